//! Guides of other exchanges: the enum, its lookup, its documentation and its decisions are theirs. The reader of responses is CoinW's.

use coinw_errors::{
    Channel, ErrorKind, Guide, Idempotency, Market, Remedy, Response, RetryAction, error_guide,
};
use serde_json::Value;

#[error_guide("guides/binance.yaml", matcher = binance)]
pub enum Binance {}

#[error_guide("guides/bybit.yaml", matcher = bybit)]
pub enum Bybit {}

#[error_guide("guides/okx.yaml", matcher = okx)]
pub enum Okx {}

// A matcher names its enum from the root, which is here.

#[test]
fn a_code_is_found_and_matched() {
    let advice = |code| match code {
        binance!(-1003) => "slow down",
        binance!(-2010) => "read the message",
        _ => "look it up",
    };
    assert_eq!(Binance::from_code(Market::Spot, -2010).map(advice), Some("read the message"));
    assert_eq!(Binance::from_code(Market::Futures, -2010), None);
    assert!(matches!(Bybit::from_code(Market::Futures, 10006), Some(bybit!(10006))));
    assert!(matches!(Okx::from_code(Market::Spot, 50011), Some(okx!(50011))));
}

#[test]
fn one_number_means_something_else_on_a_websocket() {
    let on = |channel| Bybit::from_code_on(Market::Spot, channel, 10003);
    assert_eq!(on(Channel::Rest), Some(Bybit::InvalidApiKey));
    assert_eq!(on(Channel::Websocket), Some(Bybit::TooManySessions));
}

#[test]
fn the_vocabulary_serves_them() {
    assert_eq!(Okx::InsufficientBalance.kind(), ErrorKind::InsufficientFunds);
    assert!(Okx::InsufficientBalance.remedies().contains(&Remedy::AddFunds));
    assert!(format!("{:#}", Binance::Timeout).contains("May a request that gets this code be sent again?"));
}

fn decides<G: Guide>(code: G) -> [RetryAction; 2] {
    [Idempotency::Idempotent, Idempotency::NotIdempotent].map(|idempotency| code.retry_action(idempotency))
}

#[test]
fn an_order_is_sent_again_by_none_of_them_unless_it_was_refused() {
    assert_eq!(decides(Binance::Timeout), [RetryAction::Stop, RetryAction::Reconcile]);
    assert_eq!(decides(Binance::NewOrderRejected), [RetryAction::Stop, RetryAction::Stop]);
    assert_eq!(decides(Bybit::ServerError)[1], RetryAction::Reconcile);
    assert!(matches!(decides(Okx::RateLimitReached)[1], RetryAction::RetryAfter(_)));
}

// What the reader makes of responses that it is not made for. It fails closed where it can; the last test is where it cannot.

fn response<G: Guide>(body: &str) -> Response<'_> {
    Response::new(Market::Spot, 200, body).with_guide::<G>()
}

#[test]
fn a_code_under_a_key_of_its_own_is_no_code_and_no_success() {
    for body in [r#"{"retCode":0,"retMsg":"OK","result":{}}"#, Bybit::TooManyVisits.sample()] {
        let error = response::<Bybit>(body).check().unwrap_err();
        assert_eq!((error.entry(), error.name()), (None, "Absent"), "{body}");
    }
}

#[test]
fn a_success_without_a_code_is_no_success() {
    assert!(response::<Binance>(r#"{"symbol":"BTCUSDT","orderId":28}"#).check().is_err());
    let error = response::<Binance>(Binance::BadSymbol.sample()).check().unwrap_err();
    assert_eq!(error.listed_in(), Some(Binance::BadSymbol));
}

/// OKX wraps refusals of single orders in a success: `sCode` is theirs, and the reader does not know it.
#[test]
fn a_failure_that_another_exchange_puts_into_its_data_is_data() {
    let body =
        r#"{"code":"0","data":[{"ordId":"","sCode":"51008","sMsg":"Insufficient USDT balance"}],"msg":""}"#;
    let data: Value = response::<Okx>(body).decode().unwrap();
    assert_eq!(data[0]["sCode"], "51008");
}
