//! JSON, or what looks like it, without its texts.
//!
//! What is cut off, damaged or a literal of another language is read as far as it goes: only what is known to be harmless is shown, so
//! that nothing depends on where a text ends.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};

use serde::de::IgnoredAny;

use super::plain::{self, BLANK};

/// A text that came in a body: a message, or a code. Some of them are JSON themselves.
pub(in crate::response) fn text(text: &str) -> Cow<'_, str> {
    if holds_json(text) { Cow::Owned(shown(text)) } else { plain::shown(text) }
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

/// The text with its keys, numbers, `true`, `false` and `null`, and the code and the message at its top.
pub(super) fn shown(text: &str) -> String {
    let mut view = View { shown: String::with_capacity(text.len()), depth: 0, key: "" };
    let mut rest = text;
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
        match allowed {
            _ if is_harmless(value) => self.shown.push_str(value),
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
    read.is_some_and(|key| plain::without_credentials(&key) == key)
}

fn is_harmless(value: &str) -> bool {
    const LITERALS: [&str; 8] = ["true", "false", "null", "True", "False", "None", "undefined", r#""""#];
    let begins_a_number = value.starts_with(|first: char| first == '-' || first.is_ascii_digit());
    LITERALS.contains(&value) || begins_a_number && serde_json::from_str::<IgnoredAny>(value).is_ok()
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
