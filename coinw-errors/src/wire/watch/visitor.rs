//! What the data turns out to be.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::de::{Deserializer, EnumAccess, Error, MapAccess, SeqAccess, Visitor};

use super::{Holds, Watch};
use crate::wire::scalar::Scalar;

macro_rules! note_integers {
    ($($method:ident: $type:ty;)+) => {$(
        fn $method<E: Error>(mut self, number: $type) -> Result<V::Value, E> {
            self.note(i64::try_from(number).map_or(Scalar::Other(""), Scalar::Integer));
            self.inner.$method(number)
        }
    )+};
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Watch<'_, '_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.expecting(f)
    }

    note_integers! {
        visit_i8: i8;
        visit_i16: i16;
        visit_i32: i32;
        visit_i64: i64;
        visit_i128: i128;
        visit_u8: u8;
        visit_u16: u16;
        visit_u32: u32;
        visit_u64: u64;
        visit_u128: u128;
    }

    fn visit_bool<E: Error>(mut self, truth: bool) -> Result<V::Value, E> {
        self.note(Scalar::Truth(truth));
        self.inner.visit_bool(truth)
    }

    fn visit_f32<E: Error>(mut self, number: f32) -> Result<V::Value, E> {
        self.note(Scalar::from_float(number.into()));
        self.inner.visit_f32(number)
    }

    fn visit_f64<E: Error>(mut self, number: f64) -> Result<V::Value, E> {
        self.note(Scalar::from_float(number));
        self.inner.visit_f64(number)
    }

    fn visit_char<E: Error>(mut self, character: char) -> Result<V::Value, E> {
        self.note_text(character.encode_utf8(&mut [0; 4]));
        self.inner.visit_char(character)
    }

    fn visit_str<E: Error>(mut self, text: &str) -> Result<V::Value, E> {
        self.note_text(text);
        self.inner.visit_str(text)
    }

    fn visit_borrowed_str<E: Error>(mut self, text: &'de str) -> Result<V::Value, E> {
        self.note_text(text);
        self.inner.visit_borrowed_str(text)
    }

    fn visit_string<E: Error>(mut self, text: String) -> Result<V::Value, E> {
        self.note_text(&text);
        self.inner.visit_string(text)
    }

    fn visit_bytes<E: Error>(mut self, bytes: &[u8]) -> Result<V::Value, E> {
        self.cannot_be_watched();
        self.inner.visit_bytes(bytes)
    }

    fn visit_borrowed_bytes<E: Error>(mut self, bytes: &'de [u8]) -> Result<V::Value, E> {
        self.cannot_be_watched();
        self.inner.visit_borrowed_bytes(bytes)
    }

    fn visit_byte_buf<E: Error>(mut self, bytes: Vec<u8>) -> Result<V::Value, E> {
        self.cannot_be_watched();
        self.inner.visit_byte_buf(bytes)
    }

    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        self.inner.visit_none()
    }

    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.inner.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        let Self { inner, notes, depth, holds } = self;
        inner.visit_some(Watch { inner: deserializer, notes, depth, holds })
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        let Self { inner, notes, depth, holds } = self;
        inner.visit_newtype_struct(Watch { inner: deserializer, notes, depth, holds })
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, sequence: A) -> Result<V::Value, A::Error> {
        self.note(Scalar::Other(""));
        if !self.looks_further_in() {
            return self.inner.visit_seq(sequence);
        }
        let Self { inner, notes, depth, .. } = self;
        inner.visit_seq(Watch { inner: sequence, notes, depth, holds: Holds::Data })
    }

    fn visit_map<A: MapAccess<'de>>(mut self, map: A) -> Result<V::Value, A::Error> {
        let is_reply = self.depth == 0;
        // What looks like an object may be a number: see `NUMBER`.
        let decides = matches!(self.holds, Holds::Value(..));
        if !is_reply && !decides && !self.looks_further_in() {
            return self.inner.visit_map(map);
        }
        let Self { inner, notes, depth, holds } = self;
        inner.visit_map(Watch { inner: map, notes, depth, holds })
    }

    fn visit_enum<A: EnumAccess<'de>>(mut self, data: A) -> Result<V::Value, A::Error> {
        self.cannot_be_watched();
        self.inner.visit_enum(data)
    }
}
