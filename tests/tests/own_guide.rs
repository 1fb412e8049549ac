//! A guide of one's own, whole or on top of CoinW's: all that an error can do, it can do for any guide.

use std::time::Duration;

use coinw_errors::Extended::{Listed, Own};
use coinw_errors::Market::{Futures, Spot};
use coinw_errors::{
    ApiError, Channel, DecodedFrame, Entry, Error, ErrorCode, Extended, Frame, Guide, Idempotency, MapErrors,
    Outcome, ReceivedCode, RetryAction, SupportRequest, check, code, error_guide,
};
use miette::Diagnostic;
use serde_json::{json, to_value};

#[error_guide("guides/own.yaml", matcher = own)]
enum OwnCode {}

type Code = Extended<OwnCode>;

const BODY: &str = r#"{"code":777001,"msg":"Insufficient balance"}"#;

fn refused<G: Guide>(body: &str) -> Error<G> {
    G::check(Futures, body).unwrap_err()
}

#[test]
fn an_error_without_a_guide_is_one_of_coinws() {
    let error: Error = check(Futures, BODY).unwrap_err();
    let same: Error<ErrorCode> = refused(BODY);
    assert_eq!(error, same);
    let _: Option<&ApiError<ErrorCode>> = error.api();
}

#[test]
fn a_code_of_the_guide_is_listed_and_decides() {
    let error = refused::<OwnCode>(BODY);
    assert_eq!(error.listed(), Some(OwnCode::InsufficientBalance));
    assert_eq!(error.api().unwrap().code(), &ReceivedCode::Listed(OwnCode::InsufficientBalance));
    assert_eq!((error.name(), error.outcome()), ("InsufficientBalance", Outcome::Rejected));
    assert_eq!(error.retry_action(Idempotency::NotIdempotent), RetryAction::Stop);
}

#[test]
fn a_code_of_coinws_guide_is_none_of_another() {
    let error = refused::<OwnCode>(r#"{"code":9012,"msg":"?"}"#);
    assert_eq!(error.listed(), None);
    assert_eq!(
        error.to_string(),
        r#"futures 9012 (not listed for futures in the Codes that CoinW's guide lacks): "?""#
    );
    assert_eq!(error.retry_action(Idempotency::NotIdempotent), RetryAction::Reconcile);
}

#[test]
fn an_error_is_shown_with_its_own_guide() {
    let error = refused::<OwnCode>(BODY).with_http_status(400);
    assert_eq!(
        error.to_string(),
        r#"futures 777001 Insufficient balance (HTTP 400): "Insufficient balance""#
    );
    assert!(format!("{error:#}").contains("The account has too little margin for the order."));
    assert!(format!("{error:?}").starts_with("Api(ApiError { market: Futures"));
    assert_eq!(error.code().unwrap().to_string(), "coinw::InsufficientBalance");
    assert!(error.help().unwrap().to_string().starts_with("1. Add margin"));
    assert_eq!(error.url().unwrap().to_string(), "https://example.com/margin");
    let unlisted = refused::<OwnCode>(r#"{"code":1}"#);
    assert_eq!(unlisted.url().unwrap().to_string(), "https://example.com/own");
    assert_eq!(SupportRequest::from(&error).error_message, "777001 Insufficient balance (HTTP 400)");
}

#[test]
fn an_error_serializes_with_its_own_guide() {
    let record = to_value(refused::<OwnCode>(BODY)).unwrap();
    assert_eq!(record["code"], 777_001);
    assert_eq!(
        (&record["name"], &record["kind"]),
        (&json!("InsufficientBalance"), &json!("insufficient_funds"))
    );
}

#[test]
fn the_numbers_that_mean_success_are_the_guides() {
    for (body, is_own, is_coinws) in [
        (r#"{"code":0}"#, false, true),
        (r#"{"code":7}"#, true, false),
        (r#"{"code":"7"}"#, true, false),
        (r#"{"code":200}"#, false, true),
        (r#"{"success":true}"#, true, true),
        (r#"{"code":7,"success":false}"#, false, false),
    ] {
        assert_eq!(OwnCode::check(Spot, body).is_ok(), is_own, "{body}");
        assert_eq!(ErrorCode::check(Spot, body).is_ok(), is_coinws, "{body}");
    }
    let failed = refused::<OwnCode>(r#"{"code":7,"success":false}"#).to_string();
    assert!(failed.contains("7 (a code that means success), in a response that does not prove success"));
}

#[test]
fn every_way_of_reading_is_there() {
    let body = r#"{"code":7,"data":[{"msgCode":7,"id":1},{"msgCode":777001},{"msgCode":0}]}"#;
    assert_eq!(OwnCode::decode::<u8>(Futures, r#"{"code":7,"data":1}"#), Ok(1));
    assert_eq!(OwnCode::data(Futures, r#"{"code":7,"data":[1]}"#), Ok(Some("[1]")));
    let items = OwnCode::decode_batch::<serde_json::Value>(Futures, body);
    let items = items.map_errors(|error| error.with_retry_after(Duration::from_secs(7))).unwrap();
    assert!(items[0].is_ok());
    let failed = items[1].as_ref().unwrap_err();
    assert_eq!(
        (failed.listed(), failed.retry_after()),
        (Some(OwnCode::InsufficientBalance), Some(Duration::from_secs(7)))
    );
    assert!(items[2].as_ref().is_err_and(|error| error.listed().is_none()));
    assert_eq!(OwnCode::check_frame(Futures, r#"{"result":true}"#), Ok(Frame::Accepted));
    assert_eq!(OwnCode::decode_frame(Futures, r#"{"data":1}"#), Ok(DecodedFrame::Push(1)));
    let expired = OwnCode::check_frame(Futures, OwnCode::NoSession.sample()).unwrap_err();
    assert_eq!(expired.retry_action(Idempotency::NotIdempotent), RetryAction::Reconnect);
}

#[test]
fn an_error_of_any_guide_is_no_larger() {
    let sizes = [size_of::<Result<(), Error>>(), size_of::<Error<OwnCode>>(), size_of::<Error<Code>>()];
    assert!(sizes.iter().all(|&size| size <= 88), "{sizes:?}");
}

// On top of CoinW's.

#[test]
fn a_code_of_either_guide_is_matched() {
    let advice = |body: &str| match refused::<Code>(body).listed() {
        Some(Own(own!(777001)) | Listed(code!(9031))) => "make it smaller",
        Some(Own(_)) => "own",
        Some(Listed(_)) => "listed",
        None => "neither",
    };
    assert_eq!(advice(BODY), "make it smaller");
    assert_eq!(advice(ErrorCode::PositionLimitExceeded.sample()), "make it smaller");
    assert_eq!(advice(ErrorCode::SignError.sample()), "listed");
    assert_eq!(advice(r#"{"code":12345}"#), "neither");
}

#[test]
fn of_a_number_that_both_list_the_own_guide_speaks() {
    let error = refused::<Code>(r#"{"code":29001}"#);
    assert_eq!(error.listed(), Some(Own(OwnCode::Throttled)));
    assert_eq!(
        error.retry_action(Idempotency::NotIdempotent),
        RetryAction::RetryAfter(Duration::from_secs(9))
    );
}

#[test]
fn a_number_means_success_if_one_guide_says_so_and_neither_lists_it() {
    for (number, is_success) in [(0, true), (7, true), (200, false), (429, false), (9111, false), (1, false)]
    {
        assert_eq!(Code::means_success(number), is_success, "{number}");
        assert_eq!(Code::check(Spot, &format!(r#"{{"code":{number}}}"#)).is_ok(), is_success, "{number}");
    }
}

#[test]
fn a_code_is_what_it_is_in_its_own_guide() {
    let of = |entry: &'static Entry| (entry.code, entry.name);
    for &code in OwnCode::ALL {
        assert_eq!(of(Own::<_, ErrorCode>(code).entry()), (code.code(), code.name()));
        assert_eq!(Own::<_, ErrorCode>(code).to_string(), code.to_string());
        assert_eq!(format!("{:#}", Own::<_, ErrorCode>(code)), format!("{code:#}"));
    }
    for &code in ErrorCode::ALL {
        assert_eq!(of(Listed::<OwnCode, _>(code).entry()), (code.code(), code.name()));
    }
    assert_eq!(
        Code::from_code_on(Futures, Channel::Websocket, 1004),
        Some(Listed(ErrorCode::InvalidSession))
    );
    assert_eq!(Code::from_code_on(Futures, Channel::Rest, 1004), None);
}

#[test]
fn what_neither_lists_is_told_with_the_guide_below() {
    let error = refused::<Code>(r#"{"code":12345}"#);
    assert!(error.to_string().contains("in the CoinW API Error Code Guide"), "{error}");
    assert_eq!(error.name(), "Unlisted");
}

// What one expects of an enum.

#[test]
fn a_code_is_read_from_its_name() {
    assert_eq!("Throttled".parse(), Ok(OwnCode::Throttled));
    assert_eq!("throttled".parse::<OwnCode>().unwrap_err().to_string(), "not the name of an error code");
}

#[test]
fn a_word_is_a_text() {
    assert_eq!(AsRef::<str>::as_ref(&Spot), "spot");
}

/// What the texts become on a page is tested in the browser, which the gate alone does.
#[test]
fn a_guide_may_have_texts_full_of_signs() {
    #[error_guide("guides/hostile.yaml")]
    enum Hostile {}

    assert!(Hostile::ALL.iter().all(|code| !code.title().is_empty()));
}
