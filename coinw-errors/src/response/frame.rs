//! Websocket frames.

use serde::Deserialize;

use super::body::Body;
use super::error::Error;
use super::read::Subject;
use crate::guide::Guide;

/// The kind of a frame.
pub fn check_frame<G: Guide>(frame: Body<'_>) -> Result<Frame, Error<G>> {
    let reading = frame.read(Subject::Frame)?;
    Ok(if reading.is_accepted() { Frame::Accepted } else { Frame::Push })
}

/// The kind of a frame, with the data of a push.
pub fn decode_frame<'de, T: Deserialize<'de>, G: Guide>(
    frame: Body<'de>,
) -> Result<DecodedFrame<T>, Error<G>> {
    let reading = frame.read(Subject::Frame)?;
    if reading.is_accepted() {
        return Ok(DecodedFrame::Accepted);
    }
    frame.decode(reading.data, "data").map(DecodedFrame::Push)
}

/// The kind of a websocket frame that reports no error.
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
#[non_exhaustive]
pub enum Frame {
    /// A reply: the exchange accepted the request.
    Accepted,
    /// A frame that is not a reply, such as market data. A push says nothing about any request.
    Push,
}

/// A websocket frame that reports no error, with the data of a push.
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
#[non_exhaustive]
pub enum DecodedFrame<T> {
    /// A reply: the exchange accepted the request.
    Accepted,
    /// A frame that is not a reply, such as market data. A push says nothing about any request.
    Push(T),
}
