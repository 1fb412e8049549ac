//! JSON, taken apart: tokens of a text that is valid to its end, or the news that it is not.
//!
//! A parser of values would lose what decides here: the first of two equal keys, the digits of a number, an escape that no `String`
//! holds, the place where a value stands. So the tokens are the text itself. Nothing recurses, so that no depth is too deep, and
//! nothing is allocated up to 63 levels of it.

use alloc::vec::Vec;

/// Why a text is not JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::response) enum Invalid {
    /// More of it could have made it JSON.
    EndsTooEarly,
    /// Nothing could have.
    Syntax,
}

/// A piece of JSON as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// The key of an object, with its quotes.
    Key {
        json: &'a str,
        /// Some of its characters are written as escapes.
        is_escaped: bool,
    },
    /// A text with its quotes, a number, `true`, `false` or `null`.
    Scalar(&'a str),
    /// An array or object begins, and with it all the text from its bracket on.
    Open(&'a str),
    /// The innermost array or object has ended.
    Close,
}

pub(super) struct Tokens<'a> {
    rest: &'a str,
    next: Next,
    nesting: Nesting,
}

/// What may come next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Value,
    ItemOrEnd,
    KeyOrEnd,
    Key,
    CommaOrEnd,
}

impl<'a> Tokens<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { rest: text, next: Next::Value, nesting: Nesting::default() }
    }

    /// What has not been read yet.
    pub(super) fn rest(&self) -> &'a str {
        self.rest
    }

    /// The next token, or none at the end of the text.
    pub(super) fn next(&mut self) -> Result<Option<Token<'a>>, Invalid> {
        self.skip_blanks();
        if self.next == Next::CommaOrEnd {
            match (self.nesting.innermost(), self.peek()) {
                (None, None) => return Ok(None),
                (Some(container), Some(b',')) => {
                    self.take(1)?;
                    self.skip_blanks();
                    self.next = container.after_comma();
                }
                (Some(Container::Array), Some(b']')) | (Some(Container::Object), Some(b'}')) => {
                    return self.close().map(Some);
                }
                (_, found) => return Err(unexpected(found)),
            }
        }
        let token = match (self.next, self.peek()) {
            (Next::KeyOrEnd, Some(b'}')) | (Next::ItemOrEnd, Some(b']')) => self.close(),
            (Next::KeyOrEnd | Next::Key, Some(b'"')) => self.key(),
            (Next::Value | Next::ItemOrEnd, Some(byte)) => self.value(byte),
            (_, found) => Err(unexpected(found)),
        };
        token.map(Some)
    }

    fn value(&mut self, first: u8) -> Result<Token<'a>, Invalid> {
        let length = match first {
            b'{' => return self.open(Container::Object),
            b'[' => return self.open(Container::Array),
            b'"' => string(self.rest)?.length,
            b't' => literal(self.rest, "true")?,
            b'f' => literal(self.rest, "false")?,
            b'n' => literal(self.rest, "null")?,
            _ => number(self.rest)?,
        };
        self.next = Next::CommaOrEnd;
        self.take(length).map(Token::Scalar)
    }

    fn key(&mut self) -> Result<Token<'a>, Invalid> {
        let Text { length, is_escaped } = string(self.rest)?;
        let json = self.take(length)?;
        self.skip_blanks();
        match self.peek() {
            Some(b':') => self.take(1)?,
            found => return Err(unexpected(found)),
        };
        self.next = Next::Value;
        Ok(Token::Key { json, is_escaped })
    }

    fn open(&mut self, container: Container) -> Result<Token<'a>, Invalid> {
        let token = Token::Open(self.rest);
        self.take(1)?;
        self.nesting.push(container);
        self.next = container.at_start();
        Ok(token)
    }

    fn close(&mut self) -> Result<Token<'a>, Invalid> {
        self.take(1)?;
        self.nesting.pop();
        self.next = Next::CommaOrEnd;
        Ok(Token::Close)
    }

    fn peek(&self) -> Option<u8> {
        self.rest.as_bytes().first().copied()
    }

    #[inline]
    fn skip_blanks(&mut self) {
        let is_blank = |byte: &u8| matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
        let blanks = self.rest.bytes().take_while(is_blank).count();
        self.rest = self.rest.get(blanks..).unwrap_or_default();
    }

    #[inline]
    fn take(&mut self, length: usize) -> Result<&'a str, Invalid> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(Invalid::Syntax)?;
        self.rest = rest;
        Ok(taken)
    }
}

fn unexpected(found: Option<u8>) -> Invalid {
    found.map_or(Invalid::EndsTooEarly, |_| Invalid::Syntax)
}

struct Text {
    /// In bytes, with the quotes.
    length: usize,
    is_escaped: bool,
}

/// The text that begins here, with its quote.
fn string(rest: &str) -> Result<Text, Invalid> {
    let mut bytes = rest.bytes().enumerate().skip(1);
    let mut is_escaped = false;
    while let Some((before, byte)) = bytes.next() {
        match byte {
            b'"' => return Ok(Text { length: before.saturating_add(1), is_escaped }),
            b'\\' => {
                is_escaped = true;
                escape(bytes.by_ref().map(|(_, byte)| byte))?;
            }
            0..b' ' => return Err(Invalid::Syntax),
            _ => {}
        }
    }
    Err(Invalid::EndsTooEarly)
}

/// The rest of an escape. A surrogate may be alone: what it means is not asked here.
fn escape(mut bytes: impl Iterator<Item = u8>) -> Result<(), Invalid> {
    match bytes.next() {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(()),
        Some(b'u') => (0..4).try_for_each(|_| match bytes.next() {
            Some(digit) if digit.is_ascii_hexdigit() => Ok(()),
            found => Err(unexpected(found)),
        }),
        found => Err(unexpected(found)),
    }
}

fn literal(rest: &str, literal: &str) -> Result<usize, Invalid> {
    if rest.starts_with(literal) {
        return Ok(literal.len());
    }
    Err(if literal.starts_with(rest) { Invalid::EndsTooEarly } else { Invalid::Syntax })
}

/// How long the number is that begins here.
fn number(rest: &str) -> Result<usize, Invalid> {
    let unsigned = rest.strip_prefix('-').unwrap_or(rest);
    // A zero in front of other digits is a number by itself, and what follows it is an error.
    let mut end = match unsigned.strip_prefix('0') {
        Some(after) => after,
        None => after_digits(unsigned)?,
    };
    if let Some(fraction) = end.strip_prefix('.') {
        end = after_digits(fraction)?;
    }
    if let Some(exponent) = end.strip_prefix(['e', 'E']) {
        end = after_digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))?;
    }
    Ok(rest.len().saturating_sub(end.len()))
}

/// What follows the digits; one is needed.
fn after_digits(text: &str) -> Result<&str, Invalid> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 {
        return Err(unexpected(text.bytes().next()));
    }
    text.get(digits..).ok_or(Invalid::Syntax)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Container {
    Array,
    Object,
}

impl Container {
    fn at_start(self) -> Next {
        match self {
            Self::Array => Next::ItemOrEnd,
            Self::Object => Next::KeyOrEnd,
        }
    }

    fn after_comma(self) -> Next {
        match self {
            Self::Array => Next::Value,
            Self::Object => Next::Key,
        }
    }
}

/// The arrays and objects around a place, a bit for each: the innermost is the lowest. Above the outermost stands a 1.
struct Nesting {
    innermost: u64,
    /// What did not fit, 63 at a time.
    around: Vec<u64>,
}

impl Default for Nesting {
    fn default() -> Self {
        Self { innermost: NONE, around: Vec::new() }
    }
}

const NONE: u64 = 1;

impl Nesting {
    fn innermost(&self) -> Option<Container> {
        match (self.innermost, self.innermost & 1) {
            (NONE, _) => None,
            (_, 1) => Some(Container::Object),
            _ => Some(Container::Array),
        }
    }

    fn push(&mut self, container: Container) {
        if self.innermost.leading_zeros() == 0 {
            self.around.push(self.innermost);
            self.innermost = NONE;
        }
        self.innermost = self.innermost << 1 | u64::from(container == Container::Object);
    }

    fn pop(&mut self) {
        self.innermost >>= 1;
        if self.innermost == NONE
            && let Some(around) = self.around.pop()
        {
            self.innermost = around;
        }
    }
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
        assert_eq!(tokens.next(), Ok(Some(Token::Open(r#"{"\u0061": "b" }"#))));
        assert_eq!(tokens.next(), Ok(Some(Token::Key { json: r#""\u0061""#, is_escaped: true })));
        assert_eq!(tokens.next(), Ok(Some(Token::Scalar(r#""b""#))));
        assert_eq!(tokens.rest(), " }");
        assert_eq!(tokens.next(), Ok(Some(Token::Close)));
        assert_eq!(tokens.next(), Ok(None));
    }
}
