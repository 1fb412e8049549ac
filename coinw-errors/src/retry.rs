//! May the request be sent again? What is known of the error, what is known of the request, and the decision.

use core::fmt;
use core::time::Duration;

use crate::Entry;
use crate::vocabulary::words;

words! {
    /// Whether the unchanged request can succeed later by itself.
    ///
    /// This alone does not say that it may be sent again: see [`RetryAction`].
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{ErrorCode, Retry};
    ///
    /// assert_eq!(ErrorCode::InvalidSession.retry(), Retry::AfterReconnect);
    /// ```
    Retry, "retry class" {
        /// It cannot: something has to change first.
        Never = "never",
        /// It can, after a delay.
        AfterDelay = "after_delay",
        /// It can, on a new connection.
        AfterReconnect = "after_reconnect",
    }

    /// Whether the request was certainly not carried out.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{ErrorCode, Outcome};
    ///
    /// assert_eq!(ErrorCode::RateLimited.outcome(), Outcome::Rejected);
    /// assert_eq!(ErrorCode::SystemError.outcome(), Outcome::Unknown);
    /// ```
    Outcome, "outcome" {
        /// It was not: the exchange refused it.
        Rejected = "rejected",
        /// Nobody can tell. What is not proven to be rejected is unknown.
        Unknown = "unknown",
    }

    /// What the caller knows of the request: does sending it twice do more than sending it once?
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{ErrorCode, Idempotency, RetryAction};
    ///
    /// let error = ErrorCode::InternalServerError;
    /// assert_eq!(error.retry_action(Idempotency::Idempotent), RetryAction::Stop);
    /// assert_eq!(error.retry_action(Idempotency::NotIdempotent), RetryAction::Reconcile);
    /// ```
    Idempotency, "idempotency" {
        /// It does not: a query, or a cancellation.
        Idempotent = "idempotent",
        /// It does: placing an order. A client order id does not change that, for nothing that CoinW publishes
        /// promises to refuse a second order with the same id; it helps to find the order afterwards.
        NotIdempotent = "not_idempotent",
    }
}

/// The one safe next step after an error.
///
/// There is no plain "is it retryable": the answer depends on the request as much as on the error.
///
/// # Examples
///
/// ```
/// use coinw_errors::{ErrorCode, Idempotency, RetryAction};
/// use std::time::Duration;
///
/// // -200 comes while the system is updated, and proves nothing about the order it answers.
/// let error = ErrorCode::BusinessException;
/// let query = error.retry_action(Idempotency::Idempotent);
/// let order = error.retry_action(Idempotency::NotIdempotent);
/// assert_eq!(query, RetryAction::RetryAfter(Duration::from_secs(30)));
/// assert_eq!(order, RetryAction::Reconcile);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RetryAction {
    /// Do not send it again: nothing says that it would succeed.
    Stop,
    /// Send it again after this time.
    RetryAfter(Duration),
    /// Reconnect, authenticate, and send it again.
    Reconnect,
    /// Do not send it again. Ask the exchange first what became of it.
    Reconcile,
}

impl fmt::Display for RetryAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stop => f.write_str("no"),
            Self::RetryAfter(delay) => write!(f, "yes, after {delay:?}"),
            Self::Reconnect => f.write_str("yes, after a reconnect"),
            Self::Reconcile => {
                f.write_str("not until you have asked the exchange whether it was carried out")
            }
        }
    }
}

/// The whole decision table. An error that is not in the spec decides as `Never` with `Unknown`.
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
            // The macro lets no such row pass. In one built by hand nothing says when it is time.
            None => RetryAction::Stop,
        },
        (Retry::AfterReconnect, Rejected, _) | (Retry::AfterReconnect, Unknown, Idempotent) => {
            RetryAction::Reconnect
        }
    }
}

/// The decisions for these rows: for each, what is to be done by every idempotency, in the order of the vocabulary.
pub const fn decisions<const ROWS: usize>(rows: &[Entry; ROWS]) -> [[RetryAction; 2]; ROWS] {
    let mut decisions = [[RetryAction::Stop; 2]; ROWS];
    let mut row = 0;
    while row < ROWS {
        let mut idempotency = 0;
        while idempotency < Idempotency::ALL.len() {
            decisions[row][idempotency] = rows[row].retry_action(Idempotency::ALL[idempotency]);
            idempotency += 1;
        }
        row += 1;
    }
    decisions
}
