//! What is around the data of a response, read in one pass and whatever the order of its keys.

use core::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};

use super::scalar::Scalar;
use super::{means_failure, means_success};

#[derive(Debug, Default)]
pub(super) struct Envelope<'a> {
    /// The code of a REST response.
    pub(super) code: Scalar<'a>,
    /// The code of a bare websocket response.
    pub(super) error_code: Scalar<'a>,
    pub(super) message: Scalar<'a>,
    pub(super) server_retry: Option<bool>,
    /// `success: true` is there.
    says_success: bool,
    /// A flag is there that means failure, or that means nothing known.
    says_failure: bool,
    /// One key is there twice, with different codes.
    two_codes: bool,
}

impl<'a> Envelope<'a> {
    /// Whether the body says that the request succeeded, and nothing in it contradicts that.
    pub(super) fn proves_success(&self) -> bool {
        self.claims_success() && !self.claims_failure()
    }

    /// Whether the body says two things that cannot both be true: then neither is proven.
    pub(super) fn is_contradictory(&self) -> bool {
        let both = self.claims_success() && self.claims_failure();
        let different = means_failure(&self.code) && means_failure(&self.error_code);
        both || different || self.two_codes
    }

    /// `result: true` and `errorCode: 0` are not among the ways in which CoinW reports success over REST.
    fn claims_success(&self) -> bool {
        self.says_success || means_success(&self.code)
    }

    fn claims_failure(&self) -> bool {
        self.says_failure || means_failure(&self.code) || means_failure(&self.error_code)
    }

    fn read_success(&mut self, value: &Scalar<'_>) {
        match value.as_bool() {
            Some(true) => self.says_success = true,
            Some(false) => self.says_failure = true,
            None => self.says_failure |= value.is_present(),
        }
    }

    fn read_failed(&mut self, value: &Scalar<'_>) {
        self.says_failure |= value.is_present() && value.as_bool() != Some(false);
    }

    /// `result` may also hold data, so only the flag itself counts.
    fn read_result(&mut self, value: &Scalar<'_>) {
        self.says_failure |= *value == Scalar::Truth(false);
    }

    /// Where a key appears twice, a code that means failure is never hidden by another one.
    fn read_code(&mut self, key: &Key, value: Scalar<'a>) {
        let kept = if matches!(key, Key::Code) { &mut self.code } else { &mut self.error_code };
        if !value.is_present() {
            return;
        }
        self.two_codes |= kept.is_present() && *kept != value;
        if !means_failure(kept) {
            *kept = value;
        }
    }

    /// Of several messages, the first that says something.
    fn read_message(&mut self, value: Scalar<'a>) {
        if self.message.as_text().is_none_or(str::is_empty) {
            self.message = value;
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
            match key {
                Key::Code | Key::ErrorCode => envelope.read_code(&key, entries.next_value()?),
                Key::Msg | Key::Message | Key::ErrorMsg => envelope.read_message(entries.next_value()?),
                Key::Success => envelope.read_success(&entries.next_value()?),
                Key::Failed => envelope.read_failed(&entries.next_value()?),
                Key::Result => envelope.read_result(&entries.next_value()?),
                Key::Retry => envelope.server_retry = entries.next_value::<Scalar<'_>>()?.as_bool(),
                Key::Other => {
                    entries.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(envelope)
    }
}
