//! `coinw-errors list`: all codes.

use clap::{Args, ValueEnum};
use coinw_errors::{Entry, ErrorCode, Market};
use comfy_table::{ColumnConstraint, ContentArrangement, Table, presets};

use super::failure::Failure;
use super::finding::title;
use super::json;
use super::markets::markets;
use super::option::market;
use super::page::{Page, width};

/// List the guide's codes, in the guide's order
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coinw-errors list
  coinw-errors list --market spot
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
    /// For programs: JSON entries with the spec's keys and words
    Json,
}

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let entries: Vec<&Entry> = ErrorCode::ALL
        .iter()
        .map(|code| code.entry())
        .filter(|entry| arguments.market.is_none_or(|market| entry.markets.contains(&market)))
        .collect();
    let written = match arguments.format {
        Format::Table => print_table(&entries),
        Format::Json => json::print(&entries),
    };
    written.map_err(Failure::Output)
}

/// The columns that fit without a broken word.
fn print_table(entries: &[&Entry]) -> std::io::Result<()> {
    let width = width(terminal_size::terminal_size_of(std::io::stdout()));
    let mut output = anstream::stdout().lock();
    let page = &mut Page { output: &mut output, width };
    let fits = |(columns, _): &(&[Column], _)| columns.len() == FEWEST.len() || fit(entries, columns, width);
    let (columns, left_out) = CHOICES.into_iter().find(fits).unwrap_or((FEWEST, ""));
    let mut table = Table::new();
    table.set_header(columns.iter().map(|(label, _)| *label));
    for entry in entries {
        table.add_row(columns.iter().map(|(_, value)| value(entry)));
    }
    table.load_style(presets::NOTHING);
    table
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(width).unwrap_or(u16::MAX));
    // Only the title has words to break lines between.
    for column in table.column_iter_mut().take(columns.len().saturating_sub(1)) {
        column.set_constraint(ColumnConstraint::ContentWidth);
    }
    page.table(&table)?;
    if left_out.is_empty() {
        return Ok(());
    }
    page.blank()?;
    page.text(&format!("Too narrow for the columns {left_out}: use a wider window, or `--format json`"))
}

/// A column's label, and what an entry has for it.
type Column = (&'static str, fn(&Entry) -> String);

const CODE: Column = ("code", |entry| entry.code.to_string());
const NAME: Column = ("name", |entry| entry.name.to_owned());
const MARKETS: Column = ("markets", markets);
const RETRY: Column = ("retry", |entry| entry.retry.to_string());
const OUTCOME: Column = ("outcome", |entry| entry.outcome.to_string());
const TITLE: Column = ("title", |entry| title(entry));

/// What is shown of them, and what is left out for want of room.
const CHOICES: [(&[Column], &str); 3] = [
    (&[CODE, NAME, MARKETS, RETRY, OUTCOME, TITLE], ""),
    (&[CODE, NAME, RETRY, TITLE], "markets, outcome"),
    (FEWEST, "name, markets, retry, outcome"),
];
const FEWEST: &[Column] = &[CODE, TITLE];

/// The least width of the column with the titles.
const TITLE_WIDTH: usize = 22;

fn fit(entries: &[&Entry], columns: &[Column], width: usize) -> bool {
    let others = columns.iter().filter(|(label, _)| *label != TITLE.0);
    let widths = others.map(|(label, value)| {
        let longest = entries.iter().map(|entry| value(entry).len()).max().unwrap_or_default();
        // A blank stands on either side.
        longest.max(label.len()).saturating_add(2)
    });
    widths.sum::<usize>().saturating_add(TITLE_WIDTH) <= width
}
