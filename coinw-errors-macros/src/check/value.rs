//! The rules about single fields: texts that show what they say, addresses that lead somewhere, lists with items.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::format::{Field, Is, LINK};
use crate::lookalike;
use crate::text::all;
use crate::visible::{hidden, shortened};
use crate::yaml::{Node, Value};

/// Applies the rules to the fields of a guide, of an entry or of a link.
pub fn check(node: &Node, fields: &[Field], diagnostics: &mut Diagnostics) {
    for field in fields {
        let Some(value) = node.get(field.key) else { continue };
        // `success: []` says that no number means success.
        if value.value == Value::List(Vec::new()) && !matches!(field.is, Is::Numbers) {
            // Without a market the code could never be found, and without remedy or step nobody would know what to do. The other lists say
            // nothing if they are empty.
            let label = if field.is_required() { "add at least one item" } else { "leave it out" };
            diagnostics.report(Diagnostic::at(value.span, "the list is empty", label));
        }
        match field.is {
            Is::Text => says_what_it_shows(value, "", field.is_required(), diagnostics),
            // JSON may be laid out with tabs.
            Is::Json => says_what_it_shows(value, "\t", true, diagnostics),
            Is::Texts => {
                for item in value.items() {
                    says_what_it_shows(item, "", field.is_required(), diagnostics);
                }
            }
            Is::Address => leads_somewhere(value, diagnostics),
            Is::Links => {
                for link in value.items() {
                    check(link, LINK, diagnostics);
                }
            }
            Is::Words(words) => not_repeated(value.items(), words.noun(), diagnostics),
            Is::Keys => not_repeated(value.items(), "field", diagnostics),
            Is::Numbers => not_repeated(value.items(), "number", diagnostics),
            // Their own rules allow nothing but visible ASCII.
            Is::Number | Is::Name | Is::Delay | Is::Word(_) | Is::Entries => {}
        }
    }
}

/// What cannot be seen cannot be reviewed, and in the documentation it could make one text look like another.
fn says_what_it_shows(node: &Node, allowed: &str, is_required: bool, diagnostics: &mut Diagnostics) {
    let Some(text) = node.text() else { return };
    if text.trim().is_empty() {
        let label = if is_required { "write it" } else { "write it, or leave it out" };
        diagnostics.report(Diagnostic::at(node.span, "the text is empty", label));
    } else if let Some((number, hidden)) = hidden(text, allowed) {
        let message =
            format!("character {number} of the text is U+{:04X}, which is invisible", u32::from(hidden));
        diagnostics.report(Diagnostic::at(node.span, message, "remove it"));
    }
}

/// The documentation links to it.
fn leads_somewhere(node: &Node, diagnostics: &mut Diagnostics) {
    let Some(url) = node.text() else { return };
    let rest = url.strip_prefix("https://").or(url.strip_prefix("http://")).unwrap_or_default();
    let alike = lookalike::first(rest);
    // A `>` may be left of `<…>` around the address.
    let is_left = rest.ends_with('>') && !rest.contains('<');
    let label = if is_left || rest.ends_with([',', ';', '"', '\\']) {
        "remove the last character"
    } else if rest.starts_with("http://") || rest.starts_with("https://") {
        "the scheme is there twice: remove one `https://`"
    } else if hidden(rest, "").is_some() {
        "it contains an invisible character: retype it"
    } else if rest.ends_with(|last: char| !last.is_ascii() && !last.is_alphanumeric()) {
        "remove the last character"
    } else if let Some((.., advice)) = &alike {
        advice
    } else if !all(rest, |character| character.is_ascii()) {
        "percent-encode each non-ASCII character, as in `%E9%99%90`"
    } else if rest.is_empty() || !all(rest, |character| character.is_ascii_graphic()) {
        "write one that starts with https:// or http:// and has no spaces"
    } else {
        return;
    };
    diagnostics.report(Diagnostic::at(node.span, "this is not a web address", label));
}

fn not_repeated(items: &[Node], noun: &str, diagnostics: &mut Diagnostics) {
    for (index, item) in items.iter().enumerate() {
        let above = items.get(..index).unwrap_or_default();
        if let Some(first) = above.iter().find(|other| other.value == item.value) {
            let shown = item.text().map_or_else(|| item.number().unwrap_or_default().to_string(), shortened);
            let message = format!("the {noun} `{shown}` is listed twice");
            diagnostics.report(Diagnostic::at(item.span, message, "remove one").first(first.span));
        }
    }
}
