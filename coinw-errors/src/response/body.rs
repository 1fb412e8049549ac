//! Turns a response into data or an error.

use alloc::string::{String, ToString};
use core::fmt;
use core::str::Utf8Error;

use serde::Deserialize;
use serde::de::{IgnoredAny, IntoDeserializer};

use super::cause::{Cause, Detail, Reason, Refusal};
use super::data::mismatch;
use super::error::Error;
use super::guided::Guided;
use super::http::Http;
use super::kept::KeptBody;
use super::read::{Data, Evidence, Invalid, Reading, Subject};
use super::shown;
use crate::code::ErrorCode;
use crate::guide::Guide;
use crate::guide::vocabulary::Market;

/// A response as it arrived: its market, its HTTP status and its body. Its methods decide what it is.
///
/// One reader decides between data and error, from the bytes alone: [how a body is read](crate::_documentation::reading). Read the response
/// to a batch with [`decode_batch`](Self::decode_batch): each item has its own code.
///
/// # Examples
///
/// ```
/// # #[cfg(feature = "http")] {
/// use coinw_errors::{Market, Response};
/// # let (status, headers) = (http::StatusCode::OK, http::HeaderMap::new());
///
/// let body = r#"{"code":"200","data":["4611772879845982297"],"msg":"SUCCESS","success":true,"failed":false}"#;
/// let orders: Vec<&str> = Response::new(Market::Spot, (status, &headers), body).decode()?;
/// assert_eq!(orders, ["4611772879845982297"]);
/// # }
/// # Ok::<(), coinw_errors::Error>(())
/// ```
#[derive(Clone, Copy)]
#[must_use = "a response does nothing until a method reads it"]
pub struct Response<'a> {
    pub(super) market: Market,
    pub(super) http: Http,
    pub(super) guide: Guided,
    pub(super) bytes: &'a [u8],
}

impl<'a> Response<'a> {
    /// Takes what arrived: the market of the request, the HTTP status and headers, and the body as a string or bytes.
    ///
    /// With the feature `http`, pass your client's `(status, &headers)`. Without it, pass the status as a number, or an [`Http`]. For a
    /// body from a log, pass [`Http::UNKNOWN`]. The status does not decide between data and error. Without a listed code, the status
    /// decides whether a query is worth another attempt: see [`Error::retry_action`].
    ///
    /// # Examples
    ///
    /// ```
    /// # use coinw_errors::{Http, Market, Response};
    /// # #[cfg(feature = "http")] {
    /// # let (status, headers) = (http::StatusCode::OK, http::HeaderMap::new());
    /// assert!(Response::new(Market::Futures, (status, &headers), r#"{"code":0}"#).check().is_ok());
    /// # }
    /// assert!(Response::new(Market::Futures, Http::UNKNOWN, b"{}").check().is_err());
    /// ```
    pub fn new(market: Market, http: impl Into<Http>, body: &'a (impl AsRef<[u8]> + ?Sized)) -> Self {
        Self { market, http: http.into(), guide: Guided::by::<ErrorCode>(), bytes: body.as_ref() }
    }

    /// Reads the response with your own guide instead of CoinW's. [`Error::listed_in`] returns its codes.
    ///
    /// # Examples
    ///
    /// ```
    /// # use coinw_errors::{Market, Outcome, Response, error_guide};
    /// #[error_guide("examples/small_guide.yaml")]
    /// enum OwnCode {}
    ///
    /// let body = r#"{"code":1001,"msg":"too many orders"}"#;
    /// let error = Response::new(Market::Spot, 200, body).with_guide::<OwnCode>().check().unwrap_err();
    /// assert_eq!(error.listed_in(), Some(OwnCode::TooManyOrders));
    /// assert_eq!(error.outcome(), Outcome::Rejected);
    /// ```
    pub fn with_guide<G: Guide>(self) -> Self {
        Self { guide: Guided::by::<G>(), ..self }
    }

    /// Decodes the data if the response proves success.
    ///
    /// `T` may borrow from the body. `decode` reads these shapes:
    ///
    /// - spot: a string under `code`, with `msg`, `success`, `failed` and `data`
    /// - futures: a number under `code`, with `msg` and `data`
    /// - the gateway: a number under `code`, with `message`, `success`, `retry` and `data`
    ///
    /// If `data` is missing or `null`, `T` must accept missing data, as `()` and `Option` do.
    ///
    /// Only CoinW's responses have these shapes. Another exchange's refusal may look like a success: OKX reports a refused order with
    /// `code: "0"` and an `sCode` in the data.
    ///
    /// # Errors
    ///
    /// The [`reason`](Error::reason) is `Exchange`
    ///
    /// - if the body has a code, listed or not, that does not mean success, under `code`, or under `errorCode` as in websocket frames.
    ///   [`ErrorCode::SUCCESS`](crate::ErrorCode::SUCCESS) has the codes that mean success, on every market;
    /// - if the body has `success: false`, `failed: true` or `result: false`, even beside a code that means success;
    /// - if the object under `data` has such a flag, or if an `errorCode` or `msgCode` anywhere in the body does not mean success;
    /// - if nothing in the body proves success: the body is not an object, or has neither a code nor `success: true`.
    ///
    /// The reason is `NotJson` if the body is not JSON, and `Truncated` if the body is JSON that ends too early. A body that is not UTF-8
    /// is never a success. The reason is `Exchange` if its readable part reports an error, and `Truncated` if the body ends within a
    /// character.
    ///
    /// The reason is `Data` if the data of a success does not fit `T`, or if the response has `data` twice.
    ///
    /// # Examples
    ///
    /// ```
    /// # use coinw_errors::{Error, ErrorCode, Market, Response};
    /// # use serde::Deserialize;
    /// #[derive(Deserialize)]
    /// struct Order<'a> {
    ///     value: &'a str,
    /// }
    ///
    /// let body = r#"{"code":0,"data":{"value":"33309907537115139"},"msg":""}"#;
    /// let order: Order = Response::new(Market::Futures, 200, body).decode()?;
    /// assert_eq!(order.value, "33309907537115139");
    ///
    /// let body = r#"{"code":9012,"message":"Position not found"}"#;
    /// let refused = Response::new(Market::Futures, 200, body).decode::<Order>();
    /// assert_eq!(refused.err().unwrap().listed(), Some(ErrorCode::PositionNotFound));
    ///
    /// // A success without data.
    /// Response::new(Market::Futures, 200, r#"{"code":0}"#).decode::<()>()?;
    /// # Ok::<(), Error>(())
    /// ```
    pub fn decode<T: Deserialize<'a>>(self) -> Result<T, Error> {
        self.decode_data(self.read(Subject::Response)?.data, "data")
    }

    /// Checks whether a response proves success, without decoding the data.
    ///
    /// Reading a success allocates nothing, except for an array or object under the key of a code, flag or message, for objects with codes
    /// or messages inside each other, and for nesting deeper than 63.
    ///
    /// # Errors
    ///
    /// The errors of [`decode`](Self::decode), except for [`Reason::Data`](crate::Reason::Data).
    ///
    /// # Examples
    ///
    /// ```
    /// # use coinw_errors::{ErrorCode, Market, Response};
    /// assert!(Response::new(Market::Futures, 200, r#"{"code":0,"data":{"value":"33309"}}"#).check().is_ok());
    ///
    /// let body = r#"{"code":6003,"message":"require more permission","retry":false,"success":false}"#;
    /// let error = Response::new(Market::Futures, 200, body).check().unwrap_err();
    /// assert_eq!(error.listed(), Some(ErrorCode::PermissionRequired));
    ///
    /// // The guide does not list 6003 for spot. The response is an error all the same.
    /// let error = Response::new(Market::Spot, 200, body).check().unwrap_err();
    /// assert_eq!(error.listed(), None);
    /// ```
    pub fn check(self) -> Result<(), Error> {
        self.read(Subject::Response).map(drop)
    }

    /// Returns the data of a response as JSON text, for parsers other than `serde_json`.
    ///
    /// The text is the value of `data`, exactly as it arrived; the result is `None` if `data` is missing or `null`.
    ///
    /// # Errors
    ///
    /// The errors of [`decode`](Self::decode); the reason is `Data` only if the response has `data` more than once.
    ///
    /// # Examples
    ///
    /// Any JSON parser can read it:
    ///
    /// ```
    /// # use coinw_errors::{Market, Response};
    /// let body = r#"{"code":0,"data":[95400,95401],"msg":""}"#;
    /// let json = Response::new(Market::Futures, 200, body).data()?.unwrap_or("null");
    /// let prices: Vec<u32> = serde_json::from_str(json)?;
    /// assert_eq!(prices, [95400, 95401]);
    ///
    /// let body = r#"{"code":9012,"data":{},"msg":"Position not found"}"#;
    /// let refused = Response::new(Market::Futures, 200, body).data();
    /// assert_eq!(refused.unwrap_err().to_string(), r#"futures 9012 Position Not Found (HTTP 200): "Position not found""#);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn data(self) -> Result<Option<&'a str>, Error> {
        self.json(self.read(Subject::Response)?.data)
    }

    /// Makes the error for a response whose body ended early because the connection was lost.
    ///
    /// The part that arrived may look complete but proves nothing: do not decode it.
    ///
    /// # Examples
    ///
    /// ```
    /// # use coinw_errors::{Idempotency, Market, Response, RetryAction};
    /// # use std::time::Duration;
    /// let error = Response::new(Market::Futures, 200, br#"{"code":0,"da"#).truncated();
    /// let query = error.retry_action(Idempotency::Idempotent);
    /// assert_eq!(query, RetryAction::RetryAfter(Duration::from_secs(1)));
    /// assert_eq!(error.retry_action(Idempotency::NotIdempotent), RetryAction::Reconcile);
    /// ```
    pub fn truncated(self) -> Error {
        self.error(Cause::Other(
            Reason::Truncated,
            Detail::of("the connection was lost before the body ended"),
        ))
    }
}

/// Shows the body without secrets, as [`Error`] does.
impl fmt::Debug for Response<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let body = String::from_utf8_lossy(self.bytes);
        f.debug_struct("Response")
            .field("market", &self.market)
            .field("http", &self.http)
            .field("guide", &self.guide.document.text)
            .field("body", &shown::body(&body, false))
            .finish()
    }
}

// From the bytes to a reading, and from a reading to data or an error.

impl<'a> Response<'a> {
    /// The reading of the body, unless the body is an error.
    pub(super) fn read(self, subject: Subject) -> Result<Reading<'a>, Error> {
        let text = str::from_utf8(self.bytes).map_err(|reason| self.not_utf_8(subject, reason))?;
        let json = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
        let mut evidence = Evidence::default();
        match Reading::of(subject, self.guide.means_success, json, &mut evidence) {
            Ok(reading) if reading.is_error() => {
                Err(self.refused(&reading, text, || reading.is_plain_refusal(&evidence)))
            }
            Ok(reading) => Ok(reading),
            Err(invalid) => Err(self.not_json(json, invalid)),
        }
    }

    /// The data as the type that the caller wants; `name` is the key of the data.
    pub(super) fn decode_data<T: Deserialize<'a>>(self, data: Data<'a>, name: &str) -> Result<T, Error> {
        match self.json(data)? {
            Some(json) => {
                serde_json::from_str(json).map_err(|reason| self.other_type::<T>(json, name, &reason))
            }
            None => T::deserialize(().into_deserializer())
                .map_err(|_: serde_json::Error| self.data_error("missing field `data`")),
        }
    }

    /// The JSON of the data, if the body has data.
    pub(super) fn json(self, data: Data<'a>) -> Result<Option<&'a str>, Error> {
        match data {
            Data::Absent | Data::Json("null") => Ok(None),
            Data::Json(json) => Ok(Some(json)),
            Data::Ambiguous => Err(self.data_error("duplicate field `data`")),
        }
    }

    /// Bytes that are not UTF-8 are neither JSON nor a success. They may be an error with a message in another encoding.
    fn not_utf_8(self, subject: Subject, reason: Utf8Error) -> Error {
        let text = lossy(self.bytes);
        // The items cannot be returned, so a failure of an item is a failure of the response.
        let subject = if subject == Subject::Batch { Subject::Response } else { subject };
        let json = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&text);
        match Reading::of(subject, self.guide.means_success, json, &mut Evidence::default()) {
            Ok(reading) if reading.is_failure() => self.refused(&reading, &text, || false),
            // The last character was cut in two.
            Err(Invalid::EndsTooEarly) if reason.error_len().is_none() => {
                self.error(Cause::Other(Reason::Truncated, Detail::of(reason)))
            }
            _ => self.error(Cause::Other(Reason::NotJson, Detail::of(reason))),
        }
    }

    fn not_json(self, json: &str, invalid: Invalid) -> Error {
        // `serde_json` says which rule of JSON is broken, and where.
        let reason = serde_json::from_str::<IgnoredAny>(json).err();
        let detail = reason.map_or_else(|| Detail::of("not JSON"), Detail::of);
        self.error(match invalid {
            Invalid::EndsTooEarly if !json.trim_ascii().is_empty() => Cause::Other(Reason::Truncated, detail),
            Invalid::EndsTooEarly | Invalid::Syntax => Cause::Other(Reason::NotJson, detail),
        })
    }

    /// The error of data that is no `T`. Finding the place of the mistake needs a second reading, which valid data does not pay for.
    fn other_type<T: Deserialize<'a>>(self, json: &'a str, name: &str, reason: &serde_json::Error) -> Error {
        let mut deserializer = serde_json::Deserializer::from_str(json);
        let path = serde_path_to_error::deserialize::<_, T>(&mut deserializer).err();
        let path = path.map(|error| error.path().to_string()).unwrap_or_default();
        let path = match path.as_str() {
            "" | "." => name.to_string(),
            path if path.starts_with('[') || name.is_empty() => [name, path].concat(),
            path => [name, ".", path].concat(),
        };
        self.error(Cause::Other(Reason::Data, mismatch(self.bytes, json, &path, reason)))
    }

    pub(super) fn data_error(self, reason: &str) -> Error {
        self.error(Cause::Other(Reason::Data, Detail::of(reason)))
    }

    fn refused(self, reading: &Reading<'_>, text: &str, is_plain: impl FnOnce() -> bool) -> Error {
        let body = KeptBody::of(text);
        let refusal = Refusal::new(self.market, self.guide, reading, (text, &body), is_plain);
        Error::new(self.market, self.http, body, Cause::Exchange(refusal))
    }

    pub(super) fn error(self, cause: Cause) -> Error {
        Error::new(self.market, self.http, KeptBody::of_bytes(self.bytes), cause)
    }
}

/// The text with `�` in place of what is not UTF-8. The standard library's grows as it goes, and copies a long body twice.
fn lossy(bytes: &[u8]) -> String {
    let parts = || {
        bytes
            .utf8_chunks()
            .flat_map(|chunk| [chunk.valid(), if chunk.invalid().is_empty() { "" } else { "�" }])
    };
    let mut text = String::with_capacity(parts().map(str::len).sum());
    text.extend(parts());
    text
}

/// The byte order mark. Some servers put one in front of JSON, though JSON has none.
const BYTE_ORDER_MARK: char = '\u{feff}';
