//! The rules about samples: JSON, and an example of the entry that it stands in.

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lookalike;
use crate::text;
use crate::yaml::Node;

/// A sample is shown as what arrives on the wire, and tests decode it. One of another code would mislead whoever compares it with a log.
pub fn is_a_response(code: &Node, diagnostics: &mut Diagnostics) {
    let Some(node) = code.get("sample") else { return };
    // What cannot be seen in it is known.
    let Some(text) = node.text().filter(|text| !text.trim().is_empty() && !diagnostics.is_about(node.span))
    else {
        return;
    };
    let sample = match text.parse::<Value>() {
        Ok(sample @ (Value::Object(_) | Value::Array(_))) => sample,
        Ok(_) => {
            let message = "the sample is a single JSON value, not a response";
            let label = "write the whole response, as in `'{\"code\":1,\"msg\":\"…\"}'`";
            return diagnostics.report(Diagnostic::at(node.span, message, label));
        }
        Err(error) => {
            let before = text.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
            let here = before.get(error.column().saturating_sub(1)..).unwrap_or_default();
            let label = match lookalike::first(text)
                .filter(|(_, meant, _)| "\"'".contains(*meant))
                .or(lookalike::first(here))
            {
                Some((_, '"' | '\'' | ',' | ':', advice)) => advice,
                _ => {
                    "copy the response as it arrived; the line and column above are in the sample".to_owned()
                }
            };
            let message = format!("the sample is not JSON: {error}");
            return diagnostics.report(Diagnostic::at(node.span, message, label));
        }
    };
    // If the code or the message is wrong, the sample may well be right.
    let right = |key| code.get(key).filter(|wanted| !diagnostics.is_about(wanted.span));
    let number = right("code").and_then(|wanted| Some((wanted, wanted.number()?)));
    let number = number.filter(|(_, number)| !holds(&sample, &|value| is_number(value, *number)));
    let message = right("message").filter(|wanted| {
        let message = wanted.text().unwrap_or_default();
        let is_said = |value: &Value| value.as_str().is_some_and(|text| says(text, message));
        !message.trim().is_empty() && !holds(&sample, &is_said)
    });
    let diagnostic = match (number, message) {
        (Some((wanted, number)), Some(_)) => {
            let neither = format!("the sample contains neither the code {number} nor the message");
            Diagnostic::at(node.span, neither, "write a sample of this code").other(wanted.span, "the code")
        }
        (Some((wanted, number)), None) => {
            let said = format!("the sample does not contain the code {number}");
            Diagnostic::at(node.span, said, "correct one of the two").other(wanted.span, "the code")
        }
        (None, Some(wanted)) => {
            let said = "the sample does not contain the exact message";
            let label = "correct one of them; in the message, write `{…}` where the server inserts a value";
            Diagnostic::at(node.span, said, label).other(wanted.span, "the message")
        }
        (None, None) => return,
    };
    diagnostics.report(diagnostic);
}

/// Whether any value in it, however deep, is the wanted one. Which key it has is the exchange's business.
fn holds(value: &Value, is_wanted: &dyn Fn(&Value) -> bool) -> bool {
    match value {
        Value::Array(items) => items.iter().any(|item| holds(item, is_wanted)),
        Value::Object(fields) => fields.values().any(|field| holds(field, is_wanted)),
        single => is_wanted(single),
    }
}

fn is_number(value: &Value, number: i32) -> bool {
    value.as_i64() == Some(number.into())
        || value.as_str().is_some_and(|text| text::number(text.trim(), 10) == Some(number))
}

/// Whether a text is the message, to the letter, with something in each place for a value (`{…}`).
fn says(text: &str, message: &str) -> bool {
    let Some((before, rest)) = message.split_once('{') else { return text == message };
    let Some((place, after)) = rest.split_once('}').filter(|(place, _)| !place.contains(['{', '"'])) else {
        return text == message;
    };
    if let Some(literal) = text.strip_prefix(&format!("{before}{{{place}}}"))
        && says(literal, after)
    {
        return true;
    }
    let Some(text_after) = text.strip_prefix(before) else { return false };
    let mut rest = text_after.chars();
    while rest.next().is_some() {
        if says(rest.as_str(), after) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::says;

    #[test]
    fn a_message_has_places_for_values() {
        for (text, message) in [
            ("need 5", "need {amount}"),
            ("5 of 7 used", "{} of {limit} used"),
            ("{0} is wrong", "{0} is wrong"),
            ("a {b", "a {b"),
        ] {
            assert!(says(text, message), "{text}");
        }
        for (text, message) in
            [("need ", "need {amount}"), ("Need 5", "need {amount}"), ("5 of", "{} of {limit}")]
        {
            assert!(!says(text, message), "{text}");
        }
    }
}
