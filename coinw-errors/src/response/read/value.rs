//! The value under a key with a meaning: as a code, as a flag, as a text.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;

use super::unescaped::{Unescaped, short_ascii};

/// The value of a key, as it is written: nothing of it is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value<'a> {
    Null,
    Truth(bool),
    Number(&'a str),
    /// In its quotes.
    Text(&'a str),
    /// An array or object.
    Other(&'a str),
}

/// A flag, by its spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flag {
    /// `true` or `false`.
    Literal(bool),
    /// `true` or `false` as a text, in upper or lower case, or 0 or 1, as a number or as a text.
    Spelled(bool),
    /// `null`.
    Absent,
    /// No flag at all.
    Other,
}

impl<'a> Value<'a> {
    /// `json` is a valid value.
    #[inline]
    pub(super) fn of(json: &'a str) -> Self {
        match json.as_bytes().first() {
            Some(b'n') => Self::Null,
            Some(b't') => Self::Truth(true),
            Some(b'f') => Self::Truth(false),
            Some(b'-' | b'0'..=b'9') => Self::Number(json),
            Some(b'"') => Self::Text(json),
            _ => Self::Other(json),
        }
    }

    /// Whether it is more than `null`, an empty text, `{}` or `[]`.
    #[inline]
    pub(super) fn is_something(self) -> bool {
        match self {
            Self::Null => false,
            Self::Truth(_) | Self::Number(_) => true,
            Self::Text(json) => json.len() > 2,
            Self::Other(json) => !is_empty(json.as_bytes()),
        }
    }

    pub(super) fn as_integer(self) -> Option<i64> {
        match self {
            Self::Number(number) => integer(number),
            Self::Text(json) => read(json, |text| text.parse().ok()),
            Self::Null | Self::Truth(_) | Self::Other(_) => None,
        }
    }

    /// What it means in the place of a flag.
    pub(super) fn as_flag(self) -> Flag {
        match self {
            Self::Null => Flag::Absent,
            Self::Truth(truth) => Flag::Literal(truth),
            Self::Text(json) => read(json, |text| match text {
                "0" => Flag::Spelled(false),
                "1" => Flag::Spelled(true),
                word if word.eq_ignore_ascii_case("true") => Flag::Spelled(true),
                word if word.eq_ignore_ascii_case("false") => Flag::Spelled(false),
                _ => Flag::Other,
            }),
            Self::Number(_) if self.as_integer() == Some(0) => Flag::Spelled(false),
            Self::Number(_) if self.as_integer() == Some(1) => Flag::Spelled(true),
            Self::Number(_) | Self::Other(_) => Flag::Other,
        }
    }

    /// As text, if there is something, and as it is written what is no text that a `String` holds. Of a text with escapes no more than
    /// `most` bytes.
    pub(super) fn into_text(self, most: usize) -> Option<Cow<'a, str>> {
        match self {
            Self::Null => None,
            Self::Truth(truth) => Some(Cow::Borrowed(if truth { "true" } else { "false" })),
            Self::Text(json) => match inside(json) {
                Some(text) => Some(Cow::Borrowed(text)),
                None => Some(unescaped(json, most).map_or(Cow::Borrowed(json), Cow::Owned)),
            },
            Self::Number(json) | Self::Other(json) => Some(Cow::Borrowed(json)),
        }
    }
}

impl Flag {
    /// What it says in any spelling.
    pub(super) fn spelled(self) -> Option<bool> {
        match self {
            Self::Literal(truth) | Self::Spelled(truth) => Some(truth),
            Self::Absent | Self::Other => None,
        }
    }
}

/// Whether an array or object ends where it begins. `json` may go on behind it.
#[inline]
pub(super) fn is_empty(json: &[u8]) -> bool {
    matches!(json.get(1..).unwrap_or_default().trim_ascii_start().first(), Some(b'}' | b']'))
}

/// What stands in the quotes of a text without escapes.
#[inline]
fn inside(json: &str) -> Option<&str> {
    if json.contains('\\') { None } else { json.strip_prefix('"')?.strip_suffix('"') }
}

/// Reads a text without the blanks around it. What is no Unicode is read as it is written.
#[inline]
fn read<R>(json: &str, read: impl FnOnce(&str) -> R) -> R {
    if let Some(text) = inside(json) {
        return read(text.trim());
    }
    // Most codes and flags fit, so that those with escapes allocate nothing.
    let mut short = [0; 24];
    match short_ascii(json, &mut short).and_then(|text| str::from_utf8(text).ok()) {
        Some(text) => read(text.trim()),
        None => read(unescaped(json, usize::MAX).as_deref().unwrap_or(json).trim()),
    }
}

/// A text without its quotes and escapes, up to a length in bytes.
fn unescaped(json: &str, most: usize) -> Option<String> {
    let mut text = String::new();
    for character in Unescaped::of(json) {
        let character = character?;
        if text.len().saturating_add(character.len_utf8()) > most {
            break;
        }
        text.push(character);
    }
    Some(text)
}

/// The integer that a number of JSON is, however it is written: `6003`, `6003.0` or `6.003e3`. A float would
/// round.
fn integer(json: &str) -> Option<i64> {
    if let Ok(integer) = json.parse() {
        return Some(integer);
    }
    if !json.bytes().any(|byte| matches!(byte, b'.' | b'e' | b'E')) {
        return None;
    }
    let (mantissa, exponent) = json.split_once(['e', 'E']).unwrap_or((json, "0"));
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |mantissa| ("-", mantissa));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let significant = digits.trim_start_matches('0');
    if significant.is_empty() {
        return Some(0);
    }
    // How many of the significant digits stand before the point once the exponent has moved it.
    let leading_zeros = digits.len().checked_sub(significant.len())?;
    let point = exponent.parse::<i64>().ok()?.checked_add(whole.len().try_into().ok()?)?;
    let point = usize::try_from(point.checked_sub(leading_zeros.try_into().ok()?)?).ok()?;
    let significant = significant.trim_end_matches('0');
    let is_whole = (significant.len()..=LONGEST).contains(&point);
    is_whole.then(|| format!("{sign}{significant:0<point$}").parse().ok())?
}

/// The number of digits of the longest `i64`.
const LONGEST: usize = 19;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_integer_is_read_however_it_is_written() {
        for json in ["6003", "6003.0", "6.003e3", "60030e-1", "0.006003E+6", "6003.000e0"] {
            assert_eq!(integer(json), Some(6003), "{json}");
        }
        for json in ["-0", "0.0", "0e5", "-0.00e-7", "0e99999999999999999999"] {
            assert_eq!(integer(json), Some(0), "{json}");
        }
        assert_eq!(integer("-103.0"), Some(-103));
        assert_eq!(integer("9007199254740993.0"), Some(9_007_199_254_740_993));
        assert_eq!(integer("-9223372036854775808.0"), Some(i64::MIN));
        assert_eq!(integer(&format!("0.{}1e201", "0".repeat(200))), Some(1));
        assert_eq!(integer(&format!("1{}e-200", "0".repeat(200))), Some(1));
    }

    #[test]
    fn what_is_not_quite_an_integer_is_none() {
        for json in [
            "0.5",
            "1e-400",
            "200.00000000000000000001",
            "1e400",
            "1e99999999999999999999",
            "1e-99999999999999999999",
            "1e9223372036854775807",
            "99999999999999999999.0",
            "9223372036854775808",
        ] {
            assert_eq!(integer(json), None, "{json}");
        }
    }
}
