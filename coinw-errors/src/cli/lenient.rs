//! Turns what people paste for JSON into JSON: Python and JavaScript literals, and JSON that went through a
//! spreadsheet or through another layer of JSON.

/// The JSON that a text which starts with `{` may stand for, the likeliest reading first. A reading may turn out to
/// be no JSON at all: whoever parses it finds that out.
pub fn to_json(text: &str) -> impl Iterator<Item = String> {
    let as_it_stands = Some(text.to_owned());
    // A spreadsheet doubles the quotes: {""code"":1}.
    let undoubled = text.contains("\"\"").then(|| text.replace("\"\"", "\""));
    // A text inside another JSON text has them escaped: {\"code\":1}.
    let unescaped = text.contains("\\\"").then(|| text.replace("\\\"", "\""));
    let readings = [as_it_stands, undoubled, unescaped].into_iter().flatten();
    readings.map(|reading| rewritten(&reading))
}

/// Up to the bracket that closes the first one.
fn rewritten(text: &str) -> String {
    let mut json = String::with_capacity(text.len());
    let mut depth = 0_usize;
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let after = &rest[character.len_utf8()..];
        rest = match character {
            '"' | '\'' => push_string(character, after, &mut json),
            '{' | '[' => {
                depth += 1;
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
            break;
        }
    }
    json
}

/// A text in either kind of quotes; returns what follows it.
fn push_string<'a>(quote: char, text: &'a str, json: &mut String) -> &'a str {
    json.push('"');
    let mut characters = text.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            _ if character == quote => {
                json.push('"');
                return &text[at + quote.len_utf8()..];
            }
            '\\' => match characters.next() {
                // JSON knows no escaped apostrophe.
                Some((_, '\'')) => json.push('\''),
                Some((_, escaped)) => json.extend(['\\', escaped]),
                None => {}
            },
            '"' => json.push_str("\\\""),
            // JSON allows no line break inside a text; a terminal may have put one there.
            _ if character.is_control() => json.push(' '),
            _ => json.push(character),
        }
    }
    ""
}

/// A number, a constant, or an unquoted key or text; returns what follows it.
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
