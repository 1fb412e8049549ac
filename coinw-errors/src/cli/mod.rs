//! What the program accepts, and how it ends.

mod explain;
mod failure;
mod lenient;
mod list;
mod paste;

use std::process::ExitCode;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand};
use coinw_errors::Market;

use failure::Failure;

/// Explains CoinW's API error codes: the cause, the next step, and whether to send the request again.
#[derive(Debug, Parser)]
#[command(name = "coinw-errors", version)]
struct Program {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Explain(explain::Arguments),
    List(list::Arguments),
}

/// Runs the program: 0 when it said what was asked for, 1 when it could not, 2 (from clap) for wrong usage.
pub fn run() -> ExitCode {
    let done = match Program::parse().command {
        Command::Explain(arguments) => explain::run(&arguments),
        Command::List(arguments) => list::run(&arguments),
    };
    match done {
        // Whoever closed the pipe has read enough.
        Err(Failure::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            anstream::eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
        Ok(()) => ExitCode::SUCCESS,
    }
}

/// Reads `--market`; a word that is none is wrong usage, and clap lists the right ones.
fn market() -> impl TypedValueParser<Value = Market> {
    PossibleValuesParser::new(Market::ALL.iter().map(|market| market.as_str()))
        .try_map(|word| word.parse::<Market>())
}
