//! How a body is read: keys, codes, flags and what no type holds.

use crate::by_body::{check, check_frame, data, is, refused, unlisted};
use coinw_errors::Market::{Futures, Spot};
use coinw_errors::{Channel, ErrorCode, Reason};

#[test]
fn a_byte_order_mark_hides_neither_an_error_nor_a_success() {
    assert_eq!(refused(Futures, "\u{feff}{\"code\":29001}").listed(), Some(ErrorCode::RateLimited));
    assert_eq!(check(Futures, "\u{feff}{\"code\":0}"), Ok(()));
    assert!(is(&check(Futures, "\u{feff}\u{feff}{\"code\":0}"), Reason::NotJson));
    assert_eq!(refused(Futures, "\u{feff}{\"code\":29001}").body(), "\u{feff}{\"code\":29001}");
}

#[test]
fn a_key_is_the_same_however_it_is_escaped() {
    for body in [
        r#"{"c\u006fde":1004}"#,
        r#"{"code":0,"err\u006FrCode":1004}"#,
        r#"{"code":0,"data":[{"m\u0073gCode":1004}]}"#,
        r#"{"code":0,"data":{"\u0065rrorCode":1004}}"#,
    ] {
        // At every length the code is the one that is there: of the websocket, where its key is.
        for padding in [0, 400, 500, 4_000, 10_000] {
            let error = refused(Futures, body.to_owned() + &" ".repeat(padding));
            let is_of_websocket = error.channel() == Some(Channel::Websocket);
            assert_eq!(is_of_websocket, body.contains("rCode") || body.contains("rrorCode"), "{body}");
            assert_eq!(error.listed().is_some(), is_of_websocket, "{body}");
            assert!(error.to_string().contains(" 1004 "), "{error}");
        }
    }
    assert!(check(Futures, r#"{"code":0,"f\u0061iled":true}"#).is_err());
}

#[test]
fn a_key_that_is_only_nearly_one_says_nothing() {
    for key in ["Code", "code ", "msgcode", r"msgCode\u0000", r"msgCode\ud800", "MSGCODE"] {
        assert_eq!(check(Futures, &format!(r#"{{"code":0,"data":{{"{key}":9012}}}}"#)), Ok(()), "{key}");
    }
}

#[test]
fn the_private_names_of_a_parser_mean_nothing() {
    for name in ["$serde_json::private::Number", "$serde_json::private::RawValue"] {
        let body = format!(r#"{{"code":{{"{name}":"0"}}}}"#);
        assert_eq!(unlisted(Futures, &body), format!(r#"{{"{name}":"0"}}"#));
        assert_eq!(check(Futures, &format!(r#"{{"code":0,"data":{{"{name}":"0"}}}}"#)), Ok(()));
    }
}

#[test]
fn what_no_type_holds_hides_neither_an_error_nor_a_success() {
    for value in ["1e999", "-1e-999", r#""\ud800""#, r#"{"\udc00":1}"#, r#"["\ud800\ud800",1e400]"#] {
        assert_eq!(check(Futures, &format!(r#"{{"code":0,"data":{value}}}"#)), Ok(()), "{value}");
        assert_eq!(check(Futures, &format!(r#"{{"code":0,"more":{value}}}"#)), Ok(()), "{value}");
        for body in [
            format!(r#"{{"data":{value},"code":9012}}"#),
            format!(r#"{{"code":0,"data":[{{"msgCode":9012}},{value}]}}"#),
            format!(r#"{{"code":0,"data":[{value},{{"msgCode":9012}}]}}"#),
        ] {
            assert_eq!(refused(Futures, &body).listed(), Some(ErrorCode::PositionNotFound), "{body}");
        }
    }
}

#[test]
fn the_code_of_an_item_is_found_at_any_depth_and_under_any_key() {
    for depth in [1, 15, 16, 17, 63, 64, 65, 127, 128, 129, 1_000] {
        let item = format!("{}{{\"msgCode\":9012}}{}", r#"{"a":["#.repeat(depth), "]}".repeat(depth));
        for body in [
            format!(r#"{{"code":0,"data":{item}}}"#),
            format!(r#"{{"code":0,"result":{item}}}"#),
            format!(r#"{{"code":0,"data":{{"msg":{item}}}}}"#),
        ] {
            assert_eq!(refused(Futures, &body).listed(), Some(ErrorCode::PositionNotFound), "{depth}");
        }
    }
}

#[test]
fn an_object_in_the_place_of_a_code_is_looked_into_and_is_one() {
    let error = refused(Futures, r#"{"code":0,"data":[{"msgCode":{"msgCode":[1]},"msg":"x"}]}"#);
    assert_eq!((error.name(), error.code_text()), ("Unlisted", Some("[1]".into())), "{error}");
    let error = refused(Futures, r#"{"code":{"msgCode":0}}"#);
    assert_eq!((error.name(), error.code_text()), ("Unlisted", Some(r#"{"msgCode":0}"#.into())), "{error}");
}

#[test]
fn what_a_part_says_is_kept_apart_from_what_its_neighbours_say() {
    let error = refused(
        Futures,
        r#"{"code":0,"data":[{"msgCode":0,"msg":"fine"},{"msgCode":9012,"in":{"msg":"inner"},"msg":"outer"},{"msgCode":9031,"msg":"third"}]}"#,
    );
    assert_eq!((error.listed(), error.message()), (Some(ErrorCode::PositionNotFound), Some("outer")));
    let error = refused(
        Futures,
        r#"{"code":0,"data":{"a":{"msgCode":9012,"in":[{"msgCode":0}]},"msg":"of the data"},"msg":"top"}"#,
    );
    assert_eq!((error.listed(), error.message()), (Some(ErrorCode::PositionNotFound), Some("top")));
}

#[test]
fn a_second_object_under_data_has_a_message_of_its_own() {
    let body = r#"{"data":{"errorMsg":"x"},"data":{"errorCode":777001,"errorMsg":"x"}}"#;
    assert_eq!(refused(Futures, body).message(), Some("x"));
}

#[test]
fn data_that_stands_twice_is_none_even_if_it_is_the_same() {
    assert!(is(&data(Futures, r#"{"code":0,"data":[1],"data":[1]}"#), Reason::Data));
}

#[test]
fn a_second_object_under_data_hides_no_failure() {
    for body in [
        r#"{"code":0,"data":{"success":false},"data":{}}"#,
        r#"{"code":0,"data":{},"data":{"success":false}}"#,
        r#"{"code":0,"data":null,"data":[{"msgCode":1}]}"#,
    ] {
        assert!(is(&check(Futures, body), Reason::Exchange), "{body}");
    }
}

#[test]
fn a_flag_at_the_top_counts_in_every_spelling() {
    for flag in ["false", r#""false""#, r#""False""#, r#"" FALSE ""#, "0", "0.0", r#""0""#, r#""f\u0061lse""#]
    {
        assert!(check(Futures, &format!(r#"{{"code":0,"success":{flag}}}"#)).is_err(), "{flag}");
        assert_eq!(check(Futures, &format!(r#"{{"code":0,"failed":{flag}}}"#)), Ok(()), "{flag}");
    }
    for flag in ["true", r#""true""#, r#""True""#, "1", "1e0", r#""1""#] {
        assert_eq!(check(Futures, &format!(r#"{{"success":{flag}}}"#)), Ok(()), "{flag}");
        assert!(check(Futures, &format!(r#"{{"code":0,"failed":{flag}}}"#)).is_err(), "{flag}");
    }
    for flag in [r#""tr\u0075ex""#, r#""tr\u0075""#, r#""\u0020""#, r#""x\u0074rue""#, "2", "{}"] {
        assert!(check(Futures, &format!(r#"{{"success":{flag}}}"#)).is_err(), "{flag}");
    }
    for (flag, is_failure) in
        [("false", true), (r#""False""#, true), ("0", true), (r#""0""#, true), ("2", false), ("{}", false)]
    {
        assert_eq!(
            check(Futures, &format!(r#"{{"code":0,"result":{flag}}}"#)).is_err(),
            is_failure,
            "{flag}"
        );
    }
}

#[test]
fn a_code_of_a_reply_or_an_item_counts_wherever_it_stands() {
    for (body, channel) in [
        (r#"{"code":0,"data":[{"result":false,"errorCode":777001}]}"#, Channel::Websocket),
        (r#"{"code":0,"data":{"rows":[[{"errorCode":777001}]]}}"#, Channel::Websocket),
        (r#"{"code":0,"more":{"a":{"errorCode":777001}}}"#, Channel::Websocket),
        (r#"{"code":0,"data":{"rows":[{"msgCode":777001}]}}"#, Channel::Rest),
    ] {
        assert_eq!(unlisted(Futures, body), "777001", "{body}");
        assert_eq!(refused(Futures, body).channel(), Some(channel), "{body}");
    }
}

#[test]
fn an_empty_code_of_a_reply_or_an_item_says_nothing() {
    for value in [r#""""#, "null"] {
        for key in ["errorCode", "msgCode"] {
            let body = format!(r#"{{"code":0,"data":{{"orderId":1,"{key}":{value},"errorMsg":""}}}}"#);
            assert_eq!(check(Futures, &body), Ok(()), "{body}");
        }
    }
    for value in ["[]", "{}", r#"" ""#] {
        let body = format!(r#"{{"code":0,"data":{{"errorCode":{value}}}}}"#);
        assert!(check(Futures, &body).is_err(), "{body}");
    }
}

#[test]
fn a_code_of_a_reply_or_an_item_proves_no_success_of_a_response() {
    for body in [r#"{"errorCode":0}"#, r#"{"msgCode":0}"#, r#"{"data":{"msgCode":0,"errorCode":0}}"#] {
        assert!(check(Futures, body).is_err(), "{body}");
    }
    assert_eq!(check_frame(Futures, r#"{"errorCode":0}"#), Ok(false));
    assert_eq!(check_frame(Futures, r#"{"msgCode":0}"#), Ok(false));
}

#[test]
fn an_empty_code_at_the_top_is_none_and_proves_nothing() {
    for code in [r#""""#, "{}", "[]"] {
        let error = refused(Futures, format!(r#"{{"code":{code},"success":true}}"#));
        assert_eq!(error.name(), "Absent", "{code}");
    }
}

#[test]
fn a_code_and_a_flag_in_an_item_of_a_list_are_data() {
    for data in
        [r#"[{"code":9012}]"#, r#"[{"success":false}]"#, r#"{"rows":[{"result":false,"failed":true}]}"#]
    {
        assert_eq!(check(Futures, &format!(r#"{{"code":0,"data":{data}}}"#)), Ok(()), "{data}");
    }
}

#[test]
fn a_flag_in_the_data_of_a_response_counts_only_as_a_literal() {
    for flag in [r#""false""#, "0", r#""0""#, "null", "[]"] {
        for key in ["success", "result"] {
            assert_eq!(
                check(Futures, &format!(r#"{{"code":0,"data":{{"{key}":{flag}}}}}"#)),
                Ok(()),
                "{key} {flag}"
            );
        }
    }
    for flag in [r#""true""#, "1", r#""1""#, "2"] {
        assert_eq!(check(Futures, &format!(r#"{{"code":0,"data":{{"failed":{flag}}}}}"#)), Ok(()), "{flag}");
    }
}

#[test]
fn a_body_that_ends_within_a_character_ends_too_early() {
    let body = r#"{"code":0,"msg":"订单"}"#.as_bytes();
    for end in 1..body.len() {
        assert!(is(&check(Futures, &body[..end]), Reason::Truncated), "{end}");
    }
    assert!(is(&check(Futures, b"{\"code\":0}\xe8\xae"), Reason::NotJson));
    // Within another encoding, nothing says that it ends too early.
    assert!(is(&check(Futures, b"{\"code\":0,\"msg\":\"\xb6\xa9"), Reason::NotJson));
}

#[test]
fn bytes_that_are_not_utf_8_are_never_a_success() {
    let body = b"{\"code\":0,\"data\":\"\xff\"}";
    assert!(is(&check(Futures, body), Reason::NotJson));
    let body = b"\xef\xbb\xbf{\"code\":9012,\"msg\":\"\xff\"}";
    assert_eq!(refused(Futures, body).listed(), Some(ErrorCode::PositionNotFound));
    let body = b"{\"code\":0,\"data\":{\"msgCode\":9012,\"a\":\"\xff\"}}";
    assert_eq!(refused(Futures, body).listed(), Some(ErrorCode::PositionNotFound));
}

#[test]
fn what_follows_the_json_is_no_part_of_it() {
    for end in ["\0", "x", "{}", ",", "\u{feff}", "\u{a0}"] {
        for code in ["0", "9012"] {
            let body = format!(r#"{{"code":{code}}}{end}"#);
            assert!(is(&check(Futures, &body), Reason::NotJson), "{body:?}");
        }
    }
    assert_eq!(check(Futures, "\t{\"code\":0}\r\n "), Ok(()));
}

#[test]
fn what_the_server_says_of_a_retry_is_kept() {
    for (flag, kept) in
        [("true", Some(true)), (r#""False""#, Some(false)), ("1", Some(true)), ("null", None), ("[]", None)]
    {
        let body = format!(r#"{{"code":429,"retry":{flag},"data":{{"retry":true}}}}"#);
        assert_eq!(refused(Spot, &body).server_retry(), kept, "{flag}");
    }
}
