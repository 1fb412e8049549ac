//! `coinw-errors completions`: the shell completions that a package installs.

use std::io::Write;

use clap::{Args, Command};
use clap_complete::Shell;

use super::failure::Failure;

/// Print the completions for a shell
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coinw-errors completions bash > /etc/bash_completion.d/coinw-errors
  coinw-errors completions fish > ~/.config/fish/completions/coinw-errors.fish")]
pub struct Completions {
    #[arg(value_enum)]
    shell: Shell,
}

pub fn completions(arguments: &Completions, command: &mut Command) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, command, "coinw-errors", &mut script);
    std::io::stdout().lock().write_all(&script).map_err(Failure::Output)
}
