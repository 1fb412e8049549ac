//! Integers of any size, exactly: digits and zeros, and never a float.

/// Its digits have no zero at either end; the zeros that end it are counted.
#[derive(Debug, Clone, PartialEq)]
pub struct Integer {
    is_negative: bool,
    digits: String,
    zeros: i128,
}

impl Integer {
    /// The integer that a number of JSON is, however it is written; `None` if it is none.
    pub fn of_number(number: &str) -> Option<Self> {
        let (is_negative, number) = match number.strip_prefix('-') {
            Some(number) => (true, number),
            None => (false, number),
        };
        let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{whole}{fraction}");
        let without_end = all.trim_end_matches('0');
        let digits = without_end.trim_start_matches('0');
        if digits.is_empty() {
            return Some(Self { is_negative: false, digits: String::new(), zeros: 0 });
        }
        // An exponent that is longer than any text decides by its sign alone.
        let exponent =
            exponent.parse::<i128>().unwrap_or(if exponent.starts_with('-') { -1 << 100 } else { 1 << 100 });
        let length = |text: &str| i128::try_from(text.len()).unwrap();
        let zeros = exponent - length(fraction) + length(&all) - length(without_end);
        (zeros >= 0).then(|| Self { is_negative, digits: digits.to_owned(), zeros })
    }

    /// The integer that a text spells in decimal.
    pub fn of_text(text: &str) -> Option<Self> {
        let text = text.trim();
        let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
        let is_decimal = !unsigned.is_empty() && unsigned.chars().all(|char| char.is_ascii_digit());
        is_decimal.then(|| Self::of_number(text.strip_prefix('+').unwrap_or(text)))?
    }

    pub fn to_i64(&self) -> Option<i64> {
        let sign = if self.is_negative { "-" } else { "" };
        let zeros = usize::try_from(self.zeros).ok().filter(|&zeros| zeros < 20)?;
        format!("{sign}0{}{}", self.digits, "0".repeat(zeros)).parse().ok()
    }
}

#[test]
fn a_number_is_the_integer_that_it_is_however_it_is_written() {
    for number in ["6003", "6003.0", "6.003e3", "60030e-1", "6003e0", "6.003E+03", "600300.00e-2"] {
        assert_eq!(Integer::of_number(number).unwrap().to_i64(), Some(6003), "{number}");
    }
    for number in ["0", "-0", "0.0", "0e5", "0e-99999999999999999999999999999999999999999"] {
        assert_eq!(Integer::of_number(number).unwrap().to_i64(), Some(0), "{number}");
    }
    assert_eq!(Integer::of_number("-9223372036854775808").unwrap().to_i64(), Some(i64::MIN));
    assert_eq!(Integer::of_number("1e30"), Integer::of_number("1000000000000000000000000000000.0"));
}

#[test]
fn nothing_is_rounded() {
    for number in
        ["200.00000000000000000001", "1e-400", "0.5", "1e-99999999999999999999999999999999999999999", "-2e-1"]
    {
        assert_eq!(Integer::of_number(number), None, "{number}");
    }
    for number in ["9223372036854775808", "1e999", "18446744073709551816"] {
        assert_eq!(Integer::of_number(number).unwrap().to_i64(), None, "{number}");
    }
}

#[test]
fn a_text_spells_an_integer_in_decimal() {
    for text in ["200", " +0200 ", "\u{a0}200\u{3000}\n", "00000000000000000000000200"] {
        assert_eq!(Integer::of_text(text).unwrap().to_i64(), Some(200), "{text}");
    }
    for text in ["", " ", "+", "+-2", "2e2", "200.0", "0x0", "２００", "200\0", "\u{feff}200", "2 00"] {
        assert_eq!(Integer::of_text(text), None, "{text}");
    }
}
