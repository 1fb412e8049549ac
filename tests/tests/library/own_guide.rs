//! Your own guide, alone or on top of CoinW's: an error can do everything for any guide.

use std::time::Duration;

use coinw_errors::Extended::{Listed, Own};
use coinw_errors::Market::{Futures, Spot};
use coinw_errors::{
    Channel, Entry, Error, ErrorCode, Extended, Frame, Guide, Http, Idempotency, Market, Outcome, Response,
    RetryAction, SupportRequest, code, error_guide,
};
use miette::Diagnostic;
use serde_json::{json, to_value};

#[error_guide("guides/own.yaml", matcher = own)]
pub enum OwnCode {}

type Code = Extended<OwnCode>;

const BODY: &str = r#"{"code":777001,"msg":"Insufficient balance"}"#;

fn by<G: Guide>(market: Market, body: &str) -> Response<'_> {
    Response::new(market, Http::UNKNOWN, body).with_guide::<G>()
}

fn refused<G: Guide>(body: &str) -> Error {
    by::<G>(Futures, body).check().unwrap_err()
}

#[test]
fn an_error_without_a_guide_is_one_of_coinws() {
    let error = Response::new(Futures, Http::UNKNOWN, BODY).check().unwrap_err();
    assert_eq!(error, refused::<ErrorCode>(BODY));
}

#[test]
fn a_code_of_the_guide_is_listed_and_decides() {
    let error = refused::<OwnCode>(BODY);
    assert_eq!(error.listed_in(), Some(OwnCode::InsufficientBalance));
    assert_eq!((error.listed(), error.number()), (None, Some(777_001)));
    assert_eq!((error.name(), error.outcome()), ("InsufficientBalance", Outcome::Rejected));
    assert_eq!(error.retry_action(Idempotency::NotIdempotent), RetryAction::Stop);
}

#[test]
fn a_code_of_coinws_guide_is_none_of_another() {
    let error = refused::<OwnCode>(r#"{"code":9012,"msg":"?"}"#);
    assert_eq!((error.listed(), error.listed_in::<OwnCode>()), (None, None));
    assert_eq!(
        error.to_string(),
        r#"futures 9012 (not listed for futures in the Codes that CoinW's guide lacks): "?""#
    );
    assert_eq!(error.retry_action(Idempotency::NotIdempotent), RetryAction::Reconcile);
}

#[test]
fn an_error_is_shown_with_its_own_guide() {
    let error = Response::new(Futures, 400, BODY).with_guide::<OwnCode>().check().unwrap_err();
    assert_eq!(
        error.to_string(),
        r#"futures 777001 Insufficient balance (HTTP 400): "Insufficient balance""#
    );
    assert!(format!("{error:#}").contains("The account has too little margin for the order."));
    assert!(format!("{error:?}").starts_with("Error { reason: Exchange, market: Futures"));
    assert_eq!(Diagnostic::code(&error).unwrap().to_string(), "coinw::InsufficientBalance");
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
        (r#"{"code":777007}"#, true, false),
        (r#"{"code":"777007"}"#, true, false),
        (r#"{"code":200}"#, false, true),
        (r#"{"success":true}"#, true, true),
        (r#"{"code":777007,"success":false}"#, false, false),
    ] {
        assert_eq!(by::<OwnCode>(Spot, body).check().is_ok(), is_own, "{body}");
        assert_eq!(by::<ErrorCode>(Spot, body).check().is_ok(), is_coinws, "{body}");
    }
    let failed = refused::<OwnCode>(r#"{"code":777007,"success":false}"#).to_string();
    assert!(failed.contains("777007 (a code that means success), in a response that does not prove success"));
}

#[test]
fn every_way_of_reading_is_there() {
    let body = r#"{"code":777007,"data":[{"msgCode":777007,"id":1},{"msgCode":777001},{"msgCode":0}]}"#;
    assert_eq!(by::<OwnCode>(Futures, r#"{"code":777007,"data":1}"#).decode::<u8>(), Ok(1));
    assert_eq!(by::<OwnCode>(Futures, r#"{"code":777007,"data":[1]}"#).data(), Ok(Some("[1]")));
    let http = Http::from(200).with_retry_after(Duration::from_secs(7));
    let response = Response::new(Futures, http, body).with_guide::<OwnCode>();
    let items = response.decode_batch::<serde_json::Value>().unwrap();
    assert!(items[0].is_ok());
    let failed = items[1].as_ref().unwrap_err();
    assert_eq!(
        (failed.listed_in(), failed.retry_after()),
        (Some(OwnCode::InsufficientBalance), Some(Duration::from_secs(7)))
    );
    assert!(items[2].as_ref().is_err_and(|error| error.listed_in::<OwnCode>().is_none()));
    let frame = |frame: &'static str| Frame::read_with::<OwnCode>(Futures, frame);
    assert!(frame(r#"{"result":true}"#).unwrap().is_accepted());
    assert_eq!(frame(r#"{"data":1}"#).unwrap().decode::<u8>(), Ok(1));
    let expired = frame(OwnCode::NoSession.sample()).unwrap_err();
    assert_eq!(expired.retry_action(Idempotency::NotIdempotent), RetryAction::Reconnect);
}

#[test]
fn an_error_is_small() {
    assert_eq!((size_of::<Error>(), size_of::<Result<(), Error>>()), (8, 8));
}

// On top of CoinW's.

#[test]
fn a_code_of_either_guide_is_matched() {
    let advice = |body: &str| match refused::<Code>(body).listed_in() {
        Some(Own(own!(777001)) | Listed(code!(9031))) => "make it smaller",
        Some(Own(_)) => "own",
        Some(Listed(_)) => "listed",
        None => "neither",
    };
    assert_eq!(advice(BODY), "make it smaller");
    assert_eq!(advice(ErrorCode::PositionLimitExceeded.sample()), "make it smaller");
    assert_eq!(advice(ErrorCode::SignError.sample()), "listed");
    assert_eq!(advice(r#"{"code":777002}"#), "neither");
}

#[test]
fn what_knows_coinws_codes_alone_knows_them_in_a_response_that_was_read_by_both() {
    let error = refused::<Code>(ErrorCode::RateLimited.sample().replace("29001", "9012").as_str());
    assert_eq!(error.listed(), Some(ErrorCode::PositionNotFound));
    assert_eq!(error.listed_in::<Code>(), Some(Listed(ErrorCode::PositionNotFound)));
    assert_eq!(error.listed_in::<OwnCode>(), None);
}

#[test]
fn of_a_number_that_both_list_the_own_guide_speaks() {
    let error = refused::<Code>(r#"{"code":29001}"#);
    assert_eq!(error.listed_in::<Code>(), Some(Own(OwnCode::Throttled)));
    // CoinW's guide lists the number, too, but does not decide.
    assert_eq!((error.listed(), error.listed_in()), (None, Some(OwnCode::Throttled)));
    assert_eq!(
        error.retry_action(Idempotency::NotIdempotent),
        RetryAction::RetryAfter(Duration::from_secs(9))
    );
}

#[test]
fn a_number_means_success_if_one_guide_says_so_and_neither_lists_it() {
    for (number, is_success) in
        [(0, true), (777_007, true), (200, false), (429, false), (9111, false), (1, false)]
    {
        assert_eq!(Code::means_success(number), is_success, "{number}");
        assert_eq!(
            by::<Code>(Spot, &format!(r#"{{"code":{number}}}"#)).check().is_ok(),
            is_success,
            "{number}"
        );
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
    let error = refused::<Code>(r#"{"code":777002}"#);
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
