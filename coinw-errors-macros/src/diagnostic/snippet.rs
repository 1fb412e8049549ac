//! A piece of the file with a caret under it:
//!
//! ```text
//!   --> spec/coinw.yaml:41:12
//!    |
//! 41 |     retry: after_dealy
//!    |            ^^^^^^^^^^^ did you mean `after_delay`?
//! ```

use std::ops::Range;

use crate::visible::is_invisible;

/// A line that is longer than this is shown in part, in characters.
const LONGEST_LINE: usize = 140;
/// How much of such a line is shown before the caret.
const BEFORE: usize = 40;

/// Shows the line in which a range starts. Lines and columns are counted from 1, columns in characters.
pub fn render(file: &str, text: &str, range: Range<usize>, label: &str) -> String {
    let (above, below) = split(text, range.start);
    let before = above.rsplit('\n').next().unwrap_or_default();
    let rest = below.split('\n').next().unwrap_or_default();
    let (marked, after) = split(rest, range.end.saturating_sub(above.len()));
    let (marked, after) = (marked.trim_end_matches('\r'), after.trim_end_matches('\r'));
    let (number, column) = place(text, range.start);

    let start = before.chars().count();
    let length = start.saturating_add(marked.chars().count()).saturating_add(after.chars().count());
    let skipped = if length > LONGEST_LINE { start.saturating_sub(BEFORE) } else { 0 };
    let start_mark = if skipped > 0 { "…" } else { "" };
    let end_mark = if length.saturating_sub(skipped) > LONGEST_LINE { "…" } else { "" };
    let mut room = LONGEST_LINE;
    let mut rest = before.chars();
    for _ in 0..skipped {
        rest.next();
    }
    let before = shown(rest.as_str(), &mut room);
    let marked = shown(marked, &mut room);
    let after = shown(after, &mut room);

    let indent = " ".repeat(width(start_mark).saturating_add(width(&before)));
    let carets = "^".repeat(width(&marked).max(1));
    let gutter = " ".repeat(number.to_string().len());
    let space = if label.is_empty() { "" } else { " " };
    format!(
        "\n{gutter}--> {file}:{number}:{column}\n{gutter} |\n{number} | {start_mark}{before}{marked}{after}{end_mark}\n\
         {gutter} | {indent}{carets}{space}{label}"
    )
}

/// The line and the column of a byte, both counted from 1, the column in characters.
pub fn place(text: &str, at: usize) -> (usize, usize) {
    let (above, _) = split(text, at);
    let before = above.rsplit('\n').next().unwrap_or_default();
    (above.matches('\n').count().saturating_add(1), before.chars().count().saturating_add(1))
}

/// In two at the last place at or before a byte where a character starts.
fn split(text: &str, at: usize) -> (&str, &str) {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at = at.saturating_sub(1);
    }
    text.split_at_checked(at).unwrap_or_default()
}

/// As many characters as there is room for. What would not be seen, or would change how the rest is seen, is replaced.
fn shown(text: &str, room: &mut usize) -> String {
    let mut shown = String::new();
    for character in text.chars() {
        if *room == 0 {
            break;
        }
        *room = room.saturating_sub(1);
        shown.push(match character {
            '\t' => ' ',
            _ if is_invisible(character) => '\u{fffd}',
            _ => character,
        });
    }
    shown
}

/// In columns of a terminal: those of East Asia and emoji take two, and what combines with the character before it takes none.
///
/// Only the carets depend on it: a library's tables for all scripts would take every build one crate more.
fn width(text: &str) -> usize {
    let mut width = 0_usize;
    for character in text.chars() {
        width = width.saturating_add(match character {
            '\u{300}'..='\u{36f}' => 0,
            '\u{1100}'..='\u{115f}'
            | '\u{2e80}'..='\u{a4cf}'
            | '\u{ac00}'..='\u{d7a3}'
            | '\u{f900}'..='\u{faff}'
            | '\u{fe30}'..='\u{fe6f}'
            | '\u{ff00}'..='\u{ff60}'
            | '\u{ffe0}'..='\u{ffe6}'
            | '\u{1f300}'..='\u{1faff}'
            | '\u{20000}'..='\u{3fffd}' => 2,
            _ => 1,
        });
    }
    width
}
