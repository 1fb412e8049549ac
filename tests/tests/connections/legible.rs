//! What real clients say of a connection stays legible, and the signature in their addresses does not.

use std::error::Error;
use std::iter::successors;
use std::time::Duration;

use coinw_errors::{Market, check};
use tokio_tungstenite::connect_async;

use crate::exchange::{Answer, Exchange, html};

/// An error with its sources, as people log it.
fn told(error: &(dyn Error + 'static)) -> String {
    let chain: Vec<_> = successors(Some(error), |&error| error.source()).map(ToString::to_string).collect();
    chain.join(": ")
}

/// What a line shows of a message.
fn shown(text: &str) -> String {
    let body = serde_json::json!({ "code": 777_001, "msg": text }).to_string();
    let line = check(Market::Futures, &body).unwrap_err().to_string();
    line.split_once("Guide): ").unwrap().1.to_owned()
}

#[track_caller]
fn assert_legible(text: &str) {
    assert_eq!(shown(text), format!("{text:?}"));
}

#[tokio::test]
async fn an_error_of_reqwest() {
    let client = reqwest::Client::builder().timeout(Duration::from_millis(200)).build().unwrap();
    let (_, silent) = Exchange::with([Answer::Silence]);
    let (_, aborted) = Exchange::with([Answer::Aborted(200, r#"{"code":0,"#.to_owned())]);
    for address in
        ["http://127.0.0.1:1/v1/perpum/order".to_owned(), format!("{silent}/v1/perpum/order?symbol=BTC_USDT")]
    {
        let error = client.get(&address).send().await.unwrap_err();
        assert!(told(&error).contains(&address), "{error:?}");
        assert_legible(&told(&error));
    }
    let error =
        client.get(format!("{aborted}/v1/perpum/order")).send().await.unwrap().text().await.unwrap_err();
    assert_legible(&told(&error));
}

#[tokio::test]
async fn an_error_of_tungstenite() {
    let (_, gateway) = Exchange::with([html(502)]);
    for address in ["ws://127.0.0.1:1/perpum".to_owned(), gateway.replace("http", "ws")] {
        let error = connect_async(&address).await.unwrap_err();
        assert_legible(&told(&error));
    }
}

#[tokio::test]
async fn the_signature_in_the_address_of_an_error() {
    let address = "http://127.0.0.1:1/v1/perpum/order?symbol=BTC_USDT&api_key=5b1c9E2F&sign=hunter";
    let error = reqwest::get(address).await.unwrap_err();
    let shown = shown(&told(&error));
    assert!(
        shown.contains(
            "http://127.0.0.1:1/v1/perpum/order?symbol=BTC_USDT&api_key=[redacted]&sign=[redacted]"
        ),
        "{shown}"
    );
    assert!(!shown.contains("5b1c9E2F") && !shown.contains("hunter"), "{shown}");
}
