//! Batches: a result for each item.

use crate::by_body::{check, decode_batch, is};
use coinw_errors::Market::{Futures, Spot};
use coinw_errors::{Error, ErrorCode, Idempotency, Outcome, Reason, RetryAction};
use serde::Deserialize;

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Placed<'a> {
    open_id: &'a str,
}

#[track_caller]
fn items(body: &str) -> Vec<Result<Placed<'_>, Error>> {
    decode_batch(Futures, body).unwrap()
}

#[track_caller]
fn only_error(body: &str) -> Error {
    let mut items = items(body);
    assert_eq!(items.len(), 1);
    items.remove(0).unwrap_err()
}

#[test]
fn each_item_has_a_result_of_its_own() {
    let body = r#"{"code":0,"data":[
        {"msgCode":0,"openId":"33308750244767807","thirdOrderId":"111"},
        {"msgCode":9031,"thirdOrderId":"222","msg":"exceeded"},
        {"thirdOrderId":"333","openId":"33308750244776514","msgCode":"0"}
    ],"msg":""}"#;
    let items = items(body);
    assert_eq!(items[0], Ok(Placed { open_id: "33308750244767807" }));
    assert_eq!(items[1].as_ref().unwrap_err().listed(), Some(ErrorCode::PositionLimitExceeded));
    assert_eq!(items[2], Ok(Placed { open_id: "33308750244776514" }));
}

#[test]
fn a_failed_item_keeps_its_message_and_itself() {
    let error = only_error(r#"{"code":0,"data":[ {"msgCode":9031,"msg":"exceeded","openId":null} ]}"#);
    assert_eq!(error.message(), Some("exceeded"));
    assert_eq!(error.body(), r#"{"msgCode":9031,"msg":"exceeded","openId":null}"#);
}

#[test]
fn a_failed_item_decides_by_its_own_code() {
    // It was certainly refused, whatever became of the others.
    let error = only_error(r#"{"code":0,"data":[{"msgCode":29001}]}"#);
    assert!(matches!(error.retry_action(Idempotency::NotIdempotent), RetryAction::RetryAfter(_)));
}

#[test]
fn an_item_with_an_unlisted_code_is_an_error() {
    let error = only_error(r#"{"code":0,"data":[{"msgCode":"E1","openId":"1"}]}"#);
    assert_eq!((error.name(), error.code_text()), ("Unlisted", Some("E1".into())));
    assert_eq!(error.retry_action(Idempotency::NotIdempotent), RetryAction::Reconcile);
}

#[test]
fn an_item_that_says_two_things_is_an_error() {
    for item in [
        r#"{"msgCode":0,"success":false,"openId":"1"}"#,
        r#"{"msgCode":0,"errorCode":1004,"openId":"1"}"#,
        r#"{"msgCode":0,"msgCode":9012,"openId":"1"}"#,
        r#"{"msgCode":0,"openId":"1","parts":[{"msgCode":1}]}"#,
        r#"{"msgCode":29001,"success":true}"#,
        r#"{"msgCode":29001,"failed":false}"#,
        r#"{"msgCode":29001,"result":true}"#,
    ] {
        let error = only_error(&format!(r#"{{"code":0,"data":[{item}]}}"#));
        assert_eq!(error.retry_action(Idempotency::NotIdempotent), RetryAction::Reconcile, "{item}");
    }
}

#[test]
fn an_item_without_a_code_proves_nothing() {
    for item in [r#"{"openId":"1"}"#, r#"{"msgCode":null,"openId":"1"}"#, r#"{"msgCode":"","openId":"1"}"#] {
        let error = only_error(&format!(r#"{{"code":0,"data":[{item}]}}"#));
        assert_eq!(error.name(), "Absent", "{item}");
    }
}

#[test]
fn the_code_of_an_item_is_its_code_where_it_has_no_msg_code() {
    let body = r#"{"code":0,"data":[
        {"code":0,"openId":"1"},
        {"code":"29001","thirdOrderId":"222"},
        {"code":"BTC","msgCode":0,"openId":"3"},
        {"code":0,"msgCode":9031}
    ]}"#;
    let items = items(body);
    assert_eq!(items[0], Ok(Placed { open_id: "1" }));
    let refused = items[1].as_ref().unwrap_err();
    assert_eq!((refused.listed(), refused.outcome()), (Some(ErrorCode::RateLimited), Outcome::Rejected));
    assert_eq!(items[2], Ok(Placed { open_id: "3" }));
    assert_eq!(items[3].as_ref().unwrap_err().listed(), Some(ErrorCode::PositionLimitExceeded));
}

#[test]
fn an_item_that_is_a_plain_refusal_decides_and_one_that_is_none_does_not() {
    for (item, is_rejected) in [
        (r#"{"msgCode":29001,"msg":"x","thirdOrderId":"111"}"#, true),
        (r#"{"msgCode":29001,"openId":null,"thirdOrderId":111}"#, true),
        (r#"{"msgCode":29001,"thirdOrderId":"\ud800"}"#, false),
        (r#"{"msgCode":29001,"openId":"33"}"#, false),
        (r#"{"msgCode":29001,"code":29001}"#, false),
    ] {
        let error = only_error(&format!(r#"{{"code":0,"data":[{item}]}}"#));
        assert_eq!(error.outcome() == Outcome::Rejected, is_rejected, "{item}");
    }
}

#[test]
fn an_item_of_another_type_leaves_the_others_alone() {
    let items = items(r#"{"code":0,"data":[{"msgCode":0,"openId":1},{"msgCode":0,"openId":"2"}]}"#);
    assert!(is(&items[0], Reason::Data), "{items:?}");
    let detail = items[0].as_ref().unwrap_err().detail().unwrap();
    assert!(detail.starts_with("openId: invalid type: integer `1`, expected a"), "{detail}");
    assert_eq!(items[1], Ok(Placed { open_id: "2" }));
}

#[test]
fn no_items_are_no_results() {
    assert_eq!(items(r#"{"code":0,"data":[]}"#), []);
}

#[test]
fn a_batch_that_failed_as_a_whole_is_an_error() {
    let error = decode_batch::<Placed<'_>>(Spot, r#"{"code":429,"data":null,"message":"Too Many Requests"}"#)
        .unwrap_err();
    assert_eq!(error.listed(), Some(ErrorCode::TooManyRequests));
}

#[test]
fn a_refusal_beside_items_is_no_plain_one() {
    for body in [
        r#"{"code":29001,"data":[{"msgCode":0,"openId":"1"}]}"#,
        r#"{"code":29001,"data":[{"msgCode":9012}]}"#,
    ] {
        let error = decode_batch::<Placed<'_>>(Futures, body).unwrap_err();
        assert_eq!(error.retry_action(Idempotency::NotIdempotent), RetryAction::Reconcile, "{body}");
        assert_eq!(error, check(Futures, body).unwrap_err());
    }
}

#[test]
fn what_is_no_list_of_objects_is_no_batch() {
    for body in [
        r#"{"code":0,"data":{"openId":"1"}}"#,
        r#"{"code":0}"#,
        r#"{"code":0,"data":null}"#,
        r#"{"code":0,"data":[{"msgCode":0,"openId":"1"},"33308750244767807"]}"#,
        r#"{"code":0,"data":[[{"msgCode":0}]]}"#,
        r#"{"code":0,"data":[null]}"#,
    ] {
        assert!(is(&decode_batch::<Placed<'_>>(Futures, body), Reason::Data), "{body}");
    }
}

#[test]
fn a_failure_in_what_is_no_list_of_objects_is_an_error_of_the_whole() {
    for data in [r#"{"list":[{"msgCode":9012}]}"#, r#"[[{"msgCode":9012}]]"#, r#"[1,{"msgCode":9012}]"#] {
        let body = format!(r#"{{"code":0,"data":{data}}}"#);
        let error = decode_batch::<Placed<'_>>(Futures, &body).unwrap_err();
        assert_eq!(error.listed(), Some(ErrorCode::PositionNotFound), "{body}");
        assert_eq!(error, check(Futures, &body).unwrap_err());
    }
}

#[test]
fn a_failed_item_that_stands_alone_is_an_error() {
    let error = decode_batch::<Placed<'_>>(Futures, r#"{"code":0,"data":{"msgCode":9012}}"#).unwrap_err();
    assert_eq!(error.listed(), Some(ErrorCode::PositionNotFound));
}

#[test]
fn what_an_item_says_is_no_part_of_the_whole() {
    let body = r#"{"code":0,"data":[{"m\u0073gCode":9012,"v":1e999},{"msgCode":{"msgCode":[9012]}}]}"#;
    let items = decode_batch::<Placed<'_>>(Futures, body).unwrap();
    assert_eq!(items[0].as_ref().unwrap_err().listed(), Some(ErrorCode::PositionNotFound));
    assert!(is(&items[1], Reason::Exchange));
}

#[test]
fn a_code_of_an_item_outside_of_the_items_is_an_error_of_the_whole() {
    let error =
        decode_batch::<Placed<'_>>(Futures, r#"{"code":0,"more":[{"msgCode":9012}],"data":[]}"#).unwrap_err();
    assert_eq!(error.listed(), Some(ErrorCode::PositionNotFound));
}

#[test]
fn an_item_that_failed_in_a_batch_that_is_not_utf_8_is_an_error_of_the_whole() {
    let body = b"{\"code\":0,\"data\":[{\"msgCode\":9012},{\"msgCode\":0,\"a\":\"\xff\"}]}";
    let error = decode_batch::<Placed<'_>>(Futures, body).unwrap_err();
    assert_eq!(error.listed(), Some(ErrorCode::PositionNotFound));
}
