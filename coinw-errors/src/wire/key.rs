//! The keys that say something about a response, and where they do.

use core::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, Visitor};

use super::scalar::NUMBER;

/// Where in a response an object stands. The same key means one thing in one place and nothing in another: `code` inside
/// the data may be that of a currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The response or frame itself.
    Top,
    /// The data, or an item of a batch: a reply may stand inside.
    Data,
    /// Anything within the data: an item of a batch may stand there.
    Within,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    /// The code of a REST response.
    Code,
    /// The code of a websocket reply.
    ErrorCode,
    /// The code of an item of a batch.
    MsgCode,
    Success,
    Failed,
    Result,
    Message,
    Retry,
    Data,
    /// No key of the response: how `serde_json` marks a number.
    Number,
    Other,
}

impl Key {
    #[inline]
    pub(super) fn at(place: Place, name: &str) -> Self {
        // The most frequent come first, for this is where the time goes when a body is small.
        match (name, place) {
            ("code", Place::Top) => Self::Code,
            ("data", Place::Top) => Self::Data,
            ("msg" | "message" | "errorMsg", _) => Self::Message,
            ("success", Place::Top | Place::Data) => Self::Success,
            ("failed", Place::Top | Place::Data) => Self::Failed,
            ("msgCode", _) => Self::MsgCode,
            ("result", Place::Top | Place::Data) => Self::Result,
            ("errorCode", Place::Top | Place::Data) => Self::ErrorCode,
            ("retry", Place::Top | Place::Data) => Self::Retry,
            (NUMBER, _) => Self::Number,
            _ => Self::Other,
        }
    }

    /// Whether its value decides between success and failure.
    #[inline]
    pub(super) fn decides(self) -> bool {
        match self {
            Self::Code | Self::ErrorCode | Self::MsgCode | Self::Success | Self::Failed | Self::Result => {
                true
            }
            Self::Message | Self::Retry | Self::Data | Self::Number | Self::Other => false,
        }
    }
}

/// Reads a key of an object that stands there.
#[derive(Clone, Copy)]
pub(super) struct KeyAt(pub(super) Place);

impl<'de> DeserializeSeed<'de> for KeyAt {
    type Value = Key;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for KeyAt {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    #[inline]
    fn visit_str<E: Error>(self, name: &str) -> Result<Key, E> {
        Ok(Key::at(self.0, name))
    }
}
