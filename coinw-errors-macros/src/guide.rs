//! The guide in the form that the expanders need.

use crate::check::name;
use crate::format::inferred;
use crate::recover;
use crate::seen::Seen;
use crate::yaml::Node;

/// What is generated from.
pub struct Guide {
    pub variants: Vec<Variant>,
    /// The document, if every rule holds: then each variant has the entry at its place. Otherwise there are only names and numbers,
    /// so that a mistake in the guide is not a hundred in the program.
    pub document: Option<Node>,
}

/// A variant, and its number if that can be read.
pub struct Variant {
    pub name: String,
    pub code: Option<i32>,
}

impl Guide {
    /// A guide that keeps every rule.
    pub fn sound(document: Node) -> Self {
        Self { variants: named(&in_tree(&document)), document: Some(document) }
    }

    /// What can be read of one that does not.
    pub fn unsound(document: Option<&Node>, text: &str) -> Self {
        let mut found = document.map(in_tree).unwrap_or_default();
        found.extend(recover::entries(text));
        let mut variants = named(&found);
        if variants.is_empty() {
            // What the program says of its codes by number then compiles, whichever it means.
            variants.push(Variant { name: "__Unreadable".to_owned(), code: None });
        }
        Self { variants, document: None }
    }

    /// The entries of a sound guide, each with the fields that are inferred; the name of each is that of its variant.
    pub fn entries(&self) -> Vec<(&Node, Vec<&'static str>)> {
        let mut entries = Vec::new();
        if let Some(document) = &self.document {
            for code in document.list("codes") {
                entries.push((code, inferred(document, code)));
            }
        }
        entries
    }
}

fn in_tree(document: &Node) -> Vec<(Option<String>, Option<i32>)> {
    let mut found = Vec::new();
    for code in document.list("codes") {
        found.push((code.text_of("name").map(str::to_owned), code.get("code").and_then(Node::number)));
    }
    found
}

/// A variant for each name, the first time that it occurs.
fn named(found: &[(Option<String>, Option<i32>)]) -> Vec<Variant> {
    let mut seen = Seen::default();
    let mut variants = Vec::new();
    for (name, code) in found {
        let Some(name) = name.as_deref().and_then(name::variant) else { continue };
        if seen.place(name.clone(), variants.len()) == variants.len() {
            variants.push(Variant { name, code: *code });
        }
    }
    variants
}
