//! The documentation's rules for a body, word for word, applied to the tree: slow, and with no code from the reader.

use coinw_errors::{Channel, ErrorCode, Market};

use crate::claims::{Claims, Code, Place};
use crate::json::{Fault, Kind, Text, Value, parse};

#[derive(Debug, PartialEq)]
pub enum Verdict<T> {
    Success(T),
    Refused(Refusal),
    NotJson,
    Truncated,
}

#[derive(Debug, PartialEq)]
pub enum Data {
    None,
    One(String),
    Twice,
}

/// `Err` is what an item was refused with, and its text. No items at all: the data is no list of objects, or there are two.
pub type Items = Option<Vec<Result<(), (Refusal, String)>>>;

#[derive(Debug, PartialEq)]
pub struct Refusal {
    pub code: Option<Code>,
    pub channel: Channel,
    /// The texts that the message may be, where any says something: shown where a property fails.
    #[allow(dead_code)]
    pub messages: Vec<String>,
    /// No key of a message stands where one counts.
    pub is_silent: bool,
}

impl Refusal {
    pub fn listed(&self, market: Market) -> Option<ErrorCode> {
        let number = self.code.as_ref()?.integer.as_ref()?.to_i64()?;
        ErrorCode::ALL.iter().copied().find(|code| {
            i64::from(code.code()) == number
                && code.markets().contains(&market)
                && code.channel() == self.channel
        })
    }
}

/// What every object in this value says, in the order in which they close.
fn all_within(value: &Value<'_>, place: Place, is_batch: bool, claims: &mut Vec<Claims>) {
    match &value.kind {
        Kind::List(elements) => {
            // The elements of a batch speak for themselves.
            if !(is_batch && place == Place::Data) {
                elements.iter().for_each(|element| all_within(element, Place::Within, is_batch, claims));
            }
        }
        Kind::Object(members) => {
            if !(is_batch && place == Place::Data) {
                below(members, place, is_batch, claims);
            }
            claims.push(Claims::by(members, place));
        }
        _ => {}
    }
}

fn below(members: &[(Text, Value<'_>)], place: Place, is_batch: bool, claims: &mut Vec<Claims>) {
    for (key, value) in members {
        let inner = match place {
            Place::Top if key.is("data") => Place::Data,
            _ => Place::Within,
        };
        all_within(value, inner, is_batch, claims);
    }
}

struct Judgement {
    something_failed: bool,
    /// By the top itself.
    is_proven: bool,
    /// By the top itself, or by the object under its `data`.
    is_claimed: bool,
    refusal: Refusal,
}

/// What is read as what.
#[derive(Clone, Copy, PartialEq)]
enum Subject {
    Response,
    Frame,
    Item,
}

fn judge(value: &Value<'_>, subject: Subject, is_batch: bool) -> Judgement {
    let place = if subject == Subject::Item { Place::Item } else { Place::Top };
    let mut within = Vec::new();
    let mut top = Claims::default();
    let mut data_claims = false;
    match &value.kind {
        Kind::Object(members) => {
            top = Claims::by(members, place);
            below(members, place, is_batch, &mut within);
            data_claims = members.iter().any(|(key, value)| match &value.kind {
                Kind::Object(members) if place == Place::Top => {
                    key.is("data") && Claims::by(members, Place::Data).claims_success
                }
                _ => false,
            });
        }
        _ => all_within(value, Place::Within, is_batch, &mut within),
    }
    let nothing = Claims::default();
    let culprit = within.iter().find(|claims| claims.failed()).unwrap_or(&nothing);
    let code = (top.failing_code().or(culprit.failing_code()))
        .or(top.codes.first())
        .or(culprit.codes.first())
        .cloned();
    let is_websocket = subject == Subject::Frame || code.as_ref().is_some_and(|code| code.key == "errorCode");
    let says_something = |claims: &Claims| {
        claims.messages.iter().flatten().filter(|text| !text.trim().is_empty()).cloned().collect::<Vec<_>>()
    };
    let of_top = says_something(&top);
    Judgement {
        something_failed: top.failed() || culprit.failed(),
        is_proven: top.proves_success,
        is_claimed: top.claims_success || data_claims,
        refusal: Refusal {
            code,
            channel: if is_websocket { Channel::Websocket } else { Channel::Rest },
            is_silent: top.messages.is_empty() && within.iter().all(|claims| claims.messages.is_empty()),
            messages: if of_top.is_empty() { says_something(culprit) } else { of_top },
        },
    }
}

/// What is not UTF-8 may say that it failed, and nothing else.
fn read<T>(body: &[u8], decide: impl FnOnce(&Value<'_>, bool) -> Result<T, Refusal>) -> Verdict<T> {
    let text = String::from_utf8_lossy(body);
    let is_utf_8 = std::str::from_utf8(body).is_ok();
    match parse(&text) {
        // Without the rest of a character that was cut in two, as it is without the rest of a text.
        Err(Fault::EndsTooEarly) if is_utf_8 || ends_within_a_character(body) => Verdict::Truncated,
        Err(_) => Verdict::NotJson,
        Ok(value) if is_utf_8 => decide(&value, true).map_or_else(Verdict::Refused, Verdict::Success),
        Ok(value) => decide(&value, false).map_or_else(Verdict::Refused, |_| Verdict::NotJson),
    }
}

fn ends_within_a_character(body: &[u8]) -> bool {
    str::from_utf8(body).is_err_and(|error| error.error_len().is_none())
}

fn data(value: &Value<'_>) -> Data {
    let Kind::Object(members) = &value.kind else { return Data::None };
    let mut all = members.iter().filter(|(key, _)| key.is("data")).map(|(_, value)| value);
    match (all.next(), all.next()) {
        (_, Some(_)) => Data::Twice,
        (Some(Value { kind: Kind::Null, .. }) | None, None) => Data::None,
        (Some(value), None) => Data::One(value.raw.to_owned()),
    }
}

fn whole(value: &Value<'_>, is_utf_8: bool, is_batch: bool) -> Result<(), Refusal> {
    let judgement = judge(value, Subject::Response, is_batch);
    let is_refused = judgement.something_failed || (is_utf_8 && !judgement.is_proven);
    if is_refused { Err(judgement.refusal) } else { Ok(()) }
}

pub fn response(body: &[u8]) -> Verdict<Data> {
    read(body, |value, is_utf_8| whole(value, is_utf_8, false).map(|()| data(value)))
}

pub fn batch(body: &[u8]) -> Verdict<Items> {
    read(body, |value, is_utf_8| {
        // What is not UTF-8 has no items that could speak for themselves.
        whole(value, is_utf_8, is_utf_8).or_else(|_| whole(value, is_utf_8, false))?;
        let Some(elements) = only_list_of_objects(value) else {
            // Nobody reads its items, so what they report is an error of the whole.
            return whole(value, is_utf_8, false).map(|()| None);
        };
        Ok(Some(elements.iter().map(item).collect()))
    })
}

fn only_list_of_objects<'a, 'v>(value: &'v Value<'a>) -> Option<&'v [Value<'a>]> {
    let Kind::Object(members) = &value.kind else { return None };
    let data: Vec<_> = members.iter().filter(|(key, _)| key.is("data")).collect();
    let [(_, Value { kind: Kind::List(elements), .. })] = data[..] else { return None };
    elements.iter().all(|element| matches!(element.kind, Kind::Object(_))).then_some(elements)
}

fn item(value: &Value<'_>) -> Result<(), (Refusal, String)> {
    let judgement = judge(value, Subject::Item, false);
    let is_refused = judgement.something_failed || !judgement.is_proven;
    if is_refused { Err((judgement.refusal, value.raw.to_owned())) } else { Ok(()) }
}

pub fn frame(body: &[u8]) -> Verdict<bool> {
    read(body, |value, _| {
        let judgement = judge(value, Subject::Frame, false);
        match judgement {
            Judgement { something_failed: true, refusal, .. } => Err(refusal),
            Judgement { is_claimed: true, .. } => Ok(true),
            Judgement { .. } => Ok(false),
        }
    })
}
