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
    page.text(&match codes {
        [only] => format!(
            "Only the response that CoinW sent proves the code. If it is {0}, `coinw-errors explain {0}` says what to do.",
            only.code()
        ),
        _ => "Only the response that CoinW sent proves which code it is. `coinw-errors explain` with its number says what to do.".to_owned(),
    })
}

fn retry(entry: &Entry) -> String {
    match entry.delay {
        Some(delay) => format!("{}: {delay:?}", entry.retry),
        None => entry.retry.to_string(),
    }
}
