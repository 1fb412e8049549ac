//! The data of a success that does not fit the requested type.

use alloc::format;
use alloc::string::ToString;
use core::error::Error;
use core::fmt::{self, Display};

use super::shown;
use super::unusable::Unusable;
use crate::guide::vocabulary::Market;

/// A success whose data does not fit the requested type.
///
/// This error has no `source`, because a parser's own error quotes the values that do not fit, and the values may be secrets.
///
/// # Examples
///
/// ```
/// use coinw_errors::{Error, Market, decode};
///
/// let Err(Error::Data(error)) = decode::<u32>(Market::Futures, r#"{"code":0,"data":"95400"}"#) else { panic!() };
/// assert_eq!(error.to_string(), r#"data: invalid type: string "95400", expected u32 at line 1 column 24"#);
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Mismatch {
    pub(super) unusable: Unusable,
}

impl Mismatch {
    pub(super) fn new(market: Market, body: &[u8], reason: impl Display) -> Self {
        Self { unusable: Unusable::new(market, body, reason) }
    }

    /// The error of a value that does not fit; `path` leads to the value in the data.
    pub(super) fn of_value(
        market: Market,
        body: &[u8],
        data: &str,
        path: &str,
        reason: &serde_json::Error,
    ) -> Self {
        let text = reason.to_string();
        let place = format!(" at line {} column {}", reason.line(), reason.column());
        let what = shown::of_value(path, text.strip_suffix(&place).unwrap_or(&text));
        // A type that rejects a value after reading does not know the value's place.
        if reason.line() == 0 {
            return Self::new(market, body, what);
        }
        let (line, column) = place_in(body, data, reason.line(), reason.column());
        Self::new(market, body, format_args!("{what} at line {line} column {column}"))
    }

    /// The mistake and its place in the body, in the parser's words. Of the data only [words and numbers](crate::_documentation::what_is_shown) are
    /// shown.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{Error, Market, decode};
    ///
    /// let Err(Error::Data(error)) = decode::<u32>(Market::Futures, r#"{"code":0}"#) else { panic!() };
    /// assert_eq!(error.reason(), "missing field `data`");
    /// ```
    pub fn reason(&self) -> &str {
        &self.unusable.reason
    }
}

/// The line and column in the body of a place in the data, both counted from 1.
fn place_in(body: &[u8], data: &str, line: usize, column: usize) -> (usize, usize) {
    let start = data.as_ptr().addr().saturating_sub(body.as_ptr().addr());
    let before = body.get(..start).unwrap_or_default();
    let lines_before = before.split(|&byte| byte == b'\n').skip(1).count();
    let of_first_line = before.rsplit(|&byte| byte == b'\n').next().map_or(0, <[u8]>::len);
    let column = if line == 1 { column.saturating_add(of_first_line) } else { column };
    (line.saturating_add(lines_before), column)
}

impl Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.reason())
    }
}

impl fmt::Debug for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.unusable.debug("Mismatch", f)
    }
}

impl Error for Mismatch {}
