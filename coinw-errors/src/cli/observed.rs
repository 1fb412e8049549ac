//! The codes that were seen and that the guide does not list.

use coinw_errors::{Channel, Entry, Market, error_guide};

use super::find::named::folded;
use super::find::search::called_numbers;
use super::finding::Finding;

/// A code that was seen: one variant for each entry of `spec/observed.yaml`.
#[error_guide("spec/observed.yaml")]
enum ObservedCode {}

/// What was seen of the number of a finding. A response with a code that the guide lists has that one.
pub fn observed(finding: &Finding) -> impl Iterator<Item = &'static Entry> {
    let is_open = finding.listed().is_none() || matches!(finding, Finding::Code(_));
    let number = finding.code().filter(|_| is_open).and_then(|number| number.parse::<i32>().ok());
    entries().filter(move |entry| Some(entry.code) == number)
}

/// What was seen of a number that a text calls a code, or with a name or a message that is the text.
pub fn mentioned(text: &str) -> impl Iterator<Item = &'static Entry> {
    let words = |text: &str| folded(text).trim_matches(|end: char| !end.is_alphanumeric()).to_owned();
    let (called, text) = (called_numbers(&folded(text)), words(text));
    entries().filter(move |entry| {
        called.contains(&entry.code.to_string()) || [entry.name, entry.message].map(words).contains(&text)
    })
}

/// What was seen of a code where it counts.
pub fn from_code_on(market: Market, channel: Channel, code: i32) -> Option<&'static Entry> {
    ObservedCode::from_code_on(market, channel, code).map(ObservedCode::entry)
}

fn entries() -> impl Iterator<Item = &'static Entry> {
    ObservedCode::ALL.iter().map(|code| code.entry())
}
