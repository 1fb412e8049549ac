//! The response to a batch, with a result for each item.

use alloc::vec::Vec;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::body::Response;
use super::error::Error;
use super::kept::Whole;
use super::read::{Data, Subject};

impl<'a> Response<'a> {
    /// Decodes the response to a batch into a result for each item, in the order of the response.
    ///
    /// Each item has its own code, and may have failed even if the response as a whole reports success. The code is under `msgCode`, or
    /// under `code` if the item has no `msgCode`: CoinW's examples use the first, its parameter table the second. An item with neither
    /// proves nothing, so it is an error with an unknown outcome. `T` is decoded from the item.
    ///
    /// Each item is judged alone: it may be a [plain refusal](crate::Error::is_plain_refusal) whatever surrounds it. All errors of a batch
    /// share one copy of its body, so keeping one of them keeps the whole batch in memory. Messages with escapes, unlisted codes and the
    /// [`detail`](crate::Error::detail) are stored separately.
    ///
    /// The HTTP status and headers apply to every item.
    ///
    /// # Errors
    ///
    /// The whole response fails with the errors of [`decode`](Self::decode), or with [`Reason::Data`](crate::Reason::Data) if the data is
    /// not a list of objects. An item fails with `Reason::Exchange` if its code or one of its flags (`true` or `false`) does not mean
    /// success, and with `Reason::Data` if it does not fit `T`. The [`body`](crate::Error::body) of both is the item.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{Error, ErrorCode, Market, Response};
    /// use serde::Deserialize;
    ///
    /// #[derive(Deserialize)]
    /// #[serde(rename_all = "camelCase")]
    /// struct Closed {
    ///     open_id: String,
    /// }
    ///
    /// let body = r#"{"code":0,"data":[{"msgCode":0,"openId":"33308750244767807"},{"msgCode":9012}]}"#;
    /// let items = Response::new(Market::Futures, 200, body).decode_batch::<Closed>()?;
    /// let closed: Vec<_> = items.iter().flatten().map(|item| item.open_id.as_str()).collect();
    /// let refused: Vec<_> = items.iter().filter_map(|item| item.as_ref().err()?.listed()).collect();
    ///
    /// assert_eq!(closed, ["33308750244767807"]);
    /// assert_eq!(refused, [ErrorCode::PositionNotFound]);
    /// # Ok::<(), Error>(())
    /// ```
    pub fn decode_batch<T: Deserialize<'a>>(self) -> Result<Vec<Result<T, Error>>, Error> {
        // In a batch that was refused as a whole, the items are data like any other, and may have the code.
        let reading = self.read(Subject::Batch).or_else(|_| self.read(Subject::Response))?;
        let items = match self.decode_data::<Vec<&'a RawValue>>(reading.data, "data") {
            Ok(items) if items.iter().all(|item| item.get().starts_with('{')) => items,
            not_a_list => {
                // Nobody reads its items, so what they report is an error of the whole.
                self.read(Subject::Response)?;
                not_a_list?;
                return Err(self.data_error("data: an item of the batch is not an object"));
            }
        };
        let mut whole = None;
        let decode_item = |item: &'a RawValue| {
            let part = Self { bytes: item.get().as_bytes(), ..self };
            let decoded = part.read(Subject::Item).and_then(|_| part.decode_data(Data::Json(item.get()), ""));
            decoded.map_err(|mut error: Error| {
                // All errors share one copy of the batch, which may have thousands of items.
                let whole = whole.get_or_insert_with(|| Whole::of(self.bytes));
                error.body_mut().share(whole, part.bytes);
                error
            })
        };
        Ok(items.into_iter().map(decode_item).collect())
    }
}
