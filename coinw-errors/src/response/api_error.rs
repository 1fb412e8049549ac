//! An error that the exchange answered with.

use alloc::string::String;
use core::fmt;
use core::time::Duration;

use super::http::Http;
use super::kept::{KeptBody, KeptPart};
use super::limit::KEPT;
use super::read::{Code, Reading};
use super::received::ReceivedCode;
use super::shown;
use crate::code::ErrorCode;
use crate::guide::Guide;
use crate::guide::retry::{Answer, RetryAction, decide, decide_without_code};
use crate::guide::vocabulary::{Channel, Idempotency, Market, Outcome};

/// An error that the exchange answered with: the code and the message as they arrived.
///
/// `Display` is one line, suitable for a log; `{:#}` adds the guide's explanation of the code.
///
/// # Examples
///
/// ```
/// use coinw_errors::{Idempotency, Market, RetryAction, check};
/// use std::time::Duration;
///
/// let body = r#"{"code":29001,"msg":"API access frequently"}"#;
/// let error = check(Market::Futures, body).unwrap_err();
///
/// assert_eq!(error.to_string(), r#"futures 29001 API Access Frequently: "API access frequently""#);
/// assert_eq!(error.body(), body);
/// assert_eq!(
///     error.retry_action(Idempotency::NotIdempotent),
///     RetryAction::RetryAfter(Duration::from_secs(1)),
/// );
/// ```
///
/// `Display` and `Debug` show [only words and numbers](crate::_documentation::what_is_shown). [`body`](Self::body) and [`message`](Self::message)
/// return what arrived, secrets included.
///
/// # In your own tests
///
/// An `ApiError` has no constructor, so that no test relies on an error that cannot arrive. Decode a response instead; each code has a
/// [`sample`](ErrorCode::sample):
///
/// ```
/// use coinw_errors::{Error, ErrorCode, Market, check};
///
/// let error: Error = check(Market::Futures, ErrorCode::PositionNotFound.sample()).unwrap_err();
/// assert_eq!(error.listed(), Some(ErrorCode::PositionNotFound));
///
/// let unlisted = check(Market::Futures, r#"{"code":77016,"msg":"?"}"#).unwrap_err();
/// let page = check(Market::Futures, "<html>").unwrap_err().with_http_status(503);
/// # assert_eq!((unlisted.name(), page.name()), ("Unlisted", "NotJson"));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct ApiError<G = ErrorCode> {
    market: Market,
    channel: Channel,
    code: ReceivedCode<G>,
    message: Option<KeptPart>,
    server_retry: Option<bool>,
    is_plain_refusal: bool,
    http: Http,
    body: KeptBody,
}

impl ApiError {
    /// The largest length of a kept body, message or unlisted code, in bytes.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{ApiError, Market, check};
    ///
    /// let page = "<html>".repeat(10_000);
    /// let error = check(Market::Spot, &page).unwrap_err();
    /// assert!(error.body_is_cut());
    /// assert!(error.body().len() <= ApiError::BODY_LIMIT);
    /// ```
    pub const BODY_LIMIT: usize = KEPT;
}

impl<G: Guide> ApiError<G> {
    /// Makes the error of a text from its reading. `is_plain_refusal` is asked only of a listed code.
    pub(super) fn new(
        market: Market,
        reading: &Reading<'_>,
        text: &str,
        is_plain_refusal: impl FnOnce() -> bool,
    ) -> Self {
        let channel = reading.channel();
        let listed = |code: &Code<'_>| G::from_code_on(market, channel, code.number()?);
        let (code, is_plain_refusal) = match reading.code() {
            None => (ReceivedCode::Absent, false),
            Some(code) => match listed(code) {
                None => (ReceivedCode::unlisted(&code.text(KEPT)), false),
                Some(listed) => (ReceivedCode::Listed(listed), is_plain_refusal()),
            },
        };
        let body = KeptBody::of(text);
        Self {
            market,
            channel,
            code,
            message: reading.message(KEPT).map(|message| KeptPart::of(&message, text, &body)),
            server_retry: reading.server_retry(),
            is_plain_refusal,
            http: Http::default(),
            body,
        }
    }

    /// Adds the HTTP status of the response. The status decides nothing about a listed code, because refusals arrive under 200, 400 and 404
    /// alike. [`Error::retry_action`](crate::Error::retry_action) says what the status decides about other responses.
    ///
    /// # Examples
    ///
    /// ```
    /// # let body = r#"{"code":"-3","msg":"API access error, please contact us"}"#;
    /// # let Err(coinw_errors::Error::Api(error)) = coinw_errors::check(coinw_errors::Market::Spot, body) else { panic!() };
    /// let error = error.with_http_status(404);
    /// assert_eq!(error.http_status(), Some(404));
    /// ```
    #[must_use]
    pub fn with_http_status(mut self, status: u16) -> Self {
        self.http.status = Some(status);
        self
    }

    /// Adds the delay that the response asks for: see [`Error::with_retry_after`](crate::Error::with_retry_after).
    ///
    /// # Examples
    ///
    /// ```
    /// # let Err(coinw_errors::Error::Api(error)) = coinw_errors::check(coinw_errors::Market::Futures, r#"{"code":29001}"#) else { panic!() };
    /// use coinw_errors::{Idempotency, RetryAction};
    /// use std::time::Duration;
    ///
    /// let delay = Duration::from_secs(7);
    /// let error = error.with_retry_after(delay);
    /// assert_eq!(error.retry_action(Idempotency::NotIdempotent), RetryAction::RetryAfter(delay));
    /// ```
    #[must_use]
    pub fn with_retry_after(mut self, delay: Duration) -> Self {
        self.http.set_retry_after(delay);
        self
    }

    /// Adds the status and `Retry-After` of the HTTP response: see
    /// [`Error::with_http_response`](crate::Error::with_http_response).
    ///
    /// # Examples
    ///
    /// ```
    /// # let Err(coinw_errors::Error::Api(error)) = coinw_errors::check(coinw_errors::Market::Futures, r#"{"code":29001}"#) else { panic!() };
    /// let error = error.with_http_response(http::StatusCode::TOO_MANY_REQUESTS, &http::HeaderMap::new());
    /// assert_eq!(error.http_status(), Some(429));
    /// ```
    #[cfg(feature = "http")]
    #[must_use]
    pub fn with_http_response(mut self, status: ::http::StatusCode, headers: &::http::HeaderMap) -> Self {
        self.http.set_response(status, headers);
        self
    }

    /// The HTTP status of the response, if the caller added the status.
    ///
    /// # Examples
    ///
    /// ```
    /// # let Err(coinw_errors::Error::Api(error)) = coinw_errors::check(coinw_errors::Market::Spot, "{}") else { panic!() };
    /// assert_eq!(error.http_status(), None);
    /// ```
    pub fn http_status(&self) -> Option<u16> {
        self.http.status
    }

    /// The delay that the response asks for, if the caller added the delay.
    ///
    /// # Examples
    ///
    /// ```
    /// # let Err(coinw_errors::Error::Api(error)) = coinw_errors::check(coinw_errors::Market::Spot, "{}") else { panic!() };
    /// assert_eq!(error.retry_after(), None);
    /// ```
    pub fn retry_after(&self) -> Option<Duration> {
        self.http.retry_after()
    }

    pub(super) fn http(&self) -> Http {
        self.http
    }

    pub(super) fn http_mut(&mut self) -> &mut Http {
        &mut self.http
    }

    pub(super) fn body_mut(&mut self) -> &mut KeptBody {
        &mut self.body
    }

    /// The market that the request went to.
    ///
    /// # Examples
    ///
    /// ```
    /// # let Err(coinw_errors::Error::Api(error)) = coinw_errors::check(coinw_errors::Market::Spot, r#"{"code":"-3"}"#) else { panic!() };
    /// assert_eq!(error.market(), coinw_errors::Market::Spot);
    /// ```
    pub fn market(&self) -> Market {
        self.market
    }

    /// The channel of the code: the websocket for a frame and for a code under `errorCode`, otherwise REST.
    ///
    /// # Examples
    ///
    /// ```
    /// # let Err(coinw_errors::Error::Api(error)) = coinw_errors::check(coinw_errors::Market::Spot, r#"{"code":"-3"}"#) else { panic!() };
    /// assert_eq!(error.channel(), coinw_errors::Channel::Rest);
    /// ```
    pub fn channel(&self) -> Channel {
        self.channel
    }

    /// The code as it arrived.
    ///
    /// # Examples
    ///
    /// ```
    /// # let Err(coinw_errors::Error::Api(error)) = coinw_errors::check(coinw_errors::Market::Spot, r#"{"code":"-3"}"#) else { panic!() };
    /// use coinw_errors::{ErrorCode, ReceivedCode};
    ///
    /// assert_eq!(error.code(), &ReceivedCode::Listed(ErrorCode::ApiAccessError));
    /// ```
    pub fn code(&self) -> &ReceivedCode<G> {
        &self.code
    }

    /// The code to match on, if the guide lists the code for this market and channel.
    ///
    /// # Examples
    ///
    /// ```
    /// # let Err(coinw_errors::Error::Api(error)) = coinw_errors::check(coinw_errors::Market::Spot, r#"{"code":"-3"}"#) else { panic!() };
    /// assert_eq!(error.listed(), Some(coinw_errors::ErrorCode::ApiAccessError));
    /// ```
    pub fn listed(&self) -> Option<G> {
        match self.code {
            ReceivedCode::Listed(code) => Some(code),
            ReceivedCode::Unlisted(_) | ReceivedCode::Absent => None,
        }
    }

    /// The server's message as it arrived, secrets included; `None` if the response has no message.
    ///
    /// # Examples
    ///
    /// ```
    /// # let body = r#"{"code":"-200","msg":"业务异常"}"#;
    /// # let Err(coinw_errors::Error::Api(error)) = coinw_errors::check(coinw_errors::Market::Spot, body) else { panic!() };
    /// assert_eq!(error.message(), Some("业务异常"));
    /// ```
    pub fn message(&self) -> Option<&str> {
        self.message.as_ref().map(|message| message.as_str(&self.body))
    }

    /// The server's own `retry` flag, kept as evidence. No decision of this crate uses the flag: the gateway sends `false` with 429, where the
    /// guide says to wait and try again.
    ///
    /// # Examples
    ///
    /// ```
    /// # let body = r#"{"code":429,"message":"Too Many Requests","retry":false,"success":false}"#;
    /// # let Err(coinw_errors::Error::Api(error)) = coinw_errors::check(coinw_errors::Market::Spot, body) else { panic!() };
    /// assert_eq!(error.server_retry(), Some(false));
    /// ```
    pub fn server_retry(&self) -> Option<bool> {
        self.server_retry
    }

    /// Whether the response is a *plain refusal*: it says that the request was refused, and nothing else.
    ///
    /// Only in a plain refusal a listed code proves what became of the request. Beside anything else the [`outcome`](Self::outcome) is unknown,
    /// and an order is not sent again. A response is a plain refusal if all of this is true:
    ///
    /// 1. It is one JSON object, and the code stands where its channel has it. A code of REST stands under `code` at the top,
    ///    a code of the websocket under `errorCode` at the top or in the object under `data`, and in a frame also under `code` at the top. The code of
    ///    an item of a batch, read by [`decode_batch`](crate::decode_batch), stands under `msgCode`, or under `code` if the item has no `msgCode`.
    /// 2. At that place every code that has a value is the same number, and every flag (`success`, `failed`, `result`) that has one says failure
    ///    in [a known spelling](crate::decode#how-a-body-is-read).
    /// 3. Beside them only these keys have a value, of this type: `msg`, `message` and `errorMsg` a text; `retry` a boolean; beside a code of the
    ///    websocket `channel`, `type`, `biz`, `event`, `pairCode` and `interval` a text; in an item `thirdOrderId` a text or a number. `null`, `""`,
    ///    `{}` and `[]` are no value. No key named here stands twice with values that are written differently, and every text is Unicode.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{Idempotency, Market, RetryAction, check};
    /// use std::time::Duration;
    ///
    /// let refused = |body| {
    ///     let error = check(Market::Futures, body).unwrap_err();
    ///     (error.api().unwrap().is_plain_refusal(), error.retry_action(Idempotency::NotIdempotent))
    /// };
    /// let after_a_second = RetryAction::RetryAfter(Duration::from_secs(1));
    /// assert_eq!(refused(r#"{"code":29001,"msg":"API access frequently"}"#), (true, after_a_second));
    /// assert_eq!(refused(r#"{"code":29001,"orderId":"33"}"#), (false, RetryAction::Reconcile));
    /// ```
    pub fn is_plain_refusal(&self) -> bool {
        self.is_plain_refusal
    }

    /// The body as it arrived, secrets included, up to [`BODY_LIMIT`](Self::BODY_LIMIT) bytes. Bytes that are not UTF-8 are replaced by `�`. The
    /// body of an item's error in a batch is the item.
    ///
    /// # Examples
    ///
    /// ```
    /// let error = coinw_errors::check(coinw_errors::Market::Spot, r#"{"code":"-3"}"#).unwrap_err();
    /// assert_eq!(error.body(), r#"{"code":"-3"}"#);
    /// ```
    pub fn body(&self) -> &str {
        self.body.as_str()
    }

    /// Whether the body was longer than the kept part.
    ///
    /// # Examples
    ///
    /// ```
    /// let error = coinw_errors::check(coinw_errors::Market::Spot, r#"{"code":"-3"}"#).unwrap_err();
    /// assert!(!error.body_is_cut());
    /// ```
    pub fn body_is_cut(&self) -> bool {
        self.body.is_cut()
    }

    /// A label for metrics from a fixed set: the name of a listed code, `Unlisted`, or `Absent`.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{Market, check};
    ///
    /// let error = check(Market::Futures, r#"{"code":29001}"#).unwrap_err();
    /// assert_eq!(error.name(), "RateLimited");
    /// let error = check(Market::Futures, r#"{"code":12345}"#).unwrap_err();
    /// assert_eq!(error.name(), "Unlisted");
    /// ```
    pub fn name(&self) -> &'static str {
        match &self.code {
            ReceivedCode::Listed(code) => code.entry().name,
            ReceivedCode::Unlisted(_) => "Unlisted",
            ReceivedCode::Absent => "Absent",
        }
    }

    /// Whether it is certain that the exchange did not carry out the request. The outcome of an unlisted code, and of a response that is
    /// no [plain refusal](Self::is_plain_refusal), is unknown.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{Market, Outcome, check};
    ///
    /// let error = check(Market::Futures, r#"{"code":12345}"#).unwrap_err();
    /// assert_eq!(error.outcome(), Outcome::Unknown);
    /// ```
    pub fn outcome(&self) -> Outcome {
        let listed = self.listed().filter(|_| self.is_plain_refusal);
        listed.map_or(Outcome::Unknown, |code| code.entry().outcome)
    }

    /// The one safe next step: see [`Error::retry_action`](crate::Error::retry_action).
    ///
    /// # Examples
    ///
    /// ```
    /// # let Err(coinw_errors::Error::Api(error)) = coinw_errors::check(coinw_errors::Market::Futures, r#"{"code":12345,"retry":true}"#) else { panic!() };
    /// use coinw_errors::{Idempotency, RetryAction};
    ///
    /// assert_eq!(error.retry_action(Idempotency::Idempotent), RetryAction::Stop);
    /// assert_eq!(error.retry_action(Idempotency::NotIdempotent), RetryAction::Reconcile);
    /// ```
    pub fn retry_action(&self, idempotency: Idempotency) -> RetryAction {
        let action = match self.listed().map(Guide::entry) {
            Some(entry) => decide(entry.retry, entry.delay, self.outcome(), idempotency),
            None => decide_without_code(Answer::Unclear { http_status: self.http.status }, idempotency),
        };
        self.http.lengthen(action)
    }

    /// The beginning of the body, with secrets blanked.
    pub(super) fn beginning(&self) -> String {
        self.body.beginning()
    }
}

impl<G: Guide> fmt::Debug for ApiError<G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiError")
            .field("market", &self.market)
            .field("channel", &self.channel)
            .field("code", &self.code)
            .field("message", &self.message().map(shown::text))
            .field("server_retry", &self.server_retry)
            .field("is_plain_refusal", &self.is_plain_refusal)
            .field("http_status", &self.http.status)
            .field("retry_after", &self.http.retry_after())
            .field("body", &self.body)
            .finish()
    }
}

impl<G: Guide> core::error::Error for ApiError<G> {}
