//! What the exchange echoes is not shown: neither in a log, nor in a panic, nor in a letter to support.

use coinw_errors::Market::{Futures, Spot};
use coinw_errors::{Error, SupportRequest, check, decode};

const SECRET: &str = "5b1c9E2F";

/// Everything that someone may see of an error.
fn shown(error: &Error) -> String {
    let request = SupportRequest::from(error);
    format!("{error} {error:#} {error:?} {error:#?} {request} {request:?} {}", request.to_markdown())
}

#[test]
fn no_secret_of_a_body_is_shown() {
    for body in [
        format!(r#"{{"code":6001,"message":"sign error","sign":"{SECRET}","token":{{"a":["{SECRET}"]}}}}"#),
        format!(r#"{{"code":6001,"message":"wrong: api_key={SECRET}&secret_key={SECRET}&a=1"}}"#),
        format!(r#"{{"code":6001,"message":"{{\"passphrase\":\"{SECRET}\"}}"}}"#),
        format!(r#"{{"code":"api_key={SECRET}"}}"#),
        format!(r#"{{"apiKey":"{SECRET}"}}"#),
        format!(r#"<html><a href="?access_token={SECRET}">"#),
        format!(r#"{{"code":0,"data":{{"token":"{SECRET}"#),
    ] {
        let error = check(Futures, &body).unwrap_err();
        assert!(!shown(&error).contains(SECRET), "{}", shown(&error));
        assert!(shown(&error).contains("[redacted]"), "{}", shown(&error));
        assert!(error.body().contains(SECRET), "the body is evidence");
    }
}

#[test]
fn no_secret_of_data_is_shown_by_what_the_parser_says() {
    let body = format!(r#"{{"code":0,"data":{{"token":"{SECRET}"}}}}"#);
    let error = decode::<std::collections::HashMap<String, u32>>(Spot, &body).unwrap_err();
    assert!(!shown(&error).contains(SECRET), "{}", shown(&error));
    assert!(
        error.to_string().contains("data.token: invalid type: string, expected u32 at line 1 column"),
        "{error}"
    );
}

#[test]
fn no_secret_of_a_parameter_is_shown() {
    let request = SupportRequest {
        parameters: format!(r#"{{"api_key":"{SECRET}","sign":"{SECRET}"}}"#),
        endpoint: format!("/v1/x?sign={SECRET}"),
        logs: format!("> Authorization: Bearer {SECRET}"),
        ..SupportRequest::default()
    };
    let shown = format!("{request} {request:?} {}", request.to_markdown());
    assert!(!shown.contains(SECRET), "{shown}");
}

#[test]
fn what_is_no_secret_is_shown() {
    let error = check(Spot, r#"{"code":"-103","msg":"sign is required","success":false}"#).unwrap_err();
    assert!(error.to_string().ends_with(r#""sign is required""#), "{error}");
}
