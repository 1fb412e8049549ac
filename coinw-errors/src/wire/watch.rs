//! Looks over the shoulder of whoever reads the data: a failure in it is noted while it is read, in the same pass.
//!
//! [`Watch`] stands between a deserializer and a type that reads from it. It passes everything on as it is, and notes
//! what the keys that decide between success and failure say.

mod access;
mod deserializer;
mod visitor;

use super::key::{Key, Place};
use super::may_have_items;
use super::scalar::Scalar;
use super::verdict::Verdict;

/// How many arrays and objects deep the data is watched. A batch has its items in the second; below the limit nothing
/// recurses, so that no nesting that the parser accepts is too deep.
pub(in crate::wire) const DEPTH_LIMIT: u8 = 16;

/// What was noted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Notes<'b> {
    items: Items<'b>,
    pub(super) verdict: Verdict,
    /// A reply may have been read in a way that cannot be watched, such as into `RawValue`, which takes the text as it is.
    pub(super) is_incomplete: bool,
    /// Something within the data was.
    pub(super) is_incomplete_within: bool,
    /// The key that was read last.
    key: Key,
}

/// Whether to look for items of a batch anywhere within the data, which costs something for every value.
#[derive(Debug, Clone, Copy)]
pub(super) enum Items<'b> {
    Wanted(bool),
    /// If there may be any in this body, which is found out only once there is data.
    In(&'b [u8]),
}

impl<'b> Notes<'b> {
    pub(super) fn new(items: Items<'b>) -> Self {
        Self {
            items,
            verdict: Verdict::default(),
            is_incomplete: false,
            is_incomplete_within: false,
            key: Key::Other,
        }
    }

    /// Whether what was read is the item of a batch, and succeeded.
    pub(super) fn prove_success(&self) -> bool {
        self.verdict.success && !self.verdict.failure && !self.is_incomplete && !self.is_incomplete_within
    }

    fn wants_items(&mut self) -> bool {
        if let Items::In(body) = self.items {
            self.items = Items::Wanted(may_have_items(body));
        }
        matches!(self.items, Items::Wanted(true))
    }

    fn note(&mut self, place: Place, key: Key, value: Scalar<'_>) {
        self.is_incomplete |= matches!(value, Scalar::Rounded(_));
        let mut verdict = Verdict::default();
        verdict.note(place, key, value);
        self.verdict.failure |= verdict.failure;
        // A part proves nothing of the whole.
        if place == Place::Data {
            self.verdict.success |= verdict.success;
            self.verdict.result |= verdict.result;
        }
    }
}

/// Reads data with the seed, and notes what it says of success and failure.
pub(super) fn watched<'n, 'b, S>(seed: S, notes: &'n mut Notes<'b>) -> Watch<'n, 'b, S> {
    Watch { inner: seed, notes, depth: 0, holds: Holds::Data }
}

/// A part of serde's conversation with someone listening: a deserializer, a visitor, a seed, or an array or object.
pub(super) struct Watch<'n, 'b, X> {
    inner: X,
    notes: &'n mut Notes<'b>,
    /// How many arrays and objects of the data are around it.
    depth: u8,
    holds: Holds,
}

#[derive(Debug, Clone, Copy)]
enum Holds {
    /// The data, or a part of it.
    Data,
    /// A key of an object that stands there.
    Key(Place),
    /// The value of a key that decides, in an object that stands there.
    Value(Key, Place),
}

impl<X> Watch<'_, '_, X> {
    fn place(&self) -> Place {
        if self.depth == 0 { Place::Data } else { Place::Within }
    }

    /// Whether anything can be found further in.
    fn looks_further_in(&mut self) -> bool {
        self.depth < DEPTH_LIMIT && self.notes.wants_items()
    }

    fn note(&mut self, value: Scalar<'_>) {
        if let Holds::Value(key, place) = self.holds {
            self.notes.note(place, key, value);
        }
    }

    fn note_text(&mut self, text: &str) {
        match self.holds {
            Holds::Key(place) => self.notes.key = Key::at(place, text),
            Holds::Value(..) => self.note(Scalar::Text(text)),
            Holds::Data => {}
        }
    }

    fn cannot_be_watched(&mut self) {
        if self.depth == 0 || !matches!(self.holds, Holds::Data) {
            self.notes.is_incomplete = true;
        } else {
            self.notes.is_incomplete_within = true;
        }
    }
}
