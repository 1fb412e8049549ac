//! `coinw-errors list`: all codes.

use std::io::Write;

use anstyle::Style;
use clap::{Args, ValueEnum};
use coinw_errors::{Entry, ErrorCode, Market};
use comfy_table::{ContentArrangement, Table, presets};

use super::failure::Failure;
use super::markets::markets;
use super::option::market;
use super::{data, reference};

/// List the codes of the guide, in its order
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coinw-errors list
  coinw-errors list --market spot
  coinw-errors list --format markdown > coinw-errors.md
  coinw-errors list --format json | jq '.[] | select(.retry == \"after_delay\") | .code'")]
pub struct Arguments {
    /// Only the codes of this market
    #[arg(long, value_parser = market())]
    market: Option<Market>,

    /// Output format
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For reading
    Table,
    /// For programs: the entries with the keys and words of the spec
    Json,
    /// The same as YAML
    Yaml,
    /// For documents: the whole reference
    Markdown,
}

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let entries: Vec<&Entry> = ErrorCode::ALL
        .iter()
        .map(|code| code.entry())
        .filter(|entry| arguments.market.is_none_or(|market| entry.markets.contains(&market)))
        .collect();
    let written = match arguments.format {
        Format::Table => print_table(&entries),
        Format::Json => data::print_json(&entries),
        Format::Yaml => data::print_yaml(&entries),
        Format::Markdown => print_markdown(&entries),
    };
    written.map_err(Failure::Output)
}

fn print_table(entries: &[&Entry]) -> std::io::Result<()> {
    let mut table = table(entries, str::to_owned);
    table.load_style(presets::NOTHING);
    if let Some((terminal_size::Width(width), _)) = terminal_size::terminal_size() {
        table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    }
    let mut output = anstream::stdout().lock();
    let bold = Style::new().bold();
    for (index, line) in table.lines().enumerate() {
        let line = line.trim_end();
        if index == 0 {
            writeln!(output, "{bold}{line}{bold:#}")?;
        } else {
            writeln!(output, "{line}")?;
        }
    }
    Ok(())
}

fn print_markdown(entries: &[&Entry]) -> std::io::Result<()> {
    // A bar would end the cell.
    let mut table = table(entries, |text| text.replace('|', "\\|"));
    table.load_style(presets::ASCII_MARKDOWN);
    write!(anstream::stdout().lock(), "{}", reference::document(entries, &table))
}

fn table(entries: &[&Entry], escape: fn(&str) -> String) -> Table {
    let mut table = Table::new();
    table.set_header(["code", "name", "markets", "kind", "retry", "outcome", "title"]);
    for entry in entries {
        table.add_row([
            entry.code.to_string(),
            entry.name.to_owned(),
            markets(entry),
            entry.kind.to_string(),
            entry.retry.to_string(),
            entry.outcome.to_string(),
            escape(entry.title),
        ]);
    }
    table
}
