//! From the bytes of a body to its data or its error.
//!
//! [`read`] decides between the two, and nothing else does. An error is kept with what arrived, and what is [`shown`] of it has no
//! secrets.

mod api_error;
mod batch;
mod body;
#[cfg(feature = "miette")]
mod diagnostic;
mod display;
mod error;
mod frame;
mod http;
mod kept;
mod read;
mod received;
#[cfg(feature = "serde")]
mod record;
mod shown;
mod support;
mod unreadable;

use serde::Deserialize;

pub use self::api_error::ApiError;
pub use self::batch::{MapErrors, decode_batch};
use self::body::Body;
pub use self::error::Error;
pub use self::frame::{DecodedFrame, Frame, check_frame, decode_frame};
use self::read::Subject;
pub use self::received::{ReceivedCode, UnlistedCode};
pub use self::support::SupportRequest;
pub use self::unreadable::Unreadable;
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
    let body = Body { market, bytes: body.as_ref() };
    body.decode(body.read(Subject::Response)?.data, "data")
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
pub fn check(market: Market, body: impl AsRef<[u8]>) -> Result<(), Error> {
    let body = Body { market, bytes: body.as_ref() };
    body.read(Subject::Response).map(drop)
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
    let body = Body { market, bytes: body.as_ref() };
    body.json(body.read(Subject::Response)?.data)
}
