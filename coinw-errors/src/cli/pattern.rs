//! Regular expressions that are compiled when they are first used.

use std::sync::LazyLock;

use regex::Regex;

pub type Pattern = LazyLock<Regex>;

/// Compiles a pattern of this program.
#[expect(clippy::expect_used, reason = "the patterns are constants, and the tests compile all of them")]
pub fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a pattern of the program is a pattern")
}
