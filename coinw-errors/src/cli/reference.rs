//! The whole guide as one Markdown document.

use std::fmt::Write;

use coinw_errors::{Entry, ErrorCode, Idempotency};
use comfy_table::Table;

/// The table, and below it a section for each entry.
pub fn document(entries: &[&Entry], table: &Table) -> String {
    let guide = ErrorCode::GUIDE;
    let mut document = format!("# [{}](<{}>)\n\n{table}\n", text(guide.text), guide.url);
    for entry in entries {
        // Writing to a string cannot fail.
        let _ = section(&mut document, entry);
    }
    document
}

fn section(document: &mut String, entry: &Entry) -> std::fmt::Result {
    writeln!(document, "\n## {} {}\n", entry.code, text(entry.title))?;
    if let Some(reason) = entry.retired {
        writeln!(document, "**No longer sent:** {}\n", text(reason))?;
    }
    let translation =
        entry.translation.map(|translation| format!(" ({})", text(translation))).unwrap_or_default();
    writeln!(document, "- Name: `{}`", entry.name)?;
    writeln!(document, "- Markets: {}; {}", super::markets::markets(entry), entry.channel)?;
    writeln!(document, "- Message: {}{translation}", text(entry.message))?;
    writeln!(document, "- Kind: {}", text(entry.kind.as_str()))?;
    writeln!(document, "- Outcome: {}", entry.outcome)?;
    writeln!(
        document,
        "- May an idempotent request be sent again? {}",
        entry.retry_action(Idempotency::Idempotent)
    )?;
    writeln!(
        document,
        "- May any other request be sent again? {}",
        entry.retry_action(Idempotency::NotIdempotent)
    )?;
    writeln!(document, "\n{}\n", text(entry.cause))?;
    for (number, step) in (1..).zip(entry.steps) {
        writeln!(document, "{number}. {}", text(step))?;
    }
    if let Some(note) = entry.note {
        writeln!(document, "\n{}", text(note))?;
    }
    writeln!(document, "\n```json\n{}\n```", entry.sample)?;
    if !entry.links.is_empty() {
        let links: Vec<_> =
            entry.links.iter().map(|link| format!("[{}](<{}>)", text(link.text), link.url)).collect();
        writeln!(document, "\nSee also: {}", links.join(", "))?;
    }
    if !entry.inferred.is_empty() {
        writeln!(document, "\n*Inferred, not stated by the guide: {}.*", entry.inferred.join(", "))?;
    }
    Ok(())
}

/// Text in which nothing is markup.
fn text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if "\\`*_[]<>|~#&".contains(character) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}
