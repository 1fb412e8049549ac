//! Sessions on a websocket, with the code of the example.

use std::time::Duration;

use coinw_errors::{ErrorCode, Idempotency, Reason, RetryAction};

use crate::examples::websocket_session::Session as Client;
use crate::exchange::{Answer, Exchange};
use crate::websocket::{Session, exchange};

const LOGIN: &str = r#"{"event":"login","params":{"api_key":"k","passphrase":"p"}}"#;
const REQUEST: &str = r#"{"event":"sub","params":{"biz":"futures","type":"order"}}"#;

#[tokio::test]
async fn a_request_is_accepted_and_pushes_are_no_replies() {
    let (received, address) = exchange(vec![Session::Works]).await;
    let mut client = Client::open(&address, LOGIN).await.unwrap();
    client.request(REQUEST, Idempotency::Idempotent).await.unwrap();
    assert_eq!(*received.lock().unwrap(), [[LOGIN, REQUEST]]);
    assert_eq!(client.take_pushed().len(), 1);
}

#[tokio::test]
async fn an_expired_session_works_again_after_a_reconnect_and_a_login() {
    for expired in [Session::Expires, Session::ExpiresNested] {
        // Even for what must not be sent twice: the guide's 1004 says that it was refused.
        for idempotency in [Idempotency::Idempotent, Idempotency::NotIdempotent] {
            let (received, address) = exchange(vec![expired, Session::Works]).await;
            let mut client = Client::open(&address, LOGIN).await.unwrap();
            client.request(REQUEST, idempotency).await.unwrap();
            assert_eq!(*received.lock().unwrap(), [[LOGIN, REQUEST], [LOGIN, REQUEST]], "{expired:?}");
        }
    }
}

#[tokio::test]
async fn a_session_that_expires_again_is_not_renewed_forever() {
    let (received, address) = exchange(vec![Session::Expires]).await;
    let mut client = Client::open(&address, LOGIN).await.unwrap();
    let error = client.request(REQUEST, Idempotency::Idempotent).await.unwrap_err();
    assert_eq!(error.listed(), Some(ErrorCode::InvalidSession));
    assert_eq!(received.lock().unwrap().len(), 2);
}

#[tokio::test]
async fn a_login_that_is_refused_is_an_error() {
    let (received, address) = exchange(vec![Session::RefusesLogin]).await;
    let error = Client::open(&address, LOGIN).await.err().unwrap();
    assert_eq!(error.message(), Some("no such key"));
    assert_eq!(error.retry_action(Idempotency::NotIdempotent), RetryAction::Reconcile);
    assert_eq!(received.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn a_connection_that_is_lost_is_no_reason_to_send_a_request_again() {
    let (received, address) = exchange(vec![Session::Dies, Session::Works]).await;
    let mut client = Client::open(&address, LOGIN).await.unwrap();
    let result = client.request(REQUEST, Idempotency::NotIdempotent).await;
    let error = result.unwrap_err();
    assert_eq!(error.reason(), Reason::NoAnswer, "{error:?}");
    assert_eq!(error.retry_action(Idempotency::NotIdempotent), RetryAction::Reconcile);
    assert_eq!(*received.lock().unwrap(), [[LOGIN, REQUEST]]);
}

#[tokio::test]
async fn a_new_connection_is_counted_and_loses_nothing_that_was_pushed() {
    let (_, address) = exchange(vec![Session::Expires, Session::Works]).await;
    let mut client = Client::open(&address, LOGIN).await.unwrap();
    client.request(REQUEST, Idempotency::Idempotent).await.unwrap();
    assert_eq!((client.connections(), client.take_pushed().len()), (2, 2));
}

#[tokio::test(start_paused = true)]
async fn a_late_reply_is_not_taken_for_the_reply_to_the_next_request() {
    let (received, address) = exchange(vec![Session::IsLate, Session::Refuses]).await;
    let mut client = Client::open(&address, LOGIN).await.unwrap();
    let error = client.request("first", Idempotency::NotIdempotent).await.unwrap_err();
    assert_eq!(error.reason(), Reason::NoAnswer, "{error:?}");
    let error = client.request("second", Idempotency::NotIdempotent).await.unwrap_err();
    assert_eq!(error.reason(), Reason::Exchange, "{error:?}");
    assert_eq!(*received.lock().unwrap(), [[LOGIN, "first"], [LOGIN, "second"]]);
}

#[tokio::test]
async fn the_reply_behind_a_frame_that_cannot_be_read_is_not_taken_for_the_next_one() {
    let (received, address) = exchange(vec![Session::Babbles, Session::Refuses]).await;
    let mut client = Client::open(&address, LOGIN).await.unwrap();
    let error = client.request("first", Idempotency::NotIdempotent).await.unwrap_err();
    assert_eq!(error.reason(), Reason::NotJson, "{error:?}");
    let error = client.request("second", Idempotency::NotIdempotent).await.unwrap_err();
    assert_eq!(error.reason(), Reason::Exchange, "{error:?}");
    assert_eq!(*received.lock().unwrap(), [[LOGIN, "first"], [LOGIN, "second"]]);
}

/// "Too many requests" instead of a websocket.
#[tokio::test]
async fn a_handshake_that_is_refused_has_what_http_says() {
    let (_, address) = Exchange::with([Answer::Wait(429, "60")]);
    let error = Client::open(&address.replace("http", "ws"), LOGIN).await.err().unwrap();
    assert_eq!((error.reason(), error.http_status()), (Reason::NotJson, Some(429)), "{error:?}");
    assert_eq!(error.retry_after(), Some(Duration::from_secs(60)));
}

#[tokio::test(start_paused = true)]
async fn a_reply_that_takes_too_long_is_none() {
    let (received, address) = exchange(vec![Session::IsSilent]).await;
    let mut client = Client::open(&address, LOGIN).await.unwrap();
    let error = client.request(REQUEST, Idempotency::NotIdempotent).await.unwrap_err();
    assert_eq!(error.retry_action(Idempotency::NotIdempotent), RetryAction::Reconcile);
    assert_eq!(*received.lock().unwrap(), [[LOGIN, REQUEST]]);
}
