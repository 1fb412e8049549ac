//! What holds for every body, not only for those that someone thought of.
//!
//! `PROPTEST_CASES` says how many bodies each property is tried with. Ten million are tried before a release, in a release
//! build: `PROPTEST_CASES=10000000 cargo test --release -p coinw-errors-tests --test wire_properties`.

mod bodies;
mod reference;

use std::collections::BTreeMap;

use bodies::{Body, Entry, any_body, any_entries, any_json, failures, without_failure};
use coinw_errors::{
    Error, ErrorCode, Idempotency, Market, Outcome, ReceivedCode, RetryAction, check, check_frame, decode,
    decode_batch,
};
use proptest::prelude::*;
use reference::Verdict;
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

fn any_market() -> impl Strategy<Value = Market> {
    prop::sample::select(Market::ALL)
}

/// What the exchange sent is readable in a log, and nothing about it is decided too lightly.
fn assert_safe(error: &Error) {
    assert_eq!(error.to_string().lines().count(), 1, "{error}");
    assert!(!format!("{error:#} {error:?}").is_empty());
    if error.listed().is_none() {
        assert_eq!(error.outcome(), Outcome::Unknown);
    }
    let action = error.retry_action(Idempotency::NotIdempotent);
    assert_eq!(action == RetryAction::Reconcile, error.outcome() == Outcome::Unknown);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_panics_on_any_bytes(market in any_market(), bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let results = [
            check(market, &bytes),
            decode::<Value>(market, &bytes).map(drop),
            decode_batch::<Value>(market, &bytes).map(drop),
            check_frame(market, &bytes).map(drop),
        ];
        results.iter().filter_map(|result| result.as_ref().err()).for_each(assert_safe);
    }

    #[test]
    fn nothing_panics_on_a_damaged_body(
        market in any_market(),
        body in any_body(),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let mut bytes = body.text().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let cut = &bytes[..at];
        for body in [&bytes[..], cut] {
            let results = [
                check(market, body),
                decode::<Value>(market, body).map(drop),
                decode_batch::<Value>(market, body).map(drop),
                check_frame(market, body).map(drop),
            ];
            results.iter().filter_map(|result| result.as_ref().err()).for_each(assert_safe);
        }
        // What ends too early proves nothing.
        prop_assert!(check(market, cut).is_err());
    }

    #[test]
    fn decode_agrees_with_a_slow_reference(market in any_market(), body in any_body()) {
        let text = body.text();
        let decoded = decode::<Value>(market, &text);
        match reference::verdict(&serde_json::from_str(&text).unwrap()) {
            Verdict::Success(data) => prop_assert_eq!(decoded, Ok(data), "{}", text),
            Verdict::Failure { code } => {
                let Err(Error::Api(error)) = decoded else { panic!("{text}: {decoded:?}") };
                if let Some(code) = code {
                    match error.code() {
                        ReceivedCode::Listed(listed) => prop_assert_eq!(listed.code(), code, "{}", text),
                        ReceivedCode::Unlisted(unlisted) => {
                            prop_assert_eq!(unlisted.number(), Some(i64::from(code)), "{}", text);
                        }
                        ReceivedCode::Absent => panic!("{text}: {error:?}"),
                    }
                }
                assert_safe(&Error::Api(error));
            }
        }
    }

    #[test]
    fn every_way_to_read_a_body_gives_the_same_verdict(market in any_market(), body in any_body()) {
        let text = body.text();
        let is_success = check(market, &text).is_ok();
        prop_assert_eq!(decode::<Value>(market, &text).is_ok(), is_success, "{}", text);
        // Types that read what they get in ways of their own.
        prop_assert_eq!(decode::<Option<&RawValue>>(market, &text).is_ok(), is_success, "{}", text);
        prop_assert_eq!(decode::<Buffered>(market, &text).is_ok(), is_success, "{}", text);
        if is_success {
            let object = decode::<BTreeMap<String, Value>>(market, &text);
            prop_assert!(matches!(object, Ok(_) | Err(Error::Data(_))), "{}: {:?}", text, object);
        } else {
            prop_assert!(decode::<BTreeMap<String, Value>>(market, &text).is_err(), "{}", text);
            prop_assert!(decode::<Typed<'_>>(market, &text).is_err(), "{}", text);
            prop_assert!(decode_batch::<Value>(market, &text).is_err() || body.fails_only_in_items(), "{}", text);
        }
    }

    #[test]
    fn a_failure_is_found_wherever_it_is_put(
        market in any_market(),
        body in without_failure(),
        failure in failures(),
        order in any::<u64>(),
    ) {
        prop_assert!(check(market, body.text()).is_ok(), "{}", body.text());
        let failing = body.with(failure).in_order(order).text();
        prop_assert!(check(market, &failing).is_err(), "{}", failing);
        prop_assert!(decode::<Value>(market, &failing).is_err(), "{}", failing);
        prop_assert!(decode::<Option<&RawValue>>(market, &failing).is_err(), "{}", failing);
        prop_assert!(decode::<Typed<'_>>(market, &failing).is_err(), "{}", failing);
        prop_assert!(check_frame(market, &failing).is_err(), "{}", failing);
    }

    #[test]
    fn the_order_of_the_keys_changes_nothing(market in any_market(), body in any_body(), order in any::<u64>()) {
        let (one, other) = (check(market, body.text()), check(market, body.in_order(order).text()));
        prop_assert_eq!(one.is_ok(), other.is_ok(), "{}", body.text());
        if let (Err(one), Err(other)) = (one, other) {
            prop_assert_eq!(one.outcome(), other.outcome(), "{}", body.text());
            prop_assert_eq!(one.listed(), other.listed(), "{}", body.text());
        }
    }

    /// Large bodies are read in a way of their own, and those with nothing but ASCII in another.
    #[test]
    fn the_length_of_a_body_changes_nothing(market in any_market(), body in any_body()) {
        let text = body.text();
        let long = text.clone() + &" ".repeat(10_000);
        let with_chinese = text.trim_end().strip_suffix('}').filter(|open| open.len() > 1).map(|open| {
            format!(r#"{open},"x":"{}"}}"#, "错误".repeat(2_000))
        });
        let expected = check(market, &text);
        for other in [Some(long), with_chinese].into_iter().flatten() {
            let found = check(market, &other);
            prop_assert_eq!(found.is_ok(), expected.is_ok(), "{}", text);
            if let (Err(one), Err(other)) = (&expected, found) {
                prop_assert_eq!(one.name(), other.name(), "{}", text);
                prop_assert_eq!(one.outcome(), other.outcome(), "{}", text);
                prop_assert_eq!(one.listed(), other.listed(), "{}", text);
            }
        }
    }

    #[test]
    fn a_failed_item_of_a_batch_is_never_returned_as_data(
        market in any_market(),
        items in prop::collection::vec(any_entries(&["msgCode", "result", "errorCode", "openId", "msg"]), 0..5),
    ) {
        let texts: Vec<_> = items.iter().map(|item| bodies::object(item)).collect();
        let body = format!(r#"{{"code":0,"data":[{}]}}"#, texts.join(","));
        let decoded = decode_batch::<Value>(market, &body).unwrap();
        prop_assert_eq!(decoded.len(), items.len());
        for (item, text) in decoded.iter().zip(&texts) {
            let value: Value = serde_json::from_str(text).unwrap();
            prop_assert_eq!(item.is_ok(), reference::item_succeeds(&value), "{}", text);
            if let Err(Error::Api(error)) = item {
                prop_assert_eq!(error.body(), text);
            }
        }
    }

    // Both sides are read from the same digits.
    #[allow(clippy::float_cmp)]
    #[test]
    fn digits_are_never_lost(digits in "-?[1-9][0-9]{0,40}(\\.[0-9]{1,5})?(e[0-9]{1,3})?") {
        let error = check(Market::Spot, format!(r#"{{"code":{digits},"msg":"?"}}"#));
        let number: f64 = digits.parse().unwrap();
        match error {
            Ok(()) => prop_assert!(ErrorCode::SUCCESS.iter().any(|&code| f64::from(code) == number)),
            Err(Error::Api(error)) => match error.code() {
                ReceivedCode::Listed(code) => prop_assert_eq!(f64::from(code.code()), number),
                ReceivedCode::Unlisted(code) if code.as_str() == digits => {}
                // A whole number may be written without its fraction.
                ReceivedCode::Unlisted(code) => prop_assert_eq!(code.as_str().parse::<f64>().unwrap(), number),
                ReceivedCode::Absent => panic!("{digits}"),
            },
            Err(other) => panic!("{digits}: {other:?}"),
        }
    }

    #[test]
    fn the_data_is_the_data(market in any_market(), data in any_json()) {
        let body = Body::of(vec![Entry::new("code", "0"), Entry::new("data", &data)]).text();
        if let Ok(decoded) = decode::<Value>(market, &body) {
            prop_assert_eq!(decoded, serde_json::from_str::<Value>(&data).unwrap());
        }
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

/// Skips most of what it gets.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code)]
struct Typed<'a> {
    #[serde(borrow)]
    open_id: Option<&'a RawValue>,
}
