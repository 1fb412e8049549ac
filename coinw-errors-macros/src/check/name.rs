//! The rules about names, which become the variants of the enum.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lookalike;
use crate::seen::Seen;
use crate::text::all;
use crate::visible::is_invisible;
use crate::yaml::Node;

/// The constants that are generated beside the variants.
const CONSTANTS: [&str; 3] = ["ALL", "SUCCESS", "GUIDE"];

/// The only keyword of Rust that is written as a variant is.
const KEYWORD: &str = "Self";

/// The name becomes a variant as it is: it has to be an identifier, look like its neighbours, and leave the names of the
/// generated constants alone.
pub fn is_a_variant(code: &Node, diagnostics: &mut Diagnostics) {
    let Some((node, name)) = code.get("name").and_then(|node| Some((node, node.text()?))) else { return };
    if can_be_a_variant(name) {
        return;
    }
    let diagnostic = if name.trim().is_empty() {
        Diagnostic::at(node.span, "the name is empty", "write a name, as in `RateLimited`")
    } else if CONSTANTS.contains(&name) {
        Diagnostic::at(
            node.span,
            format!("`{name}` is the name of a generated constant"),
            "choose another name",
        )
    } else if is_upper_camel_case(name) {
        Diagnostic::at(node.span, format!("`{name}` is a Rust keyword"), "choose another name")
    } else {
        // Not if a letter would be lost.
        let is_ascii = all(name, |character| {
            let is_between =
                "_-.".contains(character) || character.is_whitespace() || is_invisible(character);
            character.is_ascii_alphanumeric() || is_between
        });
        let meant = variant(name).filter(|_| is_ascii).map(|meant| format!("did you mean `{meant}`?"));
        let alike = || lookalike::first(name).map(|(.., advice)| advice);
        let label = meant.or_else(alike).unwrap_or_else(|| "write it as in `RateLimited`".to_owned());
        Diagnostic::at(
            node.span,
            "a name must be in UpperCamelCase, with only ASCII letters and digits",
            label,
        )
    };
    diagnostics.report(diagnostic);
}

/// A name is a variant, and an enum has each only once. Two that differ only in case would be taken for each other.
pub fn are_unique(guide: &Node, diagnostics: &mut Diagnostics) {
    let mut seen = Seen::default();
    let codes = guide.list("codes");
    for (index, code) in codes.iter().enumerate() {
        // As the variant that was meant: what is only written in another case will be the same once that is mended.
        let Some(node) = code.get("name") else { continue };
        let Some(name) = node.text().and_then(variant) else { continue };
        let earlier = seen.place(name.to_lowercase(), index);
        if earlier == index || diagnostics.is_about(node.span) {
            continue;
        }
        let Some((above, first)) = codes.get(earlier).and_then(|code| Some((code, code.get("name")?))) else {
            continue;
        };
        // An entry that was copied as it is has the number of the other one, too, which was reported.
        let number = code.get("code");
        if number.is_some_and(|node| diagnostics.is_about(node.span))
            && number.and_then(Node::number) == above.get("code").and_then(Node::number)
        {
            continue;
        }
        let other = first.text().unwrap_or_default();
        let message = if other == name {
            format!("the name `{name}` is used twice")
        } else {
            format!("the names `{other}` and `{name}` differ only in case")
        };
        diagnostics.report(Diagnostic::at(node.span, message, "choose another name").first(first.span));
    }
}

/// Whether a name can be a variant of the enum.
fn can_be_a_variant(name: &str) -> bool {
    is_upper_camel_case(name) && !CONSTANTS.contains(&name) && name != KEYWORD
}

/// The variant that a name is, or was probably meant to be.
pub fn variant(name: &str) -> Option<String> {
    let name = if can_be_a_variant(name) { name.to_owned() } else { upper_camel_case(name) };
    can_be_a_variant(&name).then_some(name)
}

fn is_upper_camel_case(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_uppercase())
        && all(name, |character| character.is_ascii_alphanumeric())
}

pub fn upper_camel_case(name: &str) -> String {
    // In `BAD_SIGNATURE`, capitals start no words.
    let is_shouted = name.contains('_') && name == name.to_ascii_uppercase();
    let mut camel_case = String::new();
    let mut starts_word = true;
    for character in name.chars() {
        if !character.is_ascii_alphanumeric() {
            starts_word = true;
            continue;
        }
        camel_case.push(match (starts_word, is_shouted) {
            (true, _) => character.to_ascii_uppercase(),
            (false, true) => character.to_ascii_lowercase(),
            (false, false) => character,
        });
        starts_word = false;
    }
    camel_case
}
