//! The codes that were seen and that the guide does not list.

use coinw_errors::{Entry, error_guide};

use super::finding::Finding;

/// A code that was seen: one variant for each entry of `spec/observed.yaml`.
#[error_guide("spec/observed.yaml")]
enum ObservedCode {}

/// What was seen of the number of a finding that the guide does not list.
pub fn observed(finding: &Finding) -> impl Iterator<Item = &'static Entry> {
    let number = finding.code().filter(|_| finding.listed().is_none());
    let number = number.and_then(|number| number.parse::<i32>().ok());
    ObservedCode::ALL.iter().map(|code| code.entry()).filter(move |entry| Some(entry.code) == number)
}
