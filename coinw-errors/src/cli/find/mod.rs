//! Finds what a text says about requests. Responses, lines that this library printed, and codes that are the whole text decide; any other
//! text is searched for codes that it may mean.

pub mod body;
mod head;
mod line;
pub mod named;
pub mod notation;
pub mod search;

use std::ops::Range;

use coinw_errors::Market;

use super::finding::Finding;

pub use body::State;
pub use head::whole;
pub use named::codes;
pub use notation::LONGEST;
pub use search::search;

/// What a line of a text says, or the rest of a line that has begun, and where that ends: an object that begins in the line may go on over the next ones.
pub fn in_line(
    text: &str,
    range: Range<usize>,
    is_begun: bool,
    market: Option<Market>,
    state: &mut State,
) -> (Vec<Finding>, usize) {
    let own = text.get(range.clone()).unwrap_or_default();
    let mut found = Vec::new();
    let end = body::read(text, range.clone(), market, &mut found, state).max(range.end);
    // A line of this library quotes the response that it is about. What began before may have had a brace.
    let lines = if is_begun { Vec::new() } else { line::read(own) };
    if !lines.is_empty() {
        found = lines;
    }
    if found.is_empty() {
        found.extend(search::called(own, market).map(Finding::Candidate));
    }
    (found, end)
}
