//! Turns what people paste for JSON into JSON: Python, JavaScript and Rust literals, and JSON that went through a
//! spreadsheet or through another layer of JSON.

use std::borrow::Cow;

use serde_json::value::RawValue;

/// How many opening braces are tried. What a person pastes has a few; each one that is not closed costs a pass over all
/// that follows it.
const MOST_BRACES: usize = 1_000;

/// How many bytes those passes may read, and as many again as the text has.
const MOST_BYTES: usize = 4 << 20;

/// The readings of a text in which quotes are as JSON has them, most literal first.
pub fn readings(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    // A spreadsheet doubles the quotes: {""code"":1}.
    let undoubled = text.contains("\"\"").then(|| Cow::Owned(text.replace("\"\"", "\"")));
    // Inside another text they are escaped: {\"code\":1}, and {\\\"code\\\":1} two layers in.
    let unescaped = text.contains("\\\"").then(|| Cow::Owned(text.replace("\\\"", "\"")));
    let twice = text.contains("\\\\\\\"").then(|| Cow::Owned(text.replace("\\\\\\\"", "\"")));
    // A page or a form writes them as entities, an address as numbers.
    let of_page =
        text.contains("&quot;").then(|| Cow::Owned(text.replace("&quot;", "\"").replace("&#39;", "'")));
    let of_address = text.contains("%22").then(|| {
        Cow::Owned(text.replace("%22", "\"").replace("%7B", "{").replace("%7D", "}").replace("%3A", ":"))
    });
    // A word processor makes them typographic.
    let typed = text.contains(['“', '”']).then(|| Cow::Owned(text.replace(['“', '”'], "\"")));
    [Some(Cow::Borrowed(text)), undoubled, unescaped, twice, of_page, of_address, typed].into_iter().flatten()
}

/// The outermost objects of a text, as JSON, and the text around them.
#[derive(Debug, Default)]
pub struct Objects<'a> {
    pub objects: Vec<Cow<'a, str>>,
    pub outside: String,
}

/// What stands for an object in the text without its objects.
pub const PLACE: &str = "{}";

/// Takes a text apart.
pub fn objects(text: &str) -> Objects<'_> {
    let mut found = Objects::default();
    let mut budget = MOST_BYTES.saturating_add(text.len());
    let mut rest = text;
    for _ in 0..MOST_BRACES {
        let Some((before, from)) = rest.find('{').and_then(|at| rest.split_at_checked(at)) else { break };
        found.outside.push_str(before);
        if let Some((object, after)) = json(from).or_else(|| literal(from, &mut budget)) {
            found.objects.push(object);
            found.outside.push_str(PLACE);
            rest = after;
        } else {
            found.outside.push('{');
            rest = from.get(1..).unwrap_or_default();
        }
        if budget == 0 {
            break;
        }
    }
    found.outside.push_str(rest);
    found
}

/// The object at the beginning of a text, if it is JSON as it stands, and what follows it.
fn json(text: &str) -> Option<(Cow<'_, str>, &str)> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<&RawValue>();
    let value = values.next()?.ok()?;
    Some((Cow::Borrowed(value.get()), text.get(values.byte_offset()..)?))
}

/// The object at the beginning of a text in another notation, up to the bracket that closes it, and what follows it.
fn literal<'a>(text: &'a str, budget: &mut usize) -> Option<(Cow<'a, str>, &'a str)> {
    let mut json = String::new();
    let (mut depth, mut parentheses) = (0_usize, 0_usize);
    let mut rest = text;
    loop {
        let mut characters = rest.chars();
        let character = characters.next()?;
        let after = characters.as_str();
        rest = match character {
            '"' | '\'' => push_string(character, after, &mut json),
            '{' | '[' => {
                depth = depth.saturating_add(1);
                json.push(character);
                after
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                drop_trailing_comma(&mut json);
                json.push(character);
                after
            }
            ':' | ',' => {
                json.push(character);
                after
            }
            // Of `Some(…)`, the value counts.
            ')' => {
                parentheses = parentheses.saturating_sub(1);
                drop_trailing_comma(&mut json);
                after
            }
            // The library's `Debug` writes it after a body that was cut off.
            '…' => after,
            _ if character.is_whitespace() => after,
            _ => match rust_name(rest) {
                Some(after_name) => {
                    parentheses = parentheses.saturating_add(usize::from(after_name.starts_with('(')));
                    after_name.strip_prefix('(').unwrap_or(after_name)
                }
                None => push_bare_word(rest, parentheses > 0, &mut json),
            },
        };
        *budget = budget.saturating_sub(character.len_utf8());
        if depth == 0 {
            serde_json::from_str::<&RawValue>(&json).ok()?;
            return Some((Cow::Owned(json), rest));
        }
        if *budget == 0 {
            return None;
        }
    }
}

/// What follows the name of a struct or of a variant that holds something: `Some(`, `Entry {`.
fn rust_name(text: &str) -> Option<&str> {
    let end = text.find(|character: char| !character.is_ascii_alphanumeric())?;
    let (name, after) = text.split_at_checked(end)?;
    let after = after.strip_prefix(' ').unwrap_or(after);
    let is_name = name.starts_with(|character: char| character.is_ascii_uppercase());
    (is_name && after.starts_with(['(', '{'])).then_some(after)
}

/// A string in either kind of quotes; returns what follows it.
fn push_string<'a>(quote: char, text: &'a str, json: &mut String) -> &'a str {
    json.push('"');
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            _ if character == quote => {
                json.push('"');
                return characters.as_str();
            }
            '\\' => match characters.next() {
                // JSON knows no escaped apostrophe.
                Some('\'') => json.push('\''),
                Some(escaped) => json.extend(['\\', escaped]),
                None => {}
            },
            '"' => json.push_str("\\\""),
            // JSON allows no line break inside a string; a terminal may have put one there.
            _ if character.is_control() => json.push(' '),
            _ => json.push(character),
        }
    }
    ""
}

/// A number, a constant, or an unquoted key or string; returns what follows it.
fn push_bare_word<'a>(text: &'a str, is_in_parentheses: bool, json: &mut String) -> &'a str {
    let ends = |character: char| "{}[]:,\"'".contains(character) || is_in_parentheses && character == ')';
    let end = text.find(ends).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let word = word.trim_end();
    match word {
        "true" | "True" => json.push_str("true"),
        "false" | "False" => json.push_str("false"),
        "null" | "None" | "undefined" | "nil" => json.push_str("null"),
        _ if serde_json::from_str::<serde_json::Number>(word).is_ok() => json.push_str(word),
        _ => json.push_str(&serde_json::Value::from(word).to_string()),
    }
    rest
}

fn drop_trailing_comma(json: &mut String) {
    if json.ends_with(',') {
        json.pop();
    }
}
