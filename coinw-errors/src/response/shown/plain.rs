//! What is shown of plain text: the runs of words and numbers, and nothing after a credential's name.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::BLANK;
use super::name::is_credential;
use super::run::{MOST_FRAGMENTS, ends_run, fragments, is_all_short, is_blank, is_caseless, is_harmless};

const QUOTES: &str = "\"'`“‘";

const BRACKETS: [(char, char); 8] =
    [('(', ')'), ('[', ']'), ('{', '}'), ('“', '”'), ('‘', '’'), ('"', '"'), ('\'', '\''), ('`', '`')];

/// What ends a value that has no quotes.
const VALUE_ENDS: &str = ",;&\"'`()[]{}<>\n\r，；。、”’）】》」";

/// The text in at most so many characters. One that was cut off, perhaps within a secret, loses its last run.
pub(super) fn shown(text: &str, most: usize, is_cut: bool) -> String {
    let mut view = View { shown: String::new(), left: most, row: None };
    let mut rest = text;
    // Whether the name of a credential came last, so that a sign begins its value: `"sign": "5b1c"`.
    let mut is_named = false;
    while let Some(first) = rest.chars().next() {
        let Some((piece, after)) = rest.split_at_checked(piece_length(rest, first)) else { break };
        if let Some((name, sign)) = split_sign(piece, is_named) {
            view.show_run(name);
            view.show(sign);
            let value = rest.get(name.len().saturating_add(sign.len())..).unwrap_or_default();
            let (before, hidden, after) = split_value(value);
            view.show(before);
            view.show(if is_nothing(hidden) { hidden } else { BLANK });
            (rest, is_named) = (after, false);
            continue;
        }
        if is_caseless(first) {
            is_named = is_credential(piece);
            view.show(if is_cut && after.is_empty() { BLANK } else { piece });
        } else if ends_run(first) {
            is_named &= is_blank(first) && first != '\n' || "[]".contains(first) || QUOTES.contains(first);
            view.show(piece);
        } else {
            is_named = is_credential(piece);
            view.show_run(if is_cut && after.is_empty() { BLANK } else { piece });
        }
        rest = after;
    }
    view.shown
}

/// The text with escapes in place of characters that move a cursor, end a line or turn the direction of text. A
/// backslash stays as it is, so that what was shown once can be shown again.
fn printable(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ') {
        return Cow::Borrowed(text);
    }
    // A wide blank is a blank.
    let text = text.replace(['\u{a0}', '\u{3000}'], " ");
    let parts: Vec<_> = text.split('\\').map(|part| part.escape_debug().to_string()).collect();
    Cow::Owned(parts.join("\\"))
}

/// The length of the run, of the row of Chinese characters, or of what ends a run.
fn piece_length(text: &str, first: char) -> usize {
    if !ends_run(first) {
        text.find(ends_run).unwrap_or(text.len())
    } else if is_caseless(first) {
        // With its marks, such as those of Thai above a letter.
        let ends = |other: char| ends_run(other) || other.is_ascii() || other.is_alphanumeric();
        text.find(|other| !is_caseless(other) && ends(other)).unwrap_or(text.len())
    } else {
        first.len_utf8()
    }
}

/// The name of a credential and the sign behind it: `sign=` of `sign=5b1c`, or `:` where the name came before.
fn split_sign(piece: &str, is_named: bool) -> Option<(&str, &str)> {
    let signs = piece.match_indices(['=', ':', '：', '＝']);
    let mut named = signs.filter_map(|(at, sign)| Some((piece.get(..at)?, sign)));
    named.find(|(name, _)| if name.is_empty() { is_named } else { is_credential(name) })
}

/// What stands before a value, the value, and what follows it. A value in quotes or brackets goes up to their end: `["5b1c","9e2f"]`.
fn split_value(text: &str) -> (&str, &str, &str) {
    let is_before = |character: char| {
        is_blank(character) && character != '\n'
            || "=:>\\([{<".contains(character)
            || QUOTES.contains(character)
    };
    let value = text.trim_start_matches(is_before);
    let (before, value) = text.split_at_checked(text.len().saturating_sub(value.len())).unwrap_or(("", text));
    let close =
        before.chars().find_map(|open| BRACKETS.iter().find(|pair| pair.0 == open)).map(|pair| pair.1);
    let ends = |character: char| match close {
        Some(close) => character == close || character == '\n',
        None => VALUE_ENDS.contains(character),
    };
    let length = value.find(ends).unwrap_or(value.len());
    let (value, after) = value.split_at_checked(length).unwrap_or((value, ""));
    (before, value, after)
}

/// Whether a value says that there is none.
fn is_nothing(value: &str) -> bool {
    ["", "null", "None", "nil", "undefined", "true", "false"].contains(&value.trim())
}

struct View {
    shown: String,
    /// How many more characters may be shown.
    left: usize,
    row: Option<Row>,
}

/// A row of short runs, of which too many are a secret that was taken to pieces: `5 b 1 c 9 E 2 F`.
struct Row {
    /// How much was shown before it, and how much was left.
    start: usize,
    left: usize,
    fragments: usize,
}

impl View {
    fn show_run(&mut self, run: &str) {
        let shown = if is_harmless(run) { run } else { BLANK };
        if !is_all_short(run) {
            self.row = None;
            return self.show(shown);
        }
        let row = self.row.get_or_insert(Row { start: self.shown.len(), left: self.left, fragments: 0 });
        row.fragments = row.fragments.saturating_add(fragments(run));
        if row.fragments <= MOST_FRAGMENTS {
            return self.show(shown);
        }
        self.left = row.left;
        self.shown.truncate(row.start);
        self.show(BLANK);
    }

    /// Shows a piece whole, or the end of what may be shown.
    fn show(&mut self, piece: &str) {
        let piece = printable(piece);
        // In quotes, quotes and backslashes take two.
        let length = piece.chars().count().saturating_add(piece.matches(['"', '\\']).count());
        if length < self.left {
            self.left = self.left.saturating_sub(length);
            self.shown.push_str(&piece);
        } else if self.left > 0 {
            self.left = 0;
            self.shown.push('…');
        }
    }
}
