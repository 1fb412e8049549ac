//! Feature `http`: one gate for all tasks. They send no more requests than the limit allows, and none for a while after CoinW or a proxy
//! answers "too many requests".
//!
//! CoinW's precautions page says that errors are counted for the user, the address and the device. If only the refused task waited, the other
//! tasks would go on sending, and CoinW bans a client that goes on: for 30 seconds, and after 5 or 10 bans within 8 hours for 8 hours. Only
//! CoinW's customer service lifts that ban.
//!
//! ```sh
//! cargo run --example cool_down --features http -- http://127.0.0.1:8080
//! ```

pub(crate) mod client;

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use client::Client;
use coinw_errors::{Error, Idempotency, Market, code};
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use serde_json::Value;
use tokio::sync::watch;
use tokio::time::{Instant, sleep_until};

/// For how long the gate closes after the first refusal, and after further ones soon after it has opened.
const STEPS: [Duration; 3] = [Duration::from_secs(1), Duration::from_secs(30), Duration::from_secs(300)];
const SOON: Duration = Duration::from_secs(10);

/// The gate that all requests of one API key and address pass through.
pub(crate) struct Gate {
    limiter: DefaultDirectRateLimiter,
    state: watch::Sender<State>,
}

#[derive(Clone, Copy)]
struct State {
    closed_until: Instant,
    /// When the gate opens after its last step. What was sent before says nothing of that.
    stepped_until: Instant,
    /// How many of the steps were taken since the last success.
    steps: usize,
}

impl Gate {
    pub fn new(requests_per_second: NonZeroU32) -> Self {
        let now = Instant::now();
        Self {
            limiter: RateLimiter::direct(Quota::per_second(requests_per_second)),
            state: watch::Sender::new(State { closed_until: now, stepped_until: now, steps: 0 }),
        }
    }

    /// Sends a request once the gate is open, and closes the gate if the answer is "too many requests".
    pub async fn pass<T>(&self, request: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
        let sent_at = self.open().await;
        let result = request.await;
        match &result {
            Ok(_) => self.succeeded(sent_at),
            Err(error) => cool_down(error).into_iter().for_each(|delay| self.refused(sent_at, delay)),
        }
        result
    }

    async fn open(&self) -> Instant {
        loop {
            // The gate first: tasks that wait for it with a permit in hand would all leave at once.
            sleep_until(self.closed_until()).await;
            self.limiter.until_ready().await;
            // While this task waited, another one may have closed the gate.
            let now = Instant::now();
            if self.closed_until() <= now {
                return now;
            }
        }
    }

    fn closed_until(&self) -> Instant {
        self.state.borrow().closed_until
    }

    /// Only what was sent after the gate opened shows that CoinW takes requests again.
    fn succeeded(&self, sent_at: Instant) {
        self.state.send_if_modified(|state| {
            let is_proof = sent_at >= state.stepped_until;
            state.steps = if is_proof { 0 } else { state.steps };
            is_proof
        });
    }

    fn refused(&self, sent_at: Instant, delay: Duration) {
        let now = Instant::now();
        self.state.send_modify(|state| {
            // What was sent before the gate opened is no further refusal, and takes no step.
            if sent_at >= state.stepped_until {
                let is_soon = sent_at < state.closed_until + SOON;
                state.steps = if is_soon { (state.steps + 1).min(STEPS.len()) } else { 1 };
                state.stepped_until = now + delay.max(STEPS[state.steps - 1]);
            }
            state.closed_until = state.closed_until.max(state.stepped_until).max(now + delay);
        });
    }
}

/// How long to send nothing after "too many requests", as a code of the guide or as an HTTP status.
fn cool_down(error: &Error) -> Option<Duration> {
    let delay = match error.listed() {
        Some(code @ (code!(29001) | code!(429))) => code.delay(),
        _ if error.http_status() == Some(429) => Some(Duration::from_secs(1)),
        _ => None,
    };
    delay.map(|delay| delay.max(error.retry_after().unwrap_or_default()))
}

/// Asks for the open orders of some symbols, places an order, and reports the results.
pub(crate) async fn run(address: String) -> Result<String, Box<dyn std::error::Error>> {
    let client = Arc::new(Client::new(address, Market::Futures)?);
    let gate = Arc::new(Gate::new(NonZeroU32::MIN.saturating_add(9)));
    let mut tasks = tokio::task::JoinSet::new();
    for instrument in ["BTC", "ETH", "SOL"] {
        let (client, gate) = (Arc::clone(&client), Arc::clone(&gate));
        let path = format!("/v1/perpum/orders/open?instrument={instrument}");
        tasks.spawn(async move { gate.pass(client.get::<Value>(&path)).await });
    }
    // Orders pass through the same gate, because orders count against the same limit.
    let order = r#"{"instrument":"BTC","direction":"long","quantity":1}"#.to_owned();
    let order = gate.pass(client.post::<Value>("/v1/perpum/order", order)).await;
    let mut report = vec![became("order", order, Idempotency::NotIdempotent)];
    while let Some(orders) = tasks.join_next().await {
        report.push(became("open orders", orders?, Idempotency::Idempotent));
    }
    Ok(report.join("\n"))
}

fn became(what: &str, result: Result<Value, Error>, idempotency: Idempotency) -> String {
    match result {
        Ok(value) => format!("{what}: {value}"),
        Err(error) => format!("{what}: {error}; to send it again: {}", error.retry_action(idempotency)),
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let address = std::env::args().nth(1).ok_or("pass the address of the API")?;
    println!("{}", run(address).await?);
    Ok(())
}
