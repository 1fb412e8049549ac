//! Decodes the characters of a JSON string without allocating.

use alloc::string::String;
use core::str::Chars;

/// The characters that a valid text of JSON spells. `None` stands for half of a surrogate pair, which is no character: `"\ud800"`.
pub(super) struct Unescaped<'a>(Chars<'a>);

impl<'a> Unescaped<'a> {
    /// `json` is a text in its quotes.
    pub(super) fn of(json: &'a str) -> Self {
        Self(json.get(1..json.len().saturating_sub(1)).unwrap_or_default().chars())
    }

    /// The number behind `\u`, whose four digits are there.
    fn unit(chars: &mut Chars<'_>) -> u16 {
        let text = chars.as_str();
        *chars = text.get(4..).unwrap_or_default().chars();
        text.bytes().take(4).fold(0, |unit, byte| unit << 4 | u16::from(digit(byte)))
    }
}

impl Iterator for Unescaped<'_> {
    type Item = Option<char>;

    #[inline]
    fn next(&mut self) -> Option<Option<char>> {
        let character = match self.0.next()? {
            '\\' => match self.0.next()? {
                'u' => {
                    let first = Self::unit(&mut self.0);
                    if let Some(character) = char::from_u32(first.into()) {
                        return Some(Some(character));
                    }
                    let mut rest = self.0.clone();
                    let second = (rest.next() == Some('\\') && rest.next() == Some('u'))
                        .then(|| Self::unit(&mut rest));
                    let character =
                        char::decode_utf16([first].into_iter().chain(second)).next().and_then(Result::ok);
                    // A surrogate is a character only with the other one.
                    if character.is_some() {
                        self.0 = rest;
                    }
                    return Some(character);
                }
                escape => u8::try_from(escape).map_or(escape, |escape| escaped_byte(escape).into()),
            },
            other => other,
        };
        Some(Some(character))
    }
}

/// A text without its quotes and escapes, up to a length in bytes. `None` if it is no Unicode.
pub(in crate::response) fn unescaped(json: &str, most: usize) -> Option<String> {
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

/// A text without its quotes and escapes, if it is ASCII and fits.
#[inline]
pub(super) fn short_ascii<'b, const MOST: usize>(json: &str, buffer: &'b mut [u8; MOST]) -> Option<&'b [u8]> {
    let mut length = 0_usize;
    for character in Unescaped::of(json) {
        *buffer.get_mut(length)? = u8::try_from(character?).ok().filter(u8::is_ascii)?;
        length = length.saturating_add(1);
    }
    buffer.get(..length)
}

/// The byte that a letter behind a backslash stands for, other than `u`.
fn escaped_byte(escape: u8) -> u8 {
    match escape {
        b'b' => 8,
        b'f' => 0xc,
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        other => other,
    }
}

/// The value of a hexadecimal digit: of `0` to `9` the lower half of the byte, of a letter nine more.
fn digit(byte: u8) -> u8 {
    (byte & 0xf).wrapping_add((byte >> 6).wrapping_mul(9))
}

/// Whether a valid text of JSON has no half of a surrogate pair alone.
pub(super) fn is_unicode(json: &str) -> bool {
    let (bytes, mut at) = (json.as_bytes(), 0_usize);
    while let Some(escape) = bytes.get(at..).and_then(|rest| rest.iter().position(|&byte| byte == b'\\')) {
        at = at.saturating_add(escape);
        let Some([b'\\', b'u', b'd' | b'D', ..]) = bytes.get(at..) else {
            at = at.saturating_add(2);
            continue;
        };
        let mut characters = Unescaped(json.get(at..).unwrap_or_default().chars());
        let Some(Some(_)) = characters.next() else { return false };
        at = json.len().saturating_sub(characters.0.as_str().len());
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What `serde_json` reads.
    fn theirs(json: &str) -> Option<String> {
        serde_json::from_str(json).ok()
    }

    #[test]
    fn a_text_is_what_serde_json_reads() {
        for json in [
            r#""""#,
            r#""abc""#,
            r#""a\"\\\/\b\f\n\r\t界""#,
            r#""\u0063\u006Fde""#,
            r#""\ud83d\ude00!""#,
            r#""\ud83d\ude00\ud83d\ude00""#,
            r#""\ud800""#,
            r#""\udc00a""#,
            r#""\ud800\u0041""#,
            r#""\ud800\ud83d\ude00""#,
            r#""\ud83d\\ude00""#,
            r#""\\ud800""#,
            r#""\ud7ff\ue000""#,
            r#""\uD83D\uDE00\uD83D""#,
            r#""\n\u0041\ud800""#,
        ] {
            assert_eq!(Unescaped::of(json).collect::<Option<String>>(), theirs(json), "{json}");
            assert_eq!(is_unicode(json), theirs(json).is_some(), "{json}");
            let short = theirs(json).filter(|text| text.is_ascii() && text.len() <= 8);
            assert_eq!(short_ascii(json, &mut [0; 8]), short.as_deref().map(str::as_bytes), "{json}");
        }
    }
}
