//! The keys that say something about a response, and the places where they count.

use super::unescaped::short_ascii;

/// The kind of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::response) enum Subject {
    /// The response of a REST interface.
    Response,
    /// The response to a batch, whose items have codes of their own.
    Batch,
    /// An item of a batch.
    Item,
    /// The frame of a websocket.
    Frame,
}

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

macro_rules! keys {
    ($($(#[$doc:meta])* $key:ident $name:literal)+) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Key {
            $($(#[$doc])* $key),+
        }

        impl Key {
            pub(super) const ALL: &'static [Self] = &[$(Self::$key),+];

            /// The key with this name, wherever it stands.
            #[inline]
            fn of(name: &[u8]) -> Option<Self> {
                match name {
                    $($name => Some(Self::$key),)+
                    _ => None,
                }
            }
        }
    };
}

keys! {
    /// The code of a REST response, and of an item that has no `msgCode`.
    Code b"code"
    /// The code of a websocket reply.
    ErrorCode b"errorCode"
    /// The code of an item of a batch.
    MsgCode b"msgCode"
    Success b"success"
    Failed b"failed"
    Result b"result"
    Msg b"msg"
    Message b"message"
    ErrorMsg b"errorMsg"
    /// The server's own `retry` flag, and the first key that states nothing.
    Retry b"retry"
    Data b"data"
    /// The first of those that say what a frame is about.
    Channel b"channel"
    Type b"type"
    Biz b"biz"
    Event b"event"
    PairCode b"pairCode"
    Interval b"interval"
    /// What an item of a batch is about.
    ThirdOrderId b"thirdOrderId"
}

/// Whether CoinW's responses have a key of this name.
pub fn is_key(name: &str) -> bool {
    Key::named(Place::Top, name.as_bytes()).is_some()
}

/// The length of the longest name.
const LONGEST: usize = 12;

impl Key {
    /// Whether its value states something, even an array or object.
    pub(super) fn states(self) -> bool {
        (self as u8) < Self::Retry as u8
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
        Self::of(name).filter(|key| match key {
            Self::MsgCode | Self::ErrorCode | Self::Msg | Self::Message | Self::ErrorMsg => true,
            _ if place == Place::Within => false,
            Self::Code => place != Place::Data,
            Self::Data => place == Place::Top,
            _ => true,
        })
    }
}
