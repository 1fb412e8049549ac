//! The value under a key with a meaning: as a code, as a flag, as a text.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::ToString;

use super::MeansSuccess;

/// The value of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value<'a> {
    Null,
    Truth(bool),
    /// As it is written: nothing of it is rounded.
    Number(&'a str),
    Text(Cow<'a, str>),
    /// An array, an object, or a text with half a surrogate pair, which no `String` holds: as JSON.
    Other(&'a str),
}

/// The meaning of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Success,
    Failure,
}

/// A flag, by its spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flag {
    /// `true` or `false`.
    Literal(bool),
    /// `true` or `false` as a text, in upper or lower case.
    Word(bool),
    /// 0 or 1, as a number or as a text.
    Digit(bool),
    /// `null`.
    Absent,
    /// No flag at all.
    Other,
}

impl<'a> Value<'a> {
    /// `json` is a valid value.
    pub(super) fn of(json: &'a str) -> Self {
        match json.as_bytes().first() {
            Some(b'n') => Self::Null,
            Some(b't') => Self::Truth(true),
            Some(b'f') => Self::Truth(false),
            Some(b'-' | b'0'..=b'9') => Self::Number(json),
            Some(b'"') => text(json).map_or(Self::Other(json), Self::Text),
            _ => Self::Other(json),
        }
    }

    /// What it means in the place of a code: what does not mean success means failure. `null` is no code.
    pub(super) fn meaning(&self, means_success: MeansSuccess) -> Option<Meaning> {
        if *self == Self::Null {
            return None;
        }
        match self.as_code() {
            Some(number) if means_success(number) => Some(Meaning::Success),
            _ => Some(Meaning::Failure),
        }
    }

    /// Whether both are spellings of one code.
    pub(super) fn is_same_code(&self, other: &Self) -> bool {
        match (self.as_integer(), other.as_integer()) {
            (Some(one), Some(other)) => one == other,
            _ => self.clone().into_text() == other.clone().into_text(),
        }
    }

    pub(super) fn as_code(&self) -> Option<i32> {
        i32::try_from(self.as_integer()?).ok()
    }

    fn as_integer(&self) -> Option<i64> {
        match self {
            Self::Number(number) => integer(number),
            Self::Text(text) => text.trim().parse().ok(),
            Self::Null | Self::Truth(_) | Self::Other(_) => None,
        }
    }

    /// What it means in the place of a flag.
    pub(super) fn as_flag(&self) -> Flag {
        match self {
            Self::Null => Flag::Absent,
            Self::Truth(truth) => Flag::Literal(*truth),
            Self::Text(text) if text.trim().eq_ignore_ascii_case("true") => Flag::Word(true),
            Self::Text(text) if text.trim().eq_ignore_ascii_case("false") => Flag::Word(false),
            _ => match self.as_code() {
                Some(0) => Flag::Digit(false),
                Some(1) => Flag::Digit(true),
                _ => Flag::Other,
            },
        }
    }

    /// As text, if there is something: a whole number by its digits, and what is neither text nor number as JSON.
    pub(super) fn into_text(self) -> Option<Cow<'a, str>> {
        match self {
            Self::Null => None,
            Self::Truth(truth) => Some(Cow::Borrowed(if truth { "true" } else { "false" })),
            Self::Number(number) => Some(digits(number)),
            Self::Text(text) => Some(text),
            Self::Other(json) => Some(Cow::Borrowed(json)),
        }
    }
}

impl Flag {
    /// What it says in any spelling.
    pub(super) fn spelled(self) -> Option<bool> {
        match self {
            Self::Literal(truth) | Self::Word(truth) | Self::Digit(truth) => Some(truth),
            Self::Absent | Self::Other => None,
        }
    }
}

/// A text of JSON, without its quotes and escapes.
fn text(json: &str) -> Option<Cow<'_, str>> {
    if json.contains('\\') {
        return serde_json::from_str(json).ok().map(Cow::Owned);
    }
    json.strip_prefix('"')?.strip_suffix('"').map(Cow::Borrowed)
}

fn digits(number: &str) -> Cow<'_, str> {
    match integer(number) {
        Some(integer) => Cow::Owned(integer.to_string()),
        None => Cow::Borrowed(number),
    }
}

/// The integer that a number of JSON is, however it is written: `6003`, `6003.0` or `6.003e3`. A float would
/// round.
fn integer(json: &str) -> Option<i64> {
    if let Ok(integer) = json.parse() {
        return Some(integer);
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
