//! Responses with a result for each item.

use alloc::vec::Vec;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::body::Body;
use super::error::Error;
use super::kept::Whole;
use super::read::{Data, Subject};
use crate::code::ErrorCode;
use crate::guide::Guide;

/// A result for each item of a batch.
pub fn decode_batch<'de, T: Deserialize<'de>, G: Guide>(
    body: Body<'de>,
) -> Result<Vec<Result<T, Error<G>>>, Error<G>> {
    // In a batch that was refused as a whole, the items are data like any other, and may have the code.
    let reading = body.read(Subject::Batch).or_else(|_: Error<G>| body.read(Subject::Response))?;
    let items = match body.decode::<Vec<&'de RawValue>, G>(reading.data, "data") {
        Ok(items) if items.iter().all(|item| item.get().starts_with('{')) => items,
        not_a_list => {
            // Nobody reads its items, so what they report is an error of the whole.
            body.read(Subject::Response)?;
            not_a_list?;
            return Err(body.data_error("data: an item of the batch is not an object"));
        }
    };
    let mut whole = None;
    let decode_item = |item: &'de RawValue| {
        let part = Body { bytes: item.get().as_bytes(), ..body };
        let decoded = part.read(Subject::Item).and_then(|_| part.decode(Data::Json(item.get()), ""));
        decoded.map_err(|mut error: Error<G>| {
            // All errors share one copy of the batch, which may have thousands of items.
            let whole = whole.get_or_insert_with(|| Whole::of(body.bytes));
            error.body_mut().share(whole, part.bytes);
            error
        })
    };
    Ok(items.into_iter().map(decode_item).collect())
}

/// Changes all errors in the result of [`decode_batch`](crate::decode_batch) at once.
// A trait, since nothing else adds a method to a `Result`.
pub trait MapErrors<G = ErrorCode>: Sized {
    /// Calls a function on the error of the batch as a whole, or on the error of each item that failed.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{MapErrors, Market, decode_batch};
    /// use serde::de::IgnoredAny;
    ///
    /// let body = r#"{"code":0,"data":[{"msgCode":0},{"msgCode":29001},{"msgCode":9012}]}"#;
    /// let items = decode_batch::<IgnoredAny>(Market::Futures, body).map_errors(|error| error.with_http_status(429))?;
    /// assert!(items[0].is_ok());
    /// assert_eq!(items[1].as_ref().unwrap_err().http_status(), Some(429));
    /// assert_eq!(items[2].as_ref().unwrap_err().http_status(), Some(429));
    ///
    /// let page = decode_batch::<IgnoredAny>(Market::Futures, "<html>").map_errors(|error| error.with_http_status(503));
    /// assert_eq!(page.unwrap_err().http_status(), Some(503));
    /// # Ok::<(), coinw_errors::Error>(())
    /// ```
    #[must_use]
    fn map_errors(self, change: impl FnMut(Error<G>) -> Error<G>) -> Self;
}

impl<T, G> MapErrors<G> for Result<Vec<Result<T, Error<G>>>, Error<G>> {
    fn map_errors(self, mut change: impl FnMut(Error<G>) -> Error<G>) -> Self {
        match self {
            Ok(items) => Ok(items.into_iter().map(|item| item.map_err(&mut change)).collect()),
            Err(error) => Err(change(error)),
        }
    }
}
