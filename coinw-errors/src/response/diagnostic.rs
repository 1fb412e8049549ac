//! The errors as diagnostics of miette: the code, the steps to take and an address.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use core::fmt::Display;

use miette::Diagnostic;

use super::api_error::ApiError;
use super::error::Error;
use crate::guide::Guide;

/// The diagnostic's code is `coinw::` and the [`name`](ApiError::name). The help is the guide's steps or, for an unlisted code, advice. The
/// address is the first link of the entry or the guide's own address.
///
/// # Examples
///
/// ```
/// use coinw_errors::{Market, check};
/// use miette::Diagnostic;
///
/// let body = r#"{"code":429,"message":"Too Many Requests","retry":false,"success":false}"#;
/// let error = check(Market::Spot, body).unwrap_err();
/// assert_eq!(error.code().unwrap().to_string(), "coinw::TooManyRequests");
/// assert!(error.help().unwrap().to_string().starts_with("1. "));
/// ```
impl<G: Guide> Diagnostic for ApiError<G> {
    fn code<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        Some(Box::new(format!("coinw::{}", self.name())))
    }

    fn help<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        match self.reason_for_doubt() {
            Some(reason) => Some(Box::new(format!("{reason} {ASK}"))),
            None => self.listed().map(steps),
        }
    }

    fn url<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        let link = self.listed().and_then(|code| code.entry().links.first());
        Some(Box::new(link.map_or(G::GUIDE.url, |link| link.url)))
    }
}

/// The diagnostic of [`ApiError`], or advice as the help for a response that cannot be read.
impl<G: Guide> Diagnostic for Error<G> {
    fn code<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        Some(Box::new(format!("coinw::{}", self.name())))
    }

    fn help<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        if let Some(error) = self.api() {
            return error.help();
        }
        let reason = self.reason_for_doubt()?;
        let is_success = matches!(self, Self::Data(_));
        Some(if is_success { Box::new(reason) } else { Box::new(format!("{reason} {ASK}")) })
    }

    fn url<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        self.api().and_then(Diagnostic::url)
    }
}

/// The decision of every outcome that is unknown.
const ASK: &str =
    "Whether the request was carried out is unknown: ask the exchange before sending an order again.";

fn steps<G: Guide>(code: G) -> Box<dyn Display> {
    let lines: String =
        (1..).zip(code.entry().steps).map(|(number, step)| format!("{number}. {step}\n")).collect();
    Box::new(lines.trim_end().to_string())
}
