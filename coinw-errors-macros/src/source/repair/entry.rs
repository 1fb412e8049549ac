//! Where entries start in a document that is no YAML, or only nearly.

use super::Repair;
use crate::alike;
use crate::format::{CODE, Field, LINK, has, of_code};
use crate::problem::Problem;
use crate::source::flaw;
use crate::source::line::{Line, before, names_entry};
use crate::text::split_digits;
use crate::tree::{At, Node, Value};

impl<'a> Repair<'a> {
    /// The items of a list may stand in the column of the entries. What else is in one then belongs to the entry above.
    pub fn if_not_an_item_of_the_field_above(&mut self, item: Node) -> Option<Node> {
        let is_of_link = |(key, _): &(Node, Node)| key.text().is_some_and(|key| has(LINK, key));
        let is_of_list = match &item.value {
            Value::Text(_) | Value::Integer(_) => true,
            Value::Mapping(pairs) => pairs.first().is_some_and(is_of_link),
            _ => false,
        };
        if !is_of_list || !self.is_below_a_list(item.at.range(self.text).start) {
            return Some(item);
        }
        if let Value::Mapping(pairs) = item.value {
            for pair in pairs {
                if !is_of_link(&pair) {
                    self.push(false, pair);
                }
            }
        }
        None
    }

    /// If nothing but the last field above is there twice, and this entry needs one, it stands on the wrong side of the `-`.
    pub fn take_field_above(&mut self, entry: &mut Node) {
        let above = self.entries.last_mut().map(|above| &mut above.value);
        let Some(Value::Mapping(above)) = above else { return };
        let Some(name) = above.last().and_then(|(key, _)| key.text()).map(str::to_owned) else { return };
        if repeated(above) == [name.as_str()]
            && of_code(&name).is_some_and(Field::is_required)
            && entry.get(&name).is_none()
            && let Value::Mapping(pairs) = &mut entry.value
            && let Some(pair) = above.pop()
        {
            let message = format!("`{name}` stands above the `-` of its entry");
            let problem = Problem::at(&pair.0, message, "write it below the line with the `-`");
            pairs.push(pair);
            self.report(problem);
        }
    }

    /// Whether the field above is a list that has no items yet; that it has them in the wrong column is then reported.
    pub fn is_below_a_list(&mut self, at: usize) -> bool {
        let last = self.entries.last_mut().and_then(|entry| match &mut entry.value {
            Value::Mapping(pairs) => pairs.last_mut(),
            _ => None,
        });
        let Some((key, value)) = last else { return false };
        let is_list = key.text().and_then(of_code).is_some_and(Field::is_list);
        if is_list && self.wrong_column.is_some() {
            value.value = Value::Lost;
            self.is_explained = true;
            return true;
        }
        if is_list && value.value == Value::Null {
            let key = key.text().unwrap_or_default();
            let message = format!("the items of `{key}` are not far enough in");
            value.value = Value::Lost;
            let label = "write them further in than the entry's fields";
            self.report(Problem::at_byte(at, message, label));
            return true;
        }
        let range = value.at.range(self.text);
        if is_list
            && !value.items().is_empty()
            && self.text.get(range).is_some_and(|list| list.starts_with('-'))
        {
            value.value = Value::Lost;
            let message = "this `-` is not in the column of the other items";
            self.report(Problem::at_byte(at, message, "write it below the one above it"));
            return true;
        }
        let is_known = is_list && value.is_lost();
        self.is_explained |= is_known;
        is_known
    }

    /// What stands below an item in the wrong column, and is no part of its list.
    pub fn after_item<'b>(&self, below: &'b [Line<'a>]) -> &'b [Line<'a>] {
        let mut rest = below;
        while let [line, after @ ..] = rest {
            let is_item = line.item().is_some() && !line.starts_entry();
            if !line.is_void() && !is_item && line.indent <= self.fields {
                break;
            }
            rest = after;
        }
        rest
    }

    /// If an entry starts on a line, its first field.
    pub fn entry(&mut self, line: &Line<'a>, below: &[Line<'a>]) -> Option<Line<'a>> {
        let indentation = flaw::indentation(line);
        let line = &line.without_blanks();
        let at = line.at(0);
        let dash = line.content.chars().next()?;
        let is_number = split_digits(line.content).1.starts_with(". ");
        let is_dash = "-*•+·・‧◦‣~>".contains(dash) || alike::ascii(&dash.to_string()) == "-" || is_number;
        let is_long = is_number || line.content.starts_with("-- ");
        let mark =
            if is_long { line.content.split(' ').next()? } else { line.content.get(..dash.len_utf8())? };
        let first = line.after(mark.len()).without_blanks();
        let is_in_place = line.indent == self.dashes
            || if self.entries.is_empty() { indentation.is_some() } else { line.indent < self.fields };
        let is_item = line.item().is_some() && is_in_place;
        let word = first.first_word();
        let is_field =
            names_entry(&word) || is_item && has(CODE, &word) && first.content.contains([':', '：']);
        let is_among_fields = line.item().is_some()
            && line.indent == self.fields
            && !self.entries.is_empty()
            && has(CODE, &word)
            && !self.has_in_entry(&word)
            && !goes_on_with(below, &word, self.fields);
        if !is_dash || !(is_field || is_item || is_among_fields) {
            return self.entry_without_dash(line, below);
        }
        if is_item && !is_field && !first.is_void() && self.is_below_a_list(at) {
            return Some(Line { content: "", ..*line });
        }
        let begins_none = is_item && !self.entries.is_empty() && has(CODE, &word) && !names_entry(&word);
        if is_among_fields
            || begins_none
                && indentation.is_none()
                && !self.has_in_entry(&word)
                && !below.iter().any(|line| line.field().is_some_and(|(key, _)| names_entry(key)))
        {
            let message = "this `-` stands before a field of the entry above";
            let label = if first.indent > self.fields { "remove it" } else { "write a space instead of it" };
            self.report(Problem::at_byte(at, message, label));
            return Some(first);
        }
        let problem = |message: &str, label: &str| Some(Problem::at_byte(at, message, label));
        let problem = if before(self.text, at).contains(':') {
            problem("the first entry stands on the line of its list", "write it on a line of its own")
        } else if indentation.is_some() {
            indentation
        } else if mark != "-" {
            let advice = alike::first(line.content).filter(|&(at, ..)| at == 0).map(|(.., advice)| advice);
            let advice = advice.unwrap_or_else(|| format!("write `-` instead of `{mark}`"));
            problem("an entry starts with `- `", &advice)
        } else if line.item().is_none() && first.field().is_some() {
            problem("an entry starts with `- `", "a space has to follow the `-`")
        } else if line.indent != self.dashes {
            let label = format!("write {} spaces before it", self.dashes);
            problem("this `-` is not in the column of those of the other entries", &label)
        } else {
            None
        };
        self.begin(at, below, first.indent);
        if let Some(problem) = problem {
            self.report(problem);
        } else if first.indent != self.fields && line.item().is_some() && first.field().is_some() {
            let message = "the fields of an entry stand in one column, and this one does not";
            let label = match self.fields.saturating_sub(line.indent) {
                0 | 1 => "write the other fields in the column of this one".to_owned(),
                columns => format!("write it {columns} columns from the `-`"),
            };
            self.report(Problem::at_byte(first.at(0), message, label));
        }
        Some(first)
    }

    /// If two entries ran together, the first field of the second.
    pub fn entry_without_dash(&mut self, line: &Line<'a>, below: &[Line<'a>]) -> Option<Line<'a>> {
        let (key, value) = line.field().filter(|(key, _)| names_entry(key))?;
        let next = below.iter().find_map(Line::field).map(|(key, _)| key)?;
        let is_open =
            |fields: &[(Node, Node)]| fields.last().is_some_and(|(_, value)| value.value == Value::Null);
        let is_first = self.entries.is_empty() && (line.indent > 0 || is_open(&self.fields_of_the_guide));
        let ran_together = self.has_in_entry(key) && self.has_in_entry(next);
        if !is_first && (line.indent > self.fields || !ran_together) {
            return None;
        }
        let other = if key == "code" { "name" } else { "code" };
        let has_other = goes_on_with(below, other, line.indent.max(self.fields));
        if !has_other && self.entries.last().and_then(|entry| entry.text_of("name")) == Some(value.content) {
            // A copy of the entry's own name.
            return None;
        }
        let label = if !has_other {
            format!("its first line is missing: write `- {other}: …` above it")
        } else if is_first {
            "write `- ` before it".to_owned()
        } else {
            format!("`{key}` is given twice: if a new entry starts here, it needs a `-` before it")
        };
        self.begin(line.at(0), below, line.indent);
        self.report(Problem::at_bytes(line.at(0)..line.at(key.len()), "an entry starts with `- `", label));
        if !has_other {
            let at = At::bytes(line.range());
            self.push(false, (Node::lost(at), Node::lost(at)));
        }
        Some(*line)
    }

    /// Begins an entry, whose fields are in the column of the first of those `below`.
    pub fn begin(&mut self, at: usize, below: &[Line<'a>], fields: usize) {
        let usual = self.dashes.saturating_add(2);
        let (mut first, mut in_column, mut in_usual) = (None, 0_usize, 0_usize);
        for line in below {
            if line.starts_entry() {
                break;
            }
            if line.has_field_of(CODE) {
                first = first.or(Some(line.indent));
                in_column = in_column.saturating_add(usize::from(line.indent == fields));
                in_usual = in_usual.saturating_add(usize::from(line.indent == usual));
            }
        }
        self.fields = if in_usual > in_column {
            usual
        } else if in_column > 0 {
            fields
        } else {
            first.unwrap_or(fields)
        };
        self.wrong_column = None;
        self.entries
            .push(Node { at: At::bytes(at..at.saturating_add(1)), value: Value::Mapping(Vec::new()) });
    }

    pub fn has_in_entry(&self, key: &str) -> bool {
        self.entries.last().is_some_and(|entry| entry.get(key).is_some())
    }
}

/// Whether the entry that goes on in these lines has a field there, no further in than a column, where JSON may have it.
fn goes_on_with(below: &[Line<'_>], field: &str, column: usize) -> bool {
    for line in below {
        if line.starts_entry() {
            return false;
        }
        if line.indent <= column && line.field().is_some_and(|(key, _)| key == field) {
            return true;
        }
    }
    false
}

/// Whether an entry has the fields of two.
pub fn ran_together(entry: &Node) -> bool {
    let repeated = repeated(entry.pairs());
    repeated.len() > 1 && (repeated.contains(&"code") || repeated.contains(&"name"))
}

/// The keys that are there more than once.
fn repeated(pairs: &[(Node, Node)]) -> Vec<&str> {
    let mut seen = Vec::new();
    let mut repeated = Vec::new();
    for (key, _) in pairs {
        let Some(key) = key.text() else { continue };
        if seen.contains(&key) && !repeated.contains(&key) {
            repeated.push(key);
        }
        seen.push(key);
    }
    repeated
}
