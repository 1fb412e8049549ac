//! What `explain` prints for people.

use std::io::{self, Write};

use anstyle::Style;
use coinw_errors::{Channel, ErrorCode, ReceivedCode};

use super::digest;
use super::quoted::{command_for_draft, command_for_report};
use super::read::finding::{Finding, What, numbered};
use super::read::search::Found;
use super::shown::message;
use super::summary::summary;
use super::tally::Row;
use super::understood::Understood;
use super::{candidates, wrap};

/// The most errors without an entry that are written out. A log may have any number; the digest has more of them.
const MOST_UNLISTED: usize = 20;

/// Lines, at the width of the terminal if there is one.
pub struct Page<'a> {
    pub output: &'a mut dyn Write,
    pub width: Option<usize>,
}

impl Page<'_> {
    /// Lines of an explanation: those that are not indented are headings.
    pub fn explanation(&mut self, text: &str) -> io::Result<()> {
        for line in text.lines() {
            if line.is_empty() || line.starts_with(' ') {
                self.text(line)?;
            } else {
                self.heading(line)?;
            }
        }
        Ok(())
    }

    pub fn heading(&mut self, line: &str) -> io::Result<()> {
        let bold = Style::new().bold();
        let width = self.width;
        wrap::fitted(line, width)
            .into_iter()
            .try_for_each(|line| writeln!(self.output, "{bold}{line}{bold:#}"))
    }

    /// A heading that is laid out already.
    pub fn heading_line(&mut self, line: &str) -> io::Result<()> {
        let bold = Style::new().bold();
        writeln!(self.output, "{bold}{line}{bold:#}")
    }

    pub fn text(&mut self, line: &str) -> io::Result<()> {
        let width = self.width;
        wrap::fitted(line, width).into_iter().try_for_each(|line| writeln!(self.output, "{line}"))
    }

    /// A line that is laid out already.
    pub fn line(&mut self, line: &str) -> io::Result<()> {
        writeln!(self.output, "{line}")
    }

    pub fn blank(&mut self) -> io::Result<()> {
        writeln!(self.output)
    }

    fn rule(&mut self) -> io::Result<()> {
        let rule = "─".repeat(self.width.unwrap_or(80).min(80));
        writeln!(self.output, "\n{rule}\n")
    }
}

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
        Some(Found::One(code)) => return page.explanation(&format!("{code:#}")),
        Some(Found::Several(codes)) => return candidates::print(codes, page),
        // Whoever calls says that nothing was found.
        Some(Found::Nearest(_)) => return Ok(()),
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
    let What::Error(error) = &finding.what else {
        let what = match finding.code() {
            Some(code) => format!("{code} means success"),
            None => "This is a success".to_owned(),
        };
        return page.text(&format!("{what}: there is no error to explain, and nothing to send again."));
    };
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
        if paragraph.contains('\n') || error.listed().is_some() {
            page.explanation(paragraph)?;
        } else {
            page.text(paragraph)?;
        }
    }
    next_steps(finding, page)
}

/// Whether the server's words are others than the guide's.
fn differs(message: &str, code: Option<ErrorCode>) -> bool {
    code.is_none_or(|code| code.message() != message)
}

/// What an error is that the guide does not explain.
pub fn headline(finding: &Finding) -> String {
    let What::Error(error) = &finding.what else {
        let code = finding.code().map(|code| format!(" ({code})")).unwrap_or_default();
        return format!("Success{code}");
    };
    let line = error.to_string();
    let Some(api) = error.api() else {
        let http = error.http_status().map(|status| format!(" (HTTP {status})")).unwrap_or_default();
        let what = match &**error {
            coinw_errors::Error::Truncated(_) => "A response that ends too early",
            coinw_errors::Error::Data(_) => "A success whose data is not of the type that was asked for",
            _ if error.body().is_empty() => "No response of the API",
            _ => "No response of the API: it is not JSON",
        };
        return format!("{what}{http}");
    };
    if api.is_contradictory() {
        let line = line.strip_prefix(error.market().as_str()).unwrap_or(&line).trim_start();
        return line.split_once(": \"").map_or(line, |(line, _)| line).to_owned();
    }
    if *api.code() == ReceivedCode::Absent {
        return "An error without a code".to_owned();
    }
    let code = finding.code().unwrap_or_default();
    let market = finding.market.map(|market| format!(" for {market}")).unwrap_or_default();
    format!("{code}: the guide does not list this code{market}")
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
    page.blank()?;
    page.heading("What next")?;
    if let Some(command) = command_for_draft(finding) {
        page.text("  An entry for a guide of your own is drafted by:")?;
        page.line(&format!("    {command}"))?;
    }
    page.text("  The form that CoinW's support asks for is filled in by:")?;
    page.line(&format!("    {}", command_for_report(finding)))
}
