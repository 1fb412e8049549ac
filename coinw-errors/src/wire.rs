//! What arrives on the wire: is it data or an error, and which error?
//!
//! A body is read once ([`response`]). While its data is read into the caller's type, [`watch`] notes what the keys say that
//! decide between success and failure. Only a body that did not prove success is read a second time, by [`evidence`], which
//! finds out what it says.

/// For visitors that have nothing to find in what is neither an array nor an object.
macro_rules! visit_scalars {
    () => {
        visit_scalars! { visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64, visit_str: &str }

        fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
            Ok(())
        }
    };
    ($($method:ident: $type:ty),+) => {$(
        fn $method<E: serde::de::Error>(self, _: $type) -> Result<(), E> {
            Ok(())
        }
    )+};
}

mod batch;
mod envelope;
mod evidence;
mod flag;
mod frame;
mod key;
mod response;
mod scalar;
mod skip;
mod verdict;
mod watch;

use alloc::string::ToString;
use alloc::vec::Vec;

use serde::Deserialize;
use serde_json::Deserializer;
use serde_json::value::RawValue;

use crate::{Error, Market};
use evidence::Surface;
pub use frame::Frame;
use response::Said;
pub use response::{Reply, Response};
use skip::Skip;
use watch::Items;

/// Decodes the data of a response, if the response proves success.
///
/// `body` is what arrived, as a string or as bytes; `T` may borrow from it. The body is read once, whatever the order of
/// its keys. These shapes are read:
///
/// | from | the code | the message | the flags | the data |
/// |---|---|---|---|---|
/// | spot | `code`, a string | `msg` | `success`, `failed` | `data` |
/// | futures | `code`, a number | `msg` | | `data` |
/// | the gateway | `code`, a number | `message` | `success`, `retry` | `data` |
///
/// A number and a string are the same code, and so are `" 500 "`, `"+500"` and `"0500"`. A response without data, or with
/// `null` for it, is one for a `T` that can be made from nothing, such as `()` or an `Option`.
///
/// # Errors
///
/// [`Error::Api`]
///
/// - if the body has a code that does not mean success, whether or not the guide lists it: under `code`, or as websockets do
///   under `errorCode`. The codes that mean success are [`ErrorCode::SUCCESS`](crate::ErrorCode::SUCCESS), on every market;
/// - if it has a flag that does not mean success: `success: false`, `failed: true` or `result: false`, even beside a code that
///   does;
/// - if such a flag or an `errorCode` stands in the data, or anywhere in it a `msgCode`, the code of an item of a batch.
///   [`decode_batch`] has a result for each of those;
/// - if nothing in it proves success: it is not an object, or has neither a code nor `success: true`.
///
/// A `code` inside the data is the data's business: currencies have codes, too.
///
/// [`Error::NotJson`] and [`Error::Truncated`] if it cannot be read at all, and [`Error::Data`] if the data of a success is no
/// `T`.
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
    let body = body.as_ref();
    // To search a small body takes longer than to look at all of it.
    let items = if body.len() < SMALL { Items::Wanted(true) } else { Items::In(body) };
    let text = text_of(market, Surface::Rest, body)?;
    let mut said = Said::<T>::new(items);
    match read(&mut said, text) {
        Ok(()) => said.take_data(market, text),
        Err(reason) => {
            // The body of an error need not have the data of a success.
            check(market, body)?;
            Err(misfit::<T>(market, text, &reason))
        }
    }
}

/// Checks whether a response proves success, whatever its data.
///
/// A success is read without an allocation, unless `serde_json` needs one: for escapes in a key, in a code or in a value of the
/// data, or to skip an array or object inside an item of a list.
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
/// assert_eq!(error.to_string(), r#"spot 6003 (not listed there): "require more permission""#);
/// ```
pub fn check(market: Market, body: impl AsRef<[u8]>) -> Result<(), Error> {
    let body = body.as_ref();
    if body.len() >= LARGE && is_success_in_ascii(body) {
        return Ok(());
    }
    let text = text_of(market, Surface::Rest, body)?;
    let mut said = Said::<Skip>::new(Items::In(body));
    match read(&mut said, text) {
        Ok(()) => said.take_data(market, text).map(drop),
        Err(reason) => Err(unreadable(market, Surface::Rest, body, &reason)),
    }
}

/// Decodes the response to a batch: a result for each item, in the order of the response.
///
/// Each item has a code of its own, `msgCode`, and may have failed although the response as a whole reports success. `T` is
/// read from the item. An item without that code proves nothing, and is an error without a code.
///
/// # Errors
///
/// As [`decode`] for the response as a whole. For an item, [`Error::Api`] with the item as its
/// [`body`](crate::ApiError::body) if its `msgCode` or a flag of its own does not mean success, and [`Error::Data`] if it is no
/// `T`.
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
    let body = body.as_ref();
    let text = text_of(market, Surface::Rest, body)?;
    let mut said = Said::<Vec<&RawValue>>::new(Items::Wanted(false));
    match read(&mut said, text) {
        Ok(()) => {
            let items = said.take_data(market, text)?;
            Ok(items.into_iter().map(|item| batch::decode_item(market, item)).collect())
        }
        Err(reason) => {
            check(market, body)?;
            Err(Error::data(market, body, "", &reason))
        }
    }
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
/// A code is looked up among those of websockets: 500 in a frame is not the guide's 500.
///
/// # Errors
///
/// [`Error::Api`] if a code or flag in the frame or in its data does not mean success, as for [`decode`];
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
    let frame = frame.as_ref();
    match serde_json::from_str::<Reply>(text_of(market, Surface::Websocket, frame)?) {
        Ok(reply) => Ok(reply.into_frame(market, frame)?),
        Err(reason) => Err(unreadable(market, Surface::Websocket, frame, &reason)),
    }
}

/// The body as text. To validate it as a whole costs less than string by string.
#[inline]
fn text_of(market: Market, surface: Surface, body: &[u8]) -> Result<&str, Error> {
    str::from_utf8(body).map_err(|reason| match evidence::failure(market, surface, body) {
        Some(error) => Error::Api(error),
        None => Error::not_utf_8(market, body, reason),
    })
}

/// Whether a large body is a success for certain. In one of ASCII that is told sooner than in text, for to look for bytes that are
/// not ASCII takes half as long as to look for those that are not UTF-8. Large errors are rare, and are then read once more.
#[inline(never)] // Small bodies, which most are, do without it.
fn is_success_in_ascii(body: &[u8]) -> bool {
    if !body.is_ascii() {
        return false;
    }
    let mut said = Said::<Skip>::new(Items::In(body));
    let mut json = Deserializer::from_slice(body);
    said.read(&mut json).is_ok() && json.end().is_ok() && said.is_success_for_certain()
}

fn read<'a, T: Deserialize<'a>>(said: &mut Said<'a, '_, T>, text: &'a str) -> Result<(), serde_json::Error> {
    let mut json = Deserializer::from_str(text);
    said.read(&mut json)?;
    json.end()
}

/// The error of data that is no `T`. It is read once more to learn where in it the mistake is, which costs too much to do
/// every time.
fn misfit<'de, T: Deserialize<'de>>(market: Market, text: &'de str, reason: &serde_json::Error) -> Error {
    let (mut json, body) = (Deserializer::from_str(text), text.as_bytes());
    match serde_path_to_error::deserialize::<_, Response<T>>(&mut json) {
        Err(error) => {
            // At the top the path is a point.
            let path = error.path().to_string();
            Error::data(market, body, path.trim_matches('.'), error.inner())
        }
        Ok(_) => Error::data(market, body, "", reason),
    }
}

/// The error that a body is whose keys cannot be read: one of the exchange's if as much as that can be told.
fn unreadable(market: Market, surface: Surface, body: &[u8], reason: &serde_json::Error) -> Error {
    match evidence::failure(market, surface, body) {
        Some(error) => Error::Api(error),
        None => Error::unreadable(market, body, reason),
    }
}

/// Whether there may be items of a batch anywhere in it. Searching for their key takes a fraction of the time that it takes
/// to look at every key.
fn may_have_items(body: &[u8]) -> bool {
    // `memmem` is the faster one, once it is set up.
    if body.len() < SMALL {
        memchr::memchr_iter(b'C', body)
            .any(|at| body[..at].ends_with(b"msg") && body[at..].starts_with(b"Code"))
    } else {
        memchr::memmem::find(body, b"msgCode").is_some()
    }
}

/// How long a body is for which a search is not worth its preparation, in bytes.
const SMALL: usize = 512;

/// How long a body is for which it matters how often it is looked at, in bytes.
const LARGE: usize = 4096;
