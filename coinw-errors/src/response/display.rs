//! The errors as text: one line, or with `{:#}` the whole explanation.

use core::fmt::{self, Display, Formatter};

use super::cause::{Reason, Received, Refusal};
use super::error::Error;
use super::http::InParentheses;
use super::shown;
use crate::guide::explanation::{explanation, resend, section};
use crate::guide::vocabulary::Channel;

impl Display for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.refusal() {
            Some(refusal) => refused(self, refusal, f)?,
            None => unusable(self, f)?,
        }
        if !f.alternate() {
            return Ok(());
        }
        let question = match self.reason() {
            Reason::NoAnswer => "May the request be sent again?",
            _ => "May the request that got this response be sent again?",
        };
        resend(f, question, |idempotency| self.retry_action(idempotency))?;
        if let Some(reason) = self.reason_for_doubt() {
            section(f, "Reason", reason)?;
        }
        if let (Reason::NotJson | Reason::Truncated, Some(detail)) = (self.reason(), self.detail()) {
            // Of the others, the first line already says it.
            write!(f, "\n  The parser says: {detail}")?;
        }
        self.entry().map_or(Ok(()), |entry| explanation(entry, f))
    }
}

fn refused(error: &Error, refusal: &Refusal, f: &mut Formatter<'_>) -> fmt::Result {
    write!(f, "{} ", error.market())?;
    if refusal.channel == Channel::Websocket {
        write!(f, "{} ", refusal.channel)?;
    }
    what(error, refusal, f)?;
    if refusal.entry().is_some() && !refusal.is_plain {
        f.write_str(", not a plain refusal")?;
    }
    write!(f, "{}", InParentheses(error.http()))?;
    match (error.message().filter(|message| !message.trim().is_empty()), &refusal.code) {
        (Some(message), _) => write!(f, ": {}", shown::Quoted(&shown::text(message))),
        (None, Received::Absent) => write!(f, ": {}", shown::Quoted(&error.beginning())),
        (None, _) => Ok(()),
    }
}

fn what(error: &Error, refusal: &Refusal, f: &mut Formatter<'_>) -> fmt::Result {
    let means_success = match &refusal.code {
        Received::Listed(entry) => return write!(f, "{entry}"),
        Received::Absent => return f.write_str("error without a code"),
        Received::Unlisted { means_success, .. } => *means_success,
    };
    f.write_str(&shown::text(&error.code_text().unwrap_or_default()))?;
    if means_success {
        return f.write_str(" (a code that means success), in a response that does not prove success");
    }
    let websockets = if refusal.channel == Channel::Websocket { " websockets" } else { "" };
    write!(f, " (not listed for {}{websockets} in the {})", error.market(), refusal.document.text)
}

fn unusable(error: &Error, f: &mut Formatter<'_>) -> fmt::Result {
    let is_empty = error.body().trim().is_empty();
    let detail = error.detail().unwrap_or_default();
    write!(f, "{}: ", error.market())?;
    let http = InParentheses(error.http());
    match error.reason() {
        Reason::Data => write!(f, "the data does not fit the requested type{http}; {detail}"),
        Reason::NoAnswer => write!(f, "no answer: {detail}"),
        Reason::Truncated => write!(f, "the response ends too early{http}"),
        _ if is_empty => write!(f, "the response is empty{http}"),
        _ => write!(f, "the response is not JSON{http}"),
    }?;
    if is_empty || error.reason() == Reason::Data {
        return Ok(());
    }
    write!(f, "; body starts with {}", shown::Quoted(&error.beginning()))
}

impl Error {
    /// Why the outcome is unknown, or what to do with data that does not fit; `None` if the code decides.
    pub(super) fn reason_for_doubt(&self) -> Option<&'static str> {
        match (self.reason(), self.refusal().map(|refusal| &refusal.code)) {
            (_, Some(Received::Listed(_))) if self.is_plain_refusal() => None,
            (_, Some(Received::Listed(_))) => {
                Some("The response says more than just that the request was refused.")
            }
            (_, Some(Received::Unlisted { means_success: false, .. })) => Some(
                "The guide does not list the code. `coinw-errors draft` turns the response into an entry for your own YAML file.",
            ),
            (Reason::Exchange, _) => Some("The response does not prove success and has no error code."),
            (Reason::NotJson, _) => Some("A proxy may have answered instead of the exchange."),
            (Reason::Truncated, _) => {
                Some("The connection was probably lost before the whole response arrived.")
            }
            (Reason::Data, _) => Some(
                "The exchange reports success, so the request was probably carried out. Compare the requested type with the body.",
            ),
            (Reason::NoAnswer, _) => Some("The request may still have arrived."),
        }
    }
}
