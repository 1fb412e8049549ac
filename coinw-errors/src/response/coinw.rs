//! The functions that read responses for CoinW's own guide.

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
/// If `data` is missing or `null`, `T` must accept missing data, as `()` and `Option` do.
///
/// Only CoinW's responses have these shapes. Another exchange's refusal may look like a success: OKX reports a refused order under
/// `code: "0"`, with an `sCode` in the data.
///
/// # How a body is read
///
/// One reader decides between data and error, from the bytes alone. The type `T`, the length of the body and the order of the keys play no
/// part. A body that cannot be read to its end proves nothing. The data becomes a `T` after the decision.
///
/// - Keys are compared as JSON reads them, escapes included, and each occurrence of a key counts. A byte order mark at the start is
///   skipped. Numbers and escapes that no Rust type holds, such as `1e999`, do not hide an error.
/// - A code is the whole number that its text spells, without rounding: `500`, `5e2`, `"500"`, `" +0500 "`. Any other value under the key
///   counts as an unlisted code. `null`, `""`, `{}` and `[]` are no code. They prove no success either, except that `null`, and under `msgCode` and
///   `errorCode` also `""`, say nothing at all.
/// - `code` counts at the top. `msgCode` and `errorCode` count wherever they stand, in an array as in an object.
/// - The flags `success`, `failed` and `result` count at the top and in the object directly under `data`. At the top they count in any spelling:
///   `true`, `"True"`, `1`, `"1"`. Any other value of `success` or `failed` does not prove success. In the data only the literals `true` and
///   `false` count, because data may have keys of these names. No flag but `success: true` at the top proves success.
/// - A `code` or a flag in an item of a list is data: `{"code":0,"data":[{"code":9012}]}` is a success. If you send batches, read the response with
///   [`decode_batch`], where each item has a code of its own.
///
/// The error says whether it is a [plain refusal](crate::ApiError::is_plain_refusal). Only then a listed code proves that an order was refused.
///
/// Reading takes time and memory in proportion to the body.
///
/// # Errors
///
/// [`Error::Api`]
///
/// - if the body has a code that does not mean success, listed or not: under `code`, or under `errorCode` as in websocket frames.
///   [`ErrorCode::SUCCESS`](crate::ErrorCode::SUCCESS) has the codes that mean success, on every market;
/// - if the body has `success: false`, `failed: true` or `result: false`, even beside a code that means success;
/// - if such a flag stands in the object under `data`, or if an `errorCode` or `msgCode`, anywhere in the body, does not mean success;
/// - if nothing in the body proves success: the body is not an object, or has neither a code nor `success: true`.
///
/// [`Error::NotJson`] if the body is not JSON, and [`Error::Truncated`] if the body is JSON that ends too early. Bytes that are not UTF-8
/// are never a success; they are [`Error::Api`] if the readable part reports an error, and [`Error::Truncated`] if the body ends within a
/// character.
///
/// [`Error::Data`] if the data of a success does not fit `T`, or if the response has `data` twice.
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
/// // A success without data.
/// decode::<()>(Market::Futures, r#"{"code":0}"#)?;
/// # Ok::<(), Error>(())
/// ```
pub fn decode<'de, T: Deserialize<'de>>(
    market: Market,
    body: &'de (impl AsRef<[u8]> + ?Sized),
) -> Result<T, Error> {
    ErrorCode::decode(market, body)
}

/// Checks whether a response proves success, without decoding the data.
///
/// A success is read without an allocation. The exceptions are an array or object under the key of a code, flag or message, objects with codes or
/// messages inside each other, and arrays and objects nested more than 63 deep.
///
/// # Errors
///
/// The errors of [`decode`], except for [`Error::Data`].
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
/// // The guide does not list 6003 for spot. The response is an error all the same.
/// let error = check(Market::Spot, body).unwrap_err();
/// assert_eq!(error.listed(), None);
/// ```
pub fn check(market: Market, body: &(impl AsRef<[u8]> + ?Sized)) -> Result<(), Error> {
    ErrorCode::check(market, body)
}

/// Returns the data of a response as JSON text, for parsers other than `serde_json`.
///
/// The text is the part of `body` under `data`, exactly as it arrived, or `None` if `data` is missing or `null`.
///
/// # Errors
///
/// The errors of [`decode`]; [`Error::Data`] only if the response has `data` more than once.
///
/// # Examples
///
/// With `sonic-rs`:
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

/// Decodes the response to a batch into a result for each item, in the order of the response.
///
/// Each item has a code of its own, and may have failed although the response as a whole reports success. The code stands under `msgCode`, or
/// under `code` if the item has no `msgCode`: CoinW's examples have the first, its table of parameters the second. An item with neither proves nothing,
/// so it is an error with an unknown outcome. `T` is decoded from the item.
///
/// An item is read by itself: it may be a [plain refusal](crate::ApiError::is_plain_refusal) whatever stands around it. All errors of a batch share one
/// copy of its body, so one that you keep keeps the whole batch in memory. A message with escapes, an unlisted code and the reason of
/// [`Error::Data`] have memory of their own.
///
/// The HTTP status and headers belong to every item: [`map_errors`](crate::MapErrors::map_errors) adds them to all errors at once.
///
/// # Errors
///
/// For the response as a whole, the errors of [`decode`](crate::decode), and [`Error::Data`] if the data is not a list of objects. For an item,
/// [`Error::Api`] if its code or one of its flags (`true` or `false`) does not mean success, with the item as the error's
/// [`body`](crate::ApiError::body), and [`Error::Data`] if the item does not fit `T`.
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

/// Checks whether a websocket frame is an error, an accepted reply or a push, without decoding the data.
///
/// These shapes are read:
///
/// | frame | success | error |
/// |---|---|---|
/// | a reply that names its `channel` | `data.result: true` | `data.result: false`, `data.errorCode`, `data.errorMsg` |
/// | a bare reply | `result: true`, a `code` that means success | `result: false`, `errorCode`, `errorMsg` |
/// | a push of market or account data | neither | neither |
///
/// A frame is read [as a response is](crate::decode#how-a-body-is-read). Its codes are looked up for the websocket channel: the guide's 500 is a
/// REST code, so 500 in a frame is unlisted.
///
/// # Errors
///
/// [`Error::Api`] if a code or flag in the frame or in its data does not mean success, as for [`decode`](crate::decode).
/// [`Error::NotJson`] and [`Error::Truncated`] if the frame cannot be read.
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

/// Decodes a websocket frame into an accepted reply or a push with its data.
///
/// The frame is read once, by the rules of [`check_frame`]. `T` is decoded from the `data` of a push and may borrow from the frame. For a
/// push without data, such as the answer to a ping, `T` must accept missing data, as an `Option` does.
///
/// # Errors
///
/// The errors of [`check_frame`], and [`Error::Data`] if the data of a push does not fit `T`, or if a push has `data` twice.
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
