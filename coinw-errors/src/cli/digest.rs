//! A log in short: how often each error came, and when first and last.

use std::io;

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Table, presets};

use super::headline::headline;
use super::page::Page;
use super::summary::{counted, doubt};
use super::tally::{Row, Tally};

/// The most rows that are printed.
const MOST: usize = 50;

pub fn print(tally: &Tally, page: &mut Page<'_>) -> io::Result<()> {
    if tally.rows.is_empty() {
        return Ok(());
    }
    let mut rows: Vec<&Row> = tally.rows.iter().collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.count));
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    let times = times(&rows, page.width);
    let mut header = vec!["count", "code"];
    if times == Times::Columns {
        header.extend(["first", "last"]);
    }
    header.push("what it is");
    table.set_header(header);
    for row in rows.iter().take(MOST) {
        let code = row.finding.code().unwrap_or_else(|| "-".to_owned());
        let time = |time: &Option<String>| time.clone().unwrap_or_default();
        let mut cells = vec![row.count.to_string(), code];
        match times {
            Times::Columns => cells.extend([time(&row.first), time(&row.last), what(row)]),
            Times::Lines if row.first.is_some() => {
                cells.push(format!("{}\n{}\n{}", what(row), time(&row.first), time(&row.last)));
            }
            Times::Lines | Times::None => cells.push(what(row)),
        }
        table.add_row(cells);
    }
    if let Some(column) = table.column_mut(0) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    if let Some(width) = page.width.and_then(|width| u16::try_from(width).ok()) {
        table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
        // A time that is broken cannot be searched for.
        let last = table.column_count().saturating_sub(1);
        for column in table.column_iter_mut().take(last) {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
    for (index, line) in table.lines().enumerate() {
        let line = line.trim_end();
        if index == 0 { page.heading_line(line)? } else { page.line(line)? }
    }
    let hidden = rows.iter().skip(MOST).map(|row| row.count).fold(tally.others, u64::saturating_add);
    if hidden > 0 {
        page.text(&format!("  and {}", counted(hidden, "other error")))?;
    }
    Ok(())
}

/// Where the times stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Times {
    /// The lines of the log have none.
    None,
    Columns,
    /// Below what the error is, in lines of their own.
    Lines,
}

fn times(rows: &[&Row], width: Option<usize>) -> Times {
    let longest = rows.iter().flat_map(|row| [&row.first, &row.last]).flatten().map(String::len).max();
    match (longest, width) {
        (None, _) => Times::None,
        (Some(longest), Some(width))
            if longest.saturating_mul(2).saturating_add(LEAST_BESIDE_TIMES) > width =>
        {
            Times::Lines
        }
        _ => Times::Columns,
    }
}

/// What the count, the code, blanks and a few words need.
const LEAST_BESIDE_TIMES: usize = 36;

fn what(row: &Row) -> String {
    let finding = &row.finding;
    match finding.listed() {
        Some(code) => format!("{}{}", code.title(), doubt(finding)),
        None if finding.error().is_some() && finding.code().is_some() && !finding.is_contradiction() => {
            "not listed".to_owned()
        }
        None => headline(finding),
    }
}
