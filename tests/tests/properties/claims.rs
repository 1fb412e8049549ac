//! What one object says by its keys, where it stands.

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

    pub fn differs(&self, other: &Self) -> bool {
        match (&self.integer, &other.integer) {
            (None, None) => self.text != other.text,
            (one, other) => one != other,
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
pub enum Origin {
    Response,
    Frame,
}

/// Where an object stands: its keys mean something else there.
#[derive(Clone, Copy, PartialEq)]
pub enum Place {
    Top(Origin),
    Data(Origin),
    Item,
    Within,
}

/// What one object says.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a claim of its own")]
pub struct Claims {
    pub codes: Vec<Code>,
    a_flag_failed: bool,
    /// It would be enough for the success of a response, or of an item.
    pub proves_success: bool,
    /// It may not be enough, but something was accepted.
    pub claims_success: bool,
    /// It proves nothing, but goes with no failure.
    denies_failure: bool,
    pub messages: Vec<Option<String>>,
}

impl Claims {
    pub fn by(members: &[(Text, Value<'_>)], place: Place) -> Self {
        let mut claims = Self::default();
        for key in ["code", "errorCode", "msgCode"] {
            let counts = match key {
                "code" => matches!(place, Place::Top(_)),
                "errorCode" => place != Place::Within,
                _ => true,
            };
            let values = members.iter().filter(|(name, _)| counts && name.is(key));
            claims.codes.extend(values.filter_map(|(_, value)| Code::read(key, value)));
        }
        let proof = if matches!(place, Place::Top(_)) { "code" } else { "msgCode" };
        claims.proves_success = claims.codes.iter().any(|code| code.key == proof && code.means_success());
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
        let truth = match (place, key) {
            (Place::Top(Origin::Response), "result") => literal(value).or_else(|| word(value)),
            (Place::Data(Origin::Response) | Place::Item, _) => literal(value),
            _ => literal(value).or_else(|| word(value)).or_else(|| zero_or_one(value)),
        };
        match (key, truth) {
            ("failed", Some(true)) | ("success" | "result", Some(false)) => self.a_flag_failed = true,
            ("result", Some(true)) => self.claims_success = true,
            ("success", Some(true)) if matches!(place, Place::Top(_)) => {
                (self.proves_success, self.claims_success) = (true, true);
            }
            ("failed", Some(false)) | ("success", Some(true)) => self.denies_failure = true,
            ("success" | "failed", None) if matches!(place, Place::Top(_)) => {
                self.a_flag_failed |= !matches!(value.kind, Kind::Null);
            }
            _ => {}
        }
    }

    /// Its codes are in the order of their keys, and under each key in the order in which they stand.
    pub fn failing_code(&self) -> Option<&Code> {
        self.codes.iter().find(|code| !code.means_success())
    }

    pub fn failed(&self) -> bool {
        self.a_flag_failed || self.failing_code().is_some()
    }

    pub fn goes_with_no_failure(&self) -> bool {
        self.claims_success || self.denies_failure
    }

    pub fn contradicts_itself(&self) -> bool {
        self.codes.iter().any(|code| code.differs(&self.codes[0]))
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
    let integer = match value.kind {
        Kind::Number => Integer::of_number(value.raw),
        _ => Integer::of_text(&text(value)?),
    };
    match integer?.to_i64()? {
        0 => Some(false),
        1 => Some(true),
        _ => None,
    }
}
