//! A guide to error codes: its rows, its vocabulary, and the decisions that follow from them.

pub mod entry;
pub mod explanation;
mod extended;
pub mod index;
pub mod retry;
pub mod vocabulary;
pub mod words;

/// Keeps others from implementing [`Guide`].
pub mod sealed {
    /// Implemented by the macro, and here.
    pub trait Guide {}
}

#[cfg(feature = "json")]
use alloc::vec::Vec;
use core::error::Error;
use core::hash::Hash;

#[cfg(feature = "json")]
use serde::Deserialize;

use self::entry::{Entry, Link};
pub use self::extended::Extended;
use self::retry::RetryAction;
use self::vocabulary::{Channel, Idempotency, Market};
#[cfg(feature = "json")]
use crate::response::{self, body::Body};

/// The error codes of a guide. Every enum made by [`error_guide`](crate::error_guide) implements this trait, and so does [`Extended`]. The trait is
/// sealed: nothing else can implement it, so methods may be added in a minor version.
///
/// With the feature `json`, the methods read responses and return `Error<Self>`. The functions of the same names in the crate's root read
/// responses for [`ErrorCode`](crate::ErrorCode).
///
/// # Examples
///
/// A guide of your own, for codes that CoinW's guide lacks:
///
/// ```
/// # #[cfg(feature = "json")] {
/// use coinw_errors::{Guide, Idempotency, Market, Outcome, RetryAction, error_guide};
///
/// #[error_guide("examples/small_guide.yaml")]
/// enum OwnCode {}
///
/// let error = OwnCode::check(Market::Spot, r#"{"code":1001,"msg":"too many orders"}"#).unwrap_err();
/// assert_eq!(error.listed(), Some(OwnCode::TooManyOrders));
/// assert_eq!(error.outcome(), Outcome::Rejected);
/// # }
/// ```
pub trait Guide: sealed::Guide + Error + Copy + Eq + Hash + Send + Sync + 'static {
    /// The document that describes the codes.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{ErrorCode, Guide};
    ///
    /// fn source<G: Guide>() -> &'static str {
    ///     G::GUIDE.text
    /// }
    /// assert_eq!(source::<ErrorCode>(), "CoinW API Error Code Guide");
    /// ```
    const GUIDE: Link;

    /// The row of the guide with everything that is known about this code.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{ErrorCode, Guide};
    ///
    /// fn causes<G: Guide>(codes: &[G]) -> Vec<&'static str> {
    ///     codes.iter().map(|code| code.entry().cause).collect()
    /// }
    /// assert_eq!(causes(ErrorCode::ALL).len(), ErrorCode::ALL.len());
    /// ```
    fn entry(self) -> &'static Entry;

    /// The code with this number on exactly this market and channel.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{Channel, ErrorCode, Guide, Market};
    ///
    /// fn is_listed<G: Guide>(code: i32) -> bool {
    ///     G::from_code_on(Market::Futures, Channel::Rest, code).is_some()
    /// }
    /// assert!(is_listed::<ErrorCode>(9012));
    /// ```
    fn from_code_on(market: Market, channel: Channel, code: i32) -> Option<Self>;

    /// Whether a number means success instead of an error.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{ErrorCode, Guide};
    ///
    /// assert!(ErrorCode::means_success(0) && !ErrorCode::means_success(9012));
    /// ```
    fn means_success(code: i32) -> bool;

    /// The one safe next step for a request that was answered with this code: see [`Entry::retry_action`].
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{ErrorCode, Guide, Idempotency, RetryAction};
    ///
    /// fn may_help<G: Guide>(code: G) -> bool {
    ///     code.retry_action(Idempotency::Idempotent) != RetryAction::Stop
    /// }
    /// assert!(may_help(ErrorCode::RateLimited));
    /// ```
    fn retry_action(self, idempotency: Idempotency) -> RetryAction {
        self.entry().retry_action(idempotency)
    }

    /// Decodes the data of a response, as [`decode`](crate::decode) does.
    ///
    /// # Errors
    ///
    /// As [`decode`](crate::decode).
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{ErrorCode, Guide, Market};
    ///
    /// let order: String = ErrorCode::decode(Market::Futures, r#"{"code":0,"data":"33309907537115139"}"#)?;
    /// assert_eq!(order, "33309907537115139");
    /// # Ok::<(), coinw_errors::Error>(())
    /// ```
    #[cfg(feature = "json")]
    fn decode<'de, T: Deserialize<'de>>(
        market: Market,
        body: &'de (impl AsRef<[u8]> + ?Sized),
    ) -> Result<T, response::Error<Self>> {
        Body::new(market, body).decode_response()
    }

    /// Checks whether a response proves success, as [`check`](crate::check) does.
    ///
    /// # Errors
    ///
    /// As [`check`](crate::check).
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{ErrorCode, Guide, Market};
    ///
    /// assert!(ErrorCode::check(Market::Futures, r#"{"code":0}"#).is_ok());
    /// ```
    #[cfg(feature = "json")]
    fn check(market: Market, body: &(impl AsRef<[u8]> + ?Sized)) -> Result<(), response::Error<Self>> {
        Body::new(market, body).check_response()
    }

    /// The JSON text of a response's data, as [`data`](crate::data) gives it.
    ///
    /// # Errors
    ///
    /// As [`data`](crate::data).
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{ErrorCode, Guide, Market};
    ///
    /// assert_eq!(ErrorCode::data(Market::Futures, r#"{"code":0,"data":[1]}"#), Ok(Some("[1]")));
    /// ```
    #[cfg(feature = "json")]
    fn data(
        market: Market,
        body: &(impl AsRef<[u8]> + ?Sized),
    ) -> Result<Option<&str>, response::Error<Self>> {
        Body::new(market, body).data_of_response()
    }

    /// Decodes the response to a batch, as [`decode_batch`](crate::decode_batch) does.
    ///
    /// # Errors
    ///
    /// As [`decode_batch`](crate::decode_batch).
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{ErrorCode, Guide, Market};
    /// use serde::de::IgnoredAny;
    ///
    /// let body = r#"{"code":0,"data":[{"msgCode":0},{"msgCode":9012}]}"#;
    /// let items = ErrorCode::decode_batch::<IgnoredAny>(Market::Futures, body)?;
    /// assert!(items[0].is_ok());
    /// assert_eq!(items[1].as_ref().unwrap_err().listed(), Some(ErrorCode::PositionNotFound));
    /// # Ok::<(), coinw_errors::Error>(())
    /// ```
    #[cfg(feature = "json")]
    fn decode_batch<'de, T: Deserialize<'de>>(
        market: Market,
        body: &'de (impl AsRef<[u8]> + ?Sized),
    ) -> Result<Vec<Result<T, response::Error<Self>>>, response::Error<Self>> {
        response::batch::decode_batch(Body::new(market, body))
    }

    /// Checks whether a frame of a websocket reports an error, as [`check_frame`](crate::check_frame) does.
    ///
    /// # Errors
    ///
    /// As [`check_frame`](crate::check_frame).
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{ErrorCode, Frame, Guide, Market};
    ///
    /// let frame = r#"{"channel":"login","data":{"result":true}}"#;
    /// assert_eq!(ErrorCode::check_frame(Market::Futures, frame), Ok(Frame::Accepted));
    /// ```
    #[cfg(feature = "json")]
    fn check_frame(
        market: Market,
        frame: &(impl AsRef<[u8]> + ?Sized),
    ) -> Result<response::Frame, response::Error<Self>> {
        response::frame::check_frame(Body::new(market, frame))
    }

    /// Decodes a frame of a websocket, as [`decode_frame`](crate::decode_frame) does.
    ///
    /// # Errors
    ///
    /// As [`decode_frame`](crate::decode_frame).
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{DecodedFrame, ErrorCode, Guide, Market};
    ///
    /// let frame = r#"{"type":"depth","data":[1,2]}"#;
    /// assert_eq!(ErrorCode::decode_frame(Market::Futures, frame), Ok(DecodedFrame::Push([1, 2])));
    /// ```
    #[cfg(feature = "json")]
    fn decode_frame<'de, T: Deserialize<'de>>(
        market: Market,
        frame: &'de (impl AsRef<[u8]> + ?Sized),
    ) -> Result<response::DecodedFrame<T>, response::Error<Self>> {
        response::frame::decode_frame(Body::new(market, frame))
    }
}
