//! Entries in braces.

use std::ops::Range;

use super::Repair;
use crate::problem::Problem;
use crate::source::flaw;
use crate::source::line::{first, lines};
use crate::tree::{self, At, Node, Value};

impl Repair<'_> {
    /// Reads an entry in braces, whose lines are no fields, if it is one.
    pub fn read_braces(&mut self, piece: &Range<usize>, silent: Vec<Problem>) -> bool {
        let lines = lines(self.text, piece.clone());
        let dash = first(&lines).filter(|line| line.indent == self.dashes);
        let Some(braces) = dash.and_then(|dash| dash.item()).filter(|item| item.content.starts_with('{'))
        else {
            return false;
        };
        // In front of fields on lines of their own, it is the brace that is wrong.
        let next = lines.iter().find(|line| line.start > braces.start && !line.is_void());
        if next.is_some_and(|next| next.field().is_some() && !next.content.ends_with([',', '{', '['])) {
            return false;
        }
        let entry = match tree::read(self.text, piece.clone()) {
            Ok(Node { value: Value::List(mut items), .. }) if items.len() == 1 && !silent.is_empty() => {
                if let Some(Value::Mapping(pairs)) = items.first_mut().map(|entry| &mut entry.value) {
                    // That the mark is one is known.
                    for (_, value) in pairs {
                        if matches!(value.value, Value::Tagged(_)) {
                            value.value = Value::Lost;
                        }
                    }
                }
                items.pop()
            }
            Err(flaw) if !flaw.said.contains("unknown anchor") => {
                if silent.is_empty() {
                    self.report(flaw::of_braces(self.text, &braces, piece.end, &flaw));
                }
                let lost = || Node::lost(At::bytes(braces.range()));
                let (at, value) = (At::bytes(braces.range()), Value::Mapping(vec![(lost(), lost())]));
                Some(Node { at, value })
            }
            _ => return false,
        };
        self.report_all(silent);
        self.entries.extend(entry);
        true
    }
}
