//! What serde sees: the vocabulary and the codes as the spec's own words, and the errors as flat records.

use std::time::Duration;

use crate::by_body::{check, check_under, decode};
use coinw_errors::{
    Channel, Error, ErrorCode, ErrorKind, Http, Idempotency, Market, Outcome, Remedy, Retry, RetryAction,
};
use coinw_errors_tests::workspace;
use serde_json::{Value, from_value, json, to_value};

#[test]
fn a_code_is_its_name() {
    assert_eq!(to_value(ErrorCode::RateLimited).unwrap(), json!("RateLimited"));
}

#[test]
fn every_code_survives_the_round_trip() {
    for &code in ErrorCode::ALL {
        assert_eq!(from_value::<ErrorCode>(to_value(code).unwrap()).unwrap(), code);
    }
}

#[test]
fn an_unknown_name_is_refused_with_its_name() {
    let error = from_value::<ErrorCode>(json!("MoonPhaseWrong")).unwrap_err().to_string();
    assert_eq!(error, "invalid value: string \"MoonPhaseWrong\", expected the name of an error code");
}

#[test]
fn a_number_is_no_name() {
    assert!(from_value::<ErrorCode>(json!(29001)).is_err());
}

macro_rules! words {
    ($($name:ident: $type:ty;)+) => {$(
        #[test]
        fn $name() {
            for &word in <$type>::ALL {
                let value = to_value(word).unwrap();
                assert_eq!(value, json!(word.as_str()));
                assert_eq!(from_value::<$type>(value).unwrap(), word);
            }
            assert!(from_value::<$type>(json!("nonsense")).is_err());
        }
    )+};
}

words! {
    markets_are_the_specs_words: Market;
    channels_are_the_specs_words: Channel;
    kinds_are_the_specs_words: ErrorKind;
    retry_classes_are_the_specs_words: Retry;
    outcomes_are_the_specs_words: Outcome;
    remedies_are_the_specs_words: Remedy;
    idempotencies_are_snake_case_words: Idempotency;
}

// Errors: one flat record, with the same keys for all.

const KEYS: [&str; 16] = [
    "market",
    "channel",
    "code",
    "name",
    "title",
    "kind",
    "message",
    "outcome",
    "if_idempotent",
    "if_not_idempotent",
    "delay_ms",
    "http_status",
    "retry_after_ms",
    "is_plain_refusal",
    "detail",
    "error",
];

/// Errors of every kind.
fn errors() -> Vec<Error> {
    let bodies = [
        ErrorCode::SystemError.sample(),
        r#"{"code":29001,"success":true}"#,
        r#"{"code":777001,"msg":"?"}"#,
        r#"{"code":"E7"}"#,
        r#"{"success":false}"#,
        "<html>",
        r#"{"code":0"#,
    ];
    let mut errors: Vec<_> = bodies.iter().map(|body| check(Market::Futures, body).unwrap_err()).collect();
    errors.push(decode::<u8>(Market::Futures, r#"{"code":0,"data":"x"}"#).unwrap_err());
    errors.push(Error::no_answer(Market::Futures, "the time is up"));
    errors
}

#[test]
fn every_error_has_the_same_keys_and_no_value_that_has_some() {
    for error in errors() {
        let text = serde_json::to_string(&error).unwrap();
        let positions: Vec<_> =
            KEYS.iter().map(|key| text.find(&format!("\"{key}\":")).expect(key)).collect();
        assert!(positions.is_sorted(), "{text}");
        let Value::Object(record) = to_value(&error).unwrap() else { panic!() };
        assert_eq!(record.len(), KEYS.len(), "{text}");
        assert!(record.values().all(|value| !value.is_array() && !value.is_object()), "{text}");
    }
}

#[test]
fn a_listed_code_is_told_with_what_the_guide_knows() {
    let http = Http::from(400).with_retry_after(Duration::from_secs(7_200));
    let error = check_under(Market::Futures, http, ErrorCode::SystemError.sample());
    assert_eq!(
        to_value(&error).unwrap(),
        json!({
            "market": "futures", "channel": "rest", "code": 1, "name": "SystemError", "title": "System Error",
            "kind": "internal", "message": "System error", "outcome": "unknown",
            "if_idempotent": "retry_after", "if_not_idempotent": "reconcile", "delay_ms": 7_200_000,
            "http_status": 400, "retry_after_ms": 7_200_000, "is_plain_refusal": true, "detail": null,
            "error": error.to_string(),
        })
    );
}

#[test]
fn what_cannot_be_read_is_told_with_the_parsers_reason() {
    let error = check_under(Market::Spot, 503, "<html>");
    assert_eq!(
        to_value(&error).unwrap(),
        json!({
            "market": "spot", "channel": null, "code": null, "name": "NotJson", "title": null,
            "kind": null, "message": null, "outcome": "unknown",
            "if_idempotent": "retry_after", "if_not_idempotent": "reconcile", "delay_ms": 1000,
            "http_status": 503, "retry_after_ms": null, "is_plain_refusal": false,
            "detail": "expected value at line 1 column 1", "error": error.to_string(),
        })
    );
}

#[test]
fn a_code_is_a_number_where_it_is_one() {
    for (body, code) in [
        (r#"{"code":29001}"#, json!(29001)),
        (r#"{"code":"29001"}"#, json!(29001)),
        (r#"{"code":"777001"}"#, json!(777_001)),
        (r#"{"code":"E7"}"#, json!("E7")),
        (r#"{"code":99999999999999999999}"#, json!("99999999999999999999")),
        (r#"{"code":"a1b2c3d4e5f6g7h8"}"#, json!("[redacted]")),
        (r#"{"success":false}"#, json!(null)),
    ] {
        let error = check(Market::Futures, body).unwrap_err();
        assert_eq!(to_value(&error).unwrap()["code"], code, "{body}");
    }
}

#[test]
fn what_is_shown_of_a_message_is_what_is_told() {
    let body = r#"{"code":6001,"msg":"sign error: 5b1c9E2F"}"#;
    let record = to_value(check(Market::Futures, body).unwrap_err()).unwrap();
    assert_eq!(record["message"], "sign error: [redacted]");
    assert!(!record.to_string().contains("5b1c9E2F"));
}

#[test]
fn an_error_is_part_of_a_record_of_the_callers_own() {
    #[derive(serde::Serialize)]
    struct Call {
        order: u64,
        #[serde(flatten)]
        error: Error,
    }
    let error = check(Market::Futures, r#"{"code":29001}"#).unwrap_err();
    let record = to_value(Call { order: 7, error }).unwrap();
    assert_eq!((&record["order"], &record["code"]), (&json!(7), &json!(29001)));
}

#[test]
fn an_action_is_a_word_and_its_delay() {
    for (action, word, delay) in [
        (RetryAction::Stop, "stop", None),
        (RetryAction::RetryAfter(Duration::from_millis(1500)), "retry_after", Some(1500)),
        (RetryAction::RetryAfter(Duration::MAX), "retry_after", Some(u64::MAX)),
        (RetryAction::Reconnect, "reconnect", None),
        (RetryAction::Reconcile, "reconcile", None),
    ] {
        assert_eq!(to_value(action).unwrap(), json!({ "action": word, "delay_ms": delay }));
    }
}

// Rows, against the YAML as another reader of YAML sees it.

#[coinw_errors::error_guide("guides/vocabulary.yaml")]
#[derive(Debug, Clone, Copy)]
enum EveryWord {}

/// The entries of a guide with what the format means where nothing is said.
fn written(guide: &str) -> Vec<Value> {
    let text = std::fs::read_to_string(workspace().join(guide)).unwrap();
    let mut guide: Value = serde_yaml::from_str(&text).unwrap();
    let Value::Array(mut entries) = guide["codes"].take() else { panic!("the codes are a list") };
    for entry in &mut entries {
        let entry = entry.as_object_mut().unwrap();
        entry.entry("channel").or_insert(json!("rest"));
        entry.entry("inferred").or_insert(json!([]));
    }
    entries
}

/// The macro has the words a second time, for it cannot depend on the crate that depends on it.
#[test]
fn the_macro_and_the_runtime_crate_mean_the_same_by_every_word() {
    let rows: Vec<_> = EveryWord::ALL.iter().map(|code| to_value(code.entry()).unwrap()).collect();
    assert_eq!(rows, written("tests/guides/vocabulary.yaml"));
}

#[test]
fn the_guide_of_every_word_has_every_word() {
    let text = std::fs::read_to_string(workspace().join("tests/guides/vocabulary.yaml")).unwrap();
    let words = [
        Market::ALL.iter().map(|word| word.as_str()).collect::<Vec<_>>(),
        Channel::ALL.iter().map(|word| word.as_str()).collect(),
        ErrorKind::ALL.iter().map(|word| word.as_str()).collect(),
        Retry::ALL.iter().map(|word| word.as_str()).collect(),
        Outcome::ALL.iter().map(|word| word.as_str()).collect(),
        Remedy::ALL.iter().map(|word| word.as_str()).collect(),
    ];
    for word in words.concat() {
        let stands_alone = [format!(": {word}\n"), format!("[{word}]\n")];
        assert!(stands_alone.iter().any(|value| text.contains(value)), "{word}");
    }
}
