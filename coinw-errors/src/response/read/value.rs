//! The value under a key with a meaning: as a code, as a flag, as a text.

use alloc::borrow::Cow;

use super::unescaped::{Unescaped, unescaped};

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
            Self::Text(json) => match inside(json) {
                Some(text) => trimmed(text).parse().ok(),
                None => spelled_integer(Unescaped::of(json)),
            },
            Self::Null | Self::Truth(_) | Self::Other(_) => None,
        }
    }

    /// What it means in the place of a flag.
    pub(super) fn as_flag(self) -> Flag {
        match self {
            Self::Null => Flag::Absent,
            Self::Truth(truth) => Flag::Literal(truth),
            Self::Text(json) if spells(json, "false") || spells(json, "0") => Flag::Spelled(false),
            Self::Text(json) if spells(json, "true") || spells(json, "1") => Flag::Spelled(true),
            Self::Number(number) => match integer(number) {
                Some(0) => Flag::Spelled(false),
                Some(1) => Flag::Spelled(true),
                _ => Flag::Other,
            },
            Self::Text(_) | Self::Other(_) => Flag::Other,
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

/// A text without the blanks around it. Most blanks are ASCII, and may be many.
fn trimmed(text: &str) -> &str {
    text.trim_ascii().trim()
}

/// Whether a text is this word, in any case of ASCII letters and with blanks around.
fn spells(json: &str, word: &str) -> bool {
    if let Some(text) = inside(json) {
        return trimmed(text).eq_ignore_ascii_case(word);
    }
    let characters = Unescaped::of(json).map(Option::unwrap_or_default);
    let mut characters = characters.skip_while(|character| character.is_whitespace());
    word.chars().all(|one| characters.next().is_some_and(|other| other.eq_ignore_ascii_case(&one)))
        && characters.all(char::is_whitespace)
}

/// The integer that a text with escapes spells in decimal.
fn spelled_integer(characters: Unescaped<'_>) -> Option<i64> {
    let characters = characters.map(Option::unwrap_or_default);
    let mut characters = characters.skip_while(|character| character.is_whitespace()).peekable();
    let is_negative = characters.next_if(|sign| matches!(sign, '+' | '-')) == Some('-');
    let mut integer = None;
    while let Some(digit) = characters.peek().and_then(|digit| digit.to_digit(10)) {
        characters.next();
        integer = Some(with_digit(integer.unwrap_or(0), digit, is_negative)?);
    }
    integer.filter(|_| characters.all(char::is_whitespace))
}

/// The integer with one more digit, which is taken off from a negative one.
fn with_digit(integer: i64, digit: u32, is_negative: bool) -> Option<i64> {
    let digit = i64::from(digit);
    integer.checked_mul(10)?.checked_add(if is_negative { digit.checked_neg()? } else { digit })
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
    let (is_negative, mantissa) =
        mantissa.strip_prefix('-').map_or((false, mantissa), |mantissa| (true, mantissa));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = || whole.bytes().chain(fraction.bytes());
    let zeros = digits().take_while(|&digit| digit == b'0').count();
    let all = whole.len().checked_add(fraction.len())?;
    if zeros == all {
        return Some(0);
    }
    let significant =
        all.checked_sub(zeros)?.checked_sub(digits().rev().take_while(|&digit| digit == b'0').count())?;
    // How many digits from the first significant one stand before the point once the exponent has moved it.
    let point = exponent.parse::<i64>().ok()?.checked_add(whole.len().try_into().ok()?)?;
    let point = usize::try_from(point.checked_sub(zeros.try_into().ok()?)?).ok()?;
    if !(significant..=LONGEST).contains(&point) {
        return None;
    }
    let mut digits = digits().skip(zeros).chain(core::iter::repeat(b'0')).take(point);
    digits.try_fold(0, |integer, digit| with_digit(integer, u32::from(digit.wrapping_sub(b'0')), is_negative))
}

/// The number of digits of the longest `i64`.
const LONGEST: usize = 19;

#[cfg(test)]
mod tests {
    use alloc::format;

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
