//! What is kept of a body as evidence.

use alloc::boxed::Box;
use alloc::string::String;
use core::fmt;

use crate::ApiError;
use crate::redact::redact;

/// The beginning of a body; as much as [`ApiError::BODY_LIMIT`] says.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct KeptBody {
    text: Box<str>,
    is_cut: bool,
}

impl KeptBody {
    pub(crate) fn of(text: &str) -> Self {
        let kept = start_of(text);
        Self { is_cut: kept.len() < text.len(), text: kept.into() }
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    pub(crate) fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// Enough to recognize it by, without secrets.
    pub(crate) fn beginning(&self) -> String {
        redact(&self.text).chars().take(100).collect()
    }
}

impl fmt::Debug for KeptBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", redact(&self.text))?;
        f.write_str(if self.is_cut { "…" } else { "" })
    }
}

/// A part of a body that is kept, without a copy where the kept body has it.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum KeptPart {
    Within { start: usize, end: usize },
    Apart(Box<str>),
}

impl KeptPart {
    /// `text` is what `body` is kept of. A part of it that has no escapes is borrowed from there.
    #[inline] // What it returns is then never in memory by itself, which is most of its cost.
    pub(crate) fn of(part: &str, text: &str, body: &KeptBody) -> Self {
        let start = part.as_ptr().addr().wrapping_sub(text.as_ptr().addr());
        let end = start.wrapping_add(part.len());
        // Wherever the part comes from, this is what decides.
        if body.text.get(start..end) == Some(part) {
            Self::Within { start, end }
        } else {
            Self::Apart(start_of(part).into())
        }
    }

    pub(crate) fn as_str<'a>(&'a self, body: &'a KeptBody) -> &'a str {
        match self {
            Self::Within { start, end } => body.text.get(*start..*end).unwrap_or_default(),
            Self::Apart(text) => text,
        }
    }
}

/// As much of a text as is kept.
pub(crate) fn start_of(text: &str) -> &str {
    let mut end = text.len().min(ApiError::BODY_LIMIT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
