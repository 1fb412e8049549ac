//! The documentation of the enum, of its variants and of what is generated beside them.

use std::fmt::Write;
use std::time::Duration;

use proc_macro2::Ident;

use super::markdown;
use crate::guide::{Entry, Guide};
use crate::vocabulary::{Channel, Outcome, Retry, Word};

/// The table of all codes, to stand below what the user wrote about the enum.
pub fn of_enum(guide: &Guide, name: &Ident) -> String {
    let source = markdown::link(&guide.title, &guide.url);
    let mut docs = format!(
        "The codes of the {source}:\n\n\
         | Code | Variant | Title | Markets | Kind | Retry | Outcome |\n\
         |---:|---|---|---|---|---|---|\n"
    );
    for entry in &guide.entries {
        // Writing to a string cannot fail.
        let _ = writeln!(
            docs,
            "| {} | [{variant}]({name}::{variant}){} | {} | {} | {} | {} | {} |",
            entry.code,
            if entry.retired.is_some() { " (retired)" } else { "" },
            markdown::text(&entry.title),
            where_it_comes_from(entry),
            entry.kind.word(),
            retry(entry),
            entry.outcome.word(),
            variant = entry.name,
        );
    }
    docs
}

/// Everything that the guide knows about one code.
pub fn of_variant(entry: &Entry) -> String {
    let mut paragraphs = vec![
        format!("**{}** {}", entry.code, markdown::text(&entry.title)),
        format!(
            "On {}; {}; {}.",
            where_it_comes_from(entry),
            entry.kind.word().replace('_', " "),
            match entry.outcome {
                Outcome::Rejected => "the request was not carried out",
                Outcome::Unknown => "whether the request was carried out is unknown",
            }
        ),
    ];
    if let Some(reason) = &entry.retired {
        paragraphs.push(format!("**No longer sent:** {}", markdown::text(reason)));
    }
    paragraphs.push(message(entry));
    paragraphs.push(markdown::text(&entry.cause));
    if let Some(note) = &entry.note {
        paragraphs.push(markdown::text(note));
    }
    paragraphs.push(format!("**What to do**\n\n{}", steps(entry)));
    paragraphs.push(format!("**May the request be sent again?**\n\n{}", resend(entry)));
    paragraphs.push(format!("**On the wire**\n\n{}", markdown::block("json", &entry.sample)));
    if !entry.links.is_empty() {
        paragraphs.push(format!("**See also** {}", links(entry)));
    }
    if !entry.inferred.is_empty() {
        paragraphs.push(format!("*Inferred, not stated by the guide: {}.*", entry.inferred.join(", ")));
    }
    paragraphs.join("\n\n")
}

fn where_it_comes_from(entry: &Entry) -> String {
    let markets: Vec<_> = entry.markets.iter().map(|market| market.word()).collect();
    let markets = markets.join(" and ");
    match entry.channel {
        Channel::Rest => markets,
        Channel::Websocket => format!("{markets} (websocket)"),
    }
}

fn retry(entry: &Entry) -> String {
    let word = entry.retry.word().replace('_', " ");
    match entry.delay {
        Some(delay) => format!("{word}: {}", in_words(delay)),
        None => word,
    }
}

fn message(entry: &Entry) -> String {
    let message = markdown::code(&entry.message);
    match &entry.translation {
        Some(translation) => {
            format!("The server says {message}: “{}”.", markdown::text(translation))
        }
        None => format!("The server says {message}."),
    }
}

fn steps(entry: &Entry) -> String {
    let numbered = entry.steps.iter().zip(1_usize..);
    let lines: Vec<_> =
        numbered.map(|(step, number)| format!("{number}. {}", markdown::text(step))).collect();
    lines.join("\n")
}

/// What `RetryAction` says in `coinw-errors`, which a test of the workspace holds against this.
fn resend(entry: &Entry) -> String {
    let alone = match (entry.retry, entry.delay) {
        (Retry::AfterDelay, Some(delay)) => format!("yes, after {}", in_words(delay)),
        (Retry::AfterReconnect, _) => "yes, after a reconnect".to_owned(),
        (Retry::Never | Retry::AfterDelay, _) => "no".to_owned(),
    };
    let other = match entry.outcome {
        Outcome::Rejected => alone.as_str(),
        Outcome::Unknown => "not until you have asked the exchange whether it was carried out",
    };
    format!("- If it is idempotent: {alone}.\n- If it is not: {other}.")
}

fn links(entry: &Entry) -> String {
    let links: Vec<_> = entry.links.iter().map(|link| markdown::link(&link.text, &link.url)).collect();
    links.join(", ")
}

fn in_words(delay: Duration) -> String {
    format!("{delay:?}")
}

/// What people type into the search box: the number, the title, the server's text in either language, and the words that the guide lists.
pub fn aliases(entry: &Entry) -> Vec<String> {
    let mut aliases: Vec<String> = Vec::new();
    let number = entry.code.to_string();
    let texts =
        [&number, &entry.title, &entry.message].into_iter().chain(&entry.translation).chain(&entry.aliases);
    for text in texts {
        let alias = searchable(text);
        // The compiler refuses an empty alias and one that is the item's own name. The search does not tell capitals from small letters.
        let is_new = aliases.iter().all(|known| known.to_lowercase() != alias.to_lowercase());
        if !alias.is_empty() && entry.name != alias && is_new {
            aliases.push(alias);
        }
    }
    aliases
}

/// Quotation marks are not allowed in an alias, nor blanks other than single spaces inside.
fn searchable(text: &str) -> String {
    let unquoted = text.replace(['"', '\''], "");
    unquoted.split_whitespace().collect::<Vec<_>>().join(" ")
}
