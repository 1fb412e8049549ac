//! A response that cannot be read.

use alloc::sync::Arc;
use core::error::Error;
use core::fmt::{self, Display};
use core::str::Utf8Error;

use super::unusable::Unusable;
use crate::guide::vocabulary::Market;

/// A response that is not JSON, or JSON that ends too early.
///
/// The `source` is the parser's own error, which quotes nothing of the body.
///
/// # Examples
///
/// ```
/// use coinw_errors::{Error, Market, check};
///
/// let Err(Error::NotJson(error)) = check(Market::Futures, "<html>") else { panic!() };
/// assert_eq!(error.to_string(), "expected value at line 1 column 1");
/// ```
#[derive(Clone)]
pub struct Unreadable {
    pub(super) unusable: Unusable,
    source: Option<Source>,
}

/// The parser's message, which quotes nothing of the body.
#[derive(Clone)]
enum Source {
    NotText(Utf8Error),
    NotJson(Arc<serde_json::Error>),
}

impl Unreadable {
    pub(super) fn not_text(market: Market, body: &[u8], reason: Utf8Error) -> Self {
        Self { unusable: Unusable::new(market, body, reason), source: Some(Source::NotText(reason)) }
    }

    /// `reason` is `None` if the parser accepts the JSON.
    pub(super) fn not_json(market: Market, body: &[u8], reason: Option<serde_json::Error>) -> Self {
        let unusable = match &reason {
            Some(reason) => Unusable::new(market, body, reason),
            None => Unusable::new(market, body, "not JSON"),
        };
        Self { unusable, source: reason.map(|reason| Source::NotJson(Arc::new(reason))) }
    }

    pub(super) fn broken_off(market: Market, received: &[u8]) -> Self {
        let reason = "the connection was lost before the body ended";
        Self { unusable: Unusable::new(market, received, reason), source: None }
    }

    /// The mistake and its place in the body. The body is not quoted.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{Error, Market, check};
    ///
    /// let Err(Error::Truncated(error)) = check(Market::Futures, r#"{"code":0"#) else { panic!() };
    /// assert_eq!(error.reason(), "EOF while parsing an object at line 1 column 9");
    /// ```
    pub fn reason(&self) -> &str {
        &self.unusable.reason
    }
}

/// The source says no more than the reason.
impl PartialEq for Unreadable {
    fn eq(&self, other: &Self) -> bool {
        self.unusable == other.unusable
    }
}

impl Eq for Unreadable {}

impl Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.reason())
    }
}

impl fmt::Debug for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.unusable.debug("Unreadable", f)
    }
}

impl Error for Unreadable {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.source {
            Some(Source::NotText(reason)) => Some(reason),
            Some(Source::NotJson(reason)) => Some(&**reason),
            None => None,
        }
    }
}
