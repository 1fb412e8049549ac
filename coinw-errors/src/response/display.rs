//! The errors as text: one line, or with `{:#}` the whole explanation.

use core::fmt::{self, Display, Formatter};

use super::api_error::ApiError;
use super::error::Error;
use super::received::ReceivedCode;
use super::shown;
use crate::guide::Guide;
use crate::guide::explanation::{explanation, resend, section};
use crate::guide::vocabulary::Channel;

impl<G: Guide> Display for ApiError<G> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        one_line(self, f)?;
        if !f.alternate() {
            return Ok(());
        }
        resend(f, QUESTION, |idempotency| self.retry_action(idempotency))?;
        if let Some(reason) = self.reason_for_doubt() {
            section(f, "Reason", reason)?;
        }
        self.listed().map_or(Ok(()), |code| explanation(code.entry(), f))
    }
}

fn one_line<G: Guide>(error: &ApiError<G>, f: &mut Formatter<'_>) -> fmt::Result {
    write!(f, "{} ", error.market())?;
    if error.channel() == Channel::Websocket {
        write!(f, "{} ", error.channel())?;
    }
    what(error, f)?;
    if error.listed().is_some() && !error.is_plain_refusal() {
        f.write_str(", not a plain refusal")?;
    }
    write!(f, "{}", error.http())?;
    match (error.message().filter(|message| !message.trim().is_empty()), error.code()) {
        (Some(message), _) => write!(f, ": {}", shown::Quoted(&shown::text(message))),
        (None, ReceivedCode::Absent) => write!(f, ": {}", shown::Quoted(&error.beginning())),
        (None, _) => Ok(()),
    }
}

fn what<G: Guide>(error: &ApiError<G>, f: &mut Formatter<'_>) -> fmt::Result {
    match error.code() {
        ReceivedCode::Listed(code) => write!(f, "{}", code.entry()),
        ReceivedCode::Unlisted(code) if code.means_success::<G>() => {
            write!(f, "{code} (a code that means success), in a response that does not prove success")
        }
        ReceivedCode::Unlisted(code) => {
            let websockets = if error.channel() == Channel::Websocket { " websockets" } else { "" };
            let guide = G::GUIDE.text;
            write!(f, "{code} (not listed for {}{websockets} in the {guide})", error.market())
        }
        ReceivedCode::Absent => f.write_str("error without a code"),
    }
}

impl<G: Guide> Display for Error<G> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let unusable = match self.parts() {
            Ok(error) => return error.fmt(f),
            Err(unusable) => unusable,
        };
        let is_empty = unusable.body.as_str().trim().is_empty();
        let what = match self {
            Self::Data(_) => "the data does not fit the requested type",
            Self::Truncated(_) => "the response ends too early",
            _ if is_empty => "the response is empty",
            _ => "the response is not JSON",
        };
        write!(f, "{}: {what}{}", unusable.market, unusable.http)?;
        match self {
            Self::Data(error) => write!(f, "; {}", error.reason())?,
            _ if is_empty => {}
            _ => write!(f, "; body starts with {}", shown::Quoted(&unusable.body.beginning()))?,
        }
        if !f.alternate() {
            return Ok(());
        }
        resend(f, QUESTION, |idempotency| self.retry_action(idempotency))?;
        section(f, "Reason", self.reason_for_doubt().unwrap_or_default())?;
        // For data, the first line already says it.
        if matches!(self, Self::Data(_)) {
            Ok(())
        } else {
            write!(f, "\n  The parser says: {}", unusable.reason)
        }
    }
}

const QUESTION: &str = "May the request that got this response be sent again?";

// Why the outcome of an error is unknown, or what to do with data that does not fit.

impl<G: Guide> ApiError<G> {
    /// The reason; `None` if the code decides.
    pub(super) fn reason_for_doubt(&self) -> Option<&'static str> {
        match self.code() {
            ReceivedCode::Listed(_) if self.is_plain_refusal() => None,
            ReceivedCode::Listed(_) => Some("The response says more than that the request was refused."),
            ReceivedCode::Unlisted(code) if !code.means_success::<G>() => Some(
                "The guide does not list the code. `coinw-errors draft` turns the response into an entry for a guide of your own.",
            ),
            ReceivedCode::Unlisted(_) | ReceivedCode::Absent => {
                Some("The response does not prove success and has no error code.")
            }
        }
    }
}

impl<G: Guide> Error<G> {
    /// The reason; `None` if a code decides.
    pub(super) fn reason_for_doubt(&self) -> Option<&'static str> {
        match self {
            Self::Api(error) => error.reason_for_doubt(),
            Self::NotJson(_) => Some("A proxy may have answered instead of the exchange."),
            Self::Truncated(_) => Some("The connection was probably lost before the whole response arrived."),
            Self::Data(_) => Some(
                "The exchange reports success, so the request was probably carried out. Compare the requested type with the body.",
            ),
        }
    }
}
