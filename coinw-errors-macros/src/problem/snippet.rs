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
    let (before_start, from_start) = split_at_character(text, range.start);
    let (to_end, after_end) = split_at_character(from_start, range.end.saturating_sub(before_start.len()));
    let number = before_start.split('\n').count();
    let before: Vec<char> = before_start.rsplit('\n').next().unwrap_or_default().chars().collect();
    let marked = first_line(to_end);
    // A range that goes on below has nothing after it on its line.
    let after = if to_end.contains('\n') { Vec::new() } else { first_line(after_end) };
    let column = before.len().saturating_add(1);

    let length = |before: usize| before.saturating_add(marked.len()).saturating_add(after.len());
    let skipped = if length(before.len()) > LONGEST_LINE { before.len().saturating_sub(BEFORE) } else { 0 };
    let start_mark = if skipped > 0 { "…" } else { "" };
    let before = before.get(skipped..).unwrap_or_default();
    let end_mark = if length(before.len()) > LONGEST_LINE { "…" } else { "" };
    let mut room = LONGEST_LINE;
    let before = shown(before, &mut room);
    let marked = shown(&marked, &mut room);
    let after = shown(&after, &mut room);

    let indent = " ".repeat(width(start_mark).saturating_add(width(&before)));
    let carets = "^".repeat(width(&marked).max(1));
    let gutter = " ".repeat(number.to_string().len());
    let space = if label.is_empty() { "" } else { " " };
    format!(
        "\n{gutter}--> {file}:{number}:{column}\n{gutter} |\n{number} | {start_mark}{before}{marked}{after}{end_mark}\n\
         {gutter} | {indent}{carets}{space}{label}"
    )
}

/// Splits a text at the last place at or before a byte where a character starts.
fn split_at_character(text: &str, at: usize) -> (&str, &str) {
    // A character has at most four bytes.
    let places = (at.saturating_sub(3)..=at.min(text.len())).rev();
    places.into_iter().find_map(|at| text.split_at_checked(at)).unwrap_or((text, ""))
}

fn first_line(text: &str) -> Vec<char> {
    text.split('\n').next().unwrap_or_default().trim_end_matches('\r').chars().collect()
}

/// As many characters as there is room for. What would not be seen, or would change how the rest is seen, is replaced.
fn shown(characters: &[char], room: &mut usize) -> String {
    let taken = characters.iter().take(*room);
    *room = room.saturating_sub(characters.len());
    taken
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
