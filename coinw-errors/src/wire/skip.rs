//! Data that nobody asked for.

use core::fmt;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

use super::watch::DEPTH_LIMIT;

/// Reads data and keeps nothing.
///
/// `IgnoredAny` alone would do. But `serde_json` allocates a stack when it ignores a container in a container, so objects are
/// taken apart here until what is left to ignore is flat in every shape that CoinW sends.
pub(super) struct Skip;

impl<'de> Deserialize<'de> for Skip {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        SkipAt { depth: 0 }.deserialize(deserializer)?;
        Ok(Self)
    }
}

#[derive(Clone, Copy)]
struct SkipAt {
    /// How many objects are around it.
    depth: u8,
}

impl<'de> DeserializeSeed<'de> for SkipAt {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.depth < DEPTH_LIMIT {
            deserializer.deserialize_any(self)
        } else {
            IgnoredAny::deserialize(deserializer).map(drop)
        }
    }
}

impl<'de> Visitor<'de> for SkipAt {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        while entries.next_key::<IgnoredAny>()?.is_some() {
            entries.next_value_seed(Self { depth: self.depth + 1 })?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    visit_scalars!();
}
