//! The rules once more, as slow and as plain as they can be written: over a whole `Value`, without a thought for borrowing,
//! order or allocation.

use coinw_errors::ErrorCode;
use serde_json::{Map, Value};

#[derive(Debug, PartialEq)]
pub enum Verdict {
    Success(Value),
    /// The number is there if the top has one that makes it a failure.
    Failure {
        code: Option<i32>,
    },
}

pub fn verdict(body: &Value) -> Verdict {
    let Some(top) = body.as_object() else { return Verdict::Failure { code: None } };
    let data = top.get("data").unwrap_or(&Value::Null);
    let codes = ["code", "errorCode", "msgCode"].map(|key| top.get(key));
    let success = is_success(codes[0]) || flag(top.get("success")) == Some(true);
    let failure = codes.into_iter().any(is_failure)
        || is_present(top.get("success")) && flag(top.get("success")) != Some(true)
        || is_present(top.get("failed")) && flag(top.get("failed")) != Some(false)
        || top.get("result") == Some(&Value::Bool(false))
        || data.as_object().is_some_and(reply_fails)
        || any_item_fails(data);
    if success && !failure {
        return Verdict::Success(data.clone());
    }
    Verdict::Failure { code: codes.into_iter().find(|code| is_failure(*code)).and_then(number) }
}

pub fn item_succeeds(item: &Value) -> bool {
    item.as_object().is_some_and(|item| is_success(item.get("msgCode")) && !reply_fails(item))
        && !any_item_fails(item)
}

fn reply_fails(reply: &Map<String, Value>) -> bool {
    is_failure(reply.get("errorCode"))
        || is_failure(reply.get("msgCode"))
        || reply.get("success") == Some(&Value::Bool(false))
        || reply.get("failed") == Some(&Value::Bool(true))
        || reply.get("result") == Some(&Value::Bool(false))
}

fn any_item_fails(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(any_item_fails),
        Value::Object(item) => is_failure(item.get("msgCode")) || item.values().any(any_item_fails),
        _ => false,
    }
}

fn is_present(value: Option<&Value>) -> bool {
    value.is_some_and(|value| !value.is_null())
}

fn is_success(code: Option<&Value>) -> bool {
    number(code).is_some_and(|number| ErrorCode::SUCCESS.contains(&number))
}

fn is_failure(code: Option<&Value>) -> bool {
    is_present(code) && !is_success(code)
}

fn number(code: Option<&Value>) -> Option<i32> {
    match code? {
        Value::Number(number) => {
            let number = number.as_f64()?;
            (number.fract() == 0.0 && number.abs() <= f64::from(i32::MAX))
                .then(|| number.to_string().parse().ok())?
        }
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

fn flag(value: Option<&Value>) -> Option<bool> {
    match value? {
        Value::Bool(flag) => Some(*flag),
        Value::Number(number) => [(0.0, false), (1.0, true)]
            .into_iter()
            .find(|(n, _)| number.as_f64() == Some(*n))
            .map(|found| found.1),
        Value::String(text) => match text.trim().to_lowercase().as_str() {
            "0" => Some(false),
            "1" => Some(true),
            text => text.parse().ok(),
        },
        _ => None,
    }
}
