//! Feature `http`: places an order, and looks for it if the outcome is unknown.
//!
//! ```sh
//! cargo run --example place_order --features http -- http://127.0.0.1:8080
//! ```

pub(crate) mod client;

use client::Client;
use coinw_errors::{Error, Idempotency, Market, RetryAction};
use serde_json::Value;
use tokio::time::sleep;

/// What became of an order.
#[derive(Debug)]
pub(crate) enum Placed {
    /// Accepted, which does not mean that it rests in the book: matching may still cancel it.
    Yes(Value),
    /// Certainly not placed.
    No(Error),
    /// Perhaps placed. Do not send it again before you have found out: these are the open orders, and filled ones are not among them.
    Perhaps(Error, Result<Value, Error>),
}

/// Places an order. It is sent again only after a refusal that is certain and passes by itself.
pub(crate) async fn place_order(client: &Client, order: &str) -> Placed {
    let mut attempts = 1..=3;
    loop {
        let error = match client.post("/v1/perpum/order", order.to_owned()).await {
            Ok(placed) => return Placed::Yes(placed),
            Err(error) => error,
        };
        match error.retry_action(Idempotency::NotIdempotent) {
            RetryAction::Reconcile => {
                let open = client.get("/v1/perpum/orders/open?instrument=BTC").await;
                return Placed::Perhaps(error, open);
            }
            RetryAction::RetryAfter(delay) if attempts.next() < Some(3) => sleep(delay).await,
            // Where no attempts are left, the order is as certainly not placed.
            RetryAction::RetryAfter(_) | RetryAction::Stop | RetryAction::Reconnect => {
                return Placed::No(error);
            }
        }
    }
}

pub(crate) async fn run(address: String) -> Result<String, reqwest::Error> {
    let client = Client::new(address, Market::Futures)?;
    let order = r#"{"instrument":"BTC","direction":"long","quantity":1}"#;
    Ok(match place_order(&client, order).await {
        Placed::Yes(order) => format!("placed: {order}"),
        Placed::No(error) => format!("not placed: {error}"),
        Placed::Perhaps(error, Ok(open)) => format!("perhaps placed: {error}\nopen orders: {open}"),
        Placed::Perhaps(error, Err(why)) => format!("perhaps placed: {error}\nopen orders unknown: {why}"),
    })
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let address = std::env::args().nth(1).ok_or("pass the address of the API")?;
    println!("{}", run(address).await?);
    Ok(())
}
