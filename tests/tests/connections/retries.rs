//! What is sent again, when, and how often: the examples for `backon` and `tower` against the same exchange.

use std::time::Duration;

use coinw_errors::{ErrorCode, Idempotency, Market, RetryAction};
use serde_json::Value;
use tokio::time::{Instant, timeout};
use tower::ServiceExt;

use crate::examples::retry_backon::client::{CallError, Client};
use crate::examples::{retry_backon, retry_tower};
use crate::exchange::{Answer, Exchange, html, json};

const SUCCESS: &str = r#"{"code":0,"data":"33309907537115139","msg":""}"#;

/// The two ways to retry; each makes the same request with the code of its example.
#[derive(Debug, Clone, Copy)]
enum With {
    Backon,
    Tower,
}

const BOTH: [With; 2] = [With::Backon, With::Tower];

/// The error says which action is left, in the words of the example's own error.
async fn query(with: With, market: Market, address: String) -> Result<Value, RetryAction> {
    match with {
        With::Backon => {
            let client = Client::new(address, market);
            let query = || client.get("/v1/perpum/orders/open");
            let result: Result<Value, CallError> =
                retry_backon::with_retries(Idempotency::Idempotent, query).await;
            result.map_err(|error| error.retry_action(Idempotency::Idempotent))
        }
        With::Tower => {
            let client = retry_tower::client::Client::new(address, market);
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
            let client = Client::new(address, market);
            let result = retry_backon::place_order(&client, order).await;
            result.map_err(|error| error.retry_action(Idempotency::NotIdempotent))
        }
        With::Tower => {
            let client = retry_tower::client::Client::new(address, market);
            let request =
                retry_tower::Request { path: "/v1/perpum/order".to_owned(), order: Some(order.to_owned()) };
            let result = retry_tower::service(client).oneshot(request).await;
            result.map_err(|error| error.retry_action(Idempotency::NotIdempotent))
        }
    }
}

/// Answers that prove nothing about the order they answer.
fn unproven() -> Vec<(&'static str, Market, Answer)> {
    let sample = |code: ErrorCode| json(code.sample());
    vec![
        ("500", Market::Futures, sample(ErrorCode::InternalServerError)),
        ("1", Market::Futures, sample(ErrorCode::SystemError)),
        ("-200", Market::Spot, sample(ErrorCode::BusinessException)),
        ("an unlisted code", Market::Futures, json(r#"{"code":77777,"msg":"?","retry":true}"#)),
        ("a code of another market", Market::Spot, json(ErrorCode::SignError.sample())),
        ("a page of a proxy", Market::Futures, html(502)),
        ("an empty body", Market::Futures, Answer::Empty(502)),
        ("a body that was cut off", Market::Futures, json(r#"{"code":29001,"msg":"API acc"#)),
        ("a lost connection", Market::Futures, Answer::Aborted(r#"{"code":0,"#.to_owned())),
        ("a contradiction", Market::Futures, json(r#"{"code":29001,"success":true}"#)),
        ("a failed item", Market::Futures, json(r#"{"code":0,"data":[{"msgCode":29001}]}"#)),
        ("a success of another type", Market::Futures, json(r#"{"code":0,"data":1,"data":2}"#)),
    ]
}

#[tokio::test(start_paused = true)]
async fn an_order_whose_answer_proves_nothing_is_sent_once_and_has_to_be_reconciled() {
    for with in BOTH {
        for (what, market, answer) in unproven() {
            let (exchange, address) = Exchange::with([answer, json(SUCCESS)]).await;
            assert_eq!(order(with, market, address).await, Err(RetryAction::Reconcile), "{what}, {with:?}");
            let received = exchange.received();
            assert_eq!(received.len(), 1, "{what}, {with:?}");
            assert_eq!((&*received[0].method, &*received[0].path), ("POST", "/v1/perpum/order"));
        }
    }
}

#[tokio::test(start_paused = true)]
async fn an_order_that_was_certainly_refused_for_now_is_sent_again_after_the_delay() {
    for with in BOTH {
        for code in [ErrorCode::RateLimited, ErrorCode::TooManyRequests] {
            let (exchange, address) = Exchange::with([json(code.sample()), json(SUCCESS)]).await;
            let start = Instant::now();
            assert_eq!(
                order(with, Market::Futures, address).await,
                Ok("33309907537115139".into()),
                "{code}, {with:?}"
            );
            assert_eq!(exchange.received().len(), 2, "{code}, {with:?}");
            assert!(start.elapsed() >= code.delay().unwrap(), "{code}, {with:?}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn an_order_that_was_certainly_refused_for_good_is_sent_once() {
    for with in BOTH {
        for code in [ErrorCode::ParamRequired, ErrorCode::SignError, ErrorCode::TradingSuspended] {
            let (exchange, address) = Exchange::with([json(code.sample()), json(SUCCESS)]).await;
            assert_eq!(
                order(with, Market::Futures, address).await,
                Err(RetryAction::Stop),
                "{code}, {with:?}"
            );
            assert_eq!(exchange.received().len(), 1, "{code}, {with:?}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_query_recovers_after_the_delay() {
    for with in BOTH {
        for (code, market) in [
            (ErrorCode::RateLimited, Market::Futures),
            (ErrorCode::TooManyRequests, Market::Spot),
            (ErrorCode::SystemError, Market::Futures),
            (ErrorCode::BusinessException, Market::Spot),
        ] {
            let failing = || Answer::Json(400, code.sample().to_owned());
            let (exchange, address) = Exchange::with([failing(), failing(), json(SUCCESS)]).await;
            assert_eq!(
                query(with, market, address).await,
                Ok("33309907537115139".into()),
                "{code}, {with:?}"
            );
            let received = exchange.received();
            assert_eq!(received.len(), 3, "{code}, {with:?}");
            for pair in received.windows(2) {
                let waited = pair[1].at - pair[0].at;
                assert!(waited >= code.delay().unwrap(), "{code}, {with:?}: {waited:?}");
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_query_that_cannot_succeed_is_sent_once() {
    for with in BOTH {
        for answer in
            [json(ErrorCode::ParamRequired.sample()), json(r#"{"code":77777,"retry":true}"#), html(502)]
        {
            let (exchange, address) = Exchange::with([answer, json(SUCCESS)]).await;
            assert_eq!(query(with, Market::Futures, address).await, Err(RetryAction::Stop), "{with:?}");
            assert_eq!(exchange.received().len(), 1, "{with:?}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn retries_come_to_an_end() {
    for with in BOTH {
        let (exchange, address) = Exchange::with([json(ErrorCode::RateLimited.sample())]).await;
        let result = timeout(Duration::from_secs(3600), query(with, Market::Futures, address)).await;
        let result = result.expect("an end within the hour");
        assert_eq!(result, Err(RetryAction::RetryAfter(Duration::from_secs(1))), "{with:?}");
        assert_eq!(exchange.received().len(), 5, "{with:?}");
    }
}
