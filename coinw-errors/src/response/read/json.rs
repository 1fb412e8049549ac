//! JSON as tokens: either the text is valid to its end, or reading fails.
//!
//! A parser that builds values would lose what matters here: the first of two equal keys, the digits of a number, an escape that no
//! `String` can hold, the place of a value. So tokens are slices of the text. Nothing recurses, so no nesting is too deep, and up to 63
//! levels nothing is allocated.

mod invalid;
mod nesting;
mod text;

pub(in crate::response) use self::invalid::Invalid;
use self::invalid::unexpected;
use self::nesting::{Container, Nesting};
use self::text::after_string;

/// A piece of JSON. Its text is what [`Tokens::since`] gives for its start, which is all that was left when it began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::response) enum Token<'a> {
    /// The key of an object, in quotes.
    Key {
        json: &'a str,
        /// Some of its characters are written as escapes.
        is_escaped: bool,
    },
    /// A text in quotes, a number, `true`, `false` or `null`.
    Scalar { start: &'a [u8] },
    /// An array or object begins.
    Open { start: &'a [u8] },
    /// The innermost array or object has ended.
    Close { bracket: char },
}

pub(in crate::response) struct Tokens<'a> {
    text: &'a str,
    rest: &'a [u8],
    next: Next,
    nesting: Nesting,
}

/// The tokens that may come next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Value,
    ItemOrEnd,
    KeyOrEnd,
    Key,
    CommaOrEnd,
}

impl Next {
    fn at_start(container: Container) -> Self {
        match container {
            Container::Array => Self::ItemOrEnd,
            Container::Object => Self::KeyOrEnd,
        }
    }

    fn after_comma(container: Container) -> Self {
        match container {
            Container::Array => Self::Value,
            Container::Object => Self::Key,
        }
    }
}

impl<'a> Tokens<'a> {
    pub(in crate::response) fn of(text: &'a str) -> Self {
        Self { text, rest: text.as_bytes(), next: Next::Value, nesting: Nesting::default() }
    }

    /// The text from a start up to what has not been read.
    pub(in crate::response) fn since(&self, start: &'a [u8]) -> &'a str {
        let [start, end] = [start, self.rest].map(|rest| self.text.len().saturating_sub(rest.len()));
        self.text.get(start..end).unwrap_or_default()
    }

    /// What has not been read.
    pub(in crate::response) fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// The next token, or none at the end of the text.
    #[inline]
    pub(in crate::response) fn next(&mut self) -> Result<Option<Token<'a>>, Invalid> {
        self.skip_blanks();
        if self.next == Next::CommaOrEnd {
            match (self.nesting.innermost(), self.rest.first()) {
                (None, None) => return Ok(None),
                (Some(container), Some(b',')) => {
                    self.skip(1)?;
                    self.skip_blanks();
                    self.next = Next::after_comma(container);
                }
                (Some(Container::Array), Some(b']')) | (Some(Container::Object), Some(b'}')) => {
                    return self.close().map(Some);
                }
                (_, found) => return Err(unexpected(found)),
            }
        }
        let token = match (self.next, self.rest.first()) {
            (Next::KeyOrEnd, Some(b'}')) | (Next::ItemOrEnd, Some(b']')) => self.close(),
            (Next::KeyOrEnd | Next::Key, Some(b'"')) => self.key(),
            (Next::Value | Next::ItemOrEnd, Some(&byte)) => self.value(byte),
            (_, found) => Err(unexpected(found)),
        };
        token.map(Some)
    }

    #[inline]
    fn value(&mut self, first: u8) -> Result<Token<'a>, Invalid> {
        let start = self.rest;
        self.rest = match first {
            b'"' => after_string(start)?.0,
            b'{' => return self.open(Container::Object),
            b'[' => return self.open(Container::Array),
            b't' => after_literal(start, b"true")?,
            b'f' => after_literal(start, b"false")?,
            b'n' => after_literal(start, b"null")?,
            _ => after_number(start)?,
        };
        self.next = Next::CommaOrEnd;
        Ok(Token::Scalar { start })
    }

    #[inline]
    fn key(&mut self) -> Result<Token<'a>, Invalid> {
        let start = self.rest;
        let (rest, is_escaped) = after_string(start)?;
        self.rest = rest;
        let json = self.since(start);
        self.skip_blanks();
        match self.rest.first() {
            Some(b':') => self.skip(1)?,
            found => return Err(unexpected(found)),
        }
        self.next = Next::Value;
        Ok(Token::Key { json, is_escaped })
    }

    #[inline]
    fn open(&mut self, container: Container) -> Result<Token<'a>, Invalid> {
        let start = self.rest;
        self.skip(1)?;
        self.nesting.push(container);
        self.next = Next::at_start(container);
        Ok(Token::Open { start })
    }

    #[inline]
    fn close(&mut self) -> Result<Token<'a>, Invalid> {
        let bracket = if self.rest.starts_with(b"}") { '}' } else { ']' };
        self.skip(1)?;
        self.nesting.pop();
        self.next = Next::CommaOrEnd;
        Ok(Token::Close { bracket })
    }

    #[inline]
    fn skip_blanks(&mut self) {
        while let Some((b' ' | b'\n' | b'\r' | b'\t', rest)) = self.rest.split_first() {
            self.rest = rest;
        }
    }

    #[inline]
    fn skip(&mut self, length: usize) -> Result<(), Invalid> {
        self.rest = self.rest.get(length..).ok_or(Invalid::EndsTooEarly)?;
        Ok(())
    }
}

fn after_literal<'a>(text: &'a [u8], literal: &[u8]) -> Result<&'a [u8], Invalid> {
    let ends_too_early = literal.starts_with(text);
    text.strip_prefix(literal).ok_or(if ends_too_early { Invalid::EndsTooEarly } else { Invalid::Syntax })
}

fn after_number(text: &[u8]) -> Result<&[u8], Invalid> {
    let unsigned = text.strip_prefix(b"-").unwrap_or(text);
    // A zero in front of other digits is a number by itself, and what follows it is an error.
    let mut rest = match unsigned.strip_prefix(b"0") {
        Some(after) => after,
        None => after_digits(unsigned)?,
    };
    if let Some(fraction) = rest.strip_prefix(b".") {
        rest = after_digits(fraction)?;
    }
    if let Some((b'e' | b'E', exponent)) = rest.split_first() {
        let unsigned = exponent.strip_prefix(b"+").or(exponent.strip_prefix(b"-")).unwrap_or(exponent);
        rest = after_digits(unsigned)?;
    }
    Ok(rest)
}

/// The text after the digits; at least one digit is needed.
fn after_digits(text: &[u8]) -> Result<&[u8], Invalid> {
    let mut rest = text;
    while let Some((b'0'..=b'9', after)) = rest.split_first() {
        rest = after;
    }
    if rest.len() == text.len() { Err(unexpected(text.first())) } else { Ok(rest) }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use super::*;

    fn read(text: &str) -> Result<usize, Invalid> {
        let mut tokens = Tokens::of(text);
        let mut count = 0;
        while tokens.next()?.is_some() {
            count += 1;
        }
        Ok(count)
    }

    #[test]
    fn what_is_json_is_read_to_its_end() {
        for text in [
            " { \"a\" : [ 1 , -0.5e+3 , true , false , null , {} , [] ] } ",
            "0",
            "-0",
            "1E5",
            r#""\"\\\/\b\f\n\r\t\u0aF9\ud800""#,
            "\"\u{7f}界\"",
        ] {
            assert!(read(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn what_is_not_json_is_refused() {
        for text in [
            "01",
            "+1",
            ".5",
            "1.e1",
            "1e+x",
            "--1",
            "truE",
            "nul0",
            "'a'",
            "{a:1}",
            "{\"a\" 1}",
            "{\"a\":1,}",
            "[1,]",
            "[1 2]",
            "[1}",
            "{1:2}",
            "{\"a\":1]",
            "]",
            "{,}",
            "[,]",
            "{\"a\":}",
            "1 2",
            "{} x",
            "{}\0",
            "\u{feff}1",
            "\"\t\"",
            "\"\0\"",
            r#""\x""#,
            r#""\u00g0""#,
            "\u{c}1",
            "\u{a0}1",
        ] {
            assert_eq!(read(text), Err(Invalid::Syntax), "{text:?}");
        }
    }

    #[test]
    fn every_beginning_of_an_object_ends_too_early() {
        let text = r#"{"a\u0041":[tr"#;
        for (end, _) in text.char_indices() {
            assert_eq!(read(&text[..end]), Err(Invalid::EndsTooEarly), "{}", &text[..end]);
        }
        for text in
            ["-", "1.", "1e", "1e-", "nul", "\"", "[1", "[1,", "[-", r#"{"a""#, r#"{"a":1"#, r#"{"a":1,"#]
        {
            assert_eq!(read(text), Err(Invalid::EndsTooEarly), "{text}");
        }
    }

    #[test]
    fn no_depth_is_too_deep_or_mixes_up_its_brackets() {
        for depth in [62, 63, 64, 65, 126, 127, 1000] {
            let opening: String =
                (0..depth).map(|level| if level % 3 == 0 { "{\"a\":" } else { "[" }).collect();
            let closing: String =
                (0..depth).rev().map(|level| if level % 3 == 0 { '}' } else { ']' }).collect();
            assert!(read(&(opening.clone() + "1" + &closing)).is_ok(), "{depth}");
            let wrong = closing.replacen(']', "}", 1);
            assert_eq!(read(&(opening.clone() + "1" + &wrong)), Err(Invalid::Syntax), "{depth}");
            let one_more = closing + "]";
            assert_eq!(read(&(opening + "1" + &one_more)), Err(Invalid::Syntax), "{depth}");
        }
    }

    #[test]
    fn a_token_is_its_text() {
        let mut tokens = Tokens::of(r#"{"\u0061": "b" }"#);
        let Ok(Some(Token::Open { start })) = tokens.next() else { panic!() };
        assert_eq!(tokens.next(), Ok(Some(Token::Key { json: r#""\u0061""#, is_escaped: true })));
        let Ok(Some(Token::Scalar { start: of_scalar })) = tokens.next() else { panic!() };
        assert_eq!(tokens.since(of_scalar), r#""b""#);
        assert_eq!(tokens.since(start), r#"{"\u0061": "b""#);
        assert_eq!(tokens.next(), Ok(Some(Token::Close { bracket: '}' })));
        assert_eq!(tokens.since(start), r#"{"\u0061": "b" }"#);
        assert_eq!(tokens.next(), Ok(None));
    }
}
