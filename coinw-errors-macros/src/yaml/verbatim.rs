//! What YAML silently drops from a text or adds to it.

use super::{Node, Style, Value, Written};
use crate::span::Span;

/// What happens to a text, and where.
#[derive(Clone, Copy, PartialEq)]
pub struct Difference {
    pub at: usize,
    pub message: &'static str,
    pub label: &'static str,
}

/// A text without quotes has to be what stands in the file. In a text of several lines, no line may look like something else.
pub fn of(Written { text, starts_entry }: Written<'_>, node: &Node) -> Option<Difference> {
    let Span { start, end } = node.span;
    let written = text.get(start..end).filter(|written| !written.is_empty())?;
    let difference = |at: usize, message, label| Some(Difference { at, message, label });
    let mut at = start;
    for line in written.split('\n') {
        let content = line.trim_start();
        let first = at.saturating_add(line.len().saturating_sub(content.len()));
        at = at.saturating_add(line.len()).saturating_add(1);
        let is_item = content == "-" || content.starts_with("- ");
        let (at, message, label) = match node.style {
            Style::Block if starts_entry(content) => (
                first,
                "YAML reads this entry as part of the text above it",
                "indent its `-` like those of the other entries",
            ),
            Style::Plain | Style::Block if is_item && !written.starts_with('|') => (
                first,
                "YAML reads this `-` as part of the text above, not as an item",
                "start it in the same column as the item above",
            ),
            Style::Quoted if is_item => {
                (start, "this quote is closed only in another item", "end the text with the same quote")
            }
            // Its column says whether it is part of the text or is dropped.
            Style::Block | Style::Quoted if content.starts_with('#') => (
                first,
                "this line of a text starts with `#`, like a comment",
                "put comments above the field; do not start a line of the text with `#`",
            ),
            _ => continue,
        };
        return difference(at, message, label);
    }
    let after = text.get(end..).and_then(|after| after.split('\n').next()).unwrap_or_default();
    let comment = after.trim_start();
    if node.style == Style::Plain && node.value != Value::Null && comment.starts_with('#') {
        let message = "` #` starts a comment, so what follows is not part of the text";
        let at = end.saturating_add(after.len().saturating_sub(comment.len()));
        return difference(at, message, "put the text in quotes, or move the comment to its own line");
    }
    // What an alias stands for is judged where that is.
    let is_plain = node.style == Style::Plain && !written.starts_with('*');
    let read = match &node.value {
        Value::Text(read) if is_plain || written.starts_with('!') => read,
        Value::Null if written.starts_with(['&', '!']) => "",
        _ => return None,
    };
    if written.starts_with(['&', '!']) {
        let message = "YAML reads a word that starts with `&` or `!` as an anchor or a tag, and drops it";
        return difference(start, message, "put the text in quotes");
    }
    let mut words = read.split_whitespace();
    let other = written.split_whitespace().find(|word| words.next() != Some(word))?;
    let at = start.saturating_add(written.find(other).unwrap_or_default());
    difference(at, "YAML drops this part of the text", "put the whole text in quotes")
}

pub fn not_found(span: Span) -> Difference {
    let message = "text in here cannot be checked against the file";
    Difference { at: span.start, message, label: "write each field as `name: value`, on a line of its own" }
}

/// A value behind its anchor and its tag.
pub fn behind_marks(written: &str) -> &str {
    let mut rest = written;
    while rest.starts_with(['&', '!']) {
        rest = rest.split_once([' ', '\n']).map_or("", |(_, rest)| rest).trim_start();
    }
    rest
}
