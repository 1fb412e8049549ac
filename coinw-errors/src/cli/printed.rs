//! An error read back from a line that this library printed.

use std::time::Duration;

use coinw_errors::__program::{Answer, decide_without_code};
use coinw_errors::{ErrorCode, Idempotency, Market, Outcome, RetryAction};

/// An error as its line says it: `spot websocket 1004 Invalid Session, not a plain refusal (HTTP 400): "Invalid session"`.
#[derive(Debug, Clone)]
pub struct Printed {
    pub market: Market,
    pub listed: Option<ErrorCode>,
    /// The code as it arrived.
    pub code: Option<String>,
    pub is_plain_refusal: bool,
    /// What the line says where it has no code: `the response is not JSON`.
    pub what: String,
    pub http_status: Option<u16>,
    pub retry_after: Option<Duration>,
    /// The server's message, as the line shows it.
    pub message: Option<String>,
}

impl Printed {
    pub fn retry_action(&self, idempotency: Idempotency) -> RetryAction {
        let is_query = idempotency == Idempotency::Idempotent;
        let action = match self.listed {
            Some(code) if self.is_plain_refusal || is_query => code.retry_action(idempotency),
            Some(_) => RetryAction::Reconcile,
            None => decide_without_code(self.answer(), idempotency),
        };
        match (action, self.retry_after) {
            (RetryAction::RetryAfter(delay), Some(least)) => RetryAction::RetryAfter(delay.max(least)),
            (action, _) => action,
        }
    }

    fn answer(&self) -> Answer {
        match &*self.what {
            "the response ends too early" => Answer::EndsTooEarly,
            "no answer" => Answer::Missing,
            "the data does not fit the requested type" => Answer::OfOtherData,
            _ => Answer::Unclear { http_status: self.http_status },
        }
    }

    pub fn outcome(&self) -> Outcome {
        self.listed.filter(|_| self.is_plain_refusal).map_or(Outcome::Unknown, ErrorCode::outcome)
    }
}
