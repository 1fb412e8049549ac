//! The parts of a response that a person or a log may see: an allow-list, documented at [`Error`](crate::Error#what-is-shown).

mod json;
mod names;
mod plain;

use alloc::borrow::Cow;

pub(super) use self::json::text;

/// A body: what begins like JSON as JSON, and anything else as plain text.
pub(super) fn body(text: &str) -> Cow<'_, str> {
    if begins_like_json(text) { Cow::Owned(json::shown(text)) } else { plain::shown(text) }
}

/// A body of which only the beginning is kept, and which may end within a secret.
pub(super) fn cut_body(text: &str) -> Cow<'_, str> {
    if begins_like_json(text) { body(text) } else { plain::cut(text) }
}

/// A key, or a path of keys.
pub(super) fn key(key: &str) -> Cow<'_, str> {
    plain::without_credentials(key)
}

/// Also JavaScript's and Python's literals do, whose texts are in other quotes.
fn begins_like_json(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '[', '"', '\'', '`'])
}
