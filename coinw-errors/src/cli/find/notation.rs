//! Reads an object as people paste it: JSON, Python's or JavaScript's notation, or JSON inside another text. It keeps every key and the
//! digits of every number, or else rejects the object.

use std::borrow::Cow;

use serde_json::value::RawValue;

use super::super::pattern::{Pattern, pattern};

/// The longest object, in bytes. The longest one that is not JSON as it stands; and how deep an object may be.
pub const LONGEST: usize = 1 << 20;
const LONGEST_NOTATION: usize = 64 << 10;
const DEEPEST: u32 = 64;

/// How many bytes may be read in vain: the time that a text takes grows with its length, and no faster, whatever braces are in it.
#[derive(Debug, Default)]
pub struct Budget(usize);

impl Budget {
    /// For a part of a text.
    pub fn of(part: usize) -> Self {
        Self(part.saturating_mul(32).saturating_add(4 << 20))
    }

    fn spend(&mut self, read: usize) {
        self.0 = self.0.saturating_sub(read);
    }
}

/// The object at the beginning of a text, as JSON, and its length in the text; or the length of something that is no object, if it has an end.
pub fn object<'a>(text: &'a str, budget: &mut Budget) -> Result<(Cow<'a, str>, usize), Option<usize>> {
    let length = closed(text, budget.0.min(LONGEST)).map_err(|read| {
        budget.spend(read);
        None
    })?;
    let object = text.get(..length).ok_or(None)?;
    if is_json(object) {
        return Ok((Cow::Borrowed(object), length));
    }
    // To read it in another way costs several times as much as to look for its end.
    budget.spend(length.saturating_mul(4));
    let json = if length > LONGEST_NOTATION { None } else { other_notation(object) };
    json.map(|json| (Cow::Owned(json), length)).ok_or(Some(length))
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<&RawValue>(text).is_ok()
}

/// The JSON that is written in another way. The first key tells how: `{\"code\"` is a text within a text, `{""code""` a cell of a spreadsheet.
fn other_notation(object: &str) -> Option<String> {
    let starts_with =
        |object: &str, sign: &str| object.trim_start_matches('{').trim_start().starts_with(sign);
    let mut text = Cow::Borrowed(object);
    while starts_with(&text, "\\") {
        text = serde_json::from_str::<String>(&format!("\"{text}\"")).ok()?.into();
    }
    if starts_with(&text, "\"\"") {
        text = text.replace("\"\"", "\"").into();
    }
    if is_json(&text) {
        return Some(text.into_owned());
    }
    Some(rewritten(&text)).filter(|json| is_json(json) && !HOLE.is_match(&text))
}

/// `[,]` is an item that is left out, and no empty list.
static HOLE: Pattern = Pattern::new(|| pattern(r"[\[{,]\s*,"));

/// What Python and JavaScript write in another way than JSON: `'text'`, `True`, `None`, `key:` and `, }`.
static WORD: Pattern = Pattern::new(|| {
    pattern(
        r#"(?xs) "(?:[^"\\]|\\.)*" | '(?P<text>(?:[^'\\]|\\.)*)' | (?P<key>[A-Za-z_$][\w$]*)(?P<colon>\s*:)
        | (?P<word>[A-Za-z_$][\w$]*) | ,(?P<end>\s*[}\]])"#,
    )
});

fn rewritten(text: &str) -> String {
    let replace = |found: &regex::Captures<'_>| {
        let part = |name| found.name(name).map(|part: regex::Match<'_>| part.as_str());
        match (part("text"), part("key"), part("word"), part("end")) {
            (Some(text), ..) => in_double_quotes(text),
            (_, Some(key), ..) => format!("\"{key}\"{}", part("colon").unwrap_or_default()),
            (_, _, Some("True"), _) => "true".to_owned(),
            (_, _, Some("False"), _) => "false".to_owned(),
            (_, _, Some("None" | "undefined"), _) => "null".to_owned(),
            (.., Some(end)) => end.to_owned(),
            _ => found[0].to_owned(),
        }
    };
    WORD.replace_all(text, replace).into_owned()
}

fn in_double_quotes(text: &str) -> String {
    let mut quoted = String::from("\"");
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => match characters.next() {
                Some('\'') => quoted.push('\''),
                escaped => quoted.extend(Some('\\').into_iter().chain(escaped)),
            },
            _ => quoted.push(character),
        }
    }
    quoted + "\""
}

/// The length of the object at the beginning of a text, or how much was read in vain. An object goes on over a line break only after a bracket
/// that opens, a comma or a colon, or before one or a bracket that closes: `{"code":1,` and `"msg":"x"}` on the next line.
fn closed(text: &str, most: usize) -> Result<usize, usize> {
    let (mut depth, mut quote, mut is_escaped) = (0_u32, None, false);
    let (mut last, mut line_break) = (b' ', None);
    for (at, byte) in text.bytes().take(most).enumerate() {
        if is_escaped {
            is_escaped = false;
            continue;
        }
        if quote.is_none() && !byte.is_ascii_whitespace() {
            match line_break.take() {
                Some(broken) if !b"{[(,:".contains(&last) && !b"}]),:".contains(&byte) => return Err(broken),
                _ => last = byte,
            }
        }
        match (quote, byte) {
            (_, b'\\') => is_escaped = true,
            (Some(_), b'\n') => return Err(at),
            (Some(open), _) if byte == open => quote = None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'{' | b'[' | b'(') => depth = depth.saturating_add(1),
            (None, b'}' | b']' | b')') => depth = depth.saturating_sub(1),
            (None, b'\n') => line_break = Some(at),
            _ => {}
        }
        if depth == 0 {
            return Ok(at.saturating_add(1));
        }
        if depth > DEEPEST {
            return Err(at);
        }
    }
    Err(text.len().min(most))
}
