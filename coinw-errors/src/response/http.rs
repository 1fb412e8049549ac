//! The HTTP status and `Retry-After` of a response.

#[cfg(feature = "http")]
mod headers;

use core::fmt;
use core::time::Duration;

use crate::guide::retry::RetryAction;

/// The HTTP part of a response: the status, and the delay from `Retry-After`.
///
/// [`Response::new`](crate::Response::new) takes anything that converts into an `Http`.
///
/// # Examples
///
/// With the feature `http`, from the types that `reqwest`, `hyper`, `ureq` and `axum` share:
///
/// ```
/// # #[cfg(feature = "http")] {
/// use coinw_errors::{Market, Response};
/// use http::{HeaderMap, HeaderValue, StatusCode, header};
/// use std::time::Duration;
///
/// let (status, headers) = (
///     StatusCode::SERVICE_UNAVAILABLE,
///     HeaderMap::from_iter([(header::RETRY_AFTER, HeaderValue::from_static("7"))]),
/// );
/// let error = Response::new(Market::Spot, (status, &headers), "<html>").check().unwrap_err();
/// assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
/// # }
/// ```
///
/// By hand:
///
/// ```
/// use coinw_errors::{Http, Idempotency, Market, Response, RetryAction};
/// use std::time::Duration;
///
/// let delay = Duration::from_secs(7);
/// let http = Http::from(503).with_retry_after(delay);
/// let error = Response::new(Market::Spot, http, "<html>").check().unwrap_err();
/// assert_eq!(error.retry_action(Idempotency::Idempotent), RetryAction::RetryAfter(delay));
/// assert_eq!(error.retry_action(Idempotency::NotIdempotent), RetryAction::Reconcile);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Http {
    pub(super) status: Option<u16>,
    pub(super) retry_after: Option<Duration>,
}

/// Longer than any ban that CoinW speaks of, and short enough that a clock can add it.
const RETRY_AFTER_LIMIT: Duration = Duration::from_secs(24 * 60 * 60);

impl Http {
    /// Nothing is known, as for a body from a log.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{Http, Market, Response};
    ///
    /// let error = Response::new(Market::Spot, Http::UNKNOWN, "<html>").check().unwrap_err();
    /// assert_eq!(error.http_status(), None);
    /// ```
    pub const UNKNOWN: Self = Self { status: None, retry_after: None };

    /// Adds the delay that `Retry-After` asks for. The delay can lengthen a [`RetryAction::RetryAfter`] and changes no other action. It is
    /// stored in milliseconds, rounded up; more than 24 hours count as 24 hours.
    ///
    /// # Examples
    ///
    /// ```
    /// let http = coinw_errors::Http::from(429).with_retry_after(std::time::Duration::from_secs(7));
    /// ```
    #[must_use]
    pub fn with_retry_after(mut self, delay: Duration) -> Self {
        let milliseconds = delay.min(RETRY_AFTER_LIMIT).as_nanos().div_ceil(1_000_000);
        self.retry_after = u64::try_from(milliseconds).ok().map(Duration::from_millis);
        self
    }

    /// The action, with a delay no shorter than the response asks for.
    pub(super) fn lengthen(self, action: RetryAction) -> RetryAction {
        match (action, self.retry_after) {
            (RetryAction::RetryAfter(delay), Some(least)) => RetryAction::RetryAfter(delay.max(least)),
            (action, _) => action,
        }
    }
}

/// A status alone: nothing asks for a delay.
impl From<u16> for Http {
    fn from(status: u16) -> Self {
        Self { status: Some(status), ..Self::UNKNOWN }
    }
}

/// The status and the delay in parentheses after a blank, or nothing.
pub(crate) struct InParentheses(pub(crate) Http);

impl fmt::Display for InParentheses {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0.status, self.0.retry_after) {
            (None, None) => Ok(()),
            (Some(status), None) => write!(f, " (HTTP {status})"),
            (None, Some(delay)) => write!(f, " (Retry-After: {delay:?})"),
            (Some(status), Some(delay)) => write!(f, " (HTTP {status}, Retry-After: {delay:?})"),
        }
    }
}
