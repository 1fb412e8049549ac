//! No secret of a request is in anything that an example prints, whatever comes back.

use std::fmt::{Debug, Display};
use std::time::Duration;

use crate::examples::{cool_down, place_order, retry_backon, retry_tower, websocket_session};
use crate::exchange::{Answer, Exchange};
use crate::websocket::{Session, exchange};

const KEY: &str = "5b1c9E2F";
const SIGNATURE: &str = "hunter2swordfish";

/// The address of signed requests.
fn signed(address: &str) -> String {
    format!("{address}/?api_key={KEY}&sign={SIGNATURE}&path=")
}

/// Answers that echo the request, and none.
fn answers() -> Vec<Answer> {
    let echo = format!("/?api_key={KEY}&sign={SIGNATURE}");
    let json = format!(
        r#"{{"code":6001,"msg":"sign error: {echo}","request":{{"sign":"{SIGNATURE}","key":"{KEY}"}}}}"#
    );
    vec![
        Answer::Json(200, json.clone()),
        Answer::Json(503, json.replace("6001", "777001")),
        Answer::Json(200, json[..json.len() - 1].to_owned()),
        Answer::Html(502, format!("<html>no gateway for {echo}</html>")),
        Answer::Aborted(200, json),
        Answer::Silence,
    ]
}

#[track_caller]
fn assert_silent(printed: Result<String, impl Display + Debug>, what: &str) {
    // `main` returns an error, which Rust prints as `Debug` does.
    let printed = printed.unwrap_or_else(|error| format!("{error} {error:?} {error:#?}"));
    assert!(!printed.is_empty());
    for secret in [KEY, SIGNATURE] {
        assert!(!printed.contains(secret), "{what}: {printed}");
    }
}

#[tokio::test(start_paused = true)]
async fn of_the_answers_that_come() {
    for answer in answers() {
        let (_, address) = Exchange::with([answer.clone()]);
        let (address, answer) = (signed(&address), format!("{answer:?}"));
        assert_silent(place_order::run(address.clone()).await, &answer);
        assert_silent(retry_backon::run(address.clone()).await, &answer);
        assert_silent(retry_tower::run(address.clone()).await, &answer);
        assert_silent(cool_down::run(address).await, &answer);
    }
}

/// Each says why, too.
#[tokio::test(start_paused = true)]
async fn of_connections_that_are_refused() {
    let (_, address) = Exchange::after(Duration::from_secs(86_400), []);
    let http = signed(&address);
    let websocket = signed(&address.replace("http", "ws"));
    for (printed, what) in [
        (place_order::run(http.clone()).await.map_err(Into::into), "place_order"),
        (retry_backon::run(http.clone()).await, "backon"),
        (retry_tower::run(http.clone()).await, "tower"),
        (cool_down::run(http).await, "governor"),
        (websocket_session::run(&websocket).await.map_err(Into::into), "websocket"),
    ] {
        let shown = format!("{printed:?}");
        assert!(shown.contains("Connection refused"), "{what}: {shown}");
        assert_silent(printed, what);
    }
}

#[tokio::test(start_paused = true)]
async fn of_addresses_that_are_none() {
    for address in [signed("http:"), signed("nowhere"), signed("gopher://127.0.0.1")] {
        assert_silent(place_order::run(address.clone()).await, &address);
        assert_silent(retry_backon::run(address.clone()).await, &address);
        assert_silent(retry_tower::run(address.clone()).await, &address);
        assert_silent(cool_down::run(address.clone()).await, &address);
        assert_silent(websocket_session::run(&address).await, &address);
    }
}

#[tokio::test(start_paused = true)]
async fn of_sessions() {
    for session in [Session::RefusesLogin, Session::Dies, Session::IsSilent, Session::Works] {
        let (_, address) = exchange(vec![session]).await;
        assert_silent(websocket_session::run(&signed(&address)).await, &format!("{session:?}"));
    }
}
