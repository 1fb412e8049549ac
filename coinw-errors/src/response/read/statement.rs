//! The statement of one object of a body: success or failure, and the reason.

use alloc::borrow::Cow;
use alloc::string::ToString;

use super::key::{Key, Place};
use super::value::{Flag, Value};
use crate::guide::vocabulary::Channel;

/// Whether a number means success.
pub(in crate::response) type MeansSuccess = fn(i32) -> bool;

#[derive(Debug, Clone, Default)]
pub(in crate::response) struct Statement<'a> {
    pub(super) verdict: Verdict,
    /// The code; of several codes, one that means failure.
    pub(super) code: Option<Code<'a>>,
    /// The message as JSON: a success is read without looking into the message.
    message: Option<&'a str>,
    pub(super) server_retry: Option<bool>,
}

/// What an object states of the request. Of several statements, the last in this order counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Verdict {
    /// Nothing.
    #[default]
    Silent,
    /// `result: true`, as websockets say it.
    Accepted,
    /// A code that means success, or `success: true` at the top.
    Succeeded,
    /// A code that does not mean success, or a flag that does not.
    Failed,
}

/// A code under its key.
#[derive(Debug, Clone, Copy)]
pub(in crate::response) struct Code<'a> {
    /// As it is written.
    json: &'a str,
    /// Read once: the text may be long, and there may be many.
    integer: Option<i64>,
    pub(super) key: Key,
    is_failing: bool,
}

impl<'a> Code<'a> {
    /// The code as a number, if the code is one.
    pub(in crate::response) fn number(&self) -> Option<i32> {
        i32::try_from(self.integer?).ok()
    }

    /// The code as it arrived, up to a length in bytes if it has escapes.
    pub(in crate::response) fn text(&self, most: usize) -> Cow<'a, str> {
        match (Value::of(self.json), self.integer) {
            (Value::Number(_), Some(integer)) => Cow::Owned(integer.to_string()),
            (value, _) => value.into_text(most).unwrap_or_default(),
        }
    }

    /// Whether a value spells the same code.
    pub(super) fn is(&self, value: Value<'_>) -> bool {
        self.integer.is_some() && value.as_integer() == self.integer
    }

    /// The channel whose replies have a code under such a key.
    pub(super) fn channel(&self) -> Channel {
        if self.key == Key::ErrorCode { Channel::Websocket } else { Channel::Rest }
    }
}

impl<'a> Statement<'a> {
    /// Notes what a key says, in an object that stands there. `json` is its value.
    pub(super) fn note(&mut self, means_success: MeansSuccess, place: Place, key: Key, json: &'a str) {
        match key {
            Key::Code | Key::ErrorCode | Key::MsgCode => self.note_code(means_success, place, key, json),
            Key::Success | Key::Failed | Key::Result => self.note_flag(place, key, Value::of(json).as_flag()),
            Key::Msg | Key::Message | Key::ErrorMsg => self.note_message(json),
            Key::Retry => self.server_retry = Value::of(json).as_flag().spelled(),
            _ => {}
        }
    }

    fn note_code(&mut self, means_success: MeansSuccess, place: Place, key: Key, json: &'a str) {
        match Value::of(json) {
            Value::Null => {}
            // Forms have them beside a success: `{"orderId":1,"errorCode":"","errorMsg":""}`.
            Value::Text(r#""""#) if key != Key::Code => {}
            // No code that could be looked up, and no success either: `{"code":"","success":true}`.
            value if !value.is_something() => self.verdict = Verdict::Failed,
            value => {
                let integer = value.as_integer();
                let number = integer.and_then(|integer| i32::try_from(integer).ok());
                let is_failing = !number.is_some_and(means_success);
                self.verdict = self.verdict.max(verdict(is_failing, place, key));
                self.keep_code(place, Code { json, integer, key, is_failing });
            }
        }
    }

    /// A failing code counts before one that means success; of two that mean the same, the one whose key ranks first.
    fn keep_code(&mut self, place: Place, code: Code<'a>) {
        let order = |code: &Code<'_>| (!code.is_failing, rank(place, code.key));
        if self.code.as_ref().is_none_or(|kept| order(&code) < order(kept)) {
            self.code = Some(code);
        }
    }

    fn note_flag(&mut self, place: Place, key: Key, flag: Flag) {
        let verdict = match (key, truth(place, flag)) {
            (Key::Success, Some(true)) if place == Place::Top => Verdict::Succeeded,
            (Key::Result, Some(true)) => Verdict::Accepted,
            (Key::Success | Key::Result, Some(false)) | (Key::Failed, Some(true)) => Verdict::Failed,
            // At the top these are flags, so what cannot be read as one has not proven success.
            (Key::Success | Key::Failed, None) if place == Place::Top && flag == Flag::Other => {
                Verdict::Failed
            }
            _ => Verdict::Silent,
        };
        self.verdict = self.verdict.max(verdict);
    }

    /// Of several messages, the first that says something.
    fn note_message(&mut self, json: &'a str) {
        if json != "null" && self.message.is_none_or(|kept| kept == r#""""#) {
            self.message = Some(json);
        }
    }

    /// Notes all that another part of the same object states.
    pub(super) fn note_all(&mut self, place: Place, other: &Self) {
        self.verdict = self.verdict.max(other.verdict);
        if let Some(code) = other.code {
            self.keep_code(place, code);
        }
    }

    pub(super) fn message(&self, most: usize) -> Option<Cow<'a, str>> {
        Value::of(self.message?).into_text(most)
    }

    pub(super) fn has_failed(&self) -> bool {
        self.verdict == Verdict::Failed
    }

    /// Whether a frame that states this was accepted.
    pub(super) fn is_accepted(&self) -> bool {
        matches!(self.verdict, Verdict::Accepted | Verdict::Succeeded)
    }

    /// The code, if there is one that means failure.
    pub(super) fn failing_code(&self) -> Option<&Code<'a>> {
        self.code.as_ref().filter(|code| code.is_failing)
    }
}

/// What a flag says there. The data may have keys of these names that are no flags: `{"result":"0"}`.
pub(super) fn truth(place: Place, flag: Flag) -> Option<bool> {
    match flag {
        Flag::Literal(truth) => Some(truth),
        Flag::Spelled(truth) => Some(truth).filter(|_| place == Place::Top),
        Flag::Absent | Flag::Other => None,
    }
}

/// Outside of a batch nothing is known to succeed by a `msgCode`, and nothing at all by an `errorCode`: a reply that succeeds has
/// `result: true`.
fn verdict(is_failing: bool, place: Place, key: Key) -> Verdict {
    match (place, key) {
        _ if is_failing => Verdict::Failed,
        (_, Key::ErrorCode) | (Place::Top, Key::MsgCode) => Verdict::Silent,
        _ => Verdict::Succeeded,
    }
}

/// The code of an item stands under `msgCode`, that of a reply under `errorCode`.
fn rank(place: Place, key: Key) -> u8 {
    match key {
        Key::Code => 0,
        Key::ErrorCode if place != Place::Item => 1,
        Key::MsgCode => 2,
        _ => 3,
    }
}
