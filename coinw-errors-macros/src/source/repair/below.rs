//! Where a field ends in a document that is no YAML.

use std::ops::Range;

use super::Repair;
use crate::enclosed::{end_of_brackets, end_of_quote};
use crate::format::{CODE, GUIDE, LINK, has};
use crate::source::line::{Line, first, lines};
use crate::text::number;

impl Repair<'_> {
    /// How many of the lines below a field belong to it.
    pub fn lines_below(&self, field: &Line<'_>, below: &[Line<'_>]) -> usize {
        // A field in the wrong column holds what it would in its own.
        let word = field.first_word();
        let is_in_entry = !self.entries.is_empty() && !self.is_of_the_guide(field, &word);
        let outer = if is_in_entry { self.fields } else { field.indent };
        let mut block = field.opens_block().then_some((outer, 0));
        let fields = if self.entries.is_empty() { GUIDE } else { CODE };
        let is_empty = field.field().is_some_and(|(_, value)| value.is_void());
        // What is in a list of links, or in a field that the format does not know, is no field of the entry.
        let is_links = is_empty && (word == "links" || !has(fields, &word));
        let is_in_place = first(below).is_some_and(|line| {
            is_in_entry && (line.indent > outer || line.indent == outer && line.item().is_some())
        });
        let column = if is_in_place { outer } else { field.indent };
        let mut count = 0_usize;
        // Lines of JSON or of a text in quotes are no fields.
        let mut enclosed = self.quoted(field, outer);
        for line in below {
            let shown = line.without_blanks();
            if enclosed.is_empty() && !is_links && shown.opens_json() {
                let rest = self.text.get(shown.at(0)..).unwrap_or_default();
                enclosed = line.start..end_of_brackets(rest).map_or(line.start, |end| shown.at(end));
            }
            if enclosed.contains(&line.start) {
                count = count.saturating_add(1);
                continue;
            }
            let is_in_block = block.is_some_and(|(outer, inner)| {
                line.indent > outer && (line.indent >= inner || !line.has_field_of(fields))
            });
            let belongs = if line.is_void() {
                true
            } else if is_in_block {
                block = block.map(|(outer, inner)| (outer, if inner == 0 { line.indent } else { inner }));
                true
            } else {
                block = line.opens_block().then_some((line.indent, 0));
                self.goes_on(line, column, is_empty, is_links)
            };
            if !belongs {
                return count;
            }
            count = count.saturating_add(1);
        }
        count
    }

    /// The bytes of a text in quotes that ends on a line below, if all of its lines are further in than a column.
    fn quoted(&self, field: &Line<'_>, column: usize) -> Range<usize> {
        let Some((_, value)) = field.field().filter(|(_, value)| value.content.starts_with(['"', '\'']))
        else {
            return 0..0;
        };
        let rest = self.text.get(value.at(0)..).unwrap_or_default();
        let end = value.at(end_of_quote(rest).unwrap_or_default());
        let lines = lines(self.text, field.start..end.max(field.start));
        for line in lines.get(1..).unwrap_or_default() {
            if !line.content.is_empty() && line.indent <= column {
                return 0..0;
            }
        }
        field.start..end
    }

    /// Whether a line that is in no block goes on the field above, where that is further in than a column.
    fn goes_on(&self, line: &Line<'_>, column: usize, is_empty: bool, is_links: bool) -> bool {
        let is_in_entry = !self.entries.is_empty() && line.indent == self.fields;
        // A tab or another blank in place of spaces.
        let is_blank = line.has_blanks();
        if line.indent == column || is_in_entry && line.item().is_some() {
            let of_success = |item: Line<'_>| number(item.content, 10).is_some();
            let is_number = is_blank && line.without_blanks().item().is_some_and(of_success);
            let is_item = is_number || line.item().is_some() && !line.starts_entry();
            return line.content.starts_with([']', '}']) || is_empty && is_item;
        }
        let fields = if self.entries.is_empty() { GUIDE } else { CODE };
        let has_colon = line.field().is_some() || is_blank && line.content.contains(':');
        let word = line.first_word();
        let can_be_field = !is_links || is_blank && !has(LINK, &word);
        let is_field = has_colon && can_be_field && has(fields, &word);
        let is_indented = line.indent > column || is_blank;
        // As far in as the fields, there is one of the entry.
        let is_of_entry = is_in_entry && has(CODE, &line.first_word());
        is_indented && !is_field && !is_of_entry && (is_links || !line.starts_entry())
    }
}
