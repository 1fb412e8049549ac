//! The plain refusal: the one shape of an error in which a listed code proves what became of the request.
//!
//! There is no list of contradictions that forbid a resend; one shape allows it. A single unknown key leaves that shape, as in
//! `{"code":29001,"orderId":"33"}`.

use super::key::{Key, Place, Subject};
use super::members::Members;
use super::statement::{Code, truth};
use super::unescaped::is_unicode;
use super::value::Value;

/// Whether a text is a plain refusal of its code. `top` has the members of the text, `data` those of the object under its `data`.
///
/// 1. The text is one object, and the code stands where its channel has it: `{"code":29001}`, `{"data":{"errorCode":1004}}`, in an item of
///    a batch `{"msgCode":29001}`.
/// 2. At that place every code is the same, and every flag is one that the reader knows and says failure.
/// 3. Beside them only a few keys have a value, and none of these can tell that something was done. No key stands twice with different
///    values, and every text is Unicode.
pub(super) fn is_plain_refusal(
    subject: Subject,
    top: &Members<'_>,
    data: &Members<'_>,
    code: &Code<'_>,
) -> bool {
    let place = match subject {
        Subject::Item => Place::Item,
        _ if top.has(Key::Code) || top.has(Key::ErrorCode) || top.has(Key::MsgCode) => Place::Top,
        _ => Place::Data,
    };
    let object = if place == Place::Data { data } else { top };
    let is_websocket = subject == Subject::Frame || code.key == Key::ErrorCode;

    let stands_where_its_channel_has_it = object.has(code.key)
        && match place {
            Place::Top => code.key != Key::MsgCode,
            Place::Item => code.key != Key::ErrorCode,
            Place::Data | Place::Within => code.key == Key::ErrorCode,
        };
    let refuses = |key: Key, value: Value<'_>| match key {
        // `code` beside a `msgCode` is something else.
        Key::Code if place == Place::Item && object.has(Key::MsgCode) => false,
        Key::Code | Key::ErrorCode | Key::MsgCode => code.is(value),
        Key::Success | Key::Result => truth(place, value.as_flag()) == Some(false),
        Key::Failed => truth(place, value.as_flag()) == Some(true),
        _ => false,
    };
    let goes_with_a_refusal = |key: Key, value: Value<'_>| match (key, value) {
        (Key::Msg | Key::Message | Key::ErrorMsg, Value::Text(json)) => is_unicode(json),
        (Key::Retry, Value::Truth(_)) => true,
        (
            Key::Channel | Key::Type | Key::Biz | Key::Event | Key::PairCode | Key::Interval,
            Value::Text(json),
        ) => is_websocket && is_unicode(json),
        (Key::ThirdOrderId, Value::Text(json)) => place == Place::Item && is_unicode(json),
        (Key::ThirdOrderId, Value::Number(_)) => place == Place::Item,
        _ => false,
    };
    stands_where_its_channel_has_it
        && object.are_only(|key, value| refuses(key, value) || goes_with_a_refusal(key, value))
        && (place != Place::Data
            || top.are_only(|key, value| key == Key::Data || goes_with_a_refusal(key, value)))
}
