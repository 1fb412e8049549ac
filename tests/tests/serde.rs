//! The vocabulary and the codes as serde sees them: the spec's own words.

use coinw_errors::{Channel, ErrorCode, ErrorKind, Idempotency, Market, Outcome, Remedy, Retry};
use serde_json::{from_value, json, to_value};

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

#[test]
fn a_row_has_the_keys_and_words_of_the_spec() {
    let row = to_value(ErrorCode::RateLimited.entry()).unwrap();
    let keys: Vec<_> = row.as_object().unwrap().keys().map(String::as_str).collect();
    // In alphabetical order, as `Value` keeps them.
    assert_eq!(
        keys,
        [
            "cause", "channel", "code", "delay", "inferred", "kind", "links", "markets", "message", "name",
            "note", "outcome", "remedies", "retry", "sample", "steps", "title"
        ]
    );
    assert_eq!(row["delay"], "1s");
    assert_eq!(row["retry"], "after_delay");
    assert_eq!(row["markets"], json!(["futures", "spot"]));
    assert_eq!(row["links"][0]["text"], "Frequency limits");
}
