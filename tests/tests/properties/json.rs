//! JSON as in RFC 8259, read as simply as possible into a tree that keeps what others drop: duplicate keys in their order, numbers as
//! written, and texts that no `String` can hold.

/// Code units of UTF-16, for an escape may be half of a character.
#[derive(Debug, PartialEq)]
pub struct Text(Vec<u16>);

impl Text {
    pub fn is(&self, name: &str) -> bool {
        self.0.iter().copied().eq(name.encode_utf16())
    }

    /// `None` if half of a character stands in it.
    pub fn decoded(&self) -> Option<String> {
        String::from_utf16(&self.0).ok()
    }
}

#[derive(Debug)]
pub enum Kind<'a> {
    Null,
    Bool(bool),
    Number,
    Text(Text),
    List(Vec<Value<'a>>),
    Object(Vec<(Text, Value<'a>)>),
}

#[derive(Debug)]
pub struct Value<'a> {
    /// As it stands in the body.
    pub raw: &'a str,
    pub kind: Kind<'a>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fault {
    /// More could have made it JSON.
    EndsTooEarly,
    /// Nothing that follows makes it JSON.
    IsNone,
}

pub fn parse(body: &str) -> Result<Value<'_>, Fault> {
    let mut parser = Parser { rest: body.strip_prefix('\u{feff}').unwrap_or(body) };
    parser.white_space();
    if parser.rest.is_empty() {
        return Err(Fault::IsNone);
    }
    let value = parser.value()?;
    parser.white_space();
    if parser.rest.is_empty() { Ok(value) } else { Err(Fault::IsNone) }
}

struct Parser<'a> {
    rest: &'a str,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Result<char, Fault> {
        self.rest.chars().next().ok_or(Fault::EndsTooEarly)
    }

    fn next(&mut self) -> Result<char, Fault> {
        let char = self.peek()?;
        self.rest = &self.rest[char.len_utf8()..];
        Ok(char)
    }

    fn expect(&mut self, expected: char) -> Result<(), Fault> {
        if self.next()? == expected { Ok(()) } else { Err(Fault::IsNone) }
    }

    fn white_space(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }

    fn value(&mut self) -> Result<Value<'a>, Fault> {
        let start = self.rest;
        let kind = match self.peek()? {
            '{' => Kind::Object(self.members()?),
            '[' => Kind::List(self.elements()?),
            '"' => Kind::Text(self.text()?),
            'n' => self.word("null", Kind::Null)?,
            't' => self.word("true", Kind::Bool(true))?,
            'f' => self.word("false", Kind::Bool(false))?,
            '-' | '0'..='9' => self.number()?,
            _ => return Err(Fault::IsNone),
        };
        Ok(Value { raw: &start[..start.len() - self.rest.len()], kind })
    }

    fn word(&mut self, word: &str, kind: Kind<'a>) -> Result<Kind<'a>, Fault> {
        word.chars().try_for_each(|char| self.expect(char))?;
        Ok(kind)
    }

    fn number(&mut self) -> Result<Kind<'a>, Fault> {
        if self.peek()? == '-' {
            self.next()?;
        }
        if self.peek()? == '0' {
            self.next()?;
        } else {
            self.digits()?;
        }
        if self.rest.starts_with('.') {
            self.next()?;
            self.digits()?;
        }
        if self.rest.starts_with(['e', 'E']) {
            self.next()?;
            if matches!(self.peek()?, '+' | '-') {
                self.next()?;
            }
            self.digits()?;
        }
        Ok(Kind::Number)
    }

    /// One or more.
    fn digits(&mut self) -> Result<(), Fault> {
        if !self.peek()?.is_ascii_digit() {
            return Err(Fault::IsNone);
        }
        self.rest = self.rest.trim_start_matches(|char: char| char.is_ascii_digit());
        Ok(())
    }

    fn text(&mut self) -> Result<Text, Fault> {
        self.expect('"')?;
        let mut units = Vec::new();
        loop {
            match self.next()? {
                '"' => return Ok(Text(units)),
                '\\' => units.push(self.escape()?),
                '\0'..='\u{1f}' => return Err(Fault::IsNone),
                char => units.extend_from_slice(char.encode_utf16(&mut [0; 2])),
            }
        }
    }

    fn escape(&mut self) -> Result<u16, Fault> {
        Ok(match self.next()? {
            char @ ('"' | '\\' | '/') => char as u16,
            'b' => 8,
            'f' => 12,
            'n' => 10,
            'r' => 13,
            't' => 9,
            'u' => {
                let mut unit = 0;
                for _ in 0..4 {
                    unit = unit * 16 + self.next()?.to_digit(16).ok_or(Fault::IsNone)?;
                }
                u16::try_from(unit).unwrap()
            }
            _ => return Err(Fault::IsNone),
        })
    }

    fn elements(&mut self) -> Result<Vec<Value<'a>>, Fault> {
        let mut elements = Vec::new();
        self.expect('[')?;
        self.white_space();
        if self.peek()? == ']' {
            self.next()?;
            return Ok(elements);
        }
        loop {
            self.white_space();
            elements.push(self.value()?);
            self.white_space();
            match self.next()? {
                ',' => {}
                ']' => return Ok(elements),
                _ => return Err(Fault::IsNone),
            }
        }
    }

    fn members(&mut self) -> Result<Vec<(Text, Value<'a>)>, Fault> {
        let mut members = Vec::new();
        self.expect('{')?;
        self.white_space();
        if self.peek()? == '}' {
            self.next()?;
            return Ok(members);
        }
        loop {
            self.white_space();
            let key = self.text()?;
            self.white_space();
            self.expect(':')?;
            self.white_space();
            members.push((key, self.value()?));
            self.white_space();
            match self.next()? {
                ',' => {}
                '}' => return Ok(members),
                _ => return Err(Fault::IsNone),
            }
        }
    }
}

#[test]
fn every_part_of_json_ends_too_early() {
    let body = r#" {"a\u00e9\n":[ 1 , -0.5e+3,true ,false,null,{}, []],"b":{"c" : "\ud800中" , "c":0} }"#;
    assert!(parse(body).is_ok());
    for (end, _) in body.char_indices().skip(2) {
        assert_eq!(parse(&body[..end]).err(), Some(Fault::EndsTooEarly), "{}", &body[..end]);
    }
}

#[test]
fn a_number_that_ends_with_the_body_is_complete() {
    for body in ["12", "0", "-0", "1.5", "1e5", "\u{feff} 0 "] {
        assert!(parse(body).is_ok(), "{body}");
    }
    for body in ["-", "1.", "1e", "1E+", "-0."] {
        assert_eq!(parse(body).err(), Some(Fault::EndsTooEarly), "{body}");
    }
}

#[test]
fn what_is_no_json_is_none_whatever_follows() {
    for body in [
        "",
        " \n",
        "\u{feff}",
        " \u{feff}0",
        "\u{feff}\u{feff}0",
        "01",
        "+1",
        ".5",
        "1.e",
        "--",
        "nul1",
        "[1,]",
        "{,}",
        "{\"a\"}",
        "{1:0}",
        "'a'",
        "\"\t\"",
        "\"\\x\"",
        "\"\\u00g0\"",
        "{}\0",
        "{}x",
        "[]]",
        "NaN",
        "[1 2]",
        "\u{a0}0",
    ] {
        assert_eq!(parse(body).err(), Some(Fault::IsNone), "{body:?}");
    }
}

#[test]
fn keys_that_stand_twice_and_halves_of_characters_are_kept() {
    let body = parse(r#"{"\u0061":1,"a":[2.50],"\ud800":"\ud83d\ude00"}"#).unwrap();
    let Kind::Object(members) = body.kind else { panic!() };
    assert!(members[0].0.is("a") && members[1].0.is("a"));
    assert_eq!((members[1].1.raw, members[2].0.decoded()), ("[2.50]", None));
    let Kind::Text(text) = &members[2].1.kind else { panic!() };
    assert_eq!(text.decoded().as_deref(), Some("\u{1f600}"));
}
