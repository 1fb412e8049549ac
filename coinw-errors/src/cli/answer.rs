//! What `explain` prints for people.

use std::io;

use coinw_errors::{Channel, ErrorCode, Idempotency};

use super::headline::headline;
use super::page::Page;
use super::quoted::{command_for_draft, command_for_report};
use super::read::finding::{Finding, What, numbered};
use super::read::http;
use super::read::search::Found;
use super::shown::{message, words};
use super::summary::summary;
use super::tally::Row;
use super::understood::Understood;
use super::{candidates, digest};

/// The most errors without an entry that are written out. A log may have any number; the digest has more of them.
const MOST_UNLISTED: usize = 20;

/// Prints what was understood, and explains each error.
pub fn print(understood: &Understood, page: &mut Page<'_>) -> io::Result<()> {
    if let Some(summary) = summary(understood) {
        page.text(&summary)?;
        page.blank()?;
    }
    if understood.is_log() {
        digest::print(&understood.tally, page)?;
    }
    match &understood.found {
        Some(found @ Found::Fitting(codes)) => {
            candidates::print(codes, page)?;
            return decisions_of_candidates(&found.candidates(), page);
        }
        // Whoever calls says that nothing was found.
        Some(Found::Nearest { .. }) => return Ok(()),
        None => {}
    }
    let mut is_first = !understood.is_log();
    for row in explained(&understood.tally.rows) {
        if !is_first {
            page.rule()?;
        }
        is_first = false;
        explain(&row.finding, page)?;
    }
    Ok(())
}

/// What is written out: every code of the guide, and the first of what it lacks.
fn explained(rows: &[Row]) -> impl Iterator<Item = &Row> {
    let mut unlisted = 0_usize;
    rows.iter().filter(move |row| {
        if row.finding.listed().is_none() {
            unlisted = unlisted.saturating_add(1);
        }
        row.finding.listed().is_some() || unlisted <= MOST_UNLISTED
    })
}

fn explain(finding: &Finding, page: &mut Page<'_>) -> io::Result<()> {
    let error = match &finding.what {
        What::Error(error) => error,
        What::Success { code, .. } => return success(code.as_deref(), finding, page),
        What::NoAnswer => return no_answer(finding, page),
    };
    if let Some(code) = finding.listed().filter(|_| !finding.is_certain()) {
        candidates::print(&[code], page)?;
        return decisions(finding, page);
    }
    let all = format!("{error:#}");
    let (_, rest) = all.split_once("\n\n").unwrap_or(("", &all));
    if finding.listed().is_some() {
        if let Some(message) = message(error).filter(|message| differs(message, error.listed())) {
            page.text(&format!("The server said: {message:?}"))?;
            page.blank()?;
        }
        return page.explanation(rest);
    }
    page.heading(&headline(finding))?;
    page.blank()?;
    facts(finding, page)?;
    for paragraph in rest.split("\n\n").filter(|paragraph| !paragraph.starts_with("The parser says: ")) {
        page.blank()?;
        if error.listed().is_some_and(|code| paragraph == code.to_string()) {
            page.text("Of a plain refusal, the guide says:")?;
            page.blank()?;
            page.heading(paragraph)?;
        } else if paragraph.contains('\n') {
            page.explanation(paragraph)?;
        } else {
            page.text(paragraph)?;
        }
    }
    next_steps(finding, page)
}

fn no_answer(finding: &Finding, page: &mut Page<'_>) -> io::Result<()> {
    page.heading(&headline(finding))?;
    page.blank()?;
    page.text(
        "No answer came, so nothing says whether the request was carried out: ask the exchange before sending an order again.",
    )?;
    decisions(finding, page)
}

fn decisions(finding: &Finding, page: &mut Page<'_>) -> io::Result<()> {
    page.blank()?;
    page.heading(MAY_BE_SENT)?;
    page.text(&format!("  an idempotent request: {}", action(finding, Idempotency::Idempotent)))?;
    page.text(&format!("  any other request: {}", action(finding, Idempotency::NotIdempotent)))
}

/// What to do as long as it is not known which code it is.
fn decisions_of_candidates(candidates: &[Finding], page: &mut Page<'_>) -> io::Result<()> {
    let first = match candidates {
        [] => return Ok(()),
        [only] => return decisions(only, page),
        [first, ..] => first,
    };
    page.blank()?;
    page.heading(MAY_BE_SENT)?;
    for finding in candidates {
        let (code, action) = (finding.code().unwrap_or_default(), action(finding, Idempotency::Idempotent));
        page.text(&format!("  an idempotent request, if it is {code}: {action}"))?;
    }
    page.text(&format!("  any other request: {}", action(first, Idempotency::NotIdempotent)))
}

const MAY_BE_SENT: &str = "May the request be sent again?";

fn action(finding: &Finding, idempotency: Idempotency) -> String {
    finding.retry_action(idempotency).map(|action| action.to_string()).unwrap_or_default()
}

fn success(code: Option<&str>, finding: &Finding, page: &mut Page<'_>) -> io::Result<()> {
    let what = code.unwrap_or("This");
    match finding.objection().and_then(words) {
        None => page.text(&format!(
            "{what} means success: there is no error to explain, and nothing to send again."
        )),
        Some(message) => page.text(&format!(
            "{what} means success, but the server said {message:?}. If these words report a failure, ask the exchange whether the \
             request was carried out before you send it again."
        )),
    }
}

/// Whether the server's words are others than the guide's.
fn differs(message: &str, code: Option<ErrorCode>) -> bool {
    code.is_none_or(|code| code.message() != message)
}

/// What is kept of an error that the guide does not explain.
fn facts(finding: &Finding, page: &mut Page<'_>) -> io::Result<()> {
    let Some(error) = finding.error() else { return Ok(()) };
    let mut facts = Vec::new();
    facts.extend(finding.market.map(|market| ("market", market.to_string())));
    let is_frame = error.api().is_some_and(|error| error.channel() == Channel::Websocket);
    facts.extend(is_frame.then(|| ("channel", Channel::Websocket.to_string())));
    facts.extend(message(error).map(|message| ("message", format!("{message:?}"))));
    facts.extend(error.http_status().map(|status| ("HTTP", status.to_string())));
    facts.push(("outcome", error.outcome().to_string()));
    for (label, fact) in facts {
        page.text(&format!("  {label:<9} {fact}"))?;
    }
    Ok(())
}

fn next_steps(finding: &Finding, page: &mut Page<'_>) -> io::Result<()> {
    let Some(error) = finding.error() else { return Ok(()) };
    if error.listed().is_some() {
        return Ok(());
    }
    let code = finding.code();
    let elsewhere = code.as_deref().map(|code| numbered(code, None)).unwrap_or_default();
    if !elsewhere.is_empty() {
        page.blank()?;
        page.heading("The guide lists the number elsewhere")?;
        for other in elsewhere {
            let markets = super::markets::markets(other.entry());
            page.text(&format!("  {other} ({}; {markets}; {})", other.name(), other.channel()))?;
        }
    }
    if let Some(status) = error.http_status().filter(|_| error.api().is_none()) {
        let status = status.to_string();
        for code in numbered(&status, None) {
            page.blank()?;
            page.text(&format!(
                "The guide's {} is another thing: a code in a JSON response. `coinw-errors explain {}` explains it.",
                code.code(),
                code.code()
            ))?;
        }
    }
    if let Some(status) = code.as_deref().and_then(http::status_of) {
        page.blank()?;
        page.text(&format!(
            "As the status of HTTP, {0} is another thing: `coinw-errors explain HTTP {0}` explains it.",
            status.as_str()
        ))?;
    }
    page.blank()?;
    page.heading("What next")?;
    if let Some(command) = command_for_draft(finding) {
        page.text("  An entry for a guide of your own is drafted by:")?;
        page.line(&format!("    {command}"))?;
    }
    page.text("  The form that CoinW's support asks for is filled in by:")?;
    page.line(&format!("    {}", command_for_report(finding)))
}
