//! An object as people paste it: JSON, or what Python and JavaScript print, or JSON within another text.

use std::borrow::Cow;

use serde_json::value::RawValue;

use super::{Pattern, pattern};

/// The longest object, in bytes. The longest one that is not JSON as it stands; and how deep an object may be.
pub const LONGEST: usize = 1 << 20;
const LONGEST_NOTATION: usize = 64 << 10;
const DEEPEST: u32 = 64;

/// How many bytes may be read in vain: the time that a text takes grows with its length, and no faster, whatever braces are in it.
#[derive(Debug, Default)]
pub struct Budget(usize);

impl Budget {
    /// Allows for the reading of a further part of a text.
    pub fn add(&mut self, part: usize) {
        self.0 = part.saturating_mul(8).saturating_add(LONGEST);
    }

    fn spend(&mut self, read: usize) {
        self.0 = self.0.saturating_sub(read);
    }
}

/// The object at the beginning of a text, as JSON, and its length in the text.
pub fn object<'a>(text: &'a str, budget: &mut Budget) -> Option<(Cow<'a, str>, usize)> {
    let length = match closed(text, budget.0.min(LONGEST)) {
        Ok(length) => length,
        Err(read) => {
            budget.spend(read);
            return None;
        }
    };
    let object = text.get(..length)?;
    if is_json(object) {
        return Some((Cow::Borrowed(object), length));
    }
    if length > LONGEST_NOTATION {
        budget.spend(length);
        return None;
    }
    // As it stands, within a text within a text, and in a cell of a spreadsheet.
    let mut readings = vec![Cow::Borrowed(object)];
    if object.contains("\\\"") {
        let once = object.replace("\\\"", "\"");
        readings.push(once.replace("\\\\\"", "\"").into());
        readings.push(once.into());
    }
    if object.contains("\"\"") {
        readings.push(object.replace("\"\"", "\"").into());
    }
    let Some(json) = readings.iter().find_map(|reading| relaxed(reading)) else {
        // This costs several times as much as to look for the end.
        budget.spend(length.saturating_mul(readings.len()).saturating_mul(4));
        return None;
    };
    Some((Cow::Owned(json), length))
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<&RawValue>(text).is_ok()
}

/// A text in quotes, a constant of Python or JavaScript, or the beginning of a comment.
static WORD: Pattern = Pattern::new(|| {
    pattern(
        r#"(?s)"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\b(?P<constant>True|False|None|undefined)\b|(?P<comment>/[/*])"#,
    )
});

/// What JSON5 reads, and Python's constants, as JSON with every key that it has.
fn relaxed(text: &str) -> Option<String> {
    let mut has_comment = false;
    let text = WORD.replace_all(text, |found: &regex::Captures<'_>| {
        has_comment |= found.name("comment").is_some();
        let json = match found.name("constant").map(|constant| constant.as_str()) {
            Some("True") => "true",
            Some("False") => "false",
            Some(_) => "null",
            None => found.get(0).map_or("", |text| text.as_str()),
        };
        json.to_owned()
    });
    // In a comment, brackets are not counted as `closed` counts them, and the parser calls itself for each that is open.
    if has_comment {
        return None;
    }
    if is_json(&text) {
        return Some(text.into_owned());
    }
    let mut json = Vec::new();
    let mut reader = json5::Deserializer::from_str(&text);
    serde_transcode::transcode(&mut reader, &mut serde_json::Serializer::new(&mut json)).ok()?;
    String::from_utf8(json).ok()
}

/// The length of the object at the beginning of a text, or how much was read in vain. An object goes on over a line break only after a bracket
/// that opens, a comma or a colon, or before a bracket that closes: `{"code":1,` and `"msg":"x"}` on the next line.
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
                Some(broken) if !b"{[(,:".contains(&last) && !b"}]),".contains(&byte) => return Err(broken),
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
