//! The command line: `coinw-errors explain 29001`.

#![forbid(unsafe_code)]
// Bad input gets an error, never a panic.
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable)]

#[path = "../cli/mod.rs"]
mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
