//! The rules of reading as the documentation states them, over a whole tree, without a thought for speed.

use coinw_errors::{Channel, ErrorCode, Market, Outcome};

use crate::json::{Json, Kind, Wrong, parse};

/// What a body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Body {
    Response,
    /// Whose items are left to themselves.
    Batch,
    Item,
    Frame,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    /// With each `data` there is.
    Success(Vec<Json>),
    Accepted,
    Push,
    Error(Failure),
    NotJson,
    EndsTooEarly,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Failure {
    pub code: Option<Code>,
    pub message: Option<String>,
    pub is_contradictory: bool,
    pub outcome: Outcome,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Code {
    Listed(ErrorCode),
    Unlisted(String),
}

pub fn verdict(market: Market, body: Body, bytes: &[u8]) -> Verdict {
    let is_text = std::str::from_utf8(bytes).is_ok();
    let text = String::from_utf8_lossy(bytes);
    let json = match parse(if is_text { text.strip_prefix('\u{feff}').unwrap_or(&text) } else { &text }) {
        Ok(json) => json,
        Err(Wrong::EndsTooEarly)
            if is_text && !text.trim_matches(['\u{feff}', ' ', '\t', '\r', '\n']).is_empty() =>
        {
            return Verdict::EndsTooEarly;
        }
        Err(_) => return Verdict::NotJson,
    };
    // Of bytes that are no text no item can be had.
    let body = if body == Body::Batch && !is_text { Body::Response } else { body };
    let sum = Sum::of(body, &json);
    match body {
        _ if sum.fails() => Verdict::Error(sum.failure(market, body)),
        _ if !is_text => Verdict::NotJson,
        Body::Frame if sum.top.succeeds || sum.top.accepts || sum.data_accepts => Verdict::Accepted,
        Body::Frame => Verdict::Push,
        _ if sum.top.succeeds => Verdict::Success(sum.data),
        _ => Verdict::Error(sum.failure(market, body)),
    }
}

/// Where an object stands.
#[derive(Clone, Copy, PartialEq)]
enum Role {
    Top,
    Data,
    Further,
}

/// What all objects of a body say.
struct Sum {
    top: Claims,
    /// Those within, as they end.
    parts: Vec<Claims>,
    data_accepts: bool,
    data: Vec<Json>,
}

impl Sum {
    fn of(body: Body, json: &Json) -> Self {
        let mut sum =
            Self { top: Claims::default(), parts: Vec::new(), data_accepts: false, data: Vec::new() };
        let Kind::Object(entries) = &json.kind else {
            sum.look_into(body, json);
            return sum;
        };
        let role = if body == Body::Item { Role::Data } else { Role::Top };
        sum.top = Claims::of(body, role, entries);
        for (key, value) in entries {
            if role == Role::Top && key.as_deref() == Some("data") {
                sum.data.push(value.clone());
                sum.look_into_data(body, value);
            } else {
                sum.look_into(body, value);
            }
        }
        sum
    }

    fn look_into_data(&mut self, body: Body, value: &Json) {
        let Kind::Object(entries) = &value.kind else {
            if body != Body::Batch {
                self.look_into(body, value);
            }
            return;
        };
        if body != Body::Batch {
            for (_, value) in entries {
                self.look_into(body, value);
            }
        }
        let claims = Claims::of(body, Role::Data, entries);
        self.data_accepts |= claims.succeeds || claims.accepts;
        self.parts.push(claims);
    }

    fn look_into(&mut self, body: Body, value: &Json) {
        match &value.kind {
            Kind::Array(items) => items.iter().for_each(|item| self.look_into(body, item)),
            Kind::Object(entries) => {
                for (_, value) in entries {
                    self.look_into(body, value);
                }
                self.parts.push(Claims::of(body, Role::Further, entries));
            }
            _ => {}
        }
    }

    fn fails(&self) -> bool {
        self.top.fails || self.parts.iter().any(|part| part.fails)
    }

    fn failure(&self, market: Market, body: Body) -> Failure {
        let none = Claims::default();
        let part = self.parts.iter().find(|part| part.fails).unwrap_or(&none);
        let codes = [self.top.failing_code(), part.failing_code(), self.top.first_code(), part.first_code()];
        let found = codes.iter().position(Option::is_some);
        let code = found.and_then(|found| codes[found]).map(|(key, value)| {
            let is_websocket = body == Body::Frame || key == "errorCode";
            let channel = if is_websocket { Channel::Websocket } else { Channel::Rest };
            let listed = ErrorCode::ALL.iter().find(|listed| {
                Some(listed.code().to_string()) == integer_of(value)
                    && listed.channel() == channel
                    && listed.markets().contains(&market)
            });
            listed.map_or_else(|| Code::Unlisted(as_text(value).unwrap()), |listed| Code::Listed(*listed))
        });
        let is_of_part = found.is_none_or(|found| found % 2 == 1);
        let message =
            if is_of_part { part.message.clone() } else { None }.or_else(|| self.top.message.clone());
        let claims_success =
            [&self.top].into_iter().chain(&self.parts).any(|claims| claims.succeeds || claims.accepts);
        let differ = |one: Option<(&str, &Json)>, other: Option<(&str, &Json)>| {
            one.zip(other).is_some_and(|(one, other)| !is_same_code(one.1, other.1))
        };
        let is_contradictory = claims_success && self.fails()
            || self.top.codes_differ()
            || part.codes_differ()
            || differ(self.top.failing_code(), part.failing_code());
        let outcome = match &code {
            Some(Code::Listed(code)) if !is_contradictory => code.outcome(),
            _ => Outcome::Unknown,
        };
        Failure { code, message, is_contradictory, outcome }
    }
}

/// What one object says.
#[derive(Default)]
struct Claims {
    succeeds: bool,
    accepts: bool,
    fails: bool,
    codes: Vec<(&'static str, Json)>,
    message: Option<String>,
}

impl Claims {
    fn of(body: Body, role: Role, entries: &[(Option<String>, Json)]) -> Self {
        let mut claims = Self::default();
        let is_frame = body == Body::Frame;
        for (key, value) in entries {
            let truth = flag(value);
            let is_literal = matches!(value.kind, Kind::Truth(_));
            let is_word = matches!(&value.kind, Kind::Text(_)) && integer_of(value).is_none();
            match (key.as_deref().unwrap_or_default(), role) {
                ("code", Role::Top) => claims.add_code("code", value),
                ("errorCode", Role::Top | Role::Data) => claims.add_code("errorCode", value),
                ("msgCode", _) => claims.add_code("msgCode", value),
                ("success", Role::Top) => match truth {
                    Some(true) => claims.succeeds = true,
                    Some(false) => claims.fails = true,
                    None => claims.fails |= value.kind != Kind::Null,
                },
                ("failed", Role::Top) => claims.fails |= value.kind != Kind::Null && truth != Some(false),
                ("success", Role::Data) if is_frame || is_literal => claims.fails |= truth == Some(false),
                ("failed", Role::Data) if is_frame || is_literal => claims.fails |= truth == Some(true),
                ("result", Role::Top) if is_frame || is_literal || is_word => claims.add_result(truth),
                ("result", Role::Data) if is_frame || is_literal => claims.add_result(truth),
                ("msg" | "message" | "errorMsg", _)
                    if claims.message.as_deref().unwrap_or_default().is_empty() =>
                {
                    claims.message = as_text(value).or(claims.message);
                }
                _ => {}
            }
        }
        let succeeds = |key, role: Role| match key {
            "code" => true,
            "msgCode" => role != Role::Top,
            _ => false,
        };
        for (key, value) in &claims.codes {
            if means_success(value) {
                claims.succeeds |= succeeds(key, role);
            } else {
                claims.fails = true;
            }
        }
        claims
    }

    fn add_code(&mut self, key: &'static str, value: &Json) {
        if value.kind != Kind::Null {
            self.codes.push((key, value.clone()));
        }
    }

    fn add_result(&mut self, truth: Option<bool>) {
        self.accepts |= truth == Some(true);
        self.fails |= truth == Some(false);
    }

    fn first_where(&self, is_one: impl Fn(&Json) -> bool) -> Option<(&str, &Json)> {
        ["code", "errorCode", "msgCode"].into_iter().find_map(|key| {
            let (_, value) = self.codes.iter().find(|(of, value)| *of == key && is_one(value))?;
            Some((key, value))
        })
    }

    fn first_code(&self) -> Option<(&str, &Json)> {
        self.first_where(|_| true)
    }

    fn failing_code(&self) -> Option<(&str, &Json)> {
        self.first_where(|value| !means_success(value))
    }

    fn codes_differ(&self) -> bool {
        self.codes.iter().any(|(_, one)| self.codes.iter().any(|(_, other)| !is_same_code(one, other)))
    }
}

fn means_success(value: &Json) -> bool {
    let integer = integer_of(value);
    ErrorCode::SUCCESS.iter().any(|success| Some(success.to_string()) == integer)
}

fn is_same_code(one: &Json, other: &Json) -> bool {
    match (integer_of(one), integer_of(other)) {
        (Some(one), Some(other)) => one == other,
        _ => as_text(one) == as_text(other),
    }
}

fn flag(value: &Json) -> Option<bool> {
    match &value.kind {
        Kind::Truth(truth) => Some(*truth),
        Kind::Text(Some(text)) if text.trim().eq_ignore_ascii_case("true") => Some(true),
        Kind::Text(Some(text)) if text.trim().eq_ignore_ascii_case("false") => Some(false),
        _ => match integer_of(value)?.as_str() {
            "0" => Some(false),
            "1" => Some(true),
            _ => None,
        },
    }
}

/// The decimal digits of a code, if it is a whole number, without zeros in front and with a minus where it is below zero.
fn integer_of(value: &Json) -> Option<String> {
    let (is_negative, digits, point) = match &value.kind {
        Kind::Number => {
            let (mantissa, exponent) = value.text.split_once(['e', 'E']).unwrap_or((&value.text, "0"));
            let unsigned = mantissa.trim_start_matches('-');
            let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
            let digits = format!("{whole}{fraction}");
            if digits.bytes().all(|digit| digit == b'0') {
                return Some("0".to_owned());
            }
            let point = i128::try_from(whole.len()).unwrap() + exponent.parse::<i128>().ok()?;
            (mantissa.starts_with('-'), digits, point)
        }
        Kind::Text(Some(text)) => {
            let text = text.trim();
            let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
            let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
            let point = i128::try_from(digits.len()).unwrap();
            is_number.then(|| (text.starts_with('-'), digits.to_owned(), point))?
        }
        _ => return None,
    };
    // What is longer is no code, and is compared as text.
    let zeros = i128::try_from(digits.len() - digits.trim_start_matches('0').len()).unwrap();
    if point - zeros > 19 || point < 0 {
        return None;
    }
    let point = usize::try_from(point).ok()?;
    let whole: String = digits.chars().chain(std::iter::repeat('0')).take(point).collect();
    if digits.get(point..).is_some_and(|fraction| fraction.bytes().any(|digit| digit != b'0')) {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let number = format!("{}{whole}", if is_negative && !whole.is_empty() { "-" } else { "" });
    let number = if whole.is_empty() { "0".to_owned() } else { number };
    number.parse::<i64>().is_ok().then_some(number)
}

/// A value as text: a whole number by its digits, and what is neither text nor number as JSON.
fn as_text(value: &Json) -> Option<String> {
    match &value.kind {
        Kind::Null => None,
        Kind::Number => Some(integer_of(value).unwrap_or_else(|| value.text.clone())),
        Kind::Text(Some(text)) => Some(text.clone()),
        _ => Some(value.text.clone()),
    }
}
