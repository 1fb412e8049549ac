//! The vocabulary, codes and rows for serde: the words of the spec.
#![cfg(feature = "serde")]

use core::fmt;
use core::time::Duration;

use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::guide::entry::{Entry, Link};
use crate::guide::retry::RetryAction;
use crate::guide::vocabulary::{Channel, ErrorKind, Idempotency, Market, Outcome, Remedy, Retry};

macro_rules! serialize_words {
    ($($name:ident: $expected:literal),+ $(,)?) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserialize_word(deserializer, $expected, |word| word.parse().ok())
            }
        }
    )+};
}

serialize_words! {
    Market: "a known market",
    Channel: "a known channel",
    ErrorKind: "a known kind",
    Retry: "a known retry class",
    Outcome: "a known outcome",
    Idempotency: "a known idempotency",
    Remedy: "a known remedy",
}

/// Reads a string and finds the word or code of that name.
///
/// # Errors
///
/// The errors of the deserializer, and an error for an unknown string.
pub fn deserialize_word<'de, D, T>(
    deserializer: D,
    expected: &'static str,
    find: fn(&str) -> Option<T>,
) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
{
    deserializer.deserialize_str(Word { expected, find })
}

struct Word<T> {
    expected: &'static str,
    find: fn(&str) -> Option<T>,
}

impl<T> Visitor<'_> for Word<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        let unknown = || E::invalid_value(Unexpected::Str(text), &self.expected);
        (self.find)(text).ok_or_else(unknown)
    }
}

/// An entry with the keys of the spec. The compiler reports a field of `Entry` that is missing here.
#[derive(Serialize)]
#[serde(remote = "Entry")]
struct SpecEntry {
    code: i32,
    name: &'static str,
    title: &'static str,
    markets: &'static [Market],
    channel: Channel,
    message: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    translation: Option<&'static str>,
    sample: &'static str,
    kind: ErrorKind,
    retry: Retry,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "spec_duration")]
    delay: Option<Duration>,
    outcome: Outcome,
    remedies: &'static [Remedy],
    cause: &'static str,
    steps: &'static [&'static str],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    links: &'static [Link],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    aliases: &'static [&'static str],
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'static str>,
    inferred: &'static [&'static str],
    #[serde(skip_serializing_if = "Option::is_none")]
    retired: Option<&'static str>,
}

impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        SpecEntry::serialize(self, serializer)
    }
}

#[derive(Serialize)]
#[serde(remote = "Link")]
struct SpecLink {
    text: &'static str,
    url: &'static str,
}

impl Serialize for Link {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        SpecLink::serialize(self, serializer)
    }
}

impl Serialize for RetryAction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Action::from(*self).serialize(serializer)
    }
}

/// An action as a word, and its delay.
#[derive(Serialize)]
pub(crate) struct Action {
    pub(crate) action: &'static str,
    pub(crate) delay_ms: Option<u64>,
}

impl From<RetryAction> for Action {
    fn from(action: RetryAction) -> Self {
        let word = match action {
            RetryAction::Stop => "stop",
            RetryAction::RetryAfter(_) => "retry_after",
            RetryAction::Reconnect => "reconnect",
            RetryAction::Reconcile => "reconcile",
        };
        Self { action: word, delay_ms: action.delay().map(milliseconds) }
    }
}

pub(crate) fn milliseconds(delay: Duration) -> u64 {
    u64::try_from(delay.as_millis()).unwrap_or(u64::MAX)
}

/// A delay in the spec's notation: a whole number and the largest unit that divides it evenly.
// serde passes the field as it is.
#[allow(clippy::ref_option)]
fn spec_duration<S: Serializer>(delay: &Option<Duration>, serializer: S) -> Result<S::Ok, S::Error> {
    let Some(delay) = delay else { return serializer.serialize_none() };
    let milliseconds = delay.as_millis();
    let units = [(3_600_000, "h"), (60_000, "m"), (1_000, "s")];
    let (length, unit) =
        units.into_iter().find(|&(length, _)| milliseconds.is_multiple_of(length)).unwrap_or((1, "ms"));
    let count = milliseconds.checked_div(length).unwrap_or_default();
    serializer.collect_str(&format_args!("{count}{unit}"))
}
