//! What is asked of the data.

use serde::de::{DeserializeSeed, Deserializer, Visitor};

use super::{Holds, Watch};

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Watch<'_, '_, S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        let Self { inner: seed, notes, depth, holds } = self;
        seed.deserialize(Watch { inner: deserializer, notes, depth, holds })
    }
}

macro_rules! pass_on {
    ($($method:ident($($argument:ident: $type:ty),*);)+) => {$(
        fn $method<V: Visitor<'de>>(self, $($argument: $type,)* visitor: V) -> Result<V::Value, D::Error> {
            let Self { inner, notes, depth, holds } = self;
            inner.$method($($argument,)* Watch { inner: visitor, notes, depth, holds })
        }
    )+};
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Watch<'_, '_, D> {
    type Error = D::Error;

    pass_on! {
        deserialize_any();
        deserialize_bool();
        deserialize_i8();
        deserialize_i16();
        deserialize_i32();
        deserialize_i64();
        deserialize_i128();
        deserialize_u8();
        deserialize_u16();
        deserialize_u32();
        deserialize_u64();
        deserialize_u128();
        deserialize_f32();
        deserialize_f64();
        deserialize_char();
        deserialize_str();
        deserialize_string();
        deserialize_bytes();
        deserialize_byte_buf();
        deserialize_option();
        deserialize_unit();
        deserialize_unit_struct(name: &'static str);
        deserialize_seq();
        deserialize_tuple(len: usize);
        deserialize_tuple_struct(name: &'static str, len: usize);
        deserialize_map();
        deserialize_struct(name: &'static str, fields: &'static [&'static str]);
        deserialize_enum(name: &'static str, variants: &'static [&'static str]);
        deserialize_identifier();
    }

    /// What is ignored is not passed to the visitor, and so could not be watched.
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        match self.holds {
            Holds::Key(_) => self.deserialize_identifier(visitor),
            Holds::Data | Holds::Value(..) => self.deserialize_any(visitor),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        mut self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        // Such names are how a type makes an arrangement with its own deserializer.
        if name.starts_with('$') {
            self.cannot_be_watched();
        }
        let Self { inner, notes, depth, holds } = self;
        inner.deserialize_newtype_struct(name, Watch { inner: visitor, notes, depth, holds })
    }

    fn is_human_readable(&self) -> bool {
        self.inner.is_human_readable()
    }
}
