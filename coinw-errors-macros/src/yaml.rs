//! YAML as a tree in which each value knows its position.
//!
//! The YAML library tells serde what the values are, but not where. `scanner` reads their positions from the text and adds them to the tree
//! where both agree.

mod reader;
mod scanner;
mod syntax;
mod verbatim;

use std::ops::Range;

use serde::Deserialize as _;

use crate::span::Span;

pub use self::syntax::SyntaxError;
pub use self::verbatim::Difference;

/// The text, and what says that an entry of the guide starts on a line.
#[derive(Clone, Copy)]
pub struct Written<'a> {
    pub text: &'a str,
    pub starts_entry: fn(&str) -> bool,
}

/// How a value is written.
#[derive(Clone, Copy, Default, PartialEq)]
pub enum Style {
    /// A text without quotes.
    #[default]
    Plain,
    Quoted,
    /// A text on lines of its own, under `|` or `>`, or a list or mapping without brackets.
    Block,
    /// A list or mapping in brackets.
    Flow,
}

/// A value of the document, and where it stands.
pub struct Node {
    pub span: Span,
    pub style: Style,
    pub value: Value,
    /// What YAML reads otherwise than it was meant, if this is meant as a text.
    pub difference: Option<Difference>,
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
    /// A value with a tag.
    Tagged(String),
    /// Something that cannot be read, of which the author knows already.
    Lost,
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Node {
    fn new(value: Value) -> Self {
        Self { span: Span::default(), style: Style::Plain, value, difference: None }
    }

    pub fn lost() -> Self {
        Self::new(Value::Lost)
    }

    pub fn mapping(pairs: Vec<(Self, Self)>) -> Self {
        Self::new(Value::Mapping(pairs))
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

/// Reads a piece of the text as one document. `None` if there is nothing in it.
pub fn read(guide: Written<'_>, piece: Range<usize>) -> Result<Option<Node>, SyntaxError> {
    let text = guide.text;
    let written = text.get(piece.clone()).unwrap_or_default();
    let mut documents = serde_yaml::Deserializer::from_str(written);
    let Some(first) = documents.next() else { return Ok(None) };
    let syntax = |error: serde_yaml::Error| SyntaxError::new(&error.to_string(), text, piece.clone());
    let mut node = Node::deserialize(first).map_err(syntax)?;
    if let Some(second) = documents.next() {
        match Node::deserialize(second) {
            Ok(node) if node.value == Value::Null => {}
            // What cannot go on in the first one is told as a mistake of the second one.
            Err(error) if !written.contains("\n---") => return Err(syntax(error)),
            _ => return Err(SyntaxError::several_documents(text, piece)),
        }
    }
    let place = scanner::scan(text, piece);
    scanner::put(&mut node, place.span, Some(&place), guide);
    Ok(Some(node).filter(|node| node.value != Value::Null))
}
