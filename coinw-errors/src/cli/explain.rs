//! `coinw-errors explain`: what the guide knows about a code, wherever the code was found.

use std::io::{IsTerminal, Read, Write};

use anstyle::Style;
use clap::{Args, CommandFactory};
use coinw_errors::{ErrorCode, Market};

use super::failure::Failure;
use super::{Program, market, paste};

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
    #[arg(value_name = "CODE | PAYLOAD", allow_hyphen_values = true, value_parser = piece)]
    text: Option<String>,

    /// Where the code came from; needed only where a number means more than one thing
    #[arg(long, value_parser = market())]
    market: Option<Market>,
}

/// Text may start with a negative number. Anything else that starts with `-` is a mistyped option.
fn piece(text: &str) -> Result<String, &'static str> {
    let negative_number = |rest: &str| rest.starts_with(|character: char| character.is_ascii_digit());
    match text.strip_prefix('-') {
        Some(rest) if !rest.is_empty() && !negative_number(rest) => {
            Err("no such option; to explain text that starts with `-`, pipe it in")
        }
        _ => Ok(text.to_owned()),
    }
}

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let text = text(arguments.text.as_deref())?;
    let code = paste::find(&text, arguments.market)?;
    print(code).map_err(Failure::Output)
}

fn text(argument: Option<&str>) -> Result<String, Failure> {
    if let Some(text) = argument.filter(|&text| text != "-") {
        return Ok(text.to_owned());
    }
    let mut input = std::io::stdin().lock();
    if argument.is_none() && input.is_terminal() {
        usage();
    }
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes).map_err(Failure::Input)?;
    // A log may hold any bytes; the code in it is ASCII.
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Nothing was passed and nothing is piped: waiting for a person to type would look like hanging.
fn usage() -> ! {
    Program::command()
        .error(
            clap::error::ErrorKind::MissingRequiredArgument,
            "pass a code or a payload, or pipe one in: `coinw-errors explain 29001`",
        )
        .exit()
}

/// The explanation with its headings in bold, where the terminal shows that.
fn print(code: ErrorCode) -> std::io::Result<()> {
    let mut output = anstream::stdout().lock();
    let bold = Style::new().bold();
    for line in format!("{code:#}").lines() {
        if line.is_empty() || line.starts_with(' ') {
            writeln!(output, "{line}")?;
        } else {
            writeln!(output, "{bold}{line}{bold:#}")?;
        }
    }
    Ok(())
}
