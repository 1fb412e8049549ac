//! The codes as people read them. `cargo bless` writes the snapshots anew.

use std::time::Duration;

use crate::by_body::{check, check_frame, check_under, decode};
use coinw_errors::{Error, ErrorCode, Frame, Http, Market, Response};
use coinw_errors_tests::assert_text;

#[test]
fn one_line_is_the_number_and_the_title() {
    let lines: Vec<_> = ErrorCode::ALL.iter().map(ToString::to_string).collect();
    assert_text!(lines.join("\n"));
}

#[test]
fn the_alternate_form_is_the_whole_explanation() {
    let explanations: Vec<_> = ErrorCode::ALL.iter().map(|code| format!("{code:#}")).collect();
    assert_text!(explanations.join("\n\n────────\n\n"));
}

#[test]
fn an_error_is_one_line_with_the_servers_own_words() {
    let bodies = [
        (Market::Futures, r#"{"code":500,"msg":"Internal server error"}"#),
        (Market::Spot, r#"{"code":"-200","msg":"业务异常"}"#),
        (Market::Spot, r#"{"code":500,"msg":"Internal server error"}"#),
        (Market::Futures, r#"{"code":"E7"}"#),
        (Market::Futures, r#"{"success":false,"msg":"no"}"#),
        (Market::Futures, r#"{"code":29001,"success":true}"#),
        (Market::Futures, r#"{"code":0,"success":false}"#),
        (Market::Futures, r#"{"code":0,"success":false,"msg":"no"}"#),
        (Market::Futures, r#"{"success":false}"#),
        (Market::Futures, r#"{"code":1,"msg":""}"#),
        (Market::Futures, r#"{"success":false,"msg":"  "}"#),
        (Market::Futures, "<html>\n<h1>502 Bad Gateway</h1>\n</html>"),
        (Market::Futures, ""),
        (Market::Futures, "29001"),
    ];
    let mut lines = bodies.map(|(market, body)| check(market, body).unwrap_err().to_string()).to_vec();
    lines.push(check_frame(Market::Futures, r#"{"errorCode":500,"errorMsg":"?"}"#).unwrap_err().to_string());
    lines.push(Error::no_answer(Market::Futures, "operation timed out").to_string());
    assert_text!(lines.join("\n"));
}

#[test]
fn an_error_tells_what_http_said() {
    let body = r#"{"code":29001,"msg":"?"}"#;
    let delay = Duration::from_millis(1500);
    assert_eq!(
        check_under(Market::Futures, Http::from(429).with_retry_after(delay), body).to_string(),
        r#"futures 29001 API Access Frequently (HTTP 429, Retry-After: 1.5s): "?""#
    );
    assert_eq!(
        check_under(Market::Futures, Http::UNKNOWN.with_retry_after(delay), body).to_string(),
        r#"futures 29001 API Access Frequently (Retry-After: 1.5s): "?""#
    );
}

#[test]
fn an_error_explains_itself_in_the_alternate_form() {
    let errors = [
        check(Market::Spot, ErrorCode::UserApiError.sample()).unwrap_err(),
        check(Market::Futures, r#"{"code":777016,"msg":"Moon phase wrong"}"#).unwrap_err(),
        check(Market::Futures, r#"{"code":0,"success":false}"#).unwrap_err(),
        check(Market::Futures, r#"{"success":false}"#).unwrap_err(),
        check_under(Market::Futures, 503, "<html>"),
        check(Market::Futures, r#"{"code":0"#).unwrap_err(),
        decode::<u8>(Market::Futures, r#"{"code":0,"data":"?"}"#).unwrap_err(),
        Error::no_answer(Market::Futures, "operation timed out"),
    ];
    let explanations = errors.map(|error| format!("{error:#}"));
    assert_text!(explanations.join("\n\n────────\n\n"));
}

#[test]
fn an_explanation_decides_as_the_error_does() {
    let http = Http::from(200).with_retry_after(Duration::from_secs(7_200));
    let longer = format!("{:#}", check_under(Market::Futures, http, r#"{"code":29001}"#));
    assert!(longer.contains("\n  any other request: yes, after 7200s\n"), "{longer}");
    let not_plain = check(Market::Futures, r#"{"code":29001,"orderId":"33"}"#).unwrap_err();
    let not_plain = format!("{not_plain:#}");
    assert!(not_plain.contains("\n  any other request: not before you have asked"), "{not_plain}");
    assert!(not_plain.contains("says more than just that the request was refused"), "{not_plain}");
}

#[test]
fn a_code_is_an_error_by_itself() {
    let error: Box<dyn std::error::Error> = Box::new(ErrorCode::SignError);
    assert_eq!(error.to_string(), "6001 Sign Error");
}

#[test]
fn the_source_of_an_error_is_what_the_parser_says() {
    use std::error::Error as _;
    let source = |body| check(Market::Futures, body).unwrap_err().source().map(ToString::to_string);
    assert_eq!(source("<html>").as_deref(), Some("expected value at line 1 column 1"));
    assert_eq!(source(r#"{"code":0"#).as_deref(), Some("EOF while parsing an object at line 1 column 9"));
    // Their own line says it all.
    assert_eq!(source(r#"{"code":29001}"#), None);
    assert!(Error::no_answer(Market::Futures, "?").source().is_none());
}

#[test]
fn a_response_and_a_frame_are_debugged_without_secrets() {
    let body = r#"{"code":0,"data":{"listenKey":"pqia91ma19a5s61cv6a81va65sdf19v8a65a1a5s"}}"#;
    assert_eq!(
        format!("{:?}", Response::new(Market::Futures, 200, body)),
        r#"Response { market: Futures, http: Http { status: Some(200), retry_after: None }, guide: "CoinW API Error Code Guide", body: "{\"code\":0,\"data\":{\"listenKey\":\"[redacted]\"}}" }"#
    );
    assert_eq!(
        format!("{:?}", Frame::read(Market::Futures, r#"{"event":"pong"}"#).unwrap()),
        r#"Frame { is_accepted: false, response: Response { market: Futures, http: Http { status: None, retry_after: None }, guide: "CoinW API Error Code Guide", body: "{\"event\":\"[redacted]\"}" } }"#
    );
}
