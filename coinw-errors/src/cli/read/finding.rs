//! One error that a text speaks of, and how the text says so.

use std::borrow::Cow;

use coinw_errors::{
    Channel, Error, ErrorCode, Idempotency, Market, Outcome, ReceivedCode, RetryAction, check, check_frame,
};
use serde_json::{Value, json};

use super::words::folded;

/// What a text says of one response.
#[derive(Debug, Clone)]
pub struct Finding {
    pub what: What,
    /// Where the response came from, as far as anybody said.
    pub market: Option<Market>,
    /// What was understood, where it is not plain.
    pub how: Option<Cow<'static, str>>,
    pub evidence: Evidence,
}

#[derive(Debug, Clone)]
pub enum What {
    Error(Box<Error>),
    /// A success: its number, if it is known, and what the server says beside it.
    Success {
        code: Option<String>,
        message: Option<String>,
    },
    /// No answer came: a time-out, or a connection that was lost.
    NoAnswer,
}

/// How much the text proves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// The words of a message, which others may use as well.
    Words,
    /// A number that may be the code of something else.
    Number,
    /// A code.
    Code,
    /// Words that only this library has for a code.
    Own,
    /// A response.
    Response,
    /// A record of this library, or of this program.
    Record,
}

/// What two findings have in common that are the same error.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    Listed { code: ErrorCode, is_certain: bool },
    Contradiction(String),
    Unlisted(String, Option<Market>, Channel),
    NoCode,
    NotJson(Option<u16>),
    Truncated,
    Data,
    NoAnswer,
    Success(Option<String>),
}

impl Finding {
    pub fn of(error: Error, market: Option<Market>) -> Self {
        Self { what: What::Error(Box::new(error)), market, how: None, evidence: Evidence::Code }
    }

    pub fn no_answer() -> Self {
        let how = "a time-out or a lost connection";
        Self { what: What::NoAnswer, market: None, how: Some(how.into()), evidence: Evidence::Code }
    }

    /// A failure of which nothing but its words is known.
    pub fn without_code(words: &str, market: Option<Market>) -> Option<Self> {
        let parts = Parts {
            market: market.unwrap_or(Market::Futures),
            channel: Channel::Rest,
            code: None,
            message: Some(words.trim()),
            is_contradictory: false,
        };
        let how = "a text that speaks of a failure and has no code";
        Some(Self::of(parts.error()?, market).by(how))
    }

    pub fn success(code: Option<String>, message: Option<String>) -> Self {
        Self { what: What::Success { code, message }, market: None, how: None, evidence: Evidence::Code }
    }

    /// The same, of which nothing but words says so.
    pub fn by_words(self, how: impl Into<Cow<'static, str>>) -> Self {
        Self { evidence: Evidence::Words, ..self.by(how) }
    }

    /// The same, and not certain: the number may be the code of something else.
    pub fn doubtful(self, how: impl Into<Cow<'static, str>>) -> Self {
        Self { evidence: Evidence::Number, ..self.by(how) }
    }

    /// The same, in words that only this library has.
    pub fn in_own_words(self, how: &'static str) -> Self {
        Self { evidence: Evidence::Own, ..self.by(how) }
    }

    /// The same, found in a way that is worth a word.
    pub fn by(self, how: impl Into<Cow<'static, str>>) -> Self {
        Self { how: Some(how.into()), ..self }
    }

    pub fn error(&self) -> Option<&Error> {
        match &self.what {
            What::Error(error) => Some(error),
            What::Success { .. } | What::NoAnswer => None,
        }
    }

    pub fn is_success(&self) -> bool {
        matches!(self.what, What::Success { .. })
    }

    /// What the server says beside a success, unless it says no more than that.
    pub fn objection(&self) -> Option<&str> {
        match &self.what {
            What::Success { message, .. } => message.as_deref().filter(|message| !says_success(message)),
            What::Error(_) | What::NoAnswer => None,
        }
    }

    /// What to do with the request; nothing after a success.
    pub fn retry_action(&self, idempotency: Idempotency) -> Option<RetryAction> {
        match &self.what {
            // Nothing proves that the code arrived, and so nothing that an order was refused.
            What::Error(_) if !self.is_certain() && idempotency == Idempotency::NotIdempotent => {
                Some(RetryAction::after_no_answer(idempotency))
            }
            What::Error(error) => Some(error.retry_action(idempotency)),
            What::NoAnswer => Some(RetryAction::after_no_answer(idempotency)),
            What::Success { .. } => None,
        }
    }

    /// Whether the request was certainly not carried out; nothing after a success.
    pub fn outcome(&self) -> Option<Outcome> {
        match &self.what {
            What::Error(error) if self.is_certain() => Some(error.outcome()),
            What::Error(_) | What::NoAnswer => Some(Outcome::Unknown),
            What::Success { .. } => None,
        }
    }

    /// The status of an answer that is no response of the API.
    pub fn mere_status(&self) -> Option<u16> {
        let error = self.error().filter(|error| matches!(error, Error::NotJson(_)))?;
        error.http_status()
    }

    /// Adds the status of the response, unless it has one.
    pub fn set_status(&mut self, status: u16) {
        if let What::Error(error) = &mut self.what
            && error.http_status().is_none()
        {
            **error = (**error).clone().with_http_status(status);
        }
    }

    /// The code of the guide, if the response is a plain refusal.
    pub fn listed(&self) -> Option<ErrorCode> {
        let error = self.error()?;
        error.listed().filter(|_| !self.is_contradiction())
    }

    /// Whether the text says that the code is one of CoinW's, or may say so.
    pub fn is_certain(&self) -> bool {
        self.evidence >= Evidence::Code
    }

    pub fn is_contradiction(&self) -> bool {
        self.is_certain() && self.error().is_some_and(is_contradictory)
    }

    /// The code as it arrived.
    pub fn code(&self) -> Option<String> {
        match &self.what {
            What::Error(error) => code_text(error),
            What::Success { code, .. } => code.clone(),
            What::NoAnswer => None,
        }
    }

    pub fn key(&self) -> Key {
        let error = match &self.what {
            What::Error(error) => error,
            What::Success { message, .. } => return Key::Success(message.clone()),
            What::NoAnswer => return Key::NoAnswer,
        };
        match &**error {
            Error::NotJson(_) => Key::NotJson(error.http_status()),
            Error::Truncated(_) => Key::Truncated,
            Error::Data(_) => Key::Data,
            _ => {
                if self.is_contradiction() {
                    return Key::Contradiction(code_text(error).unwrap_or_default());
                }
                match error.api().map(|error| (error.code(), error.channel())) {
                    Some((ReceivedCode::Listed(code), _)) => {
                        Key::Listed { code: *code, is_certain: self.is_certain() }
                    }
                    Some((ReceivedCode::Unlisted(code), channel)) => {
                        Key::Unlisted(code.to_string(), self.market, channel)
                    }
                    _ => Key::NoCode,
                }
            }
        }
    }
}

pub fn is_contradictory(error: &Error) -> bool {
    let means_success = |code: &str| code.parse().is_ok_and(|code| ErrorCode::SUCCESS.contains(&code));
    error.api().is_some_and(|api| match api.code() {
        ReceivedCode::Listed(_) => !api.is_plain_refusal(),
        // A frame is an error only if it says so.
        ReceivedCode::Unlisted(code) => {
            means_success(code.as_str()) && check_frame(api.market(), api.body()).is_err()
        }
        ReceivedCode::Absent => false,
    })
}

/// The code as the library shows it.
fn code_text(error: &Error) -> Option<String> {
    match error.api()?.code() {
        ReceivedCode::Listed(code) => Some(code.code().to_string()),
        ReceivedCode::Unlisted(code) => Some(code.to_string()),
        ReceivedCode::Absent => None,
    }
}

/// What is known of a response of which only parts are there.
#[derive(Debug, Clone, Copy)]
pub struct Parts<'a> {
    pub market: Market,
    pub channel: Channel,
    pub code: Option<&'a str>,
    pub message: Option<&'a str>,
    pub is_contradictory: bool,
}

impl Parts<'_> {
    /// The error that a response of these parts is.
    pub fn error(self) -> Option<Error> {
        let mut body = serde_json::Map::new();
        let is_frame = self.channel == Channel::Websocket;
        if let Some(code) = self.code {
            let number = code.parse::<i64>().map_or_else(|_| Value::from(code), Value::from);
            body.insert(if is_frame { "errorCode" } else { "code" }.into(), number);
        }
        if let Some(message) = self.message {
            body.insert(if is_frame { "errorMsg" } else { "msg" }.into(), message.into());
        }
        let means_success = self
            .code
            .and_then(|code| code.parse::<i32>().ok())
            .is_some_and(|code| ErrorCode::SUCCESS.contains(&code));
        // A flag that says the opposite of the code is what makes a contradiction.
        let succeeded = self.is_contradictory && !means_success;
        let has_flag = is_frame || self.is_contradictory || self.code.is_none();
        if has_flag {
            body.insert(if is_frame { "result" } else { "success" }.into(), succeeded.into());
        }
        check(self.market, &json!(body).to_string()).err()
    }
}

/// Whether a message says nothing but that all went well.
pub fn says_success(message: &str) -> bool {
    const WORDS: [&str; 20] = [
        "",
        "ok",
        "okay",
        "done",
        "null",
        "none",
        "success",
        "successful",
        "successfully",
        "succeeded",
        "request",
        "operation",
        "成功",
        "操作成功",
        "请求成功",
        "下单成功",
        "撤单成功",
        "查询成功",
        "true",
        "200",
    ];
    let folded = folded(message);
    folded.split(|character: char| !character.is_alphanumeric()).all(|word| WORDS.contains(&word))
}

/// All codes with a number, on a market or on any.
pub fn numbered(code: &str, market: Option<Market>) -> Vec<ErrorCode> {
    let number = code.trim().parse::<i32>().ok();
    let is_it = |code: &ErrorCode| {
        Some(code.code()) == number && market.is_none_or(|market| code.markets().contains(&market))
    };
    ErrorCode::ALL.iter().copied().filter(is_it).collect()
}

/// A code of the guide, of whose response nothing else is known.
pub fn listed(code: ErrorCode, market: Option<Market>) -> Option<Finding> {
    let of_code = market.filter(|market| code.markets().contains(market));
    let market_of_response = of_code.or_else(|| code.markets().first().copied())?;
    let number = code.code().to_string();
    let parts = Parts {
        market: market_of_response,
        channel: code.channel(),
        code: Some(&number),
        message: None,
        is_contradictory: false,
    };
    Some(Finding::of(parts.error()?, of_code))
}

/// What a number means by itself: a success, each code of the guide that has it, or an error that the guide does not list.
pub fn of_number(code: &str, message: Option<&str>, market: Option<Market>) -> Vec<Finding> {
    let number = code.trim().parse::<i32>().ok();
    if number.is_some_and(|number| ErrorCode::SUCCESS.contains(&number)) {
        return vec![Finding::success(Some(code.trim().to_owned()), None)];
    }
    let meanings = numbered(code, market);
    if meanings.is_empty() {
        let parts = Parts {
            market: market.unwrap_or(Market::Futures),
            channel: Channel::Rest,
            code: Some(code.trim()),
            message,
            is_contradictory: false,
        };
        return parts.error().map(|error| Finding::of(error, market)).into_iter().collect();
    }
    let is_ambiguous = meanings.len() > 1;
    let findings = meanings.into_iter().filter_map(|code| listed(code, market));
    findings
        .map(|finding| {
            if is_ambiguous {
                finding.by("a number that means more than one thing; `--market` chooses")
            } else {
                finding
            }
        })
        .collect()
}

/// The name of a market, in any case, in English or Chinese.
pub fn market_of(word: &str) -> Option<Market> {
    match word {
        "现货" => Some(Market::Spot),
        "合约" => Some(Market::Futures),
        _ => word.to_ascii_lowercase().parse().ok(),
    }
}
