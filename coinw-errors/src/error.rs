//! An error as it arrived, with its evidence.

use alloc::boxed::Box;
use alloc::string::String;
use core::fmt;

use crate::retry::decide;
use crate::{Channel, ErrorCode, Idempotency, Market, Outcome, ReceivedCode, Retry, RetryAction};

/// An error that the exchange answered with: the code as it arrived, and what came with it.
///
/// `Display` is one line, suitable for a log; `{:#}` adds what the guide knows about the code.
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiError {
    market: Market,
    channel: Channel,
    code: ReceivedCode,
    message: Option<Box<str>>,
    server_retry: Option<bool>,
    is_contradictory: bool,
    body: Box<str>,
    body_is_cut: bool,
}

/// What decoding found in a body.
pub(crate) struct Evidence<'a> {
    pub(crate) channel: Channel,
    pub(crate) code: ReceivedCode,
    pub(crate) message: Option<&'a str>,
    pub(crate) server_retry: Option<bool>,
    pub(crate) is_contradictory: bool,
}

impl ApiError {
    /// How much is kept of the body, in bytes; also of the message in it, and of a code that is not listed.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{ApiError, Market, check};
    ///
    /// let page = "<html>".repeat(10_000);
    /// let error = check(Market::Spot, page).unwrap_err();
    /// assert!(error.body_is_cut());
    /// assert!(error.body().len() <= ApiError::BODY_LIMIT);
    /// ```
    pub const BODY_LIMIT: usize = 8 * 1024;

    pub(crate) fn new(market: Market, evidence: Evidence<'_>, body: &[u8]) -> Self {
        let Evidence { channel, code, message, server_retry, is_contradictory } = evidence;
        let message = message.map(|message| start_of(message).into());
        let text = String::from_utf8_lossy(body);
        let start = start_of(&text);
        let body_is_cut = start.len() < text.len();
        Self {
            market,
            channel,
            code,
            message,
            server_retry,
            is_contradictory,
            body: start.into(),
            body_is_cut,
        }
    }

    /// Where the request went.
    ///
    /// # Examples
    ///
    /// ```
    /// # let error = coinw_errors::check(coinw_errors::Market::Spot, r#"{"code":"-3"}"#).unwrap_err();
    /// assert_eq!(error.market(), coinw_errors::Market::Spot);
    /// ```
    pub fn market(&self) -> Market {
        self.market
    }

    /// How the response arrived, as the key of its code tells.
    ///
    /// # Examples
    ///
    /// ```
    /// # let error = coinw_errors::check(coinw_errors::Market::Spot, r#"{"code":"-3"}"#).unwrap_err();
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
    /// # let error = coinw_errors::check(coinw_errors::Market::Spot, r#"{"code":"-3"}"#).unwrap_err();
    /// use coinw_errors::{ErrorCode, ReceivedCode};
    ///
    /// assert_eq!(error.code(), &ReceivedCode::Listed(ErrorCode::ApiAccessError));
    /// ```
    pub fn code(&self) -> &ReceivedCode {
        &self.code
    }

    /// The code, if the guide lists it: what one matches on.
    ///
    /// # Examples
    ///
    /// ```
    /// # let error = coinw_errors::check(coinw_errors::Market::Spot, r#"{"code":"-3"}"#).unwrap_err();
    /// assert_eq!(error.listed(), Some(coinw_errors::ErrorCode::ApiAccessError));
    /// ```
    pub fn listed(&self) -> Option<ErrorCode> {
        match self.code {
            ReceivedCode::Listed(code) => Some(code),
            ReceivedCode::Unlisted(_) | ReceivedCode::Absent => None,
        }
    }

    /// The server's message, if it sent one.
    ///
    /// # Examples
    ///
    /// ```
    /// # let body = r#"{"code":"-200","msg":"业务异常"}"#;
    /// # let error = coinw_errors::check(coinw_errors::Market::Spot, body).unwrap_err();
    /// assert_eq!(error.message(), Some("业务异常"));
    /// ```
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// What the server's own `retry` flag said. It is evidence, not advice: the gateway sends `false` with 429,
    /// after which the guide says to wait and try again. No decision of this crate looks at it.
    ///
    /// # Examples
    ///
    /// ```
    /// # let body = r#"{"code":429,"message":"Too Many Requests","retry":false,"success":false}"#;
    /// # let error = coinw_errors::check(coinw_errors::Market::Spot, body).unwrap_err();
    /// assert_eq!(error.server_retry(), Some(false));
    /// ```
    pub fn server_retry(&self) -> Option<bool> {
        self.server_retry
    }

    /// Whether the response says two things that cannot both be true, such as a code that means failure beside
    /// `success: true`, or two different codes. Then the outcome is unknown, whatever the code.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{Idempotency, Market, RetryAction, check};
    ///
    /// // 29001 alone proves that the request was not carried out. This proves nothing.
    /// let error = check(Market::Futures, r#"{"code":29001,"success":true}"#).unwrap_err();
    /// assert!(error.is_contradictory());
    /// assert_eq!(error.retry_action(Idempotency::NotIdempotent), RetryAction::Reconcile);
    /// ```
    pub fn is_contradictory(&self) -> bool {
        self.is_contradictory
    }

    /// The body as it arrived, at most [`BODY_LIMIT`](Self::BODY_LIMIT) bytes of it; bytes that are not UTF-8 are
    /// shown as `�`.
    ///
    /// # Examples
    ///
    /// ```
    /// let error = coinw_errors::check(coinw_errors::Market::Spot, "<html>").unwrap_err();
    /// assert_eq!(error.body(), "<html>");
    /// ```
    pub fn body(&self) -> &str {
        &self.body
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
        self.body_is_cut
    }

    /// Whether the request was certainly not carried out. Nobody knows that of a code that the guide does not list, or
    /// of a response that contradicts itself.
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
        self.evidently().map_or(Outcome::Unknown, ErrorCode::outcome)
    }

    /// The one safe next step. A code that the guide does not list, or a response that contradicts itself, decides like
    /// a code with `retry: never` and `outcome: unknown`.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{Idempotency, Market, RetryAction, check};
    ///
    /// let error = check(Market::Futures, r#"{"code":12345,"retry":true}"#).unwrap_err();
    /// assert_eq!(error.retry_action(Idempotency::Idempotent), RetryAction::Stop);
    /// assert_eq!(error.retry_action(Idempotency::NotIdempotent), RetryAction::Reconcile);
    /// ```
    pub fn retry_action(&self, idempotency: Idempotency) -> RetryAction {
        match self.evidently() {
            Some(code) => code.retry_action(idempotency),
            None => decide(Retry::Never, None, Outcome::Unknown, idempotency),
        }
    }

    /// The code that a decision may rest on.
    fn evidently(&self) -> Option<ErrorCode> {
        self.listed().filter(|_| !self.is_contradictory)
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ", self.market)?;
        if self.channel == Channel::Websocket {
            write!(f, "{} ", self.channel)?;
        }
        match &self.code {
            ReceivedCode::Listed(code) => write!(f, "{code}")?,
            ReceivedCode::Unlisted(code) => write!(f, "{code} (not listed there)")?,
            ReceivedCode::Absent => f.write_str("error without a code")?,
        }
        // Quoted, so that a line break is `\n`: what the server sends cannot forge a line of a log.
        match (self.message(), &self.code) {
            (Some(message), _) => write!(f, ": {message:?}")?,
            (None, ReceivedCode::Absent) => write!(f, ": {:?}", beginning(&self.body))?,
            (None, _) => {}
        }
        match self.listed() {
            Some(code) if f.alternate() => write!(f, "\n\n{code:#}"),
            _ => Ok(()),
        }
    }
}

impl core::error::Error for ApiError {}

/// As much of a text as is kept.
pub(crate) fn start_of(text: &str) -> &str {
    let mut end = text.len().min(ApiError::BODY_LIMIT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn beginning(body: &str) -> &str {
    let end = body.char_indices().nth(100).map_or(body.len(), |(at, _)| at);
    &body[..end]
}
