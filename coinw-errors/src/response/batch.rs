//! Responses with a result for each of several items.

use alloc::vec::Vec;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::body::Body;
use super::error::Error;
use super::read::{Data, Subject};
use crate::guide::vocabulary::Market;

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
/// Status and headers of the HTTP response are those of all its items: [`map_errors`](MapErrors::map_errors) adds them to each.
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
    let body = Body { market, bytes: body.as_ref() };
    let items: Vec<&'de RawValue> = body.decode(body.read(Subject::Batch)?.data, "data")?;
    let decode_item = |item: &'de RawValue| {
        let body = Body { market, bytes: item.get().as_bytes() };
        body.read(Subject::Item)?;
        body.decode(Data::Json(item.get()), "")
    };
    Ok(items.into_iter().map(decode_item).collect())
}

/// What [`decode_batch`] returns, as something whose errors can be changed all at once.
// A trait, since nothing else adds a method to a `Result`.
pub trait MapErrors: Sized {
    /// Calls a function for the error of the batch as a whole, or for that of each item.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{MapErrors, Market, decode_batch};
    ///
    /// let body = r#"{"code":0,"data":[{"msgCode":0},{"msgCode":29001},{"msgCode":9012}]}"#;
    /// let items = decode_batch::<()>(Market::Futures, body).map_errors(|error| error.with_http_status(429))?;
    /// assert_eq!(items[1].as_ref().unwrap_err().http_status(), Some(429));
    /// assert_eq!(items[2].as_ref().unwrap_err().http_status(), Some(429));
    ///
    /// let page = decode_batch::<()>(Market::Futures, "<html>").map_errors(|error| error.with_http_status(503));
    /// assert_eq!(page.unwrap_err().http_status(), Some(503));
    /// # Ok::<(), coinw_errors::Error>(())
    /// ```
    #[must_use]
    fn map_errors(self, change: impl FnMut(Error) -> Error) -> Self;
}

impl<T> MapErrors for Result<Vec<Result<T, Error>>, Error> {
    fn map_errors(self, mut change: impl FnMut(Error) -> Error) -> Self {
        match self {
            Ok(items) => Ok(items.into_iter().map(|item| item.map_err(&mut change)).collect()),
            Err(error) => Err(change(error)),
        }
    }
}
