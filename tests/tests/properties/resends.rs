//! An order is sent again only after a plain refusal; after each of these, the guide decides.

use coinw_errors::{Idempotency, Market, RetryAction};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde::de::IgnoredAny;

use crate::bodies::{any_bytes, any_object};
use crate::by_body::{check, check_frame, decode_batch};
use crate::plain_refusal::{Subject, plain_refusal, wrong_decision};
use crate::verdicts::any_market;

/// Codes of the guide after which an order may be sent again, others, and no codes.
const CODES: [&str; 22] = [
    "29001",
    "29001",
    "29001.0",
    "2.9001e4",
    "\"29001\"",
    "\" +029001 \"",
    "429",
    "\"429\"",
    "1004",
    "1004",
    "\"1004\"",
    "9012",
    "-103",
    "500",
    "0",
    "\"200\"",
    "777001",
    "\"E1\"",
    "\"\"",
    "null",
    "{}",
    "true",
];

const FLAGS: [&str; 20] = [
    "false",
    "true",
    "\"false\"",
    "\"True\"",
    "\" FALSE \"",
    "0",
    "1",
    "0.0",
    "\"0\"",
    "\"1\"",
    "\"00\"",
    "\"no\"",
    "\"yes\"",
    "\"\"",
    "null",
    "{}",
    "[]",
    "-0",
    "[0]",
    "\"f\\u0061lse\"",
];

const ANY: [&str; 22] = [
    "\"Position not found\"",
    "\"x\"",
    "\"\"",
    "null",
    "{}",
    "[]",
    "{ }",
    "0",
    "33",
    "\"33\"",
    "true",
    "false",
    "[0]",
    "{\"a\":null}",
    "{\"orderId\":\"1\"}",
    "{\"errorCode\":1004}",
    "[{\"msgCode\":29001}]",
    "\"\\ud800\"",
    "\"业务异常\"",
    "\"\\u4e1a\"",
    "{\"result\":false}",
    "1e999",
];

/// A member of a refusal, or of what nearly is one: its key may be any, in any spelling.
fn member() -> impl Strategy<Value = String> {
    let of = |keys: &'static [&'static str], values: &'static [&'static str]| {
        (select(keys), select(values)).prop_map(|(key, value)| format!(r#""{key}":{value}"#))
    };
    prop_oneof![
        3 => of(&["success", "failed", "result", "succes\\u0073"], &FLAGS),
        3 => of(&["success", "result"], &["false"]),
        2 => of(&["failed"], &["true"]),
        4 => of(&["msg", "message", "errorMsg"], &["\"Position not found\"", "\"\"", "null", "\"\\u4e1a\""]),
        2 => of(&["retry"], &["false", "true", "null", "\"false\"", "0"]),
        3 => of(&["channel", "type", "biz", "event", "pairCode", "interval"], &["\"login\"", "\"\"", "null", "1"]),
        2 => of(&["thirdOrderId"], &["\"111\"", "111", "null", "true", "[1]"]),
        3 => of(&["data"], &ANY),
        3 => of(&["code", "errorCode", "msgCode", "c\\u006fde"], &CODES),
        2 => of(&["orderId", "traceId", "openId", "Code", "", "\\ud800", "timestamp"], &ANY),
    ]
}

/// An object that may be a refusal: what makes it one, and a few members in front or behind.
fn near_refusal(refuses: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    (refuses, vec(member(), 0..4), any::<bool>()).prop_map(|(refuses, mut members, is_last)| {
        members.insert(if is_last { members.len() } else { 0 }, refuses);
        format!("{{{}}}", members.join(","))
    })
}

fn code_under(keys: &'static [&'static str]) -> impl Strategy<Value = String> {
    (select(keys), select(&CODES[..13])).prop_map(|(key, code)| format!(r#""{key}":{code}"#))
}

pub fn near_response() -> impl Strategy<Value = String> {
    let data = near_refusal(code_under(&["errorCode"])).prop_map(|data| format!(r#""data":{data}"#));
    prop_oneof![
        4 => near_refusal(code_under(&["code"])),
        2 => near_refusal(code_under(&["errorCode", "code", "msgCode"])),
        3 => near_refusal(data),
    ]
}

pub fn near_item() -> impl Strategy<Value = String> {
    near_refusal(code_under(&["msgCode", "msgCode", "msgCode", "code", "code", "errorCode"]))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_order_is_sent_again_only_after_a_plain_refusal(
        market in any_market(),
        body in prop_oneof![3 => near_response().prop_map(String::into_bytes), 1 => any_bytes()],
    ) {
        let shown = String::from_utf8_lossy(&body);
        prop_assert_eq!(wrong_decision(Subject::Response, market, &body, &check(market, &body)), None, "{}", shown);
        prop_assert_eq!(wrong_decision(Subject::Frame, market, &body, &check_frame(market, &body)), None, "{}", shown);
    }

    #[test]
    fn an_order_of_a_batch_is_sent_again_only_after_a_plain_refusal(
        market in any_market(),
        item in prop_oneof![3 => near_item().boxed(), 1 => any_object().boxed()],
    ) {
        let body = format!(r#"{{"code":0,"data":[{item}]}}"#);
        let items = decode_batch::<IgnoredAny>(market, &body).unwrap();
        prop_assert_eq!(wrong_decision(Subject::Item, market, item.as_bytes(), &items[0]), None, "{}", item);
        // Whoever reads the batch as a response is told less: an item never decides for the whole.
        if let Err(error) = check(market, &body) {
            prop_assert_eq!(error.retry_action(Idempotency::NotIdempotent), RetryAction::Reconcile, "{}", item);
        }
    }
}

#[test]
fn the_generators_make_refusals_and_what_nearly_is_one() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let mut plain = [0; 3];
    for _ in 0..1_000 {
        let body = near_response().new_tree(&mut runner).unwrap().current();
        let item = near_item().new_tree(&mut runner).unwrap().current();
        let read = [(Subject::Response, &body), (Subject::Frame, &body), (Subject::Item, &item)];
        for (count, (subject, text)) in plain.iter_mut().zip(read) {
            *count += u32::from(plain_refusal(subject, Market::Futures, text.as_bytes()).is_some());
        }
    }
    assert!(plain.iter().all(|count| (50..900).contains(count)), "{plain:?}");
}
