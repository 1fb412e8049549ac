//! `coinw-errors list`: all codes.

use std::io::Write;

use clap::{Args, ValueEnum};
use coinw_errors::{Entry, ErrorCode, Market};
use comfy_table::{ColumnConstraint, ContentArrangement, Table, presets};

use super::failure::Failure;
use super::markets::markets;
use super::option::market;
use super::page::Page;
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

/// As many columns as fit without a broken word; where three do not, a block for each code.
fn print_table(entries: &[&Entry]) -> std::io::Result<()> {
    let width = terminal_size::terminal_size_of(std::io::stdout()).map(|(width, _)| width.0);
    let mut output = anstream::stdout().lock();
    let page = &mut Page { output: &mut output, width: width.map(usize::from) };
    let Some(columns) = columns(entries, width) else { return print_blocks(entries, page) };
    let mut table = table(entries, columns, str::to_owned);
    table.load_style(presets::NOTHING);
    if let Some(width) = width {
        table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
        // Only the title has words to break lines between.
        for column in table.column_iter_mut().take(columns.len().saturating_sub(1)) {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
    for (index, line) in table.lines().enumerate() {
        let line = line.trim_end();
        if index == 0 { page.heading_line(line)? } else { page.line(line)? }
    }
    let left_out =
        ALL.iter().map(|(label, _)| *label).filter(|label| columns.iter().all(|(other, _)| other != label));
    let left_out: Vec<_> = left_out.collect();
    if left_out.is_empty() {
        return Ok(());
    }
    page.blank()?;
    page.text(&format!("Left out for want of room: {}", left_out.join(", ")))
}

/// A column's label, and what an entry has for it.
type Column = (&'static str, fn(&Entry) -> String);

const CODE: Column = ("code", |entry| entry.code.to_string());
const NAME: Column = ("name", |entry| entry.name.to_owned());
const MARKETS: Column = ("markets", markets);
const KIND: Column = ("kind", |entry| entry.kind.to_string());
const RETRY: Column = ("retry", |entry| entry.retry.to_string());
const OUTCOME: Column = ("outcome", |entry| entry.outcome.to_string());
const TITLE: Column = ("title", |entry| entry.title.to_owned());

const ALL: [Column; 7] = [CODE, NAME, MARKETS, KIND, RETRY, OUTCOME, TITLE];

/// What is shown, from the most columns to the fewest.
const CHOICES: [&[Column]; 5] = [
    &ALL,
    &[CODE, NAME, MARKETS, KIND, RETRY, TITLE],
    &[CODE, NAME, KIND, RETRY, TITLE],
    &[CODE, NAME, RETRY, TITLE],
    &[CODE, NAME, TITLE],
];

/// The least width of the column with the titles.
const TITLE_WIDTH: usize = 22;

/// The columns that fit, if any do.
fn columns(entries: &[&Entry], width: Option<u16>) -> Option<&'static [Column]> {
    let Some(width) = width else { return Some(&ALL) };
    let fits = |columns: &&&[Column]| {
        let others = columns.iter().filter(|(label, _)| *label != TITLE.0);
        let widths = others.map(|(label, value)| {
            let longest = entries.iter().map(|entry| value(entry).len()).max().unwrap_or_default();
            // A blank stands on either side.
            longest.max(label.len()).saturating_add(2)
        });
        widths.sum::<usize>().saturating_add(TITLE_WIDTH) <= usize::from(width)
    };
    CHOICES.iter().find(fits).copied()
}

fn print_blocks(entries: &[&Entry], page: &mut Page<'_>) -> std::io::Result<()> {
    for (index, entry) in entries.iter().enumerate() {
        if index > 0 {
            page.blank()?;
        }
        page.heading(&entry.to_string())?;
        for (label, value) in ALL.iter().filter(|(label, _)| ![CODE.0, TITLE.0].contains(label)) {
            page.text(&format!("  {label:<9} {}", value(entry)))?;
        }
    }
    Ok(())
}

fn print_markdown(entries: &[&Entry]) -> std::io::Result<()> {
    // A bar would end the cell.
    let mut table = table(entries, &ALL, |text| text.replace('|', "\\|"));
    table.load_style(presets::ASCII_MARKDOWN);
    write!(anstream::stdout().lock(), "{}", reference::document(entries, &table))
}

fn table(entries: &[&Entry], columns: &[Column], escape: fn(&str) -> String) -> Table {
    let mut table = Table::new();
    table.set_header(columns.iter().map(|(label, _)| *label));
    for entry in entries {
        table.add_row(columns.iter().map(|(_, value)| escape(&value(entry))));
    }
    table
}
