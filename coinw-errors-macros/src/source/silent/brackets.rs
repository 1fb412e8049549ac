//! What YAML reads in brackets and in braces otherwise than it was meant.

use super::{Written, cut_off, dropped, in_value};
use crate::alike;
use crate::enclosed::{end_of_brackets, end_of_quote};
use crate::problem::Problem;
use crate::source::line::Line;

/// In brackets, each comma ends an item, and a mark may stand before each.
pub fn in_brackets(written: &Written<'_>, found: &mut Vec<Problem>) {
    let Some(inside) =
        end_of_brackets(written.text).ok().and_then(|end| written.text.get(..end.saturating_sub(1)))
    else {
        return;
    };
    let start = written.line.at(0);
    let are_steps = written.key == "steps";
    let mut at = 1_usize;
    let mut comma: Option<(usize, bool)> = None;
    loop {
        let item = inside.get(at..).unwrap_or_default().trim_start();
        at = inside.len().saturating_sub(item.len());
        if item.starts_with('#') {
            at = at.saturating_add(item.find('\n').unwrap_or(item.len()));
            continue;
        }
        if item.is_empty() {
            return;
        }
        let is_quoted = item.starts_with(['"', '\'']);
        if let Some((comma, was_quoted)) = comma.filter(|_| are_steps)
            && !(is_quoted && was_quoted)
        {
            let message = "in brackets, this comma starts another step";
            let label = "put each step in quotes, or on a line of its own that starts with `- `";
            found.push(Problem::at_byte(start.saturating_add(comma), message, label));
            return;
        }
        if item.starts_with(['&', '!']) && !item.starts_with("!!") {
            found.push(dropped(start.saturating_add(at), item));
        }
        let end = if is_quoted { end_of_quote(item).unwrap_or(item.len()) } else { end_of_plain_item(item) };
        let (item, after) = item.split_at_checked(end).unwrap_or((item, ""));
        let before = inside.get(..at).unwrap_or_default();
        // A list that was wrapped has several items on a line.
        let can_be_torn = !are_steps && before.trim_end_matches(' ').ends_with('\n');
        if !is_quoted
            && let Some(problem) = in_plain_item(item.trim_end(), start.saturating_add(at), can_be_torn)
        {
            found.push(problem);
            return;
        }
        let next = end_of_plain_item(after);
        if next == after.len() {
            return;
        }
        at = at.saturating_add(end).saturating_add(next);
        comma = Some((at, is_quoted));
        at = at.saturating_add(1);
    }
}

/// In braces, each value is one of its own.
pub fn in_braces(written: &Written<'_>, found: &mut Vec<Problem>) {
    let end = end_of_brackets(written.text).unwrap_or_default();
    let inside = written.text.get(..end.saturating_sub(1)).unwrap_or_default();
    let mut rest = inside.get(1..).unwrap_or_default();
    while let Some((key, value)) = rest.split_once(':') {
        let value = value.trim_start();
        let end = match value.as_bytes() {
            [b'"' | b'\'', ..] => end_of_quote(value).ok(),
            [b'[' | b'{', ..] => end_of_brackets(value).ok(),
            _ => value.find(','),
        };
        let (content, after) = value.split_at_checked(end.unwrap_or(value.len())).unwrap_or((value, ""));
        let start = written.line.at(inside.len().saturating_sub(value.len()));
        let line = Line { start, indent: 0, content: content.trim_end() };
        let key = key.trim().trim_matches(['"', '\'']);
        in_value(
            &Written { key, is_item: false, line, below: &[], column: 0, text: value, ..*written },
            found,
        );
        rest = after.split_once(',').map_or("", |(_, rest)| rest);
    }
}

/// Where an item without quotes ends: at its comma, which is not one in a comment.
fn end_of_plain_item(item: &str) -> usize {
    let mut at = 0_usize;
    for line in item.split_inclusive('\n') {
        let text = line.split(" #").next().unwrap_or_default();
        if let Some(comma) = text.find(',').filter(|_| !text.trim_start().starts_with('#')) {
            return at.saturating_add(comma);
        }
        at = at.saturating_add(line.len());
    }
    item.len()
}

/// What YAML reads of an item without quotes otherwise than it was meant.
fn in_plain_item(item: &str, at: usize, can_be_torn: bool) -> Option<Problem> {
    if let Some((comma, advice)) = other_comma(item) {
        return Some(Problem::at_byte(at.saturating_add(comma), "this comma separates no items", advice));
    }
    let (line, below) = item.split_once('\n').unwrap_or((item, ""));
    let line = Line { start: at, indent: 0, content: line.trim_end() };
    let is_comment = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('#');
    let is_torn = can_be_torn && !below.split('\n').all(is_comment);
    cut_off(&line).or_else(|| {
        let message = "no comma separates this item from the one below it";
        is_torn.then(|| Problem::at_bytes(line.range(), message, "write `,` behind it"))
    })
}

/// A comma of a Chinese keyboard in an item in brackets, and what to do.
fn other_comma(item: &str) -> Option<(usize, String)> {
    let at = item.find(['，', '、'])?;
    alike::first(item.get(at..)?).map(|(.., advice)| (at, advice))
}
