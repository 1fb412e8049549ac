//! The decision whether a request may be sent again, from the error and the request.

use core::fmt;
use core::time::Duration;

use super::vocabulary::{Idempotency, Outcome, Retry};

/// The safe next step after an error.
///
/// The action depends on both the request and the error, so there is no `is_retryable()`.
///
/// With the feature `serde`, an action serializes as `{"action":"retry_after","delay_ms":1000}`; the other actions are `stop`, `reconnect`
/// and `reconcile`, whose delay is `null`.
///
/// # Examples
///
/// ```
/// use coinw_errors::{ErrorCode, Idempotency, RetryAction};
///
/// // -200 comes while the system is updated, and does not prove that an order was refused.
/// let error = ErrorCode::BusinessException;
/// let query = error.retry_action(Idempotency::Idempotent);
/// let order = error.retry_action(Idempotency::NotIdempotent);
/// assert!(matches!(query, RetryAction::RetryAfter(_)));
/// assert_eq!(order, RetryAction::Reconcile);
/// ```
// What people search for who know other libraries.
#[doc(alias("retryable", "is_retryable"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RetryAction {
    /// Do not send the request again: nothing says that the next attempt would succeed.
    Stop,
    /// Send the request again after this delay.
    RetryAfter(Duration),
    /// Reconnect, authenticate, and send the request again.
    Reconnect,
    /// Do not send the request again. Ask the exchange first whether the request was carried out.
    Reconcile,
}

impl fmt::Display for RetryAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stop => f.write_str("no"),
            Self::RetryAfter(delay) => write!(f, "yes, after {delay:?}"),
            Self::Reconnect => f.write_str("yes, after a reconnect"),
            Self::Reconcile => {
                f.write_str("not before you have asked the exchange whether the request was carried out")
            }
        }
    }
}

impl RetryAction {
    /// The safe next step after a request that got no answer because of a time-out or a lost connection.
    ///
    /// A query may be sent again after one second. An order may have been placed, so the next step is to ask the exchange.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{Idempotency, RetryAction};
    /// use std::time::Duration;
    ///
    /// let query = RetryAction::after_no_answer(Idempotency::Idempotent);
    /// let order = RetryAction::after_no_answer(Idempotency::NotIdempotent);
    /// assert_eq!(query, RetryAction::RetryAfter(Duration::from_secs(1)));
    /// assert_eq!(order, RetryAction::Reconcile);
    /// ```
    pub const fn after_no_answer(idempotency: Idempotency) -> Self {
        decide_without_code(Answer::Missing, idempotency)
    }

    /// How long to wait before sending the request again; `None` unless the action is [`RetryAfter`](Self::RetryAfter).
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::RetryAction;
    /// use std::time::Duration;
    ///
    /// let second = Duration::from_secs(1);
    /// assert_eq!(RetryAction::RetryAfter(second).delay(), Some(second));
    /// assert_eq!(RetryAction::Reconnect.delay(), None);
    /// ```
    pub const fn delay(self) -> Option<Duration> {
        match self {
            Self::RetryAfter(delay) => Some(delay),
            Self::Stop | Self::Reconnect | Self::Reconcile => None,
        }
    }
}

/// The decision table for listed codes.
pub(crate) const fn decide(
    retry: Retry,
    delay: Option<Duration>,
    outcome: Outcome,
    idempotency: Idempotency,
) -> RetryAction {
    use Idempotency::{Idempotent, NotIdempotent};
    use Outcome::{Rejected, Unknown};
    match (retry, outcome, idempotency) {
        (_, Unknown, NotIdempotent) => RetryAction::Reconcile,
        (Retry::Never, Rejected, _) | (Retry::Never, Unknown, Idempotent) => RetryAction::Stop,
        (Retry::AfterDelay, Rejected, _) | (Retry::AfterDelay, Unknown, Idempotent) => match delay {
            Some(delay) => RetryAction::RetryAfter(delay),
            // The macro refuses a row without a delay. A row built by hand may have none, so nothing says how long to wait.
            None => RetryAction::Stop,
        },
        (Retry::AfterReconnect, Rejected, _) | (Retry::AfterReconnect, Unknown, Idempotent) => {
            RetryAction::Reconnect
        }
    }
}

/// An answer that the guide does not list.
#[derive(Debug, Clone, Copy)]
pub enum Answer {
    /// No answer.
    Missing,
    /// A body that ends too early.
    EndsTooEarly,
    /// No JSON, or a code that is not listed or none at all.
    Unclear {
        /// The status, if it is known.
        http_status: Option<u16>,
    },
    /// A success whose data does not fit.
    OfOtherData,
}

/// The decision table for answers that the guide does not list. Only requests that can do no harm are sent again.
pub const fn decide_without_code(answer: Answer, idempotency: Idempotency) -> RetryAction {
    use Idempotency::{Idempotent, NotIdempotent};
    match (answer, idempotency) {
        (_, NotIdempotent) => RetryAction::Reconcile,
        (Answer::Missing | Answer::EndsTooEarly, Idempotent) => RetryAction::RetryAfter(DELAY),
        (Answer::Unclear { http_status: Some(status) }, Idempotent) if is_transient(status) => {
            RetryAction::RetryAfter(DELAY)
        }
        (Answer::Unclear { .. } | Answer::OfOtherData, Idempotent) => RetryAction::Stop,
    }
}

/// How long to wait where nothing names a delay.
const DELAY: Duration = Duration::from_secs(1);

/// Whether a status says that the same request may succeed later. Proxies that cannot reach the exchange send 520 to 527.
const fn is_transient(status: u16) -> bool {
    matches!(status, 408 | 425 | 429 | 500 | 502 | 503 | 504 | 520..=527)
}
