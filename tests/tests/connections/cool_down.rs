//! The shared cool-down: one task learns that there were too many requests, and all wait.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use coinw_errors::{ErrorCode, Market};
use serde_json::Value;
use tokio::time::Instant;

use crate::examples::cool_down::Gate;
use crate::examples::cool_down::client::Client;
use crate::exchange::{Answer, Exchange, Received, html, json};

const SUCCESS: &str = r#"{"code":0,"data":[]}"#;

/// One request that gets the answer, and then requests of ten tasks at once.
async fn received_after(answer: Answer, requests_per_second: u32) -> (Instant, Vec<Received>) {
    let (exchange, address) = Exchange::with([answer, json(SUCCESS)]);
    let client = Arc::new(Client::new(address, Market::Futures).unwrap());
    let gate = Arc::new(Gate::new(NonZeroU32::new(requests_per_second).unwrap()));
    gate.pass(client.get::<Value>("/first")).await.unwrap_err();
    let closed = Instant::now();
    let tasks: Vec<_> = (0..10)
        .map(|_| {
            let (client, gate) = (Arc::clone(&client), Arc::clone(&gate));
            tokio::spawn(async move { gate.pass(client.get::<Value>("/next")).await })
        })
        .collect();
    for task in tasks {
        task.await.unwrap().unwrap();
    }
    (closed, exchange.received().split_off(1))
}

#[tokio::test(start_paused = true)]
async fn no_task_sends_anything_while_the_gate_is_closed() {
    let unlisted = || r#"{"code":77777,"msg":"?"}"#.to_owned();
    for (answer, seconds) in [
        (json(ErrorCode::RateLimited.sample()), 1),
        (json(ErrorCode::TooManyRequests.sample()), 5),
        (html(429), 1),
        (Answer::Wait(429, "7"), 7),
        (Answer::Aborted(429, "<html>".to_owned()), 7),
        (Answer::Json(429, unlisted()), 1),
        (Answer::Json(429, ErrorCode::TooManyRequests.sample().to_owned()), 5),
        (json(r#"{"code":429,"success":true}"#), 5),
    ] {
        let (closed, received) = received_after(answer.clone(), 1000).await;
        assert_eq!(received.len(), 10);
        for request in received {
            let waited = request.at - closed;
            assert!(waited >= Duration::from_secs(seconds), "{answer:?}: {waited:?}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn other_errors_leave_the_gate_open() {
    for answer in [json(ErrorCode::SystemError.sample()), html(502), Answer::Wait(503, "7")] {
        let (closed, received) = received_after(answer.clone(), 1000).await;
        for request in received {
            assert!(request.at - closed < Duration::from_secs(1), "{answer:?}");
        }
    }
}

#[tokio::test]
async fn the_limit_is_kept_when_the_gate_opens() {
    let (exchange, address) = Exchange::with([json(ErrorCode::RateLimited.sample()), json(SUCCESS)]);
    let client = Arc::new(Client::new(address, Market::Futures).unwrap());
    let gate = Arc::new(Gate::new(NonZeroU32::new(20).unwrap()));
    gate.pass(client.get::<Value>("/first")).await.unwrap_err();
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..40 {
        let (client, gate) = (Arc::clone(&client), Arc::clone(&gate));
        tasks.spawn(async move { gate.pass(client.get::<Value>("/next")).await.unwrap() });
    }
    tasks.join_all().await;
    let received = exchange.received().split_off(1);
    // Twenty at once, and the others one by one.
    assert!(received[39].at - received[0].at >= Duration::from_millis(900));
}

#[tokio::test]
async fn the_limit_is_kept() {
    let start = std::time::Instant::now();
    let (exchange, address) = Exchange::with([json(SUCCESS)]);
    let client = Client::new(address, Market::Futures).unwrap();
    let gate = Gate::new(NonZeroU32::new(20).unwrap());
    for _ in 0..30 {
        gate.pass(client.get::<Value>("/query")).await.unwrap();
    }
    // Twenty at once, and the other ten one by one.
    assert_eq!(exchange.received().len(), 30);
    assert!(start.elapsed().as_millis() >= 450, "{:?}", start.elapsed());
}
