//! A flag as it arrived.

use core::fmt;

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::scalar::Scalar;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flag {
    /// Nothing, or `null`.
    Absent,
    Truth(bool),
    /// As 0 or 1, or as a string.
    Spelled(bool),
    /// As a number that someone read as a float, so that it is only nearly 0 or 1.
    Rounded(bool),
    /// No flag at all.
    Other,
}

impl Flag {
    pub(super) fn means(self) -> Option<bool> {
        match self {
            Self::Truth(truth) | Self::Spelled(truth) | Self::Rounded(truth) => Some(truth),
            Self::Absent | Self::Other => None,
        }
    }

    fn from_text(text: &str) -> Self {
        match text.trim() {
            text if text.eq_ignore_ascii_case("true") => Self::Spelled(true),
            text if text.eq_ignore_ascii_case("false") => Self::Spelled(false),
            _ => Self::Other,
        }
    }

    fn from_integer(number: i64) -> Self {
        match number {
            0 => Self::Spelled(false),
            1 => Self::Spelled(true),
            _ => Self::Other,
        }
    }
}

impl From<Scalar<'_>> for Flag {
    fn from(value: Scalar<'_>) -> Self {
        match value {
            Scalar::Absent => Self::Absent,
            Scalar::Truth(truth) => Self::Truth(truth),
            Scalar::Integer(number) => Self::from_integer(number),
            Scalar::Rounded(number @ (0 | 1)) => Self::Rounded(number == 1),
            Scalar::Text(text) => Self::from_text(text),
            Scalar::Rounded(_) | Scalar::Other(_) => Self::Other,
        }
    }
}

/// The same as by way of a [`Scalar`], only that this is small, and copies no text.
impl<'de> Deserialize<'de> for Flag {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FlagVisitor)
    }
}

struct FlagVisitor;

impl<'de> Visitor<'de> for FlagVisitor {
    type Value = Flag;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<Flag, E> {
        Ok(Flag::Truth(truth))
    }

    fn visit_unit<E: Error>(self) -> Result<Flag, E> {
        Ok(Flag::Absent)
    }

    fn visit_none<E: Error>(self) -> Result<Flag, E> {
        Ok(Flag::Absent)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Flag, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Flag, E> {
        Ok(Flag::from_integer(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Flag, E> {
        Ok(i64::try_from(number).map_or(Flag::Other, Flag::from_integer))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Flag, E> {
        Ok(Flag::from(Scalar::from_float(number)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Flag, E> {
        Ok(Flag::from_text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Flag, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Flag::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<Flag, A::Error> {
        // Which may be a number: see `NUMBER`.
        Scalar::from_map(entries).map(Flag::from)
    }
}
