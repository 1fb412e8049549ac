//! From the text to the tree, entry by entry.
//!
//! Each entry is read as a piece of YAML by itself: a mistake of syntax then hides no other, and where a value is can be found in a few
//! lines instead of a whole file. Only an entry that cannot be read, or that would be read otherwise than it was meant, is taken apart
//! into its fields.

use std::ops::Range;

use super::layout::Layout;
use super::line::lines;
use super::repair::Repair;
use super::{flaw, silent};
use crate::format::{CODE, Field, GUIDE, has, missing, of_code};
use crate::problem::{Problem, Problems};
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
    // Other entries show the order in which the author writes the fields.
    let other = entries.first().filter(|_| entries.len() > 1);
    let is_in_order = entries.last().is_some_and(|last| lacks_only_the_end(last, other));
    let Some(last) = entries.last_mut() else { return };
    let Some(missing) = missing(last, CODE).filter(|_| is_in_order) else { return };
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

/// Whether the fields that an entry lacks come behind those that it has, in the order of another entry. Without another one, they may.
fn lacks_only_the_end(entry: &Node, other: Option<&Node>) -> bool {
    let mut is_missing = false;
    for (key, _) in other.map(Node::pairs).unwrap_or_default() {
        let Some(key) = key.text() else { continue };
        let is_there = entry.get(key).is_some();
        if is_there && is_missing {
            return false;
        }
        is_missing |= !is_there && of_code(key).is_some_and(Field::is_required);
    }
    true
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
    let is_closed = |at| text.get(at..).is_some_and(|rest: &str| rest.contains(">>>>>>>"));
    let (mut is_in_conflict, mut is_dropped, mut has_first) = (false, false, false);
    for line in text.split_inclusive('\n') {
        let content = line.trim();
        let word = content.split(' ').next().unwrap_or_default();
        let is_mark = |mark: &&str| word.starts_with(*mark) && word.len() <= 8;
        // A line of a text may look like one.
        let is_start = content.starts_with("<<<<<<< ") && is_closed(resolved.len());
        let can_be_mark = is_in_conflict || !line.starts_with(' ') || is_start;
        let mark = MARKS.iter().copied().find(is_mark).filter(|_| can_be_mark);
        if let Some(mark) = mark {
            if !is_in_conflict {
                let blanks = line.len().saturating_sub(line.trim_start().len());
                let start = resolved.len().saturating_add(blanks);
                let at = start..start.saturating_add(content.len());
                let message = "a merge conflict is not resolved here";
                problems.report(Problem::at_bytes(at, message, "keep one side, and remove the marks"));
            }
            is_in_conflict = mark != ">>>>>>>" && (is_in_conflict || mark == "<<<<<<<");
            let is_closed = is_closed(resolved.len());
            has_first &= mark != "<<<<<<<";
            is_dropped = is_in_conflict && mark != "<<<<<<<" && is_closed && (has_first || mark == "|||||||");
        } else if is_in_conflict && !is_dropped {
            has_first = true;
        }
        if mark.is_some() || is_dropped {
            resolved.push_str(&"\n".repeat(line.len()));
        } else {
            resolved.push_str(line);
        }
    }
    Some(resolved)
}
