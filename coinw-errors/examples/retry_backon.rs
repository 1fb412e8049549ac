//! Retries with `backon`: only requests that may be sent again, never before the delay that this crate names, and with growing delays.
//!
//! ```sh
//! cargo run --example retry_backon --features http -- http://127.0.0.1:8080
//! ```

pub(crate) mod client;

use backon::{ExponentialBuilder, Retryable};
use client::{CallError, Client};
use coinw_errors::{Idempotency, Market, RetryAction};
use serde_json::Value;

/// Sends a request, and sends it again as long as a retry is safe and may help.
pub(crate) async fn with_retries<T, F>(
    idempotency: Idempotency,
    request: impl FnMut() -> F,
) -> Result<T, CallError>
where
    F: Future<Output = Result<T, CallError>>,
{
    request
        .retry(ExponentialBuilder::default().with_max_times(4).with_jitter())
        .adjust(move |error: &CallError, growth| match error.retry_action(idempotency) {
            // Once `backon` has tried often enough, it plans no further growth.
            RetryAction::RetryAfter(delay) => Some(delay + growth?),
            RetryAction::Stop | RetryAction::Reconnect | RetryAction::Reconcile => None,
        })
        .await
}

/// Asks for the open orders. A query may be sent twice.
pub(crate) async fn open_orders(client: &Client) -> Result<Value, CallError> {
    with_retries(Idempotency::Idempotent, || client.get("/v1/perpum/orders/open?instrument=BTC")).await
}

/// Places an order. If the action is [`RetryAction::Reconcile`], look for the order with [`open_orders`] before sending another one.
pub(crate) async fn place_order(client: &Client, order: &str) -> Result<Value, CallError> {
    with_retries(Idempotency::NotIdempotent, || client.post("/v1/perpum/order", order.to_owned())).await
}

/// Places an order and reports the result.
pub(crate) async fn run(address: String) -> Result<String, CallError> {
    let client = Client::new(address, Market::Futures)?;
    let error = match place_order(&client, r#"{"instrument":"BTC","direction":"long","quantity":1}"#).await {
        Ok(placed) => return Ok(format!("placed: {placed}")),
        Err(error) => error,
    };
    match error.retry_action(Idempotency::NotIdempotent) {
        RetryAction::Reconcile => Ok(format!("{error}\nopen orders: {}", open_orders(&client).await?)),
        action => Ok(format!("{error}\nto send it again: {action}")),
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let address = std::env::args().nth(1).ok_or("pass the address of the API")?;
    println!("{}", run(address).await?);
    Ok(())
}
