//! Pieces of a text.

use alloc::borrow::Cow;
use alloc::string::String;

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

/// The text from a secret on, and that after it.
pub(super) struct Secret<'a> {
    pub(super) start: &'a str,
    pub(super) after: &'a str,
}

/// The text without its secrets, which come in their order.
pub(super) fn without<'a>(text: &'a str, secrets: impl Iterator<Item = Secret<'a>>) -> Cow<'a, str> {
    let mut shown = String::new();
    let mut rest = text;
    for secret in secrets {
        shown.push_str(up_to(rest, secret.start));
        shown.push_str(BLANK);
        rest = secret.after;
    }
    if shown.is_empty() {
        return Cow::Borrowed(text);
    }
    shown.push_str(rest);
    Cow::Owned(shown)
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
