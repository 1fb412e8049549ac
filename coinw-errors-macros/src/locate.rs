//! Where in the text a value is.
//!
//! The YAML library tells no positions of values that it reads, but it does tell where an error came up. So the text is
//! read a second time, along the path to the value, and there nothing is accepted. This costs a pass for each value that
//! is looked for, and nothing as long as no one asks.

mod extent;

use std::fmt;
use std::ops::Range;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::place::{Part, Place, Step};

/// The bytes in which a value is written, on its first line. Where it cannot be found, those of what contains it.
pub fn find(text: &str, place: &Place) -> Range<usize> {
    let start = start(text, place);
    match place.part {
        Part::Key => extent::of_key(text, start),
        Part::Value => extent::of_value(text, start),
    }
}

/// The byte at which a value, or the name of a field, starts.
fn start(text: &str, place: &Place) -> usize {
    let mut documents = serde_yaml::Deserializer::from_str(text);
    let walk = Walk { steps: &place.steps, part: place.part };
    let error = documents.next().and_then(|document| walk.deserialize(document).err());
    let location = error.and_then(|error| error.location());
    location.map_or(0, |location| location.index()).min(text.len())
}

/// The byte at which a document starts; `None` if it is empty.
pub fn start_of_document(document: serde_yaml::Deserializer<'_>) -> Option<usize> {
    document.deserialize_any(Refuse).err()?.location().map(|location| location.index())
}

/// Follows the path to a value.
struct Walk<'a> {
    steps: &'a [Step],
    part: Part,
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.steps.is_empty() {
            deserializer.deserialize_any(Refuse)
        } else {
            deserializer.deserialize_any(self)
        }
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the way to a value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<(), A::Error> {
        let Some((step, rest)) = self.steps.split_first() else {
            return Err(A::Error::custom("found"));
        };
        let refuse_key = rest.is_empty() && self.part == Part::Key;
        for index in 0.. {
            let Some(is_it) = pairs.next_key_seed(Key { step, index, refuse: refuse_key })? else { break };
            if is_it {
                return pairs.next_value_seed(Walk { steps: rest, part: self.part });
            }
            pairs.next_value::<IgnoredAny>()?;
        }
        Err(A::Error::custom("not found"))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        if let Some((Step::Item(wanted), rest)) = self.steps.split_first() {
            for _ in 0..*wanted {
                items.next_element::<IgnoredAny>()?;
            }
            items.next_element_seed(Walk { steps: rest, part: self.part })?;
        }
        Err(A::Error::custom("not found"))
    }
}

/// Tells whether a key is the one that the path goes through, and refuses it if the path ends there.
struct Key<'a> {
    step: &'a Step,
    index: usize,
    refuse: bool,
}

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        match self.step {
            Step::Pair(wanted) if *wanted == self.index && self.refuse => {
                deserializer.deserialize_any(Refuse)?;
                Ok(true)
            }
            Step::Pair(wanted) => {
                deserializer.deserialize_ignored_any(IgnoredAny)?;
                Ok(*wanted == self.index)
            }
            Step::Field(_) | Step::Item(_) => deserializer.deserialize_any(self),
        }
    }
}

impl<'de> Visitor<'de> for Key<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a field")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<bool, E> {
        let is_it = matches!(self.step, Step::Field(wanted) if *wanted == name);
        if is_it && self.refuse { Err(E::custom("found")) } else { Ok(is_it) }
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_i128<E: Error>(self, _: i128) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_u128<E: Error>(self, _: u128) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_unit<E: Error>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<bool, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(false)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<bool, A::Error> {
        while pairs.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(false)
    }
}

/// Accepts no value at all.
struct Refuse;

impl Visitor<'_> for Refuse {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("nothing")
    }
}
