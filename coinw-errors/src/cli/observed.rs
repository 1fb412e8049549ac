//! The codes that were seen and that the guide does not list.

use coinw_errors::{Entry, error_guide};

use super::find::named::folded;
use super::finding::Finding;

/// A code that was seen: one variant for each entry of `spec/observed.yaml`.
#[error_guide("spec/observed.yaml")]
enum ObservedCode {}

/// What was seen of the number of a finding that the guide does not list.
pub fn observed(finding: &Finding) -> impl Iterator<Item = &'static Entry> {
    let number = finding.code().filter(|_| finding.listed().is_none());
    let number = number.and_then(|number| number.parse::<i32>().ok());
    entries().filter(move |entry| Some(entry.code) == number)
}

/// What was seen with a message that is the text.
pub fn said(text: &str) -> impl Iterator<Item = &'static Entry> {
    let words = |text: &str| folded(text).trim_matches(|end: char| !end.is_alphanumeric()).to_owned();
    let text = words(text);
    entries().filter(move |entry| text == words(entry.message))
}

fn entries() -> impl Iterator<Item = &'static Entry> {
    ObservedCode::ALL.iter().map(|code| code.entry())
}
