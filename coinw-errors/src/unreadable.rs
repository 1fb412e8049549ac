//! A response that could not be read, as evidence.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use core::fmt;

use crate::Market;
use crate::kept::KeptBody;
use crate::redact::redact;

/// A response that could not be read, as evidence.
///
/// # Examples
///
/// ```
/// use coinw_errors::{Error, Market, decode};
///
/// let Err(Error::Data(error)) = decode::<u32>(Market::Futures, r#"{"code":0,"data":"95400"}"#) else { panic!() };
/// assert_eq!(error.reason(), r#"data: invalid type: string "95400", expected u32 at line 1 column 24"#);
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Unreadable {
    pub(crate) market: Market,
    pub(crate) reason: Box<str>,
    pub(crate) http_status: Option<u16>,
    pub(crate) body: KeptBody,
}

impl Unreadable {
    pub(crate) fn new(market: Market, body: &[u8], reason: &str) -> Self {
        let body = KeptBody::of(&String::from_utf8_lossy(body));
        Self { market, reason: reason.into(), http_status: None, body }
    }

    /// With what the parser says; `path` leads to the place in the data, as far as it is known.
    pub(crate) fn by_parser(market: Market, body: &[u8], path: &str, reason: &serde_json::Error) -> Self {
        let path = if path.is_empty() { String::new() } else { format!("{path}: ") };
        // The parser quotes what it did not expect, and that may be a secret.
        let has_secrets = matches!(redact(&String::from_utf8_lossy(body)), Cow::Owned(_));
        let reason = if has_secrets {
            format!("{path}unexpected at line {} column {}", reason.line(), reason.column())
        } else {
            format!("{path}{reason}")
        };
        Self::new(market, body, &reason)
    }

    /// What the parser says: what is wrong, and where. If the response has secrets in it, only where.
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
        &self.reason
    }
}

impl fmt::Debug for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unreadable")
            .field("market", &self.market)
            .field("reason", &self.reason)
            .field("http_status", &self.http_status)
            .field("body", &self.body)
            .finish()
    }
}
