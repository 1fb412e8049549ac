//! Codes that may be meant, side by side.

use std::io;

use coinw_errors::{Entry, ErrorCode};

use super::markets::markets;
use super::page::Page;

/// A label, and what an entry has for it.
type Fact = (&'static str, fn(&Entry) -> String);

/// Prints each code with what tells it from the others.
pub fn print(codes: &[ErrorCode], page: &mut Page<'_>) -> io::Result<()> {
    let facts: [Fact; 6] = [
        ("markets", markets),
        ("channel", |entry| entry.channel.to_string()),
        ("kind", |entry| entry.kind.to_string()),
        ("retry", retry),
        ("outcome", |entry| entry.outcome.to_string()),
        ("message", |entry| entry.message.to_owned()),
    ];
    for (index, code) in codes.iter().enumerate() {
        if index > 0 {
            page.blank()?;
        }
        page.heading(&code.to_string())?;
        page.text(&format!("  name      {}", code.name()))?;
        for (label, fact) in facts {
            let own = fact(code.entry());
            let is_alike = codes.len() > 1 && codes.iter().all(|other| fact(other.entry()) == own);
            if !is_alike {
                page.text(&format!("  {label:<9} {own}"))?;
            }
        }
        page.text(&format!("  cause     {}", code.cause()))?;
    }
    page.blank()?;
    let which = if codes.len() == 1 { "it" } else { "the first of them" };
    let example = codes.first().map_or(0, |code| code.code());
    page.text(&format!(
        "`coinw-errors explain {example}` explains {which}; the response that CoinW sent decides which code it is."
    ))
}

fn retry(entry: &Entry) -> String {
    match entry.delay {
        Some(delay) => format!("{}: {delay:?}", entry.retry),
        None => entry.retry.to_string(),
    }
}
