//! What the codes and flags of a response claim, and what that proves.

use super::flag::Flag;
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
    pub(super) fn note(&mut self, place: Place, key: Key, value: Scalar<'_>) {
        match key {
            Key::Code | Key::MsgCode | Key::ErrorCode => self.note_code(place, key, value.meaning()),
            _ => self.note_flag(place, key, value.into()),
        }
    }

    /// Notes what a flag under that key means; those of other keys mean nothing.
    #[inline]
    pub(super) fn note_flag(&mut self, place: Place, key: Key, flag: Flag) {
        match (key, place) {
            (Key::Success, Place::Top) => match flag.means() {
                Some(true) => self.success = true,
                Some(false) => self.failure = true,
                None => self.failure |= flag != Flag::Absent,
            },
            (Key::Failed, Place::Top) => {
                self.failure |= flag != Flag::Absent && flag.means() != Some(false);
            }
            // Data may have keys of these names that are no flags; so may the whole response have a `result`.
            (Key::Success, _) => self.failure |= flag == Flag::Truth(false),
            (Key::Failed, _) => self.failure |= flag == Flag::Truth(true),
            (Key::Result, _) => {
                self.result |= flag == Flag::Truth(true);
                self.failure |= flag == Flag::Truth(false);
            }
            _ => {}
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
