//! The rules about samples: JSON, and an example of the entry that it stands in.

use serde::de::IgnoredAny;
use serde_json::Value;

use crate::format::Code;
use crate::place::Path;
use crate::problem::{Problem, Problems};

/// A sample is shown as what arrives on the wire, and tests decode it.
pub fn is_json(code: &Code, at: &Path<'_>, problems: &mut Problems) {
    let Some(sample) = code.sample.as_deref().filter(|sample| !sample.trim().is_empty()) else { return };
    let place = at.field("sample");
    if let Err(error) = serde_json::from_str::<IgnoredAny>(sample) {
        let message = format!("the sample is not JSON: {error}");
        problems.report(
            Problem::at(place, message).label("lines and columns count from the start of the sample"),
        );
    } else if !sample.trim_start().starts_with(['{', '[']) {
        problems.report(Problem::at(place, "the sample is a single JSON value, not a response"));
    }
}

/// A sample of another code would mislead whoever compares it with a log.
pub fn agrees_with_the_entry(code: &Code, at: &Path<'_>, problems: &mut Problems) {
    let Some(sample) = code.sample.as_deref().and_then(|sample| serde_json::from_str(sample).ok()) else {
        return;
    };
    if !matches!(sample, Value::Object(_) | Value::Array(_)) {
        return;
    }
    if let Some(number) = code.code
        // If the code is wrong, the sample may well be right.
        && !problems.is_about(at.field("code"))
        && !holds(&sample, &|value| is_number(value, number))
    {
        let message = format!("the sample does not contain the code {number}");
        problems.report(Problem::at(at.field("sample"), message).other(at.field("code"), "the code"));
    }
    if let Some(message) = &code.message
        && !problems.is_about(at.field("message"))
        && !holds(&sample, &|value| value.as_str() == Some(message))
    {
        let said = "the sample does not contain the message, to the letter";
        problems.report(Problem::at(at.field("sample"), said).other(at.field("message"), "the message"));
    }
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
        || value.as_str().is_some_and(|text| text.trim().parse() == Ok(number))
}
