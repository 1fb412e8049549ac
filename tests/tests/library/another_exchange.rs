//! The attribute on another exchange's guide, in a crate that shadows every name the expansion might use.

use coinw_errors::{Channel, Idempotency, Market, Retry, RetryAction};
use std::time::Duration;

#[allow(dead_code, non_camel_case_types, clippy::upper_case_acronyms)]
mod hostile {
    pub mod core {}
    pub mod std {}
    pub mod coinw_errors {}
    pub struct Option;
    pub struct Some;
    pub struct None;
    pub struct Result;
    pub struct Entry;
    pub struct Market;
    pub struct str;
    pub struct i32;
    pub struct usize;
    pub struct ALL;
    pub trait Display {}
    pub trait Error {}

    #[::coinw_errors::error_guide("guides/another-exchange.yaml")]
    #[derive(::core::fmt::Debug, ::core::clone::Clone, ::core::marker::Copy, ::core::cmp::PartialEq)]
    pub enum Code {}
}

use hostile::Code;

#[test]
#[expect(deprecated)]
fn nothing_in_scope_changes_the_meaning_of_the_expansion() {
    assert_eq!(Code::ALL, [Code::Busy, Code::SocketBusy, Code::SpotBusy, Code::Gone]);
    assert_eq!(Code::Busy.to_string(), "7 Busy");
}

#[test]
fn a_private_enum_in_a_function_works() {
    #[coinw_errors::error_guide("guides/another-exchange.yaml")]
    #[derive(Debug, Clone, Copy)]
    enum Local {}

    assert_eq!(Local::ALL.len(), 4);
}

#[test]
fn one_number_means_different_things_on_different_markets_and_channels() {
    assert_eq!(Code::from_code_on(Market::Futures, Channel::Rest, 7), Some(Code::Busy));
    assert_eq!(Code::from_code_on(Market::Futures, Channel::Websocket, 7), Some(Code::SocketBusy));
    assert_eq!(Code::from_code_on(Market::Spot, Channel::Rest, 7), Some(Code::SpotBusy));
    assert_eq!(Code::from_code_on(Market::Spot, Channel::Websocket, 7), None);
}

#[test]
fn from_code_looks_at_rest_first() {
    assert_eq!(Code::from_code(Market::Futures, 7), Some(Code::Busy));
}

#[test]
#[expect(deprecated)]
fn a_retired_code_is_still_found() {
    assert_eq!(Code::from_code(Market::Spot, -2_147_483_648), Some(Code::Gone));
    assert_eq!(Code::Gone.retired(), Some("Not sent since 2020."));
}

#[test]
#[expect(deprecated)]
fn a_retired_code_says_so_in_its_explanation() {
    assert!(format!("{:#}", Code::Gone).contains("No longer sent\n  Not sent since 2020."));
}

#[test]
fn a_guide_without_success_numbers_has_none() {
    assert_eq!(Code::SUCCESS, [0_i32; 0]);
}

#[test]
fn every_unit_of_a_delay_arrives() {
    let delays: Vec<_> = Code::ALL.iter().map(|code| code.delay()).collect();
    assert_eq!(delays, [Some(Duration::from_millis(1_500)), Some(Duration::from_secs(120)), None, None]);
}

#[test]
fn an_unknown_outcome_after_a_reconnect_is_reconciled() {
    assert_eq!(Code::SpotBusy.retry(), Retry::AfterReconnect);
    assert_eq!(Code::SpotBusy.retry_action(Idempotency::Idempotent), RetryAction::Reconnect);
    assert_eq!(Code::SpotBusy.retry_action(Idempotency::NotIdempotent), RetryAction::Reconcile);
}

#[test]
fn what_is_optional_may_be_left_out() {
    let code = Code::Busy;
    assert_eq!((code.translation(), code.note(), code.retired()), (None, None, None));
    assert_eq!((code.links().len(), code.inferred().len()), (0, 0));
}
