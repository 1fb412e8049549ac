//! Whatever arrives is read as the documentation says, in every way of reading it.

use coinw_errors::{Error, Frame, Market, ReceivedCode, check, check_frame, data, decode, decode_batch};
use proptest::prelude::*;
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::bodies::{any_bytes, any_object, any_value};
use crate::json::{Json, Kind, parse};
use crate::oracle::{Body, Code, Failure, Verdict, verdict};

pub fn any_market() -> impl Strategy<Value = Market> {
    proptest::sample::select(Market::ALL)
}

/// What the crate says, in the oracle's words.
fn failure_of(error: &Error) -> Verdict {
    match error {
        Error::Api(error) => Verdict::Error(Failure {
            code: match error.code() {
                ReceivedCode::Listed(code) => Some(Code::Listed(*code)),
                ReceivedCode::Unlisted(code) => Some(Code::Unlisted(code.as_str().to_owned())),
                ReceivedCode::Absent => None,
            },
            message: error.message().map(str::to_owned),
            is_contradictory: error.is_contradictory(),
            outcome: error.outcome(),
        }),
        Error::NotJson(_) => Verdict::NotJson,
        Error::Truncated(_) => Verdict::EndsTooEarly,
        Error::Data(_) => Verdict::Success(Vec::new()),
    }
}

/// The verdict without the data, which a check does not give.
fn without_data(verdict: Verdict) -> Verdict {
    if let Verdict::Success(_) = verdict { Verdict::Success(Vec::new()) } else { verdict }
}

fn verdict_of<T>(result: &Result<T, Error>) -> Verdict {
    result.as_ref().map_or_else(failure_of, |_| Verdict::Success(Vec::new()))
}

fn is_null(json: &Json) -> bool {
    json.kind == Kind::Null
}

fn agrees<T: DeserializeOwned>(market: Market, bytes: &[u8], expected: &Verdict) -> bool {
    verdict_of(&decode::<T>(market, bytes)) == *expected
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_response_is_what_the_documentation_says(market in any_market(), bytes in any_bytes()) {
        let expected = verdict(market, Body::Response, &bytes);
        let shown = String::from_utf8_lossy(&bytes);
        prop_assert_eq!(verdict_of(&check(market, &bytes)), without_data(expected.clone()), "{:?}", shown);
        let json = data(market, &bytes);
        prop_assert_eq!(verdict_of(&json), without_data(expected.clone()), "{:?}", shown);
        if let Verdict::Success(of_data) = expected {
            match &of_data[..] {
                [] => prop_assert_eq!(json.unwrap(), None),
                [only] if is_null(only) => prop_assert_eq!(json.unwrap(), None),
                [only] => prop_assert_eq!(json.unwrap(), Some(only.text.as_str())),
                _ => prop_assert!(matches!(json, Err(Error::Data(_))), "{:?}", shown),
            }
        }
    }

    #[test]
    fn what_the_caller_wants_takes_no_part_in_the_verdict(market in any_market(), bytes in any_bytes()) {
        let expected = verdict_of(&check(market, &bytes));
        prop_assert!(agrees::<Value>(market, &bytes, &expected));
        prop_assert!(agrees::<IgnoredAny>(market, &bytes, &expected));
        prop_assert!(agrees::<()>(market, &bytes, &expected));
        prop_assert!(agrees::<u8>(market, &bytes, &expected));
        prop_assert!(agrees::<Buffered>(market, &bytes, &expected));
        prop_assert!(agrees::<Careless>(market, &bytes, &expected));
        prop_assert_eq!(verdict_of(&decode::<&RawValue>(market, &bytes)), expected.clone());
        prop_assert_eq!(verdict_of(&decode::<Option<&str>>(market, &bytes)), expected);
    }

    #[test]
    fn the_data_is_the_data_for_every_parser(market in any_market(), value in any_value(), more in any_object()) {
        // After a key that is no reply's, so that it always is a success.
        let body = format!(r#"{{"code":0,"more":[],"data":{value}}}"#);
        for body in [body, more] {
            let Ok(Some(json)) = data(market, &body) else { continue };
            let ours = decode::<Value>(market, &body).ok();
            prop_assert_eq!(&ours, &serde_json::from_str::<Value>(json).ok(), "{}", body);
            prop_assert_eq!(decode::<&RawValue>(market, &body).unwrap().get(), json);
            if let (Some(ours), Ok(theirs)) = (ours, sonic_rs::from_str::<Value>(json)) {
                prop_assert_eq!(rounded(ours), rounded(theirs), "{}", body);
            }
        }
    }

    #[test]
    fn a_frame_is_what_the_documentation_says(market in any_market(), bytes in any_bytes()) {
        let found = match check_frame(market, &bytes) {
            Ok(Frame::Accepted) => Verdict::Accepted,
            Ok(Frame::Push) => Verdict::Push,
            Err(error) => failure_of(&error),
        };
        prop_assert_eq!(found, verdict(market, Body::Frame, &bytes), "{:?}", String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn a_batch_and_each_of_its_items_is_what_the_documentation_says(
        market in any_market(),
        bytes in prop_oneof![
            3 => proptest::collection::vec(prop_oneof![4 => any_object(), 1 => any_value()], 0..4)
                .prop_map(|items| format!(r#"{{"code":0,"data":[{}]}}"#, items.join(",")).into_bytes()),
            1 => any_bytes(),
        ],
    ) {
        let shown = String::from_utf8_lossy(&bytes);
        let items = decode_batch::<Value>(market, &bytes);
        let expected = verdict(market, Body::Batch, &bytes);
        prop_assert_eq!(verdict_of(&items), without_data(expected.clone()), "{:?}", shown);
        let Verdict::Success(data) = expected else { return Ok(()) };
        let Ok(items) = items else {
            let is_list = matches!(&data[..], [Json { kind: Kind::Array(_), .. }]);
            prop_assert!(!is_list, "{:?}", shown);
            return Ok(());
        };
        let [Json { kind: Kind::Array(expected), .. }] = &data[..] else { panic!("{shown}") };
        prop_assert_eq!(items.len(), expected.len());
        for (item, json) in items.iter().zip(expected) {
            let expected = without_data(batch_item(market, json));
            prop_assert_eq!(verdict_of(item), expected, "{:?}", json.text);
            if let Err(Error::Api(error)) = item {
                prop_assert!(json.text.starts_with(error.body()));
            }
        }
    }

    #[test]
    fn digits_are_never_lost(digits in "-?[1-9][0-9]{0,40}(\\.[0-9]{1,5})?(e[0-9]{1,3})?") {
        let body = format!(r#"{{"code":{digits}}}"#);
        prop_assert_eq!(verdict_of(&check(Market::Spot, &body)), without_data(verdict(Market::Spot, Body::Response, body.as_bytes())));
    }
}

/// The two parsers differ in the last digit of a float, and in whether `-0` is one.
fn rounded(value: Value) -> Value {
    match value {
        Value::Number(number) => format!("{:.10e}", number.as_f64().unwrap() + 0.0).into(),
        Value::Array(items) => items.into_iter().map(rounded).collect(),
        Value::Object(entries) => entries.into_iter().map(|(key, value)| (key, rounded(value))).collect(),
        other => other,
    }
}

fn batch_item(market: Market, json: &Json) -> Verdict {
    verdict(market, Body::Item, json.text.as_bytes())
}

/// Reads what it gets into memory before it decides.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
#[allow(dead_code)]
enum Buffered {
    Number(f64),
    Anything(Value),
}

/// Takes anything, and swallows what its parser says.
#[derive(Debug)]
struct Careless;

impl<'de> Deserialize<'de> for Careless {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        drop(Vec::<u8>::deserialize(deserializer));
        Ok(Self)
    }
}

#[test]
fn the_generators_make_what_decides() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let mut counts = [0; 4];
    for _ in 0..2_000 {
        let bytes = any_bytes().new_tree(&mut runner).unwrap().current();
        counts[match verdict(Market::Futures, Body::Response, &bytes) {
            Verdict::Success(_) => 0,
            Verdict::Error(_) => 1,
            Verdict::NotJson => 2,
            _ => 3,
        }] += 1;
    }
    assert!(counts[0] > 200 && counts[1] > 500 && counts[2] > 100 && counts[3] > 20, "{counts:?}");
    assert!(parse(&any_object().new_tree(&mut runner).unwrap().current()).is_ok());
}
