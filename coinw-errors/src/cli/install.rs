//! What a package of the program installs beside it: man pages and shell completions.

use std::io::Write;
use std::path::PathBuf;

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

/// Write the man pages to a folder
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  coinw-errors man ~/.local/share/man/man1")]
pub struct Man {
    /// The folder; created if missing
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

pub fn man(arguments: &Man, command: Command) -> Result<(), Failure> {
    let folder = &arguments.folder;
    std::fs::create_dir_all(folder).map_err(|error| Failure::File(folder.clone(), error))?;
    let mut command = command.disable_help_subcommand(true);
    command.build();
    let pages = command.get_subcommands().chain([&command]).cloned().map(clap_mangen::Man::new);
    // Page by page, since `clap_mangen::generate_to` does not say which file it could not write.
    for page in pages {
        let failed = |error| Failure::File(folder.join(page.get_filename()), error);
        page.generate_to(folder).map_err(failed)?;
    }
    Ok(())
}
