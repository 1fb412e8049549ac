//! `coinw-errors explain`: what the guide knows about an error, wherever it was found.

use std::io::{self, Write};

use clap::{Args, ValueEnum};
use coinw_errors::Market;

use super::failure::Failure;
use super::finding::Finding;
use super::log::Found;
use super::option::market;
use super::page::{self, Page};
use super::{answer, input, json, record};

/// Explain what a code means, and whether to send the request again
///
/// Only a response, a line that this library printed, or a code by itself gets a decision. Any other text gets up to three codes that it may
/// mean.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coinw-errors explain 29001
  coinw-errors explain position not found
  coinw-errors explain client.log
  kubectl logs client | coinw-errors explain --format json

Exit status:
  0  an error was found
  1  no error was found, or a code that you named is not in the guide
  2  wrong usage")]
pub struct Arguments {
    /// Codes, words, responses or files; `-` or nothing reads standard input
    #[arg(value_name = "TEXT")]
    texts: Vec<String>,

    /// The market that the request went to
    #[arg(long, value_parser = market())]
    market: Option<Market>,

    /// Output format
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For reading
    Text,
    /// For programs: one JSON record per finding
    Json,
}

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let mut found = Found::default();
    for source in input::sources(&arguments.texts)? {
        source.read(|source| found.add(source, arguments.market))?;
    }
    found.sift();
    if found.beginning.trim().is_empty() {
        return Err(Failure::Empty);
    }
    let written = match arguments.format {
        Format::Text => print(&found),
        Format::Json => json::print(
            &found.rows.iter().map(|row| record::of_row(row, arguments.market)).collect::<Vec<_>>(),
        ),
    };
    written.map_err(Failure::Output)?;
    let is_lacking = found.rows.iter().any(|row| matches!(row.finding, Finding::Unlisted(_)));
    if found.has_error() && !is_lacking { Ok(()) } else { Err(Failure::Said) }
}

fn print(found: &Found) -> io::Result<()> {
    let width = page::width(terminal_size::terminal_size_of(io::stdout()));
    let mut output = io::BufWriter::new(anstream::stdout().lock());
    answer::print(found, &mut Page { output: &mut output, width })?;
    output.flush()
}
