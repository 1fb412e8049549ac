//! Feature `http`: retries as a layer of `tower`, for clients that are built from services.
//!
//! ```sh
//! cargo run --example retry_tower --features http -- http://127.0.0.1:8080
//! ```

pub(crate) mod client;

use std::sync::Arc;

use backon::{BackoffBuilder, ExponentialBuilder};
use client::Client;
use coinw_errors::{Error, Idempotency, Market, RetryAction};
use serde_json::Value;
use tokio::time::{Sleep, sleep};
use tower::retry::{Policy, RetryLayer};
use tower::{Service, ServiceBuilder, ServiceExt};

/// A request that knows whether it may be sent twice.
#[derive(Clone)]
pub(crate) struct Request {
    pub path: String,
    /// The body to post; without a body, the request is a query.
    pub order: Option<String>,
}

impl Request {
    fn idempotency(&self) -> Idempotency {
        if self.order.is_some() { Idempotency::NotIdempotent } else { Idempotency::Idempotent }
    }
}

/// Sends a request again as long as a retry is safe and may help: never before the delay, and with growing delays.
#[derive(Clone, Default)]
pub(crate) struct CoinwPolicy {
    retries: usize,
}

impl<T> Policy<Request, T, Error> for CoinwPolicy {
    type Future = Sleep;

    fn retry(&mut self, request: &mut Request, result: &mut Result<T, Error>) -> Option<Sleep> {
        let error = result.as_ref().err()?;
        let RetryAction::RetryAfter(delay) = error.retry_action(request.idempotency()) else { return None };
        // Not the backoff of `tower`, which has no jitter for whole seconds, and the same jitter for all requests.
        let growth =
            ExponentialBuilder::default().with_max_times(4).with_jitter().build().nth(self.retries)?;
        self.retries += 1;
        Some(sleep(delay + growth))
    }

    fn clone_request(&mut self, request: &Request) -> Option<Request> {
        Some(request.clone())
    }
}

/// The client as a service with retries.
pub(crate) fn service(client: Client) -> impl Service<Request, Response = Value, Error = Error> {
    let client = Arc::new(client);
    ServiceBuilder::new().layer(RetryLayer::new(CoinwPolicy::default())).service_fn(
        move |request: Request| {
            let client = Arc::clone(&client);
            async move {
                match request.order {
                    Some(order) => client.post(&request.path, order).await,
                    None => client.get(&request.path).await,
                }
            }
        },
    )
}

/// Asks for the open orders.
pub(crate) async fn run(address: String) -> Result<String, Box<dyn std::error::Error>> {
    let client = Client::new(address, Market::Futures)?;
    let query = Request { path: "/v1/perpum/orders/open?instrument=BTC".to_owned(), order: None };
    Ok(match service(client).oneshot(query).await {
        Ok(orders) => format!("open orders: {orders}"),
        Err(error) => format!("{error}\nto send it again: {}", error.retry_action(Idempotency::Idempotent)),
    })
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let address = std::env::args().nth(1).ok_or("pass the address of the API")?;
    println!("{}", run(address).await?);
    Ok(())
}
