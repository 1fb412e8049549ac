//! The document as a tree: what serde hears from the YAML library, without loss, and where each value is.
//!
//! The library's own `Value` would stop at the first duplicate key. Nor does the library tell positions of values that it reads, but
//! it does tell where an error came up. So each value has a number, and to find it, its piece of the text is read a second time, up to
//! that number. This costs nothing as long as no one asks.

use std::cell::Cell;
use std::fmt;
use std::ops::Range;

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, VariantAccess,
    Visitor,
};

use crate::extent;

/// A value of the document, and where it is.
#[derive(PartialEq)]
pub struct Node {
    pub at: At,
    pub value: Value,
}

#[derive(PartialEq)]
pub enum Value {
    Null,
    Bool(bool),
    Integer(i64),
    /// A number of any other kind, as a text.
    Number(String),
    Text(String),
    List(Vec<Node>),
    /// In the order of the document, duplicate keys included.
    Mapping(Vec<(Node, Node)>),
    /// A value with a tag that the format does not know.
    Tagged(String),
    /// Something that cannot be read, of which the author knows already.
    Lost,
}

/// A place in the text.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
pub struct At {
    /// A piece of the text that is YAML by itself.
    pub start: usize,
    end: usize,
    /// Which of its values, counted from 1; 0 is the piece as it stands.
    number: usize,
    is_key: bool,
}

/// Why a piece of the text is not YAML, in the words of the library.
pub struct Flaw {
    pub at: usize,
    pub said: String,
}

impl At {
    pub fn bytes(range: Range<usize>) -> Self {
        Self { start: range.start, end: range.end, number: 0, is_key: false }
    }

    /// The bytes of the place, on its first line.
    pub fn range(self, text: &str) -> Range<usize> {
        if self.number == 0 {
            return self.start..self.end;
        }
        let found = documents(text, self.start..self.end, Some(self.number)).err();
        let start = found.map_or(self.start, |flaw| flaw.at);
        if self.is_key { extent::of_key(text, start) } else { extent::of_value(text, start) }
    }
}

impl Node {
    pub fn lost(at: At) -> Self {
        Self { at, value: Value::Lost }
    }

    pub fn text(&self) -> Option<&str> {
        if let Value::Text(text) = &self.value { Some(text) } else { None }
    }

    pub fn number(&self) -> Option<i32> {
        if let Value::Integer(number) = self.value { i32::try_from(number).ok() } else { None }
    }

    pub fn items(&self) -> &[Self] {
        if let Value::List(items) = &self.value { items } else { &[] }
    }

    pub fn pairs(&self) -> &[(Self, Self)] {
        if let Value::Mapping(pairs) = &self.value { pairs } else { &[] }
    }

    /// The value of the first field of that name.
    pub fn get(&self, key: &str) -> Option<&Self> {
        for (name, value) in self.pairs() {
            if name.text() == Some(key) {
                return Some(value);
            }
        }
        None
    }

    pub fn get_mut(&mut self, key: &str) -> Option<&mut Self> {
        let Value::Mapping(pairs) = &mut self.value else { return None };
        pairs.iter_mut().find(|(name, _)| name.text() == Some(key)).map(|(_, value)| value)
    }

    /// The items of a list in the field of that name; none if there is no such list.
    pub fn list(&self, key: &str) -> &[Self] {
        self.get(key).map(Self::items).unwrap_or_default()
    }

    /// The text in the field of that name.
    pub fn text_of(&self, key: &str) -> Option<&str> {
        self.get(key)?.text()
    }

    pub fn is_lost(&self) -> bool {
        self.value == Value::Lost
    }
}

/// Reads a piece of the text as one document.
pub fn read(text: &str, piece: Range<usize>) -> Result<Node, Flaw> {
    documents(text, piece, None)
}

fn documents(text: &str, piece: Range<usize>, stop: Option<usize>) -> Result<Node, Flaw> {
    let flaw = |error: &serde_yaml::Error| Flaw {
        at: error
            .location()
            .map_or(piece.start, |location| piece.start.saturating_add(location.index()))
            .min(text.len()),
        said: error.to_string(),
    };
    let reading = Reading { piece: piece.clone(), stop, number: Cell::new(0) };
    let mut documents = serde_yaml::Deserializer::from_str(text.get(piece.clone()).unwrap_or_default());
    let node = match documents.next() {
        Some(document) => Reader { reading: &reading, is_key: false }.deserialize(document),
        None => Ok(Node { at: At::bytes(piece.start..piece.start), value: Value::Null }),
    };
    let node = node.map_err(|error| flaw(&error))?;
    match documents.next() {
        None => Ok(node),
        Some(_) => Err(Flaw { at: piece.start, said: "more than one document".to_owned() }),
    }
}

struct Reading {
    piece: Range<usize>,
    /// The value that is looked for.
    stop: Option<usize>,
    number: Cell<usize>,
}

#[derive(Clone, Copy)]
struct Reader<'a> {
    reading: &'a Reading,
    is_key: bool,
}

impl Reader<'_> {
    /// Where the next value is; an error if it is the one that is looked for.
    fn enter<E: Error>(self) -> Result<At, E> {
        let number = self.reading.number.get().saturating_add(1);
        self.reading.number.set(number);
        if self.reading.stop == Some(number) {
            return Err(E::custom("here"));
        }
        let Range { start, end } = self.reading.piece;
        Ok(At { start, end, number, is_key: self.is_key })
    }

    fn leaf<E: Error>(self, value: Value) -> Result<Node, E> {
        Ok(Node { at: self.enter()?, value })
    }
}

impl<'de> DeserializeSeed<'de> for Reader<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reader<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        self.leaf(Value::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Node, E> {
        self.leaf(Value::Null)
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<Node, E> {
        self.leaf(Value::Bool(truth))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Node, E> {
        self.leaf(Value::Integer(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Node, E> {
        self.leaf(i64::try_from(number).map_or_else(|_| Value::Number(number.to_string()), Value::Integer))
    }

    fn visit_i128<E: Error>(self, number: i128) -> Result<Node, E> {
        self.leaf(Value::Number(number.to_string()))
    }

    fn visit_u128<E: Error>(self, number: u128) -> Result<Node, E> {
        self.leaf(Value::Number(number.to_string()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Node, E> {
        // With its fraction or exponent, as it may have been written.
        self.leaf(Value::Number(format!("{number:?}")))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Node, E> {
        self.leaf(Value::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let at = self.enter()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(Self { is_key: false, ..self })? {
            list.push(item);
        }
        Ok(Node { at, value: Value::List(list) })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<Node, A::Error> {
        let at = self.enter()?;
        let mut mapping = Vec::new();
        let (key, value) = (Self { is_key: true, ..self }, Self { is_key: false, ..self });
        while let Some(pair) = pairs.next_entry_seed(key, value)? {
            mapping.push(pair);
        }
        Ok(Node { at, value: Value::Mapping(mapping) })
    }

    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Node, A::Error> {
        let at = self.enter()?;
        let (tag, value) = tagged.variant::<String>()?;
        value.newtype_variant::<IgnoredAny>()?;
        Ok(Node { at, value: Value::Tagged(tag) })
    }
}
