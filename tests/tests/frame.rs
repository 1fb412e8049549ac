//! Frames of a websocket: replies, errors and pushes.

use coinw_errors::Market::{Futures, Spot};
use coinw_errors::{
    ApiError, Channel, DecodedFrame, Error, ErrorCode, Frame, Idempotency, Market, Outcome, ReceivedCode,
    RetryAction, check_frame, decode_frame,
};
use serde::Deserialize;
use serde_json::Value;

#[track_caller]
fn refused(market: Market, frame: &str) -> ApiError {
    match check_frame(market, frame) {
        Err(Error::Api(error)) => error,
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
        assert_eq!(check_frame(Futures, frame), Ok(Frame::Accepted), "{frame}");
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
        assert_eq!(check_frame(Futures, frame), Ok(Frame::Push), "{frame}");
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
        assert_eq!(error.channel(), Channel::Websocket, "{frame}");
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
        assert_eq!((error.code(), error.message()), (&ReceivedCode::Absent, Some("no")), "{frame}");
        assert_eq!(error.channel(), Channel::Websocket, "{frame}");
    }
}

#[test]
fn a_code_of_rest_means_something_else_in_a_frame() {
    for frame in [r#"{"data":{"result":false,"errorCode":500}}"#, r#"{"code":500,"msg":"?"}"#] {
        assert!(
            matches!(refused(Futures, frame).code(), ReceivedCode::Unlisted(code) if code.number() == Some(500))
        );
    }
}

#[test]
fn a_code_of_another_market_is_unlisted() {
    let error = refused(Spot, r#"{"data":{"result":false,"errorCode":1004}}"#);
    assert!(matches!(error.code(), ReceivedCode::Unlisted(_)), "{error}");
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
    assert!(matches!(check_frame(Futures, "pong"), Err(Error::NotJson(_))));
    assert!(matches!(check_frame(Futures, r#"{"result":tr"#), Err(Error::Truncated(_))));
    assert!(matches!(check_frame(Futures, b"\xff"), Err(Error::NotJson(_))));
}

#[test]
fn a_flag_at_the_top_of_a_frame_counts_in_every_spelling_and_in_its_data_as_a_literal() {
    for flag in [r#""false""#, r#""False""#, "0", r#""0""#, "0.0"] {
        assert_eq!(
            refused(Futures, &format!(r#"{{"result":{flag}}}"#)).code(),
            &ReceivedCode::Absent,
            "{flag}"
        );
        // It proves nothing, and accepts nothing either.
        let reply = format!(r#"{{"channel":"login","data":{{"result":{flag}}}}}"#);
        assert_eq!(check_frame(Futures, &reply), Ok(Frame::Push), "{flag}");
    }
    for flag in [r#""true""#, r#""True""#, "1", r#""1""#] {
        assert_eq!(check_frame(Futures, &format!(r#"{{"result":{flag}}}"#)), Ok(Frame::Accepted), "{flag}");
        let reply = format!(r#"{{"channel":"login","data":{{"result":{flag}}}}}"#);
        assert_eq!(check_frame(Futures, &reply), Ok(Frame::Push), "{flag}");
    }
    refused(Futures, r#"{"data":{"result":false}}"#);
    refused(Futures, r#"{"data":{"failed":true}}"#);
    assert_eq!(check_frame(Futures, r#"{"data":{"result":true}}"#), Ok(Frame::Accepted));
}

#[test]
fn a_result_that_is_no_flag_says_nothing() {
    for result in ["[]", r#"{"list":[]}"#, "null", "2", r#""done""#] {
        for frame in [format!(r#"{{"data":{{"result":{result}}}}}"#), format!(r#"{{"result":{result}}}"#)] {
            assert_eq!(check_frame(Futures, &frame), Ok(Frame::Push), "{frame}");
        }
    }
}

#[test]
fn an_item_that_failed_makes_a_frame_an_error_and_one_that_succeeded_no_reply() {
    refused(Futures, r#"{"data":[{"msgCode":9012}]}"#);
    assert_eq!(check_frame(Futures, r#"{"data":[{"msgCode":0}]}"#), Ok(Frame::Push));
    assert_eq!(check_frame(Futures, r#"{"data":{"msgCode":0}}"#), Ok(Frame::Accepted));
}

// With the data of a push.

#[test]
fn a_push_has_its_data_and_may_borrow_it() {
    #[derive(Debug, PartialEq, Deserialize)]
    struct Price<'a> {
        p: &'a str,
    }
    let frame = r#"{"biz":"futures","type":"ticker_swap","data":{"p":"95640.3"}}"#.to_owned();
    let decoded = decode_frame::<Price<'_>>(Futures, &frame).unwrap();
    assert_eq!(decoded, DecodedFrame::Push(Price { p: "95640.3" }));
}

#[test]
fn a_frame_is_decoded_as_what_it_is_checked_to_be() {
    for frame in [
        r#"{"channel":"login","data":{"result":true}}"#,
        r#"{"result":true}"#,
        r#"{"type":"depth","data":{"asks":[]}}"#,
        r#"{"event":"pong"}"#,
        "[]",
        r#"{"result":false,"errorCode":1004,"errorMsg":"Invalid session"}"#,
        r#"{"data":{"result":false}}"#,
        r#"{"result":true"#,
        "pong",
        "",
    ] {
        let checked = check_frame(Futures, frame);
        let decoded = decode_frame::<Option<Value>>(Futures, frame).map(|decoded| match decoded {
            DecodedFrame::Accepted => Frame::Accepted,
            DecodedFrame::Push(_) => Frame::Push,
            other => panic!("{other:?}"),
        });
        assert_eq!(decoded, checked, "{frame}");
    }
}

#[test]
fn a_reply_is_accepted_whatever_the_type_of_a_push() {
    let reply = r#"{"channel":"login","data":{"result":true}}"#;
    assert_eq!(decode_frame::<u8>(Futures, reply), Ok(DecodedFrame::Accepted));
}

#[test]
fn a_push_without_data_is_one_for_a_type_that_is_made_of_nothing() {
    let pong = r#"{"event":"pong"}"#;
    assert_eq!(decode_frame::<Option<u8>>(Futures, pong), Ok(DecodedFrame::Push(None)));
    assert!(matches!(decode_frame::<u8>(Futures, pong), Err(Error::Data(_))));
}

#[test]
fn the_data_of_a_push_that_is_of_another_type_or_stands_there_twice_is_an_error() {
    for frame in [r#"{"data":"x"}"#, r#"{"data":1,"data":2}"#] {
        let error = decode_frame::<u8>(Futures, frame).unwrap_err();
        assert!(matches!(error, Error::Data(_)), "{frame}");
        assert_eq!(error.body(), frame);
    }
}
