//! Turns the text into the document. If a file is not valid YAML, each entry is read alone, to report mistakes in the others, too.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::format::{CODE, has};
use crate::yaml::{self, Node, Value, Written};

/// The document; its mistakes of syntax are reported.
pub fn read(text: &str, diagnostics: &mut Diagnostics) -> Option<Node> {
    if let Some(diagnostic) = control_character(text) {
        diagnostics.report(diagnostic);
        return None;
    }
    let guide = Written { text, starts_entry };
    let error = match yaml::read(guide, 0..text.len()) {
        Ok(Some(document)) => return Some(document),
        Ok(None) => {
            let label = "begin with `title: …`, `url: …`, `success: […]` and `codes:`";
            diagnostics.report(Diagnostic::at_byte(0, "the file is empty", label));
            return None;
        }
        Err(error) => error,
    };
    let Some(pieces) = pieces(text) else {
        diagnostics.report(error.explain(text));
        return None;
    };
    let (mut fields, mut entries, mut is_explained) = (Vec::new(), Vec::new(), false);
    for (piece, is_entry) in pieces {
        match yaml::read(guide, piece.clone()) {
            Ok(Some(Node { value: Value::List(items), .. })) => entries.extend(items),
            Ok(Some(Node { value: Value::Mapping(pairs), .. })) => fields.extend(pairs),
            Ok(None) => {}
            Ok(Some(_)) => entries.push(Node::lost()),
            // Which another piece may have.
            Err(error)
                if error.unknown_anchor(text).is_some_and(|name| text.contains(&format!("&{name}"))) =>
            {
                entries.push(Node::lost());
            }
            Err(error) => {
                diagnostics.report(error.explain(text));
                is_explained = true;
                if is_entry { entries.push(Node::lost()) } else { fields.push((Node::lost(), Node::lost())) }
            }
        }
    }
    let head = fields.iter().find(|(key, value)| key.text() == Some("codes") && value.value != Value::Null);
    if let Some((_, value)) = head.filter(|_| !is_explained) {
        diagnostics.report(Diagnostic::at(value.span, "an entry starts with `- `", "write `- ` before it"));
    } else if !is_explained {
        // Each piece is YAML by itself: it is where it stands that is wrong.
        diagnostics.report(error.explain(text));
    }
    let mut document = Node::mapping(fields);
    let codes = document.get_mut("codes")?;
    codes.value = Value::List(entries);
    Some(document)
}

/// The text cut where an entry starts: at each `-` before a field of an entry, in the column of the first one. What stands before and
/// behind the entries belongs to the guide.
fn pieces(text: &str) -> Option<Vec<(Range<usize>, bool)>> {
    let (mut starts, mut tail) = (Vec::new(), text.len());
    let (mut at, mut column) = (0_usize, None);
    for line in text.split_inclusive('\n') {
        let content = line.trim_start_matches(' ');
        let indent = line.len().saturating_sub(content.len());
        if starts_entry(content) && *column.get_or_insert(indent) == indent {
            starts.push(at);
            tail = text.len();
        } else if indent == 0
            && tail == text.len()
            && content.starts_with(|first: char| first.is_ascii_alphabetic())
        {
            tail = at;
        }
        at = at.saturating_add(line.len());
    }
    let mut pieces = vec![(0..*starts.first()?, false)];
    for (index, start) in starts.iter().enumerate() {
        pieces.push((*start..*starts.get(index.saturating_add(1)).unwrap_or(&tail), true));
    }
    pieces.push((tail..text.len(), false));
    Some(pieces)
}

/// Whether an entry starts on a line.
fn starts_entry(line: &str) -> bool {
    let key = line.strip_prefix("- ").and_then(|item| item.split_once(':'));
    key.is_some_and(|(key, _)| has(CODE, key.trim().trim_matches(['"', '\''])))
}

/// The parser refuses these too, but does not tell where they are.
fn control_character(text: &str) -> Option<Diagnostic> {
    for (at, character) in text.char_indices() {
        if character.is_control() && !"\t\n\r\u{85}".contains(character) || character == '\u{feff}' {
            let message =
                format!("the control character U+{:04X} cannot be part of a YAML file", u32::from(character));
            return Some(Diagnostic::at_byte(at, message, "remove it"));
        }
    }
    None
}
