//! Splits and joins texts.
//!
//! The standard library's functions take closures and iterators, and each combination would be compiled again here.

/// The texts in a row.
pub fn joined(texts: &[&str], between: &str) -> String {
    let mut joined = String::new();
    for (index, text) in texts.iter().enumerate() {
        if index > 0 {
            joined += between;
        }
        joined += text;
    }
    joined
}

/// The digits that a text begins with, and the rest.
pub fn split_digits(text: &str) -> (&str, &str) {
    let mut rest = text.as_bytes();
    while let [b'0'..=b'9', after @ ..] = rest {
        rest = after;
    }
    text.split_at_checked(text.len().saturating_sub(rest.len())).unwrap_or((text, ""))
}

/// The text with another one in place of each of some characters.
pub fn replaced(text: &str, characters: &str, other: &str) -> String {
    let mut replaced = String::with_capacity(text.len());
    for character in text.chars() {
        if characters.contains(character) {
            replaced += other;
        } else {
            replaced.push(character);
        }
    }
    replaced
}

/// The number of 32 bits that the digits are.
pub fn number(digits: &str, radix: u32) -> Option<i32> {
    // As the YAML library reads numbers, whose code for it is compiled here anyway.
    i32::try_from(i64::from_str_radix(digits, radix).ok()?).ok()
}

/// Whether all characters of a text are of a kind.
pub fn all(text: &str, is_of_the_kind: fn(char) -> bool) -> bool {
    for character in text.chars() {
        if !is_of_the_kind(character) {
            return false;
        }
    }
    true
}

/// Where Unicode has the letters of other scripts than Latin, of those in common use.
pub const OTHER_SCRIPTS: [(char, char); 8] = [
    ('\u{370}', '\u{1dff}'),
    ('\u{1f00}', '\u{1fff}'),
    ('\u{2e80}', '\u{2fff}'),
    ('\u{3005}', '\u{3007}'),
    ('\u{3040}', '\u{d7ff}'),
    ('\u{fb13}', '\u{fdff}'),
    ('\u{fe70}', '\u{fefc}'),
    ('\u{ff66}', '\u{ffdc}'),
];

/// Whether a text has no letter of another script, as `Zażółć “5” µA` and not as `用户API出错`.
pub fn is_latin(text: &str) -> bool {
    all(text, |character| !OTHER_SCRIPTS.iter().any(|(first, last)| (*first..=*last).contains(&character)))
}

/// Whether a character stands between words, as the format and YAML write them.
pub fn separates(character: char) -> bool {
    !character.is_ascii_alphanumeric() && character != '_'
}
