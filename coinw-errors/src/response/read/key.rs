//! The keys that say something about a response, and the places where they count.

use alloc::string::String;

use crate::guide::vocabulary::Channel;

/// Where in a body an object stands. The same key means one thing in one place and nothing in another: `code` inside the data may
/// be that of a currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The response or frame itself.
    Top(Channel),
    /// The data of a response or frame, or an item of a batch: a reply may stand inside.
    Data(Channel),
    /// Anything further in: an item of a batch may stand there.
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
    /// The server's own `retry` flag.
    Retry,
    Data,
}

impl Key {
    /// The key with this name, written as JSON.
    #[inline]
    pub(super) fn at(place: Place, json: &str, is_escaped: bool) -> Option<Self> {
        if is_escaped {
            // One that no `String` holds is none of these.
            let name: String = serde_json::from_str(json).ok()?;
            return Self::named(place, &name);
        }
        // Most keys of data are told apart by their first letter.
        if place == Place::Within && !json.starts_with("\"m") && !json.starts_with("\"e") {
            return None;
        }
        Self::named(place, json.strip_prefix('"')?.strip_suffix('"')?)
    }

    #[inline]
    fn named(place: Place, name: &str) -> Option<Self> {
        let key = match name {
            "msgCode" => Self::MsgCode,
            "msg" | "message" | "errorMsg" => Self::Message,
            _ if place == Place::Within => return None,
            "errorCode" => Self::ErrorCode,
            "success" => Self::Success,
            "failed" => Self::Failed,
            "result" => Self::Result,
            _ if matches!(place, Place::Data(_)) => return None,
            "code" => Self::Code,
            "data" => Self::Data,
            "retry" => Self::Retry,
            _ => return None,
        };
        Some(key)
    }
}
