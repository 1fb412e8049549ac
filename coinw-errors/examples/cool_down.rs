//! One gate for all tasks: no more requests than the limit allows, and no requests at all for a while after CoinW or a proxy has answered
//! "too many requests".
//!
//! Requests count against the API key and the address. If only the refused task waited, the other tasks would go on sending, and CoinW bans
//! a client that goes on.
//!
//! ```sh
//! cargo run --example cool_down --features http -- http://127.0.0.1:8080
//! ```

pub(crate) mod client;

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use client::{CallError, Client};
use coinw_errors::{Error, Idempotency, Market, code};
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use serde_json::Value;
use tokio::sync::watch;
use tokio::time::{Instant, sleep_until};

/// The gate that all requests of one API key and address pass through.
pub(crate) struct Gate {
    limiter: DefaultDirectRateLimiter,
    closed_until: watch::Sender<Instant>,
}

impl Gate {
    pub fn new(requests_per_second: NonZeroU32) -> Self {
        Self {
            limiter: RateLimiter::direct(Quota::per_second(requests_per_second)),
            closed_until: watch::Sender::new(Instant::now()),
        }
    }

    /// Sends a request once the gate is open, and closes the gate if the answer is "too many requests".
    pub async fn pass<T>(&self, request: impl Future<Output = Result<T, CallError>>) -> Result<T, CallError> {
        self.open().await;
        let result = request.await;
        if let Err(CallError::Exchange(error)) = &result
            && let Some(delay) = cool_down(error)
        {
            self.close(delay);
        }
        result
    }

    async fn open(&self) {
        loop {
            // The gate first: tasks that wait for it with a permit in hand would all leave at once.
            sleep_until(self.closed_until()).await;
            self.limiter.until_ready().await;
            // While this task waited, another one may have closed the gate.
            if self.closed_until() <= Instant::now() {
                return;
            }
        }
    }

    fn closed_until(&self) -> Instant {
        *self.closed_until.borrow()
    }

    fn close(&self, delay: Duration) {
        let until = Instant::now() + delay;
        self.closed_until.send_if_modified(|closed_until| {
            let is_later = until > *closed_until;
            *closed_until = until.max(*closed_until);
            is_later
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

fn became(what: &str, result: Result<Value, CallError>, idempotency: Idempotency) -> String {
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
