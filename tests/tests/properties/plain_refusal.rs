//! What the documentation calls a plain refusal, restated sentence by sentence over a plain reading by `serde_json`. It shares no code
//! with the reader.

use std::fmt;

use coinw_errors::{Channel, Error, ErrorCode, Idempotency, Market, Outcome, RetryAction};
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::integer::Integer;

/// What a text is read as.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Subject {
    Response,
    Frame,
    Item,
}

/// Where an object stands: its keys mean something else there.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    TopOfResponse,
    TopOfFrame,
    Data,
    Item,
}

enum Value<'a> {
    /// As JSON reads it, and as it is written.
    Text(String, &'a str),
    Written(&'a str),
}

/// All members in their order, and a key that stands twice is there twice.
struct Object<'a>(Vec<(String, Value<'a>)>);

/// The listed code for which the text is a plain refusal, found by a plain reading with `serde_json`.
pub fn plain_refusal(subject: Subject, market: Market, bytes: &[u8]) -> Option<ErrorCode> {
    let text = std::str::from_utf8(bytes).ok()?;
    let top = Object::read(text.strip_prefix('\u{feff}').unwrap_or(text))?;
    let place = match subject {
        Subject::Response => Place::TopOfResponse,
        Subject::Frame => Place::TopOfFrame,
        Subject::Item => Place::Item,
    };
    // 1. If the top has any code with a value, the place is the top, otherwise the object under `data`. An item is its own place.
    if subject == Subject::Item || ["code", "errorCode", "msgCode"].iter().any(|key| top.has(key)) {
        return at_place(place, &top, market);
    }
    let (_, Value::Written(data)) = top.values().find(|(key, _)| *key == "data")? else { return None };
    let code = at_place(Place::Data, &Object::read(data)?, market)?;
    // 3. `data` is the only further key with a value at the top besides those of sentence 3.
    let only_data =
        top.values().all(|(key, value)| key == "data" || goes_beside(key, value, place, code.channel()));
    (top.is_orderly(place) && only_data).then_some(code)
}

/// What an order does next if nobody knows what became of it.
fn as_unknown(code: ErrorCode, idempotency: Idempotency) -> RetryAction {
    let mut entry = code.entry().clone();
    entry.outcome = Outcome::Unknown;
    entry.retry_action(idempotency)
}

/// What is wrong with the decision about a text, which was read as this subject.
pub fn wrong_decision<T>(
    subject: Subject,
    market: Market,
    text: &[u8],
    read: &Result<T, Error>,
) -> Option<&'static str> {
    let plain = plain_refusal(subject, market, text);
    let Err(error) = read else { return plain.map(|_| "a refusal is no error") };
    let [query, order] =
        [Idempotency::Idempotent, Idempotency::NotIdempotent].map(|request| error.retry_action(request));
    if matches!(order, RetryAction::RetryAfter(_) | RetryAction::Reconnect) && plain.is_none() {
        return Some("an order is sent again");
    }
    match (plain, error.listed()) {
        (Some(code), listed) if listed != Some(code) => Some("the code is another one"),
        (Some(code), _) => {
            let is_by_table = error.outcome() == code.outcome()
                && query == code.retry_action(Idempotency::Idempotent)
                && order == code.retry_action(Idempotency::NotIdempotent);
            (!is_by_table).then_some("the table does not decide")
        }
        (None, Some(code)) => {
            let is_unknown = error.outcome() == Outcome::Unknown
                && query == as_unknown(code, Idempotency::Idempotent)
                && order == as_unknown(code, Idempotency::NotIdempotent);
            (!is_unknown).then_some("the outcome is not unknown, or the code lost its retry class")
        }
        (None, None) => (order != RetryAction::Reconcile).then_some("an order is not reconciled"),
    }
}

fn at_place(place: Place, object: &Object<'_>, market: Market) -> Option<ErrorCode> {
    // 1. The code stands where its channel has it. Where `code` and `errorCode` stand at the top of a response, `code` says the channel.
    let channel = match place {
        Place::TopOfResponse if object.has("code") => Channel::Rest,
        Place::TopOfResponse | Place::Data if object.has("errorCode") => Channel::Websocket,
        Place::TopOfFrame if object.has("code") || object.has("errorCode") => Channel::Websocket,
        Place::Item if object.has("msgCode") || object.has("code") => Channel::Rest,
        _ => return None,
    };
    // 2. At that place every code is the same number.
    let codes = match place {
        Place::TopOfResponse | Place::TopOfFrame => &["code", "errorCode", "msgCode"][..],
        Place::Data => &["errorCode", "msgCode"],
        Place::Item if object.has("msgCode") => &["msgCode", "errorCode"],
        Place::Item => &["code", "errorCode"],
    };
    let numbers: Option<Vec<Integer>> =
        object.values().filter(|(key, _)| codes.contains(key)).map(|(_, value)| value.integer()).collect();
    let numbers = numbers?;
    let number = numbers.first()?;
    let is_one_number = numbers.iter().all(|other| other == number);
    // 2. Every flag is one that the reader knows and says failure.
    let flags = ["success", "failed", "result"];
    let all_say_failure = object
        .values()
        .filter(|(key, _)| flags.contains(key))
        .all(|(key, value)| value.truth(place) == Some(key == "failed"));
    // 3. Beside them, only these keys have a value.
    let nothing_else = object
        .values()
        .filter(|(key, _)| !codes.contains(key) && !flags.contains(key))
        .all(|(key, value)| goes_beside(key, value, place, channel));
    // 1. A code is listed if its number is a code of the guide for this market and channel.
    let number = number.to_i64()?;
    let listed = ErrorCode::ALL.iter().copied().find(|code| {
        i64::from(code.code()) == number && code.markets().contains(&market) && code.channel() == channel
    });
    listed.filter(|_| is_one_number && all_say_failure && nothing_else && object.is_orderly(place))
}

/// 3. The keys that may have a value beside codes and flags, and its type.
fn goes_beside(key: &str, value: &Value<'_>, place: Place, channel: Channel) -> bool {
    match key {
        "msg" | "message" | "errorMsg" => value.is_text(),
        "retry" => value.literal().is_some(),
        "channel" | "type" | "biz" | "event" | "pairCode" | "interval" => {
            channel == Channel::Websocket && value.is_text()
        }
        "thirdOrderId" => place == Place::Item && (value.is_text() || value.number().is_some()),
        _ => false,
    }
}

impl<'a> Object<'a> {
    /// One JSON object, read to its end, whose texts are Unicode. What stands deeper is not read, for with it nothing is a plain refusal.
    fn read(text: &'a str) -> Option<Self> {
        let mut reader = serde_json::Deserializer::from_str(text);
        let members = reader.deserialize_map(Members).ok()?;
        reader.end().ok()?;
        let members = members.into_iter().map(|(key, value)| Some((key, Value::read(value.get())?)));
        members.collect::<Option<_>>().map(Object)
    }

    /// The members that have a value.
    fn values(&self) -> impl Iterator<Item = (&str, &Value<'a>)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value)).filter(|(_, value)| !value.is_none())
    }

    fn has(&self, key: &str) -> bool {
        self.values().any(|(other, _)| other == key)
    }

    /// 3. No key that may have a value there stands twice with different values.
    fn is_orderly(&self, place: Place) -> bool {
        let may_have_a_value = |key: &str| match (key, place) {
            ("code", Place::Data) | ("data", Place::Data | Place::Item) => false,
            _ => KNOWN.contains(&key),
        };
        self.0.iter().filter(|(key, _)| may_have_a_value(key)).all(|(key, value)| {
            self.0
                .iter()
                .filter(|(other, _)| other == key)
                .all(|(_, other)| other.written() == value.written())
        })
    }
}

/// All keys that a plain refusal may have with a value.
const KNOWN: [&str; 18] = [
    "code",
    "errorCode",
    "msgCode",
    "success",
    "failed",
    "result",
    "msg",
    "message",
    "errorMsg",
    "retry",
    "data",
    "channel",
    "type",
    "biz",
    "event",
    "pairCode",
    "interval",
    "thirdOrderId",
];

impl<'a> Value<'a> {
    /// `None` for a text with a lone surrogate.
    fn read(written: &'a str) -> Option<Self> {
        let is_text = written.starts_with('"');
        if is_text {
            serde_json::from_str(written).ok().map(|text| Self::Text(text, written))
        } else {
            Some(Self::Written(written))
        }
    }

    /// 3. Null, empty text, `{}` and `[]` are no value.
    fn is_none(&self) -> bool {
        match self {
            Self::Text(text, _) => text.is_empty(),
            Self::Written(written) => {
                let without_blanks: String = written.split_ascii_whitespace().collect();
                ["null", "{}", "[]"].contains(&without_blanks.as_str())
            }
        }
    }

    fn written(&self) -> &str {
        match self {
            Self::Text(_, written) | Self::Written(written) => written,
        }
    }

    fn is_text(&self) -> bool {
        matches!(self, Self::Text(..))
    }

    fn number(&self) -> Option<&str> {
        match self {
            Self::Written(written) if written.starts_with(|c: char| c == '-' || c.is_ascii_digit()) => {
                Some(written)
            }
            _ => None,
        }
    }

    fn literal(&self) -> Option<bool> {
        match self {
            Self::Written("true") => Some(true),
            Self::Written("false") => Some(false),
            _ => None,
        }
    }

    /// 1. The whole number that the JSON number or text spells.
    fn integer(&self) -> Option<Integer> {
        match self {
            Self::Text(text, _) => Integer::of_text(text),
            Self::Written(_) => Integer::of_number(self.number()?),
        }
    }

    /// 2. What a flag says: at the top in any of its spellings, elsewhere only as a literal.
    fn truth(&self, place: Place) -> Option<bool> {
        if !matches!(place, Place::TopOfResponse | Place::TopOfFrame) {
            return self.literal();
        }
        match self {
            Self::Text(text, _) => match text.trim().to_ascii_lowercase().as_str() {
                "true" | "1" => Some(true),
                "false" | "0" => Some(false),
                _ => None,
            },
            Self::Written(_) => self.literal().or_else(|| match self.integer()?.to_i64()? {
                1 => Some(true),
                0 => Some(false),
                _ => None,
            }),
        }
    }
}

struct Members;

impl<'de> Visitor<'de> for Members {
    type Value = Vec<(String, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some(member) = map.next_entry()? {
            members.push(member);
        }
        Ok(members)
    }
}

#[test]
fn an_edge_falls_on_its_side() {
    use Market::{Futures, Spot};
    use Subject::{Frame, Item, Response};
    for (subject, market, text, number) in [
        // 1. The object, and where its code stands.
        (Response, Spot, r#"{"code":"-103","msgCode":-103,"success":false,"failed":" TRUE"}"#, Some(-103)),
        (Response, Futures, r#"{"code":"-103","success":false,"failed":true}"#, None),
        (Response, Spot, r#"{"code":" +029001 ","data":{ },"orderId":null,"ids":[]}"#, Some(29001)),
        (Response, Futures, "\u{feff} {\"code\":2.9001e4} ", Some(29001)),
        (Response, Futures, "\u{feff}\u{feff}{\"code\":29001}", None),
        (Response, Futures, r#"{"code":29001} x"#, None),
        (Response, Futures, r#"{"code":0,"data":{"errorCode":1004}}"#, None),
        (Response, Futures, r#"{"code":1004,"errorCode":1004}"#, None),
        (Response, Futures, r#"{"errorCode":1004,"code":"","result":false,"interval":"1"}"#, Some(1004)),
        (Response, Futures, r#"{"msgCode":29001}"#, None),
        (Response, Futures, r#"{"data":{"msgCode":1004}}"#, None),
        (Frame, Futures, r#"{"code":1004,"errorCode":1004,"biz":"b","type":"t","event":"e"}"#, Some(1004)),
        (Frame, Futures, r#"{"code":29001}"#, None),
        (Frame, Futures, r#"{"errorCode":"1004","pairCode":"p","interval":"1"}"#, Some(1004)),
        (Frame, Futures, r#"{"msgCode":1004,"data":{"errorCode":1004}}"#, None),
        (Item, Futures, r#"{"msgCode":null,"code":"9012","thirdOrderId":1e999,"code":"9012"}"#, Some(9012)),
        (Item, Futures, r#"{"msgCode":9012,"code":9012}"#, None),
        (Item, Futures, r#"{"errorCode":9012}"#, None),
        // 2. Its codes and its flags.
        (Response, Futures, r#"{"code":29001,"errorCode":"29001","msgCode":29001.0}"#, Some(29001)),
        (Response, Futures, r#"{"code":29001,"msgCode":" "}"#, None),
        (Frame, Futures, r#"{"data":{"errorCode":1004,"msgCode":1005}}"#, None),
        (Response, Futures, r#"{"code":29001,"success":" False ","failed":"1","result":0.0}"#, Some(29001)),
        (Response, Futures, r#"{"code":29001,"success":"0","failed":1,"result":[]}"#, Some(29001)),
        (Response, Futures, r#"{"code":29001,"failed":false}"#, None),
        (Response, Futures, r#"{"code":29001,"success":"yes"}"#, None),
        (Frame, Futures, r#"{"data":{"errorCode":1004,"result":"false"}}"#, None),
        (Item, Futures, r#"{"msgCode":9012,"errorCode":9012,"success":false,"failed":true}"#, Some(9012)),
        // 3. What stands beside them.
        (Response, Spot, r#"{"code":29001,"message":"m","errorMsg":"m","retry":true}"#, Some(29001)),
        (Frame, Futures, r#"{"channel":"c","data":{"errorCode":1004,"msgCode":1004}}"#, Some(1004)),
        (Response, Futures, r#"{"code":29001,"msg":1}"#, None),
        (Response, Futures, r#"{"code":29001,"retry":"false"}"#, None),
        (Frame, Futures, r#"{"errorCode":1004,"channel":1}"#, None),
        (Response, Futures, r#"{"code":29001,"channel":"c"}"#, None),
        (Response, Futures, r#"{"code":29001,"thirdOrderId":"a"}"#, None),
        (Item, Futures, r#"{"msgCode":9012,"thirdOrderId":true}"#, None),
        (Response, Futures, r#"{"code":29001,"data":{"orderId":null}}"#, None),
        (Frame, Futures, r#"{"data":{"errorCode":1004},"result":false}"#, None),
        (Frame, Futures, r#"{"data":{"errorCode":1004,"code":1004}}"#, None),
        (Response, Futures, r#"{"c\u006fde":29001,"code":29001,"msg":"A","msg":"A"}"#, Some(29001)),
        (Response, Futures, r#"{"code":29001,"msg":"\u0041","msg":"A"}"#, None),
        (Response, Futures, r#"{"code":29001,"orderId":null,"orderId":{}}"#, Some(29001)),
        (Response, Futures, r#"{"code":29001,"code":29001.0}"#, None),
        (Response, Futures, r#"{"code":29001,"data":{},"d\u0061ta":null}"#, None),
        (Frame, Futures, r#"{"data":{"errorCode":1004},"msg":"","msg":null}"#, None),
        (Response, Futures, r#"{"code":29001,"msg":"\ud83d\ude00"}"#, Some(29001)),
        (Response, Futures, r#"{"code":29001,"msg":"\ud83d"}"#, None),
        (Response, Futures, r#"{"code":29001,"\udc00":null}"#, None),
    ] {
        let found = plain_refusal(subject, market, text.as_bytes()).map(ErrorCode::code);
        assert_eq!(found, number, "{subject:?} {text}");
    }
    assert_eq!(plain_refusal(Response, Futures, b"{\"code\":29001,\"msg\":\"\xff\"}"), None);
}
