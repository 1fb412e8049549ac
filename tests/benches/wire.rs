//! What it costs to read a response, against reading the same bytes with `serde_json` alone.
//!
//! ```sh
//! cargo bench -p coinw-errors-tests --bench wire
//! ```

use std::hint::black_box;

use coinw_errors::{Market, check, decode};
use coinw_errors_tests::contest::{Ratio, ratio};
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value;

/// The same data in the least that it can be wrapped in: a struct that sees nothing but the data.
#[derive(Deserialize)]
struct Data<T> {
    data: T,
}

/// The data in what people write by hand, which sees the code and the message, too.
#[derive(Deserialize)]
#[allow(dead_code)]
struct Envelope<T> {
    code: Value,
    #[serde(alias = "message")]
    msg: Option<String>,
    success: Option<bool>,
    data: Option<T>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code)]
struct Placed {
    order_number: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(dead_code)]
struct Open {
    id: String,
    instrument: String,
    direction: String,
    order_price: String,
    quantity: String,
    leverage: u32,
    created_date: u64,
}

const ORDER: &str = r#"{"id":"33308740320587027","instrument":"BTC","direction":"long","orderPrice":"95400.5","quantity":"100","leverage":20,"createdDate":1739955929000,"posType":"plan","frozenFee":"0.00954"}"#;
const PLACED: &str = r#"{"code":"200","data":{"orderNumber":"4611772879845982297"},"msg":"SUCCESS","success":true,"failed":false}"#;

fn main() {
    println!(
        "ratio of times, median [quartiles], and our fastest time; at most 1.10 for decode and 0.50 for errors is aimed at\n"
    );
    let orders = |count| vec![ORDER; count].join(",");
    small();
    for (size, count) in [("10 KB", 54), ("1 MB", 5_500)] {
        let success = format!(r#"{{"code":0,"data":[{}],"msg":""}}"#, orders(count));
        let error = format!(r#"{{"code":9012,"data":[{}],"msg":"Position not found"}}"#, orders(count));
        decoding::<Vec<Open>>(size, Market::Futures, &success);
        checking(size, Market::Futures, &success, &error);
    }
}

fn small() {
    // The guide's own sample of an error, which happens to have 99 bytes.
    let error = coinw_errors::ErrorCode::ApiAccessError.sample();
    decoding::<Placed>("100 B", Market::Spot, PLACED);
    checking("100 B", Market::Spot, PLACED, error);
}

fn decoding<T: DeserializeOwned>(size: &str, market: Market, body: &str) {
    let bytes = body.as_bytes();
    let ours = || drop(black_box(decode::<T>(market, black_box(bytes)).unwrap()));
    let data = || drop(black_box(serde_json::from_slice::<Data<T>>(black_box(bytes)).unwrap().data));
    let envelope = || drop(black_box(serde_json::from_slice::<Envelope<T>>(black_box(bytes)).unwrap()));
    print(size, bytes, "decode, against serde_json into the data alone", ratio(ours, data));
    print(size, bytes, "decode, against serde_json into what people write", ratio(ours, envelope));
}

fn checking(size: &str, market: Market, success: &str, error: &str) {
    let bytes = error.as_bytes();
    let ours = || drop(black_box(check(market, black_box(bytes)).unwrap_err()));
    let value = || drop(black_box(serde_json::from_slice::<Value>(black_box(bytes)).unwrap()));
    print(size, bytes, "check of an error, against serde_json::Value", ratio(ours, value));

    let bytes = success.as_bytes();
    let ours = || check(market, black_box(bytes)).unwrap();
    let value = || drop(black_box(serde_json::from_slice::<Value>(black_box(bytes)).unwrap()));
    let limit = || _ = black_box(serde_json::from_slice::<IgnoredAny>(black_box(bytes)).unwrap());
    print(size, bytes, "check of a success, against serde_json::Value", ratio(ours, value));
    print(size, bytes, "check of a success, against serde_json into IgnoredAny", ratio(ours, limit));
}

fn print(size: &str, body: &[u8], what: &str, ratio: Ratio) {
    let Ratio { median, low, high, fastest } = ratio;
    println!(
        "{size:>6} ({:>7} bytes)  {what:<55} {median:5.2} [{low:.2}, {high:.2}]  {fastest:?}",
        body.len()
    );
}
