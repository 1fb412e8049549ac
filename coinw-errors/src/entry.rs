//! One row of the guide, as data.

use core::time::Duration;

use crate::retry::decide;
use crate::{Channel, ErrorKind, Idempotency, Market, Outcome, Remedy, Retry, RetryAction};

/// One row of the guide: what is known about one error code.
///
/// The fields are the keys of the spec, and with the feature `serde` they serialize to its words. Rows are
/// made by [`error_guide`](crate::error_guide); do not write one by hand or take one apart field by field, since
/// a minor version may add a field.
///
/// `Display` is the number and the title; `{:#}` is the whole explanation.
///
/// # Examples
///
/// ```
/// use coinw_errors::{ErrorCode, Remedy};
///
/// let entry = ErrorCode::RateLimited.entry();
/// assert_eq!(entry.code, 29001);
/// assert_eq!(entry.remedies, [Remedy::Wait]);
/// assert_eq!(entry.to_string(), "29001 API Access Frequently");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Entry {
    /// The number, as the exchange sends it.
    pub code: i32,
    /// The name of the enum's variant.
    pub name: &'static str,
    /// The guide's heading.
    pub title: &'static str,
    /// The markets that return the code.
    pub markets: &'static [Market],
    /// How a response with it arrives.
    pub channel: Channel,
    /// The server's message, in the server's language.
    pub message: &'static str,
    /// The message in English, where it is in another language.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub translation: Option<&'static str>,
    /// A response as it arrives on the wire, as JSON.
    pub sample: &'static str,
    /// What went wrong.
    pub kind: ErrorKind,
    /// Whether the unchanged request can succeed later by itself.
    pub retry: Retry,
    /// How long to wait before that; set exactly when `retry` is [`Retry::AfterDelay`].
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none", with = "spec_duration"))]
    pub delay: Option<Duration>,
    /// Whether the request was certainly not carried out.
    pub outcome: Outcome,
    /// Who does what next.
    pub remedies: &'static [Remedy],
    /// Why it happens.
    pub cause: &'static str,
    /// What to do, in order.
    pub steps: &'static [&'static str],
    /// Pages that help.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "<[_]>::is_empty"))]
    pub links: &'static [Link],
    /// What is known from sources other than the guide.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub note: Option<&'static str>,
    /// The fields that the guide does not state.
    pub inferred: &'static [&'static str],
    /// Why the exchange no longer sends this code; `None` as long as it does.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub retired: Option<&'static str>,
}

impl Entry {
    /// The one safe next step for a request that got this code in response.
    ///
    /// | retry | outcome | idempotent | not idempotent |
    /// |---|---|---|---|
    /// | never | rejected | stop | stop |
    /// | never | unknown | stop | reconcile |
    /// | after delay | rejected | retry after it | retry after it |
    /// | after delay | unknown | retry after it | reconcile |
    /// | after reconnect | rejected | reconnect | reconnect |
    /// | after reconnect | unknown | reconnect | reconcile |
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{ErrorCode, Idempotency, RetryAction};
    ///
    /// let entry = ErrorCode::InternalServerError.entry();
    /// assert_eq!(entry.retry_action(Idempotency::Idempotent), RetryAction::Stop);
    /// assert_eq!(entry.retry_action(Idempotency::NotIdempotent), RetryAction::Reconcile);
    /// ```
    pub const fn retry_action(&self, idempotency: Idempotency) -> RetryAction {
        decide(self.retry, self.delay, self.outcome, idempotency)
    }
}

/// A page that helps with an error.
///
/// # Examples
///
/// ```
/// use coinw_errors::ErrorCode;
///
/// let link = &ErrorCode::RateLimited.links()[0];
/// assert_eq!(link.text, "Frequency limits");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Link {
    /// What the page is called.
    pub text: &'static str,
    /// Its address.
    pub url: &'static str,
}

/// A delay in the spec's notation: a whole number and the largest unit that divides it evenly.
#[cfg(feature = "serde")]
mod spec_duration {
    use core::time::Duration;

    // serde passes the field as it is.
    #[allow(clippy::ref_option)]
    pub(super) fn serialize<S: serde::Serializer>(
        delay: &Option<Duration>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let Some(delay) = delay else { return serializer.serialize_none() };
        let milliseconds = delay.as_millis();
        let units = [(3_600_000, "h"), (60_000, "m"), (1_000, "s")];
        let (length, unit) =
            units.into_iter().find(|(length, _)| milliseconds % length == 0).unwrap_or((1, "ms"));
        serializer.collect_str(&format_args!("{}{unit}", milliseconds / length))
    }
}
