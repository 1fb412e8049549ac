//! JSON as a tree that loses nothing: duplicate keys stay, numbers are their text. Slow and plain.

/// A value, with its text.
#[derive(Debug, Clone, PartialEq)]
pub struct Json {
    pub text: String,
    pub kind: Kind,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    Null,
    Truth(bool),
    Number,
    /// Nothing if it has half a surrogate pair in it.
    Text(Option<String>),
    Array(Vec<Json>),
    Object(Vec<(Option<String>, Json)>),
}

/// Why a text is not JSON.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Wrong {
    EndsTooEarly,
    Syntax,
}

pub fn parse(text: &str) -> Result<Json, Wrong> {
    let mut parser = Parser { characters: text.chars().collect(), at: 0 };
    let value = parser.value()?;
    parser.blanks();
    if parser.at < parser.characters.len() { Err(Wrong::Syntax) } else { Ok(value) }
}

struct Parser {
    characters: Vec<char>,
    at: usize,
}

impl Parser {
    fn next(&mut self) -> Result<char, Wrong> {
        let character = self.peek().ok_or(Wrong::EndsTooEarly)?;
        self.at += 1;
        Ok(character)
    }

    fn peek(&self) -> Option<char> {
        self.characters.get(self.at).copied()
    }

    fn blanks(&mut self) {
        while let Some(' ' | '\t' | '\n' | '\r') = self.peek() {
            self.at += 1;
        }
    }

    fn value(&mut self) -> Result<Json, Wrong> {
        self.blanks();
        let start = self.at;
        let kind = match self.peek().ok_or(Wrong::EndsTooEarly)? {
            '{' => self.object()?,
            '[' => self.array()?,
            '"' => Kind::Text(self.string()?),
            't' => self.word("true", Kind::Truth(true))?,
            'f' => self.word("false", Kind::Truth(false))?,
            'n' => self.word("null", Kind::Null)?,
            _ => self.number()?,
        };
        Ok(Json { text: self.characters[start..self.at].iter().collect(), kind })
    }

    fn object(&mut self) -> Result<Kind, Wrong> {
        self.next()?;
        let mut entries = Vec::new();
        self.blanks();
        if self.peek() == Some('}') {
            self.next()?;
            return Ok(Kind::Object(entries));
        }
        loop {
            self.blanks();
            if self.peek().ok_or(Wrong::EndsTooEarly)? != '"' {
                return Err(Wrong::Syntax);
            }
            let key = self.string()?;
            self.blanks();
            if self.next()? != ':' {
                return Err(Wrong::Syntax);
            }
            entries.push((key, self.value()?));
            self.blanks();
            match self.next()? {
                ',' => {}
                '}' => return Ok(Kind::Object(entries)),
                _ => return Err(Wrong::Syntax),
            }
        }
    }

    fn array(&mut self) -> Result<Kind, Wrong> {
        self.next()?;
        let mut items = Vec::new();
        self.blanks();
        if self.peek() == Some(']') {
            self.next()?;
            return Ok(Kind::Array(items));
        }
        loop {
            items.push(self.value()?);
            self.blanks();
            match self.next()? {
                ',' => {}
                ']' => return Ok(Kind::Array(items)),
                _ => return Err(Wrong::Syntax),
            }
        }
    }

    fn string(&mut self) -> Result<Option<String>, Wrong> {
        self.next()?;
        let mut units: Vec<u16> = Vec::new();
        loop {
            match self.next()? {
                '"' => return Ok(String::from_utf16(&units).ok()),
                '\\' => match self.next()? {
                    'u' => {
                        let mut unit = 0;
                        for _ in 0..4 {
                            unit = unit * 16 + self.next()?.to_digit(16).ok_or(Wrong::Syntax)?;
                        }
                        units.push(u16::try_from(unit).unwrap());
                    }
                    character => {
                        let at = "\"\\/bfnrt".find(character).ok_or(Wrong::Syntax)?;
                        units.push(b"\"\\/\x08\x0c\n\r\t"[at].into());
                    }
                },
                '\0'..='\x1f' => return Err(Wrong::Syntax),
                character => units.extend(character.encode_utf16(&mut [0; 2]).iter()),
            }
        }
    }

    fn word(&mut self, word: &str, kind: Kind) -> Result<Kind, Wrong> {
        for expected in word.chars() {
            if self.next()? != expected {
                return Err(Wrong::Syntax);
            }
        }
        Ok(kind)
    }

    fn number(&mut self) -> Result<Kind, Wrong> {
        if self.peek() == Some('-') {
            self.next()?;
        }
        if self.peek() == Some('0') {
            self.next()?;
        } else {
            self.digits()?;
        }
        if self.peek() == Some('.') {
            self.next()?;
            self.digits()?;
        }
        if let Some('e' | 'E') = self.peek() {
            self.next()?;
            if let Some('+' | '-') = self.peek() {
                self.next()?;
            }
            self.digits()?;
        }
        Ok(Kind::Number)
    }

    fn digits(&mut self) -> Result<(), Wrong> {
        if !self.next()?.is_ascii_digit() {
            return Err(Wrong::Syntax);
        }
        while self.peek().is_some_and(|character| character.is_ascii_digit()) {
            self.next()?;
        }
        Ok(())
    }
}

#[test]
fn the_tree_loses_nothing() {
    let json = parse(r#" {"a":1e999,"\u0061":["\ud800"]} "#).unwrap();
    let Kind::Object(entries) = json.kind else { panic!() };
    assert_eq!(entries.iter().map(|(key, _)| key.as_deref()).collect::<Vec<_>>(), [Some("a"), Some("a")]);
    assert_eq!(entries[0].1.text, "1e999");
    let Kind::Array(items) = &entries[1].1.kind else { panic!() };
    assert_eq!(items[0].kind, Kind::Text(None));
    assert_eq!(parse("{\"a\":"), Err(Wrong::EndsTooEarly));
    assert_eq!(parse("01"), Err(Wrong::Syntax));
}
