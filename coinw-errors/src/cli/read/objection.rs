//! What a response says of a failure, whatever its code says.

use serde_json::Value;

use super::fields::{Fields, string};
use super::finding::Finding;
use super::signs;

/// What a response that reports success says of a failure: its message, a text in it with words of a failure, or a list of what failed.
pub fn objection(fields: &Fields) -> Option<String> {
    let message = message(fields);
    let in_message =
        message.clone().filter(|message| Finding::success(None, Some(message.clone())).objection().is_some());
    let in_values =
        || fields.iter().find_map(|(key, value)| failure(key, &serde_json::from_str(value.get()).ok()?));
    in_message.or_else(in_values).or(message)
}

fn failure(key: &str, value: &Value) -> Option<String> {
    let lower = key.to_ascii_lowercase();
    let is_failed = lower.starts_with("fail") || lower == "errors";
    match value {
        Value::String(text) => signs::speaks_of_failure(text).then(|| text.clone()),
        Value::Bool(false) if ["data", "success", "result"].contains(&key) => Some(format!("{key}: false")),
        Value::Number(status) if ["status", "statusCode"].contains(&key) => {
            let is_of_failure = status.as_i64().is_some_and(|status| (400..600).contains(&status));
            is_of_failure.then(|| format!("{key}: {status}"))
        }
        Value::Bool(true) | Value::Number(_) if is_failed && value.as_f64() != Some(0.0) => {
            Some(format!("{key}: {value}"))
        }
        Value::Array(items) => {
            let inside = || items.iter().find_map(|item| failure("", item));
            inside().or_else(|| (is_failed && !items.is_empty()).then(|| key.to_owned()))
        }
        Value::Object(fields) => fields.iter().find_map(|(key, value)| failure(key, value)),
        _ => None,
    }
}

/// The message of a response.
pub fn message(fields: &Fields) -> Option<String> {
    ["msg", "message", "errorMsg"].iter().find_map(|key| string(fields, key))
}

/// Whether fields such as `success` and `failed` say that something failed.
pub fn reports_failure(fields: &Fields) -> bool {
    fields.iter().any(|(key, value)| match key.as_str() {
        "success" | "result" => ["false", "\"false\""].contains(&value.get()),
        "failed" => !["false", "\"false\"", "null", "0", "[]", "{}", "\"\""].contains(&value.get()),
        _ => false,
    })
}
