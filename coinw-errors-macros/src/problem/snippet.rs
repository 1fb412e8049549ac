//! A piece of the file with a caret under it:
//!
//! ```text
//!   --> spec/coinw.yaml:41:12
//!    |
//! 41 |     retry: after_dealy
//!    |            ^^^^^^^^^^^ did you mean `after_delay`?
//! ```

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use super::is_invisible;

/// A line that is longer than this is shown in part, in characters.
const LONGEST_LINE: usize = 140;
/// How much of such a line is shown before the caret.
const BEFORE: usize = 40;

/// Shows the line in which a range starts. Lines and columns are counted from 1, columns in characters.
pub fn render(file: &str, text: &str, range: Range<usize>, label: &str) -> String {
    let start = boundary(text, range.start);
    let end = boundary(text, range.end.max(start));
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let number = text[..line_start].matches('\n').count() + 1;

    let before: Vec<char> = text[line_start..start].chars().collect();
    let marked: Vec<char> = text[start..end.min(line_end)].trim_end_matches('\r').chars().collect();
    let after: Vec<char> = text[end.min(line_end)..line_end].trim_end_matches('\r').chars().collect();
    let column = before.len() + 1;

    let skipped = if before.len() + marked.len() + after.len() > LONGEST_LINE {
        before.len().saturating_sub(BEFORE)
    } else {
        0
    };
    let start_mark = if skipped > 0 { "…" } else { "" };
    let cut = before.len() - skipped + marked.len() + after.len() > LONGEST_LINE;
    let mut room = LONGEST_LINE;
    let before = shown(&before[skipped..], &mut room);
    let marked = shown(&marked, &mut room);
    let after = shown(&after, &mut room);
    let end_mark = if cut { "…" } else { "" };

    let indent = " ".repeat(width(start_mark) + width(&before));
    let carets = "^".repeat(width(&marked).max(1));
    let gutter = " ".repeat(number.to_string().len());
    let space = if label.is_empty() { "" } else { " " };
    format!(
        "\n{gutter}--> {file}:{number}:{column}\n{gutter} |\n{number} | {start_mark}{before}{marked}{after}{end_mark}\n\
         {gutter} | {indent}{carets}{space}{label}"
    )
}

/// The last place at or before a byte where a character starts.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// As many characters as there is room for. What would not be seen, or would change how the rest is seen, is replaced.
fn shown(characters: &[char], room: &mut usize) -> String {
    let taken = &characters[..characters.len().min(*room)];
    *room -= taken.len();
    taken
        .iter()
        .map(|&character| match character {
            '\t' => ' ',
            _ if is_invisible(character) => '\u{fffd}',
            _ => character,
        })
        .collect()
}

/// In columns of a terminal, where some characters take two.
fn width(text: &str) -> usize {
    text.chars().map(|character| character.width().unwrap_or(0)).sum()
}
