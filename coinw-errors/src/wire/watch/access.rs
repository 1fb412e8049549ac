//! What is in an array or object.

use serde::de::{DeserializeSeed, MapAccess, SeqAccess};

use super::{Holds, Watch};
use crate::wire::key::Key;
use crate::wire::scalar::Scalar;

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Watch<'_, '_, A> {
    type Error = A::Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        let Self { inner, notes, depth, .. } = self;
        let depth = *depth + 1;
        inner.next_element_seed(Watch { inner: seed, notes, depth, holds: Holds::Data })
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Watch<'_, '_, A> {
    type Error = A::Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, A::Error> {
        let holds = Holds::Key(self.place());
        let Self { inner, notes, depth, .. } = self;
        notes.key = Key::Other;
        let depth = *depth;
        let key = inner.next_key_seed(Watch { inner: seed, notes, depth, holds })?;
        if self.notes.key != Key::Number {
            self.note(Scalar::Other(""));
            self.holds = Holds::Data;
        }
        Ok(key)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        let holds = match self.notes.key {
            Key::Number => self.holds,
            key if key.decides() => Holds::Value(key, self.place()),
            _ => Holds::Data,
        };
        if matches!(holds, Holds::Data) && !self.looks_further_in() {
            return self.inner.next_value_seed(seed);
        }
        let Self { inner, notes, depth, .. } = self;
        let depth = *depth + 1;
        inner.next_value_seed(Watch { inner: seed, notes, depth, holds })
    }

    fn size_hint(&self) -> Option<usize> {
        self.inner.size_hint()
    }
}
