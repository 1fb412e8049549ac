//! Response bodies: which are errors, and which errors?

use crate::by_body::{check, decode, refused, unlisted};
use coinw_errors::Market::{Futures, Spot};
use coinw_errors::{Channel, Error, ErrorCode, Idempotency, Outcome, Reason, RetryAction};

// The guide's own answers.

#[test]
fn every_sample_is_its_own_code_on_each_of_its_markets() {
    for &code in ErrorCode::ALL {
        for &market in code.markets() {
            assert_eq!(refused(market, code.sample()).listed(), Some(code), "{market}");
        }
    }
}

#[test]
fn every_sample_keeps_its_message_and_its_body() {
    for &code in ErrorCode::ALL {
        let error = refused(code.markets()[0], code.sample());
        // Where the server puts a value, the spec has `{…}`.
        let (start, _) = code.message().split_once('{').unwrap_or((code.message(), ""));
        assert!(error.message().is_some_and(|message| message.starts_with(start)), "{code}");
        assert_eq!(error.body(), code.sample());
        assert!(!error.body_is_cut());
    }
}

#[test]
fn a_sample_is_unlisted_on_a_market_that_the_guide_does_not_name() {
    assert_eq!(unlisted(Spot, ErrorCode::InternalServerError.sample()), "500");
    assert_eq!(unlisted(Futures, ErrorCode::BusinessException.sample()), "-200");
}

// Successes.

#[test]
fn successes_of_every_surface_pass() {
    for (market, body) in [
        (
            Spot,
            r#"{"code":"200","data":{"orderNumber":"4611772879845982297"},"msg":"SUCCESS","success":true,"failed":false}"#,
        ),
        (Spot, r#"{"code":"200"}"#),
        (Spot, r#"{"data":null,"code":"200"}"#),
        (Futures, r#"{"code":0,"data":{"value":"33309907537115139"},"msg":""}"#),
        (Futures, r#"{"code":0}"#),
        (Futures, r#"{"code":200,"message":"","retry":false,"success":true}"#),
        (Spot, r#"{"success":true,"data":[]}"#),
        (Spot, r#"{"code":"200","msg":null,"data":null,"success":true,"failed":null}"#),
        (Spot, r#"{"code":"200","success":"true","failed":"false"}"#),
        (Spot, r#"{"code":"200","success":1,"failed":0}"#),
        (Futures, r#"{"code":0,"result":{"list":[]}}"#),
        (Futures, r#"{"code":0,"errorCode":0,"errorMsg":null}"#),
    ] {
        assert_eq!(check(market, body), Ok(()), "{body}");
    }
}

#[test]
fn codes_inside_the_data_are_the_datas_business() {
    assert_eq!(check(Futures, r#"{"code":0,"data":{"code":500,"msg":"x"}}"#), Ok(()));
    assert_eq!(check(Futures, r#"{"code":0,"data":[{"code":500,"success":false}]}"#), Ok(()));
}

// Spellings of a code.

#[test]
fn every_code_is_the_same_as_a_number_and_as_a_string() {
    for &code in ErrorCode::ALL.iter().filter(|code| code.channel() == Channel::Rest) {
        for spelling in [format!("{}", code.code()), format!("\"{}\"", code.code())] {
            let error = refused(code.markets()[0], format!(r#"{{"code":{spelling}}}"#));
            assert_eq!(error.listed(), Some(code), "{spelling}");
        }
    }
}

#[test]
fn a_code_is_the_same_in_every_spelling() {
    for code in [
        "6003",
        r#""6003""#,
        r#"" 6003 ""#,
        r#""+6003""#,
        r#""06003""#,
        "6003.0",
        "6.003e3",
        r#""6\u003003""#,
    ] {
        let error = refused(Futures, format!(r#"{{"code":{code}}}"#));
        assert_eq!(error.listed(), Some(ErrorCode::PermissionRequired), "{code}");
    }
}

#[test]
fn a_negative_code_is_one_as_a_number_and_as_a_text() {
    for code in ["-103", r#""-103""#, "-103.0"] {
        let error = refused(Spot, format!(r#"{{"code":{code}}}"#));
        assert_eq!(error.listed(), Some(ErrorCode::UserApiError), "{code}");
    }
}

#[test]
fn a_code_is_found_wherever_it_stands_in_the_body() {
    for body in [
        r#"{"code":402,"msg":"param required","data":{"a":[1,{"b":null}]}}"#,
        r#"{"data":{"a":[1,{"b":null}]},"msg":"param required","code":402}"#,
        r#"{"msg":"param required","code":402,"data":{"a":[1,{"b":null}]}}"#,
    ] {
        let error = refused(Futures, body);
        assert_eq!(error.listed(), Some(ErrorCode::ParamRequired), "{body}");
        assert_eq!(error.message(), Some("param required"), "{body}");
    }
}

#[test]
fn msg_and_message_are_the_same_text() {
    for key in ["msg", "message"] {
        let error = refused(Futures, format!(r#"{{"code":1,"{key}":"System error"}}"#));
        assert_eq!(error.message(), Some("System error"));
    }
}

#[test]
fn of_two_texts_the_one_that_says_something_is_kept() {
    let error = refused(Futures, r#"{"code":1,"msg":"","message":"System error"}"#);
    assert_eq!(error.message(), Some("System error"));
}

// Codes that the guide does not list.

#[test]
fn an_unlisted_code_is_an_error_and_is_kept() {
    for (code, kept) in [
        ("777001", "777001"),
        (r#""777001""#, "777001"),
        ("-777001", "-777001"),
        ("99999999999", "99999999999"),
        ("18446744073709551615", "18446744073709551615"),
        (r#""123456789012345678901234567890""#, "123456789012345678901234567890"),
        (r#""E1001""#, "E1001"),
        ("0.5", "0.5"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
        ("-99999999999999999999.50", "-99999999999999999999.50"),
        ("9007199254740993.0", "9007199254740993"),
        ("1e400", "1e400"),
        (r#""\ud800""#, r#""\ud800""#),
        ("false", "false"),
        ("[0]", "[0]"),
        (r#"{"a":[1]}"#, r#"{"a":[1]}"#),
    ] {
        let body = format!(r#"{{"code":{code},"msg":"?"}}"#);
        assert_eq!(unlisted(Futures, &body), kept, "{body}");
        assert_eq!(refused(Futures, &body).outcome(), Outcome::Unknown, "{body}");
    }
}

#[test]
fn an_unlisted_number_can_be_read_as_a_number() {
    let error = refused(Futures, r#"{"code":"777001"}"#);
    assert_eq!((error.name(), error.number()), ("Unlisted", Some(777_001)));
}

#[test]
fn a_code_of_the_websocket_is_unlisted_in_a_rest_answer() {
    assert_eq!(unlisted(Futures, r#"{"code":1004,"msg":"Invalid session"}"#), "1004");
}

#[test]
fn a_code_of_rest_is_unlisted_in_a_websocket_answer() {
    let body = r#"{"result":false,"errorCode":500,"errorMsg":"?"}"#;
    assert_eq!(unlisted(Futures, body), "500");
    assert_eq!(
        refused(Futures, body).to_string(),
        r#"futures websocket 500 (not listed for futures websockets in the CoinW API Error Code Guide): "?""#
    );
}

// Flags.

#[test]
fn a_flag_alone_makes_an_error() {
    for body in [
        r#"{"success":false,"msg":"no"}"#,
        r#"{"failed":true,"msg":"no"}"#,
        r#"{"result":false,"errorMsg":"no"}"#,
        r#"{"success":"false","msg":"no"}"#,
        r#"{"success":0,"msg":"no"}"#,
        r#"{"failed":1,"msg":"no"}"#,
    ] {
        let error = refused(Spot, body);
        assert_eq!((error.name(), error.code_text()), ("Absent", None), "{body}");
        assert_eq!(error.message(), Some("no"), "{body}");
    }
}

#[test]
fn a_failure_flag_beside_a_success_code_is_an_error() {
    for body in [
        r#"{"code":"200","success":false}"#,
        r#"{"code":"200","failed":true}"#,
        r#"{"success":false,"code":"200"}"#,
        r#"{"success":true,"failed":true,"code":"200"}"#,
        r#"{"code":"200","success":0}"#,
        r#"{"code":"200","failed":1}"#,
        r#"{"code":"200","success":"no"}"#,
        r#"{"code":"200","success":{}}"#,
        r#"{"code":"200","failed":"maybe"}"#,
        r#"{"code":"200","result":false}"#,
    ] {
        assert_eq!(unlisted(Spot, body), "200", "{body}");
    }
}

#[test]
fn a_success_flag_beside_a_failure_code_is_an_error() {
    let error = refused(Futures, r#"{"success":true,"code":500}"#);
    assert_eq!(error.listed(), Some(ErrorCode::InternalServerError));
}

#[test]
fn a_second_code_does_not_hide_the_first() {
    for body in [r#"{"code":0,"code":500}"#, r#"{"code":500,"code":0}"#, r#"{"code":500,"code":null}"#] {
        assert_eq!(refused(Futures, body).listed(), Some(ErrorCode::InternalServerError), "{body}");
    }
}

// A plain refusal, after which the guide decides; and what nearly is one, after which nobody knows what became of the order.

#[test]
fn a_plain_refusal_decides_by_the_guide() {
    for body in [
        r#"{"code":"29001","data":null,"msg":"x","success":false,"failed":true}"#,
        r#"{"code":429,"message":"x","retry":false,"success":false}"#,
        r#"{"code":29001,"data":[],"msg":"","retry":{},"retry":true,"m\u006fre":null}"#,
        r#"{"code":29001,"code":29001,"msgCode":"29001","msg":"x","msg":"x"}"#,
        r#"{"errorCode":1004,"result":false,"errorMsg":"x"}"#,
        r#"{"channel":"login","data":{"errorCode":1004,"result":false}}"#,
        "\u{feff}{\"code\":29001}",
    ] {
        let error = refused(Futures, body);
        let listed = error.listed().unwrap();
        assert!(error.is_plain_refusal(), "{body}");
        for &idempotency in Idempotency::ALL {
            assert_eq!(error.retry_action(idempotency), listed.retry_action(idempotency), "{body}");
        }
    }
}

#[test]
fn every_sample_of_the_guide_is_a_plain_refusal() {
    for code in crate::guide::codes() {
        for &market in code.markets() {
            assert!(refused(market, code.sample()).is_plain_refusal(), "{code}");
        }
    }
}

#[test]
fn beside_anything_else_a_code_keeps_its_retry_class_and_its_outcome_is_unknown() {
    for body in [
        r#"{"code":29001,"orderId":"33"}"#,
        r#"{"code":29001,"traceId":"33"}"#,
        r#"{"code":29001,"data":{"orderId":"33"}}"#,
        r#"{"code":429,"data":true}"#,
        r#"{"code":29001,"data":[{"msgCode":29001}]}"#,
        r#"{"data":[{"msgCode":29001},{"msgCode":1}]}"#,
        r#"{"data":{"errorCode":1004,"orderId":"1"}}"#,
        r#"{"code":29001,"success":true}"#,
        r#"{"code":29001,"success":"yes"}"#,
        r#"{"code":29001,"failed":false}"#,
        r#"{"code":29001,"result":true}"#,
        r#"{"code":29001,"code":0}"#,
        r#"{"code":0,"code":29001}"#,
        r#"{"code":29001,"code":500}"#,
        r#"{"code":29001,"errorCode":1004}"#,
        r#"{"code":0,"errorCode":1004}"#,
        r#"{"code":29001,"msg":"x","msg":"y"}"#,
        r#"{"code":29001,"msg":1}"#,
        r#"{"code":29001,"msg":"\ud800"}"#,
        r#"{"code":29001,"\ud800":null}"#,
        r#"{"code":29001,"channel":"login"}"#,
        r#"{"code":29001,"retry":"false"}"#,
        r#"{"code":29001,"retry":[true]}"#,
        r#"{"code":29001,"thirdOrderId":"1"}"#,
    ] {
        let error = refused(Futures, body);
        let query = error.listed().unwrap().retry_action(Idempotency::Idempotent);
        assert_eq!((error.is_plain_refusal(), error.outcome()), (false, Outcome::Unknown), "{body}");
        assert_eq!(error.retry_action(Idempotency::Idempotent), query, "{body}");
        assert_eq!(error.retry_action(Idempotency::NotIdempotent), RetryAction::Reconcile, "{body}");
    }
}

#[test]
fn bytes_that_are_not_utf_8_are_no_plain_refusal() {
    let error = refused(Futures, b"{\"code\":29001,\"msg\":\"\xff\"}");
    assert_eq!((error.listed(), error.outcome()), (Some(ErrorCode::RateLimited), Outcome::Unknown));
}

// What proves nothing.

#[test]
fn what_proves_no_success_is_an_error_without_a_code() {
    for body in [
        "{}",
        "[]",
        "null",
        "0",
        "200",
        "\"200\"",
        r#"{"data":[]}"#,
        r#"{"result":true}"#,
        r#"{"code":null}"#,
        r#"{"status":404,"error":"Not Found","path":"/v1/x"}"#,
    ] {
        let error = refused(Futures, body);
        assert_eq!((error.name(), error.code_text()), ("Absent", None), "{body}");
        assert_eq!(error.outcome(), Outcome::Unknown, "{body}");
        assert_eq!(error.body(), body);
    }
}

#[test]
fn what_is_not_json_is_an_error() {
    for body in ["", " \r\n", "<html>502 Bad Gateway</html>", "pong", "{\"code\":0}x", "{'code': 0}"] {
        let error = check(Futures, body).unwrap_err();
        assert!(error.reason() == Reason::NotJson, "{body}: {error:?}");
        assert_eq!(error.outcome(), Outcome::Unknown, "{body}");
        assert_eq!(error.body(), body);
    }
}

#[test]
fn what_ends_too_early_is_an_error() {
    let body = r#"{"code":0,"data":[{"a":"b"}],"msg":"SUCCESS"}"#;
    for end in 1..body.len() {
        let error = check(Futures, &body[..end]).unwrap_err();
        assert!(error.reason() == Reason::Truncated, "{}: {error:?}", &body[..end]);
        assert_eq!(error.outcome(), Outcome::Unknown);
    }
}

#[test]
fn a_message_that_is_not_utf_8_hides_no_code() {
    let error = refused(Spot, b"{\"code\":\"-200\",\"msg\":\"\xd2\xb5\xce\xf1\xd2\xec\xb3\xa3\"}");
    assert_eq!(error.listed(), Some(ErrorCode::BusinessException));
    assert!(error.message().is_some_and(|message| message.contains('\u{fffd}')));
}

#[test]
fn bytes_that_are_not_utf_8_are_no_json() {
    let error = check(Futures, b"\xff\xfe{\"code\":0}").unwrap_err();
    assert!(error.reason() == Reason::NotJson, "{error:?}");
    assert_eq!(error.body(), "\u{fffd}\u{fffd}{\"code\":0}");
}

#[test]
fn deep_nesting_beside_a_success_code_is_a_success() {
    let nested = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(check(Futures, &format!(r#"{{"code":0,"data":{nested}}}"#)), Ok(()));
}

#[test]
fn deep_nesting_in_place_of_a_code_is_an_error() {
    let nested = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let body = format!(r#"{{"code":{nested}}}"#);
    assert!(nested.starts_with(&unlisted(Futures, &body)));
}

#[test]
fn a_name_is_one_of_a_closed_set() {
    let of_code = |code: &ErrorCode| {
        let market = code.markets()[0];
        check(market, code.sample()).unwrap_err().name()
    };
    for code in ErrorCode::ALL {
        assert_eq!(of_code(code), code.name());
    }
    let others = [
        check(Futures, r#"{"code":"whatever the server sends"}"#).unwrap_err(),
        check(Futures, r#"{"success":false,"msg":"whatever"}"#).unwrap_err(),
        check(Futures, "<html>").unwrap_err(),
        check(Futures, r#"{"code":0"#).unwrap_err(),
        decode::<u8>(Futures, r#"{"code":0,"data":"?"}"#).unwrap_err(),
        Error::no_answer(Futures, "whatever the client says"),
    ];
    let names = others.each_ref().map(Error::name);
    assert_eq!(names, ["Unlisted", "Absent", "NotJson", "Truncated", "Data", "NoAnswer"]);
}
