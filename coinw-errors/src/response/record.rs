//! The errors as serde sees them: one flat record, with the same keys for all.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::api_error::ApiError;
use super::error::Error;
use super::received::{ReceivedCode, UnlistedCode};
use super::shown;
use super::unreadable::Unreadable;
use crate::code::ErrorCode;
use crate::guide::vocabulary::{Channel, ErrorKind, Idempotency, Market, Outcome};
use crate::serialize::{Action, milliseconds};

/// The keys, in their order. What is not known is `null`.
#[derive(Serialize)]
struct Record<'a> {
    market: Market,
    channel: Option<Channel>,
    code: Option<&'a ReceivedCode>,
    name: &'static str,
    title: Option<&'static str>,
    kind: Option<ErrorKind>,
    message: Option<Cow<'a, str>>,
    outcome: Outcome,
    if_idempotent: &'static str,
    if_not_idempotent: &'static str,
    delay_ms: Option<u64>,
    http_status: Option<u16>,
    retry_after_ms: Option<u64>,
    is_contradictory: bool,
    reason: Option<&'a str>,
    error: String,
}

impl<'a> Record<'a> {
    fn of(error: &'a Error) -> Self {
        let query = Action::from(error.retry_action(Idempotency::Idempotent));
        let order = Action::from(error.retry_action(Idempotency::NotIdempotent));
        let (api, listed) = (error.api(), error.listed());
        Self {
            market: error.market(),
            channel: api.map(ApiError::channel),
            code: api.map(ApiError::code),
            name: error.name(),
            title: listed.map(ErrorCode::title),
            kind: listed.map(ErrorCode::kind),
            message: api.and_then(ApiError::message).map(shown::text),
            outcome: error.outcome(),
            if_idempotent: query.action,
            if_not_idempotent: order.action,
            // If both actions have a delay, it is the same.
            delay_ms: query.delay_ms.or(order.delay_ms),
            http_status: error.http_status(),
            retry_after_ms: error.retry_after().map(milliseconds),
            is_contradictory: api.is_some_and(ApiError::is_contradictory),
            reason: match error {
                Error::Api(_) => None,
                Error::NotJson(error) | Error::Truncated(error) | Error::Data(error) => Some(error.reason()),
            },
            error: error.to_string(),
        }
    }
}

impl Serialize for Error {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Record::of(self).serialize(serializer)
    }
}

/// As [`Error::Api`].
impl Serialize for ApiError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Record::of(&Error::Api(self.clone())).serialize(serializer)
    }
}

/// With the keys of [`Error`] that it can tell.
impl Serialize for Unreadable {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut record = serializer.serialize_struct("Unreadable", 4)?;
        record.serialize_field("market", &self.market)?;
        record.serialize_field("http_status", &self.http.status)?;
        record.serialize_field("retry_after_ms", &self.http.retry_after.map(milliseconds))?;
        record.serialize_field("reason", self.reason())?;
        record.end()
    }
}

/// The number, the text if it is none, or `null`.
impl Serialize for ReceivedCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Listed(code) => serializer.serialize_i32(code.code()),
            Self::Unlisted(code) => code.serialize(serializer),
            Self::Absent => serializer.serialize_none(),
        }
    }
}

/// The number, or the text if it is none.
impl Serialize for UnlistedCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.number() {
            Some(number) => serializer.serialize_i64(number),
            None => serializer.serialize_str(&shown::text(self.as_str())),
        }
    }
}
