//! The HTTP status and `Retry-After` of a response.

#[cfg(feature = "http")]
mod headers;

use core::fmt;
use core::num::NonZeroU32;
use core::time::Duration;

use crate::guide::retry::RetryAction;

/// The status and the delay that the caller added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Http {
    pub(super) status: Option<u16>,
    /// The delay in milliseconds plus one, so that an error is no larger than necessary.
    retry_after: Option<NonZeroU32>,
}

/// Longer than any ban that CoinW speaks of, and short enough that a clock can add it.
const RETRY_AFTER_LIMIT: Duration = Duration::from_secs(24 * 60 * 60);

impl Http {
    /// Sets the delay, rounded up to milliseconds.
    pub(super) fn set_retry_after(&mut self, delay: Duration) {
        let milliseconds = delay.min(RETRY_AFTER_LIMIT).as_nanos().div_ceil(1_000_000);
        self.retry_after =
            u32::try_from(milliseconds).ok().and_then(|delay| NonZeroU32::MIN.checked_add(delay));
    }

    pub(super) fn retry_after(self) -> Option<Duration> {
        self.retry_after.map(|delay| Duration::from_millis(delay.get().saturating_sub(1).into()))
    }

    /// The action, with a delay no shorter than the response asks for.
    pub(super) fn lengthen(self, action: RetryAction) -> RetryAction {
        match (action, self.retry_after()) {
            (RetryAction::RetryAfter(delay), Some(least)) => RetryAction::RetryAfter(delay.max(least)),
            (action, _) => action,
        }
    }
}

/// The status and the delay in parentheses after a blank, or nothing.
impl fmt::Display for Http {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.status, self.retry_after()) {
            (None, None) => Ok(()),
            (Some(status), None) => write!(f, " (HTTP {status})"),
            (None, Some(delay)) => write!(f, " (Retry-After: {delay:?})"),
            (Some(status), Some(delay)) => write!(f, " (HTTP {status}, Retry-After: {delay:?})"),
        }
    }
}
