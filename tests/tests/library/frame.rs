//! Frames of a websocket: replies, errors and pushes.

use crate::by_body::{check_frame, is};
use coinw_errors::Market::{Futures, Spot};
use coinw_errors::{Channel, Error, ErrorCode, Frame, Idempotency, Market, Outcome, Reason, RetryAction};
use serde::Deserialize;
use serde_json::Value;

#[track_caller]
fn refused(market: Market, frame: &str) -> Error {
    match check_frame(market, frame) {
        Err(error) if error.reason() == Reason::Exchange => error,
        other => panic!("{frame}: {other:?}"),
    }
}

#[test]
fn a_reply_that_succeeded_is_accepted() {
    for frame in [
        r#"{ "data": {"result": true}, "channel": "login"}"#,
        r#"{"biz":"futures","data":{"result":true},"channel":"subscribe","type":"order"}"#,
        r#"{"channel":"subscribe","data":{"errorCode":0,"errorMsg":null,"result":true}}"#,
        r#"{"result":true}"#,
        r#"{"code":0,"channel":"login"}"#,
    ] {
        assert_eq!(check_frame(Futures, frame), Ok(true), "{frame}");
    }
}

#[test]
fn a_push_is_no_reply() {
    for frame in [
        r#"{"biz":"futures","pairCode":"BTC","type":"depth","data":{"asks":[{"m":"95640.3","p":"0.807"}],"bids":[]}}"#,
        r#"{"biz":"exchange","type":"order","data":{"side":"BUY","type":"RECEIVED","order_id":4624530513294751114}}"#,
        r#"{"channel":"spot/candle-15m:BTC-USDT","subject":"spot/candle-15m","data":"{\"a\":1}"}"#,
        r#"{"type":"candles_swap_utc","data":[1764633600000,"0.1","0.2"]}"#,
        r#"{"type":"order","data":[{"id":"1","code":"BTC","success":false}]}"#,
        r#"{"event":"pong"}"#,
        "{}",
        "[]",
    ] {
        assert_eq!(check_frame(Futures, frame), Ok(false), "{frame}");
    }
}

#[test]
fn a_reply_that_failed_is_an_error_nested_and_bare_and_in_any_order() {
    for frame in [
        r#"{"channel":"login","data":{"result":false,"errorCode":1004,"errorMsg":"Invalid session"}}"#,
        r#"{"data":{"errorMsg":"Invalid session","errorCode":"1004","result":false},"channel":"login"}"#,
        r#"{"data":{"errorMsg":"Invalid session","errorCode":1004},"channel":"login"}"#,
        r#"{"result":false,"errorCode":1004,"errorMsg":"Invalid session"}"#,
        r#"{"errorMsg":"Invalid session","errorCode":1004.0}"#,
    ] {
        let error = refused(Futures, frame);
        assert_eq!(error.listed(), Some(ErrorCode::InvalidSession), "{frame}");
        assert_eq!(error.message(), Some("Invalid session"), "{frame}");
        assert_eq!(error.channel(), Some(Channel::Websocket), "{frame}");
        assert_eq!(error.body(), frame);
        assert_eq!(error.retry_action(Idempotency::NotIdempotent), RetryAction::Reconnect, "{frame}");
    }
}

#[test]
fn a_failure_without_a_code_is_an_error() {
    for frame in [
        r#"{"channel":"login","data":{"result":false,"errorMsg":"no"}}"#,
        r#"{"result":false,"errorMsg":"no"}"#,
    ] {
        let error = refused(Futures, frame);
        assert_eq!((error.name(), error.message()), ("Absent", Some("no")), "{frame}");
        assert_eq!(error.channel(), Some(Channel::Websocket), "{frame}");
    }
}

#[test]
fn a_code_of_rest_means_something_else_in_a_frame() {
    for frame in [r#"{"data":{"result":false,"errorCode":500}}"#, r#"{"code":500,"msg":"?"}"#] {
        let error = refused(Futures, frame);
        assert_eq!((error.listed(), error.number()), (None, Some(500)));
    }
}

#[test]
fn a_code_of_another_market_is_unlisted() {
    let error = refused(Spot, r#"{"data":{"result":false,"errorCode":1004}}"#);
    assert_eq!(error.name(), "Unlisted", "{error}");
}

#[test]
fn a_refusal_may_say_what_it_is_about() {
    let about = r#""channel":"a","type":"b","biz":"c","event":"d","pairCode":"e","interval":"f","msg":"g","message":"h","retry":false"#;
    for frame in [
        format!(r#"{{"errorCode":1004,{about}}}"#),
        format!(r#"{{"data":{{"errorCode":1004,{about}}},{about}}}"#),
    ] {
        assert!(refused(Futures, &frame).is_plain_refusal(), "{frame}");
    }
}

#[test]
fn a_frame_that_is_no_plain_refusal_has_an_unknown_outcome() {
    for frame in [
        r#"{"data":{"result":true,"errorCode":1004}}"#,
        r#"{"result":true,"errorCode":1004}"#,
        r#"{"result":true,"data":{"result":false,"errorCode":1004}}"#,
        r#"{"data":{"result":false,"errorCode":1004,"success":true}}"#,
        r#"{"data":{"result":false,"errorCode":1004,"orderId":"1"}}"#,
        r#"{"result":false,"errorCode":1004,"failed":"0"}"#,
        r#"{"channel":"login","data":[{"result":false,"errorCode":1004}]}"#,
    ] {
        let error = refused(Futures, frame);
        assert_eq!(
            (error.listed(), error.outcome()),
            (Some(ErrorCode::InvalidSession), Outcome::Unknown),
            "{frame}"
        );
    }
}

#[test]
fn what_is_no_json_is_an_error() {
    assert!(is(&check_frame(Futures, "pong"), Reason::NotJson));
    assert!(is(&check_frame(Futures, r#"{"result":tr"#), Reason::Truncated));
    assert!(is(&check_frame(Futures, b"\xff"), Reason::NotJson));
}

#[test]
fn a_flag_at_the_top_of_a_frame_counts_in_every_spelling_and_in_its_data_as_a_literal() {
    for flag in [r#""false""#, r#""False""#, "0", r#""0""#, "0.0"] {
        assert_eq!(refused(Futures, &format!(r#"{{"result":{flag}}}"#)).name(), "Absent", "{flag}");
        // It proves nothing, and accepts nothing either.
        let reply = format!(r#"{{"channel":"login","data":{{"result":{flag}}}}}"#);
        assert_eq!(check_frame(Futures, &reply), Ok(false), "{flag}");
    }
    for flag in [r#""true""#, r#""True""#, "1", r#""1""#] {
        assert_eq!(check_frame(Futures, &format!(r#"{{"result":{flag}}}"#)), Ok(true), "{flag}");
        let reply = format!(r#"{{"channel":"login","data":{{"result":{flag}}}}}"#);
        assert_eq!(check_frame(Futures, &reply), Ok(false), "{flag}");
    }
    refused(Futures, r#"{"data":{"result":false}}"#);
    refused(Futures, r#"{"data":{"failed":true}}"#);
    assert_eq!(check_frame(Futures, r#"{"data":{"result":true}}"#), Ok(true));
}

#[test]
fn a_result_that_is_no_flag_says_nothing() {
    for result in ["[]", r#"{"list":[]}"#, "null", "2", r#""done""#] {
        for frame in [format!(r#"{{"data":{{"result":{result}}}}}"#), format!(r#"{{"result":{result}}}"#)] {
            assert_eq!(check_frame(Futures, &frame), Ok(false), "{frame}");
        }
    }
}

#[test]
fn an_item_that_failed_makes_a_frame_an_error_and_one_that_succeeded_no_reply() {
    refused(Futures, r#"{"data":[{"msgCode":9012}]}"#);
    assert_eq!(check_frame(Futures, r#"{"data":[{"msgCode":0}]}"#), Ok(false));
    assert_eq!(check_frame(Futures, r#"{"data":{"msgCode":0}}"#), Ok(true));
}

// With the data of a push.

#[test]
fn a_push_has_its_data_and_may_borrow_it() {
    #[derive(Debug, PartialEq, Deserialize)]
    struct Price<'a> {
        p: &'a str,
    }
    let frame = r#"{"biz":"futures","type":"ticker_swap","data":{"p":"95640.3"}}"#.to_owned();
    let push = Frame::read(Futures, &frame).unwrap();
    assert!(!push.is_accepted());
    assert_eq!(push.decode(), Ok(Price { p: "95640.3" }));
    assert_eq!(push.data(), Ok(Some(r#"{"p":"95640.3"}"#)));
}

#[test]
fn an_accepted_reply_has_its_data_too() {
    let reply = r#"{"channel":"login","data":{"result":true,"user":7}}"#;
    let reply = Frame::read(Futures, reply).unwrap();
    assert!(reply.is_accepted());
    assert_eq!(reply.decode::<Value>().unwrap()["user"], 7);
    assert!(is(&reply.decode::<u8>(), Reason::Data));
}

#[test]
fn a_push_without_data_is_one_for_a_type_that_is_made_of_nothing() {
    let pong = r#"{"event":"pong"}"#;
    let pong = Frame::read(Futures, pong).unwrap();
    assert_eq!(pong.decode::<Option<u8>>(), Ok(None));
    assert!(is(&pong.decode::<u8>(), Reason::Data));
}

#[test]
fn the_data_of_a_push_that_is_of_another_type_or_stands_there_twice_is_an_error() {
    for frame in [r#"{"data":"x"}"#, r#"{"data":1,"data":2}"#] {
        let error = Frame::read(Futures, frame).unwrap().decode::<u8>().unwrap_err();
        assert_eq!(error.reason(), Reason::Data, "{frame}");
        assert_eq!(error.body(), frame);
    }
}

#[test]
fn a_frame_has_its_text_as_it_arrived() {
    let frame = "\u{feff} {\"event\": \"pong\"}";
    assert_eq!(Frame::read(Futures, frame).unwrap().text(), frame);
}
