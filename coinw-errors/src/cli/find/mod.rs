//! What a text says of requests. Responses, lines that this library printed, and codes that are the whole text decide; all else is searched for
//! codes that may be meant.

mod body;
mod head;
mod named;
mod notation;
mod printed;
mod search;

use std::ops::Range;
use std::sync::LazyLock;

use coinw_errors::Market;
use regex::Regex;

use super::finding::Finding;

pub use body::State;
pub use head::whole;
pub use named::codes;
pub use notation::LONGEST;
pub use printed::Printed;
pub use search::search;

/// A pattern that is compiled when it is first used.
pub type Pattern = LazyLock<Regex>;

/// Compiles a pattern of this program.
#[expect(clippy::expect_used, reason = "the patterns are constants, and the tests compile all of them")]
pub fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a pattern of the program is a pattern")
}

/// What a line of a text says, and where that ends: an object that begins in the line may go on over the next ones.
pub fn in_line(
    text: &str,
    line: Range<usize>,
    market: Option<Market>,
    state: &mut State,
) -> (Vec<Finding>, usize) {
    let own = text.get(line.clone()).unwrap_or_default();
    let mut found = Vec::new();
    let end = body::read(text, line.clone(), market, &mut found, state).max(line.end);
    // A line of this library quotes the response that it is about.
    let printed = printed::read(own);
    if !printed.is_empty() {
        found = printed;
    }
    if found.is_empty() {
        found.extend(search::called(own, market).map(Finding::Candidate));
    }
    (found, end)
}
