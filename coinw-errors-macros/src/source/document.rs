//! From the text to the tree, entry by entry.
//!
//! Each entry is read as a piece of YAML by itself: a mistake of syntax then hides no other, and where a value is can be found in a few
//! lines instead of a whole file. Only an entry that cannot be read, or that would be read otherwise than it was meant, is taken apart
//! into its fields.

use std::ops::Range;

use super::line::{Line, lines};
use super::repair::Repair;
use super::{flaw, silent};
use crate::format::{CODE, GUIDE, of_code};
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
    for entry in layout.entries {
        repair.read(entry, true);
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
    let Value::Mapping(fields) = &mut document.value else { return };
    let entries =
        fields.iter_mut().find(|(key, _)| key.text() == Some("codes")).map(|(_, value)| &mut value.value);
    let Some(Value::List(entries)) = entries else { return };
    let Some(last) = entries.last_mut() else { return };
    let missing = CODE.iter().filter(|field| field.is_required() && last.get(field.key).is_none());
    let missing: Vec<_> = missing.map(|field| field.key).collect();
    let Some(line) = lines(text, 0..text.len()).filter(|line| !line.content.is_empty()).last() else {
        return;
    };
    let at = At::bytes(line.at(0)..line.at(line.content.len()));
    let is_known = last.pairs().last().is_some_and(|(_, value)| value.is_lost());
    let last_value = last.pairs().last().map(|(_, value)| &value.value);
    let is_open = matches!(last_value, Some(Value::Null))
        || matches!(last_value, Some(Value::Text(text)) if text.is_empty());
    if missing.is_empty() || text.ends_with('\n') && !is_open {
        return;
    }
    if !is_known {
        let message = "the file ends here, in the middle of an entry";
        let label = format!("missing: `{}`", missing.join("`, `"));
        problems.report(Problem::at_bytes(at.range(text), message).label(label));
    }
    if last.pairs().is_empty() {
        last.value = Value::Mapping(Vec::new());
    }
    if let Value::Mapping(pairs) = &mut last.value {
        pairs.last_mut().into_iter().for_each(|(_, value)| value.value = Value::Lost);
        pairs.push((Node::lost(at), Node::lost(at)));
    }
}

fn report_silent(text: &str, problems: &mut Problems) {
    for (_, problem) in silent::problems(text, 0..text.len()) {
        problems.report(problem);
    }
}

/// A document without a list of entries that begin with a dash each.
fn whole(text: &str, is_replaced: bool, problems: &mut Problems) -> Option<Node> {
    let all = 0..text.len();
    match tree::read(text, all.clone()) {
        Ok(node) if node.value == Value::Null => {
            let label = "begin with `title: …`, `url: …` and `codes:`";
            problems.report(Problem::at_byte(0, "the guide is empty").label(label));
            None
        }
        Ok(Node { value: Value::Text(_), at }) => {
            problems.report(no_guide(text, at.range(text)));
            None
        }
        Ok(node) => {
            report_silent(text, problems);
            Some(node)
        }
        _ if is_replaced && !is_like_a_guide(text) => None,
        Err(flaw) if text.trim_start().starts_with('{') => {
            problems.report(flaw::of_field(text, all, &flaw));
            None
        }
        Err(_) if !is_like_a_guide(text) => {
            let first = lines(text, all).find(|line| !line.content.is_empty())?;
            problems.report(no_guide(text, first.at(0)..first.at(first.content.len())));
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
    Problem::at_bytes(first, "the file is not a guide in YAML")
        .label(format!("{what}; a guide begins with `title: …`"))
}

/// Whether any line has a field of the format.
fn is_like_a_guide(text: &str) -> bool {
    lines(text, 0..text.len()).any(|line| {
        let line = line.item().unwrap_or(line);
        let word = line.first_word();
        let is_known = GUIDE.iter().chain(CODE).any(|field| field.key == word);
        let after = line.content.get(word.len()..).unwrap_or_default().trim_start();
        is_known && (after.is_empty() || after.starts_with([':', '：']))
    })
}

/// What stands at the start of the lines that a merge leaves.
const MARKS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

/// What a merge has left: the text with one side of each conflict, each byte of the other one being a line break.
fn resolve_conflicts(text: &str, problems: &mut Problems) -> Option<String> {
    let mark = |line: &Line<'_>| {
        let mark = MARKS.into_iter().find(|mark| line.content.starts_with(mark));
        mark.filter(|_| {
            line.indent == 0 && [7, 8].contains(&line.content.find(' ').unwrap_or(line.content.len().min(8)))
        })
    };
    if !MARKS.iter().any(|mark| text.contains(mark)) {
        return None;
    }
    let mut resolved = String::with_capacity(text.len());
    let (mut is_in_conflict, mut is_dropped) = (false, false);
    for line in lines(text, 0..text.len()) {
        let mark = mark(&line);
        if let Some(mark) = mark {
            if !is_in_conflict {
                let problem = Problem::at_bytes(
                    line.at(0)..line.at(line.content.len()),
                    "a merge conflict is not resolved here",
                );
                problems.report(problem.label("keep one side, and remove the marks"));
            }
            is_in_conflict = mark != ">>>>>>>" && (is_in_conflict || mark == "<<<<<<<");
            is_dropped = is_in_conflict && mark != "<<<<<<<";
        }
        let written = text.get(line.start..line.at(line.content.len())).unwrap_or_default();
        if mark.is_some() || is_dropped {
            resolved.push_str(&"\n".repeat(written.len()));
        } else {
            resolved.push_str(written);
        }
        let next = line.at(line.content.len());
        let blanks = text.get(next..).unwrap_or_default();
        let blanks = blanks.split_inclusive('\n').next().unwrap_or_default();
        resolved.push_str(blanks);
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
        let mut starts: Vec<usize> = Vec::new();
        // Items that come before the first entry, and may belong to its list.
        let mut items: Vec<Line<'_>> = Vec::new();
        let mut above: Option<Line<'_>> = None;
        // Of all entries but one, as a rule.
        let column = usual_column(text);
        let mut end = text.len();
        for line in lines(text, 0..text.len()) {
            if line.is_void() {
                continue;
            }
            let is_below_dash = items.last().is_some_and(|item| item.indent < line.indent);
            if starts.is_empty() {
                let is_found = is_entry(&line)
                    || is_below_dash && line.field().is_some_and(|(key, _)| of_code(key).is_some());
                if line.item().is_some() {
                    items.push(line);
                } else if !is_below_dash {
                    items.clear();
                }
                if let Some(first) = items.last().filter(|_| is_found) {
                    let entries = items.iter().filter(|item| item.indent == first.indent);
                    starts = entries.map(|item| item.start).collect();
                } else if above.is_some_and(|above| opens_entries(&above, &line)) {
                    // The first entry has no dash, or its first field cannot be read.
                    starts.push(line.start);
                }
                above = Some(line);
            } else if line.indent == column && line.item().is_some() {
                starts.push(line.start);
            } else if (line.indent < column || line.indent == 0)
                && !line.content.starts_with(char::is_whitespace)
            {
                let is_mark = line.content.starts_with("---") || line.content.starts_with("...");
                let is_field =
                    line.field().is_some_and(|(key, _)| GUIDE.iter().any(|field| field.key == key));
                if is_mark || is_field || line.indent < column {
                    end = line.start;
                    break;
                }
            }
        }
        let head = 0..*starts.first()?;
        let ends = starts.iter().copied().skip(1).chain([end]);
        let entries = starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect();
        Some(Self { head, entries, tail: end..text.len(), column })
    }
}

/// Whether an entry starts on a line.
fn is_entry(line: &Line<'_>) -> bool {
    let item = line.item();
    item.and_then(|item| item.field()).is_some_and(|(key, _)| of_code(key).is_some())
}

/// The column in which most of the dashes of entries are.
fn usual_column(text: &str) -> usize {
    let mut columns: Vec<(usize, usize)> = Vec::new();
    let mut is_below_dash = None;
    for line in lines(text, 0..text.len()).filter(|line| !line.is_void()) {
        let below =
            is_below_dash.take().filter(|_| line.field().is_some_and(|(key, _)| of_code(key).is_some()));
        let found =
            below.or(line.content.starts_with('-').then_some(line.indent).filter(|_| is_entry(&line)));
        is_below_dash = (line.content == "-").then_some(line.indent);
        let Some(found) = found else { continue };
        match columns.iter_mut().find(|(column, _)| *column == found) {
            Some((_, count)) => *count = count.saturating_add(1),
            None => columns.push((found, 1)),
        }
    }
    let usual = columns.iter().rev().max_by_key(|(_, count)| *count);
    usual.map_or(2, |&(column, _)| column)
}

/// Whether the list of entries starts between two lines.
fn opens_entries(above: &Line<'_>, below: &Line<'_>) -> bool {
    let Some((key, _)) = above.field().filter(|(_, value)| above.indent == 0 && value.is_void()) else {
        return false;
    };
    let is_first_field = below.field().is_some_and(|(key, _)| ["code", "name"].contains(&key));
    is_first_field || key == "codes" && below.keys().all(|key| key != "name") && mentions_code(below)
}

fn mentions_code(line: &Line<'_>) -> bool {
    let words = line.content.split(|character: char| !character.is_ascii_alphanumeric());
    words.filter(|word| !word.is_empty()).take(1).any(|word| word == "code")
}
