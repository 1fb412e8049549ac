//! The parts of a response that a person or a log may see: an allow-list, documented at [`Error`](crate::Error#what-is-shown).

mod address;
mod json;
mod known;
mod length;
mod names;
mod pieces;
mod plain;
mod shape;
mod value;

use alloc::borrow::Cow;

pub(super) use self::json::text;
use self::pieces::End;

/// A body: what begins like JSON as JSON, and anything else as plain text.
pub(super) fn body(text: &str) -> Cow<'_, str> {
    body_that_ends(text, End::Whole)
}

/// A body of which only the beginning is kept.
pub(super) fn cut_body(text: &str) -> Cow<'_, str> {
    body_that_ends(text, End::Cut)
}

fn body_that_ends(text: &str, end: End) -> Cow<'_, str> {
    if json::begins(text) { Cow::Owned(json::shown(text, end)) } else { plain::shown(text, end) }
}

/// A key, or a path of keys.
pub(super) fn key(key: &str) -> Cow<'_, str> {
    shape::without_credentials(key, End::Whole)
}
