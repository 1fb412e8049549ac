//! Where the entries of a guide are, of which each begins with a dash, or should.

use std::ops::Range;

use super::line::{Line, lines, names_entry};
use crate::format::{CODE, GUIDE, has};
use crate::text::{number, separates};

/// Where the entries are.
pub struct Layout {
    pub head: Range<usize>,
    pub entries: Vec<Range<usize>>,
    pub tail: Range<usize>,
    /// The column of the dashes, counted from 0.
    pub column: usize,
}

impl Layout {
    pub fn of(text: &str) -> Option<Self> {
        let lines = lines(text, 0..text.len());
        // Of all entries but one, as a rule.
        let column = usual_column(&lines);
        let mut starts: Vec<usize> = Vec::new();
        // Items that come before the first entry, and may belong to its list.
        let mut items: Vec<Line<'_>> = Vec::new();
        let mut above: Option<Line<'_>> = None;
        let mut end = text.len();
        let mut entry = lines.as_slice();
        let mut rest = lines.as_slice();
        while let [line, after @ ..] = rest {
            let from_here = rest;
            rest = after;
            if line.is_void() {
                continue;
            }
            if let Some(first) = starts.first() {
                let head = (lines.as_slice(), *first);
                if line.indent == column && line.item().is_some() {
                    if !is_stray(line, entry, after) {
                        starts.push(line.start);
                        entry = from_here;
                    }
                } else if ends_entries(line, entry, head, column) {
                    end = line.start;
                    break;
                }
                continue;
            }
            // Also without the blank.
            let value =
                if line.content.starts_with("codes:") { Some(line.after("codes:".len())) } else { None };
            let value = value.or(line.field().map(|(_, value)| value));
            if let Some(value) = value.filter(Line::starts_entry) {
                // On the line of `codes:`.
                starts.push(value.at(0));
                entry = from_here;
                continue;
            }
            let is_below_dash = items.last().is_some_and(|item| item.indent < line.indent);
            // Before the title of a guide, there is a `-` too many.
            let is_title = line.item().is_some_and(|item| item.has_field_of(GUIDE));
            let is_found = is_entry(line) && !is_title || is_below_dash && line.has_field_of(CODE);
            if let Some(item) = line.item() {
                // A number belongs to `success`.
                if number(item.content, 10).is_none() {
                    items.push(*line);
                }
            } else if !is_below_dash {
                items.clear();
            }
            entry = from_here;
            if let (true, Some(first)) = (is_found, items.last()) {
                for item in &items {
                    if item.indent == first.indent {
                        starts.push(item.start);
                    }
                }
            } else if above.is_some_and(|above| opens_entries(&above, line)) {
                // The first entry has no dash, or its first field cannot be read.
                starts.push(line.start);
            }
            above = Some(*line);
        }
        let head = 0..*starts.first()?;
        let mut entries = Vec::new();
        let mut next = end;
        while let Some(start) = starts.pop() {
            entries.push(start..next);
            next = start;
        }
        entries.reverse();
        Some(Self { head, entries, tail: end..text.len(), column })
    }
}

/// Whether an entry starts on a line.
fn is_entry(line: &Line<'_>) -> bool {
    line.item().is_some_and(|item| item.has_field_of(CODE))
}

/// Whether a dash in the column of the entries' dashes stands before a field of the entry that starts `above`, and begins none.
fn is_stray(line: &Line<'_>, above: &[Line<'_>], below: &[Line<'_>]) -> bool {
    let Some((key, _)) = line.item().and_then(|item| item.field()) else { return false };
    if !has(CODE, key) || names_entry(key) || has_field(above, line.start, key) {
        return false;
    }
    for line_below in below {
        if line_below.indent == line.indent && line_below.item().is_some() {
            break;
        }
        if line_below.field().is_some_and(|(key, _)| names_entry(key)) {
            return false;
        }
    }
    true
}

/// Whether a line stands below the list of entries, and is no part of the entry `above` in the wrong column.
fn ends_entries(
    line: &Line<'_>,
    above: &[Line<'_>],
    (lines, first): (&[Line<'_>], usize),
    column: usize,
) -> bool {
    if line.indent > 0 && line.indent >= column || line.has_blanks() {
        return false;
    }
    let is_item = line.item().is_some() && !line.starts_entry();
    let is_of_entry = line.field().is_some_and(|(key, _)| {
        // A guide may have its own title below the entries.
        let is_of_guide = has(GUIDE, key) && !has_field(lines, first, key);
        has(CODE, key) && !is_of_guide && !(names_entry(key) && has_field(above, line.start, key))
    });
    if is_item || is_of_entry {
        return false;
    }
    let is_other = line.field().is_some() || line.item().is_some();
    line.indent < column && is_other || line.starts_document() || line.has_field_of(GUIDE)
}

/// Whether a field is in some lines that start before a byte.
fn has_field(lines: &[Line<'_>], before: usize, key: &str) -> bool {
    for line in lines {
        if line.start >= before {
            return false;
        }
        if line.item().unwrap_or(*line).field().is_some_and(|(other, _)| other == key) {
            return true;
        }
    }
    false
}

/// The column in which most of the dashes of entries are.
fn usual_column(lines: &[Line<'_>]) -> usize {
    let mut columns: Vec<(usize, usize)> = Vec::new();
    let mut above: Option<&Line<'_>> = None;
    for line in lines {
        if line.is_void() {
            continue;
        }
        let dash = above.filter(|above| above.content == "-" && line.has_field_of(CODE));
        above = Some(line);
        let Some(dash) = dash.or(above.filter(|line| is_entry(line))) else { continue };
        match columns.iter_mut().find(|(column, _)| *column == dash.indent) {
            Some((_, count)) => *count = count.saturating_add(1),
            None => columns.push((dash.indent, 1)),
        }
    }
    let mut usual = (2, 0);
    for column in &columns {
        if column.1 > usual.1 {
            usual = *column;
        }
    }
    usual.0
}

/// Whether the list of entries starts between two lines.
fn opens_entries(above: &Line<'_>, below: &Line<'_>) -> bool {
    let Some((key, value)) = above.field() else { return false };
    let is_first_field = below.field().is_some_and(|(key, _)| names_entry(key));
    let begins_with_code = || {
        let word = below.content.trim_start_matches(|sign: char| separates(sign) || sign.is_ascii_digit());
        let first = word.split(separates).next().unwrap_or_default();
        names_entry(first) && (first == "name" || !below.keys().contains(&"name"))
    };
    let is_list = above.indent == 0 && value.is_void();
    is_list && (is_first_field || key == "codes" && begins_with_code())
}
