//! The kept part of a body.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::sync::Arc;
use core::fmt;

use super::limit::KEPT;
use super::shown;

/// The beginning of a body, at most [`KEPT`] bytes.
#[derive(Clone)]
pub(super) struct KeptBody {
    /// The beginning of the body, or the whole batch of which this body is an item.
    text: Arc<str>,
    // Small, so that an error is no larger than necessary.
    start: u32,
    length: u16,
    is_cut: bool,
}

impl KeptBody {
    pub(super) fn of(text: &str) -> Self {
        let kept = start_of(text);
        // Nothing is kept that is longer than the limit.
        let length = u16::try_from(kept.len()).unwrap_or_default();
        Self { text: kept.into(), start: 0, length, is_cut: kept.len() < text.len() }
    }

    /// The beginning of bytes that may be no UTF-8. Only the part that may be kept is converted.
    pub(super) fn of_bytes(bytes: &[u8]) -> Self {
        // Beyond the limit by a character, so that none is cut in two before it.
        let kept = bytes.get(..KEPT + 4).unwrap_or(bytes);
        Self::of(&String::from_utf8_lossy(kept))
    }

    /// Keeps the same text as a part of a whole that others keep, too. `part` is the body within the bytes of the whole.
    pub(super) fn share(&mut self, whole: &Whole, part: &[u8]) {
        let start = part.as_ptr().addr().wrapping_sub(whole.address);
        // The comparison decides, even if `part` is no slice of the whole.
        let is_there = whole.text.get(start..start.wrapping_add(self.length.into())) == Some(self.as_str());
        if let (true, Ok(start)) = (is_there, u32::try_from(start)) {
            (self.text, self.start) = (whole.text.clone(), start);
        }
    }

    pub(super) fn as_str(&self) -> &str {
        let start = usize::try_from(self.start).unwrap_or_default();
        self.text.get(start..start.saturating_add(self.length.into())).unwrap_or_default()
    }

    pub(super) fn is_cut(&self) -> bool {
        self.is_cut
    }

    fn shown(&self) -> String {
        shown::body(self.as_str(), self.is_cut)
    }

    /// The first characters, without secrets, so that a reader recognizes the body.
    pub(super) fn beginning(&self) -> String {
        shown::beginning(self.as_str(), self.is_cut, 100)
    }
}

impl PartialEq for KeptBody {
    fn eq(&self, other: &Self) -> bool {
        (self.as_str(), self.is_cut) == (other.as_str(), other.is_cut)
    }
}

impl Eq for KeptBody {}

impl fmt::Debug for KeptBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.shown())?;
        f.write_str(if self.is_cut { "…" } else { "" })
    }
}

/// A batch, kept once for all of its items.
pub(super) struct Whole {
    text: Arc<str>,
    /// Where the bytes stand that the text is a copy of.
    address: usize,
}

impl Whole {
    pub(super) fn of(bytes: &[u8]) -> Self {
        // A batch with items is UTF-8.
        Self { text: str::from_utf8(bytes).unwrap_or_default().into(), address: bytes.as_ptr().addr() }
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
        if body.as_str().get(start..end) == Some(part) {
            Self::Within { start, end }
        } else {
            Self::Apart(start_of(part).into())
        }
    }

    pub(super) fn as_str<'a>(&'a self, body: &'a KeptBody) -> &'a str {
        match self {
            Self::Within { start, end } => body.as_str().get(*start..*end).unwrap_or_default(),
            Self::Apart(text) => text,
        }
    }
}

/// The kept part of a text.
pub(super) fn start_of(text: &str) -> &str {
    // A character has at most four bytes.
    let ends = [KEPT, KEPT - 1, KEPT - 2, KEPT - 3];
    if text.len() <= KEPT {
        text
    } else {
        ends.into_iter().find_map(|end| text.get(..end)).unwrap_or_default()
    }
}
