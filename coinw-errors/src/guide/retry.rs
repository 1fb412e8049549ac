//! May the request be sent again? The decision, from what is known of the error and of the request.

use core::fmt;
use core::time::Duration;

use super::vocabulary::{Idempotency, Outcome, Retry};

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
