//! The error type of everything that reads a response.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::{String, ToString};
use core::time::Duration;
use core::{fmt, iter, ptr};

use super::cause::{Cause, Detail, Reason, Received, Refusal};
use super::http::Http;
use super::kept::KeptBody;
use super::limit::KEPT;
use super::shown;
use crate::code::ErrorCode;
use crate::guide::Guide;
use crate::guide::entry::Entry;
use crate::guide::retry::{Answer, RetryAction, decide, decide_without_code};
use crate::guide::vocabulary::{Channel, Idempotency, Market, Outcome};

/// Why a request has no data: an error of the exchange, a response that cannot be read, or no answer at all.
///
/// `{}` prints one line for a log, `{:#}` the decision and what the guide says. Both, and also `Debug` and serialized errors, show [only
/// words and numbers](crate::_documentation::what_is_shown) of a response, and `[redacted]` for the rest. [`body`](Self::body),
/// [`message`](Self::message) and [`code_text`](Self::code_text) return what arrived, secrets included.
///
/// With the feature `serde`, an error serializes as [one flat record](crate::_documentation::records).
///
/// # Examples
///
/// A proxy's error page proves nothing about the order:
///
/// ```
/// use coinw_errors::{Idempotency, Market, Reason, Response, RetryAction};
///
/// let error = Response::new(Market::Futures, 502, "<html>502 Bad Gateway</html>").check().unwrap_err();
/// assert_eq!(error.reason(), Reason::NotJson);
/// assert_eq!(error.retry_action(Idempotency::NotIdempotent), RetryAction::Reconcile);
/// ```
///
/// An error of the exchange has no constructor. In your tests, read the [`sample`](crate::ErrorCode::sample) of a code:
///
/// ```
/// use coinw_errors::{ErrorCode, Market, Response};
///
/// let error = Response::new(Market::Futures, 200, ErrorCode::PositionNotFound.sample()).check().unwrap_err();
/// assert_eq!(error.listed(), Some(ErrorCode::PositionNotFound));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Error(Box<Parts>);

#[derive(Clone, PartialEq, Eq)]
struct Parts {
    market: Market,
    http: Http,
    body: KeptBody,
    cause: Cause,
}

impl Error {
    pub(super) fn new(market: Market, http: Http, body: KeptBody, cause: Cause) -> Self {
        Self(Box::new(Parts { market, http, body, cause }))
    }

    /// The error of a request that got no answer: a time-out, or a connection that was lost.
    ///
    /// `cause` is the client's error, or any text. The error keeps only [the words and numbers](crate::_documentation::what_is_shown) in
    /// the text of `cause` and its sources, because the URL of a signed request contains the API key and the signature.
    ///
    /// # Examples
    ///
    /// ```
    /// # use coinw_errors::{Error, Idempotency, Market, RetryAction};
    /// let error = Error::no_answer(Market::Futures, "the time is up");
    /// assert_eq!(error.to_string(), "futures: no answer: the time is up");
    /// assert_eq!(error.retry_action(Idempotency::NotIdempotent), RetryAction::Reconcile);
    /// ```
    #[doc(alias = "timeout")]
    pub fn no_answer(market: Market, cause: impl Into<Box<dyn core::error::Error + Send + Sync>>) -> Self {
        let no_answer = Cause::Other(Reason::NoAnswer, Detail::of(chain(&*cause.into())));
        Self::new(market, Http::UNKNOWN, KeptBody::of(""), no_answer)
    }

    /// Why there is no data.
    ///
    /// # Examples
    ///
    /// ```
    /// # use coinw_errors::{Market, Reason, Response};
    /// let error = Response::new(Market::Futures, 200, r#"{"code":0"#).check().unwrap_err();
    /// assert_eq!(error.reason(), Reason::Truncated);
    /// ```
    pub fn reason(&self) -> Reason {
        if let Cause::Other(reason, _) = self.0.cause { reason } else { Reason::Exchange }
    }

    /// The code to match on, if CoinW's guide lists it for this market and channel.
    ///
    /// # Examples
    ///
    /// ```
    /// # use coinw_errors::{Market, Response, code};
    /// let body = r#"{"code":9012,"msg":"Position not found"}"#;
    /// let error = Response::new(Market::Futures, 200, body).check().unwrap_err();
    /// match error.listed() {
    ///     Some(code!(9012)) => {} // closed already
    ///     _ => panic!("{error}"),
    /// }
    /// ```
    pub fn listed(&self) -> Option<ErrorCode> {
        self.listed_in()
    }

    /// The code in your own guide, if that guide read the response and lists the code: see
    /// [`Response::with_guide`](crate::Response::with_guide).
    ///
    /// After reading with [`Extended`](crate::Extended), the type may be the `Extended` or the one guide that lists the code. If a `match`
    /// names codes of both, the compiler infers the type. Otherwise, write it: `error.listed_in::<Extended<OwnCode>>()`.
    ///
    /// # Examples
    ///
    /// ```
    /// # use coinw_errors::{Extended, Market, Response, error_guide};
    /// #[error_guide("examples/small_guide.yaml")]
    /// enum OwnCode {}
    ///
    /// let body = r#"{"code":1001,"msg":"too many orders"}"#;
    /// let error = Response::new(Market::Spot, 200, body).with_guide::<Extended<OwnCode>>().check().unwrap_err();
    /// assert_eq!(error.listed_in(), Some(OwnCode::TooManyOrders));
    /// assert_eq!(error.listed(), None);
    /// ```
    pub fn listed_in<G: Guide>(&self) -> Option<G> {
        let refusal = self.refusal()?;
        let entry = refusal.entry()?;
        let code = G::from_code_on(self.market(), refusal.channel, entry.code)?;
        // Another guide may list the number, too. Only the row that decides counts.
        ptr::eq(code.entry(), entry).then_some(code)
    }

    /// The entry of the code, in whichever guide lists it.
    ///
    /// # Examples
    ///
    /// ```
    /// # use coinw_errors::{Market, Response};
    /// let error = Response::new(Market::Futures, 200, r#"{"code":29001}"#).check().unwrap_err();
    /// assert_eq!(error.entry().unwrap().title, "API Access Frequently");
    /// ```
    pub fn entry(&self) -> Option<&'static Entry> {
        self.refusal()?.entry()
    }

    /// The code as a number, listed or not; `None` if there is no code, or if it is not a 64-bit integer.
    ///
    /// # Examples
    ///
    /// ```
    /// # use coinw_errors::{Market, Response};
    /// let error = Response::new(Market::Futures, 200, r#"{"code":"777001"}"#).check().unwrap_err();
    /// assert_eq!((error.listed(), error.number()), (None, Some(777001)));
    /// ```
    pub fn number(&self) -> Option<i64> {
        match self.entry() {
            Some(entry) => Some(entry.code.into()),
            // One that was cut is another number.
            None => self.code_text().filter(|code| code.len() < KEPT)?.trim().parse().ok(),
        }
    }

    /// The code as text. A listed code is its number. Any other code is as it arrived: a number with all its digits, the content of a
    /// string, or the JSON of another value.
    ///
    /// # Examples
    ///
    /// ```
    /// # use coinw_errors::{Market, Response};
    /// let error = Response::new(Market::Futures, 200, r#"{"code":"ERR_7"}"#).check().unwrap_err();
    /// assert_eq!((error.number(), error.code_text()), (None, Some("ERR_7".into())));
    /// ```
    pub fn code_text(&self) -> Option<Cow<'_, str>> {
        match &self.refusal()?.code {
            Received::Listed(entry) => Some(entry.code.to_string().into()),
            Received::Unlisted { code, .. } => Some(code.as_str(&self.0.body).into()),
            Received::Absent => None,
        }
    }

    /// The channel of the code: websocket for a frame or a code under `errorCode`, otherwise REST. `None` if the error did not come from
    /// the exchange.
    ///
    /// # Examples
    ///
    /// ```
    /// # use coinw_errors::{Channel, Market, Response};
    /// let error = Response::new(Market::Spot, 200, r#"{"code":"-3"}"#).check().unwrap_err();
    /// assert_eq!(error.channel(), Some(Channel::Rest));
    /// ```
    pub fn channel(&self) -> Option<Channel> {
        Some(self.refusal()?.channel)
    }

    /// The server's message as it arrived, secrets included; `None` if the response has no message.
    ///
    /// # Examples
    ///
    /// ```
    /// # use coinw_errors::{Market, Response};
    /// let error = Response::new(Market::Spot, 200, r#"{"code":"-200","msg":"业务异常"}"#).check().unwrap_err();
    /// assert_eq!(error.message(), Some("业务异常"));
    /// ```
    pub fn message(&self) -> Option<&str> {
        Some(self.refusal()?.message.as_ref()?.as_str(&self.0.body))
    }

    /// The parser's reason why the response or its data cannot be read, or the client's reason why no answer arrived. The text holds [only
    /// words and numbers](crate::_documentation::what_is_shown).
    ///
    /// # Examples
    ///
    /// ```
    /// # use coinw_errors::{Market, Response};
    /// let error = Response::new(Market::Futures, 200, r#"{"code":0}"#).decode::<u32>().unwrap_err();
    /// assert_eq!(error.detail(), Some("missing field `data`"));
    /// ```
    pub fn detail(&self) -> Option<&str> {
        if let Cause::Other(_, detail) = &self.0.cause { Some(detail.as_str()) } else { None }
    }

    /// The server's own `retry` flag, kept as evidence. No decision of this crate uses the flag: the gateway sends `false` with 429, where the
    /// guide says to wait and try again.
    ///
    /// # Examples
    ///
    /// ```
    /// # use coinw_errors::{Market, Response};
    /// let body = r#"{"code":429,"message":"Too Many Requests","retry":false,"success":false}"#;
    /// let error = Response::new(Market::Spot, 429, body).check().unwrap_err();
    /// assert_eq!(error.server_retry(), Some(false));
    /// ```
    pub fn server_retry(&self) -> Option<bool> {
        self.refusal()?.server_retry
    }

    /// Whether the response is a *plain refusal*: it refuses the request with a listed code, and says nothing else. The outcome of the
    /// code's entry counts only then; [the page on decisions](crate::_documentation::decisions) has the exact rule.
    ///
    /// # Examples
    ///
    /// ```
    /// # use coinw_errors::{ErrorCode, Idempotency, Market, Response, RetryAction};
    /// let refused = |body: &str| {
    ///     let error = Response::new(Market::Futures, 200, body).check().unwrap_err();
    ///     (error.is_plain_refusal(), error.retry_action(Idempotency::NotIdempotent))
    /// };
    /// let resend = ErrorCode::RateLimited.retry_action(Idempotency::NotIdempotent);
    /// assert_eq!(refused(r#"{"code":29001,"msg":"API access frequently"}"#), (true, resend));
    /// assert_eq!(refused(r#"{"code":29001,"orderId":"33"}"#), (false, RetryAction::Reconcile));
    /// ```
    pub fn is_plain_refusal(&self) -> bool {
        self.refusal().is_some_and(|refusal| refusal.is_plain)
    }

    /// The market that the request went to.
    ///
    /// # Examples
    ///
    /// ```
    /// # use coinw_errors::{Market, Response};
    /// let error = Response::new(Market::Spot, 502, "<html>").check().unwrap_err();
    /// assert_eq!(error.market(), Market::Spot);
    /// ```
    pub fn market(&self) -> Market {
        self.0.market
    }

    /// The body as it arrived, secrets included, up to [`BODY_LIMIT`](Self::BODY_LIMIT) bytes. Bytes that are not UTF-8 become `�`. For an
    /// item of a batch, the body is the item.
    ///
    /// # Examples
    ///
    /// ```
    /// # use coinw_errors::{Market, Response};
    /// let error = Response::new(Market::Spot, 502, "<html>").check().unwrap_err();
    /// assert_eq!(error.body(), "<html>");
    /// ```
    pub fn body(&self) -> &str {
        self.0.body.as_str()
    }

    /// Whether [`body`](Self::body) is only the beginning of the body that arrived.
    ///
    /// # Examples
    ///
    /// ```
    /// # use coinw_errors::{Error, Market, Response};
    /// let page = "<html>".repeat(10_000);
    /// let error = Response::new(Market::Spot, 502, &page).check().unwrap_err();
    /// assert!(error.body_is_cut() && error.body().len() <= Error::BODY_LIMIT);
    /// ```
    pub fn body_is_cut(&self) -> bool {
        self.0.body.is_cut()
    }

    /// The largest length of a kept body, message or code, in bytes.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(coinw_errors::Error::BODY_LIMIT, 8192);
    /// ```
    pub const BODY_LIMIT: usize = KEPT;

    /// The HTTP status of the response; `None` for a frame, if no answer arrived, or if the caller did not know it.
    ///
    /// # Examples
    ///
    /// ```
    /// # use coinw_errors::{Market, Response};
    /// let error = Response::new(Market::Spot, 502, "<html>").check().unwrap_err();
    /// assert_eq!(error.http_status(), Some(502));
    /// ```
    pub fn http_status(&self) -> Option<u16> {
        self.0.http.status
    }

    /// The delay that the `Retry-After` header asks for.
    ///
    /// # Examples
    ///
    /// ```
    /// # use coinw_errors::{Market, Response};
    /// let error = Response::new(Market::Spot, 502, "<html>").check().unwrap_err();
    /// assert_eq!(error.retry_after(), None);
    /// ```
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.http.retry_after
    }

    /// A label for metrics, and the value of OpenTelemetry's `error.type`. Whatever the server sends, the set is closed: the name of a
    /// listed code, `Unlisted`, `Absent`, `NotJson`, `Truncated`, `Data` or `NoAnswer`. Do not use one of these names in your own guide.
    ///
    /// # Examples
    ///
    /// ```
    /// # use coinw_errors::{Market, Response};
    /// let error = Response::new(Market::Futures, 200, r#"{"code":29001}"#).check().unwrap_err();
    /// assert_eq!(error.name(), "RateLimited");
    /// let error = Response::new(Market::Futures, 502, "<html>").check().unwrap_err();
    /// assert_eq!(error.name(), "NotJson");
    /// ```
    pub fn name(&self) -> &'static str {
        match (self.refusal().map(|refusal| &refusal.code), self.reason()) {
            (Some(Received::Listed(entry)), _) => entry.name,
            (Some(Received::Unlisted { .. }), _) => "Unlisted",
            (Some(Received::Absent), _) | (None, Reason::Exchange) => "Absent",
            (None, Reason::NotJson) => "NotJson",
            (None, Reason::Truncated) => "Truncated",
            (None, Reason::Data) => "Data",
            (None, Reason::NoAnswer) => "NoAnswer",
        }
    }

    /// Whether it is certain that the exchange did not carry out the request. It is certain only after
    /// [a plain refusal](Self::is_plain_refusal) with a code whose entry says `rejected`.
    ///
    /// # Examples
    ///
    /// ```
    /// # use coinw_errors::{Market, Outcome, Response};
    /// let error = Response::new(Market::Futures, 200, r#"{"code":29001}"#).check().unwrap_err();
    /// assert_eq!(error.outcome(), Outcome::Rejected);
    /// let error = Response::new(Market::Futures, 200, r#"{"code":290"#).check().unwrap_err();
    /// assert_eq!(error.outcome(), Outcome::Unknown);
    /// ```
    pub fn outcome(&self) -> Outcome {
        self.refusal().map_or(Outcome::Unknown, Refusal::outcome)
    }

    /// The one safe next step. [The page on decisions](crate::_documentation::decisions) has the tables.
    ///
    /// Even after the last attempt, the action for a request that is not idempotent says what became of the request: `Reconcile` means that
    /// it may have been carried out; any other action means that it was refused.
    ///
    /// # Examples
    ///
    /// ```
    /// # use coinw_errors::{Idempotency, Market, Response, RetryAction};
    /// let error = Response::new(Market::Futures, 502, "<html>").check().unwrap_err();
    /// assert!(matches!(error.retry_action(Idempotency::Idempotent), RetryAction::RetryAfter(_)));
    /// assert_eq!(error.retry_action(Idempotency::NotIdempotent), RetryAction::Reconcile);
    /// ```
    pub fn retry_action(&self, idempotency: Idempotency) -> RetryAction {
        let answer = match self.reason() {
            Reason::Exchange | Reason::NotJson => Answer::Unclear { http_status: self.http_status() },
            Reason::Truncated => Answer::EndsTooEarly,
            Reason::Data => Answer::OfOtherData,
            Reason::NoAnswer => Answer::Missing,
        };
        self.0.http.lengthen(match self.entry() {
            Some(entry) => decide(entry.retry, entry.delay, self.outcome(), idempotency),
            None => decide_without_code(answer, idempotency),
        })
    }

    pub(super) fn refusal(&self) -> Option<&Refusal> {
        if let Cause::Exchange(refusal) = &self.0.cause { Some(refusal) } else { None }
    }

    pub(crate) fn http(&self) -> Http {
        self.0.http
    }

    pub(super) fn body_mut(&mut self) -> &mut KeptBody {
        &mut self.0.body
    }

    /// The beginning of the body, with secrets blanked.
    pub(super) fn beginning(&self) -> String {
        self.0.body.beginning()
    }
}

/// What a client says, and what its sources say beside: each by itself, so that a long address does not hide the reason behind it.
fn chain(error: &dyn core::error::Error) -> String {
    let mut text = String::new();
    for error in iter::successors(Some(error), |error| error.source()).take(LONGEST_CHAIN) {
        let said = shown::text(&error.to_string());
        // Some say what their source says.
        if !text.ends_with(&*said) {
            text.push_str(if text.is_empty() { "" } else { ": " });
            text.push_str(&said);
        }
    }
    text
}

const LONGEST_CHAIN: usize = 16;

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Parts { market, http, body, cause } = &*self.0;
        let mut debug = f.debug_struct("Error");
        debug.field("reason", &self.reason()).field("market", market);
        match cause {
            Cause::Exchange(refusal) => debug
                .field("channel", &refusal.channel)
                .field("name", &self.name())
                .field("code", &self.code_text().as_deref().map(shown::text))
                .field("message", &self.message().map(shown::text))
                .field("server_retry", &refusal.server_retry)
                .field("is_plain_refusal", &refusal.is_plain),
            Cause::Other(_, detail) => debug.field("detail", &detail.as_str()),
        };
        debug
            .field("http_status", &http.status)
            .field("retry_after", &http.retry_after)
            .field("body", body)
            .finish()
    }
}

impl core::error::Error for Error {
    /// What the parser says of a response that cannot be read. Every other error says itself all that there is to say.
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match &self.0.cause {
            Cause::Other(Reason::NotJson | Reason::Truncated, detail) => Some(detail),
            _ => None,
        }
    }
}
