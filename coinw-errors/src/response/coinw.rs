//! Responses read for the codes of CoinW's own guide.

use alloc::vec::Vec;

use serde::Deserialize;

use super::error::Error;
use super::frame::{DecodedFrame, Frame};
use crate::code::ErrorCode;
use crate::guide::Guide;
use crate::guide::vocabulary::Market;

/// Decodes the data of a response, if the response proves success.
///
/// `body` is what arrived, as a string or as bytes; `T` may borrow from it. These shapes are read:
///
/// | from | the code | the message | the flags | the data |
/// |---|---|---|---|---|
/// | spot | `code`, a string | `msg` | `success`, `failed` | `data` |
/// | futures | `code`, a number | `msg` | | `data` |
/// | the gateway | `code`, a number | `message` | `success`, `retry` | `data` |
///
/// A response without data, or with `null` for it, is one for a `T` that can be made from nothing, such as `()` or an `Option`.
///
/// The shapes are CoinW's. An answer of an exchange that wraps it otherwise may look like a success here: OKX puts the refusal of an order into the
/// data, as an `sCode` under `code: "0"`.
///
/// # How a body is read
///
/// One reader decides between data and error, from the bytes alone. What `T` is takes no part in it, nor does the length of the
/// body or the order of its keys, and what cannot be read to its end has proven nothing. The data becomes a `T` afterwards.
///
/// - Keys are compared as JSON reads them, escapes included, and each occurrence of a key counts. A byte order mark in front is
///   passed over. Numbers and escapes that no Rust type holds, such as `1e999`, hide nothing.
/// - A code is the whole number that its text spells, without rounding: `500`, `5e2`, `"500"`, `" +0500 "`. Whatever else stands in its
///   place is a code that the guide does not list; `null` is none.
/// - The flags `success` and `failed` count at the top in any spelling: `true`, `"True"`, `1`, `"1"`; what is no flag there has not
///   proven success. `result` counts as `true` or `false`, also as text. Inside the data only `true` and `false` do, for data
///   may have keys of these names.
/// - A `code` inside the data is the data's business: currencies have codes, too.
///
/// # Errors
///
/// [`Error::Api`]
///
/// - if the body has a code that does not mean success, whether or not the guide lists it: under `code`, or as websockets do
///   under `errorCode`. The codes that mean success are [`ErrorCode::SUCCESS`](crate::ErrorCode::SUCCESS), on every market;
/// - if it has a flag that does not mean success: `success: false`, `failed: true` or `result: false`, even beside a code that
///   does;
/// - if such a flag or an `errorCode` stands in the data, or a `msgCode`, the code of an item of a batch, anywhere in the body.
///   [`decode_batch`] has a result for each item;
/// - if nothing in it proves success: it is not an object, or has neither a code nor `success: true`.
///
/// [`Error::NotJson`] and [`Error::Truncated`] if it is not JSON. Bytes that are not UTF-8 are never a success, and an error of the
/// exchange if what can be read of them says so.
///
/// [`Error::Data`] if the data of a success is no `T`, or stands there twice.
///
/// # Examples
///
/// ```
/// use coinw_errors::{Error, ErrorCode, Market, decode};
/// use serde::Deserialize;
///
/// #[derive(Deserialize)]
/// struct Order<'a> {
///     value: &'a str,
/// }
///
/// let order: Order = decode(Market::Futures, r#"{"code":0,"data":{"value":"33309907537115139"},"msg":""}"#)?;
/// assert_eq!(order.value, "33309907537115139");
///
/// let refused = decode::<Order>(Market::Futures, r#"{"code":9012,"message":"Position not found"}"#);
/// let Err(Error::Api(error)) = refused else { panic!() };
/// assert_eq!(error.listed(), Some(ErrorCode::PositionNotFound));
///
/// // A success that has nothing to say.
/// decode::<()>(Market::Futures, r#"{"code":0}"#)?;
/// # Ok::<(), Error>(())
/// ```
pub fn decode<'de, T: Deserialize<'de>>(
    market: Market,
    body: &'de (impl AsRef<[u8]> + ?Sized),
) -> Result<T, Error> {
    ErrorCode::decode(market, body)
}

/// Checks whether a response proves success, whatever its data.
///
/// A success is read without an allocation, except where a key or a code is written with escapes or a code as in `2e2`, where arrays and
/// objects stand more than 63 deep, or where items of a batch stand inside each other.
///
/// # Errors
///
/// As [`decode`], but for [`Error::Data`].
///
/// # Examples
///
/// ```
/// use coinw_errors::{ErrorCode, Market, check};
///
/// assert!(check(Market::Futures, r#"{"code":0,"data":{"value":"33309"}}"#).is_ok());
///
/// let body = r#"{"code":6003,"message":"require more permission","retry":false,"success":false}"#;
/// let error = check(Market::Futures, body).unwrap_err();
/// assert_eq!(error.listed(), Some(ErrorCode::PermissionRequired));
///
/// // The guide does not list it for this market; it is an error all the same.
/// let error = check(Market::Spot, body).unwrap_err();
/// assert_eq!(error.listed(), None);
/// ```
pub fn check(market: Market, body: &(impl AsRef<[u8]> + ?Sized)) -> Result<(), Error> {
    ErrorCode::check(market, body)
}

/// The JSON text of a response's data, if the response proves success: for parsers other than `serde_json`.
///
/// The text is a part of `body`, as it arrived; there is none for a response without data, or with `null` for it.
///
/// # Errors
///
/// As [`decode`]; [`Error::Data`] only if the response has `data` more than once.
///
/// # Examples
///
/// With `sonic-rs`, where reading a lot of data has to be fast:
///
/// ```
/// use coinw_errors::{Market, data};
///
/// let body = r#"{"code":0,"data":[95400,95401],"msg":""}"#;
/// let json = data(Market::Futures, body)?.unwrap_or("null");
/// let prices: Vec<u32> = sonic_rs::from_str(json)?;
/// assert_eq!(prices, [95400, 95401]);
///
/// let refused = data(Market::Futures, r#"{"code":9012,"data":{},"msg":"Position not found"}"#);
/// assert_eq!(refused.unwrap_err().to_string(), r#"futures 9012 Position Not Found: "Position not found""#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn data(market: Market, body: &(impl AsRef<[u8]> + ?Sized)) -> Result<Option<&str>, Error> {
    ErrorCode::data(market, body)
}

/// Decodes the response to a batch: a result for each item, in the order of the response.
///
/// Each item has a code of its own, `msgCode`, and may have failed although the response as a whole reports success. `T` is
/// read from the item. An item without that code proves nothing, and is an error without a code.
///
/// # Errors
///
/// As [`decode`](crate::decode) for the response as a whole. For an item, [`Error::Api`] with the item as its
/// [`body`](crate::ApiError::body) if its `msgCode` or a flag of its own does not mean success, and [`Error::Data`] if it is no
/// `T`.
///
/// Status and headers of the HTTP response are those of all its items: [`map_errors`](crate::MapErrors::map_errors) adds them to each.
///
/// # Examples
///
/// ```
/// use coinw_errors::{Error, ErrorCode, Market, decode_batch};
/// use serde::Deserialize;
///
/// #[derive(Deserialize)]
/// #[serde(rename_all = "camelCase")]
/// struct Closed {
///     open_id: String,
/// }
///
/// let body = r#"{"code":0,"data":[{"msgCode":0,"openId":"33308750244767807"},{"msgCode":9012}]}"#;
/// let items = decode_batch::<Closed>(Market::Futures, body)?;
/// let closed: Vec<_> = items.iter().flatten().map(|item| item.open_id.as_str()).collect();
/// let refused: Vec<_> = items.iter().filter_map(|item| item.as_ref().err()?.listed()).collect();
///
/// assert_eq!(closed, ["33308750244767807"]);
/// assert_eq!(refused, [ErrorCode::PositionNotFound]);
/// # Ok::<(), Error>(())
/// ```
pub fn decode_batch<'de, T: Deserialize<'de>>(
    market: Market,
    body: &'de (impl AsRef<[u8]> + ?Sized),
) -> Result<Vec<Result<T, Error>>, Error> {
    ErrorCode::decode_batch(market, body)
}

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
pub fn check_frame(market: Market, frame: &(impl AsRef<[u8]> + ?Sized)) -> Result<Frame, Error> {
    ErrorCode::check_frame(market, frame)
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
    ErrorCode::decode_frame(market, frame)
}
