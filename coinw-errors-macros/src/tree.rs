//! The document as a tree: what serde hears from the YAML library, without loss.
//!
//! The library's own `Value` would stop at the first duplicate key, and would expand aliases without a bound.

use std::cell::Cell;
use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, VariantAccess,
    Visitor,
};

/// A value of the document.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
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
}

impl Node {
    /// Reads a node, and fails where the tree would be much larger than the text of `length` bytes that it is read
    /// from: then aliases multiply it.
    pub fn read<'de, D: Deserializer<'de>>(deserializer: D, length: usize) -> Result<Self, D::Error> {
        // Without aliases a node takes at least a byte of the text, and its content no more than a few times as many.
        let budget = Cell::new(length.saturating_mul(8).saturating_add(64));
        Reader { budget: &budget }.deserialize(deserializer)
    }

    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }
}

#[derive(Clone, Copy)]
struct Reader<'a> {
    budget: &'a Cell<usize>,
}

impl Reader<'_> {
    fn spend<E: Error>(self, length: usize) -> Result<(), E> {
        let rest = self.budget.get().checked_sub(length.saturating_add(1));
        let rest = rest.ok_or_else(|| E::custom(TOO_MANY_ALIASES))?;
        self.budget.set(rest);
        Ok(())
    }

    fn leaf<E: Error>(self, node: Node) -> Result<Node, E> {
        let length = match &node {
            Node::Text(text) | Node::Number(text) | Node::Tagged(text) => text.len(),
            _ => 0,
        };
        self.spend(length)?;
        Ok(node)
    }
}

/// What the error says when the budget is spent.
pub const TOO_MANY_ALIASES: &str = "aliases (`*name`) make the document many times as large as the file";

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
        self.leaf(Node::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Node, E> {
        self.leaf(Node::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<Node, E> {
        self.leaf(Node::Bool(truth))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Node, E> {
        self.leaf(Node::Integer(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Node, E> {
        self.leaf(i64::try_from(number).map_or_else(|_| Node::Number(number.to_string()), Node::Integer))
    }

    fn visit_i128<E: Error>(self, number: i128) -> Result<Node, E> {
        self.leaf(Node::Number(number.to_string()))
    }

    fn visit_u128<E: Error>(self, number: u128) -> Result<Node, E> {
        self.leaf(Node::Number(number.to_string()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Node, E> {
        // With its fraction or exponent, as it may have been written.
        self.leaf(Node::Number(format!("{number:?}")))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Node, E> {
        self.leaf(Node::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        self.spend(0)?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<Node, A::Error> {
        self.spend(0)?;
        let mut mapping = Vec::new();
        while let Some(pair) = pairs.next_entry_seed(self, self)? {
            mapping.push(pair);
        }
        Ok(Node::Mapping(mapping))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Node, A::Error> {
        let (tag, value) = tagged.variant::<String>()?;
        value.newtype_variant::<IgnoredAny>()?;
        self.leaf(Node::Tagged(tag))
    }
}
