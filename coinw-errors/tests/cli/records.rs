//! `--format json` and `--format yaml`.

use serde_json::Value;

use super::{printed, run, run_with_input, text};

fn records(arguments: &[&str]) -> Vec<Value> {
    let output = run(&[&["explain", "--format", "json"], arguments].concat());
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", text(&output.stderr)))
}

/// All keys of a record, in their order.
const KEYS: [&str; 31] = [
    "found",
    "understood",
    "code",
    "name",
    "title",
    "markets",
    "channel",
    "message",
    "translation",
    "sample",
    "kind",
    "retry",
    "delay",
    "outcome",
    "remedies",
    "cause",
    "steps",
    "links",
    "aliases",
    "note",
    "inferred",
    "retired",
    "received_market",
    "received_message",
    "http_status",
    "if_idempotent",
    "if_not_idempotent",
    "delay_ms",
    "count",
    "first",
    "last",
];

#[test]
fn every_record_has_the_same_keys_in_the_same_order() {
    for arguments in [
        &["9012"][..],
        &["12345"],
        &["0"],
        &["rate limit"],
        &["PositionNotFuond"],
        &[r#"{"code":29001,"success":true}"#],
        &["<html>"],
    ] {
        let printed = text(&run(&[&["explain", "--format", "json"], arguments].concat()).stdout).to_owned();
        let record = printed.split("\n  }").next().unwrap();
        let keys = record.lines().filter_map(|line| line.strip_prefix("    \"")?.split('"').next());
        assert_eq!(keys.collect::<Vec<_>>(), KEYS, "{arguments:?}: {printed}");
    }
}

#[test]
fn a_listed_code_is_the_row_of_the_list_and_the_decisions() {
    let [record] = &records(&[r#"{"code":29001,"msg":"slower"}"#])[..] else { panic!() };
    let listed: Vec<Value> = serde_json::from_str(&printed(&["list", "--format", "json"])).unwrap();
    let row = listed.iter().find(|row| row["code"] == 29001).unwrap();
    for (key, value) in row.as_object().unwrap() {
        assert_eq!(record[key], *value, "{key}");
    }
    for (key, value) in [
        ("found", "listed".into()),
        ("received_message", "slower".into()),
        ("if_idempotent", "retry_after".into()),
        ("if_not_idempotent", "retry_after".into()),
        ("delay_ms", 1000.into()),
        ("count", Value::from(1)),
    ] {
        assert_eq!(record[key], value, "{key}");
    }
}

#[test]
fn an_unlisted_code_has_its_message_and_its_decisions() {
    let [record] = &records(&["--market", "spot", r#"{"code":"77016","msg":"sign=5b1c9E2F"}"#])[..] else {
        panic!()
    };
    for (key, value) in [
        ("found", Value::from("unlisted")),
        ("code", 77016.into()),
        ("name", Value::Null),
        ("received_market", "spot".into()),
        ("received_message", "sign=[redacted]".into()),
        ("outcome", "unknown".into()),
        ("if_idempotent", "stop".into()),
        ("if_not_idempotent", "reconcile".into()),
    ] {
        assert_eq!(record[key], value, "{key}");
    }
}

#[test]
fn a_code_that_is_not_certain_has_no_outcome_that_is() {
    let [record] = &records(&["no error 29001 today"])[..] else { panic!() };
    assert_eq!((&record["found"], &record["outcome"]), (&"candidate".into(), &"unknown".into()));
}

#[test]
fn the_message_of_a_response_in_another_notation_is_kept() {
    for (pasted, message) in [
        (r#"{'code': 77016, 'msg': 'it "x" failed'}"#, r#"it "x" failed"#),
        ("{'code': 77016, 'msg': 'a\tb'}", "a b"),
        ("{code: 77016, msg: closed (twice) today}", "closed (twice) today"),
    ] {
        let [record] = &records(&[pasted])[..] else { panic!("{pasted}") };
        assert_eq!((&record["code"], &record["received_message"]), (&77016.into(), &message.into()));
    }
    let [record] = &records(&["{'code': None, 'success': False, 'msg': 'no'}"])[..] else { panic!() };
    assert_eq!(record["found"], "no_code");
}

/// There is no doubt to tell of a code that proves nothing.
#[test]
fn an_unlisted_code_beside_a_lost_connection_is_understood_as_by_itself() {
    let [record, lost] = &records(&["code: 77016 then connection reset"])[..] else { panic!() };
    assert_eq!(record["understood"], "a number that the text calls a code");
    assert_eq!(lost["found"], "no_answer");
}

#[test]
fn what_an_entry_leaves_out_is_null_or_a_list_of_nothing() {
    for (code, empty) in [("6001", Value::Array(Vec::new())), ("77016", Value::Null)] {
        let [record] = &records(&[code])[..] else { panic!() };
        assert_eq!((&record["links"], &record["note"]), (&empty, &Value::Null), "{code}");
    }
}

#[test]
fn the_market_of_an_unlisted_code_is_the_only_one_that_the_text_names() {
    for (text, market) in [
        ("worker: error code 77016 on futures", "futures".into()),
        ("worker: error code 77016 on spot, not on futures", Value::Null),
        ("worker: error code 77016", Value::Null),
    ] {
        let [record] = &records(&[text])[..] else { panic!("{text}") };
        assert_eq!((&record["code"], &record["received_market"]), (&77016.into(), &market), "{text}");
    }
}

#[test]
fn there_is_one_record_for_each_code() {
    let codes: Vec<_> =
        records(&["9012", "-103", "9012"]).iter().map(|record| record["code"].clone()).collect();
    assert_eq!(codes, [9012, -103]);
}

#[test]
fn what_nothing_fits_is_an_empty_list() {
    let output = run(&["explain", "--format", "json", "hello"]);
    assert_eq!((text(&output.stdout), output.status.code()), ("[]\n", Some(1)));
    assert!(text(&output.stderr).starts_with("error: no error code in this text"));
}

#[test]
fn yaml_says_the_same() {
    for arguments in [&["explain", "9012", "12345"][..], &["list"]] {
        let run = |format| text(&run(&[arguments, &["--format", format]].concat()).stdout).to_owned();
        let json: Value = serde_json::from_str(&run("json")).unwrap();
        let yaml: Value = serde_yaml::from_str(&run("yaml")).unwrap();
        assert_eq!(json, yaml);
    }
}

#[test]
fn a_failure_without_a_code_counts_once_though_its_line_has_the_response_too() {
    let line = r#"futures error without a code (HTTP 200): "{\"success\":false}""#;
    let output = run_with_input(&["explain", "--format", "json"], line.as_bytes());
    let records: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    let counts: Vec<_> = records.iter().map(|record| (&record["found"], &record["count"])).collect();
    assert_eq!(counts, [(&"no_code".into(), &1.into())]);
}

#[test]
fn a_record_of_no_answer_is_read_as_a_record() {
    let written = run(&["explain", "--format", "json", "socket hang up"]).stdout;
    let read = run_with_input(&["explain", "--format", "json"], &written).stdout;
    let read: Vec<Value> = serde_json::from_slice(&read).unwrap();
    assert_eq!(read[0]["found"], "no_answer");
    assert_eq!(read[0]["understood"], "a record of `coinw-errors explain`");
}

#[test]
fn the_outcome_of_a_code_that_words_suggest_is_unknown() {
    let output = run(&["explain", "--format", "json", "rate limit"]);
    let records: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(records.len(), 2);
    for record in records {
        assert_eq!(record["understood"], "words that fit 2 codes");
        assert_eq!((&record["found"], &record["outcome"]), (&"candidate".into(), &"unknown".into()));
    }
}
