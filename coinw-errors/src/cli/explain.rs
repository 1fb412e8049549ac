//! `coinw-errors explain`: what the guide knows about a code, wherever the code was found.

use std::io::Write;

use anstyle::Style;
use clap::Args;
use coinw_errors::{ErrorCode, Market};

use super::failure::Failure;
use super::option::market;
use super::{paste, text, wrap};

/// Explain what a code means and what to do
///
/// Takes a number, a variant's name, or the response that CoinW sent, as copied from a log: JSON, or a Python or
/// JavaScript literal, with or without text around it.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coinw-errors explain 29001
  coinw-errors explain -103
  coinw-errors explain \"{'code': 6003, 'message': 'require more permission'}\"
  grep CoinW client.log | tail -n 1 | coinw-errors explain")]
pub struct Arguments {
    /// A code, or text that contains one; read from standard input if missing or `-`
    #[arg(value_name = "CODE | PAYLOAD", allow_hyphen_values = true, value_parser = text::piece)]
    text: Option<String>,

    /// Where the code came from; needed only where a number means more than one thing
    #[arg(long, value_parser = market())]
    market: Option<Market>,
}

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let text = text::read(arguments.text.as_deref())?;
    let code = paste::find(&text, arguments.market)?;
    print(code).map_err(Failure::Output)
}

/// The explanation, with its headings in bold and at the width of the terminal, where there is one.
fn print(code: ErrorCode) -> std::io::Result<()> {
    let width = terminal_size::terminal_size_of(std::io::stdout()).map(|(width, _)| usize::from(width.0));
    let mut output = anstream::stdout().lock();
    let bold = Style::new().bold();
    for line in format!("{code:#}").lines() {
        let lines = width.map_or_else(|| vec![line.into()], |width| wrap::lines(line, width));
        for line in lines {
            if line.is_empty() || line.starts_with(' ') {
                writeln!(output, "{line}")?;
            } else {
                writeln!(output, "{bold}{line}{bold:#}")?;
            }
        }
    }
    Ok(())
}
