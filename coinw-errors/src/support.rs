//! The form that CoinW's support asks for.
#![cfg(feature = "json")]

use alloc::format;
use alloc::string::{String, ToString};
use core::fmt;

use crate::code::ErrorCode;
use crate::guide::vocabulary::Market;
use crate::response::{Error, InParentheses, shown};

/// The form that CoinW's API support asks for if the guide's steps did not help. It uses the guide's labels.
///
/// A form made from an error has the market, the code, the message and the body filled in. Fill in the other fields by hand, or leave them
/// blank. `Display` prints the form as text, and [`to_markdown`](Self::to_markdown) as a table. All output shows
/// [only words and numbers](crate::_documentation::what_is_shown).
///
/// # Examples
///
/// ```
/// use coinw_errors::{Market, Response, SupportRequest};
///
/// let body = r#"{"code":"-3","msg":"API access error, please contact us","success":false,"failed":true}"#;
/// let error = Response::new(Market::Spot, 400, body).check().unwrap_err();
///
/// let mut request = SupportRequest::from(&error);
/// request.endpoint = "/api/v1/private?command=doTrade".to_owned();
/// request.method = "POST".to_owned();
/// request.parameters = "api_key=5b1c&symbol=BTC_USDT&sign=9E2F".to_owned();
///
/// let form = request.to_string();
/// assert!(form.starts_with("Spot/Futures: spot\nAPI End point: /api/v1/private?command=doTrade\n"));
/// assert!(form.contains("\nRequest Parameters: api_key=[redacted]&symbol=BTC_USDT&sign=[redacted]\n"));
/// assert!(form.contains("\nError Message: -3 API access error, please contact us (HTTP 400)\n"));
/// assert!(form.contains("\nUser ID:\n"));
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct SupportRequest {
    /// The market that the request went to; `None` leaves the field blank.
    pub market: Option<Market>,
    /// The path of the endpoint, or the address of the websocket.
    pub endpoint: String,
    /// The parameters of the request, as a query string or as the body.
    pub parameters: String,
    /// The method of the HTTP request.
    pub method: String,
    /// The user ID at CoinW.
    pub user_id: String,
    /// The code and the server's message.
    pub error_message: String,
    /// The time at which the request was sent, with the time zone.
    pub timestamp: String,
    /// The IP address that the request came from.
    pub ip: String,
    /// The problem in the user's own words.
    pub description: String,
    /// The response, other logs, or the address of a screenshot.
    pub logs: String,
}

impl SupportRequest {
    /// The form as a Markdown table.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{Market, Response, SupportRequest};
    ///
    /// let body = r#"{"code":500,"msg":"Internal server error"}"#;
    /// let error = Response::new(Market::Futures, 200, body).check().unwrap_err();
    /// let form = SupportRequest::from(&error).to_markdown();
    /// assert!(form.starts_with("| Fields | Description |\n| --- | --- |\n| Spot/Futures | futures |\n"));
    /// assert!(form.contains("| Error Message | 500 Internal server error (HTTP 200) |\n"));
    /// ```
    pub fn to_markdown(&self) -> String {
        let mut table = "| Fields | Description |\n| --- | --- |\n".to_string();
        for (label, value) in self.rows() {
            table.push_str("| ");
            table.push_str(label);
            table.push_str(" | ");
            push_cell(&mut table, &value);
            table.push_str(" |\n");
        }
        table
    }

    /// The guide's fields in the guide's order, without secrets.
    fn rows(&self) -> [(&'static str, String); 10] {
        [
            ("Spot/Futures", self.market.map_or("", Market::as_str).into()),
            ("API End point", shown::lines(&self.endpoint)),
            ("Request Parameters", shown::lines(&self.parameters)),
            ("Request Method", shown::lines(&self.method)),
            ("User ID", shown::lines(&self.user_id)),
            ("Error Message", shown::lines(&self.error_message)),
            ("Timestamp", shown::lines(&self.timestamp)),
            ("IP", shown::lines(&self.ip)),
            ("Client's Description of the Problem", shown::lines(&self.description)),
            ("Screenshot or logs(if available)", shown::lines(&self.logs)),
        ]
    }
}

/// Adds text to a cell of a table, with escapes, so that no character is markup or ends the cell.
fn push_cell(table: &mut String, text: &str) {
    for (index, line) in text.lines().enumerate() {
        if index > 0 {
            table.push_str("<br>");
        }
        for character in line.chars() {
            if "\\`*_[]<>|~#&".contains(character) {
                table.push('\\');
            }
            table.push(character);
        }
    }
}

impl fmt::Display for SupportRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (label, value) in self.rows() {
            write!(f, "{label}:")?;
            for (index, line) in value.lines().enumerate() {
                // Further lines are indented, so that none of them looks like a field.
                f.write_str(if index == 0 { " " } else { "\n  " })?;
                f.write_str(line)?;
            }
            f.write_str("\n")?;
        }
        Ok(())
    }
}

impl fmt::Debug for SupportRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.rows()).finish()
    }
}

impl From<&Error> for SupportRequest {
    fn from(error: &Error) -> Self {
        // Only the message or the detail: the market has a field of its own, and the body is among the logs.
        // As much as a line shows of it, so that the status has its place.
        let said = shown::text(error.message().or(error.detail()).unwrap_or_default());
        let message = format!("{} {said}", error.code_text().unwrap_or_default());
        Self {
            market: Some(error.market()),
            error_message: format!("{}{}", message.trim(), InParentheses(error.http())),
            // The form does not record that the body was cut off, perhaps within a secret.
            logs: if error.body_is_cut() {
                shown::body(error.body(), true)
            } else {
                error.body().to_string()
            },
            ..Self::default()
        }
    }
}

/// A form with the guide's message, and with the market if the code has only one.
impl From<ErrorCode> for SupportRequest {
    fn from(code: ErrorCode) -> Self {
        let market = match code.markets() {
            [only] => Some(*only),
            _ => None,
        };
        Self { market, error_message: format!("{} {}", code.code(), code.message()), ..Self::default() }
    }
}
