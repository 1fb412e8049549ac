//! The document, put together from the fields and entries that were read.

use super::Repair;
use crate::format::{GUIDE, has};
use crate::problem::{Problem, Problems};
use crate::source::line::{first, lines};
use crate::tree::{At, Node, Value};

impl Repair<'_> {
    /// The document, and whether an alias in it stands for something that its piece does not have.
    pub fn finish(mut self) -> (Node, bool) {
        let first = first(&lines(self.text, 0..self.text.len()));
        let at = At::bytes(first.map_or(0..0, |line| line.range()));
        let first = self.entries.first().map_or(0, |entry| entry.at.range(self.text).start);
        let fields = &mut self.fields_of_the_guide;
        unwrap(fields, self.problems);
        if fields.is_empty() {
            let message =
                "the guide has no fields of its own: it begins with `title: …`, `url: …` and `codes:`";
            self.problems.report(Problem::at_byte(first, message, "write them above the entries"));
            fields.push((Node::lost(at), Node::lost(at)));
        }
        if !self.entries.is_empty() {
            put_entries(fields, at, first, self.entries, self.problems);
        }
        (Node { at, value: Value::Mapping(self.fields_of_the_guide) }, self.has_unknown_alias)
    }
}

/// Takes the fields of a guide out of a field that the format does not know.
fn unwrap(fields: &mut Vec<(Node, Node)>, problems: &mut Problems) {
    for index in 0..fields.len() {
        let Some((key, value)) = fields.get_mut(index) else { return };
        let is_known = key.text().is_none_or(|key| has(GUIDE, key));
        if let Value::Mapping(inside) = &mut value.value
            && !is_known
            && inside.iter().any(|(key, _)| key.text().is_some_and(|key| has(GUIDE, key)))
        {
            let message = "the fields of the guide stand in another field";
            problems.report(Problem::at(
                key,
                message,
                "remove it, and start what is below in the first column",
            ));
            let inside = std::mem::take(inside);
            fields.remove(index);
            fields.extend(inside);
            return;
        }
    }
}

/// Puts the entries where the guide has its list.
fn put_entries(
    fields: &mut Vec<(Node, Node)>,
    at: At,
    first: usize,
    entries: Vec<Node>,
    problems: &mut Problems,
) {
    let mut list = None;
    let mut open = None;
    let mut is_twice = false;
    for (key, value) in fields.iter_mut() {
        if key.text() == Some("codes") {
            is_twice = list.is_some();
            list = list.or(Some(value));
        } else if matches!(value.value, Value::Null | Value::Lost) {
            open = Some(value);
        }
    }
    let Some(value) = list.or(open) else {
        let message = "the field `codes`, which holds the entries, is missing";
        let label = "write `codes:` on a line of its own above this";
        problems.report(Problem::at_byte(first, message, label));
        let key = Node { at, value: Value::Text("codes".to_owned()) };
        fields.push((key, Node { at, value: Value::List(entries) }));
        return;
    };
    match value.value {
        Value::Null | Value::Lost => {}
        // That it is there twice is reported as that.
        _ if is_twice => {}
        Value::Mapping(_) => {
            problems.report(Problem::at(value, "an entry starts with `- `", "write `- ` before it"));
        }
        _ => {
            let message = "`codes` has a value already, and entries follow";
            problems.report(Problem::at(value, message, "remove this"));
        }
    }
    value.value = Value::List(entries);
}
