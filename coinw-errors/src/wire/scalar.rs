//! A value as it arrived, before anyone decided what it means.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::ToString;
use core::fmt;

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::ErrorCode;

/// With its feature `arbitrary_precision`, which any crate of a program can turn on, `serde_json` passes a number as an
/// object with this one key.
pub(super) const NUMBER: &str = "$serde_json::private::Number";

/// A single value, or a mark that something larger was in its place.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) enum Scalar<'a> {
    /// Nothing, or `null`.
    #[default]
    Absent,
    Truth(bool),
    Integer(i64),
    Text(&'a str),
    /// The number that it looks like after someone read it as a float, or replaced its escapes: not as it was written.
    Rounded(i32),
    /// A number that is no 64-bit integer, a text with escapes, an array or an object: as JSON, where that is known.
    Other(&'a str),
}

/// What a code means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Success,
    /// The number is there if it is one.
    Failure(Option<i32>),
}

impl<'a> Scalar<'a> {
    /// Nothing of a number is rounded here, and nothing of anything else is lost.
    pub(super) fn from_raw(raw: &'a RawValue) -> Self {
        let json = raw.get();
        match json.as_bytes().first() {
            Some(b'-' | b'0'..=b'9') => integer(json).map_or(Self::Other(json), Self::Integer),
            Some(b'[' | b'{') => Self::Other(json),
            _ => match serde_json::from_str(json) {
                Ok(Self::Rounded(number)) => Self::Integer(number.into()),
                Ok(Self::Other(_)) | Err(_) => Self::Other(json),
                Ok(value) => value,
            },
        }
    }

    /// A float no longer tells what was written.
    #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, clippy::float_cmp)]
    pub(super) fn from_float(number: f64) -> Self {
        let whole = number as i32;
        if f64::from(whole) == number { Self::Rounded(whole) } else { Self::Other("") }
    }

    /// Whether it is not what was written.
    pub(super) fn is_inexact(self) -> bool {
        matches!(self, Self::Rounded(_) | Self::Other(""))
    }

    pub(super) fn is_present(self) -> bool {
        !matches!(self, Self::Absent)
    }

    /// The code that it stands for, spelled as a number or as a string.
    pub(super) fn as_code(self) -> Option<i32> {
        match self {
            Self::Integer(number) => i32::try_from(number).ok(),
            Self::Rounded(number) => Some(number),
            // Blanks are rare, and looking for them is not free.
            Self::Text(text) => text.parse().or_else(|_| text.trim().parse()).ok(),
            Self::Absent | Self::Truth(_) | Self::Other(_) => None,
        }
    }

    /// What it means in the place of a code: anything that does not mean success means failure.
    #[inline]
    pub(super) fn meaning(self) -> Option<Meaning> {
        if !self.is_present() {
            return None;
        }
        match self.as_code() {
            Some(number) if ErrorCode::SUCCESS.contains(&number) => Some(Meaning::Success),
            number => Some(Meaning::Failure(number)),
        }
    }

    /// What looks like an object may be a number: see [`NUMBER`].
    pub(super) fn from_map<'de: 'a, A: MapAccess<'de>>(mut entries: A) -> Result<Self, A::Error> {
        let Some(first_key) = entries.next_key::<Cow<'de, str>>()? else {
            return Ok(Self::Other(""));
        };
        if first_key == NUMBER {
            let digits: Cow<'de, str> = entries.next_value()?;
            return Ok(integer(&digits).map_or(Self::Other(""), Self::Integer));
        }
        entries.next_value::<IgnoredAny>()?;
        while entries.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Self::Other(""))
    }

    /// The value as a person would write it down; nothing for what is absent.
    pub(super) fn to_text(self) -> Cow<'a, str> {
        match self {
            Self::Absent => Cow::Borrowed(""),
            Self::Truth(truth) => Cow::Owned(truth.to_string()),
            Self::Integer(number) => Cow::Owned(number.to_string()),
            Self::Rounded(number) => Cow::Owned(number.to_string()),
            Self::Text(text) | Self::Other(text) => Cow::Borrowed(text),
        }
    }
}

/// The integer that a number of JSON is, however it is written: `6003`, `6003.0` or `6.003e3`. To read it as a float would
/// round.
fn integer(json: &str) -> Option<i64> {
    if let Ok(integer) = json.parse() {
        return Some(integer);
    }
    let (mantissa, exponent) = json.split_once(['e', 'E']).unwrap_or((json, "0"));
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |mantissa| ("-", mantissa));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let significant = digits.trim_end_matches('0');
    if significant.is_empty() {
        return Some(0);
    }
    // Where the point is once the exponent has moved it; what is longer fits nowhere.
    let point =
        usize::try_from(exponent.parse::<i64>().ok()?.checked_add(whole.len().try_into().ok()?)?).ok()?;
    let is_whole = (significant.len()..=LONGEST).contains(&point);
    is_whole.then(|| format!("{sign}{significant:0<point$}").parse().ok())?
}

/// How many digits, with zeros in front of them, are read as an integer.
const LONGEST: usize = 100;

impl<'de: 'a, 'a> Deserialize<'de> for Scalar<'a> {
    #[inline]
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
        Ok(i64::try_from(number).map_or(Scalar::Other(""), Scalar::Integer))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
        Ok(Scalar::from_float(number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Scalar::Text(text).as_code().map_or(Scalar::Other(""), Scalar::Rounded))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Scalar::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Scalar::Other(""))
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<Self::Value, A::Error> {
        Scalar::from_map(entries)
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
    fn a_precise_number_that_does_not_fit_is_no_code_that_means_success() {
        assert_eq!(precise("123456789012345678901234567890").meaning(), Some(Meaning::Failure(None)));
    }

    #[test]
    fn an_object_with_another_key_is_no_number() {
        let entries = [("number", "6003"), ("other", "x")].into_iter();
        let read = Scalar::deserialize(MapDeserializer::<_, Error>::new(entries));
        assert_eq!(read, Ok(Scalar::Other("")));
    }

    #[test]
    fn an_integer_is_read_however_it_is_written() {
        for json in ["6003", "6003.0", "6.003e3", "60030e-1", "0.006003E+6", "6003.000e0"] {
            assert_eq!(integer(json), Some(6003), "{json}");
        }
        for json in ["-0", "0.0", "0e5", "-0.00e-7"] {
            assert_eq!(integer(json), Some(0), "{json}");
        }
        assert_eq!(integer("-103.0"), Some(-103));
        assert_eq!(integer("9007199254740993.0"), Some(9_007_199_254_740_993));
    }

    #[test]
    fn what_is_not_quite_an_integer_is_none() {
        for json in [
            "0.5",
            "1e-400",
            "200.00000000000000000001",
            "1e400",
            "1e99999999999999999999",
            "99999999999999999999.0",
        ] {
            assert_eq!(integer(json), None, "{json}");
        }
    }
}
