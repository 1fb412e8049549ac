//! Why a response has no data, with the parts that each reason has.

use alloc::boxed::Box;
use alloc::string::ToString;
use core::fmt::{self, Display};

use super::guided::Guided;
use super::kept::{KeptBody, KeptPart};
use super::limit::KEPT;
use super::read::Reading;
use crate::guide::entry::{Entry, Link};
use crate::guide::vocabulary::{Channel, Market, Outcome};

/// Why there is no data.
///
/// # Examples
///
/// ```
/// use coinw_errors::{Market, Reason, Response};
///
/// let error = Response::new(Market::Futures, 502, "<html>").check().unwrap_err();
/// assert_eq!(error.reason(), Reason::NotJson);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// The exchange answered with an error, or with JSON that does not prove success.
    Exchange,
    /// The response is empty or not JSON, such as a proxy's error page.
    #[doc(alias = "HTML")]
    NotJson,
    /// The response ends too early: in the middle of JSON, or because the connection was lost.
    Truncated,
    /// The exchange reports success, but the data does not fit the requested type. The request was probably carried out; its result is
    /// unknown.
    Data,
    /// No answer arrived: a time-out, or a connection that was lost.
    #[doc(alias = "timeout")]
    NoAnswer,
}

/// The reason with its parts: what the exchange said, or else what a parser or the client said.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Cause {
    Exchange(Refusal),
    Other(Reason, Detail),
}

/// The code of a response.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Received {
    Listed(&'static Entry),
    Unlisted {
        code: KeptPart,
        /// Whether the number means success, so that only a flag beside the code can have made the response an error.
        means_success: bool,
    },
    Absent,
}

/// What the exchange said.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    pub(super) channel: Channel,
    /// The document that lists the codes.
    pub(super) document: &'static Link,
    pub(super) code: Received,
    pub(super) message: Option<KeptPart>,
    pub(super) server_retry: Option<bool>,
    /// Whether it is a plain refusal of a listed code.
    pub(super) is_plain: bool,
}

impl Refusal {
    /// `body` is the kept part of `text`, which has the reading. `is_plain` is asked only of a listed code.
    pub(super) fn new(
        market: Market,
        guide: Guided,
        reading: &Reading<'_>,
        (text, body): (&str, &KeptBody),
        is_plain: impl FnOnce() -> bool,
    ) -> Self {
        let channel = reading.channel();
        let code = reading.code().map_or(Received::Absent, |code| {
            let number = code.number();
            match number.and_then(|number| (guide.find)(market, channel, number)) {
                Some(entry) => Received::Listed(entry),
                None => Received::Unlisted {
                    code: KeptPart::of(&code.text(KEPT), text, body),
                    means_success: number.is_some_and(guide.means_success),
                },
            }
        });
        Self {
            channel,
            document: guide.document,
            is_plain: matches!(code, Received::Listed(_)) && is_plain(),
            code,
            message: reading.message(KEPT).map(|message| KeptPart::of(&message, text, body)),
            server_retry: reading.server_retry(),
        }
    }

    /// The row of the code, if the guide lists the code.
    pub(super) fn entry(&self) -> Option<&'static Entry> {
        match self.code {
            Received::Listed(entry) => Some(entry),
            Received::Unlisted { .. } | Received::Absent => None,
        }
    }

    /// What the guide says of the outcome, if the response says nothing else.
    pub(super) fn outcome(&self) -> Outcome {
        self.entry().filter(|_| self.is_plain).map_or(Outcome::Unknown, |entry| entry.outcome)
    }
}

/// What a parser or the connection said, without the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Detail(Box<str>);

impl Detail {
    pub(super) fn of(what: impl Display) -> Self {
        Self(what.to_string().into())
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl Display for Detail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl core::error::Error for Detail {}
