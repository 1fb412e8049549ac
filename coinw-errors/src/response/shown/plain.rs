//! Plain text: each run that is words and numbers, and nothing behind the name of a credential.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::BLANK;
use super::name::is_credential;
use super::run::{MOST_FRAGMENTS, ends_run, fragments, is_all_short, is_blank, is_chinese, is_harmless};

const QUOTES: &str = "\"'`“‘";

/// What ends a value that has no quotes.
const VALUE_ENDS: &str = ",;&\"'`()[]{}<>\n\r，；。、”’）】》」";

/// The text in at most so many characters. One that was cut off, perhaps within a secret, loses its last run.
pub(super) fn shown(text: &str, most: usize, is_cut: bool) -> String {
    let mut view = View { shown: String::new(), left: most, row: None };
    let mut rest = text;
    // Whether the name of a credential came last, so that a sign begins its value: `"sign": "5b1c"`.
    let mut is_named = false;
    while let Some(first) = rest.chars().next() {
        let length = piece_length(rest, first);
        let Some((piece, after)) = rest.split_at_checked(length) else { break };
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
        if is_chinese(first) {
            is_named = is_credential(piece);
            view.show(if is_cut && after.is_empty() { BLANK } else { piece });
        } else if ends_run(first) {
            is_named &= is_blank(first) && first != '\n' || QUOTES.contains(first);
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
    let is_printable = text.is_ascii() && !text.contains(|character: char| character.is_ascii_control());
    if is_printable {
        return Cow::Borrowed(text);
    }
    let parts: Vec<_> = text.split('\\').map(|part| part.escape_debug().to_string()).collect();
    Cow::Owned(parts.join("\\"))
}

/// The length of the run, of the row of Chinese characters, or of what ends a run.
fn piece_length(text: &str, first: char) -> usize {
    if !ends_run(first) {
        text.find(ends_run).unwrap_or(text.len())
    } else if is_chinese(first) {
        text.find(|character| !is_chinese(character)).unwrap_or(text.len())
    } else {
        first.len_utf8()
    }
}

/// The name of a credential and the sign behind it: `sign=` of `sign=5b1c`, `密码是`, or `:` where the name came before.
fn split_sign(piece: &str, is_named: bool) -> Option<(&str, &str)> {
    let signs = piece.match_indices(['=', ':', '：', '＝', '是', '为']);
    signs.filter_map(|(at, sign)| Some((piece.get(..at)?, sign))).find(|(name, sign)| {
        let is_copula = sign.starts_with(['是', '为']);
        if name.is_empty() { is_named && !is_copula } else { is_credential(name) }
    })
}

/// What stands before a value, the value, and what follows it.
fn split_value(text: &str) -> (&str, &str, &str) {
    let is_before = |character: char| {
        is_blank(character) && character != '\n' || "=:>\\".contains(character) || QUOTES.contains(character)
    };
    let value = text.trim_start_matches(is_before);
    let (before, value) = text.split_at_checked(text.len().saturating_sub(value.len())).unwrap_or(("", text));
    let quote = before.chars().rev().find(|character| QUOTES.contains(*character));
    let ends = |character: char| match quote {
        Some(quote) if quote.is_ascii() => character == quote || character == '\n',
        Some(_) => "”’\n".contains(character),
        None => VALUE_ENDS.contains(character),
    };
    let (value, after) =
        value.split_at_checked(value.find(ends).unwrap_or(value.len())).unwrap_or((value, ""));
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
#[derive(Clone, Copy)]
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
        let start = Row { start: self.shown.len(), left: self.left, fragments: 0 };
        let row = self.row.get_or_insert(start);
        row.fragments = row.fragments.saturating_add(fragments(run));
        let row = *row;
        if row.fragments > MOST_FRAGMENTS {
            self.shown.truncate(row.start);
            self.left = row.left;
            self.show(BLANK);
        } else {
            self.show(shown);
        }
    }

    /// Shows a piece whole, or the end of what may be shown.
    fn show(&mut self, piece: &str) {
        let piece = printable(piece);
        let length = piece.chars().count();
        if length < self.left {
            self.left = self.left.saturating_sub(length);
            self.shown.push_str(&piece);
        } else if self.left > 0 {
            self.left = 0;
            self.shown.push('…');
        }
    }
}
