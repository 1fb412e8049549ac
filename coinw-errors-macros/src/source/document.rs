//! From the text to the tree, entry by entry.
//!
//! Each entry is read as a piece of YAML by itself: a mistake of syntax then hides no other, and where a value is can be found in a few
//! lines instead of a whole file. Only an entry that cannot be read, or that would be read otherwise than it was meant, is taken apart
//! into its fields.

use std::ops::Range;

use super::line::{Line, lines, names_entry};
use super::repair::Repair;
use super::{flaw, silent};
use crate::format::{CODE, GUIDE, has, missing};
use crate::problem::{Problem, Problems};
use crate::text::separates;
use crate::tree::{self, At, Node, Value};

/// The document; its mistakes of syntax are reported.
pub fn parse(text: &str, problems: &mut Problems) -> Option<Node> {
    // A character that is no UTF-8 was replaced, and that is known.
    let is_replaced = !problems.is_empty();
    let merged = resolve_conflicts(text, problems);
    let text = merged.as_deref().unwrap_or(text);
    problems.are_in(merged.as_deref());
    let Some(layout) = Layout::of(text) else {
        return whole(text, is_replaced, problems);
    };
    let before = problems.count();
    let mut repair = Repair::new(text, layout.column, is_replaced, problems);
    repair.read(layout.head, false);
    for entry in &layout.entries {
        repair.read(entry.clone(), true);
    }
    repair.read(layout.tail, false);
    let (mut document, has_unknown_alias) = repair.finish();
    if has_unknown_alias {
        match tree::read(text, 0..text.len()) {
            Ok(document) => {
                // What it stands for is in another entry.
                problems.truncate(before);
                report_silent(text, problems);
                return Some(document);
            }
            Err(flaw) if problems.count() == before => {
                problems.report(flaw::of_field(text, flaw.at..text.len(), &flaw));
            }
            Err(_) => {}
        }
    }
    end_in_the_middle(text, &mut document, problems);
    Some(document)
}

/// Whether a file that ends without a line break or without a value ends in the middle of an entry: then this is what is wrong with it, and
/// not what the entry lacks.
fn end_in_the_middle(text: &str, document: &mut Node, problems: &mut Problems) {
    let Some(Value::List(entries)) = document.get_mut("codes").map(|entries| &mut entries.value) else {
        return;
    };
    let Some(last) = entries.last_mut() else { return };
    let Some(missing) = missing(last, CODE) else { return };
    let last_value = last.pairs().last().map(|(_, value)| &value.value);
    let is_open = match last_value {
        Some(Value::Null) => true,
        Some(Value::Text(text)) => text.is_empty(),
        _ => false,
    };
    if text.ends_with('\n') && !is_open {
        return;
    }
    let lines = lines(text, 0..text.trim_end().len());
    let Some(line) = lines.last() else { return };
    let at = At::bytes(line.range());
    if last_value != Some(&Value::Lost) {
        let message = "the file ends here, in the middle of an entry";
        problems.report(Problem::at_bytes(line.range(), message, missing));
    }
    if last.pairs().is_empty() {
        last.value = Value::Mapping(Vec::new());
    }
    if let Value::Mapping(pairs) = &mut last.value {
        if let Some((_, value)) = pairs.last_mut() {
            value.value = Value::Lost;
        }
        pairs.push((Node::lost(at), Node::lost(at)));
    }
}

fn report_silent(text: &str, problems: &mut Problems) {
    for problem in silent::problems(text, 0..text.len()) {
        problems.report(problem);
    }
}

/// A document without a list of entries that begin with a dash each.
fn whole(text: &str, is_replaced: bool, problems: &mut Problems) -> Option<Node> {
    let all = 0..text.len();
    let read = tree::read(text, all.clone());
    // A tab by itself is no YAML, but no more than a space.
    if text.trim().is_empty() || matches!(&read, Ok(node) if node.value == Value::Null) {
        let label = "begin with `title: …`, `url: …` and `codes:`";
        problems.report(Problem::at_byte(0, "the guide is empty", label));
        return None;
    }
    match read {
        Ok(Node { value: Value::Text(_), at }) => {
            problems.report(no_guide(text, at.range(text)));
            None
        }
        Ok(mut node) => {
            report_silent(text, problems);
            // Where a file ends before its entries, the last field may lack its value, too.
            if node.get("codes").is_none()
                && let Value::Mapping(pairs) = &mut node.value
                && let Some((_, value)) = pairs.last_mut()
                && value.value == Value::Null
            {
                value.value = Value::Lost;
            }
            Some(node)
        }
        _ if is_replaced && !is_like_a_guide(text) => None,
        Err(flaw) if text.trim_start().starts_with('{') => {
            problems.report(flaw::of_field(text, all, &flaw));
            None
        }
        Err(_) if !is_like_a_guide(text) => {
            let lines = lines(text, all);
            let first = lines.iter().find(|line| !line.content.is_empty())?;
            problems.report(no_guide(text, first.range()));
            None
        }
        Err(flaw) => {
            let mut repair = Repair::new(text, 2, is_replaced, problems);
            repair.take_apart(all, &flaw);
            Some(repair.finish().0)
        }
    }
}

fn no_guide(text: &str, first: Range<usize>) -> Problem {
    let line = text.get(first.clone()).unwrap_or_default();
    let what = if line.starts_with('<') {
        "this is HTML or XML"
    } else if line.starts_with('[') || line.contains(" = ") {
        "this may be TOML"
    } else {
        "this is something else"
    };
    Problem::at_bytes(
        first,
        "the file is not a guide in YAML",
        format!("{what}; a guide begins with `title: …`"),
    )
}

/// Whether any line has a field of the format.
fn is_like_a_guide(text: &str) -> bool {
    lines(text, 0..text.len()).iter().any(|line| {
        let line = line.item().unwrap_or(*line);
        let word = line.first_word();
        let after = line.content.get(word.len()..).unwrap_or_default().trim_start();
        (has(GUIDE, &word) || has(CODE, &word)) && (after.is_empty() || after.starts_with([':', '：']))
    })
}

/// What stands at the start of the lines that a merge leaves.
const MARKS: &[&str] = &["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

/// What a merge has left: the text with one side of each conflict, each byte of the other one being a line break.
fn resolve_conflicts(text: &str, problems: &mut Problems) -> Option<String> {
    if !MARKS.iter().any(|mark| text.contains(mark)) {
        return None;
    }
    let mut resolved = String::with_capacity(text.len());
    let (mut is_in_conflict, mut is_dropped) = (false, false);
    for line in text.split_inclusive('\n') {
        let content = line.trim_end();
        let word = content.split(' ').next().unwrap_or_default();
        let mark = MARKS.iter().copied().find(|mark| word.starts_with(mark) && word.len() <= 8);
        if let Some(mark) = mark {
            if !is_in_conflict {
                let at = resolved.len()..resolved.len().saturating_add(content.len());
                let message = "a merge conflict is not resolved here";
                problems.report(Problem::at_bytes(at, message, "keep one side, and remove the marks"));
            }
            is_in_conflict = mark != ">>>>>>>" && (is_in_conflict || mark == "<<<<<<<");
            is_dropped = is_in_conflict && mark != "<<<<<<<";
        }
        if mark.is_some() || is_dropped {
            resolved.push_str(&"\n".repeat(line.len()));
        } else {
            resolved.push_str(line);
        }
    }
    Some(resolved)
}

/// Where the entries are.
struct Layout {
    head: Range<usize>,
    entries: Vec<Range<usize>>,
    tail: Range<usize>,
    /// The column of the dashes, counted from 0.
    column: usize,
}

impl Layout {
    fn of(text: &str) -> Option<Self> {
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
            if !starts.is_empty() {
                if line.indent == column && line.item().is_some() {
                    if !is_stray(line, entry, after) {
                        starts.push(line.start);
                        entry = from_here;
                    }
                } else if ends_entries(line, entry, column) {
                    end = line.start;
                    break;
                }
                continue;
            }
            if let Some((_, value)) = line.field().filter(|(_, value)| value.starts_entry()) {
                // On the line of `codes:`.
                starts.push(value.at(0));
                entry = from_here;
                continue;
            }
            let is_below_dash = items.last().is_some_and(|item| item.indent < line.indent);
            // Before the title of a guide, there is a `-` too many.
            let is_title = line.item().is_some_and(|item| item.has_field_of(GUIDE));
            let is_found = is_entry(line) && !is_title || is_below_dash && line.has_field_of(CODE);
            if line.item().is_some() {
                items.push(*line);
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
    if !has(CODE, key) || names_entry(key) || has_field(above, line, key) {
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
fn ends_entries(line: &Line<'_>, above: &[Line<'_>], column: usize) -> bool {
    let is_item = line.item().is_some() && !line.starts_entry();
    let is_of_entry = line.field().is_some_and(|(key, _)| {
        let is_of_another = has(GUIDE, key) || names_entry(key);
        has(CODE, key) && !(is_of_another && has_field(above, line, key))
    });
    if line.has_blanks() || is_item || is_of_entry {
        return false;
    }
    let is_other = line.field().is_some() || line.item().is_some();
    line.indent < column && is_other
        || line.indent == 0 && (line.starts_document() || line.has_field_of(GUIDE))
}

/// Whether a field is in an entry, before this line.
fn has_field(entry: &[Line<'_>], before: &Line<'_>, key: &str) -> bool {
    for line in entry {
        if line.start >= before.start {
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
        word.starts_with("code") && !below.keys().contains(&"name")
    };
    let is_list = above.indent == 0 && value.is_void();
    is_list && (is_first_field || key == "codes" && begins_with_code())
}
