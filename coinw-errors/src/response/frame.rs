//! Frames of a websocket.

use serde::Deserialize;

use super::body::Body;
use super::error::Error;
use super::read::Subject;
use crate::guide::vocabulary::Market;

/// Checks whether a frame of a websocket reports an error, and tells a reply from a push.
///
/// These shapes are read:
///
/// | frame | success | error |
/// |---|---|---|
/// | a reply that names its `channel` | `data.result: true` | `data.result: false`, `data.errorCode`, `data.errorMsg` |
/// | a bare reply | | `result: false`, `errorCode`, `errorMsg` |
/// | a push of market or account data | neither | neither |
///
/// A frame is read as [`decode`](crate::decode) says of a response, with two differences. A flag counts in any spelling in the data, too, and a `result` that
/// is no flag says nothing. A code is looked up among those of websockets: 500 in a frame is not the guide's 500.
///
/// # Errors
///
/// [`Error::Api`] if a code or flag in the frame or in its data does not mean success, as for [`decode`](crate::decode);
/// [`Error::NotJson`] and [`Error::Truncated`] if it cannot be read.
///
/// # Examples
///
/// ```
/// use coinw_errors::{Frame, Idempotency, Market, RetryAction, check_frame};
///
/// let frame = r#"{"channel":"login","data":{"result":true}}"#;
/// assert_eq!(check_frame(Market::Futures, frame), Ok(Frame::Accepted));
///
/// let frame = r#"{"result":false,"errorCode":1004,"errorMsg":"Invalid session"}"#;
/// let error = check_frame(Market::Futures, frame).unwrap_err();
/// assert_eq!(error.retry_action(Idempotency::NotIdempotent), RetryAction::Reconnect);
/// ```
pub fn check_frame(market: Market, frame: impl AsRef<[u8]>) -> Result<Frame, Error> {
    let frame = Body { market, bytes: frame.as_ref() };
    let reading = frame.read(Subject::Frame)?;
    Ok(if reading.is_accepted() { Frame::Accepted } else { Frame::Push })
}

/// Decodes a frame of a websocket: an error, a reply that accepts, or a push with its data.
///
/// The frame is read as [`check_frame`] says, once. `T` is what stands under `data` in a push, and may borrow from the frame. A push
/// without data, such as the answer to a ping, is one for a `T` that can be made from nothing, such as an `Option`.
///
/// # Errors
///
/// As [`check_frame`], and [`Error::Data`] if the data of a push is no `T`, or stands there twice.
///
/// # Examples
///
/// ```
/// use coinw_errors::{DecodedFrame, Error, Market, decode_frame};
/// use serde::Deserialize;
///
/// #[derive(Debug, PartialEq, Deserialize)]
/// struct Price<'a> {
///     #[serde(rename = "p")]
///     price: &'a str,
/// }
///
/// let push = r#"{"biz":"futures","type":"ticker_swap","data":{"p":"95640.3"}}"#;
/// assert_eq!(decode_frame(Market::Futures, push), Ok(DecodedFrame::Push(Price { price: "95640.3" })));
///
/// let reply = r#"{"channel":"subscribe","data":{"result":true},"type":"ticker_swap"}"#;
/// assert_eq!(decode_frame::<Price>(Market::Futures, reply), Ok(DecodedFrame::Accepted));
///
/// let refusal = r#"{"result":false,"errorCode":1004,"errorMsg":"Invalid session"}"#;
/// assert!(matches!(decode_frame::<Price>(Market::Futures, refusal), Err(Error::Api(_))));
/// ```
pub fn decode_frame<'de, T: Deserialize<'de>>(
    market: Market,
    frame: &'de (impl AsRef<[u8]> + ?Sized),
) -> Result<DecodedFrame<T>, Error> {
    let frame = Body { market, bytes: frame.as_ref() };
    let reading = frame.read(Subject::Frame)?;
    if reading.is_accepted() {
        return Ok(DecodedFrame::Accepted);
    }
    frame.decode(reading.data, "data").map(DecodedFrame::Push)
}

/// What kind of frame arrived.
///
/// # Examples
///
/// ```
/// use coinw_errors::{Frame, Market, check_frame};
///
/// let reply = r#"{"channel":"subscribe","type":"depth","data":{"result":true}}"#;
/// assert_eq!(check_frame(Market::Futures, reply), Ok(Frame::Accepted));
///
/// let push = r#"{"type":"depth","data":{"asks":[{"m":"95640.3","p":"0.807"}],"bids":[]}}"#;
/// assert_eq!(check_frame(Market::Futures, push), Ok(Frame::Push));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Frame {
    /// A reply: the exchange accepted what it was asked for.
    Accepted,
    /// No reply to anything, such as market data. It says nothing about any request.
    Push,
}

/// What arrived in a frame: as [`Frame`], with the data of a push.
///
/// # Examples
///
/// ```
/// use coinw_errors::{DecodedFrame, Market, decode_frame};
///
/// let push = r#"{"type":"depth","data":[1,2]}"#;
/// let DecodedFrame::Push(numbers) = decode_frame::<Vec<u8>>(Market::Futures, push)? else { panic!() };
/// assert_eq!(numbers, [1, 2]);
/// # Ok::<(), coinw_errors::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DecodedFrame<T> {
    /// A reply: the exchange accepted what it was asked for.
    Accepted,
    /// No reply to anything, such as market data. It says nothing about any request.
    Push(T),
}
