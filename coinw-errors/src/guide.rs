//! A guide to error codes: its entries, its vocabulary, and the decisions made from them.

pub mod entry;
pub mod explanation;
pub mod index;
pub mod retry;
pub mod script;
pub mod vocabulary;
pub mod words;

/// Keeps others from implementing [`Guide`].
pub mod sealed {
    /// Implemented by the macro, and here.
    pub trait Guide {}
}

use core::error::Error;
use core::hash::Hash;

use self::entry::{Entry, Link};
use self::retry::RetryAction;
use self::vocabulary::{Channel, Idempotency, Market};

/// The error codes of a guide. Every enum made by [`error_guide`](crate::error_guide) implements this trait, and so does
/// [`Extended`](crate::Extended). The trait is sealed: nothing else can implement it, so methods may be added in a minor version.
///
/// With the feature `json`, `Response::with_guide` and `Frame::read_with` use a guide to read what arrives.
///
/// # Examples
///
/// Your own guide, for codes that are not in CoinW's:
///
/// ```
/// use coinw_errors::{Guide, Market, Outcome, error_guide};
///
/// #[error_guide("examples/small_guide.yaml")]
/// enum OwnCode {}
///
/// fn outcome<G: Guide>(market: Market, code: i32) -> Option<Outcome> {
///     let code = G::from_code_on(market, coinw_errors::Channel::Rest, code)?;
///     Some(code.entry().outcome)
/// }
/// assert_eq!(outcome::<OwnCode>(Market::Spot, 1001), Some(Outcome::Rejected));
/// ```
pub trait Guide: sealed::Guide + Error + Copy + Eq + Hash + Send + Sync + 'static {
    /// The published document that describes the codes.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{ErrorCode, Guide};
    ///
    /// fn source<G: Guide>() -> &'static str {
    ///     G::GUIDE.text
    /// }
    /// assert_eq!(source::<ErrorCode>(), "CoinW API Error Code Guide");
    /// ```
    const GUIDE: Link;

    /// The entry with everything that is known about this code.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{ErrorCode, Guide};
    ///
    /// fn causes<G: Guide>(codes: &[G]) -> Vec<&'static str> {
    ///     codes.iter().map(|code| code.entry().cause).collect()
    /// }
    /// assert_eq!(causes(ErrorCode::ALL).len(), ErrorCode::ALL.len());
    /// ```
    fn entry(self) -> &'static Entry;

    /// The code with this number on exactly this market and channel.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{Channel, ErrorCode, Guide, Market};
    ///
    /// fn is_listed<G: Guide>(code: i32) -> bool {
    ///     G::from_code_on(Market::Futures, Channel::Rest, code).is_some()
    /// }
    /// assert!(is_listed::<ErrorCode>(9012));
    /// ```
    fn from_code_on(market: Market, channel: Channel, code: i32) -> Option<Self>;

    /// Whether a number means success and not an error.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{ErrorCode, Guide};
    ///
    /// assert!(ErrorCode::means_success(0) && !ErrorCode::means_success(9012));
    /// ```
    fn means_success(code: i32) -> bool;

    /// The next step for a request that was answered with this code, and nothing else: see [`Entry::retry_action`].
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{ErrorCode, Guide, Idempotency, RetryAction};
    ///
    /// fn may_help<G: Guide>(code: G) -> bool {
    ///     code.retry_action(Idempotency::Idempotent) != RetryAction::Stop
    /// }
    /// assert!(may_help(ErrorCode::RateLimited));
    /// ```
    fn retry_action(self, idempotency: Idempotency) -> RetryAction {
        self.entry().retry_action(idempotency)
    }
}
