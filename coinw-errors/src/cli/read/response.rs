//! The responses in a text: JSON or a literal of some language, whole, in an envelope, or in a text within the text.

use coinw_errors::{Error, ErrorCode, Market, ReceivedCode, check, check_frame, decode_batch};
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use super::fields::{Fields, fields, has_key};
use super::finding::{self, Evidence, Finding, is_contradictory};
use super::http;
use super::lenient::{self, Objects};
use super::objection::{message, objection, reports_failure};
use super::record;
use super::spoken;
use super::{distinct, signs};

/// How deep values are followed into each other.
const MOST_LAYERS: usize = 64;

/// How many layers a text within a text counts as: each is read in several ways.
const LAYERS_OF_A_TEXT: usize = 10;

/// What the responses of a text say.
#[derive(Debug, Default)]
pub struct Responses {
    /// Errors with a code, and contradictions.
    pub errors: Vec<Finding>,
    /// What counts only where there is no error: successes, and failures that name no code.
    pub others: Vec<Finding>,
    /// The text without them.
    pub outside: Option<String>,
}

/// How a code in the data of a success is understood.
const IN_SUCCESS: &str = "a code within a response that reports success";

impl Responses {
    /// The errors that the server says more of than a code.
    fn with_message(mut self) -> Self {
        self.errors.retain(has_message);
        self
    }

    fn doubtful(self) -> Self {
        let errors = self.errors.into_iter().map(|finding| finding.doubtful(IN_SUCCESS)).collect();
        let others = self.others.into_iter().map(|finding| match finding.error() {
            Some(_) => finding.by("a failure without a code, within a response that reports success"),
            None => finding,
        });
        Self { errors, others: others.collect(), ..self }
    }

    fn doubtful_without_message(self) -> Self {
        let doubt =
            |finding: Finding| if has_message(&finding) { finding } else { finding.doubtful(IN_SUCCESS) };
        Self { errors: self.errors.into_iter().map(doubt).collect(), ..self }
    }

    /// Each error once: an envelope may have the same response in several places.
    fn distinct(mut self) -> Self {
        self.errors = distinct(self.errors);
        self.others = distinct(self.others);
        self
    }

    fn add(&mut self, other: Self) {
        self.errors.extend(other.errors);
        self.others.extend(other.others);
    }
}

/// The responses in a text.
pub fn read(text: &str, market: Option<Market>) -> Responses {
    read_layer(text, market, 0)
}

fn read_layer(text: &str, market: Option<Market>, layer: usize) -> Responses {
    let mut found = Responses::default();
    if layer > MOST_LAYERS || !text.contains('{') && !text.contains("%7B") {
        return found;
    }
    for reading in lenient::readings(text) {
        let Objects { objects, outside } = lenient::objects(&reading);
        let mut silent = Vec::new();
        for json in objects {
            let of_object = object("", &json, market, layer);
            if of_object.errors.is_empty() && of_object.others.is_empty() {
                silent.push(json);
            }
            found.add(of_object.distinct());
        }
        if !found.errors.is_empty() || !found.others.is_empty() {
            // Among responses, what is none of them may be what came instead of another one.
            let is_failure = |json: &str| signs::is_of_a_failure(json) && !signs::has_no_answer(json);
            let failed = silent.iter().filter(|json| is_failure(json));
            found.others.extend(failed.filter_map(|json| Finding::without_code(json, market)));
        }
        if !found.errors.is_empty() || !found.others.is_empty() {
            found.outside = Some(outside);
            break;
        }
    }
    found
}

/// The keys that responses have. What stands under any other is somebody else's, such as a log's, and may hold a response.
const KEYS: [&str; 16] = [
    "code",
    "msg",
    "message",
    "data",
    "success",
    "failed",
    "retry",
    "result",
    "errorCode",
    "errorMsg",
    "msgCode",
    "channel",
    "type",
    "biz",
    "event",
    "total",
];

fn object(key: &str, json: &str, market: Option<Market>, layer: usize) -> Responses {
    let Some(fields) = fields(json) else { return Responses::default() };
    if let Some(finding) = record::read(&fields) {
        return match finding.error() {
            Some(_) => Responses { errors: vec![finding], ..Responses::default() },
            None => Responses { others: vec![finding], ..Responses::default() },
        };
    }
    if has_key(&fields, &["msgCode"]) || json.contains("msgCode") {
        let items = batch(json, market);
        if !items.errors.is_empty() {
            return items;
        }
    }
    let within = |keys: &dyn Fn(&str) -> bool| {
        let mut found = Responses::default();
        for (key, value) in fields.iter().filter(|(key, _)| keys(key)) {
            found.add(value_of(key, value.get(), market, layer));
        }
        found
    };
    match verdict(json, market) {
        Verdict::Error(finding) => {
            let is_plain = is_response(&fields);
            // `{"address":{"code":9012}}` and `{"code":1,"status":"exited"}` are of something else, as far as anybody can tell. So is what any
            // API says that answers with the status of HTTP.
            let is_bare = !has_key(&fields, &SIGNS) && (!is_plain || !is_place_of_errors(key));
            let has_other_keys = !fields.iter().all(|(key, _)| KEYS.contains(&key.as_str()));
            let is_of_http =
                has_other_keys && finding.code().is_some_and(|code| http::status_of(&code).is_some());
            let finding = if is_plain { finding } else { finding.by("a number under the key `code`") };
            let finding = if is_bare || is_of_http {
                finding.doubtful("a number under the key `code`")
            } else {
                finding
            };
            // `{"country":{"code":"US"}}` is nobody's error.
            if !is_plain_number(&finding) && !has_key(&fields, &SIGNS) {
                return within(&|_| true);
            }
            // A client of HTTP calls a lost connection a code.
            if finding.code().is_some_and(|code| signs::has_no_answer(&code)) {
                return Responses::default();
            }
            let is_number = is_plain_number(&finding);
            if is_plain {
                let mut inner = within(&|key| key == "data").with_message();
                inner.errors.insert(0, finding);
                return Responses { errors: inner.errors, ..Responses::default() };
            }
            let inner = within(&|_| true);
            if inner.errors.is_empty() && is_number {
                return Responses { errors: vec![finding], ..inner };
            }
            inner
        }
        Verdict::Success(code) => {
            let mut inner = if code.is_none() {
                within(&|key| !KEYS.contains(&key) || key == "data")
            } else {
                // The data of a success is data, whatever its keys are called, unless it says more of an error than a code.
                let mut inner = within(&|key| !KEYS.contains(&key));
                inner =
                    if is_response(&fields) { inner.doubtful() } else { inner.doubtful_without_message() };
                inner.add(within(&|key| key == "data").with_message().doubtful());
                inner
            };
            if has_key(&fields, &["code", "success", "result", "errorCode", "msgCode"]) {
                let has_failure =
                    !inner.errors.is_empty() || inner.others.iter().any(|other| other.error().is_some());
                let message = if has_failure { message(&fields) } else { objection(&fields) };
                inner.others.push(Finding::success(code, message));
            }
            inner
        }
        Verdict::NoCode(error) => {
            let mut inner = within(&|_| true);
            let is_frame = has_key(&fields, &["channel"]) && inner.errors.is_empty();
            if is_frame && check_frame(error.market(), json).is_ok() {
                let how = "a frame of a websocket that reports no error";
                return Responses {
                    others: vec![Finding::success(None, None).by(how)],
                    ..Responses::default()
                };
            }
            // What stands within something else has fields of that name for other things as well.
            if has_key(&fields, &["success", "failed", "result"]) && (layer == 0 || reports_failure(&fields))
            {
                let how = "a response that proves no success and has no code";
                inner.others.push(Finding::of(error, market).by(how));
            }
            inner
        }
    }
}

/// What stands under a key: an object, a list, or a text with a response in it.
fn value_of(key: &str, value: &str, market: Option<Market>, layer: usize) -> Responses {
    if value.starts_with('"') {
        let text: String = serde_json::from_str(value).unwrap_or_default();
        let found = read_layer(&text, market, layer.saturating_add(LAYERS_OF_A_TEXT));
        if !found.errors.is_empty() {
            return found;
        }
        // What stands around the object is looked at only if the object says nothing at all.
        return Responses { errors: spoken::read(&text, market), ..found };
    }
    if layer > MOST_LAYERS {
        return Responses::default();
    }
    if value.starts_with('{') {
        return object(key, value, market, layer.saturating_add(1));
    }
    let mut found = Responses::default();
    if value.starts_with('[') {
        let items: Vec<&RawValue> = serde_json::from_str(value).unwrap_or_default();
        for item in items {
            found.add(value_of(key, item.get(), market, layer.saturating_add(1)));
        }
    }
    found
}

enum Verdict {
    Error(Finding),
    Success(Option<String>),
    NoCode(Error),
}

/// What the library says of a response. Nobody may have said which market it came from; then each is asked.
fn verdict(json: &str, market: Option<Market>) -> Verdict {
    let mut errors = Vec::new();
    for &market in markets(market.as_ref()) {
        match check(market, json) {
            Ok(()) => return Verdict::Success(number_of(json)),
            Err(error) => errors.push(error),
        }
    }
    let Some(error) = errors.into_iter().min_by_key(|error| error.listed().is_none()) else {
        return Verdict::Success(None);
    };
    let has_code = error.api().is_some_and(|error| match error.code() {
        ReceivedCode::Listed(_) => true,
        // Nothing but blanks is no code.
        ReceivedCode::Unlisted(code) => !code.as_str().trim().is_empty(),
        ReceivedCode::Absent => false,
    });
    // A log may have the name of a code where a response has its number.
    let name = error.api().and_then(|error| match error.code() {
        ReceivedCode::Unlisted(code) => ErrorCode::from_name(code.as_str()),
        _ => None,
    });
    if let Some(listed) = name.and_then(|code| finding::listed(code, market)) {
        return Verdict::Error(listed.by("the name of a code under the key `code`"));
    }
    if has_code || is_contradictory(&error) {
        Verdict::Error(Finding { evidence: Evidence::Response, ..Finding::of(error, market) })
    } else {
        Verdict::NoCode(error)
    }
}

/// The market that a response came from, or all that it may have come from.
fn markets(known: Option<&Market>) -> &[Market] {
    known.map_or(Market::ALL, std::slice::from_ref)
}

/// The items of a batch that failed, if some of them have results of their own.
fn batch(json: &str, market: Option<Market>) -> Responses {
    let read =
        markets(market.as_ref()).iter().filter_map(|&market| decode_batch::<IgnoredAny>(market, json).ok());
    let failed = |items: &Vec<Result<IgnoredAny, Error>>| {
        items.iter().filter_map(|item| item.as_ref().err()).filter(|error| error.listed().is_some()).count()
    };
    let Some(items) = read.max_by_key(failed) else { return Responses::default() };
    let count = items.len();
    let errors: Vec<_> = items.into_iter().filter_map(Result::err).collect();
    let how = format!("{} of {count} items of a batch failed", errors.len());
    Responses {
        errors: errors.into_iter().map(|error| Finding::of(error, market).by(how.clone())).collect(),
        ..Responses::default()
    }
}

/// The number under `code`, as it is written.
fn number_of(json: &str) -> Option<String> {
    let fields = fields(json)?;
    let (_, value) =
        fields.iter().find(|(key, _)| ["code", "errorCode", "msgCode"].contains(&key.as_str()))?;
    Some(value.get().trim_matches('"').trim().to_owned()).filter(|code| code.parse::<i32>().is_ok())
}

/// Whether it is a response by itself, and no record of something else that has a `code`.
fn is_response(fields: &Fields) -> bool {
    fields.iter().all(|(key, _)| KEYS.contains(&key.as_str())) || has_key(fields, &SIGNS)
}

/// Keys that responses have beside `code`, and few others.
const SIGNS: [&str; 7] = ["msg", "message", "errorMsg", "success", "failed", "errorCode", "msgCode"];

fn is_plain_number(finding: &Finding) -> bool {
    finding.code().is_some_and(|code| code.trim().parse::<i64>().is_ok())
}

fn has_message(finding: &Finding) -> bool {
    finding.error().is_some_and(|error| {
        error.api().is_some_and(|api| api.message().is_some())
            || fields(error.body()).is_some_and(|fields| reports_failure(&fields))
    })
}

/// Keys under which a log or an envelope has the response.
fn is_place_of_errors(key: &str) -> bool {
    const KEYS: [&str; 16] = [
        "", "body", "response", "resp", "res", "data", "error", "err", "result", "payload", "reply",
        "message", "msg", "log", "content", "text",
    ];
    KEYS.contains(&key.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    /// How many responses are found where one stands so deep within others. Deeper, its code is a number in a text.
    fn found(depth: usize, envelope: impl Fn(Value) -> Value) -> usize {
        let mut body = json!({"code": 9012, "msg": "Position not found"});
        for _ in 0..depth {
            body = envelope(body);
        }
        let errors = read(&body.to_string(), None).errors.into_iter();
        errors.filter(|finding| finding.evidence == Evidence::Response).count()
    }

    #[test]
    fn a_response_is_found_as_deep_as_anybody_puts_it() {
        let in_object = |body| json!({ "inner": body });
        let in_text = |body: Value| json!({ "inner": body.to_string() });
        assert_eq!([found(50, in_object), found(100, in_object)], [1, 0]);
        assert_eq!([found(5, in_text), found(9, in_text)], [1, 0]);
    }
}
