//! What arrives over HTTP, under every status and in every shape.

use std::time::Duration;

use coinw_errors::{Error, ErrorCode, Idempotency, Market, Outcome, Reason, RetryAction};
use serde_json::{Value, json as value};

use crate::examples::retry_backon::client::Client;
use crate::exchange::{Answer, Exchange, html, json};

async fn answered(market: Market, answer: Answer) -> Result<Value, Error> {
    let (_, address) = Exchange::with([answer]);
    Client::new(address, market).unwrap().get("/v1/perpum/orders/open").await
}

async fn refused(market: Market, answer: Answer) -> Error {
    answered(market, answer).await.unwrap_err()
}

#[tokio::test]
async fn a_success_of_every_surface_is_data() {
    for (market, body, data) in [
        (
            Market::Spot,
            r#"{"code":"200","data":[1],"msg":"SUCCESS","success":true,"failed":false}"#,
            value!([1]),
        ),
        (Market::Futures, r#"{"code":0,"data":{"value":"333"},"msg":""}"#, value!({"value": "333"})),
        (Market::Futures, r#"{"code":200,"message":"","retry":false,"success":true}"#, Value::Null),
    ] {
        assert_eq!(answered(market, json(body)).await.unwrap(), data);
    }
}

#[tokio::test]
async fn every_code_of_the_guide_is_recognized_under_every_status() {
    for &code in ErrorCode::ALL {
        for status in [200, 400, 404, 429, 502] {
            let error = refused(code.markets()[0], Answer::Json(status, code.sample().to_owned())).await;
            assert_eq!(error.listed(), Some(code), "HTTP {status}");
            assert_eq!(error.http_status(), Some(status), "{code}");
        }
    }
}

#[tokio::test]
async fn no_status_makes_an_error_of_a_success() {
    for status in [200, 400, 404, 429, 502] {
        let success = Answer::Json(status, r#"{"code":0,"data":1}"#.to_owned());
        assert_eq!(answered(Market::Futures, success).await.unwrap(), 1, "HTTP {status}");
    }
}

#[tokio::test]
async fn a_page_of_a_proxy_shows_its_beginning() {
    for status in [200, 404, 429, 502] {
        let error = refused(Market::Futures, html(status)).await;
        assert!(error.reason() == Reason::NotJson, "{error:?}");
        assert!(
            error.to_string().contains(&format!("(HTTP {status}); body starts with \"<html>")),
            "{error}"
        );
        assert_eq!(error.outcome(), Outcome::Unknown);
    }
}

#[tokio::test]
async fn an_empty_body_is_an_error() {
    for status in [200, 400, 404, 429, 502] {
        let error = refused(Market::Spot, Answer::Empty(status)).await;
        assert_eq!(error.to_string(), format!("spot: the response is empty (HTTP {status})"));
    }
}

#[tokio::test]
async fn an_answer_of_something_that_is_not_the_exchange_is_an_error() {
    let body = r#"{"timestamp":1732273923000,"status":404,"error":"Not Found","path":"/v1/x"}"#;
    let error = refused(Market::Futures, Answer::Json(404, body.to_owned())).await;
    assert_eq!(error.name(), "Absent");
    assert_eq!(error.retry_action(Idempotency::NotIdempotent), RetryAction::Reconcile);
}

#[tokio::test]
async fn a_body_that_was_cut_off_on_the_way_is_truncated() {
    let whole = ErrorCode::RateLimited.sample();
    let error = refused(Market::Spot, json(&whole[..whole.len() - 5])).await;
    assert!(error.reason() == Reason::Truncated, "{error:?}");
    assert_eq!(error.outcome(), Outcome::Unknown);
}

#[tokio::test]
async fn a_body_whose_connection_is_lost_proves_nothing_even_if_it_looks_complete() {
    for body in ["", r#"{"code":0,"da"#, r#"{"code":0,"data":1}"#, r#"{"code":29001}"#] {
        let error = refused(Market::Futures, Answer::Aborted(200, body.to_owned())).await;
        assert!(error.reason() == Reason::Truncated, "{error:?}");
        assert_eq!(error.retry_action(Idempotency::NotIdempotent), RetryAction::Reconcile);
        assert_eq!(
            error.retry_action(Idempotency::Idempotent),
            RetryAction::RetryAfter(Duration::from_secs(1))
        );
    }
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_takes_too_long_is_none() {
    let error = answered(Market::Futures, Answer::Silence).await.unwrap_err();
    let said = error.to_string();
    assert!(
        said.starts_with("futures: no answer: error sending request for url (http://127.0.0.1:"),
        "{said}"
    );
    assert!(said.ends_with("/v1/perpum/orders/open): operation timed out"), "{said}");
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let (exchange, address) = Exchange::with([Answer::Empty(307)]);
    let client = Client::new(address, Market::Futures).unwrap();
    let error = client.post::<Value>("/v1/perpum/order", "{}".to_owned()).await.unwrap_err();
    assert_eq!(error.retry_action(Idempotency::NotIdempotent), RetryAction::Reconcile);
    assert_eq!(exchange.received().len(), 1);
}

#[tokio::test]
async fn the_delay_that_a_response_asks_for_is_kept_with_the_error() {
    for (retry_after, delay) in [("7", Some(7)), ("soon", None), ("99999999999999999999999", Some(86_400))] {
        let error = refused(Market::Futures, Answer::Wait(503, retry_after)).await;
        assert_eq!(error.retry_after(), delay.map(Duration::from_secs), "{retry_after}");
        assert_eq!(error.http_status(), Some(503));
    }
}

#[tokio::test(start_paused = true)]
async fn a_slow_body_is_read_to_its_end() {
    let body =
        r#"{"data":{"list":["something that takes its time"]},"code":9012,"message":"Position not found"}"#;
    let error = refused(Market::Futures, Answer::Slow(body.to_owned(), Duration::from_secs(1))).await;
    assert_eq!(error.listed(), Some(ErrorCode::PositionNotFound));
    assert_eq!(error.body(), body);
}
