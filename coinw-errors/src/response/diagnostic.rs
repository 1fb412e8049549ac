//! The errors as diagnostics of miette: the code, the steps to take and an address.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use core::fmt::Display;

use miette::Diagnostic;

use super::cause::Reason;
use super::error::Error;

/// The diagnostic's code is `coinw::` plus the [`name`](Error::name). Its help is the guide's steps, or the reason why the outcome is
/// unknown. Its URL is the entry's first link or the guide's URL.
///
/// # Examples
///
/// ```
/// use coinw_errors::{Market, Response};
/// use miette::Diagnostic;
///
/// let body = r#"{"code":429,"message":"Too Many Requests","retry":false,"success":false}"#;
/// let error = Response::new(Market::Spot, 429, body).check().unwrap_err();
/// assert_eq!(Diagnostic::code(&error).unwrap().to_string(), "coinw::TooManyRequests");
/// assert!(error.help().unwrap().to_string().starts_with("1. "));
/// ```
impl Diagnostic for Error {
    fn code<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        Some(Box::new(format!("coinw::{}", self.name())))
    }

    fn help<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        match (self.reason_for_doubt(), self.reason()) {
            (None, _) => self.entry().map(|entry| steps(entry.steps)),
            (Some(reason), Reason::Data) => Some(Box::new(reason)),
            (Some(reason), _) => Some(Box::new(format!("{reason} {ASK}"))),
        }
    }

    fn url<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        let refusal = self.refusal()?;
        let link = refusal.entry().and_then(|entry| entry.links.first());
        Some(Box::new(link.unwrap_or(refusal.document).url))
    }
}

/// The decision of every outcome that is unknown.
const ASK: &str =
    "Whether the request was carried out is unknown: ask the exchange before sending an order again.";

fn steps(steps: &[&str]) -> Box<dyn Display> {
    let lines: String = (1..).zip(steps).map(|(number, step)| format!("{number}. {step}\n")).collect();
    Box::new(lines.trim_end().to_string())
}
