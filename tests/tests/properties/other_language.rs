//! The rules of `spec/README.md` for programs in other languages, as such a program would write them. They are never looser than the library.

use coinw_errors::{Channel, ErrorCode, Market};
use proptest::prelude::*;
use serde::de::IgnoredAny;

use crate::bodies::{any_bytes, any_object};
use crate::by_body::{check, check_frame, decode_batch};
use crate::json::{Kind, Text, Value, parse};
use crate::resends::{near_item, near_response};
use crate::verdicts::any_market;

type Members<'a> = [(Text, Value<'a>)];

#[derive(Clone, Copy, PartialEq)]
enum Subject {
    Response,
    Frame,
    Item,
}

const FLAGS: [&str; 3] = ["success", "failed", "result"];

fn members<'v, 'a>(value: &'v Value<'a>) -> Option<&'v Members<'a>> {
    if let Kind::Object(members) = &value.kind { Some(members) } else { None }
}

fn get<'v, 'a>(members: &'v Members<'a>, name: &str) -> Option<&'v Value<'a>> {
    members.iter().find(|(key, _)| key.is(name)).map(|(_, value)| value)
}

fn has_key_twice(value: &Value<'_>) -> bool {
    match &value.kind {
        Kind::Object(members) => members.iter().enumerate().any(|(index, (key, value))| {
            has_key_twice(value) || members[..index].iter().any(|(other, _)| other == key)
        }),
        Kind::List(elements) => elements.iter().any(has_key_twice),
        _ => false,
    }
}

/// `msgCode` and `errorCode` anywhere.
fn inner_codes<'v, 'a>(value: &'v Value<'a>, codes: &mut Vec<&'v Value<'a>>) {
    match &value.kind {
        Kind::Object(members) => {
            for (key, value) in members {
                if key.is("msgCode") || key.is("errorCode") {
                    codes.push(value);
                }
                inner_codes(value, codes);
            }
        }
        Kind::List(elements) => elements.iter().for_each(|element| inner_codes(element, codes)),
        _ => {}
    }
}

fn flags<'v, 'a>(top: &'v Members<'a>) -> Vec<(&'static str, &'v Value<'a>)> {
    let data = get(top, "data").and_then(members).unwrap_or_default();
    let of = |members: &'v Members<'a>| {
        FLAGS.into_iter().filter_map(move |name| Some((name, get(members, name)?)))
    };
    of(top).chain(of(data)).collect()
}

fn number(value: &Value<'_>) -> Option<i64> {
    match &value.kind {
        Kind::Number => value.raw.parse().ok(),
        Kind::Text(text) => text.decoded()?.parse().ok(),
        _ => None,
    }
}

fn is_null(value: &Value<'_>) -> bool {
    matches!(value.kind, Kind::Null)
}

fn is_literal(value: &Value<'_>, literal: bool) -> bool {
    matches!(value.kind, Kind::Bool(other) if other == literal)
}

fn is_success(subject: Subject, bytes: &[u8]) -> bool {
    let Some(value) = std::str::from_utf8(bytes).ok().and_then(|text| parse(text).ok()) else { return false };
    let Some(top) = members(&value).filter(|_| !has_key_twice(&value)) else { return false };
    let code = get(top, "code");
    let mut codes: Vec<_> = code.into_iter().collect();
    inner_codes(&value, &mut codes);
    let means_success = |value: &Value<'_>| number(value).is_some_and(|number| [0, 200].contains(&number));
    let flags = flags(top);
    let proves = match subject {
        Subject::Item => get(top, "msgCode").is_some_and(means_success),
        Subject::Response => {
            code.is_some_and(means_success) || get(top, "success").is_some_and(|flag| is_literal(flag, true))
        }
        // Without codes and flags, it is data.
        Subject::Frame => true,
    };
    codes.iter().all(|code| is_null(code) || means_success(code))
        && flags.iter().all(|(name, flag)| is_null(flag) || is_literal(flag, *name != "failed"))
        && proves
}

fn is_unicode(value: &Value<'_>) -> bool {
    match &value.kind {
        Kind::Object(members) => {
            members.iter().all(|(key, value)| key.decoded().is_some() && is_unicode(value))
        }
        Kind::List(elements) => elements.iter().all(is_unicode),
        Kind::Text(text) => text.decoded().is_some(),
        _ => true,
    }
}

/// Anything but `null`, `""`, `{}` and `[]`.
fn has_value(value: &Value<'_>) -> bool {
    match &value.kind {
        Kind::Null => false,
        Kind::Text(text) => !text.is(""),
        Kind::Object(members) => !members.is_empty(),
        Kind::List(elements) => !elements.is_empty(),
        _ => true,
    }
}

/// Whether a member goes beside the code, which stands under this key.
fn goes_beside(subject: Subject, code: &str, key: &Text, value: &Value<'_>) -> bool {
    let is = |names: &[&str]| names.iter().any(|name| key.is(name));
    let is_text = matches!(value.kind, Kind::Text(_));
    !has_value(value)
        || key.is(code)
        || is(&["success", "result"]) && is_literal(value, false)
        || is(&["failed"]) && is_literal(value, true)
        || is(&["msg", "message", "errorMsg"]) && is_text
        || is(&["retry"]) && matches!(value.kind, Kind::Bool(_))
        || code == "errorCode" && is(&["channel", "type", "biz", "event", "pairCode", "interval"]) && is_text
        || subject == Subject::Item
            && is(&["thirdOrderId"])
            && (is_text || matches!(value.kind, Kind::Number))
}

/// The entry whose outcome counts.
fn plain_refusal(subject: Subject, market: Market, bytes: &[u8]) -> Option<ErrorCode> {
    let value = parse(std::str::from_utf8(bytes).ok()?)
        .ok()
        .filter(|value| !has_key_twice(value) && is_unicode(value))?;
    let top = members(&value)?;
    let keys: &[&'static str] = if subject == Subject::Item { &["msgCode"] } else { &["code", "errorCode"] };
    let at_top = keys.iter().find(|key| get(top, key).is_some_and(has_value));
    let data = get(top, "data").and_then(members).unwrap_or_default();
    let (object, key) = match at_top {
        Some(key) => (top, *key),
        None if subject != Subject::Item => (data, "errorCode"),
        None => return None,
    };
    let beside = object.iter().all(|(other, value)| goes_beside(subject, key, other, value));
    let is_bare = |(other, value): &(Text, Value<'_>)| {
        other.is("data")
            || goes_beside(subject, key, other, value)
                && !(FLAGS.iter().any(|flag| other.is(flag)) && has_value(value))
    };
    let channel =
        if subject == Subject::Frame || key == "errorCode" { Channel::Websocket } else { Channel::Rest };
    let number = number(get(object, key)?)?;
    ErrorCode::from_code_on(market, channel, number.try_into().ok()?)
        .filter(|_| beside && (at_top.is_some() || top.iter().all(is_bare)))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_a_success_or_a_plain_refusal_by_the_rules_is_one_for_the_library(
        market in any_market(),
        body in prop_oneof![2 => near_response().prop_map(String::into_bytes), 1 => any_object().prop_map(String::into_bytes), 1 => any_bytes()],
        item in prop_oneof![3 => near_item().boxed(), 1 => any_object().boxed()],
    ) {
        let batch = format!(r#"{{"code":0,"data":[{item}]}}"#);
        let of_item = decode_batch::<IgnoredAny>(market, &batch).unwrap().remove(0).map(|_| ());
        for (subject, bytes, read) in [
            (Subject::Response, &body[..], check(market, &body)),
            (Subject::Frame, &body[..], check_frame(market, &body).map(|_| ())),
            (Subject::Item, item.as_bytes(), of_item),
        ] {
            let shown = String::from_utf8_lossy(bytes);
            prop_assert!(!is_success(subject, bytes) || read.is_ok(), "{}: {:?}", shown, read);
            if let Some(code) = plain_refusal(subject, market, bytes) {
                let error = read.unwrap_err();
                prop_assert!(error.is_plain_refusal() && error.listed() == Some(code), "{}: {:?}", shown, error);
            }
        }
    }
}

#[test]
fn the_rules_take_what_the_exchange_sends() {
    for body in [
        r#"{"code":0}"#,
        r#"{"code":"200","msg":"SUCCESS","success":true,"failed":false,"data":[{"code":9012,"success":false}]}"#,
        r#"{"success":true,"data":null}"#,
    ] {
        assert!(is_success(Subject::Response, body.as_bytes()), "{body}");
    }
    assert!(is_success(Subject::Frame, br#"{"channel":"login","data":{"result":true}}"#));
    assert!(is_success(Subject::Frame, br#"{"channel":"ticker","data":{"price":"1"}}"#));
    assert!(is_success(Subject::Item, br#"{"msgCode":0,"openId":"1"}"#));
    for code in [
        ErrorCode::RateLimited,
        ErrorCode::UserApiError,
        ErrorCode::PermissionRequired,
        ErrorCode::InvalidSession,
    ] {
        let refusal = plain_refusal(Subject::Response, code.markets()[0], code.sample().as_bytes());
        assert_eq!(refusal, Some(code));
    }
    let item = br#"{"msgCode":29001,"msg":"x","thirdOrderId":"7"}"#;
    assert_eq!(plain_refusal(Subject::Item, Market::Futures, item), Some(ErrorCode::RateLimited));
    let frame =
        br#"{"channel":"login","data":{"result":false,"errorCode":1004,"errorMsg":"Invalid session"}}"#;
    assert_eq!(plain_refusal(Subject::Frame, Market::Futures, frame), Some(ErrorCode::InvalidSession));
}
