//! JSON, or what looks like it, without its texts.
//!
//! What is cut off, damaged or a literal of another language is read as far as it goes: only what is known to be harmless is shown, so
//! that nothing depends on where a text ends.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};

use serde::de::IgnoredAny;

use super::known::is_known;
use super::names::Name;
use super::pieces::{BLANK, End, up_to};
use super::{plain, shape};

/// A text that came in a body: a message, or a code. Some of them are JSON themselves.
pub(in crate::response) fn text(text: &str) -> Cow<'_, str> {
    if holds_json(text) { Cow::Owned(shown(text, End::Whole)) } else { plain::shown(text, End::Whole) }
}

/// Unlike a body, a message may begin with a word in brackets.
fn holds_json(text: &str) -> bool {
    let start = text.trim_start_matches(is_space);
    let inside = start.trim_start_matches(|character| character == '[' || is_space(character));
    start.starts_with('{')
        || start.starts_with('[')
            && (inside.starts_with('{')
                || inside.starts_with(is_quote)
                || serde_json::from_str::<IgnoredAny>(start).is_ok())
}

/// Also JavaScript's and Python's literals do, whose texts are in other quotes.
pub(super) fn begins(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '[', '"', '\'', '`'])
}

/// The text with its keys, numbers, `true`, `false` and `null`, with what is known, and with the code and the message at its top.
pub(super) fn shown(text: &str, end: End) -> String {
    let (sentence, mut rest) = split_sentence(text);
    let end = if rest.is_empty() { end } else { End::Whole };
    let mut view = View { shown: plain::shown(sentence, end).into_owned(), depth: 0, key: "" };
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' | '\'' | '`' => quoted_length(rest, first),
            _ if is_mark(first) => first.len_utf8(),
            _ => rest.find(|character| is_mark(character) || is_quote(character)).unwrap_or(rest.len()),
        };
        let Some((piece, after)) = rest.split_at_checked(length) else { break };
        match first {
            _ if is_mark(first) => view.show_mark(first),
            _ if after.trim_start().starts_with(':') => view.show_key(piece),
            _ => view.show_value(piece),
        }
        rest = after;
    }
    view.shown
}

/// A sentence that only begins like JSON, up to what may be JSON after all: `[Errno 1] Operation not permitted`, `"code" is missing`.
fn split_sentence(text: &str) -> (&str, &str) {
    let begins_json = |character: char| "{[".contains(character) || is_quote(character);
    let Some(after) = after_subject(text) else { return ("", text) };
    let rest = after.trim_start_matches(|character| !begins_json(character));
    (up_to(text, rest), rest)
}

/// The text after the brackets or quotes that a sentence begins with.
fn after_subject(text: &str) -> Option<&str> {
    let start = text.trim_start_matches(is_space);
    let first = start.chars().next()?;
    let length = if first == '[' { start.find(']')?.saturating_add(1) } else { quoted_length(start, first) };
    let (subject, after) = start.split_at_checked(length)?;
    let is_wording = if first == '[' {
        subject
            .trim_matches(['[', ']'])
            .split(' ')
            .enumerate()
            .all(|(at, word)| is_word(word) || at > 0 && is_number(word))
    } else {
        is_quote(first) && is_known_text(subject)
    };
    let goes_on = after.trim_start().starts_with(char::is_alphabetic);
    // One word alone may be a list of one.
    let stands_alone = after.trim().is_empty() && subject.contains(' ');
    (is_wording && (goes_on || stands_alone)).then_some(after)
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(char::is_alphabetic)
}

fn is_number(text: &str) -> bool {
    text.parse::<i32>().is_ok()
}

struct View<'a> {
    shown: String,
    /// The depth of nesting in arrays and objects.
    depth: usize,
    /// The key before the value that comes next, as it is written.
    key: &'a str,
}

impl<'a> View<'a> {
    fn show_mark(&mut self, mark: char) {
        match mark {
            '{' | '[' => self.depth = self.depth.saturating_add(1),
            '}' | ']' => self.depth = self.depth.saturating_sub(1),
            ',' => self.key = "",
            _ => {}
        }
        self.shown.push(mark);
    }

    fn show_key(&mut self, key: &'a str) {
        self.key = key;
        if is_harmless_key(key) {
            self.shown.push_str(key);
        } else {
            self.show_blank();
        }
    }

    fn show_value(&mut self, value: &str) {
        // A key has one value. What follows that is damage.
        let key = core::mem::take(&mut self.key).trim_matches(is_quote);
        let is_allowed = self.depth == 1 && SHOWN_AT_THE_TOP.contains(&key);
        let allowed = if is_allowed { shown_text(value) } else { None };
        let is_secret = Name::split_from(key).is_some();
        match allowed {
            _ if is_harmless(value) || !is_secret && is_known_text(value) => self.shown.push_str(value),
            Some(text) => self.shown.push_str(&text),
            None => self.show_blank(),
        }
    }

    fn show_blank(&mut self) {
        self.shown.push('"');
        self.shown.push_str(BLANK);
        self.shown.push('"');
    }
}

/// The keys of the code and of the message.
const SHOWN_AT_THE_TOP: [&str; 6] = ["code", "errorCode", "msgCode", "msg", "message", "errorMsg"];

/// A text in quotes without its secrets. Its escapes are taken out first: they would hide what is in it.
fn shown_text(quoted: &str) -> Option<String> {
    let quote = quoted.chars().next().filter(|first| is_quote(*first))?;
    if quote == '"' {
        let inside: String = serde_json::from_str(quoted).ok()?;
        return Some(serde_json::Value::from(text(&inside)).to_string());
    }
    let inside = quoted.strip_prefix(quote)?.strip_suffix(quote).filter(|inside| !inside.contains('\\'))?;
    Some(format!("{quote}{}{quote}", text(inside)))
}

/// Escapes break a credential into pieces that have no shape, so they are taken out first.
fn is_harmless_key(key: &str) -> bool {
    let read = if key.contains('\\') { serde_json::from_str(key).ok() } else { Some(Cow::Borrowed(key)) };
    read.is_some_and(|key| shape::without_credentials(&key, End::Whole) == key)
}

fn is_harmless(value: &str) -> bool {
    const LITERALS: [&str; 8] = ["true", "false", "null", "True", "False", "None", "undefined", r#""""#];
    let begins_a_number = value.starts_with(|first: char| first == '-' || first.is_ascii_digit());
    LITERALS.contains(&value) || begins_a_number && serde_json::from_str::<IgnoredAny>(value).is_ok()
}

fn is_known_text(value: &str) -> bool {
    value.trim_start_matches(is_quote).len() < value.len() && is_known(value.trim_matches(is_quote))
}

fn is_mark(character: char) -> bool {
    is_space(character) || "{}[],:".contains(character)
}

fn is_space(character: char) -> bool {
    character.is_whitespace() || character == '\u{feff}'
}

fn is_quote(character: char) -> bool {
    "\"'`".contains(character)
}

/// How long a text in quotes is, with them; what is cut off ends with what there is.
fn quoted_length(text: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            _ if character == quote => return at.saturating_add(quote.len_utf8()),
            _ => {}
        }
    }
    text.len()
}
