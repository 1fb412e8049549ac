//! What can be read of a document that is no YAML: its fields, one by one.

mod assembled;
mod below;
mod braces;
mod entry;

use std::ops::Range;

use self::entry::ran_together;
use super::line::{Line, before, first, lines};
use super::{flaw, silent};
use crate::format::{CODE, Field, GUIDE, LINK, has, of_code};
use crate::problem::{Problem, Problems};
use crate::tree::{self, At, Flaw, Node, Value};

/// The document as far as it is read.
// Each is about another thing.
#[allow(clippy::struct_excessive_bools)]
pub struct Repair<'a> {
    text: &'a str,
    problems: &'a mut Problems,
    /// The column of the dashes, counted from 0, and that of the fields behind the last one.
    dashes: usize,
    fields: usize,
    /// Whether what is no UTF-8 was replaced in the text.
    is_replaced: bool,
    has_unknown_alias: bool,
    fields_of_the_guide: Vec<(Node, Node)>,
    entries: Vec<Node>,
    /// The line above, if it was reported: what goes on below is the same mistake.
    is_below_a_mistake: bool,
    /// The column of the field above, if it is the wrong one: what follows in it is the same mistake.
    wrong_column: Option<usize>,
    /// Whether anything was found that is wrong with the piece.
    is_explained: bool,
}

impl<'a> Repair<'a> {
    pub fn new(text: &'a str, dashes: usize, is_replaced: bool, problems: &'a mut Problems) -> Self {
        Self {
            text,
            problems,
            dashes,
            fields: dashes.saturating_add(2),
            is_replaced,
            has_unknown_alias: false,
            fields_of_the_guide: Vec::new(),
            entries: Vec::new(),
            is_below_a_mistake: false,
            wrong_column: None,
            is_explained: false,
        }
    }

    /// Reads a piece: the fields before the entries or behind them, or an entry.
    pub fn read(&mut self, piece: Range<usize>, is_entry: bool) {
        // An entry has its lines for itself.
        let silent = silent::problems(self.text, piece.clone());
        let is_alone = !self.is_replaced_in(&piece) && before(self.text, piece.start).trim().is_empty();
        let is_plain = silent.is_empty() && is_alone;
        if is_entry && is_alone && self.read_braces(&piece, silent) {
            return;
        }
        let flaw = match tree::read(self.text, piece.clone()) {
            Ok(_) if !is_plain || !is_entry && self.is_another_document(&piece) => {
                Flaw { at: piece.start, said: String::new() }
            }
            Ok(Node { value: Value::Null, .. }) => return,
            Ok(Node { value: Value::Mapping(pairs), .. }) if !is_entry => {
                self.fields_of_the_guide.extend(pairs);
                return;
            }
            Ok(Node { value: Value::List(mut items), .. })
                if items.len() == 1 && is_entry && !items.first().is_some_and(ran_together) =>
            {
                let Some(entry) = items.pop() else { return };
                if let Some(mut entry) = self.if_not_an_item_of_the_field_above(entry) {
                    self.take_field_above(&mut entry);
                    self.fields = self.dashes.saturating_add(2);
                    self.wrong_column = None;
                    self.entries.push(entry);
                }
                return;
            }
            Ok(_) => Flaw { at: piece.start, said: String::new() },
            Err(flaw) => flaw,
        };
        self.has_unknown_alias |= flaw.said.contains("unknown anchor");
        self.take_apart(piece, &flaw);
    }

    /// Whether what an alias stands for is marked before it, in another entry.
    fn has_anchor_above(&self, range: &Range<usize>) -> bool {
        let above = self.text.get(..range.start).unwrap_or_default();
        for word in self.text.get(range.clone()).unwrap_or_default().split([' ', ',', '[', ']', '\n']) {
            if let Some(name) = word.strip_prefix('*')
                && !name.is_empty()
                && above.contains(&format!("&{name}"))
            {
                return true;
            }
        }
        false
    }

    fn is_another_document(&self, piece: &Range<usize>) -> bool {
        let first = first(&lines(self.text, piece.clone()));
        first.is_some_and(|line| line.starts_document())
    }

    fn report(&mut self, problem: Problem) {
        self.problems.report(problem);
        self.is_explained = true;
    }

    fn report_all(&mut self, problems: Vec<Problem>) {
        for problem in problems {
            self.report(problem);
        }
    }

    fn is_replaced_in(&self, piece: &Range<usize>) -> bool {
        self.is_replaced && self.text.get(piece.clone()).is_some_and(|text| text.contains('\u{fffd}'))
    }

    /// Reads what can be read of a piece that is no YAML. If no mistake is found in any field, the library's is reported.
    pub fn take_apart(&mut self, piece: Range<usize>, flaw: &Flaw) {
        self.is_explained = false;
        let all = lines(self.text, piece.clone());
        let mut silent = silent::problems(self.text, piece.clone());
        let mut rest = all.as_slice();
        self.is_below_a_mistake = false;
        while let [line, after @ ..] = rest {
            rest = after;
            if line.is_void() {
                continue;
            }
            if line.starts_document() {
                self.mark_of_a_document(line);
                continue;
            }
            if line.indent == 0 && line.content.starts_with('%') {
                let message = "`%` starts a directive, which a guide does not need";
                self.report(Problem::at_byte(line.at(0), message, "remove this line"));
                continue;
            }
            let first_field = self.entry(line, after);
            let begins = first_field.is_some();
            let field = first_field.unwrap_or(*line);
            if field.is_void() {
                rest = self.after_item(after);
                continue;
            }
            let count = self.lines_below(&field, after);
            let (_, after) = after.split_at_checked(count).unwrap_or((after, &[]));
            let end = after.first().map_or(piece.end, |next| next.start);
            let range = field.at(0)..end;
            let (mut inside, mut outside) = (Vec::new(), Vec::new());
            for problem in silent {
                if problem.starts_in(&range) { inside.push(problem) } else { outside.push(problem) }
            }
            silent = outside;
            self.field(&field, range, inside, begins);
            rest = after;
        }
        if !self.is_explained && !flaw.said.is_empty() && !self.is_replaced_in(&piece) {
            let unexplained = || {
                let note = format!("the YAML library says: {}", flaw::said(flaw));
                Problem::at_byte(flaw.at.min(piece.end.saturating_sub(1)), "this is not YAML", "").note(note)
            };
            self.report(flaw::tab_alone(self.text, &all).unwrap_or_else(unexplained));
        }
    }

    fn mark_of_a_document(&mut self, line: &Line<'_>) {
        let is_first = self.fields_of_the_guide.is_empty() && self.entries.is_empty();
        let below = lines(self.text, line.at(3)..self.text.len());
        let is_last = below.iter().all(Line::is_void);
        self.is_explained |= is_last;
        if !is_first && !is_last {
            let message = "the file holds several documents, of which only one would be read";
            self.report(Problem::at_bytes(line.at(0)..line.at(3), message, "remove this line"));
            self.is_below_a_mistake = true;
        }
    }

    fn field(&mut self, line: &Line<'_>, range: Range<usize>, silent: Vec<Problem>, begins: bool) {
        let at = At::bytes(line.range());
        let is_replaced = self.is_replaced_in(&range);
        // What was replaced is known.
        let silent = if is_replaced { Vec::new() } else { silent };
        if (is_replaced || !silent.is_empty()) && line.field().is_none() {
            self.report_all(silent);
            self.push(self.entries.is_empty(), (Node::lost(at), Node::lost(at)));
            return;
        }
        let is_indented_wrongly = flaw::indentation(line).is_some();
        let Some((key, _)) = line.field().filter(|_| !is_indented_wrongly) else {
            self.no_field(line, at);
            return;
        };
        self.is_below_a_mistake = false;
        let is_of_the_guide = self.is_of_the_guide(line, key);
        let column = if is_of_the_guide { 0 } else { self.fields };
        let wrong_column = (line.indent != column).then_some(line.indent);
        // A second one of the guide's is told as that.
        self.is_explained |= is_of_the_guide && self.is_in_guide(key);
        let is_known = has(if is_of_the_guide { GUIDE } else { CODE }, key) || !has(LINK, key);
        if wrong_column.is_some() && self.wrong_column != wrong_column && !begins && is_known {
            let message = format!("`{key}` is not in the column of the other fields");
            let label = format!("write {column} spaces before it");
            self.report(Problem::at_bytes(line.at(0)..line.at(key.len()), message, label));
        }
        // What a link has is unknown here in any column.
        self.is_explained |= !is_known;
        self.wrong_column = wrong_column;
        if let Some(pairs) = self.pairs(line, range.clone(), is_replaced, silent) {
            for pair in pairs {
                self.push(is_of_the_guide, pair);
            }
            return;
        }
        self.is_below_a_mistake = true;
        let lost = |key: &str| (Node { at, value: Value::Text(key.to_owned()) }, Node::lost(at));
        self.push(is_of_the_guide, lost(key));
        // On one line there may be several.
        let fields = if is_of_the_guide { GUIDE } else { CODE };
        for other in &line.keys() {
            for field in fields {
                // Without a blank before it, it ends a word.
                let before = other.strip_suffix(field.key).filter(|_| *other != key);
                if before.is_some_and(|before| !before.ends_with('_')) && !self.has_in_entry(field.key) {
                    self.push(is_of_the_guide, lost(field.key));
                }
            }
        }
        if is_of_the_guide {
            return;
        }
        // Nor does a field miss that stands in the text of this one, with its name or without.
        let below = lines(self.text, range);
        let below = below.get(1..).unwrap_or_default();
        let is_list = of_code(key).is_some_and(Field::is_list);
        let ends_here = flaw::ends_on_its_line(line);
        let is_json = below.iter().any(Line::opens_json) && key != "sample";
        if is_json || first(below).is_some_and(|next| ends_here || !is_list && next.item().is_some()) {
            self.push(false, (Node::lost(at), Node::lost(at)));
        }
        for inside in below {
            // The keys of JSON are in quotes.
            if let Some((other, _)) = inside.field().filter(|_| !inside.content.starts_with('"'))
                && has(CODE, other)
                && !self.has_in_entry(other)
            {
                self.push(false, lost(other));
            }
        }
    }

    /// What stands in a field, if it can be read as it was meant.
    fn pairs(
        &mut self,
        line: &Line<'_>,
        range: Range<usize>,
        is_replaced: bool,
        silent: Vec<Problem>,
    ) -> Option<Vec<(Node, Node)>> {
        if is_replaced || !silent.is_empty() {
            self.report_all(silent);
            return None;
        }
        // The library reads the field without the blanks before it, and takes a text in their column for one further in.
        let lines = lines(self.text, range.clone());
        let first = lines.get(1..).unwrap_or_default().iter().find(|below| !below.content.is_empty());
        let is_outside =
            line.opens_block() && first.is_some_and(|below| below.indent <= self.fields.min(line.indent));
        match tree::read(self.text, range.clone()) {
            Ok(Node { value: Value::Mapping(pairs), .. }) if pairs.len() == 1 && !is_outside => {
                return Some(pairs);
            }
            // Or what stands before a field below looks like spaces.
            Ok(Node { value: Value::Mapping(_), .. }) => {
                let flaw = Flaw { at: range.start, said: String::new() };
                self.report(flaw::of_field(self.text, range, &flaw));
            }
            Ok(_) => self.report(flaw::of_no_field(line)),
            Err(flaw) => {
                // What an alias stands for may be in another entry.
                if flaw.said.contains("unknown anchor") && self.has_anchor_above(&range) {
                    self.is_explained = true;
                } else {
                    self.report(flaw::of_field(self.text, range, &flaw));
                }
            }
        }
        None
    }

    /// A line that is no field, though one is meant, as a rule.
    fn no_field(&mut self, line: &Line<'_>, at: At) {
        let fields = if self.entries.is_empty() { GUIDE } else { CODE };
        let word = line.first_word();
        let mut known = if has(fields, &word) { Some(word.as_str()) } else { None };
        for key in &line.keys() {
            if known.is_none() && has(fields, key) {
                known = Some(key);
            }
        }
        let is_known = known.is_some();
        let above = self.text.get(..line.start).unwrap_or_default();
        if line.content == "```" && above.contains("```") {
            // The first one is reported.
            self.is_explained = true;
            return;
        }
        if !self.is_below_a_mistake || is_known && flaw::indentation(line).is_none() {
            self.report(flaw::of_no_field(line));
        }
        if !is_known && !self.is_below_a_mistake {
            // The text above may well go on here.
            self.lose_the_field_above();
        }
        self.is_below_a_mistake = true;
        let key = match known {
            Some(key) if line.item().is_none() && !line.content.starts_with('{') => {
                Node { at, value: Value::Text(key.to_owned()) }
            }
            _ => Node::lost(at),
        };
        self.push(self.entries.is_empty(), (key, Node::lost(at)));
    }

    fn lose_the_field_above(&mut self) {
        let fields = match self.entries.last_mut().map(|entry| &mut entry.value) {
            Some(Value::Mapping(pairs)) => pairs,
            _ => &mut self.fields_of_the_guide,
        };
        if let Some((_, value)) = fields.last_mut() {
            value.value = Value::Lost;
        }
    }

    fn is_of_the_guide(&self, line: &Line<'_>, key: &str) -> bool {
        let is_known = has(GUIDE, key);
        let is_entrys = has(CODE, key) && !self.has_in_entry(key);
        self.entries.is_empty() || line.indent == 0 && is_known && !(self.is_in_guide(key) && is_entrys)
    }

    fn is_in_guide(&self, key: &str) -> bool {
        self.fields_of_the_guide.iter().any(|(known, _)| known.text() == Some(key))
    }

    fn push(&mut self, is_of_the_guide: bool, pair: (Node, Node)) {
        match self.entries.last_mut().map(|entry| &mut entry.value) {
            Some(Value::Mapping(fields)) if !is_of_the_guide => fields.push(pair),
            _ => self.fields_of_the_guide.push(pair),
        }
    }
}
