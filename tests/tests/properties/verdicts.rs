//! Whatever arrives is read as the documentation says, in every way of reading it.

use coinw_errors::{Error, Market, Reason};
use proptest::prelude::*;
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::bodies::{any_bytes, any_object, any_value};
use crate::by_body::{check, check_frame, data, decode, decode_batch, is};
use crate::json::parse;
use crate::oracle::{self, Data, Refusal, Verdict};

pub fn any_market() -> impl Strategy<Value = Market> {
    proptest::sample::select(Market::ALL)
}

/// Whether an error is the refusal that the documentation describes.
fn is_refusal(market: Market, refusal: &Refusal, error: &Error) -> bool {
    if error.reason() != Reason::Exchange {
        return false;
    }
    let unlisted_code =
        error.code_text().filter(|_| error.listed().is_none()).map(std::borrow::Cow::into_owned);
    let code = (error.listed(), unlisted_code);
    let listed = refusal.listed(market);
    let unlisted = refusal.code.as_ref().filter(|_| listed.is_none()).map(|code| code.text.clone());
    code == (listed, unlisted)
        && error.channel() == Some(refusal.channel)
        // Which of several messages counts, the documentation does not say.
        && (!refusal.is_silent || error.message().is_none())
}

/// Whether what the crate says is the verdict of the documentation. Of a success whose data does not fit the crate says so.
fn is_verdict<T, U>(market: Market, expected: &Verdict<T>, found: &Result<U, Error>) -> bool {
    match expected {
        Verdict::Success(_) => found.is_ok() || is(found, Reason::Data),
        Verdict::NotJson => is(found, Reason::NotJson),
        Verdict::Truncated => is(found, Reason::Truncated),
        Verdict::Refused(refusal) => found.as_ref().is_err_and(|error| is_refusal(market, refusal, error)),
    }
}

fn kind_of<T>(result: &Result<T, Error>) -> &'static str {
    match result {
        Err(error) if error.reason() != Reason::Data => error.name(),
        _ => "success",
    }
}

fn agrees<T: DeserializeOwned>(market: Market, bytes: &[u8], expected: &str) -> bool {
    kind_of(&decode::<T>(market, bytes)) == expected
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_response_is_what_the_documentation_says(market in any_market(), bytes in any_bytes()) {
        let expected = oracle::response(&bytes);
        let shown = String::from_utf8_lossy(&bytes);
        let checked = check(market, &bytes);
        prop_assert!(is_verdict(market, &expected, &checked), "{:?}: {:?}, {:?}", shown, checked, expected);
        prop_assert!(!is(&checked, Reason::Data));
        let json = data(market, &bytes);
        prop_assert!(is_verdict(market, &expected, &json), "{:?}: {:?}", shown, json);
        match expected {
            Verdict::Success(Data::None) => prop_assert_eq!(json.unwrap(), None),
            Verdict::Success(Data::One(expected)) => prop_assert_eq!(json.unwrap(), Some(expected.as_str())),
            Verdict::Success(Data::Twice) => prop_assert!(json.is_err(), "{:?}", shown),
            _ => {}
        }
    }

    #[test]
    fn what_the_caller_wants_takes_no_part_in_the_verdict(market in any_market(), bytes in any_bytes()) {
        let expected = kind_of(&check(market, &bytes)).to_owned();
        prop_assert!(agrees::<Value>(market, &bytes, &expected));
        prop_assert!(agrees::<IgnoredAny>(market, &bytes, &expected));
        prop_assert!(agrees::<()>(market, &bytes, &expected));
        prop_assert!(agrees::<u8>(market, &bytes, &expected));
        prop_assert!(agrees::<Buffered>(market, &bytes, &expected));
        prop_assert!(agrees::<Careless>(market, &bytes, &expected));
        prop_assert_eq!(kind_of(&decode::<&RawValue>(market, &bytes)), &expected);
        prop_assert_eq!(kind_of(&decode::<Option<&str>>(market, &bytes)), &expected);
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
        }
    }

    #[test]
    fn a_frame_is_what_the_documentation_says(market in any_market(), bytes in any_bytes()) {
        let expected = oracle::frame(&bytes);
        let found = check_frame(market, &bytes);
        let shown = String::from_utf8_lossy(&bytes);
        prop_assert!(is_verdict(market, &expected, &found), "{:?}: {:?}, {:?}", shown, found, expected);
        if let (Verdict::Success(expected), Ok(found)) = (expected, found) {
            prop_assert_eq!(found, expected, "{:?}", shown);
        }
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
        let expected = oracle::batch(&bytes);
        prop_assert!(is_verdict(market, &expected, &items), "{:?}: {:?}, {:?}", shown, items, expected);
        let Verdict::Success(expected) = expected else { return Ok(()) };
        prop_assert_eq!(items.is_ok(), expected.is_some(), "{:?}", shown);
        let (items, expected) = (items.unwrap_or_default(), expected.unwrap_or_default());
        prop_assert_eq!(items.len(), expected.len());
        for (item, expected) in items.iter().zip(expected) {
            match (item, expected) {
                (item, Ok(())) if item.is_ok() || is(item, Reason::Data) => {}
                (Err(error), Err((refusal, text))) => {
                    prop_assert!(is_refusal(market, &refusal, error), "{}: {:?}, {:?}", text, error, refusal);
                    prop_assert!(text.starts_with(error.body()), "{}", text);
                }
                (item, expected) => prop_assert!(false, "{:?}, but {:?}", item, expected),
            }
        }
    }

    #[test]
    fn digits_are_never_lost(digits in "-?[1-9][0-9]{0,40}(\\.[0-9]{1,5})?(e[0-9]{1,3})?") {
        let body = format!(r#"{{"code":{digits}}}"#);
        prop_assert!(is_verdict(Market::Spot, &oracle::response(body.as_bytes()), &check(Market::Spot, &body)), "{}", digits);
    }
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
        counts[match oracle::response(&bytes) {
            Verdict::Success(_) => 0,
            Verdict::Refused(_) => 1,
            Verdict::NotJson => 2,
            Verdict::Truncated => 3,
        }] += 1;
    }
    assert!(counts[0] > 200 && counts[1] > 500 && counts[2] > 100 && counts[3] > 20, "{counts:?}");
    assert!(parse(&any_object().new_tree(&mut runner).unwrap().current()).is_ok());
}
