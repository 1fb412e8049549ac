//! Everything that can be wrong with a response.

use core::fmt;

use super::api_error::ApiError;
use super::unreadable::Unreadable;
use crate::code::ErrorCode;
use crate::guide::retry::{RetryAction, decide};
use crate::guide::vocabulary::{Idempotency, Market, Outcome, Retry};

/// Why a response has no data: the exchange answered with an error, or with something that cannot be read.
///
/// `Display` is one line, suitable for a log; `{:#}` adds what is known about it.
///
/// # Examples
///
/// What a proxy answers in CoinW's place proves nothing about the order:
///
/// ```
/// use coinw_errors::{Error, Idempotency, Market, Outcome, RetryAction, check};
///
/// let page = "<html><head><title>502 Bad Gateway</title></head></html>";
/// let error = check(Market::Futures, page).unwrap_err().with_http_status(502);
///
/// assert!(matches!(error, Error::NotJson(_)));
/// assert_eq!(
///     error.to_string(),
///     "futures: the response is not JSON (HTTP 502), it begins \
///      \"<html><head><title>502 Bad Gateway</title></head></html>\"",
/// );
/// assert_eq!(error.outcome(), Outcome::Unknown);
/// assert_eq!(error.retry_action(Idempotency::NotIdempotent), RetryAction::Reconcile);
/// ```
///
/// Recorded with `tracing`, as fields that a query can use:
///
/// ```
/// use coinw_errors::{Idempotency, Market, check};
///
/// let body = r#"{"code":29001,"msg":"API access frequently"}"#;
/// if let Err(error) = check(Market::Futures, body) {
///     tracing::warn!(
///         %error,
///         code = error.name(),
///         outcome = %error.outcome(),
///         action = %error.retry_action(Idempotency::NotIdempotent),
///         "CoinW refused the order",
///     );
/// }
/// ```
///
/// Counted with `metrics`; [`name`](Self::name) is one of a few labels, whatever the server sends:
///
/// ```
/// use coinw_errors::{Market, check};
///
/// if let Err(error) = check(Market::Futures, "<html>") {
///     metrics::counter!("coinw_errors", "market" => error.market().as_str(), "code" => error.name()).increment(1);
/// }
/// ```
/// # What is shown
///
/// A response may echo what the request held, secrets included. So `Display`, `Debug`, the diagnostics of miette and a
/// [`SupportRequest`](crate::SupportRequest) show only what is known to be harmless, with `[redacted]` in the place of the rest:
///
/// - Of a body that begins like JSON: keys, numbers, `true`, `false`, `null`, and the code and the message at its top. Every other text
///   is blanked, however it is quoted, escaped, nested or cut off.
/// - In a message, and in a body that does not begin like JSON, two rules blank: the shape of a credential, which is 16 or more of ASCII
///   letters, digits and `-_+=` in a row with at least one letter and one digit among them, unless they are a name, `=` and a number;
///   and the name of one, which is what follows
///   `Bearer`, `key`, `secret`, `sign`, `token`, `password`, `Cookie` and their kin, with or without a sign between them. A plain word
///   or the symbol of a currency after `key`, `sign` or `token` is shown, as in `token: BTC not supported`.
/// - In a key, the first of these rules blanks.
/// - What a parser says of data of another type quotes none of the data.
///
/// Not hidden are secrets that are numbers; in a message and in plain text, short ones without a name and ones that are plain words; and
/// what a type of the caller's own says it expected. [`body`](Self::body) and [`ApiError::message`] are what arrived, secrets included.
///
/// ```
/// use coinw_errors::{Market, check};
///
/// let body = r#"{"code":6001,"msg":"sign error: 5b1c9E2F","params":{"symbol":"BTC","sign":"5b1c9E2F"}}"#;
/// let error = check(Market::Futures, body).unwrap_err();
/// assert_eq!(error.to_string(), r#"futures 6001 Sign Error: "sign error: [redacted]""#);
/// assert_eq!(error.body(), body);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
    /// The exchange answered with an error, or with something that proves no success.
    Api(ApiError),
    /// The response is not JSON, such as the page of a proxy, or empty.
    NotJson(Unreadable),
    /// The response is JSON that ends too early.
    Truncated(Unreadable),
    /// The exchange reports success, but the data is not of the type that was asked for. The request was probably carried out;
    /// what it resulted in is unknown.
    Data(Unreadable),
}

impl Error {
    /// The error that the exchange answered with, if it did.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{Market, check};
    ///
    /// let error = check(Market::Futures, r#"{"code":1,"msg":"System error"}"#).unwrap_err();
    /// assert_eq!(error.api().and_then(|error| error.message()), Some("System error"));
    /// let error = check(Market::Futures, "<html>").unwrap_err();
    /// assert_eq!(error.api(), None);
    /// ```
    pub fn api(&self) -> Option<&ApiError> {
        match self {
            Self::Api(error) => Some(error),
            Self::NotJson(_) | Self::Truncated(_) | Self::Data(_) => None,
        }
    }

    /// The code, if there is one that the guide lists: what one matches on.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{Market, check, code};
    ///
    /// let error = check(Market::Futures, r#"{"code":9012,"msg":"Position not found"}"#).unwrap_err();
    /// match error.listed() {
    ///     Some(code!(9012)) => {} // closed already
    ///     _ => panic!("{error}"),
    /// }
    /// ```
    pub fn listed(&self) -> Option<ErrorCode> {
        self.api().and_then(ApiError::listed)
    }

    /// Where the request went.
    ///
    /// # Examples
    ///
    /// ```
    /// # let error = coinw_errors::check(coinw_errors::Market::Spot, "<html>").unwrap_err();
    /// assert_eq!(error.market(), coinw_errors::Market::Spot);
    /// ```
    pub fn market(&self) -> Market {
        match self {
            Self::Api(error) => error.market(),
            Self::NotJson(error) | Self::Truncated(error) | Self::Data(error) => error.market,
        }
    }

    /// The body as it arrived, as far as it is kept: see [`ApiError::body`].
    ///
    /// # Examples
    ///
    /// ```
    /// let error = coinw_errors::check(coinw_errors::Market::Spot, "<html>").unwrap_err();
    /// assert_eq!(error.body(), "<html>");
    /// ```
    pub fn body(&self) -> &str {
        match self {
            Self::Api(error) => error.body(),
            Self::NotJson(error) | Self::Truncated(error) | Self::Data(error) => error.body.as_str(),
        }
    }

    /// Whether the body was longer than what is kept of it.
    ///
    /// # Examples
    ///
    /// ```
    /// let error = coinw_errors::check(coinw_errors::Market::Spot, "<html>").unwrap_err();
    /// assert!(!error.body_is_cut());
    /// ```
    pub fn body_is_cut(&self) -> bool {
        match self {
            Self::Api(error) => error.body_is_cut(),
            Self::NotJson(error) | Self::Truncated(error) | Self::Data(error) => error.body.is_cut(),
        }
    }

    /// Adds the status of the HTTP response, as evidence: see [`ApiError::with_http_status`].
    ///
    /// # Examples
    ///
    /// ```
    /// # let error = coinw_errors::check(coinw_errors::Market::Spot, "<html>").unwrap_err();
    /// let error = error.with_http_status(502);
    /// assert_eq!(error.http_status(), Some(502));
    /// ```
    #[must_use]
    pub fn with_http_status(self, status: u16) -> Self {
        let with_status = |error| Unreadable { http_status: Some(status), ..error };
        match self {
            Self::Api(error) => Self::Api(error.with_http_status(status)),
            Self::NotJson(error) => Self::NotJson(with_status(error)),
            Self::Truncated(error) => Self::Truncated(with_status(error)),
            Self::Data(error) => Self::Data(with_status(error)),
        }
    }

    /// The status of the HTTP response, if the caller added it.
    ///
    /// # Examples
    ///
    /// ```
    /// # let error = coinw_errors::check(coinw_errors::Market::Spot, "<html>").unwrap_err();
    /// assert_eq!(error.http_status(), None);
    /// ```
    pub fn http_status(&self) -> Option<u16> {
        match self {
            Self::Api(error) => error.http_status(),
            Self::NotJson(error) | Self::Truncated(error) | Self::Data(error) => error.http_status,
        }
    }

    /// A static label for metrics: that of [`ApiError::name`], or `NotJson`, `Truncated` or `Data`.
    ///
    /// # Examples
    ///
    /// ```
    /// let error = coinw_errors::check(coinw_errors::Market::Spot, "<html>").unwrap_err();
    /// assert_eq!(error.name(), "NotJson");
    /// ```
    pub fn name(&self) -> &'static str {
        match self {
            Self::Api(error) => error.name(),
            Self::NotJson(_) => "NotJson",
            Self::Truncated(_) => "Truncated",
            Self::Data(_) => "Data",
        }
    }

    /// Whether the request was certainly not carried out. Of a response that cannot be read nobody knows.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{Market, Outcome, check};
    ///
    /// let error = check(Market::Futures, r#"{"code":29001}"#).unwrap_err();
    /// assert_eq!(error.outcome(), Outcome::Rejected);
    /// let error = check(Market::Futures, r#"{"code":290"#).unwrap_err();
    /// assert_eq!(error.outcome(), Outcome::Unknown);
    /// ```
    pub fn outcome(&self) -> Outcome {
        self.api().map_or(Outcome::Unknown, ApiError::outcome)
    }

    /// The one safe next step. A response that cannot be read decides like a code with `retry: never` and
    /// `outcome: unknown`.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{Idempotency, Market, RetryAction, check};
    ///
    /// let error = check(Market::Futures, "").unwrap_err();
    /// assert_eq!(error.retry_action(Idempotency::Idempotent), RetryAction::Stop);
    /// assert_eq!(error.retry_action(Idempotency::NotIdempotent), RetryAction::Reconcile);
    /// ```
    pub fn retry_action(&self, idempotency: Idempotency) -> RetryAction {
        match self.api() {
            Some(error) => error.retry_action(idempotency),
            None => decide(Retry::Never, None, Outcome::Unknown, idempotency),
        }
    }
}

impl Error {
    /// What to make of an error about which the guide says nothing.
    pub(super) fn advice(&self) -> &'static str {
        match self {
            Self::Api(_) => {
                "The guide does not list it. Whether the request was carried out is unknown: ask the exchange before sending it \
                 again."
            }
            Self::NotJson(_) => {
                "Something between here and the exchange may have answered in its place. Whether the request was carried out is \
                 unknown: ask the exchange before sending it again."
            }
            Self::Truncated(_) => {
                "The connection was probably lost on the way back. Whether the request was carried out is unknown: ask the \
                 exchange before sending it again."
            }
            Self::Data(_) => {
                "The exchange reports success, so the request was probably carried out. Compare the type with the body."
            }
        }
    }
}

impl From<ApiError> for Error {
    fn from(error: ApiError) -> Self {
        Self::Api(error)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (error, what) = match self {
            Self::Api(error) => return error.fmt(f),
            Self::NotJson(error) if error.body.as_str().trim().is_empty() => (error, "the response is empty"),
            Self::NotJson(error) => (error, "the response is not JSON"),
            Self::Truncated(error) => (error, "the response ends too early"),
            Self::Data(error) => (error, "the data is not of the type that was asked for"),
        };
        write!(f, "{}: {what}", error.market)?;
        if let Some(status) = error.http_status {
            write!(f, " (HTTP {status})")?;
        }
        match self {
            Self::Data(_) => write!(f, ", {}", error.reason.escape_debug())?,
            _ if error.body.as_str().trim().is_empty() => {}
            _ => write!(f, ", it begins {:?}", error.body.beginning())?,
        }
        if f.alternate() {
            write!(f, "\n\n{}\n\nThe parser says: {}", self.advice(), error.reason.escape_debug())?;
        }
        Ok(())
    }
}

impl core::error::Error for Error {}
