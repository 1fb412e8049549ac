//! What the codes and flags of a response claim, and what that proves.

use super::key::{Key, Place};
use super::scalar::{Meaning, Scalar};

/// What has been claimed so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Verdict {
    /// By a code that means success, or by `success: true`.
    pub(super) success: bool,
    /// By `result: true`, as a websocket does.
    pub(super) result: bool,
    /// By a code that does not mean success, or by a flag that does not.
    pub(super) failure: bool,
}

impl Verdict {
    /// Notes what a key of an object there says.
    #[inline]
    pub(super) fn note(&mut self, place: Place, key: Key, value: &Scalar<'_>) {
        match key {
            Key::Code | Key::MsgCode | Key::ErrorCode => self.note_code(place, key, value.meaning()),
            Key::Success if place == Place::Top => match value.as_flag() {
                Some(true) => self.success = true,
                Some(false) => self.failure = true,
                None => self.failure |= value.is_present(),
            },
            Key::Failed if place == Place::Top => {
                self.failure |= value.is_present() && value.as_flag() != Some(false);
            }
            // Data may have keys of these names that are no flags; so may the whole response have a `result`.
            Key::Success => self.failure |= *value == Scalar::Truth(false),
            Key::Failed => self.failure |= *value == Scalar::Truth(true),
            Key::Result => match value {
                Scalar::Truth(true) => self.result = true,
                Scalar::Truth(false) => self.failure = true,
                _ => {}
            },
            Key::Message | Key::Retry | Key::Data | Key::Number | Key::Other => {}
        }
    }

    /// Notes what a code under that key means.
    #[inline]
    pub(super) fn note_code(&mut self, place: Place, key: Key, meaning: Option<Meaning>) {
        match meaning {
            None => {}
            Some(Meaning::Failure(_)) => self.failure = true,
            // No success of CoinW's is known to carry an `errorCode`: a reply that succeeds has `result: true`. And outside of
            // a batch nothing is known to succeed by a `msgCode`.
            Some(Meaning::Success) => match key {
                Key::Code => self.success = true,
                Key::MsgCode => self.success |= place != Place::Top,
                _ => {}
            },
        }
    }
}
