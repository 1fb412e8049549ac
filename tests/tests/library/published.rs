//! What `cargo bless` writes for those who do not write Rust: `coinw.json` with its schema, and `CODES.md`.

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;
use std::time::Duration;

use coinw_errors::__program::is_latin;
use coinw_errors::{
    Entry, ErrorCode, Http, Idempotency, Link, Market, Outcome, Response, Retry, RetryAction, error_guide,
};
use coinw_errors_tests::workspace;
use serde::Serialize;
use serde_json::{Value, json};

#[error_guide("../coinw-errors/spec/observed.yaml")]
enum ObservedCode {}

fn package(file: &str) -> PathBuf {
    workspace().join("coinw-errors").join(file)
}

/// A file of the package. `cargo bless` writes those that follow from the spec before the first is read.
fn read(file: &str) -> String {
    static BLESSED: LazyLock<()> = LazyLock::new(|| {
        if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
            for (file, current) in files() {
                fs::write(package(file), current()).unwrap();
            }
        }
    });
    LazyLock::force(&BLESSED);
    fs::read_to_string(package(file)).unwrap_or_default()
}

type Text = fn() -> String;

fn files() -> [(&'static str, Text); 3] {
    [
        ("spec/coinw.json", json),
        ("spec/coinw.json.schema.json", schema_of_the_json),
        ("CODES.md", table_of_all_codes),
    ]
}

#[test]
fn what_follows_from_the_spec_is_current() {
    for (file, current) in files() {
        assert!(read(file) == current(), "{file} is not what the spec says: `cargo bless` writes it anew");
    }
}

// The JSON.

#[derive(Serialize)]
struct Published {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    guide: PublishedGuide,
    observed: PublishedGuide,
}

#[derive(Serialize)]
struct PublishedGuide {
    title: &'static str,
    url: &'static str,
    success: &'static [i32],
    codes: Vec<&'static Entry>,
}

impl PublishedGuide {
    fn new(guide: Link, success: &'static [i32], codes: Vec<&'static Entry>) -> Self {
        Self { title: guide.text, url: guide.url, success, codes }
    }
}

fn listed() -> Vec<&'static Entry> {
    ErrorCode::ALL.iter().map(|code| code.entry()).collect()
}

fn observed() -> Vec<&'static Entry> {
    ObservedCode::ALL.iter().map(|code| code.entry()).collect()
}

fn in_lines(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap() + "\n"
}

fn json() -> String {
    let published = Published {
        schema: "./coinw.json.schema.json",
        version: env!("CARGO_PKG_VERSION"),
        guide: PublishedGuide::new(ErrorCode::GUIDE, ErrorCode::SUCCESS, listed()),
        observed: PublishedGuide::new(ObservedCode::GUIDE, ObservedCode::SUCCESS, observed()),
    };
    in_lines(&published)
}

/// A guide in it is one of the format, except that what the format lets a file leave out is always there.
fn schema_of_the_json() -> String {
    let format = fs::read_to_string(package("spec/coinw.schema.json")).unwrap();
    let mut format: Value = serde_json::from_str(&format).unwrap();
    let mut definitions = format["definitions"].take();
    for (key, own) in [("channel", "Channel"), ("inferred", "")] {
        let code = &mut definitions["Code"];
        code["required"].as_array_mut().unwrap().push(key.into());
        if own.is_empty() {
            code["properties"][key].as_object_mut().unwrap().remove("minItems");
        }
    }
    let mut guide =
        json!({"type": "object", "description": format["description"], "additionalProperties": false});
    guide["properties"] = format["properties"].take();
    guide["required"] = format["required"].take();
    guide["properties"].as_object_mut().unwrap().remove("inferred");
    definitions["Guide"] = guide;
    let part = |what: &str| json!({"description": what, "allOf": [{"$ref": "#/definitions/Guide"}]});
    let schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "The error codes of CoinW, as the package coinw-errors publishes them",
        "type": "object",
        "additionalProperties": false,
        "required": ["version", "guide", "observed"],
        "properties": {
            "$schema": {"type": "string", "description": "The name of this schema."},
            "version": {"type": "string", "description": "The version of the package."},
            "guide": part("The codes that CoinW's guide lists."),
            "observed": part("Codes that were seen and that the guide does not list."),
        },
        "definitions": definitions,
    });
    in_lines(&schema)
}

/// Read by another parser, and with nothing of the macro.
#[test]
fn the_json_has_every_field_of_every_entry_of_both_files() {
    let json: Value = serde_json::from_str(&read("spec/coinw.json")).unwrap();
    for (part, file) in [("guide", "spec/coinw.yaml"), ("observed", "spec/observed.yaml")] {
        let mut yaml: Value = serde_yaml::from_str(&read(file)).unwrap();
        let for_all = yaml["inferred"].take();
        yaml.as_object_mut().unwrap().remove("inferred");
        for entry in yaml["codes"].as_array_mut().unwrap() {
            let own = entry["inferred"].take();
            let lists =
                |list: &Value, key: &str| list.as_array().is_some_and(|keys| keys.contains(&key.into()));
            let mut inferred: Vec<String> = entry.as_object().unwrap().keys().cloned().collect();
            inferred.retain(|key| lists(&own, key) || lists(&for_all, key));
            entry["inferred"] = inferred.into();
            if entry["channel"].is_null() {
                entry["channel"] = "rest".into();
            }
            in_milliseconds(entry);
        }
        let mut published = json[part].clone();
        for entry in published["codes"].as_array_mut().unwrap() {
            in_milliseconds(entry);
            let mut inferred: Vec<String> = serde_json::from_value(entry["inferred"].take()).unwrap();
            inferred.sort();
            entry["inferred"] = inferred.into();
        }
        assert_eq!(published, yaml, "{part}");
    }
    assert_eq!(json["version"], env!("CARGO_PKG_VERSION"));
}

// The decision tables of `spec/README.md`, as a program in another language would take them.

/// The cells of the table below a header.
fn table(header: &str) -> Vec<Vec<String>> {
    let readme = read("spec/README.md");
    let (_, below) = readme.split_once(&format!("{header}\n")).unwrap_or_else(|| panic!("no table {header}"));
    let rows = below.lines().skip(1).take_while(|line| line.starts_with('|'));
    rows.map(|row| row.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

fn decided(retry: &str, outcome: &str, idempotency: Idempotency) -> String {
    let column = if idempotency == Idempotency::Idempotent { 2 } else { 3 };
    let rows = table("| retry | outcome | a query | an order |");
    let row = rows.into_iter().find(|row| row[0] == retry && row[1] == outcome);
    row.unwrap_or_else(|| panic!("no row for {retry} {outcome}"))[column].clone()
}

fn word(action: RetryAction) -> String {
    serde_json::to_value(action).unwrap()["action"].as_str().unwrap().to_owned()
}

const BOTH: [Idempotency; 2] = [Idempotency::Idempotent, Idempotency::NotIdempotent];

#[test]
fn the_tables_decide_each_entry_of_the_json_as_the_library_does() {
    let json: Value = serde_json::from_str(&read("spec/coinw.json")).unwrap();
    let codes = ErrorCode::ALL.iter().copied();
    for (entry, code) in json["guide"]["codes"].as_array().unwrap().iter().zip(codes) {
        let field = |key: &str| entry[key].as_str().unwrap();
        assert_eq!((field("name"), &entry["code"]), (code.name(), &json!(code.code())));
        for idempotency in BOTH {
            let action = code.retry_action(idempotency);
            assert_eq!(decided(field("retry"), field("outcome"), idempotency), word(action), "{code}");
            if let RetryAction::RetryAfter(delay) = action {
                assert_eq!(Some(delay), entry["delay"].as_str().map(duration), "{code}");
            }
            // More than a refusal: an order that has a number may have been placed.
            let mut body: Value = serde_json::from_str(field("sample")).unwrap();
            body["orderId"] = 33.into();
            let body = body.to_string();
            let error = Response::new(code.markets()[0], Http::UNKNOWN, &body).check().unwrap_err();
            let unknown = decided(field("retry"), Outcome::Unknown.as_str(), idempotency);
            assert_eq!(unknown, word(error.retry_action(idempotency)), "{code}");
        }
    }
}

/// `60s` and `1m` are the same delay.
fn in_milliseconds(entry: &mut Value) {
    if let Some(delay) = entry.get_mut("delay").filter(|delay| delay.is_string()) {
        *delay = json!(duration(delay.as_str().unwrap()).as_millis());
    }
}

/// A duration of the format.
fn duration(text: &str) -> Duration {
    let unit = text.trim_start_matches(|character: char| character.is_ascii_digit());
    let number: u64 = text.strip_suffix(unit).unwrap().parse().unwrap();
    Duration::from_millis(
        number
            * [("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000)]
                .iter()
                .find(|(name, _)| *name == unit)
                .unwrap()
                .1,
    )
}

#[test]
fn the_table_of_statuses_decides_what_has_no_listed_code() {
    let rows = table("| status | a query | an order |");
    let [no_answer, transient, other] = rows.as_slice() else { panic!("three rows: {rows:?}") };
    let statuses = transient[0].replace("to", "..=");
    let is_transient = |status: u16| {
        statuses.split(", ").any(|part| match part.split_once(" ..= ") {
            Some((first, last)) => (first.parse().unwrap()..=last.parse().unwrap()).contains(&status),
            None => part.parse() == Ok(status),
        })
    };
    let written = |action: RetryAction| match action {
        RetryAction::RetryAfter(delay) => format!("retry_after {delay:?}"),
        action => word(action),
    };
    let assert_decides = |row: &[String], error: &coinw_errors::Error| {
        for (cell, idempotency) in row[1..].iter().zip(BOTH) {
            assert_eq!(*cell, written(error.retry_action(idempotency)), "{error}");
        }
    };
    for status in 100..=599 {
        let row = if is_transient(status) { transient } else { other };
        for body in [r#"{"code":777001,"msg":"?"}"#, "<html>"] {
            assert_decides(row, &Response::new(Market::Spot, status, body).check().unwrap_err());
        }
    }
    for entry in observed() {
        assert_decides(other, &Response::new(Market::Futures, 400, entry.sample).check().unwrap_err());
        assert_decides(transient, &Response::new(Market::Futures, 503, entry.sample).check().unwrap_err());
    }
    assert_decides(no_answer, &Response::new(Market::Spot, 200, r#"{"code":2"#).check().unwrap_err());
    assert_decides(no_answer, &coinw_errors::Error::no_answer(Market::Spot, "connection lost"));
}

#[test]
fn the_schema_and_the_library_know_the_same_letters_of_other_scripts() {
    let schema: Value = serde_json::from_str(&read("spec/coinw.schema.json")).unwrap();
    let pattern = &schema["definitions"]["Code"]["properties"]["translation"]["not"]["pattern"];
    let pattern = regex::Regex::new(pattern.as_str().unwrap()).unwrap();
    for character in '\0'..='\u{ffff}' {
        let text = character.to_string();
        assert_ne!(pattern.is_match(&text), is_latin(&text), "{character:?}");
    }
    assert!(is_latin("Zażółć “5” µA…") && !is_latin("用户API出错") && !is_latin("ошибка"));
}

// The table of all codes.

fn table_of_all_codes() -> String {
    let guide = format!("[{}](<{}>)", ErrorCode::GUIDE.text, ErrorCode::GUIDE.url);
    format!(
        "# The error codes of CoinW\n\n\
         `cargo bless` writes this file from `spec/coinw.yaml` and `spec/observed.yaml`. `coinw-errors explain <code>` tells more of a code.\n\n\
         - *May it be sent again?* holds for a plain refusal, which is a response that says this code and nothing else of the request. After any \
         other response, ask first.\n\
         - *Ask first*: ask the exchange whether the order was carried out, before you send it again.\n\n\
         ## Codes of the {guide}\n\n{}\n\
         ## Codes that were seen and that the guide does not list\n\n{}",
        rows(listed(), |entry| entry.title),
        // Their titles are ours, and their messages are what people look for.
        rows(observed(), |entry| entry.message),
    )
}

fn rows(mut entries: Vec<&Entry>, meaning: fn(&Entry) -> &str) -> String {
    entries.sort_by_key(|entry| entry.code);
    let mut rows = "| Code | Market | Name | Meaning | May it be sent again? | First step |\n|---:|---|---|---|---|---|\n".to_owned();
    for entry in entries {
        let markets: Vec<_> = entry.markets.iter().map(|market| market.as_str()).collect();
        let websocket = if entry.channel.as_str() == "websocket" { " (websocket)" } else { "" };
        let retired = if entry.retired.is_some() { " (retired)" } else { "" };
        let meaning = match entry.translation.filter(|_| !is_latin(meaning(entry))) {
            Some(translation) => format!("{} ({translation})", meaning(entry)),
            None => meaning(entry).to_owned(),
        };
        rows += &format!(
            "| {} | {}{websocket} | {} | {}{retired} | {} | {} |\n",
            entry.code,
            markets.join(", "),
            entry.name,
            plain(&meaning),
            again(entry),
            plain(entry.steps[0]),
        );
    }
    rows
}

fn again(entry: &Entry) -> String {
    let when = match entry.retry {
        Retry::Never => "no".to_owned(),
        Retry::AfterDelay => format!("after {:?}", entry.delay.unwrap_or_default()),
        Retry::AfterReconnect => "after a reconnect".to_owned(),
    };
    match (entry.outcome, entry.retry) {
        (Outcome::Rejected, _) => when,
        (Outcome::Unknown, Retry::Never) => format!("{when}; for an order, ask first"),
        (Outcome::Unknown, _) => format!("a query {when}; for an order, ask first"),
    }
}

/// Text in which nothing is markup.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        if "\\`*_[]<>|~#&".contains(character) {
            plain.push('\\');
        }
        plain.push(character);
    }
    plain
}

#[test]
fn grep_finds_each_code_by_its_number() {
    let document = read("CODES.md");
    for entry in listed().into_iter().chain(observed()) {
        let start = format!("| {} | {}", entry.code, entry.markets[0].as_str());
        assert!(document.lines().any(|line| line.starts_with(&start)), "{entry}");
    }
}
