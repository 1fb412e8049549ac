//! The error of every function that reads a response.

use core::fmt;
use core::time::Duration;

use super::api_error::ApiError;
use super::http::Http;
use super::kept::KeptBody;
use super::mismatch::Mismatch;
use super::unreadable::Unreadable;
use super::unusable::Unusable;
use crate::code::ErrorCode;
use crate::guide::Guide;
use crate::guide::retry::{Answer, RetryAction, decide_without_code};
use crate::guide::vocabulary::{Idempotency, Market, Outcome};

/// The reason why a response has no data: an error of the exchange, or a body that cannot be read.
///
/// `Display` is one line, suitable for a log; `{:#}` adds the explanation and the next step.
///
/// # Examples
///
/// A proxy's error page proves nothing about the order:
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
///     "futures: the response is not JSON (HTTP 502); body starts with \
///      \"<html><head><title>502 Bad Gateway</title></head></html>\"",
/// );
/// assert_eq!(error.outcome(), Outcome::Unknown);
/// assert_eq!(error.retry_action(Idempotency::NotIdempotent), RetryAction::Reconcile);
/// ```
///
/// With the feature `serde`, an error serializes as one flat record. All errors have the same keys, with `null` for a missing value, and the
/// record shows no more than `Display` does:
///
/// | key | value |
/// |---|---|
/// | `market`, `channel`, `outcome` | words of the vocabulary |
/// | `code` | the code as a number, or as a text if the code is not a number |
/// | `name` | [`name`](Self::name), a label of a fixed set |
/// | `title`, `kind` | the guide's words for a listed code |
/// | `message` | the server's message, with secrets blanked |
/// | `if_idempotent`, `if_not_idempotent` | [`retry_action`](Self::retry_action): `stop`, `retry_after`, `reconnect` or `reconcile` |
/// | `delay_ms` | the delay of `retry_after`, in milliseconds |
/// | `http_status`, `retry_after_ms` | the status and the delay that the caller added |
/// | `is_plain_refusal` | [`ApiError::is_plain_refusal`]: only then the outcome is the guide's |
/// | `reason` | the mistake in a body that cannot be read, or in data that does not fit |
/// | `error` | `Display`, one line |
///
/// A line of `tracing`:
///
/// ```
/// # #[cfg(feature = "serde")] {
/// use coinw_errors::{Market, check};
/// # use std::io::BufRead;
/// # let (log, writer) = std::io::pipe()?;
/// # let subscriber = tracing_subscriber::fmt().json().flatten_event(true).with_target(false).without_time();
/// # let _guard = tracing::subscriber::set_default(subscriber.with_writer(std::sync::Arc::new(writer)).finish());
///
/// let body = r#"{"code":29001,"msg":"API access frequently"}"#;
/// if let Err(error) = check(Market::Futures, body) {
///     let error = error.with_http_status(429);
///     tracing::warn!(coinw = %serde_json::to_string(&error)?, "the order was refused");
/// }
/// # let line = std::io::BufReader::new(log).lines().next().unwrap()?;
/// // As the JSON output of `tracing-subscriber` writes it:
/// assert_eq!(
///     line,
///     concat!(
///         r#"{"level":"WARN","message":"the order was refused","coinw":"#,
///         r#""{\"market\":\"futures\",\"channel\":\"rest\",\"code\":29001,\"name\":\"RateLimited\","#,
///         r#"\"title\":\"API Access Frequently\",\"kind\":\"rate_limited\",\"message\":\"API access frequently\","#,
///         r#"\"outcome\":\"rejected\",\"if_idempotent\":\"retry_after\",\"if_not_idempotent\":\"retry_after\","#,
///         r#"\"delay_ms\":1000,\"http_status\":429,\"retry_after_ms\":null,\"is_plain_refusal\":true,\"reason\":null,"#,
///         r#"\"error\":\"futures 29001 API Access Frequently (HTTP 429): \\\"API access frequently\\\"\"}"}"#,
///     ),
/// );
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// [`name`](Self::name) is a label for `metrics`, from a fixed set whatever the server sends:
///
/// ```
/// use coinw_errors::{Market, check};
///
/// if let Err(error) = check(Market::Futures, "<html>") {
///     metrics::counter!("coinw_errors", "market" => error.market().as_str(), "code" => error.name()).increment(1);
/// }
/// ```
///
/// # What is shown
///
/// A response may echo secrets of the request. So `Display`, `Debug`, serialized errors, the diagnostics of miette and a
/// [`SupportRequest`](crate::SupportRequest) show [only words and numbers](crate::_documentation::what_is_shown), and `[redacted]` for the rest.
/// [`body`](Self::body) and [`ApiError::message`] return what arrived, secrets included.
///
/// ```
/// use coinw_errors::{Market, check};
///
/// let body = r#"{"code":6001,"msg":"sign error: 5b1c9E2F","params":{"symbol":"BTC","sign":"5b1c9E2F"}}"#;
/// let error = check(Market::Futures, body).unwrap_err();
/// assert_eq!(error.to_string(), r#"futures 6001 Sign Error, not a plain refusal: "sign error: [redacted]""#);
/// assert_eq!(error.body(), body);
/// ```
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error<G = ErrorCode> {
    /// The exchange answered with an error, or with JSON that does not prove success.
    Api(ApiError<G>),
    /// The response is empty or not JSON, such as a proxy's error page.
    NotJson(Unreadable),
    /// The response ends too early: in the middle of JSON, or because the connection was lost.
    Truncated(Unreadable),
    /// The exchange reports success, but the data does not fit the requested type. The request was probably carried out; its result is
    /// unknown.
    Data(Mismatch),
}

impl<G: Guide> Error<G> {
    /// The error of a body that broke off because the connection was lost while the body was read.
    ///
    /// Use this function where an HTTP client fails to read the body. The received part may look complete and proves nothing, so do not decode
    /// that part. [`with_http_status`](Self::with_http_status) and similar methods add the status and the headers, which have arrived.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{Error, Idempotency, Market, RetryAction};
    /// use std::time::Duration;
    ///
    /// let received = br#"{"code":0,"da"#;
    /// let error: Error = Error::truncated(Market::Futures, received).with_http_status(200);
    /// let query = error.retry_action(Idempotency::Idempotent);
    /// assert_eq!(query, RetryAction::RetryAfter(Duration::from_secs(1)));
    /// assert_eq!(error.retry_action(Idempotency::NotIdempotent), RetryAction::Reconcile);
    /// ```
    pub fn truncated(market: Market, received: &(impl AsRef<[u8]> + ?Sized)) -> Self {
        Self::Truncated(Unreadable::broken_off(market, received.as_ref()))
    }

    /// The error of the exchange; `None` for a response that cannot be read or has data that does not fit.
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
    pub fn api(&self) -> Option<&ApiError<G>> {
        self.parts().ok()
    }

    /// The code to match on, if the guide lists the code for this market and channel.
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
    pub fn listed(&self) -> Option<G> {
        self.api().and_then(ApiError::listed)
    }

    /// The market that the request went to.
    ///
    /// # Examples
    ///
    /// ```
    /// # let error = coinw_errors::check(coinw_errors::Market::Spot, "<html>").unwrap_err();
    /// assert_eq!(error.market(), coinw_errors::Market::Spot);
    /// ```
    pub fn market(&self) -> Market {
        match self.parts() {
            Ok(error) => error.market(),
            Err(unusable) => unusable.market,
        }
    }

    /// The body as it arrived, up to [`ApiError::BODY_LIMIT`] bytes, secrets included: see [`ApiError::body`].
    ///
    /// # Examples
    ///
    /// ```
    /// let error = coinw_errors::check(coinw_errors::Market::Spot, "<html>").unwrap_err();
    /// assert_eq!(error.body(), "<html>");
    /// ```
    pub fn body(&self) -> &str {
        match self.parts() {
            Ok(error) => error.body(),
            Err(unusable) => unusable.body.as_str(),
        }
    }

    /// Whether the body was longer than the kept part.
    ///
    /// # Examples
    ///
    /// ```
    /// let error = coinw_errors::check(coinw_errors::Market::Spot, "<html>").unwrap_err();
    /// assert!(!error.body_is_cut());
    /// ```
    pub fn body_is_cut(&self) -> bool {
        match self.parts() {
            Ok(error) => error.body_is_cut(),
            Err(unusable) => unusable.body.is_cut(),
        }
    }

    /// Adds the HTTP status of the response. [`retry_action`](Self::retry_action) uses the status where no listed code decides.
    ///
    /// # Examples
    ///
    /// ```
    /// # let error = coinw_errors::check(coinw_errors::Market::Spot, "<html>").unwrap_err();
    /// let error = error.with_http_status(502);
    /// assert_eq!(error.http_status(), Some(502));
    /// ```
    #[must_use]
    pub fn with_http_status(mut self, status: u16) -> Self {
        self.http_mut().status = Some(status);
        self
    }

    /// Adds the delay that the response asks for in its `Retry-After` header. The delay lengthens a [`RetryAction::RetryAfter`] and changes no
    /// other action. The delay is kept in milliseconds, rounded up; more than 24 hours count as 24 hours.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{Idempotency, Market, RetryAction, check};
    /// use std::time::Duration;
    ///
    /// let delay = Duration::from_secs(7);
    /// let error = check(Market::Spot, "<html>").unwrap_err().with_http_status(429).with_retry_after(delay);
    /// assert_eq!(error.retry_action(Idempotency::Idempotent), RetryAction::RetryAfter(delay));
    /// assert_eq!(error.retry_action(Idempotency::NotIdempotent), RetryAction::Reconcile);
    /// ```
    #[must_use]
    pub fn with_retry_after(mut self, delay: Duration) -> Self {
        self.http_mut().set_retry_after(delay);
        self
    }

    /// Adds the status and `Retry-After` of the HTTP response, in the types that `reqwest`, `hyper`, `ureq` and `axum` share.
    ///
    /// `Retry-After` may be a number of seconds or a date. A date is compared with the response's own `Date` header or, if that is missing, with
    /// this machine's clock. Of several values the longest counts. A delay of more than 24 hours counts as 24 hours. A value that cannot be read
    /// is ignored.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{Idempotency, Market, RetryAction, check};
    /// use http::{HeaderMap, HeaderValue, StatusCode, header};
    /// use std::time::Duration;
    ///
    /// let headers = HeaderMap::from_iter([(header::RETRY_AFTER, HeaderValue::from_static("7"))]);
    /// let error = check(Market::Spot, "<html>").unwrap_err();
    /// let error = error.with_http_response(StatusCode::SERVICE_UNAVAILABLE, &headers);
    /// assert_eq!(
    ///     error.retry_action(Idempotency::Idempotent),
    ///     RetryAction::RetryAfter(Duration::from_secs(7)),
    /// );
    /// ```
    #[cfg(feature = "http")]
    #[must_use]
    pub fn with_http_response(mut self, status: ::http::StatusCode, headers: &::http::HeaderMap) -> Self {
        self.http_mut().set_response(status, headers);
        self
    }

    /// The HTTP status of the response, if the caller added the status.
    ///
    /// # Examples
    ///
    /// ```
    /// # let error = coinw_errors::check(coinw_errors::Market::Spot, "<html>").unwrap_err();
    /// assert_eq!(error.http_status(), None);
    /// ```
    pub fn http_status(&self) -> Option<u16> {
        self.http().status
    }

    /// The delay that the response asks for, if the caller added the delay.
    ///
    /// # Examples
    ///
    /// ```
    /// # let error = coinw_errors::check(coinw_errors::Market::Spot, "<html>").unwrap_err();
    /// assert_eq!(error.retry_after(), None);
    /// ```
    pub fn retry_after(&self) -> Option<Duration> {
        self.http().retry_after()
    }

    pub(super) fn http(&self) -> Http {
        match self.parts() {
            Ok(error) => error.http(),
            Err(unusable) => unusable.http,
        }
    }

    fn http_mut(&mut self) -> &mut Http {
        match self {
            Self::Api(error) => error.http_mut(),
            Self::NotJson(error) | Self::Truncated(error) => &mut error.unusable.http,
            Self::Data(error) => &mut error.unusable.http,
        }
    }

    pub(super) fn body_mut(&mut self) -> &mut KeptBody {
        match self {
            Self::Api(error) => error.body_mut(),
            Self::NotJson(error) | Self::Truncated(error) => &mut error.unusable.body,
            Self::Data(error) => &mut error.unusable.body,
        }
    }

    /// The error of the exchange, or the kept part of a response without usable data.
    pub(super) fn parts(&self) -> Result<&ApiError<G>, &Unusable> {
        match self {
            Self::Api(error) => Ok(error),
            Self::NotJson(error) | Self::Truncated(error) => Err(&error.unusable),
            Self::Data(error) => Err(&error.unusable),
        }
    }

    /// A label for metrics: [`ApiError::name`], `NotJson`, `Truncated` or `Data`.
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

    /// Whether it is certain that the exchange did not carry out the request. After a response that cannot be read, the outcome is unknown.
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

    /// The one safe next step.
    ///
    /// A listed code decides by the table of [`Entry::retry_action`](crate::Entry::retry_action), whatever the HTTP status: with the outcome of
    /// the guide after [a plain refusal](crate::ApiError::is_plain_refusal), with an unknown outcome after anything else. Where no code is listed,
    /// this table decides, and a request that is not idempotent is never sent again:
    ///
    /// | what came | idempotent | not idempotent |
    /// |---|---|---|
    /// | no answer at all: use [`RetryAction::after_no_answer`] | retry after 1 s | reconcile |
    /// | a body that ends too early | retry after 1 s | reconcile |
    /// | no JSON, or an unlisted code or none, with HTTP 408, 425, 429, 500, 502, 503, 504 or 520 to 527 | retry after 1 s | reconcile |
    /// | the same with another HTTP status, or with an unknown status | stop | reconcile |
    /// | a success whose data does not fit | stop | reconcile |
    ///
    /// A [`retry_after`](Self::retry_after) of the response lengthens the delay of [`RetryAction::RetryAfter`]. It never shortens a delay and never
    /// changes another action.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{Idempotency, Market, RetryAction, check};
    /// use std::time::Duration;
    ///
    /// let error = check(Market::Futures, "<html>").unwrap_err();
    /// assert_eq!(error.retry_action(Idempotency::Idempotent), RetryAction::Stop);
    ///
    /// let error = error.with_http_status(502);
    /// assert_eq!(
    ///     error.retry_action(Idempotency::Idempotent),
    ///     RetryAction::RetryAfter(Duration::from_secs(1)),
    /// );
    /// assert_eq!(error.retry_action(Idempotency::NotIdempotent), RetryAction::Reconcile);
    /// ```
    pub fn retry_action(&self, idempotency: Idempotency) -> RetryAction {
        let http = self.http();
        let answer = match self {
            Self::Api(error) => return error.retry_action(idempotency),
            Self::NotJson(_) => Answer::Unclear { http_status: http.status },
            Self::Truncated(_) => Answer::EndsTooEarly,
            Self::Data(_) => Answer::OfOtherData,
        };
        http.lengthen(decide_without_code(answer, idempotency))
    }
}

impl<G> From<ApiError<G>> for Error<G> {
    fn from(error: ApiError<G>) -> Self {
        Self::Api(error)
    }
}

impl<G: Guide> fmt::Debug for Error<G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Api(error) => f.debug_tuple("Api").field(error).finish(),
            Self::NotJson(error) => f.debug_tuple("NotJson").field(error).finish(),
            Self::Truncated(error) => f.debug_tuple("Truncated").field(error).finish(),
            Self::Data(error) => f.debug_tuple("Data").field(error).finish(),
        }
    }
}

impl<G: Guide> core::error::Error for Error<G> {
    /// The parser's description of a response that cannot be read.
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self {
            Self::NotJson(error) | Self::Truncated(error) => error.source(),
            Self::Api(_) | Self::Data(_) => None,
        }
    }
}
