//! The responses in a text. The library judges each of them; this file only finds them.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use coinw_errors::__program::is_key;
use coinw_errors::{Error, Frame, Http, Market, Response};
use serde::de::IgnoredAny;
use serde_json::Value;
use serde_json::value::RawValue;

use super::super::finding::Finding;
use super::line;
use super::notation::{self, Budget};

/// How deep values and texts within texts are followed.
const DEEPEST: u32 = 32;

type Fields<'a> = BTreeMap<String, &'a RawValue>;

/// What is known of a text beside the line that is read.
#[derive(Debug, Default)]
pub struct State {
    budget: Budget,
    /// Where something ends that began as an object and is none. Nothing in it is certain: `{"code":0,"data":[{"code":29001,"msg":"x"},{"ord`.
    doubt: usize,
    /// The length of the part without the blanks around it.
    whole: usize,
}

/// The end of something that was cut off.
const UNKNOWN: usize = usize::MAX;

impl State {
    /// Goes on to the next part of a text, which begins so much later than the one before.
    pub fn next_part(&mut self, part: &str, done: usize) {
        (self.budget, self.whole) = (Budget::of(part.len()), part.trim().len());
        self.doubt = if self.doubt == UNKNOWN { UNKNOWN } else { self.doubt.saturating_sub(done) };
    }

    /// A line that begins with a time ends what was cut off before.
    pub fn begin_line(&mut self, starts_with_time: impl FnOnce() -> bool) {
        if self.doubt == UNKNOWN && starts_with_time() {
            self.doubt = 0;
        }
    }
}

/// Reads the objects that begin within `line`; returns where the last one ends.
pub fn read(
    text: &str,
    line: Range<usize>,
    market: Option<Market>,
    found: &mut Vec<Finding>,
    state: &mut State,
) -> usize {
    Search { market, found, state }.text(text, line, 0, false)
}

/// What is looked for, and what was found.
struct Search<'a> {
    market: Option<Market>,
    found: &'a mut Vec<Finding>,
    state: &'a mut State,
}

impl Search<'_> {
    fn text(&mut self, text: &str, line: Range<usize>, depth: u32, in_doubt: bool) -> usize {
        let mut at = line.start;
        while let Some(start) = text.get(at..line.end).and_then(|rest| rest.find('{')) {
            at = at.saturating_add(start);
            let Some(rest) = text.get(at..) else { break };
            match notation::object(rest, &mut self.state.budget) {
                Ok((json, length)) => {
                    let end = at.saturating_add(length);
                    let in_doubt = in_doubt || at < self.state.doubt || is_element(text, at, end);
                    // `{"code":29001}` is a response where nothing stands around it.
                    self.object(&json, depth == 0 && length == self.state.whole, depth, in_doubt);
                    at = end;
                }
                Err(end) => {
                    let end = end.map_or(UNKNOWN, |length| at.saturating_add(length));
                    self.state.doubt = self.state.doubt.max(end);
                    at = at.saturating_add(1);
                }
            }
        }
        at
    }

    fn object(&mut self, json: &str, is_whole: bool, depth: u32, in_doubt: bool) {
        let Ok(fields) = serde_json::from_str::<Fields<'_>>(json) else { return };
        if is_response(&fields, is_whole) {
            // What is not Unicode was replaced when it was read.
            let in_doubt = in_doubt || json.contains(char::REPLACEMENT_CHARACTER);
            let found = judge(json, &fields, self.market, Http::UNKNOWN);
            let is_success = matches!(&*found, [Finding::Success { .. }]);
            self.add(found, in_doubt);
            if let Some(data) = fields.get("data").filter(|_| is_success) {
                self.value(data, depth, true);
            }
            return;
        }
        // A record of this library has its line.
        let line = fields.get("error").filter(|_| fields.contains_key("is_plain_refusal"));
        if let Some(line) = line.and_then(|line| serde_json::from_str::<String>(line.get()).ok()) {
            return self.add(line::read(&line), in_doubt);
        }
        // `{"code":0,"orderId":"7","data":{"code":29001,"msg":"x"}}` says something itself, so that nothing in it is certain.
        let in_doubt = in_doubt || CODES.iter().chain(&FLAGS).any(|key| fields.contains_key(*key));
        // The guide's own samples prove nothing of a request.
        for (_, value) in fields.iter().filter(|(key, _)| *key != "sample") {
            self.value(value, depth, in_doubt);
        }
    }

    fn add(&mut self, found: Vec<Finding>, in_doubt: bool) {
        self.found.extend(
            found.into_iter().filter_map(|finding| if in_doubt { doubtful(finding) } else { Some(finding) }),
        );
    }

    fn value(&mut self, value: &RawValue, depth: u32, in_doubt: bool) {
        let (json, depth) = (value.get(), depth.saturating_add(1));
        if depth > DEEPEST {
            return;
        }
        if json.starts_with('{') {
            self.object(json, false, depth, in_doubt);
        } else if json.starts_with('[') {
            let items: Vec<&RawValue> = serde_json::from_str(json).unwrap_or_default();
            for item in items {
                self.value(item, depth, in_doubt);
            }
        } else if json.contains('{') || line::may_have(json) {
            let text: String = serde_json::from_str(json).unwrap_or_default();
            let lines = line::read(&text);
            if lines.is_empty() {
                let outside = std::mem::take(&mut self.state.doubt);
                self.text(&text, 0..text.len(), depth, in_doubt);
                self.state.doubt = outside;
            } else {
                self.add(lines, in_doubt);
            }
        }
    }
}

/// What is left of a finding where something else may say the opposite: a code of the guide may be meant, and of an unlisted one nothing is certain
/// anyway.
fn doubtful(finding: Finding) -> Option<Finding> {
    match finding.listed() {
        Some(code) => Some(Finding::Candidate(code)),
        None => Some(finding).filter(Finding::is_error),
    }
}

/// Whether an object is a part of something: `[{…},`, `,{…}]` and `"key":{…}` were cut off at the front.
fn is_element(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).unwrap_or_default().trim_end();
    let after = text.get(end..).unwrap_or_default().trim_start();
    let is_member = before.strip_suffix(':').is_some_and(|key| key.trim_end().ends_with(['"', '\'']));
    let is_item = before.ends_with(',') && after.starts_with(',');
    is_member || is_item || before.ends_with(['[', '{']) || after.starts_with([']', '}'])
}

const CODES: [&str; 3] = ["code", "errorCode", "msgCode"];
pub const WORDS: [&str; 3] = ["msg", "message", "errorMsg"];
const FLAGS: [&str; 3] = ["success", "failed", "result"];

/// Whether an object is a response: its keys are CoinW's, and it has a code with words or a flag. With other keys beside, it needs code, words and
/// flag. A code alone counts only as the whole text. `{"data":{"result":false,"errorCode":1004}}` has in its data what the others have at the top.
fn is_response(fields: &Fields<'_>, is_whole: bool) -> bool {
    let data: Fields<'_> =
        fields.get("data").and_then(|data| serde_json::from_str(data.get()).ok()).unwrap_or_default();
    let has = |keys: &[&str]| {
        keys.iter().any(|key| fields.contains_key(*key) || *key != "code" && data.contains_key(*key))
    };
    let has_words = has(&WORDS) || fields.contains_key("data");
    let is_certain = has(&CODES) && has_words && has(&FLAGS);
    let has_only_known = || fields.keys().all(|key| is_key(key));
    is_certain || has(&CODES) && (has_words || has(&FLAGS) || is_whole) && has_only_known()
}

/// What the library says of a text that is a response as a whole.
pub fn judged(json: &str, market: Option<Market>, http: Http) -> Vec<Finding> {
    judge(json, &serde_json::from_str(json).unwrap_or_default(), market, http)
}

/// What the library says of a response. If nobody said which market it came from, each is asked, and the one that lists most codes is believed;
/// what another one lists beside is a finding, too.
fn judge(json: &str, fields: &Fields<'_>, market: Option<Market>, http: Http) -> Vec<Finding> {
    let markets = market.as_ref().map_or(Market::ALL, std::slice::from_ref);
    let mut of_markets: Vec<Vec<Error>> =
        markets.iter().map(|&market| errors(json, fields, market, http)).collect();
    of_markets.sort_by_key(|errors| Reverse(errors.iter().filter(|error| error.listed().is_some()).count()));
    let mut found: Vec<Error> = Vec::new();
    for (index, errors) in of_markets.into_iter().enumerate() {
        let listed: Vec<_> = found.iter().map(Error::listed).collect();
        found.extend(
            errors
                .into_iter()
                .filter(|error| index == 0 || error.listed().is_some() && !listed.contains(&error.listed())),
        );
    }
    if found.is_empty() {
        return vec![success(fields)];
    }
    let is_item = is_batch(fields);
    let finding =
        |error| if is_item { Finding::Item(Box::new(error)) } else { Finding::Response(Box::new(error)) };
    found.into_iter().map(finding).collect()
}

/// The errors of a response that came from a market. A batch may have one for each item.
fn errors(json: &str, fields: &Fields<'_>, market: Market, http: Http) -> Vec<Error> {
    if is_batch(fields) {
        return match Response::new(market, http, json).decode_batch::<IgnoredAny>() {
            Ok(items) => items.into_iter().filter_map(Result::err).collect(),
            Err(error) => vec![error],
        };
    }
    let is_frame = !fields.contains_key("code")
        && ["channel", "type", "errorCode"].iter().any(|key| fields.contains_key(*key));
    let response = Response::new(market, http, json);
    let read = if is_frame { Frame::read(market, json).map(drop) } else { response.check() };
    read.err().into_iter().collect()
}

/// Whether an item of the data has a code of its own: `"data":[{"msgCode":9012}]`.
fn is_batch(fields: &Fields<'_>) -> bool {
    let items: Vec<Fields<'_>> =
        fields.get("data").and_then(|data| serde_json::from_str(data.get()).ok()).unwrap_or_default();
    items.iter().any(|item| item.contains_key("msgCode"))
}

fn success(fields: &Fields<'_>) -> Finding {
    let text = |key: &str| match serde_json::from_str(fields.get(key)?.get()).ok()? {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    let says_more =
        |message: &String| !["", "ok", "success", "null"].contains(&&*message.trim().to_lowercase());
    let message = WORDS.iter().find_map(|key| text(key)).filter(says_more);
    Finding::Success { code: text("code"), message }
}
