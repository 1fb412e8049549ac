//! Feature `json`: reads responses with CoinW's guide and with the codes that it does not list.
//!
//! ```sh
//! cargo run --example observed_codes --features json -- '{"code":9016,"msg":"?"}'
//! ```

use coinw_errors::Extended::{self, Listed, Own};
use coinw_errors::{ErrorKind, Http, Idempotency, Market, Response, code, error_guide};

/// The file is what `coinw-errors spec --observed` prints. Take a copy, and add what you meet.
#[error_guide("spec/observed.yaml")]
pub(crate) enum ObservedCode {}

/// The codes of both guides.
pub(crate) type Code = Extended<ObservedCode>;

/// What an operator is told about a response from the futures market.
pub(crate) fn told(body: &str) -> String {
    let response = Response::new(Market::Futures, Http::UNKNOWN, body).with_guide::<Code>();
    let Err(error) = response.check() else { return "accepted".to_owned() };
    let what = match error.listed_in::<Code>() {
        Some(Own(code)) if code.kind() == ErrorKind::InvalidRequest => "look at the parameters",
        Some(Own(other)) => other.message(),
        Some(Listed(code!(29001) | code!(429))) => "slow down",
        Some(Listed(other)) => other.cause(),
        None => "a code that neither guide lists",
    };
    format!("{what}; send an order again: {}", error.retry_action(Idempotency::NotIdempotent))
}

fn main() {
    for body in std::env::args().skip(1) {
        println!("{}", told(&body));
    }
}
