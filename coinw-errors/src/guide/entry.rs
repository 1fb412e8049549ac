//! One row of the guide, as data.

use core::time::Duration;

use super::retry::{RetryAction, decide};
use super::vocabulary::{Channel, ErrorKind, Idempotency, Market, Outcome, Remedy, Retry};

/// Defines the row as users see it, who cannot write one, and as an expansion in another crate writes it.
macro_rules! rows {
    ($(#[$of_entry:meta])* Entry { $($(#[$doc:meta])* $field:ident: $type:ty,)+ }) => {
        $(#[$of_entry])*
        #[non_exhaustive]
        pub struct Entry { $($(#[$doc])* pub $field: $type,)+ }

        /// What an expansion writes.
        #[derive(Debug)]
        pub struct Row { $($(#[$doc])* pub $field: $type,)+ }

        /// The entry of a row.
        pub const fn entry(row: Row) -> Entry {
            let Row { $($field),+ } = row;
            Entry { $($field),+ }
        }
    };
}

rows! {
    /// One row of the guide: what is known about one error code.
    ///
    /// The fields are the keys of the spec, and with the feature `serde` they serialize to its words. Rows are
    /// made by [`error_guide`](crate::error_guide).
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
    #[derive(Debug, Clone, PartialEq, Eq, Hash)]
    Entry {
        /// The number, as the exchange sends it.
        code: i32,
        /// The name of the enum's variant.
        name: &'static str,
        /// The guide's heading.
        title: &'static str,
        /// The markets that return the code.
        markets: &'static [Market],
        /// How a response with it arrives.
        channel: Channel,
        /// The server's message, in the server's language.
        message: &'static str,
        /// The message in English, where it is in another language.
        translation: Option<&'static str>,
        /// A response as it arrives on the wire, as JSON.
        sample: &'static str,
        /// What went wrong.
        kind: ErrorKind,
        /// Whether the unchanged request can succeed later by itself.
        retry: Retry,
        /// How long to wait before that; set exactly when `retry` is [`Retry::AfterDelay`].
        delay: Option<Duration>,
        /// Whether the request was certainly not carried out.
        outcome: Outcome,
        /// Who does what next.
        remedies: &'static [Remedy],
        /// Why it happens.
        cause: &'static str,
        /// What to do, in order.
        steps: &'static [&'static str],
        /// Pages that help.
        links: &'static [Link],
        /// What is known from sources other than the guide.
        note: Option<&'static str>,
        /// The fields that the guide does not state.
        inferred: &'static [&'static str],
        /// Why the exchange no longer sends this code; `None` as long as it does.
        retired: Option<&'static str>,
    }
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Link {
    /// What the page is called.
    pub text: &'static str,
    /// Its address.
    pub url: &'static str,
}

/// A link, which an expansion in another crate cannot write either.
pub const fn link(text: &'static str, url: &'static str) -> Link {
    Link { text, url }
}

/// A row in which the fields are as an entry has them that leaves out all that it may. The others have no meaning.
pub const BLANK: Row = Row {
    code: 0,
    name: "",
    title: "",
    markets: &[],
    channel: Channel::Rest,
    message: "",
    translation: None,
    sample: "",
    kind: ErrorKind::Internal,
    retry: Retry::Never,
    delay: None,
    outcome: Outcome::Unknown,
    remedies: &[],
    cause: "",
    steps: &[],
    links: &[],
    note: None,
    inferred: &[],
    retired: None,
};

/// The decisions for these rows: for each, what is to be done by every idempotency, in the order of the vocabulary.
#[expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "each index is counted up to the length of what it indexes, and `const fn` has no iterators"
)]
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
