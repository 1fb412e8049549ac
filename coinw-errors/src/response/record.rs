//! The errors as serde sees them: one flat record, with the same keys for all.

use alloc::string::{String, ToString};

use serde::{Serialize, Serializer};

use super::error::Error;
use super::shown;
use crate::guide::vocabulary::{Channel, ErrorKind, Idempotency, Market, Outcome};
use crate::serialize::{Action, milliseconds};

/// The keys, in order. An unknown value is `null`.
#[derive(Serialize)]
struct Record<'a> {
    market: Market,
    channel: Option<Channel>,
    code: Option<Code>,
    name: &'static str,
    title: Option<&'static str>,
    kind: Option<ErrorKind>,
    message: Option<String>,
    outcome: Outcome,
    if_idempotent: &'static str,
    if_not_idempotent: &'static str,
    delay_ms: Option<u64>,
    http_status: Option<u16>,
    retry_after_ms: Option<u64>,
    is_plain_refusal: bool,
    detail: Option<&'a str>,
    error: String,
}

impl Serialize for Error {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let query = Action::from(self.retry_action(Idempotency::Idempotent));
        let order = Action::from(self.retry_action(Idempotency::NotIdempotent));
        let entry = self.entry();
        let record = Record {
            market: self.market(),
            channel: self.channel(),
            code: code(self),
            name: self.name(),
            title: entry.map(|entry| entry.title),
            kind: entry.map(|entry| entry.kind),
            message: self.message().map(shown::text),
            outcome: self.outcome(),
            if_idempotent: query.action,
            if_not_idempotent: order.action,
            // If both actions have a delay, the delays are equal.
            delay_ms: query.delay_ms.or(order.delay_ms),
            http_status: self.http_status(),
            retry_after_ms: self.retry_after().map(milliseconds),
            is_plain_refusal: self.is_plain_refusal(),
            detail: self.detail(),
            error: self.to_string(),
        };
        record.serialize(serializer)
    }
}

/// A code: the number, or the text if the code is not a number.
#[derive(Serialize)]
#[serde(untagged)]
enum Code {
    Number(i64),
    Text(String),
}

fn code(error: &Error) -> Option<Code> {
    let text = || Some(Code::Text(shown::text(&error.code_text()?)));
    error.number().map(Code::Number).or_else(text)
}
