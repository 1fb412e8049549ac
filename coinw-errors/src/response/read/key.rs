//! The keys that say something about a response, and the places where they count.

use super::unescaped::short_ascii;

/// Where in a body an object stands. The same key means one thing in one place and nothing in another: `code` inside the data may
/// be that of a currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The response or frame itself.
    Top,
    /// The object directly under `data`.
    Data,
    /// An item of a batch that is read as a batch.
    Item,
    /// Anything further in, such as an item of a list.
    Within,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    /// The code of a REST response, and of an item that has no `msgCode`.
    Code,
    /// The code of a websocket reply.
    ErrorCode,
    /// The code of an item of a batch.
    MsgCode,
    Success,
    Failed,
    Result,
    Msg,
    Message,
    ErrorMsg,
    /// The server's own `retry` flag.
    Retry,
    Data,
    // What a frame is about.
    Channel,
    Type,
    Biz,
    Event,
    PairCode,
    Interval,
    /// What an item of a batch is about.
    ThirdOrderId,
}

/// Whether CoinW's responses have a key of this name.
pub fn is_key(name: &str) -> bool {
    Key::named(Place::Top, name.as_bytes()).is_some()
}

/// The length of the longest name.
const LONGEST: usize = 12;

impl Key {
    pub(super) const ALL: [Self; 18] = [
        Self::Code,
        Self::ErrorCode,
        Self::MsgCode,
        Self::Success,
        Self::Failed,
        Self::Result,
        Self::Msg,
        Self::Message,
        Self::ErrorMsg,
        Self::Retry,
        Self::Data,
        Self::Channel,
        Self::Type,
        Self::Biz,
        Self::Event,
        Self::PairCode,
        Self::Interval,
        Self::ThirdOrderId,
    ];

    /// Whether its value states something, even an array or object.
    pub(super) fn states(self) -> bool {
        !matches!(
            self,
            Self::Retry
                | Self::Data
                | Self::Channel
                | Self::Type
                | Self::Biz
                | Self::Event
                | Self::PairCode
                | Self::Interval
                | Self::ThirdOrderId
        )
    }

    /// The key with this name, written as JSON.
    #[inline]
    pub(super) fn at(place: Place, json: &str, is_escaped: bool) -> Option<Self> {
        if is_escaped {
            // All names are ASCII: `"c\u006fde"`.
            return Self::named(place, short_ascii(json, &mut [0; LONGEST])?);
        }
        // Most keys of data are told apart by their first letter.
        if place == Place::Within && !json.starts_with("\"m") && !json.starts_with("\"e") {
            return None;
        }
        Self::named(place, json.strip_prefix('"')?.strip_suffix('"')?.as_bytes())
    }

    #[inline]
    fn named(place: Place, name: &[u8]) -> Option<Self> {
        let key = match name {
            b"msgCode" => Self::MsgCode,
            b"errorCode" => Self::ErrorCode,
            b"msg" => Self::Msg,
            b"message" => Self::Message,
            b"errorMsg" => Self::ErrorMsg,
            _ if place == Place::Within => return None,
            b"code" if place != Place::Data => Self::Code,
            b"data" if place == Place::Top => Self::Data,
            b"success" => Self::Success,
            b"failed" => Self::Failed,
            b"result" => Self::Result,
            b"retry" => Self::Retry,
            b"channel" => Self::Channel,
            b"type" => Self::Type,
            b"biz" => Self::Biz,
            b"event" => Self::Event,
            b"pairCode" => Self::PairCode,
            b"interval" => Self::Interval,
            b"thirdOrderId" => Self::ThirdOrderId,
            _ => return None,
        };
        Some(key)
    }
}
