//! What the keys of one object mean in its place.

use coinw_errors::ErrorCode;

use crate::integer::Integer;
use crate::json::{Kind, Text, Value};

#[derive(Debug, Clone, PartialEq)]
pub struct Code {
    pub key: &'static str,
    pub integer: Option<Integer>,
    pub text: String,
}

impl Code {
    /// `null` is as if the key was absent.
    fn read(key: &'static str, value: &Value<'_>) -> Option<Self> {
        let raw = value.raw.to_owned();
        let (integer, text) = match &value.kind {
            Kind::Null => return None,
            Kind::Number => {
                let integer = Integer::of_number(value.raw);
                let short = integer.as_ref().and_then(Integer::to_i64);
                (integer, short.map_or(raw, |number| number.to_string()))
            }
            Kind::Text(text) => {
                let text = text.decoded();
                (text.as_deref().and_then(Integer::of_text), text.unwrap_or(raw))
            }
            Kind::Bool(_) | Kind::List(_) | Kind::Object(_) => (None, raw),
        };
        Some(Self { key, integer, text })
    }

    fn means_success(&self) -> bool {
        let number = self.integer.as_ref().and_then(Integer::to_i64);
        ErrorCode::SUCCESS.iter().any(|&success| number == Some(success.into()))
    }
}

/// Where an object stands: its keys mean something else there.
#[derive(Clone, Copy, PartialEq)]
pub enum Place {
    Top,
    Data,
    Item,
    Within,
}

/// What one object says.
#[derive(Default)]
pub struct Claims {
    pub codes: Vec<Code>,
    /// A flag that says so, or a code or flag that cannot be read as one.
    something_failed: bool,
    /// It would be enough for the success of a response, or of an item.
    pub proves_success: bool,
    /// It may not be enough, but something was accepted.
    pub claims_success: bool,
    pub messages: Vec<Option<String>>,
}

impl Claims {
    pub fn by(members: &[(Text, Value<'_>)], place: Place) -> Self {
        let mut claims = Self::default();
        let has_msg_code = members.iter().any(|(name, value)| name.is("msgCode") && has_value(value));
        let keys = match place {
            Place::Top => &["code", "errorCode", "msgCode"][..],
            Place::Item if has_msg_code => &["msgCode", "errorCode"],
            Place::Item => &["code", "msgCode", "errorCode"],
            Place::Data | Place::Within => &["errorCode", "msgCode"],
        };
        for key in keys {
            for (_, value) in members.iter().filter(|(name, _)| name.is(key)) {
                if has_value(value) {
                    claims.codes.extend(Code::read(key, value));
                } else if !matches!(value.kind, Kind::Null) {
                    // An empty `errorCode` says nothing; an empty `code` is none, and proves nothing.
                    claims.something_failed |= *key == "code" || !matches!(value.kind, Kind::Text(_));
                }
            }
        }
        let proofs = if place == Place::Top { &["code"][..] } else { &["msgCode", "code"] };
        claims.proves_success =
            claims.codes.iter().any(|code| proofs.contains(&code.key) && code.means_success());
        claims.claims_success = claims.proves_success;
        for (key, value) in members {
            for flag in ["success", "failed", "result"] {
                if key.is(flag) && place != Place::Within {
                    claims.flag(flag, value, place);
                }
            }
            if ["msg", "message", "errorMsg"].iter().any(|name| key.is(name)) {
                claims.messages.push(if let Kind::Text(text) = &value.kind { text.decoded() } else { None });
            }
        }
        claims
    }

    fn flag(&mut self, key: &str, value: &Value<'_>, place: Place) {
        let spelled = || word(value).or_else(|| zero_or_one(value)).filter(|_| place == Place::Top);
        match (key, literal(value).or_else(spelled)) {
            ("failed", Some(true)) | ("success" | "result", Some(false)) => self.something_failed = true,
            ("result", Some(true)) => self.claims_success = true,
            ("success", Some(true)) if place == Place::Top => {
                (self.proves_success, self.claims_success) = (true, true);
            }
            ("success" | "failed", None) if place == Place::Top => {
                self.something_failed |= !matches!(value.kind, Kind::Null);
            }
            _ => {}
        }
    }

    /// Its codes are in the order of their keys, and under each key in the order in which they stand.
    pub fn failing_code(&self) -> Option<&Code> {
        self.codes.iter().find(|code| !code.means_success())
    }

    pub fn failed(&self) -> bool {
        self.something_failed || self.failing_code().is_some()
    }
}

/// `null`, an empty text and an empty list or object are no value.
fn has_value(value: &Value<'_>) -> bool {
    match &value.kind {
        Kind::Null => false,
        Kind::Text(text) => text.decoded().as_deref() != Some(""),
        Kind::List(elements) => !elements.is_empty(),
        Kind::Object(members) => !members.is_empty(),
        Kind::Bool(_) | Kind::Number => true,
    }
}

fn literal(value: &Value<'_>) -> Option<bool> {
    if let Kind::Bool(truth) = value.kind { Some(truth) } else { None }
}

fn text(value: &Value<'_>) -> Option<String> {
    if let Kind::Text(text) = &value.kind { text.decoded() } else { None }
}

fn word(value: &Value<'_>) -> Option<bool> {
    text(value)?.trim().to_ascii_lowercase().parse().ok()
}

fn zero_or_one(value: &Value<'_>) -> Option<bool> {
    match &value.kind {
        Kind::Text(_) => match text(value)?.trim() {
            "0" => Some(false),
            "1" => Some(true),
            _ => None,
        },
        Kind::Number => match Integer::of_number(value.raw)?.to_i64()? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        },
        _ => None,
    }
}
