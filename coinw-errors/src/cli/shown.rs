//! What may be shown of a text, by the allow-list of the library.

use coinw_errors::{Error, Market, check};
use serde_json::json;

/// The message of an error as the library shows it: without what may be a secret.
pub fn message(error: &Error) -> Option<String> {
    let record = serde_json::to_value(error).ok()?;
    let message = record.get("message")?.as_str()?.trim();
    (!message.is_empty()).then(|| message.to_owned())
}

/// A server's words as the library shows them.
pub fn words(text: &str) -> Option<String> {
    message(&check(Market::Futures, &json!({ "success": false, "msg": text }).to_string()).err()?)
}

/// The beginning of a text, shown in quotes as the library shows a body.
pub fn beginning(text: &str) -> String {
    let line = check(Market::Futures, text).err().map(|error| error.to_string()).unwrap_or_default();
    let quoted = line.find('"').and_then(|at| line.get(at..)).unwrap_or("\"\"");
    match quoted.char_indices().nth(80) {
        Some((end, _)) => format!("{}…\"", quoted.get(..end).unwrap_or_default()),
        None => quoted.to_owned(),
    }
}
