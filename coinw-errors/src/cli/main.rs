//! The command line, `coinw-errors explain 29001`: what the program accepts, and how it ends.

#![forbid(unsafe_code)]
// Bad input gets an error, never a panic. In a test a panic is a result.
#![cfg_attr(
    not(test),
    deny(
        clippy::arithmetic_side_effects,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::string_slice,
        clippy::unreachable,
        clippy::unwrap_used
    )
)]

mod answer;
mod arguments;
mod compare;
mod draft;
mod explain;
mod failure;
mod find;
mod finding;
mod input;
mod install;
mod json;
mod lines;
mod list;
mod log;
mod markets;
mod observed;
mod option;
mod page;
mod pattern;
mod printed;
mod published;
mod record;
mod report;
mod spec;
mod wrap;

use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand};

use failure::Failure;

/// Explains CoinW's API error codes: the cause, the next step, and whether to send the request again.
#[derive(Debug, Parser)]
#[command(
    name = "coinw-errors",
    version,
    after_help = "\
Examples:
  coinw-errors explain 29001
  coinw-errors list --market spot
  coinw-errors report 9012 --user-id 1162061
  coinw-errors draft --market futures response.json

`coinw-errors help <COMMAND>` explains a command."
)]
struct Program {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Explain(explain::Arguments),
    List(list::Arguments),
    Report(report::Arguments),
    Spec(spec::Arguments),
    Draft(draft::Arguments),
    Compare(compare::Arguments),
    Completions(install::Completions),
}

/// Exits with 0 if it printed what was asked for, 1 if it could not, and 2 (from clap) for wrong usage.
fn main() -> ExitCode {
    let program = Program::parse_from(arguments::of_program());
    let done = match program.command {
        Command::Explain(arguments) => explain::run(&arguments),
        Command::List(arguments) => list::run(&arguments),
        Command::Report(arguments) => report::run(arguments),
        Command::Spec(arguments) => spec::run(&arguments),
        Command::Draft(arguments) => draft::run(&arguments),
        Command::Compare(arguments) => compare::run(&arguments),
        Command::Completions(arguments) => install::completions(&arguments, &mut Program::command()),
    };
    match done {
        // Whoever closed the pipe has read enough.
        Err(Failure::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Failure::Nothing) => {
            let message = "pass a code, a text or a file, or pipe one in, as in `coinw-errors explain 29001`";
            Program::command().error(ErrorKind::MissingRequiredArgument, message).exit()
        }
        Err(Failure::Said) => ExitCode::FAILURE,
        Err(failure) => {
            // Where even this cannot be written, the exit code still says it.
            let _ = failure.print();
            ExitCode::FAILURE
        }
        Ok(()) => ExitCode::SUCCESS,
    }
}
