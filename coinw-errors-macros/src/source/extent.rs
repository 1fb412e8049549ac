//! How far a value goes, on the line on which it starts: what a caret should be under.

use std::ops::Range;

/// From where a key starts to its colon.
pub fn of_key(text: &str, start: usize) -> Range<usize> {
    let line = rest_of_line(text, start);
    let length = quoted_length(line).or_else(|| line.find(": ")).or_else(|| line.find(':'));
    start..start + length.unwrap_or(line.trim_end().len())
}

/// From where a value starts to its end, or to the end of the line if it goes on below.
pub fn of_value(text: &str, start: usize) -> Range<usize> {
    let line = rest_of_line(text, start);
    let length = if let Some(quoted) = quoted_length(line) {
        quoted
    } else if line.starts_with(['[', '{']) {
        bracketed_length(line).unwrap_or(without_comment(line).len())
    } else if is_in_brackets(text, start) {
        line.find([',', ']', '}']).map_or(without_comment(line).len(), |end| line[..end].trim_end().len())
    } else {
        without_comment(line).len()
    };
    start..start + length
}

fn rest_of_line(text: &str, start: usize) -> &str {
    let rest = text.get(start..).unwrap_or_default();
    rest.split(['\n', '\r']).next().unwrap_or_default()
}

fn without_comment(line: &str) -> &str {
    let end = if line.starts_with('#') { 0 } else { line.find(" #").unwrap_or(line.len()) };
    line[..end].trim_end()
}

/// The length of a quoted string at the start of a line, its quotes included; the rest of the line if it goes on below.
fn quoted_length(line: &str) -> Option<usize> {
    let quote = line.chars().next().filter(|quote| "'\"".contains(*quote))?;
    let mut characters = line.char_indices().skip(1);
    while let Some((at, character)) = characters.next() {
        match character {
            '\\' if quote == '"' => {
                characters.next();
            }
            // Doubled, it is part of the text.
            '\'' if quote == '\'' && line[at + 1..].starts_with('\'') => {
                characters.next();
            }
            _ if character == quote => return Some(at + 1),
            _ => {}
        }
    }
    Some(line.trim_end().len())
}

fn bracketed_length(line: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(character) = line[at..].chars().next() {
        match character {
            '[' | '{' => depth += 1,
            ']' | '}' => depth = depth.saturating_sub(1),
            '"' | '\'' => at += quoted_length(&line[at..]).unwrap_or(1).max(1) - 1,
            _ => {}
        }
        at += line[at..].chars().next().map_or(0, char::len_utf8);
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

/// Whether a bracket that was opened earlier on the same line is still open.
fn is_in_brackets(text: &str, start: usize) -> bool {
    let before = text.get(..start).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let opened = line.matches(['[', '{']).count();
    opened > line.matches([']', '}']).count()
}
