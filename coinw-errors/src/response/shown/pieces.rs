//! Pieces of a text.

use alloc::borrow::Cow;

/// The text in place of a secret.
pub(super) const BLANK: &str = "[redacted]";

/// How a text ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Whole,
    /// Perhaps within a secret.
    Cut,
}

/// The text before and from the first character that is one of these.
pub(super) fn split_where(text: &str, is_one: impl Fn(char) -> bool) -> Option<(&str, &str)> {
    text.split_at_checked(text.find(is_one)?)
}

/// The part of a text before one of its ends.
pub(super) fn up_to<'a>(text: &'a str, end: &str) -> &'a str {
    text.get(..text.len().saturating_sub(end.len())).unwrap_or_default()
}

/// Changes what may have been changed before.
pub(super) fn then(text: Cow<'_, str>, change: impl Fn(&str) -> Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => change(text),
        Cow::Owned(text) => Cow::Owned(change(&text).into_owned()),
    }
}

/// Of a word in ASCII, or a name such as `X-API-KEY`.
pub(super) fn in_word(character: char) -> bool {
    character.is_ascii_alphanumeric() || "_-".contains(character)
}

/// The words of Chinese have no blanks between them.
pub(super) fn is_chinese(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
}
