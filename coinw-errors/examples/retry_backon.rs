//! Feature `http`: retries with `backon`. It resends only what may be sent again, never before this crate's delay, and with growing delays.
//!
//! ```sh
//! cargo run --example retry_backon --features http -- http://127.0.0.1:8080
//! ```

pub(crate) mod client;

use backon::{ExponentialBuilder, Retryable};
use client::Client;
use coinw_errors::{Error, Idempotency, Market, RetryAction};
use serde_json::Value;

/// Sends a request, and sends it again as long as a retry is safe and may help.
pub(crate) async fn with_retries<T, F>(
    idempotency: Idempotency,
    request: impl FnMut() -> F,
) -> Result<T, Error>
where
    F: Future<Output = Result<T, Error>>,
{
    request
        .retry(ExponentialBuilder::default().with_max_times(4).with_jitter())
        .adjust(move |error: &Error, growth| match error.retry_action(idempotency) {
            // Once `backon` has tried often enough, it plans no further growth.
            RetryAction::RetryAfter(delay) => Some(delay + growth?),
            RetryAction::Stop | RetryAction::Reconnect | RetryAction::Reconcile => None,
        })
        .await
}

/// Asks for the open orders. A query may be sent twice.
pub(crate) async fn run(address: String) -> Result<String, Box<dyn std::error::Error>> {
    let client = Client::new(address, Market::Futures)?;
    let query = || client.get::<Value>("/v1/perpum/orders/open?instrument=BTC");
    Ok(match with_retries(Idempotency::Idempotent, query).await {
        Ok(orders) => format!("open orders: {orders}"),
        Err(error) => format!("no open orders: {error}"),
    })
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let address = std::env::args().nth(1).ok_or("pass the address of the API")?;
    println!("{}", run(address).await?);
    Ok(())
}
