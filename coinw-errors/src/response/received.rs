//! A code as it arrived, whether or not the guide lists it.

use alloc::boxed::Box;
use core::fmt;

use super::kept::start_of;
use super::shown;
use crate::code::ErrorCode;
use crate::guide::Guide;

/// A code as it arrived.
///
/// # Examples
///
/// ```
/// use coinw_errors::{ErrorCode, Market, ReceivedCode, check};
///
/// let error = check(Market::Futures, r#"{"code":"29001"}"#).unwrap_err();
/// match error.api().unwrap().code() {
///     ReceivedCode::Listed(code) => assert_eq!(*code, ErrorCode::RateLimited),
///     ReceivedCode::Unlisted(code) => panic!("the guide has no {code}"),
///     ReceivedCode::Absent => panic!("no code at all"),
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ReceivedCode<G = ErrorCode> {
    /// The guide lists it for this market and channel.
    Listed(G),
    /// The guide does not list it for this market and channel.
    Unlisted(UnlistedCode),
    /// None arrived.
    Absent,
}

impl<G> ReceivedCode<G> {
    pub(super) fn unlisted(text: &str) -> Self {
        Self::Unlisted(UnlistedCode(start_of(text).into()))
    }
}

/// A code that the guide does not list for the market and channel it came from. Only decoding makes one, so it never
/// holds a listed code.
///
/// The crate's page says how to [list it](crate#a-code-that-the-guide-lacks) in a guide of one's own.
///
/// # Examples
///
/// ```
/// use coinw_errors::{Market, ReceivedCode, check};
///
/// let error = check(Market::Futures, r#"{"code":"12345","msg":"?"}"#).unwrap_err();
/// let ReceivedCode::Unlisted(code) = error.api().unwrap().code() else { panic!() };
/// assert_eq!(code.as_str(), "12345");
/// assert_eq!(code.number(), Some(12345));
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct UnlistedCode(Box<str>);

impl UnlistedCode {
    /// The code as it arrived, whether as a number, whose digits are all kept, or as a string. A string with escapes, or
    /// something else in its place, is shown as its JSON.
    ///
    /// # Examples
    ///
    /// ```
    /// # use coinw_errors::{Market, ReceivedCode, check};
    /// # let error = check(Market::Futures, r#"{"code":"ERR_7"}"#).unwrap_err();
    /// # let ReceivedCode::Unlisted(code) = error.api().unwrap().code() else { panic!() };
    /// assert_eq!(code.as_str(), "ERR_7");
    /// ```
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number, if it is one and fits.
    ///
    /// # Examples
    ///
    /// ```
    /// # use coinw_errors::{Market, ReceivedCode, check};
    /// # let error = check(Market::Futures, r#"{"code":"ERR_7"}"#).unwrap_err();
    /// # let ReceivedCode::Unlisted(code) = error.api().unwrap().code() else { panic!() };
    /// assert_eq!(code.number(), None);
    /// ```
    pub fn number(&self) -> Option<i64> {
        self.0.trim().parse().ok()
    }

    /// Whether its number means success, so that only a flag beside it can have made an error of it.
    pub(super) fn means_success<G: Guide>(&self) -> bool {
        self.number().and_then(|number| number.try_into().ok()).is_some_and(G::means_success)
    }
}

impl fmt::Display for UnlistedCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What the server sends cannot forge a line of a log.
        write!(f, "{}", shown::text(&self.0).escape_debug())
    }
}

impl fmt::Debug for UnlistedCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("UnlistedCode").field(&shown::text(&self.0)).finish()
    }
}
