//! What one object of a response says of success and failure, with the evidence.

use alloc::borrow::Cow;
use alloc::string::String;

use serde::de::{Deserialize, DeserializeSeed, Deserializer};
use serde_json::value::RawValue;

use super::flag::Flag;
use super::key::{Key, Place};
use super::scalar::{Meaning, Scalar};
use super::verdict::Verdict;
use crate::Channel;

#[derive(Debug, Clone, Default)]
pub(super) struct Envelope<'a> {
    pub(super) verdict: Verdict,
    /// Of several codes, one that means failure.
    pub(super) code: Option<Code<'a>>,
    /// There are several codes, and they differ.
    pub(super) codes_differ: bool,
    pub(super) message: Option<Cow<'a, str>>,
    pub(super) server_retry: Option<bool>,
    /// Something was read that is not kept as it arrived.
    pub(super) is_inexact: bool,
}

/// A code, and what it is under its key.
#[derive(Debug, Clone)]
pub(super) struct Code<'a> {
    pub(super) value: Scalar<'a>,
    key: Key,
    meaning: Meaning,
}

impl Code<'_> {
    fn is_failing(&self) -> bool {
        self.meaning != Meaning::Success
    }

    /// The number, if it is one.
    pub(super) fn number(&self) -> Option<i32> {
        match self.meaning {
            Meaning::Success => self.value.as_code(),
            Meaning::Failure(number) => number,
        }
    }

    /// The channel whose replies have a code under such a key.
    pub(super) fn channel(&self) -> Channel {
        if self.key == Key::ErrorCode { Channel::Websocket } else { Channel::Rest }
    }
}

impl<'a> Envelope<'a> {
    pub(super) fn read(&mut self, place: Place, key: Key, value: &'a RawValue) {
        let scalar = Scalar::from_raw(value);
        match key {
            Key::Code | Key::ErrorCode | Key::MsgCode => self.read_code(place, key, scalar),
            Key::Message => match serde_json::from_str::<String>(value.get()) {
                Ok(text) if value.get().contains('\\') => self.read_message(Some(Cow::Owned(text))),
                _ => self.read_message(scalar.is_present().then(|| scalar.to_text())),
            },
            // A scalar does not tell a number from a text with escapes that looks like one, which no flag does.
            _ if value.get().starts_with('"') => {
                self.read_flag(place, key, serde_json::from_str(value.get()).unwrap_or(Flag::Other));
            }
            _ => self.read_flag(place, key, scalar.into()),
        }
    }

    #[inline]
    pub(super) fn read_flag(&mut self, place: Place, key: Key, flag: Flag) {
        self.is_inexact |= matches!(flag, Flag::Rounded(_));
        if key == Key::Retry {
            self.server_retry = flag.means();
        }
        self.verdict.note_flag(place, key, flag);
    }

    /// Of several messages, the first that says something.
    fn read_message(&mut self, message: Option<Cow<'a, str>>) {
        if self.message.as_deref().unwrap_or_default().is_empty() {
            self.message = message;
        }
    }

    #[inline]
    fn read_code(&mut self, place: Place, key: Key, code: Scalar<'a>) {
        self.is_inexact |= code.is_inexact();
        let Some(meaning) = code.meaning() else { return };
        self.verdict.note_code(place, key, Some(meaning));
        let counts = self.code.as_ref().is_none_or(|kept| {
            self.codes_differ |= !same_code(kept.value, code);
            match (kept.is_failing(), meaning) {
                (true, Meaning::Failure(_)) | (false, Meaning::Success) => rank(key) < rank(kept.key),
                (true, Meaning::Success) => false,
                (false, Meaning::Failure(_)) => true,
            }
        });
        if counts {
            self.code = Some(Code { value: code, key, meaning });
        }
    }

    /// The code, if there is one that means failure.
    pub(super) fn failing_code(&self) -> Option<&Code<'a>> {
        self.code.as_ref().filter(|code| code.is_failing())
    }
}

/// Reads a code or a message at the top into the envelope, where it stays: on the way through the reader it would be copied, for
/// which a small body is too small.
pub(super) struct ReadScalar<'e, 'a> {
    pub(super) envelope: &'e mut Envelope<'a>,
    pub(super) key: Key,
}

impl<'a> DeserializeSeed<'a> for ReadScalar<'_, 'a> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<(), D::Error> {
        let Self { envelope, key } = self;
        let value = Scalar::deserialize(deserializer)?;
        if key == Key::Message {
            envelope.is_inexact |= value.is_inexact();
            envelope.read_message(value.is_present().then(|| value.to_text()));
        } else {
            envelope.read_code(Place::Top, key, value);
        }
        Ok(())
    }
}

/// Of two codes that mean the same, the one whose key comes first here counts.
fn rank(key: Key) -> u8 {
    match key {
        Key::Code => 0,
        Key::ErrorCode => 1,
        _ => 2,
    }
}

/// Whether both are spellings of one code.
pub(super) fn same_code(one: Scalar<'_>, other: Scalar<'_>) -> bool {
    match (one.as_code(), other.as_code()) {
        (Some(one), Some(other)) => one == other,
        _ => one == other,
    }
}
