//! Turns what people paste for JSON into JSON: Python and JavaScript literals, and JSON that went through a
//! spreadsheet or through another layer of JSON.

/// How many opening braces are tried. What a person pastes has a few; each one that is not closed costs a pass over all
/// that follows it.
const MOST_BRACES: usize = 1_000;

/// The objects that a text contains, as JSON, outer ones first. Some may turn out not to be JSON after all: whoever
/// parses them finds that out.
pub fn objects(text: &str) -> impl Iterator<Item = String> {
    let as_it_is = Some(text.to_owned());
    // A spreadsheet doubles the quotes: {""code"":1}.
    let undoubled = text.contains("\"\"").then(|| text.replace("\"\"", "\""));
    // Inside another JSON string they are escaped: {\"code\":1}.
    let unescaped = text.contains("\\\"").then(|| text.replace("\\\"", "\""));
    [as_it_is, undoubled, unescaped].into_iter().flatten().flat_map(|reading| {
        let braces: Vec<_> = reading.match_indices('{').map(|(at, _)| at).take(MOST_BRACES).collect();
        braces.into_iter().filter_map(move |at| object(reading.get(at..)?))
    })
}

/// The object at the beginning of a text, up to the bracket that closes it; `None` if nothing does.
fn object(text: &str) -> Option<String> {
    let mut json = String::new();
    let mut depth = 0_usize;
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
            _ if character.is_whitespace() => after,
            _ => push_bare_word(rest, &mut json),
        };
        if depth == 0 {
            return Some(json);
        }
    }
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
fn push_bare_word<'a>(text: &'a str, json: &mut String) -> &'a str {
    let end = text.find(|character: char| "{}[]:,\"'".contains(character)).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let word = word.trim_end();
    match word {
        "true" | "True" => json.push_str("true"),
        "false" | "False" => json.push_str("false"),
        "null" | "None" | "undefined" => json.push_str("null"),
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
