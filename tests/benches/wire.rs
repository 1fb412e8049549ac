//! What it costs to read a response, compared with reading the same bytes with `serde_json` alone.
//!
//! ```sh
//! cargo bench -p coinw-errors-tests --features measure --bench wire
//! ```

use std::hint::black_box;

use coinw_errors::{Http, Market, Response};
use coinw_errors_tests::contest::Contest;
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

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Placed {
    order_number: String,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
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
    let mut contest = Contest::new();
    let orders = |count| vec![ORDER; count].join(",");
    // The guide's own sample of an error, which happens to have 99 bytes. A body arrives in memory of its own; to check for UTF-8 takes
    // longer where it does not start on a word, as a text in the program may.
    let (placed, error) = (PLACED.to_owned(), coinw_errors::ErrorCode::ApiAccessError.sample().to_owned());
    decoding::<Placed>(&mut contest, "100 B", Market::Spot, &placed);
    checking(&mut contest, "100 B", Market::Spot, &placed, &error);
    for (size, count) in [("10 KB", 54), ("1 MB", 5_500)] {
        let success = format!(r#"{{"code":0,"data":[{}],"msg":""}}"#, orders(count));
        let error = format!(r#"{{"code":9012,"data":[{}],"msg":"Position not found"}}"#, orders(count));
        decoding::<Vec<Open>>(&mut contest, size, Market::Futures, &success);
        checking(&mut contest, size, Market::Futures, &success, &error);
    }
    for (what, body) in hostile() {
        against_the_limit(&mut contest, what, &body);
    }
}

/// Bodies of about 300 KB that cost a reader the most.
fn hostile() -> Vec<(&'static str, String)> {
    let digits = "1".repeat(160_000);
    let members = |first: &str, member: &str| {
        format!("{{{first},{}}}", vec![member; 300_000 / (member.len() + 1)].join(","))
    };
    let nested = format!("{}1{}", r#"{"msg":{"msgCode":"#.repeat(50), "}".repeat(100));
    vec![
        ("a long code, and 30,000 short ones", members(&format!(r#""code":{digits}"#), r#""code":1"#)),
        (
            "a code after 160,000 blanks, and others",
            members(&format!(r#""code":"{}1""#, " ".repeat(160_000)), r#""code":"1""#),
        ),
        ("codes and keys with escapes", members(r#""code":0"#, r#""\u0063ode":"\u0031\u0031""#)),
        ("objects within each other that fail", members(r#""code":0"#, &format!(r#""a":{nested}"#))),
        ("thousands of flags", members(r#""code":29001"#, r#""success":"false","success":"False""#)),
        (
            "a refusal with a long message",
            format!(r#"{{"code":29001,"msg":"{}"}}"#, "\\u4e1a\\n".repeat(35_000)),
        ),
        ("a refusal among empty members", members(r#""code":29001"#, r#""a":null"#)),
        (
            "items that fail",
            format!(r#"{{"code":0,"data":[{}]}}"#, vec![r#"{"msgCode":9012}"#; 18_000].join(",")),
        ),
    ]
}

fn against_the_limit(contest: &mut Contest, what: &str, body: &str) {
    let bytes = body.as_bytes();
    assert!(Response::new(Market::Futures, Http::UNKNOWN, bytes).check().is_err());
    let ours = || {
        drop(black_box(Response::new(Market::Futures, Http::UNKNOWN, black_box(bytes)).check().unwrap_err()));
    };
    let limit = || _ = black_box(serde_json::from_slice::<IgnoredAny>(black_box(bytes)).unwrap());
    contest.row(&format!("`check`: {what}"), "`IgnoredAny`, the limit", Some(3.0), 1, ours, limit);
}

fn decoding<T: DeserializeOwned + std::fmt::Debug + PartialEq>(
    contest: &mut Contest,
    size: &str,
    market: Market,
    body: &str,
) {
    let bytes = body.as_bytes();
    let answer = Response::new(market, Http::UNKNOWN, bytes).decode::<T>().unwrap();
    assert_eq!(answer, serde_json::from_slice::<Data<T>>(bytes).unwrap().data);
    assert_eq!(Some(answer), serde_json::from_slice::<Envelope<T>>(bytes).unwrap().data);

    let what = format!("`decode`, {size}");
    let ours =
        || drop(black_box(Response::new(market, Http::UNKNOWN, black_box(bytes)).decode::<T>().unwrap()));
    let envelope = || drop(black_box(serde_json::from_slice::<Envelope<T>>(black_box(bytes)).unwrap()));
    let most = if size == "100 B" { 1.1 } else { 1.0 };
    contest.row(&what, "a struct by hand", Some(most), 1, ours, envelope);
    let data = || drop(black_box(serde_json::from_slice::<Data<T>>(black_box(bytes)).unwrap().data));
    contest.row(&what, "a struct with nothing but the data", None, 1, ours, data);
}

fn checking(contest: &mut Contest, size: &str, market: Market, success: &str, error: &str) {
    let bytes = error.as_bytes();
    let found = Response::new(market, Http::UNKNOWN, bytes).check().unwrap_err();
    let value: Value = serde_json::from_slice(bytes).unwrap();
    let number = value["code"].as_i64().or_else(|| value["code"].as_str()?.parse().ok());
    assert_eq!(found.listed().map(|code| i64::from(code.code())), number);

    let ours =
        || drop(black_box(Response::new(market, Http::UNKNOWN, black_box(bytes)).check().unwrap_err()));
    let value = || drop(black_box(serde_json::from_slice::<Value>(black_box(bytes)).unwrap()));
    // Whether it is a plain refusal is asked of each member, which a short error notices.
    let most = if size == "100 B" { 0.8 } else { 0.6 };
    contest.row(&format!("`check` of an error, {size}"), "`Value`", Some(most), 1, ours, value);

    let bytes = success.as_bytes();
    let what = format!("`check` of a success, {size}");
    let ours = || Response::new(market, Http::UNKNOWN, black_box(bytes)).check().unwrap();
    let value = || drop(black_box(serde_json::from_slice::<Value>(black_box(bytes)).unwrap()));
    contest.row(&what, "`Value`", None, 1, ours, value);
    let limit = || _ = black_box(serde_json::from_slice::<IgnoredAny>(black_box(bytes)).unwrap());
    let most = (size == "1 MB").then_some(1.1);
    contest.row(&what, "`IgnoredAny`, the limit", most, 1, ours, limit);
}
