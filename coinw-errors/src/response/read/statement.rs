//! The statement of one object of a body: success or failure, and the reason.

use alloc::borrow::Cow;

use super::MeansSuccess;
use super::key::{Key, Place};
use super::value::{Flag, Meaning, Value};
use crate::guide::vocabulary::Channel;

#[derive(Debug, Clone, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a claim of its own, and several may be made at once"
)]
pub(in crate::response) struct Statement<'a> {
    /// Whether the object states success, by a code that means success or by `success: true`.
    pub(super) succeeded: bool,
    /// Whether the object states success by `result: true`, as websockets do.
    pub(super) accepted: bool,
    /// Whether a flag contradicts a failure, without proving success in this place.
    denies_failure: bool,
    /// Whether the object states failure, by a code or by a flag that does not mean success.
    pub(super) failed: bool,
    /// The code; of several codes, one that means failure.
    pub(super) code: Option<Code<'a>>,
    /// Whether there are several codes that differ.
    pub(super) codes_differ: bool,
    /// The message as JSON: a success is read without looking into the message.
    message: Option<&'a str>,
    pub(super) server_retry: Option<bool>,
}

/// A code, and its meaning under its key.
#[derive(Debug, Clone)]
pub(in crate::response) struct Code<'a> {
    value: Value<'a>,
    key: Key,
    meaning: Meaning,
}

impl<'a> Code<'a> {
    fn is_failing(&self) -> bool {
        self.meaning != Meaning::Success
    }

    /// The code as a number, if the code is one.
    pub(in crate::response) fn number(&self) -> Option<i32> {
        self.value.as_code()
    }

    /// The code as it arrived.
    pub(in crate::response) fn text(&self) -> Cow<'a, str> {
        self.value.clone().into_text().unwrap_or_default()
    }

    /// The channel whose replies have a code under such a key.
    pub(super) fn channel(&self) -> Channel {
        if self.key == Key::ErrorCode { Channel::Websocket } else { Channel::Rest }
    }

    /// Whether both are spellings of one code.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.value.is_same_code(&other.value)
    }
}

impl<'a> Statement<'a> {
    /// Notes what a key says, in an object that stands there. `json` is its value.
    pub(super) fn note(&mut self, means_success: MeansSuccess, place: Place, key: Key, json: &'a str) {
        match key {
            Key::Code | Key::ErrorCode | Key::MsgCode => {
                self.note_code(means_success, place, key, Value::of(json));
            }
            Key::Success | Key::Failed | Key::Result => self.note_flag(place, key, Value::of(json).as_flag()),
            Key::Message => self.note_message(json),
            Key::Retry => self.server_retry = Value::of(json).as_flag().spelled(),
            Key::Data => {}
        }
    }

    fn note_code(&mut self, means_success: MeansSuccess, place: Place, key: Key, value: Value<'a>) {
        let Some(meaning) = value.meaning(means_success) else { return };
        match (meaning, key, place) {
            (Meaning::Failure, ..) => self.failed = true,
            // Outside of a batch nothing is known to succeed by a `msgCode`, and nothing at all by an `errorCode`: a reply that succeeds
            // has `result: true`.
            (Meaning::Success, Key::ErrorCode, _) | (Meaning::Success, Key::MsgCode, Place::Top(_)) => {}
            (Meaning::Success, ..) => self.succeeded = true,
        }
        self.keep_code(Code { value, key, meaning });
    }

    /// A failing code counts before one that means success; of two that mean the same, the one whose key ranks first.
    fn keep_code(&mut self, code: Code<'a>) {
        let counts = self.code.as_ref().is_none_or(|kept| {
            self.codes_differ |= !kept.is_same(&code);
            (code.is_failing(), rank(kept.key)) > (kept.is_failing(), rank(code.key))
        });
        if counts {
            self.code = Some(code);
        }
    }

    fn note_flag(&mut self, place: Place, key: Key, flag: Flag) {
        let is_top = matches!(place, Place::Top(_));
        match (key, truth(place, key, flag)) {
            (Key::Success, Some(true)) if is_top => self.succeeded = true,
            (Key::Success, Some(true)) | (Key::Failed, Some(false)) => self.denies_failure = true,
            (Key::Result, Some(true)) => self.accepted = true,
            (Key::Success | Key::Result, Some(false)) | (Key::Failed, Some(true)) => self.failed = true,
            // At the top these are flags, so what cannot be read as one has not proven success.
            (Key::Success | Key::Failed, None) if is_top => self.failed |= flag == Flag::Other,
            _ => {}
        }
    }

    /// Of several messages, the first that says something.
    fn note_message(&mut self, json: &'a str) {
        if json != "null" && self.message.is_none_or(|kept| kept == r#""""#) {
            self.message = Some(json);
        }
    }

    pub(super) fn message(&self) -> Option<Cow<'a, str>> {
        Value::of(self.message?).into_text()
    }

    /// Whether the object contradicts a failure.
    pub(super) fn claims_success(&self) -> bool {
        self.succeeded || self.accepted || self.denies_failure
    }

    /// The code, if there is one that means failure.
    pub(super) fn failing_code(&self) -> Option<&Code<'a>> {
        self.code.as_ref().filter(|code| code.is_failing())
    }
}

/// What a flag says there. The data of a response may have keys of these names that are no flags, and a response a `result` that is
/// a number.
fn truth(place: Place, key: Key, flag: Flag) -> Option<bool> {
    match (flag, place) {
        (Flag::Literal(truth), _)
        | (Flag::Word(truth), Place::Top(_) | Place::Data(Channel::Websocket))
        | (Flag::Digit(truth), Place::Top(Channel::Websocket) | Place::Data(Channel::Websocket)) => {
            Some(truth)
        }
        (Flag::Digit(truth), Place::Top(Channel::Rest)) if key != Key::Result => Some(truth),
        _ => None,
    }
}

fn rank(key: Key) -> u8 {
    match key {
        Key::Code => 0,
        Key::ErrorCode => 1,
        _ => 2,
    }
}
