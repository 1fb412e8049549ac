//! The kept part of a body.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;
use core::fmt;

use super::shown;

/// The largest length of a kept body, in bytes.
pub(super) const LIMIT: usize = 8 * 1024;

/// The beginning of a body, at most [`LIMIT`] bytes.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct KeptBody {
    text: Box<str>,
    is_cut: bool,
}

impl KeptBody {
    pub(super) fn of(text: &str) -> Self {
        let kept = start_of(text);
        Self { is_cut: kept.len() < text.len(), text: kept.into() }
    }

    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    pub(super) fn is_cut(&self) -> bool {
        self.is_cut
    }

    fn shown(&self) -> Cow<'_, str> {
        if self.is_cut { shown::cut_body(&self.text) } else { shown::body(&self.text) }
    }

    /// The first characters, without secrets, so that a reader recognizes the body.
    pub(super) fn beginning(&self) -> String {
        self.shown().chars().take(100).collect()
    }
}

impl fmt::Debug for KeptBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.shown())?;
        f.write_str(if self.is_cut { "…" } else { "" })
    }
}

/// A part of a body that is kept, without a copy where the kept body has it.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum KeptPart {
    Within { start: usize, end: usize },
    Apart(Box<str>),
}

impl KeptPart {
    /// `body` is the kept part of `text`. A part without escapes is borrowed from `body`.
    #[inline] // What it returns is then never in memory by itself, which is most of its cost.
    pub(super) fn of(part: &str, text: &str, body: &KeptBody) -> Self {
        let start = part.as_ptr().addr().wrapping_sub(text.as_ptr().addr());
        let end = start.wrapping_add(part.len());
        // The comparison decides, even if `part` is no slice of `text`.
        if body.text.get(start..end) == Some(part) {
            Self::Within { start, end }
        } else {
            Self::Apart(start_of(part).into())
        }
    }

    pub(super) fn as_str<'a>(&'a self, body: &'a KeptBody) -> &'a str {
        match self {
            Self::Within { start, end } => body.text.get(*start..*end).unwrap_or_default(),
            Self::Apart(text) => text,
        }
    }
}

/// The kept part of a text.
pub(super) fn start_of(text: &str) -> &str {
    // A character has at most four bytes.
    let ends = [LIMIT, LIMIT - 1, LIMIT - 2, LIMIT - 3];
    if text.len() <= LIMIT {
        text
    } else {
        ends.into_iter().find_map(|end| text.get(..end)).unwrap_or_default()
    }
}
