//! What a person or a log may see of a response: only words and numbers. The rule is documented at
//! [`what_is_shown`](crate::_documentation::what_is_shown), and everything that is shown goes through here.

mod json;
mod name;
mod plain;
mod run;

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::kept;

/// The text in place of what is not shown.
const BLANK: &str = "[redacted]";

/// The most characters of a line that a message takes.
const MESSAGE: usize = 300;

/// A text of one line, such as a message, a code, a key or the reason of a parser.
pub(super) fn text(text: &str) -> String {
    plain::shown(text, MESSAGE, is_cut(text))
}

/// A body in one line: JSON as JSON, and anything else as plain text.
pub(super) fn body(text: &str, is_cut: bool) -> String {
    json::shown(text).unwrap_or_else(|| plain::shown(text, usize::MAX, is_cut))
}

/// A body or a text that someone wrote, with its lines.
pub(super) fn lines(text: &str, is_cut: bool) -> String {
    json::shown(text).unwrap_or_else(|| {
        let last = text.lines().count();
        let lines = (1..).zip(text.lines());
        let shown = lines.map(|(number, line)| plain::shown(line, usize::MAX, is_cut && number == last));
        shown.collect::<Vec<_>>().join("\n")
    })
}

/// Whether a text is as long as what is kept of a longer one.
fn is_cut(text: &str) -> bool {
    text.len() > kept::LIMIT.saturating_sub(4)
}

/// What is shown of a text, in quotes.
pub(super) struct Quoted<'a>(pub(super) &'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\"", self.0.replace('"', "\\\""))
    }
}
