//! The errors as serde sees them: one flat record, with the same keys for all.

use alloc::string::{String, ToString};

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::api_error::ApiError;
use super::error::Error;
use super::mismatch::Mismatch;
use super::received::{ReceivedCode, UnlistedCode};
use super::shown;
use super::unreadable::Unreadable;
use super::unusable::Unusable;
use crate::guide::Guide;
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
    reason: Option<&'a str>,
    error: String,
}

impl<'a> Record<'a> {
    fn of<G: Guide>(error: &'a Error<G>) -> Self {
        let query = Action::from(error.retry_action(Idempotency::Idempotent));
        let order = Action::from(error.retry_action(Idempotency::NotIdempotent));
        let (api, listed) = (error.api(), error.listed().map(Guide::entry));
        Self {
            market: error.market(),
            channel: api.map(ApiError::channel),
            code: api.and_then(|api| Code::of(api.code())),
            name: error.name(),
            title: listed.map(|entry| entry.title),
            kind: listed.map(|entry| entry.kind),
            message: api.and_then(ApiError::message).map(shown::text),
            outcome: error.outcome(),
            if_idempotent: query.action,
            if_not_idempotent: order.action,
            // If both actions have a delay, the delays are equal.
            delay_ms: query.delay_ms.or(order.delay_ms),
            http_status: error.http_status(),
            retry_after_ms: error.retry_after().map(milliseconds),
            is_plain_refusal: api.is_some_and(ApiError::is_plain_refusal),
            reason: error.parts().err().map(|unusable| &*unusable.reason),
            error: error.to_string(),
        }
    }
}

impl<G: Guide> Serialize for Error<G> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Record::of(self).serialize(serializer)
    }
}

/// Serializes to the same record as [`Error::Api`].
impl<G: Guide> Serialize for ApiError<G> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Record::of(&Error::Api(self.clone())).serialize(serializer)
    }
}

/// Serializes to those keys of the record of [`Error`] that do not depend on a code.
impl Serialize for Unreadable {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_unusable(&self.unusable, "Unreadable", serializer)
    }
}

/// Serializes to those keys of the record of [`Error`] that do not depend on a code.
impl Serialize for Mismatch {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_unusable(&self.unusable, "Mismatch", serializer)
    }
}

fn serialize_unusable<S: Serializer>(
    unusable: &Unusable,
    name: &'static str,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut record = serializer.serialize_struct(name, 4)?;
    record.serialize_field("market", &unusable.market)?;
    record.serialize_field("http_status", &unusable.http.status)?;
    record.serialize_field("retry_after_ms", &unusable.http.retry_after().map(milliseconds))?;
    record.serialize_field("reason", &unusable.reason)?;
    record.end()
}

/// A code: the number, or the text if the code is not a number.
#[derive(Serialize)]
#[serde(untagged)]
enum Code {
    Number(i64),
    Text(String),
}

impl Code {
    fn of<G: Guide>(code: &ReceivedCode<G>) -> Option<Self> {
        match code {
            ReceivedCode::Listed(code) => Some(Self::Number(code.entry().code.into())),
            ReceivedCode::Unlisted(code) => Some(Self::of_unlisted(code)),
            ReceivedCode::Absent => None,
        }
    }

    fn of_unlisted(code: &UnlistedCode) -> Self {
        code.number().map_or_else(|| Self::Text(shown::text(code.as_str())), Self::Number)
    }
}

/// Serializes to a number, or to a text if the code is not a number, or to `null` without a code.
impl<G: Guide> Serialize for ReceivedCode<G> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Code::of(self).serialize(serializer)
    }
}

/// Serializes to a number, or to a text if the code is not a number.
impl Serialize for UnlistedCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Code::of_unlisted(self).serialize(serializer)
    }
}
