//! One statement of a text about a request, and what it proves.

use coinw_errors::__program::{is_latin, shown};
use coinw_errors::{Entry, Error, ErrorCode, Idempotency, Market, Outcome, Reason, RetryAction};

use super::printed::Printed;

/// What was found. Only the first five decide anything.
#[derive(Debug, Clone)]
pub enum Finding {
    /// A response that is an error, as the library reads it.
    Response(Box<Error>),
    /// An item of a batch that is an error.
    Item(Box<Error>),
    /// A response that reports success, with its code and what the server says beside it.
    Success { code: Option<String>, message: Option<String> },
    /// An error that this library printed before.
    Printed(Box<Printed>),
    /// A code of the guide that the user named.
    Code(ErrorCode),
    /// A number that the user named and that is not in the guide.
    Unlisted(String),
    /// A code of the guide that may be meant.
    Candidate(ErrorCode),
}

impl Finding {
    /// Whether it proves an error.
    pub fn is_error(&self) -> bool {
        matches!(self, Self::Response(_) | Self::Item(_) | Self::Printed(_) | Self::Code(_))
    }

    pub fn error(&self) -> Option<&Error> {
        if let Self::Response(error) | Self::Item(error) = self { Some(error) } else { None }
    }

    pub fn is_candidate(&self) -> bool {
        matches!(self, Self::Candidate(_))
    }

    pub fn listed(&self) -> Option<ErrorCode> {
        match self {
            Self::Response(error) | Self::Item(error) => error.listed(),
            Self::Printed(line) => line.listed,
            Self::Code(code) | Self::Candidate(code) => Some(*code),
            Self::Success { .. } | Self::Unlisted(_) => None,
        }
    }

    /// The code as it arrived.
    pub fn code(&self) -> Option<String> {
        match self {
            Self::Response(error) | Self::Item(error) => error.code_text().map(|code| shown::text(&code)),
            Self::Success { code, .. } => code.clone(),
            Self::Printed(line) => line.code.clone(),
            Self::Code(code) | Self::Candidate(code) => Some(code.code().to_string()),
            Self::Unlisted(number) => Some(number.clone()),
        }
    }

    /// The next step after the request that got this response; nothing where no error is proven.
    pub fn retry_action(&self, idempotency: Idempotency) -> Option<RetryAction> {
        match self {
            Self::Response(error) | Self::Item(error) => Some(error.retry_action(idempotency)),
            Self::Printed(line) => Some(line.retry_action(idempotency)),
            Self::Code(code) => Some(code.retry_action(idempotency)),
            Self::Success { .. } | Self::Unlisted(_) | Self::Candidate(_) => None,
        }
    }

    pub fn outcome(&self) -> Option<Outcome> {
        match self {
            Self::Response(error) | Self::Item(error) => Some(error.outcome()),
            Self::Printed(line) => Some(line.outcome()),
            Self::Code(code) => Some(code.outcome()),
            _ => None,
        }
    }

    pub fn http_status(&self) -> Option<u16> {
        match self {
            Self::Response(error) | Self::Item(error) => error.http_status(),
            Self::Printed(line) => line.http_status,
            _ => None,
        }
    }

    /// What the server said, as the library shows it: the message, or the beginning of a page.
    pub fn message(&self) -> Option<String> {
        let message = match self {
            Self::Response(error) | Self::Item(error) if error.reason() == Reason::Exchange => {
                shown::text(error.message()?)
            }
            Self::Response(error) | Self::Item(error) => {
                shown::beginning(error.body(), error.body_is_cut(), 80)
            }
            Self::Printed(line) => line.message.clone()?,
            Self::Success { message, .. } => shown::text(message.as_deref()?),
            _ => return None,
        };
        Some(message.trim().to_owned()).filter(|message| !message.is_empty())
    }

    /// What it is, in a line. A log counts findings by this line.
    pub fn headline(&self) -> String {
        let (is_plain_refusal, what) = match self {
            Self::Response(error) | Self::Item(error) => {
                (error.is_plain_refusal(), without_code(error.reason()))
            }
            Self::Printed(line) => (line.is_plain_refusal, &*line.what),
            Self::Success { .. } => return "Success".to_owned(),
            Self::Code(_) | Self::Candidate(_) | Self::Unlisted(_) => (true, ""),
        };
        let what = match (self.listed(), self.code()) {
            (Some(code), _) if is_plain_refusal => name(code),
            (Some(code), _) => format!("{}, not a plain refusal", name(code)),
            (None, Some(code)) if is_success(&code) => {
                format!("{code} means success, but the response does not prove success")
            }
            (None, Some(code)) => format!("{}: the guide does not list this code", short(&code)),
            (None, None) => what.to_owned(),
        };
        let place = if matches!(self, Self::Item(_)) { ", in an item of a batch" } else { "" };
        what + place
    }
}

fn without_code(reason: Reason) -> &'static str {
    match reason {
        Reason::Truncated => "A response that ends too early",
        Reason::Data => "A success whose data does not fit the requested type",
        Reason::NotJson => "Not a response of the API: it is not JSON",
        _ => "An error without a code",
    }
}

/// The title, with its translation.
pub fn title(entry: &Entry) -> String {
    let translation = entry.translation.filter(|_| !is_latin(entry.title));
    translation
        .map_or_else(|| entry.title.to_owned(), |translation| format!("{} ({translation})", entry.title))
}

/// The number and the title.
pub fn name(code: ErrorCode) -> String {
    format!("{} {}", code.code(), title(code.entry()))
}

/// As much of a code as a line has room for.
pub fn short(code: &str) -> String {
    let beginning: String = code.chars().take(30).collect();
    if beginning.len() < code.len() { beginning + "…" } else { beginning }
}

/// Whether a code means success.
pub fn is_success(code: &str) -> bool {
    code.parse().is_ok_and(|code| ErrorCode::SUCCESS.contains(&code))
}

/// All codes of the guide with a number, on a market or on any.
pub fn with_number(number: &str, market: Option<Market>) -> impl Iterator<Item = ErrorCode> {
    let number = number.parse::<i32>().ok();
    let codes = ErrorCode::ALL.iter().copied().filter(move |code| Some(code.code()) == number);
    codes.filter(move |code| market.is_none_or(|market| code.markets().contains(&market)))
}
