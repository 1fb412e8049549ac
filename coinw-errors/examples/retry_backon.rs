//! Retries with `backon`: as often as `backon` is told, as late as CoinW's guide says, and only what may be sent again.
//!
//! ```sh
//! cargo run --example retry_backon --features json -- http://127.0.0.1:8080
//! ```

pub(crate) mod client;

use std::time::Duration;

use backon::{ExponentialBuilder, Retryable};
use client::{CallError, Client};
use coinw_errors::{Idempotency, Market, RetryAction};

/// Makes a request, and makes it again as long as that is safe and may help.
pub(crate) async fn with_retries<T, F>(
    idempotency: Idempotency,
    request: impl FnMut() -> F,
) -> Result<T, CallError>
where
    F: Future<Output = Result<T, CallError>>,
{
    let backoff = ExponentialBuilder::default()
        .with_min_delay(Duration::from_millis(500))
        .with_max_delay(Duration::from_secs(60))
        .with_max_times(4)
        .with_jitter();
    request
        .retry(backoff)
        .when(move |error| delay(error, idempotency).is_some())
        .adjust(move |error, planned| {
            // Nothing is planned once the backoff is exhausted. To return the guide's delay all the same would go on forever.
            let planned = planned?;
            delay(error, idempotency).map(|least| planned.max(least))
        })
        .await
}

fn delay(error: &CallError, idempotency: Idempotency) -> Option<Duration> {
    match error.retry_action(idempotency) {
        RetryAction::RetryAfter(delay) => Some(delay),
        RetryAction::Stop | RetryAction::Reconnect | RetryAction::Reconcile => None,
    }
}

/// A query may be sent twice.
pub(crate) async fn open_orders(client: &Client) -> Result<serde_json::Value, CallError> {
    with_retries(Idempotency::Idempotent, || client.get("/v1/perpum/orders/open?instrument=BTC")).await
}

/// An order may not. If the action is [`RetryAction::Reconcile`], look for it with [`open_orders`] before sending another.
pub(crate) async fn place_order(client: &Client, order: &str) -> Result<serde_json::Value, CallError> {
    with_retries(Idempotency::NotIdempotent, || client.post("/v1/perpum/order", order.to_owned())).await
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let address = std::env::args().nth(1).ok_or("pass the address of the API")?;
    let client = Client::new(address, Market::Futures);
    let order = r#"{"instrument":"BTC","direction":"long","quantity":1}"#;
    match place_order(&client, order).await {
        Ok(placed) => println!("placed: {placed}"),
        Err(error) => match error.retry_action(Idempotency::NotIdempotent) {
            RetryAction::Reconcile => println!("{error}\nopen orders: {}", open_orders(&client).await?),
            action => println!("{error}\nto send it again: {action}"),
        },
    }
    Ok(())
}
