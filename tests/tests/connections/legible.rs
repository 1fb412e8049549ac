//! Real clients' connection errors stay legible; the signatures in their URLs do not.

use std::error::Error;
use std::iter::successors;
use std::time::Duration;

use coinw_errors::{Market, SupportRequest};
use tokio_tungstenite::connect_async;

use crate::exchange::{Answer, Exchange, html};

/// An error with its sources, as people log it. Some say what their source says.
fn told(error: &(dyn Error + 'static)) -> String {
    let mut chain: Vec<_> =
        successors(Some(error), |&error| error.source()).map(ToString::to_string).collect();
    chain.dedup_by(|source, error| error.ends_with(&**source));
    chain.join(": ")
}

/// What our error says of what a client said.
#[track_caller]
fn assert_legible(error: impl Error + Send + Sync + 'static) {
    let said = told(&error);
    let no_answer = coinw_errors::Error::no_answer(Market::Futures, error);
    assert_eq!(no_answer.to_string(), format!("futures: no answer: {said}"));
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
        assert_legible(error);
    }
    assert_legible(
        client.get(format!("{aborted}/v1/perpum/order")).send().await.unwrap().text().await.unwrap_err(),
    );
}

#[tokio::test]
async fn the_reason_behind_a_long_address() {
    let query = "someParameter=value&".repeat(30);
    let error = reqwest::get(format!("http://127.0.0.1:1/v1/perpum/order?{query}")).await.unwrap_err();
    let said = coinw_errors::Error::no_answer(Market::Futures, error).to_string();
    assert!(
        said.ends_with("…: client error (Connect): tcp connect error: Connection refused (os error 111)"),
        "{said}"
    );
}

#[tokio::test]
async fn an_error_of_tungstenite() {
    let (_, gateway) = Exchange::with([html(502)]);
    for address in ["ws://127.0.0.1:1/perpum".to_owned(), gateway.replace("http", "ws")] {
        assert_legible(connect_async(&address).await.unwrap_err());
    }
}

/// Everything that an error without an answer is printed as, and all that it keeps.
fn outputs(error: &coinw_errors::Error) -> String {
    let record = serde_json::to_string(error).unwrap();
    let form = SupportRequest::from(error);
    let help = miette::Diagnostic::help(error).map(|help| help.to_string());
    let report = format!("{:?}", miette::Report::new(error.clone()));
    let source = error.source().map(ToString::to_string);
    let detail = error.detail();
    format!(
        "{error} {error:#} {error:?} {error:#?} {record} {form} {form:?} {help:?} {report} {source:?} {detail:?}"
    )
}

#[tokio::test]
async fn the_signed_address_of_a_client_comes_out_nowhere() {
    let query = "symbol=BTC_USDT&api_key=5b1c9E2F&sign=hunter";
    let of_reqwest = reqwest::get(format!("http://127.0.0.1:1/v1/perpum/order?{query}")).await.unwrap_err();
    let of_tungstenite = connect_async(format!("ws://127.0.0.1:1/perpum?{query}")).await.unwrap_err();
    let of_hand = format!("cannot GET http://127.0.0.1:1/v1/perpum/order?{query}");
    assert!(told(&of_reqwest).contains("hunter"));
    for error in [
        coinw_errors::Error::no_answer(Market::Futures, of_reqwest),
        coinw_errors::Error::no_answer(Market::Futures, of_tungstenite),
        coinw_errors::Error::no_answer(Market::Futures, of_hand),
    ] {
        let outputs = outputs(&error);
        assert!(!outputs.contains("5b1c9E2F") && !outputs.contains("hunter"), "{outputs}");
    }
}
