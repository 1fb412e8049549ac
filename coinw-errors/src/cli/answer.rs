//! What `explain` prints for people.

use std::io;

use coinw_errors::__program::shown;
use coinw_errors::{Entry, ErrorCode, Idempotency};
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Table, presets};

use super::finding::{Finding, name, short, with_number};
use super::log::{Found, Row};
use super::markets::markets;
use super::observed::{mentioned, observed};
use super::page::Page;

/// How many rows of a digest are printed, and how many errors without an entry are written out.
const MOST_ROWS: usize = 50;
const MOST_UNLISTED: usize = 20;

/// What holds whenever no code is proven.
const UNPROVEN: &str =
    "Nothing here proves a CoinW code: do not send an order again before you know its state.";

/// Prints the digest of a log, then each thing that was found, then what may be meant.
pub fn print(found: &Found, page: &mut Page<'_>) -> io::Result<()> {
    let is_certain = |row: &&Row| !row.finding.is_candidate();
    if found.is_log() {
        digest(found, page)?;
    }
    let (mut is_first, mut unlisted) = (!found.is_log(), 0_usize);
    for row in found.rows.iter().filter(is_certain).filter(|row| !found.is_log() || row.finding.is_error()) {
        unlisted = unlisted.saturating_add(usize::from(row.finding.listed().is_none()));
        if row.finding.listed().is_none() && unlisted > MOST_UNLISTED {
            continue;
        }
        if !std::mem::take(&mut is_first) {
            page.rule()?;
        }
        explain(&row.finding, page)?;
    }
    let codes: Vec<_> = found
        .rows
        .iter()
        .filter(|row| row.finding.is_candidate())
        .filter_map(|row| row.finding.listed())
        .collect();
    if found.is_log() {
        // The digest lists them.
        if found.has_error() {
            return Ok(());
        }
        page.blank()?;
        return page.text(UNPROVEN);
    }
    if !codes.is_empty() || !found.rows.iter().any(|row| is_certain(&row)) {
        if !is_first {
            page.rule()?;
        }
        return candidates(&codes, found, page);
    }
    Ok(())
}

fn explain(finding: &Finding, page: &mut Page<'_>) -> io::Result<()> {
    page.heading(&format!("{}{}", finding.headline(), details(finding)))?;
    page.blank()?;
    page.explanation(&explanation(finding))?;
    let unlisted = finding.code().filter(|_| finding.listed().is_none());
    for other in unlisted.into_iter().flat_map(|code| with_number(&code, None).collect::<Vec<_>>()) {
        page.blank()?;
        let (markets, channel) = (markets(other.entry()), other.channel());
        page.text(&format!("The guide lists {} for {markets} ({channel}).", name(other)))?;
    }
    observed(finding).try_for_each(|entry| seen(entry, page))
}

/// A code that was seen, and where.
fn seen(entry: &Entry, page: &mut Page<'_>) -> io::Result<()> {
    page.blank()?;
    page.heading(&format!("Seen before: {entry} ({}; {})", markets(entry), entry.channel))?;
    page.text(&format!("  This code is not in the guide. {}", entry.note.unwrap_or_default()))?;
    page.text(&format!("  Message: {}", quoted(entry.message)))?;
    page.text(&format!("  Sample:  {}", entry.sample))?;
    page.text(&format!("  {} {}", entry.cause, entry.steps.join(" ")))
}

/// The status, and what the server said where the guide says something else.
fn details(finding: &Finding) -> String {
    let status = finding.http_status().map(|status| format!(" (HTTP {status})")).unwrap_or_default();
    let is_news = |message: &String| finding.listed().is_none_or(|code| code.message() != message);
    let said = finding.message().filter(is_news).map(|message| format!(": {}", quoted(&message)));
    format!("{status}{}", said.unwrap_or_default())
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\\\""))
}

/// The decision, and below it what the guide says.
fn explanation(finding: &Finding) -> String {
    let below_headline =
        |text: String| text.split_once("\n\n").map(|(_, rest)| rest.to_owned()).unwrap_or_default();
    match finding {
        Finding::Response(error) => below_headline(format!("{error:#}")),
        Finding::Item(error) => {
            let text = below_headline(format!("{error:#}"));
            let decision = text.split_once('\n').map(|(_, rest)| rest).unwrap_or_default();
            format!("May the request of this item be sent again?\n{decision}")
        }
        Finding::Code(code) => below_headline(format!("{code:#}")),
        Finding::Printed(line) => {
            let (query, order) =
                (line.retry_action(Idempotency::Idempotent), line.retry_action(Idempotency::NotIdempotent));
            let decision = format!(
                "May the request that got this response be sent again?\n  an idempotent request: {query}\n  any other request: {order}"
            );
            let guide = line.listed.map(|code| below_headline(below_headline(format!("{code:#}"))));
            guide.map_or_else(|| decision.clone(), |guide| format!("{decision}\n\n{guide}"))
        }
        Finding::Unlisted(_) => format!("  {UNPROVEN}"),
        Finding::Success { .. } => "  A success: no error to explain, and nothing to send again.".to_owned(),
        Finding::Candidate(_) => String::new(),
    }
}

/// Codes that may be meant. Nothing is decided for them.
fn candidates(codes: &[ErrorCode], found: &Found, page: &mut Page<'_>) -> io::Result<()> {
    page.text(UNPROVEN)?;
    match codes {
        [] => {
            let looked_for = quoted(&shown::beginning(found.beginning.trim(), found.has_more, 80));
            page.text(&format!(
                "No code in the guide matches {looked_for}. Pass a number such as 29001, words of the \
                 message, or the response that CoinW sent."
            ))
        }
        [only] => {
            page.blank()?;
            page.heading(&format!("Perhaps {}", name(*only)))?;
            page.blank()?;
            page.heading("Cause")?;
            page.text(&format!("  {}", only.cause()))?;
            page.blank()?;
            page.heading("What to do")?;
            (1..).zip(only.steps()).try_for_each(|(number, step)| page.text(&format!("  {number}. {step}")))
        }
        several => several.iter().try_for_each(|code| {
            page.blank()?;
            page.heading(&format!("Perhaps {}", name(*code)))?;
            page.text(&format!("  1. {}", code.steps().first().copied().unwrap_or_default()))
        }),
    }?;
    mentioned(&found.beginning).try_for_each(|entry| seen(entry, page))
}

/// A log in short.
fn digest(found: &Found, page: &mut Page<'_>) -> io::Result<()> {
    let mut rows: Vec<&Row> = found.rows.iter().collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.count));
    let errors = rows.iter().filter(|row| row.finding.is_error()).map(|row| row.count);
    let errors = errors.fold(found.others, u64::saturating_add);
    page.text(&format!("A log of {} lines; errors: {errors}", found.lines))?;
    if rows.is_empty() {
        return Ok(());
    }
    page.blank()?;
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    // On a narrow terminal they would leave no room for words.
    let has_times = page.width >= 80;
    let columns = ["count", "code", "first", "last", "what it is"];
    table.set_header(columns.into_iter().filter(|column| has_times || !["first", "last"].contains(column)));
    for row in rows.iter().take(MOST_ROWS) {
        let time = |time: &Option<String>| time.clone().unwrap_or_default();
        let doubt = if row.finding.is_candidate() { " (mentioned, not proven)" } else { "" };
        let (code, headline) =
            (row.finding.code().map_or_else(|| "-".to_owned(), |code| short(&code)), row.finding.headline());
        let what =
            headline.strip_prefix(&code).map_or(&*headline, |rest| rest.trim_start_matches([':', ' ']));
        let times = [time(&row.first), time(&row.last)].into_iter().filter(|_| has_times);
        let what = format!("{what}{doubt}");
        table.add_row([row.count.to_string(), code.clone()].into_iter().chain(times).chain([what]));
    }
    if let Some(column) = table.column_mut(0) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(page.width).unwrap_or(u16::MAX));
    table.column_iter_mut().take(if has_times { 4 } else { 2 }).for_each(|column| {
        column.set_constraint(ColumnConstraint::ContentWidth);
    });
    page.table(&table)?;
    let hidden = rows.iter().skip(MOST_ROWS).map(|row| row.count).fold(found.others, u64::saturating_add);
    if hidden > 0 { page.text(&format!("  and {hidden} others")) } else { Ok(()) }
}
