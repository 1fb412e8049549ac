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
    /// A code that the guide lists for this market and channel.
    Listed(G),
    /// A code that the guide does not list for this market and channel.
    Unlisted(UnlistedCode),
    /// The response has no code.
    Absent,
}

impl<G> ReceivedCode<G> {
    pub(super) fn unlisted(text: &str) -> Self {
        Self::Unlisted(UnlistedCode(start_of(text).into()))
    }
}

/// A code that the guide does not list for the market and channel of the response. Only decoding makes this type, so it never
/// holds a listed code.
///
/// To list such a code, keep [a guide of your own](crate#a-code-that-the-guide-lacks).
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
    /// The code as it arrived: a number with all its digits, the content of a string, or the JSON of any other value.
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

    /// The code as a number, if the code is a whole number of 64 bits.
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

    /// Whether the number of the code means success, so that only a flag beside the code can have made the response an error.
    pub(super) fn means_success<G: Guide>(&self) -> bool {
        self.number().and_then(|number| number.try_into().ok()).is_some_and(G::means_success)
    }
}

impl fmt::Display for UnlistedCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&shown::text(&self.0))
    }
}

impl fmt::Debug for UnlistedCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("UnlistedCode").field(&shown::text(&self.0)).finish()
    }
}
