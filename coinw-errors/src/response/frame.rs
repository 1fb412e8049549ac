//! Websocket frames.

use core::fmt;

use serde::Deserialize;

use super::body::Response;
use super::error::Error;
use super::guided::Guided;
use super::http::Http;
use super::read::{Data, Subject};
use crate::code::ErrorCode;
use crate::guide::Guide;
use crate::guide::vocabulary::Market;

/// A websocket frame that reports no error: an accepted reply, or a push of market or account data.
///
/// These shapes are read:
///
/// - a reply that names its `channel`: `data.result: true`, or for an error `data.result: false`, `data.errorCode` and `data.errorMsg`
/// - a bare reply: `result: true` or a `code` that means success, or for an error `result: false`, `errorCode` and `errorMsg`
/// - a push of market or account data: none of these keys
///
/// # Examples
///
/// ```
/// use coinw_errors::{Error, Frame, Market};
/// use serde::Deserialize;
///
/// #[derive(Debug, PartialEq, Deserialize)]
/// struct Price<'a> {
///     #[serde(rename = "p")]
///     price: &'a str,
/// }
///
/// let push = Frame::read(Market::Futures, r#"{"biz":"futures","type":"ticker_swap","data":{"p":"95640.3"}}"#)?;
/// assert!(!push.is_accepted());
/// assert_eq!(push.decode::<Price>()?, Price { price: "95640.3" });
///
/// let reply = Frame::read(Market::Futures, r#"{"channel":"subscribe","data":{"result":true},"type":"ticker_swap"}"#)?;
/// assert!(reply.is_accepted());
/// # Ok::<(), Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct Frame<'a> {
    response: Response<'a>,
    is_accepted: bool,
    data: Data<'a>,
}

impl<'a> Frame<'a> {
    /// Reads a frame.
    ///
    /// A frame is read [like a response](crate::_documentation::reading), but need not prove success. Its codes are looked up on the
    /// websocket channel: the guide's 500 is a REST code, so in a frame it is unlisted.
    ///
    /// # Errors
    ///
    /// If a code or flag in the frame or in its data does not mean success, or if the frame cannot be read.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{Frame, Idempotency, Market, RetryAction};
    ///
    /// let frame = r#"{"result":false,"errorCode":1004,"errorMsg":"Invalid session"}"#;
    /// let error = Frame::read(Market::Futures, frame).unwrap_err();
    /// assert_eq!(error.retry_action(Idempotency::NotIdempotent), RetryAction::Reconnect);
    /// ```
    pub fn read(market: Market, frame: &'a (impl AsRef<[u8]> + ?Sized)) -> Result<Self, Error> {
        Self::read_with::<ErrorCode>(market, frame)
    }

    /// Reads a frame with your own guide: see [`Response::with_guide`].
    ///
    /// # Errors
    ///
    /// As [`read`](Self::read).
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{ErrorCode, Extended, Frame, Market, error_guide};
    ///
    /// #[error_guide("examples/small_guide.yaml")]
    /// enum OwnCode {}
    ///
    /// let frame = r#"{"channel":"login","data":{"result":true}}"#;
    /// assert!(Frame::read_with::<Extended<OwnCode>>(Market::Futures, frame)?.is_accepted());
    /// # Ok::<(), coinw_errors::Error>(())
    /// ```
    pub fn read_with<G: Guide>(
        market: Market,
        frame: &'a (impl AsRef<[u8]> + ?Sized),
    ) -> Result<Self, Error> {
        let response =
            Response { market, http: Http::UNKNOWN, guide: Guided::by::<G>(), bytes: frame.as_ref() };
        let reading = response.read(Subject::Frame)?;
        Ok(Self { response, is_accepted: reading.is_accepted(), data: reading.data })
    }

    /// Whether the frame is an accepted reply. Any other frame is a push, which says nothing about a request.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{Frame, Market};
    ///
    /// assert!(!Frame::read(Market::Futures, r#"{"event":"pong"}"#)?.is_accepted());
    /// # Ok::<(), coinw_errors::Error>(())
    /// ```
    pub fn is_accepted(self) -> bool {
        self.is_accepted
    }

    /// Decodes the data of a push or a reply. `T` may borrow from the frame. For a frame without data, such as the answer to a ping, `T`
    /// must accept missing data, as `Option` does.
    ///
    /// # Errors
    ///
    /// `Reason::Data` if the data does not fit `T`, or if the frame has `data` twice.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{Frame, Market};
    ///
    /// let numbers: [u8; 2] = Frame::read(Market::Futures, r#"{"type":"depth","data":[1,2]}"#)?.decode()?;
    /// assert_eq!(numbers, [1, 2]);
    /// # Ok::<(), coinw_errors::Error>(())
    /// ```
    pub fn decode<T: Deserialize<'a>>(self) -> Result<T, Error> {
        self.response.decode_data(self.data, "data")
    }

    /// The data of the frame as JSON text, for another parser: see [`Response::data`].
    ///
    /// # Errors
    ///
    /// `Reason::Data` if the frame has `data` twice.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{Frame, Market};
    ///
    /// assert_eq!(Frame::read(Market::Futures, r#"{"type":"depth","data":[1,2]}"#)?.data(), Ok(Some("[1,2]")));
    /// # Ok::<(), coinw_errors::Error>(())
    /// ```
    pub fn data(self) -> Result<Option<&'a str>, Error> {
        self.response.json(self.data)
    }

    /// The whole frame as it arrived, for payloads outside `data` and for other keys, such as `type`.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{Frame, Market};
    ///
    /// assert_eq!(Frame::read(Market::Futures, r#"{"event":"pong"}"#)?.text(), r#"{"event":"pong"}"#);
    /// # Ok::<(), coinw_errors::Error>(())
    /// ```
    pub fn text(self) -> &'a str {
        str::from_utf8(self.response.bytes).unwrap_or_default()
    }
}

/// Shows the frame without secrets, as [`Error`] does.
impl fmt::Debug for Frame<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Frame")
            .field("is_accepted", &self.is_accepted)
            .field("response", &self.response)
            .finish()
    }
}
