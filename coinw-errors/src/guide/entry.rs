//! One entry of a guide, as data.

use core::time::Duration;

use super::retry::{RetryAction, decide};
use super::vocabulary::{Channel, ErrorKind, Idempotency, Market, Outcome, Remedy, Retry};

/// Defines the row twice: for users, who cannot make one, and for an expansion in another crate, which writes rows.
macro_rules! rows {
    ($(#[$of_entry:meta])* Entry { $($(#[$doc:meta])* $field:ident: $type:ty,)+ }) => {
        $(#[$of_entry])*
        #[non_exhaustive]
        pub struct Entry { $($(#[$doc])* pub $field: $type,)+ }

        /// The row as an expansion writes it.
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
    /// One entry of a guide: everything that is known about one error code.
    ///
    /// The fields are named like the spec's keys. With the feature `serde`, they serialize to the spec's words. Only
    /// [`error_guide`](crate::error_guide) creates entries.
    ///
    /// `{}` prints the number and the title, `{:#}` the whole explanation.
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
        /// The channel that a response with the code arrives on.
        channel: Channel,
        /// The server's message, in its original language.
        message: &'static str,
        /// The message in English, if the server sends the message in another language.
        translation: Option<&'static str>,
        /// A sample response with the code, as JSON.
        sample: &'static str,
        /// The kind of problem that the code reports.
        kind: ErrorKind,
        /// Whether the unchanged request can succeed later.
        retry: Retry,
        /// How long to wait before sending the request again; `None` unless `retry` is [`Retry::AfterDelay`].
        delay: Option<Duration>,
        /// Whether it is certain that the exchange did not carry out the request.
        outcome: Outcome,
        /// The next steps that a person or a program can take.
        remedies: &'static [Remedy],
        /// Why the error happens.
        cause: &'static str,
        /// The steps to take, in order.
        steps: &'static [&'static str],
        /// Pages that help.
        links: &'static [Link],
        /// Words that people search for.
        aliases: &'static [&'static str],
        /// What is known from sources other than the guide.
        note: Option<&'static str>,
        /// The fields that the guide does not state.
        inferred: &'static [&'static str],
        /// Why the exchange no longer sends this code; `None` for a code that is still sent.
        retired: Option<&'static str>,
    }
}

impl Entry {
    /// The next step for a request that was answered with this code and nothing else, a plain refusal. After any other response the outcome
    /// is unknown, and `Error::retry_action` decides.
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
    /// The title of the page.
    pub text: &'static str,
    /// The address of the page.
    pub url: &'static str,
}

/// A link; an expansion in another crate cannot write this struct itself.
pub const fn link(text: &'static str, url: &'static str) -> Link {
    Link { text, url }
}

/// A row with the defaults of the optional fields. The values of the required fields have no meaning.
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
    aliases: &[],
    note: None,
    inferred: &[],
    retired: None,
};

/// The element of a table for a variant. Each variant has a place of its own in each table of its enum, so no place is beyond the table.
#[expect(
    clippy::indexing_slicing,
    reason = "a place is the number of a variant, and there is a row for each"
)]
#[inline]
pub const fn at<T>(table: &'static [T], place: usize) -> &'static T {
    &table[place]
}

/// The decision in the table for a variant.
#[expect(
    clippy::indexing_slicing,
    reason = "a place is the number of a variant, and there is a row for each"
)]
#[inline]
pub const fn decision(table: &[[RetryAction; 2]], place: usize, idempotency: Idempotency) -> RetryAction {
    table[place][idempotency as usize]
}

/// The decisions for these rows: for each row, one decision per idempotency, in the order of the vocabulary.
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
