//! What a person or a log may see of a response: only words and numbers. The rule is documented at
//! [`what_is_shown`](crate::_documentation::what_is_shown), and everything that is shown goes through here.

mod json;
mod name;
mod plain;
mod run;

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::limit::KEPT;

/// The text in place of what is not shown.
const BLANK: &str = "[redacted]";

/// A text of one line, such as a message, a code, a key or the reason of a parser, in at most 300 characters.
pub fn text(text: &str) -> String {
    // One that is as long as what is kept of a longer text may have been cut.
    plain::shown(text, 300, text.len() > KEPT.saturating_sub(4))
}

/// A body in one line: JSON as JSON, and anything else as plain text.
pub fn body(text: &str, is_cut: bool) -> String {
    json::shown(text).unwrap_or_else(|| plain::shown(text, usize::MAX, is_cut))
}

/// The beginning of a body in one line, in about so many characters.
pub fn beginning(text: &str, is_cut: bool, most: usize) -> String {
    let mut shown = body(text, is_cut);
    if let Some((end, _)) = shown.char_indices().nth(most) {
        shown.truncate(end);
        shown.truncate(shown.trim_end_matches(|character| !run::ends_run(character)).len());
        // Of an escape that is cut, this is left: `\u{1`.
        shown.truncate(shown.trim_end_matches("\\u{").len());
    }
    shown
}

/// The reason why a value does not fit, unless its path has the name of a credential.
pub(super) fn of_value(path: &str, reason: &str) -> String {
    let is_secret = path.split(['.', '[']).any(name::is_credential);
    let (path, reason) = (plain::shown(path, 100, false), plain::shown(reason, 200, false));
    if path.is_empty() { reason } else { format!("{path}: {}", if is_secret { BLANK } else { &reason }) }
}

/// A body or a text that someone wrote, with its lines.
pub(crate) fn lines(text: &str) -> String {
    let shown = text.lines().map(|line| plain::shown(line, usize::MAX, false));
    json::shown(text).unwrap_or_else(|| shown.collect::<Vec<_>>().join("\n"))
}

/// What is shown of a text, in quotes.
pub(super) struct Quoted<'a>(pub(super) &'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\"", self.0.replace('"', "\\\""))
    }
}
