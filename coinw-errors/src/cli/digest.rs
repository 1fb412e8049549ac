//! A log in short: how often each error came, and when first and last.

use std::io;

use comfy_table::{CellAlignment, ContentArrangement, Table, presets};

use super::answer::{Page, headline};
use super::summary::counted;
use super::tally::{Row, Tally};

/// The most rows that are printed.
const MOST: usize = 50;

pub fn print(tally: &Tally, page: &mut Page<'_>) -> io::Result<()> {
    if tally.rows.is_empty() {
        return Ok(());
    }
    let mut rows: Vec<&Row> = tally.rows.iter().collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.count));
    let has_times = rows.iter().any(|row| row.first.is_some());
    let is_narrow = page.width.is_some_and(|width| width < 70);
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    let mut header = vec!["count", "code"];
    if has_times && !is_narrow {
        header.extend(["first", "last"]);
    }
    header.push("what it is");
    table.set_header(header);
    for row in rows.iter().take(MOST) {
        let what = match row.finding.listed() {
            Some(code) if row.finding.is_by_words() => format!("{} (by its words alone)", code.title()),
            Some(code) => code.title().to_owned(),
            None => match row.finding.code() {
                Some(_) if !row.finding.is_contradiction() => "not listed".to_owned(),
                _ => headline(&row.finding),
            },
        };
        let code = row.finding.code().unwrap_or_else(|| "-".to_owned());
        let mut cells = vec![row.count.to_string(), code];
        let time = |time: &Option<String>| time.clone().unwrap_or_default();
        if has_times && !is_narrow {
            cells.extend([time(&row.first), time(&row.last)]);
        }
        let between = if has_times && is_narrow {
            format!("{what}, {} to {}", time(&row.first), time(&row.last))
        } else {
            what
        };
        cells.push(between);
        table.add_row(cells);
    }
    if let Some(column) = table.column_mut(0) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    if let Some(width) = page.width.and_then(|width| u16::try_from(width).ok()) {
        table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    }
    for (index, line) in table.lines().enumerate() {
        let line = line.trim_end();
        if index == 0 { page.heading(line)? } else { page.line(line)? }
    }
    let hidden = rows.iter().skip(MOST).map(|row| row.count).fold(tally.others, u64::saturating_add);
    if hidden > 0 {
        page.text(&format!("  and {}", counted(hidden, "other error")))?;
    }
    Ok(())
}
