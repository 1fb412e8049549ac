//! A place in the text of the guide.

/// A place in the text, in bytes.
#[derive(Clone, Copy, Default, PartialEq, PartialOrd)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}
