//! The text of a guide, and where in it a value is.

mod extent;
mod locate;

use std::ops::Range;

pub use locate::start_of_document;

use crate::place::{Part, Place};

/// The text of a guide.
#[derive(Debug)]
pub struct Text(String);

impl Text {
    /// Some editors put a byte order mark first, which is not part of the text.
    pub fn new(text: &str) -> Self {
        Self(text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text).to_owned())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The bytes in which a value is written, on its first line. Where it cannot be found, those of what contains it.
    pub fn find(&self, place: &Place) -> Range<usize> {
        let start = locate::start(&self.0, place);
        match place.part {
            Part::Key => extent::of_key(&self.0, start),
            Part::Value => extent::of_value(&self.0, start),
        }
    }
}

pub const BYTE_ORDER_MARK: &str = "\u{feff}";
