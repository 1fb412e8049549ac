//! The rules about single fields: texts that show what they say, addresses that lead somewhere, lists with items.

use crate::alike;
use crate::format::{Field, Is, LINK};
use crate::problem::{Problem, Problems};
use crate::text::all;
use crate::tree::{Node, Value};
use crate::visible::{hidden, shortened};

/// Applies the rules to the fields of a guide, of an entry or of a link.
pub fn check(node: &Node, fields: &[Field], problems: &mut Problems) {
    for field in fields {
        let Some(value) = node.get(field.key) else { continue };
        if value.value == Value::List(Vec::new()) {
            // Without a market the code could never be found, and without remedy or step nobody would know what to do. The other lists say
            // nothing if they are empty.
            let label = if field.is_required() { "add at least one item" } else { "leave it out" };
            problems.report(Problem::at(value, "the list is empty", label));
        }
        match field.is {
            Is::Text => says_what_it_shows(value, "", field.is_required(), problems),
            // JSON may be laid out with tabs.
            Is::Json => says_what_it_shows(value, "\t", true, problems),
            Is::Texts => {
                for item in value.items() {
                    says_what_it_shows(item, "", field.is_required(), problems);
                }
            }
            Is::Address => leads_somewhere(value, problems),
            Is::Links => {
                for link in value.items() {
                    check(link, LINK, problems);
                }
            }
            Is::Words(words) => not_repeated(value.items(), words.noun(), problems),
            Is::Keys => not_repeated(value.items(), "field", problems),
            Is::Numbers => not_repeated(value.items(), "number", problems),
            // Their own rules allow nothing but visible ASCII.
            Is::Number | Is::Name | Is::Delay | Is::Word(_) | Is::Entries => {}
        }
    }
}

/// What cannot be seen cannot be reviewed, and in the documentation it could make one text look like another.
fn says_what_it_shows(node: &Node, allowed: &str, is_required: bool, problems: &mut Problems) {
    let Some(text) = node.text() else { return };
    if text.trim().is_empty() {
        let label = if is_required { "write it" } else { "write it, or leave it out" };
        problems.report(Problem::at(node, "the text is empty", label));
    } else if let Some((number, hidden)) = hidden(text, allowed) {
        let message =
            format!("character {number} of the text is U+{:04X}, which is invisible", u32::from(hidden));
        problems.report(Problem::at(node, message, "remove it"));
    }
}

/// The documentation links to it.
fn leads_somewhere(node: &Node, problems: &mut Problems) {
    let Some(url) = node.text() else { return };
    let rest = url.strip_prefix("https://").or(url.strip_prefix("http://")).unwrap_or_default();
    let alike = alike::first(rest);
    // A `>` may be left of `<…>` around the address.
    let is_left = rest.ends_with('>') && !rest.contains('<');
    let label = if is_left || rest.ends_with([',', ';', '"', '\\']) {
        "remove the sign at its end"
    } else if rest.starts_with("http://") || rest.starts_with("https://") {
        "it starts twice: remove one `https://`"
    } else if hidden(rest, "").is_some() {
        "a character of it is invisible: write it anew"
    } else if rest.ends_with(|last: char| !last.is_ascii() && !last.is_alphanumeric()) {
        "remove the sign at its end"
    } else if let Some((.., advice)) = &alike {
        advice
    } else if !all(rest, |character| character.is_ascii()) {
        "write each character outside ASCII as browsers send it, as in `%E9%99%90`"
    } else if rest.is_empty() || !all(rest, |character| character.is_ascii_graphic()) {
        "write one that starts with https:// or http:// and has no spaces"
    } else {
        return;
    };
    problems.report(Problem::at(node, "this is not a web address", label));
}

fn not_repeated(items: &[Node], noun: &str, problems: &mut Problems) {
    for (index, item) in items.iter().enumerate() {
        let above = items.get(..index).unwrap_or_default();
        if let Some(first) = above.iter().find(|other| other.value == item.value) {
            let shown = item.text().map_or_else(|| item.number().unwrap_or_default().to_string(), shortened);
            let message = format!("the {noun} `{shown}` is listed twice");
            problems.report(Problem::at(item, message, "remove one").first(first));
        }
    }
}
