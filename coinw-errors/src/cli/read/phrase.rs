//! The words of the guide in a longer text that names no code.

use std::sync::LazyLock;

use coinw_errors::{ErrorCode, Market};
use regex::RegexSet;

use super::finding::{self, Finding};
use super::words::folded;

struct Phrases {
    known: Vec<(ErrorCode, &'static str, String)>,
    /// Which of them are in a text, in one pass.
    set: RegexSet,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let known: Vec<_> = ErrorCode::ALL
        .iter()
        .flat_map(|&code| {
            let entry = code.entry();
            [
                ("message", Some(entry.message)),
                ("title", Some(entry.title)),
                ("translation", entry.translation),
                ("name", Some(entry.name)),
            ]
            .into_iter()
            .filter_map(move |(what, text)| Some((code, what, folded(text?))))
        })
        .collect();
    let set = RegexSet::new(known.iter().map(|(_, _, text)| regex::escape(text)))
        .unwrap_or_else(|_| RegexSet::empty());
    Phrases { known, set }
});

/// The codes whose message, title or translation a text contains.
pub fn read(text: &str, market: Option<Market>) -> Vec<Finding> {
    let text = folded(text);
    let contained: Vec<_> = PHRASES
        .set
        .matches(&text)
        .into_iter()
        .filter_map(|index| PHRASES.known.get(index))
        .filter(|(code, _, phrase)| {
            let is_here = market.is_none_or(|market| code.markets().contains(&market));
            is_here && stands_alone(&text, phrase)
        })
        .collect();
    let mut findings: Vec<Finding> = Vec::new();
    for (code, what, phrase) in &contained {
        let is_part = contained
            .iter()
            .any(|(other, _, longer)| other != code && longer != phrase && longer.contains(phrase.as_str()));
        let is_known = findings.iter().any(|finding| finding.listed() == Some(*code));
        if let Some(found) = finding::listed(*code, market).filter(|_| !is_part && !is_known) {
            findings.push(found.by_words(format!("a text with the {what} of {code}, and without a code")));
        }
    }
    findings
}

/// Whether a phrase stands in a text as words of its own.
fn stands_alone(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at.saturating_add(phrase.len())..).and_then(|after| after.chars().next());
        let is_word =
            |character: Option<char>| character.is_some_and(|character| character.is_ascii_alphanumeric());
        !is_word(before) && !is_word(after)
    })
}
