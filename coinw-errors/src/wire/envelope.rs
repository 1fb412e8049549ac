//! What stands around the data of an answer, read in one pass and whatever the order of its keys.

use core::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};

use super::scalar::Scalar;
use super::{means_failure, means_success};

#[derive(Debug, Default)]
pub(super) struct Envelope<'a> {
    /// The code of a REST answer.
    pub(super) code: Scalar<'a>,
    /// The code of a bare websocket answer.
    pub(super) error_code: Scalar<'a>,
    pub(super) message: Scalar<'a>,
    pub(super) server_retry: Option<bool>,
    /// A flag that means success is there.
    succeeded: bool,
    /// A flag that means failure is there.
    failed: bool,
}

impl Envelope<'_> {
    /// Whether a code or a flag says that the request went well, and no other contradicts it.
    pub(super) fn proves_success(&self) -> bool {
        let failure = self.failed || means_failure(&self.code) || means_failure(&self.error_code);
        let success = self.succeeded || means_success(&self.code) || means_success(&self.error_code);
        success && !failure
    }

    fn flag(&mut self, says_success: Option<bool>) {
        match says_success {
            Some(true) => self.succeeded = true,
            Some(false) => self.failed = true,
            None => {}
        }
    }
}

#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "camelCase")]
enum Key {
    Code,
    ErrorCode,
    Msg,
    Message,
    ErrorMsg,
    Success,
    Failed,
    Result,
    Retry,
    #[serde(other)]
    Other,
}

impl<'de: 'a, 'a> Deserialize<'de> for Envelope<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EnvelopeVisitor)
    }
}

struct EnvelopeVisitor;

impl<'de> Visitor<'de> for EnvelopeVisitor {
    type Value = Envelope<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut envelope = Envelope::default();
        while let Some(key) = entries.next_key::<Key>()? {
            if matches!(key, Key::Other) {
                entries.next_value::<IgnoredAny>()?;
                continue;
            }
            let value: Scalar<'de> = entries.next_value()?;
            match key {
                Key::Code => keep_failing(&mut envelope.code, value),
                Key::ErrorCode => keep_failing(&mut envelope.error_code, value),
                Key::Msg | Key::Message | Key::ErrorMsg => keep_first(&mut envelope.message, value),
                Key::Success | Key::Result => envelope.flag(value.as_bool()),
                Key::Failed => envelope.flag(value.as_bool().map(|failed| !failed)),
                Key::Retry => envelope.server_retry = value.as_bool(),
                Key::Other => {}
            }
        }
        Ok(envelope)
    }
}

/// Where a key stands twice, a code that means failure is never hidden by one that does not.
fn keep_failing<'a>(kept: &mut Scalar<'a>, value: Scalar<'a>) {
    if value.is_present() && !means_failure(kept) {
        *kept = value;
    }
}

/// Of several texts the first that says something.
fn keep_first<'a>(kept: &mut Scalar<'a>, value: Scalar<'a>) {
    if kept.as_text().is_none_or(str::is_empty) {
        *kept = value;
    }
}
