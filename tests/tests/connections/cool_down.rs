//! The shared cool-down: one task learns that there were too many requests, and all wait.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use coinw_errors::{Error, ErrorCode, Market, Response};
use serde_json::Value;
use tokio::time::{Instant, sleep};

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
    let unlisted = || r#"{"code":777001,"msg":"?"}"#.to_owned();
    let second = Duration::from_secs(1);
    let [limited, many] =
        [ErrorCode::RateLimited, ErrorCode::TooManyRequests].map(|code| code.delay().unwrap().max(second));
    for (answer, delay) in [
        (json(ErrorCode::RateLimited.sample()), limited),
        (json(ErrorCode::TooManyRequests.sample()), many),
        (html(429), second),
        (Answer::Wait(429, "7"), 7 * second),
        (Answer::Aborted(429, "<html>".to_owned()), 7 * second),
        (Answer::Json(429, unlisted()), second),
        (Answer::Json(429, ErrorCode::TooManyRequests.sample().to_owned()), many),
        (json(r#"{"code":429,"success":true}"#), many),
    ] {
        let (closed, received) = received_after(answer.clone(), 1000).await;
        assert_eq!(received.len(), 10);
        for request in received {
            let waited = request.at - closed;
            assert!(waited >= delay, "{answer:?}: {waited:?}");
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

/// How long the gate stays closed after each of these answers: `true` is a success. Before each, so many seconds pass.
async fn closed_after(answers: &[(u64, bool)]) -> Vec<u64> {
    let gate = Gate::new(NonZeroU32::new(1_000).unwrap());
    let mut seconds = Vec::new();
    for (pause, is_success) in answers {
        sleep(Duration::from_secs(*pause)).await;
        let _ = gate.pass(async { if *is_success { Ok(()) } else { Err(limited()) } }).await;
        let answered = Instant::now();
        // The next request shows when the gate opens; it has no answer that says anything.
        let _ = gate.pass(async { Err::<(), _>(Error::no_answer(Market::Futures, "?")) }).await;
        seconds.push((Instant::now() - answered).as_secs());
    }
    seconds
}

fn limited() -> Error {
    Response::new(Market::Futures, 200, ErrorCode::RateLimited.sample()).check().unwrap_err()
}

/// How long a refusal closes the gate: the step, or the delay of the code if that is longer.
fn closed_for(step: u64) -> Duration {
    Duration::from_secs(step).max(ErrorCode::RateLimited.delay().unwrap())
}

fn closed(step: u64) -> u64 {
    closed_for(step).as_secs()
}

#[tokio::test(start_paused = true)]
async fn each_refusal_soon_after_the_gate_has_opened_closes_it_for_longer() {
    assert_eq!(
        closed_after(&[(0, false), (0, false), (0, false), (0, false)]).await,
        [1, 30, 300, 300].map(closed)
    );
    assert_eq!(closed_after(&[(0, false), (9, false), (9, false)]).await, [1, 30, 300].map(closed));
}

#[tokio::test(start_paused = true)]
async fn a_refusal_long_after_the_gate_has_opened_is_the_first_one_again() {
    assert_eq!(
        closed_after(&[(0, false), (11, false), (0, false), (11, false)]).await,
        [1, 1, 30, 1].map(closed)
    );
}

#[tokio::test(start_paused = true)]
async fn a_success_after_the_gate_has_opened_starts_again() {
    assert_eq!(
        closed_after(&[(0, false), (0, false), (0, true), (0, false)]).await,
        [closed(1), closed(30), 0, closed(1)]
    );
}

#[tokio::test(start_paused = true)]
async fn a_success_or_refusal_of_a_request_that_was_sent_before_counts_for_nothing() {
    let gate = Arc::new(Gate::new(NonZeroU32::new(1_000).unwrap()));
    let late = |result: fn() -> Result<(), Error>| {
        let gate = Arc::clone(&gate);
        tokio::spawn(async move {
            let answer = async {
                sleep(Duration::from_millis(1_500)).await;
                result()
            };
            gate.pass(answer).await
        })
    };
    let sent_before = [late(|| Ok(())), late(|| Err(limited()))];
    tokio::task::yield_now().await;
    let start = Instant::now();
    let _ = gate.pass(async { Err::<(), _>(limited()) }).await;
    let _ = gate.pass(async { Err::<(), _>(limited()) }).await;
    for sent in sent_before {
        let _ = sent.await.unwrap();
    }
    let _ = gate.pass(async { Err::<(), _>(limited()) }).await;
    let _ = gate.pass(async { Ok(()) }).await;
    // The late success did not start again, and the late refusal took no step.
    let whole: Duration = [1, 30, 300].map(closed_for).iter().sum();
    let took = Instant::now() - start;
    assert!((whole..whole + Duration::from_secs(2)).contains(&took), "{took:?} instead of {whole:?}");
}

/// Two tasks, one behind the other, that are refused whatever they send: the late refusal of the one takes no step from the other.
#[tokio::test(start_paused = true)]
async fn tasks_whose_refusals_overlap_climb_together() {
    let gate = Arc::new(Gate::new(NonZeroU32::new(1_000).unwrap()));
    let sent = Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let task = |stagger: u64| {
        let (gate, sent) = (Arc::clone(&gate), Arc::clone(&sent));
        async move {
            sleep(Duration::from_millis(stagger)).await;
            loop {
                let refusal = async {
                    sent.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    sleep(Duration::from_millis(1_200)).await;
                    Err::<(), _>(limited())
                };
                let _ = gate.pass(refusal).await;
            }
        }
    };
    let both = async { tokio::join!(task(0), task(1_100)) };
    assert!(tokio::time::timeout(Duration::from_secs(600), both).await.is_err());
    let sent = sent.load(std::sync::atomic::Ordering::Relaxed);
    assert!(sent <= 10, "{sent} requests in ten minutes");
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
