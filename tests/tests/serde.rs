//! The vocabulary and the codes as serde sees them: the spec's own words.

use coinw_errors::{Channel, ErrorCode, ErrorKind, Idempotency, Market, Outcome, Remedy, Retry};
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
    let error = from_value::<ErrorCode>(json!("RateLimit")).unwrap_err().to_string();
    assert_eq!(error, "invalid value: string \"RateLimit\", expected the name of an error code");
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

#[test]
fn the_rows_of_coinws_guide_are_what_the_spec_says() {
    let rows: Vec<_> = ErrorCode::ALL.iter().map(|code| to_value(code.entry()).unwrap()).collect();
    assert_eq!(rows, written("spec/coinw.yaml"));
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
