//! A value as it arrived, before anyone decided what it means.

use alloc::borrow::{Cow, ToOwned};
use alloc::string::{String, ToString};
use core::fmt;

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// A single value, or a mark that something larger was in its place.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) enum Scalar<'a> {
    /// Nothing, or `null`.
    #[default]
    Absent,
    Truth(bool),
    Integer(i64),
    Text(Cow<'a, str>),
    /// An array or an object.
    Compound,
}

impl<'a> Scalar<'a> {
    /// `500.0` is the number 500. The cast saturates, so what is not a whole number, or is too large, comes back from
    /// it as something else.
    #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, clippy::float_cmp)]
    fn whole(number: f64) -> Option<Self> {
        let whole = number as i64;
        (whole as f64 == number && whole != i64::MAX).then_some(Self::Integer(whole))
    }

    /// A number that arrived as its digits.
    fn from_digits(digits: Cow<'a, str>) -> Self {
        digits.parse().ok().and_then(Self::whole).unwrap_or(Self::Text(digits))
    }

    pub(super) fn is_present(&self) -> bool {
        *self != Self::Absent
    }

    /// The number that it stands for, spelled as a number or as a string.
    pub(super) fn as_i32(&self) -> Option<i32> {
        match self {
            Self::Integer(number) => i32::try_from(*number).ok(),
            Self::Text(text) => text.trim().parse().ok(),
            Self::Absent | Self::Truth(_) | Self::Compound => None,
        }
    }

    /// The flag that it stands for, spelled as a boolean, a number or a string.
    pub(super) fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Truth(truth) => Some(*truth),
            Self::Integer(1) => Some(true),
            Self::Integer(0) => Some(false),
            Self::Text(text) if text.eq_ignore_ascii_case("true") => Some(true),
            Self::Text(text) if text.eq_ignore_ascii_case("false") => Some(false),
            Self::Absent | Self::Integer(_) | Self::Text(_) | Self::Compound => None,
        }
    }

    pub(super) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Absent | Self::Truth(_) | Self::Integer(_) | Self::Compound => None,
        }
    }

    /// The value as a person would write it down.
    pub(super) fn to_text(&self) -> String {
        match self {
            Self::Absent => String::new(),
            Self::Truth(truth) => truth.to_string(),
            Self::Integer(number) => number.to_string(),
            Self::Text(text) => text.as_ref().to_owned(),
            Self::Compound => "an array or object".to_owned(),
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Scalar<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ScalarVisitor)
    }
}

struct ScalarVisitor;

impl<'de> Visitor<'de> for ScalarVisitor {
    type Value = Scalar<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Scalar::Absent)
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Scalar::Absent)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<Self::Value, E> {
        Ok(Scalar::Truth(truth))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Scalar::Integer(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        Ok(match i64::try_from(number) {
            Ok(number) => Scalar::Integer(number),
            Err(_) => Scalar::Text(Cow::Owned(number.to_string())),
        })
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
        Ok(Scalar::whole(number).unwrap_or_else(|| Scalar::Text(Cow::Owned(number.to_string()))))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Scalar::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Scalar::Text(Cow::Borrowed(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Scalar::Compound)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        // With its feature `arbitrary_precision`, which any crate of a program can turn on, serde_json passes a number
        // that is not a 64-bit integer as an object with this one key.
        const NUMBER: &str = "$serde_json::private::Number";
        let Some(first_key) = entries.next_key::<Cow<'de, str>>()? else {
            return Ok(Scalar::Compound);
        };
        if first_key == NUMBER {
            let digits: Cow<'de, str> = entries.next_value()?;
            return Ok(Scalar::from_digits(digits));
        }
        entries.next_value::<IgnoredAny>()?;
        while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Scalar::Compound)
    }
}

#[cfg(test)]
mod tests {
    use serde::de::value::{Error, MapDeserializer};

    use super::*;

    /// What `serde_json` passes for a number if its feature `arbitrary_precision` is on.
    fn precise(digits: &str) -> Scalar<'_> {
        let entries = [("$serde_json::private::Number", digits)].into_iter();
        Scalar::deserialize(MapDeserializer::<_, Error>::new(entries)).unwrap()
    }

    #[test]
    fn a_precise_number_is_the_number() {
        assert_eq!(precise("6003.0"), Scalar::Integer(6003));
    }

    #[test]
    fn a_precise_number_that_does_not_fit_keeps_its_digits() {
        let digits = "123456789012345678901234567890";
        assert_eq!(precise(digits).to_text(), digits);
    }

    #[test]
    fn an_object_with_another_key_is_no_number() {
        let entries = [("number", "6003"), ("other", "x")].into_iter();
        let read = Scalar::deserialize(MapDeserializer::<_, Error>::new(entries));
        assert_eq!(read, Ok(Scalar::Compound));
    }
}
