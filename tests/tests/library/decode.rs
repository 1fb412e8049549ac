//! The data of a response, in the caller's type.

use std::collections::HashMap;

use crate::by_body::{check, data, decode, decode_batch, is};
use coinw_errors::Market::{Futures, Spot};
use coinw_errors::{Error, ErrorCode, Market, Outcome, Reason};
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Order<'a> {
    order_number: &'a str,
}

#[track_caller]
fn refused<'a, T: Deserialize<'a> + std::fmt::Debug>(market: Market, body: &'a str) -> Error {
    match decode::<T>(market, body) {
        Err(error) if error.reason() == Reason::Exchange => error,
        other => panic!("{body}: {other:?}"),
    }
}

#[track_caller]
fn of_another_type<'a, T: Deserialize<'a> + std::fmt::Debug>(body: &'a str) -> String {
    match decode::<T>(Futures, body) {
        Err(error) if error.reason() == Reason::Data => error.detail().unwrap().to_owned(),
        other => panic!("{body}: {other:?}"),
    }
}

// Data.

#[test]
fn data_is_decoded_wherever_it_stands() {
    for body in [
        r#"{"code":"200","data":{"orderNumber":"461"},"msg":"SUCCESS","success":true,"failed":false}"#,
        r#"{"data":{"orderNumber":"461"},"failed":false,"msg":"SUCCESS","success":true,"code":"200"}"#,
        r#"{"success":true,"code":"200","data":{"orderNumber":"461","more":[1,{"a":null}]},"more":{}}"#,
    ] {
        assert_eq!(decode(Spot, body), Ok(Order { order_number: "461" }), "{body}");
    }
}

#[test]
fn data_borrows_from_the_body() {
    let body = r#"{"code":0,"data":{"orderNumber":"461"}}"#.to_owned();
    let order: Order<'_> = decode(Futures, &body).unwrap();
    assert!(body.as_bytes().as_ptr_range().contains(&order.order_number.as_ptr()));
}

#[test]
fn every_kind_of_body_is_accepted() {
    let body = r#"{"code":0,"data":1}"#;
    assert_eq!(decode(Futures, body), Ok(1));
    assert_eq!(decode(Futures, &body.to_owned()), Ok(1));
    assert_eq!(decode(Futures, body.as_bytes()), Ok(1));
    assert_eq!(decode(Futures, &body.as_bytes().to_vec()), Ok(1));
    assert_eq!(decode(Futures, br#"{"code":0,"data":1}"#), Ok(1));
}

#[test]
fn a_success_without_data_is_one_for_a_type_that_needs_none() {
    for body in [r#"{"code":0}"#, r#"{"code":0,"data":null,"msg":""}"#] {
        assert_eq!(decode::<()>(Futures, body), Ok(()), "{body}");
        assert_eq!(decode::<Option<u32>>(Futures, body), Ok(None), "{body}");
        assert_eq!(decode::<Value>(Futures, body), Ok(Value::Null), "{body}");
    }
}

#[test]
fn a_success_without_data_is_no_data_for_a_type_that_needs_some() {
    for body in [r#"{"code":0}"#, r#"{"code":0,"data":null}"#] {
        assert!(of_another_type::<Order<'_>>(body).starts_with("missing field `data`"), "{body}");
    }
}

#[test]
fn data_of_another_type_says_where() {
    #[derive(Debug, Deserialize)]
    #[allow(dead_code)]
    struct Fill {
        price: f64,
    }
    let reason = of_another_type::<HashMap<String, Vec<Fill>>>(
        r#"{"code":0,"data":{"rows":[{"price":1},{"price":"2"}]}}"#,
    );
    assert!(reason.starts_with("data.rows[1].price: invalid type: string \"2\", expected f64"), "{reason}");
}

#[test]
fn an_item_of_another_type_says_which() {
    assert!(
        of_another_type::<Vec<u8>>(r#"{"code":0,"data":[1,"x"]}"#)
            .starts_with("data[1]: invalid type: string \"x\"")
    );
}

#[test]
fn data_of_another_type_has_an_unknown_outcome() {
    let error = decode::<u8>(Futures, r#"{"code":0,"data":"x"}"#).unwrap_err();
    assert_eq!(error.outcome(), Outcome::Unknown);
    assert_eq!(error.body(), r#"{"code":0,"data":"x"}"#);
}

#[test]
fn data_that_is_there_twice_is_no_data_in_either_order() {
    for body in [
        r#"{"code":0,"data":1,"data":2}"#,
        r#"{"code":0,"data":null,"data":2}"#,
        r#"{"code":0,"data":2,"data":null}"#,
        r#"{"data":[2],"code":0,"d\u0061ta":{"a":1}}"#,
    ] {
        assert_eq!(of_another_type::<Option<u8>>(body), "duplicate field `data`", "{body}");
        assert_eq!(of_another_type::<Value>(body), "duplicate field `data`", "{body}");
        assert!(is(&data(Futures, body), Reason::Data), "{body}");
        assert!(is(&decode_batch::<Value>(Futures, body), Reason::Data), "{body}");
        assert_eq!(check(Futures, body), Ok(()), "{body}");
    }
}

#[test]
fn what_the_caller_wants_takes_no_part_in_the_verdict() {
    /// Takes anything and swallows every mistake.
    #[derive(Debug)]
    struct Careless;

    impl<'de> Deserialize<'de> for Careless {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            drop(u8::deserialize(deserializer));
            Ok(Self)
        }
    }

    for data in
        [r#"[{"msgCode":1},{"v":1e999}]"#, r#"[{"v":1e999},{"msgCode":1}]"#, r#"["\ud800",{"msgCode":1}]"#]
    {
        let body = format!(r#"{{"code":0,"data":{data}}}"#);
        refused::<&RawValue>(Futures, &body);
        refused::<Value>(Futures, &body);
        refused::<Careless>(Futures, &body);
        refused::<u8>(Futures, &body);
        assert!(is(&check(Futures, &body), Reason::Exchange), "{body}");
    }
}

#[test]
fn data_that_no_type_holds_is_data_for_those_who_take_it_as_it_is() {
    for data in ["1e999", r#""\ud800""#, r#"{"\ud800":[]}"#] {
        let body = format!(r#"{{"code":0,"data":{data}}}"#);
        assert_eq!(decode::<&RawValue>(Futures, &body).unwrap().get(), data);
        assert!(is(&decode::<Value>(Futures, &body), Reason::Data), "{body}");
    }
}

#[test]
fn what_is_said_of_data_of_another_type_is_where_it_stands_in_the_body() {
    let body = "{\"code\":0,\n \"data\":{\n\"a\": \"x\"}}";
    assert_eq!(
        of_another_type::<HashMap<String, u8>>(body),
        r#"data.a: invalid type: string "x", expected u8 at line 3 column 8"#
    );
    let body = "{\"code\":0,\n \"data\":{\"a\": \"x\"}}";
    assert_eq!(
        of_another_type::<HashMap<String, u8>>(body),
        r#"data.a: invalid type: string "x", expected u8 at line 2 column 17"#
    );
    assert_eq!(
        of_another_type::<u8>(r#"{"code":0,"data":[1]}"#),
        "data: invalid type: sequence, expected u8 at line 1 column 17"
    );
}

#[test]
fn data_is_decoded_into_types_that_read_in_ways_of_their_own() {
    let body = r#"{"code":0,"data":{"a":1}}"#;
    assert_eq!(decode::<&RawValue>(Futures, body).unwrap().get(), r#"{"a":1}"#);
    assert_eq!(decode::<Value>(Futures, body).unwrap()["a"], 1);
    assert_eq!(decode::<HashMap<&str, u8>>(Futures, body).unwrap()["a"], 1);
}

#[test]
fn data_is_decoded_into_enums() {
    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Side {
        Long,
        Short,
    }
    let body = r#"{"code":0,"data":["long","short"]}"#;
    assert_eq!(decode::<Vec<Side>>(Futures, body).unwrap(), [Side::Long, Side::Short]);
}

#[test]
fn data_is_decoded_into_flattened_structs() {
    #[derive(Debug, PartialEq, Deserialize)]
    struct Flat {
        #[serde(flatten)]
        rest: HashMap<String, u8>,
    }
    assert_eq!(decode::<Flat>(Futures, r#"{"code":0,"data":{"a":1}}"#).unwrap().rest["a"], 1);
}

// Errors are never data.

#[test]
fn an_error_is_an_error_whatever_its_data() {
    for body in [
        r#"{"code":9012,"data":{"orderNumber":"461"},"msg":"Position not found"}"#,
        r#"{"data":{"orderNumber":"461"},"code":9012,"msg":"Position not found"}"#,
        r#"{"data":{"orderNumber":461},"msg":"Position not found","code":9012}"#,
        r#"{"data":"","msg":"Position not found","code":"9012"}"#,
        r#"{"msg":"Position not found","data":null,"code":" +09012 "}"#,
        r#"{"message":"Position not found","code":9012}"#,
    ] {
        let error = refused::<Order<'_>>(Futures, body);
        assert_eq!(error.listed(), Some(ErrorCode::PositionNotFound), "{body}");
        assert_eq!(error.message(), Some("Position not found"), "{body}");
        assert_eq!(error.body(), body);
    }
}

#[test]
fn a_reply_inside_the_data_that_failed_is_an_error() {
    let body = r#"{"code":0,"data":{"result":false,"errorCode":1004,"errorMsg":"Invalid session"}}"#;
    let error = refused::<Value>(Futures, body);
    assert_eq!(error.listed(), Some(ErrorCode::InvalidSession));
    assert_eq!(error.message(), Some("Invalid session"));
    assert!(!error.is_plain_refusal());
}

#[test]
fn a_flag_inside_the_data_that_means_failure_is_an_error() {
    for data in [r#"{"result":false}"#, r#"{"success":false}"#, r#"{"failed":true}"#] {
        let body = format!(r#"{{"code":0,"data":{data}}}"#);
        assert_eq!(refused::<Value>(Futures, &body).outcome(), Outcome::Unknown, "{body}");
    }
}

#[test]
fn flags_of_the_same_names_that_are_no_flags_are_data() {
    let body = r#"{"code":0,"data":{"result":{"rows":[]},"success":3,"failed":["a"]}}"#;
    assert!(decode::<Value>(Futures, body).is_ok());
}

#[test]
fn a_failed_item_of_a_batch_is_an_error_of_the_whole() {
    for body in [
        r#"{"code":0,"data":[{"msgCode":0,"openId":"1"},{"msgCode":9012,"msg":"Position not found"}]}"#,
        r#"{"code":0,"data":{"rows":[{"list":[{"msgCode":"9012","msg":"Position not found"}]}]}}"#,
        r#"{"data":[{"msg":"Position not found","msgCode":9012}],"code":0}"#,
    ] {
        for error in [
            refused::<Value>(Futures, body),
            refused::<&RawValue>(Futures, body),
            refused::<Order<'_>>(Futures, body),
        ] {
            assert_eq!(error.listed(), Some(ErrorCode::PositionNotFound), "{body}");
            assert_eq!(error.message(), Some("Position not found"), "{body}");
            assert_eq!(error.outcome(), Outcome::Unknown, "{body}");
        }
    }
}

#[test]
fn an_error_beside_items_that_succeeded_has_an_unknown_outcome() {
    let body = r#"{"code":9012,"data":[{"msgCode":0,"openId":"1"},{"msgCode":9012}]}"#;
    let error = refused::<Value>(Futures, body);
    assert_eq!((error.listed(), error.outcome()), (Some(ErrorCode::PositionNotFound), Outcome::Unknown));
}

#[test]
fn a_flag_that_is_read_as_it_is_written_hides_nothing() {
    #[derive(Debug, Deserialize)]
    #[allow(dead_code)]
    struct Reply<'a> {
        #[serde(borrow)]
        result: &'a RawValue,
    }
    refused::<Reply<'_>>(Futures, r#"{"code":0,"data":{"result":false}}"#);
}

#[test]
fn a_failed_item_in_an_enum_is_an_error() {
    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "lowercase")]
    #[allow(dead_code)]
    enum Listed {
        Rows(Value),
    }
    refused::<Listed>(Futures, r#"{"code":0,"data":{"rows":[{"msgCode":9012}]}}"#);
    refused::<Vec<Listed>>(Futures, r#"{"code":0,"data":[{"rows":{"msgCode":9012}}]}"#);
}

#[test]
fn a_code_that_is_only_nearly_a_success_is_an_error() {
    for code in ["1e-400", "200.00000000000000000001", "-0.0000000000000000000000000001"] {
        let error = refused::<()>(Futures, &format!(r#"{{"code":{code}}}"#));
        assert_eq!((error.listed(), error.code_text()), (None, Some(code.into())), "{error}");
    }
    assert_eq!(decode::<()>(Futures, r#"{"code":200.0}"#), Ok(()));
}

#[test]
fn a_flag_that_is_only_nearly_a_success_is_an_error() {
    for flags in [
        r#""code":0,"failed":1e-400"#,
        r#""success":1.00000000000000000001"#,
        r#""code":0,"success":1.00000000000000000001"#,
    ] {
        refused::<()>(Futures, &format!("{{{flags}}}"));
    }
    assert_eq!(decode::<()>(Futures, r#"{"code":0,"failed":0.0,"success":1.0}"#), Ok(()));
}

// Other parsers.

fn parsed_afterwards(body: &str) -> Result<Option<Value>, Error> {
    Ok(data(Futures, body)?.map(|json| serde_json::from_str(json).unwrap()))
}

#[test]
fn another_parser_gives_the_same_data() {
    for body in [
        r#"{"code":0,"data":{"a":[1,2.5,"x",null,true]},"msg":""}"#,
        r#"{"data":{"a":{"b":[{"msgCode":0}]}},"code":"200"}"#,
        "\u{feff} { \"d\\u0061ta\" : [ 1 ] , \"success\" : true } ",
    ] {
        let ours = decode::<Value>(Futures, body).unwrap();
        assert_eq!(parsed_afterwards(body).unwrap(), Some(ours), "{body}");
    }
}

#[test]
fn another_parser_gives_the_same_errors() {
    let samples = ErrorCode::ALL.iter().map(|code| code.sample());
    for body in samples.chain([
        r#"{"data":{"a":"b"},"code":9012}"#,
        r#"{"code":0,"data":[{"msgCode":9012}]}"#,
        r#"{"code":0,"data":{"result":false}}"#,
        r#"{"code":123456789012345678901234567890}"#,
        r#"{"code":200.5}"#,
        r#"{"code":0,"success":false}"#,
        r#"{"code":0,"data":1,"data":2}"#,
        "[]",
        "{",
        "<html>",
    ]) {
        assert_eq!(parsed_afterwards(body).unwrap_err(), decode::<u8>(Futures, body).unwrap_err(), "{body}");
    }
}

#[test]
fn the_json_of_the_data_is_a_part_of_the_body() {
    let body = r#"{"code":0, "data" : {"a": 1e999} ,"msg":""}"#;
    assert_eq!(data(Futures, body), Ok(Some(r#"{"a": 1e999}"#)));
    assert!(body.as_bytes().as_ptr_range().contains(&data(Futures, body).unwrap().unwrap().as_ptr()));
}

#[test]
fn a_success_without_data_has_no_json_of_it() {
    for body in [r#"{"code":0}"#, r#"{"code":0,"data":null}"#, r#"{"success":true}"#] {
        assert_eq!(data(Futures, body), Ok(None), "{body}");
    }
}
