//! A response that could not be read.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use core::fmt::{self, Display};

use super::http::Http;
use super::kept::KeptBody;
use super::shown;
use crate::guide::vocabulary::Market;

/// A response that could not be read: what is wrong with it, and what arrived.
///
/// # Examples
///
/// ```
/// use coinw_errors::{Error, Market, decode};
///
/// let Err(Error::Data(error)) = decode::<u32>(Market::Futures, r#"{"code":0,"data":"95400"}"#) else { panic!() };
/// assert_eq!(error.reason(), "data: invalid type: string, expected u32 at line 1 column 24");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Unreadable {
    pub(super) market: Market,
    pub(super) reason: Box<str>,
    pub(super) http: Http,
    pub(super) body: KeptBody,
}

impl Unreadable {
    pub(super) fn new(market: Market, body: &[u8], reason: impl Display) -> Self {
        let body = KeptBody::of(&String::from_utf8_lossy(body));
        Self { market, reason: reason.to_string().into(), http: Http::default(), body }
    }

    /// Of data that is not of the type that was asked for; `path` leads to the place in the data.
    pub(super) fn of_data(
        market: Market,
        body: &[u8],
        data: &str,
        path: &str,
        reason: &serde_json::Error,
    ) -> Self {
        let path = if path.is_empty() { String::new() } else { format!("{}: ", shown::key(path)) };
        let what = what_is_wrong(reason);
        // A type that judges a value after it was read does not know where it stood.
        if reason.line() == 0 {
            return Self::new(market, body, format_args!("{path}{what}"));
        }
        let (line, column) = place_in(body, data, reason.line(), reason.column());
        Self::new(market, body, format_args!("{path}{what} at line {line} column {column}"))
    }

    /// What is wrong, and where. Nothing of the data is quoted: of a value that is of another type, the reason says what kind of value
    /// it is.
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

/// Where in the body a place in the data is, both counted from 1.
fn place_in(body: &[u8], data: &str, line: usize, column: usize) -> (usize, usize) {
    let start = data.as_ptr().addr().saturating_sub(body.as_ptr().addr());
    let before = body.get(..start).unwrap_or_default();
    let lines_before = before.split(|&byte| byte == b'\n').skip(1).count();
    let of_first_line = before.rsplit(|&byte| byte == b'\n').next().map_or(0, <[u8]>::len);
    let column = if line == 1 { column.saturating_add(of_first_line) } else { column };
    (line.saturating_add(lines_before), column)
}

/// What a type says of data that is none of its values, without the data.
///
/// `serde` has a few sentences for that, which quote the data in known places. What a type says in words of its own may quote it
/// anywhere.
fn what_is_wrong(reason: &serde_json::Error) -> Cow<'static, str> {
    let text = reason.to_string();
    let place = format!(" at line {} column {}", reason.line(), reason.column());
    let text = text.strip_suffix(&place).unwrap_or(&text);
    if !reason.is_data() {
        return Cow::Owned(text.to_string());
    }
    for (sentence, separator) in [
        ("invalid type: ", ", expected "),
        ("invalid value: ", ", expected "),
        ("unknown variant ", "`, expected "),
        ("unknown variant ", "`, there are no variants"),
    ] {
        let Some((found, expected)) =
            text.strip_prefix(sentence).and_then(|rest| rest.rsplit_once(separator))
        else {
            continue;
        };
        let kind = if sentence.starts_with("unknown") { "" } else { kind(found) };
        let separator = separator.trim_start_matches('`');
        return Cow::Owned(format!("{}{kind}{separator}{}", sentence.trim_end(), shown::text(expected)));
    }
    for sentence in ["missing field `", "duplicate field `", "unknown field `", "invalid length "] {
        if text.starts_with(sentence) {
            return Cow::Owned(shown::text(text).into_owned());
        }
    }
    Cow::Borrowed("the type accepts no such value")
}

/// The kind of a value that `serde` describes.
fn kind(found: &str) -> &'static str {
    const KINDS: [&str; 12] = [
        " boolean",
        " integer",
        " floating point",
        " character",
        " string",
        " byte array",
        " null",
        " sequence",
        " map",
        " enum",
        " unit value",
        " number",
    ];
    KINDS.into_iter().find(|kind| found.starts_with(kind.trim_start())).unwrap_or(" another value")
}

impl fmt::Debug for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unreadable")
            .field("market", &self.market)
            .field("reason", &self.reason)
            .field("http_status", &self.http.status)
            .field("retry_after", &self.http.retry_after)
            .field("body", &self.body)
            .finish()
    }
}
