//! What is sent again, when, and how often: the examples for `backon` and `tower` against the same exchange.

use std::time::{Duration, SystemTime};

use coinw_errors::{ErrorCode, Idempotency, Market, Outcome, RetryAction};
use serde_json::Value;
use tokio::time::{Instant, timeout};
use tower::ServiceExt;

use crate::examples::retry_backon::client::Client;
use crate::examples::{retry_backon, retry_tower};
use crate::exchange::{Answer, Exchange, Received, html, json};

const SUCCESS: &str = r#"{"code":0,"data":"33309907537115139","msg":""}"#;

/// The two ways to retry; each makes the same request with the code of its example.
#[derive(Debug, Clone, Copy)]
enum With {
    Backon,
    Tower,
}

const BOTH: [With; 2] = [With::Backon, With::Tower];

/// The error says which action is left.
async fn query(with: With, market: Market, address: String) -> Result<Value, RetryAction> {
    match with {
        With::Backon => {
            let client = Client::new(address, market).unwrap();
            let query = || client.get("/v1/perpum/orders/open");
            let result: Result<Value, coinw_errors::Error> =
                retry_backon::with_retries(Idempotency::Idempotent, query).await;
            result.map_err(|error| error.retry_action(Idempotency::Idempotent))
        }
        With::Tower => {
            let client = retry_tower::client::Client::new(address, market).unwrap();
            let request = retry_tower::Request { path: "/v1/perpum/orders/open".to_owned(), order: None };
            let result = retry_tower::service(client).oneshot(request).await;
            result.map_err(|error| error.retry_action(Idempotency::Idempotent))
        }
    }
}

async fn order(with: With, market: Market, address: String) -> Result<Value, RetryAction> {
    let order = r#"{"instrument":"BTC"}"#;
    match with {
        With::Backon => {
            let client = Client::new(address, market).unwrap();
            let request = || client.post("/v1/perpum/order", order.to_owned());
            let result = retry_backon::with_retries(Idempotency::NotIdempotent, request).await;
            result.map_err(|error| error.retry_action(Idempotency::NotIdempotent))
        }
        With::Tower => {
            let client = retry_tower::client::Client::new(address, market).unwrap();
            let request =
                retry_tower::Request { path: "/v1/perpum/order".to_owned(), order: Some(order.to_owned()) };
            let result = retry_tower::service(client).oneshot(request).await;
            result.map_err(|error| error.retry_action(Idempotency::NotIdempotent))
        }
    }
}

/// The statuses that say that the same request may succeed later.
fn transient() -> impl Iterator<Item = u16> {
    [408, 425, 429, 500, 502, 503, 504].into_iter().chain(520..=527)
}

/// Statuses beside them, and usual ones.
const OTHERS: [u16; 14] = [200, 301, 400, 401, 403, 404, 407, 409, 418, 424, 501, 505, 519, 528];

/// What the guide does not list, under a status.
fn unclear(status: u16) -> Vec<Answer> {
    let json = |body: &str| Answer::Json(status, body.to_owned());
    vec![
        html(status),
        Answer::Empty(status),
        json(r#"{"code":777001,"msg":"?","retry":true}"#),
        json(ErrorCode::UserApiError.sample()), // A code of another market.
        json(r#"{"status":"down"}"#),
        json(r#"{"success":false,"msg":"no"}"#),
        json(r#"{"code":0,"success":false}"#),
    ]
}

/// The rows of both tables in which an order may have been placed.
fn unproven() -> Vec<(Market, Answer)> {
    let sample = |market, code: ErrorCode| (market, json(code.sample()));
    let futures = |answer| (Market::Futures, answer);
    let listed = [
        sample(Market::Futures, ErrorCode::InternalServerError),
        sample(Market::Futures, ErrorCode::SystemError),
        sample(Market::Spot, ErrorCode::BusinessException),
    ];
    let unlisted = [
        futures(Answer::Silence),
        futures(Answer::Aborted(200, r#"{"code":0,"#.to_owned())),
        futures(json(r#"{"code":29001,"msg":"API acc"#)),
        futures(Answer::Wait(429, "7")),
        futures(json(r#"{"code":0,"data":1,"data":2}"#)),
        futures(json(r#"{"code":0,"data":[{"msgCode":29001}]}"#)),
    ];
    let statuses = transient().chain(OTHERS).flat_map(unclear).map(futures);
    listed.into_iter().chain(unlisted).chain(statuses).collect()
}

#[tokio::test(start_paused = true)]
async fn an_order_whose_answer_proves_nothing_is_sent_once_and_has_to_be_reconciled() {
    for with in BOTH {
        for (market, answer) in unproven() {
            let (exchange, address) = Exchange::with([answer.clone(), json(SUCCESS)]);
            assert_eq!(
                order(with, market, address).await,
                Err(RetryAction::Reconcile),
                "{answer:?}, {with:?}"
            );
            let received = exchange.received();
            assert_eq!(received.len(), 1, "{answer:?}, {with:?}");
            assert_eq!((&*received[0].method, &*received[0].path), ("POST", "/v1/perpum/order"));
        }
    }
}

#[tokio::test(start_paused = true)]
async fn an_order_whose_connection_is_refused_has_to_be_reconciled() {
    for with in BOTH {
        let (exchange, address) = Exchange::after(Duration::from_millis(1), [json(SUCCESS)]);
        let result = order(with, Market::Futures, address).await;
        assert_eq!(result, Err(RetryAction::Reconcile), "{with:?}");
        assert!(exchange.received().is_empty(), "{with:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_order_that_was_certainly_refused_for_now_is_sent_again_after_the_delay() {
    for with in BOTH {
        for code in [ErrorCode::RateLimited, ErrorCode::TooManyRequests] {
            let (exchange, address) = Exchange::with([json(code.sample()), json(SUCCESS)]);
            let result = order(with, Market::Futures, address).await;
            assert_eq!(result, Ok("33309907537115139".into()), "{code}, {with:?}");
            assert_waited(&exchange.received(), 2, code.delay().unwrap());
        }
    }
}

#[tokio::test(start_paused = true)]
async fn an_order_that_was_certainly_refused_for_good_is_sent_once() {
    for with in BOTH {
        for code in [ErrorCode::ParamRequired, ErrorCode::SignError, ErrorCode::PositionNotFound] {
            // Whatever the status.
            for status in [200, 404, 503] {
                let answer = Answer::Json(status, code.sample().to_owned());
                let (exchange, address) = Exchange::with([answer, json(SUCCESS)]);
                let result = order(with, code.markets()[0], address).await;
                assert_eq!(result, Err(RetryAction::Stop), "{code}, {with:?}");
                assert_eq!(exchange.received().len(), 1, "{code}, {with:?}");
                assert_eq!(code.outcome(), Outcome::Rejected);
            }
        }
    }
}

#[track_caller]
fn assert_waited(received: &[Received], count: usize, delay: Duration) {
    assert_eq!(received.len(), count);
    for pair in received.windows(2) {
        let waited = pair[1].at - pair[0].at;
        assert!(waited >= delay, "{waited:?} instead of {delay:?}");
    }
}

/// A query gets the answer twice and then a success.
async fn assert_recovers(market: Market, answer: Answer, delay: Duration) {
    for with in BOTH {
        let (exchange, address) = Exchange::with([answer.clone(), answer.clone(), json(SUCCESS)]);
        let result = query(with, market, address).await;
        assert_eq!(result, Ok("33309907537115139".into()), "{answer:?}, {with:?}");
        assert_waited(&exchange.received(), 3, delay);
    }
}

#[tokio::test(start_paused = true)]
async fn a_query_recovers_after_the_delay_of_its_code() {
    for (code, market) in [
        (ErrorCode::RateLimited, Market::Futures),
        (ErrorCode::TooManyRequests, Market::Spot),
        (ErrorCode::SystemError, Market::Futures),
        (ErrorCode::BusinessException, Market::Spot),
    ] {
        for status in [200, 400, 503] {
            let failing = Answer::Json(status, code.sample().to_owned());
            assert_recovers(market, failing, code.delay().unwrap()).await;
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_query_recovers_from_an_answer_that_is_missing_or_ends_too_early() {
    for answer in [
        Answer::Silence,
        Answer::Aborted(200, r#"{"code":0,"#.to_owned()),
        json(r#"{"code":29001,"msg":"API acc"#),
        Answer::Json(404, r#"{"code":0,"data""#.to_owned()),
    ] {
        assert_recovers(Market::Futures, answer, Duration::from_secs(1)).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_query_recovers_from_a_connection_that_is_refused() {
    for with in BOTH {
        let (exchange, address) = Exchange::after(Duration::from_secs(3), [json(SUCCESS)]);
        let start = Instant::now();
        let result = query(with, Market::Futures, address).await;
        assert_eq!(result, Ok("33309907537115139".into()), "{with:?}");
        assert!(start.elapsed() >= Duration::from_secs(3), "{with:?}");
        assert_eq!(exchange.received().len(), 1, "{with:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_query_recovers_from_what_is_not_listed_under_a_status_that_says_that_it_may() {
    for status in transient() {
        for answer in unclear(status) {
            assert_recovers(Market::Futures, answer, Duration::from_secs(1)).await;
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_query_waits_as_long_as_the_response_asks() {
    for status in [429, 503] {
        assert_recovers(Market::Futures, Answer::Wait(status, "7"), Duration::from_secs(7)).await;
    }
    // The server tells the time, so the clock of the test may stand still.
    let date = httpdate::fmt_http_date(SystemTime::now() + Duration::from_secs(3600));
    let answer = Answer::Wait(503, date.leak());
    assert_recovers(Market::Futures, answer, Duration::from_secs(3500)).await;
}

#[tokio::test(start_paused = true)]
async fn a_query_that_cannot_succeed_is_sent_once() {
    let never =
        ErrorCode::ALL.iter().filter(|code| code.retry_action(Idempotency::Idempotent) == RetryAction::Stop);
    let listed = never.map(|code| (code.markets()[0], json(code.sample())));
    let unlisted = OTHERS.into_iter().flat_map(unclear).map(|answer| (Market::Futures, answer));
    let other_data = (Market::Futures, Answer::Json(503, r#"{"code":0,"data":1,"data":2}"#.to_owned()));
    let asks_to_wait = (Market::Futures, Answer::Wait(404, "7"));
    for (market, answer) in listed.chain(unlisted).chain([other_data, asks_to_wait]) {
        for with in BOTH {
            let (exchange, address) = Exchange::with([answer.clone(), json(SUCCESS)]);
            assert_eq!(query(with, market, address).await, Err(RetryAction::Stop), "{answer:?}, {with:?}");
            assert_eq!(exchange.received().len(), 1, "{answer:?}, {with:?}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn retries_come_to_an_end_and_each_waits_longer() {
    for with in BOTH {
        let (exchange, address) = Exchange::with([json(ErrorCode::RateLimited.sample())]);
        let result = timeout(Duration::from_secs(3600), query(with, Market::Futures, address)).await;
        let result = result.expect("an end within the hour");
        let delay = ErrorCode::RateLimited.delay().unwrap();
        assert_eq!(result, Err(RetryAction::RetryAfter(delay)), "{with:?}");
        let received = exchange.received();
        assert_waited(&received, 5, Duration::from_secs(2));
        assert!(received[4].at - received[3].at >= Duration::from_secs(9), "{with:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn no_two_retries_wait_equally_long() {
    for with in BOTH {
        let mut waits = Vec::new();
        for _ in 0..3 {
            let (exchange, address) = Exchange::with([html(503), json(SUCCESS)]);
            query(with, Market::Futures, address).await.unwrap();
            let received = exchange.received();
            waits.push(received[1].at - received[0].at);
        }
        assert!(waits[0] != waits[1] || waits[1] != waits[2], "{with:?}: {waits:?}");
    }
}
