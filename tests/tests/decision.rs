//! May the request be sent again? Every cell of the decision table.

use std::time::Duration;

use coinw_errors::Idempotency::{Idempotent, NotIdempotent};
use coinw_errors::Outcome::{Rejected, Unknown};
use coinw_errors::Retry::{AfterDelay, AfterReconnect, Never};
use coinw_errors::RetryAction::{Reconcile, Reconnect, RetryAfter, Stop};
use coinw_errors::{Entry, ErrorCode, Idempotency, Market, Outcome, Retry, RetryAction, check};

const DELAY: Duration = Duration::from_secs(7);

fn decided(retry: Retry, outcome: Outcome, idempotency: Idempotency) -> RetryAction {
    let delay = (retry == AfterDelay).then_some(DELAY);
    Entry { retry, delay, outcome, ..ErrorCode::SystemError.entry().clone() }.retry_action(idempotency)
}

macro_rules! cells {
    ($($name:ident: $retry:ident, $outcome:ident, $idempotency:ident => $action:expr;)+) => {$(
        #[test]
        fn $name() {
            assert_eq!(decided($retry, $outcome, $idempotency), $action);
        }
    )+};
}

cells! {
    never_rejected_idempotent: Never, Rejected, Idempotent => Stop;
    never_rejected_not_idempotent: Never, Rejected, NotIdempotent => Stop;
    never_unknown_idempotent: Never, Unknown, Idempotent => Stop;
    never_unknown_not_idempotent: Never, Unknown, NotIdempotent => Reconcile;
    after_delay_rejected_idempotent: AfterDelay, Rejected, Idempotent => RetryAfter(DELAY);
    after_delay_rejected_not_idempotent: AfterDelay, Rejected, NotIdempotent => RetryAfter(DELAY);
    after_delay_unknown_idempotent: AfterDelay, Unknown, Idempotent => RetryAfter(DELAY);
    after_delay_unknown_not_idempotent: AfterDelay, Unknown, NotIdempotent => Reconcile;
    after_reconnect_rejected_idempotent: AfterReconnect, Rejected, Idempotent => Reconnect;
    after_reconnect_rejected_not_idempotent: AfterReconnect, Rejected, NotIdempotent => Reconnect;
    after_reconnect_unknown_idempotent: AfterReconnect, Unknown, Idempotent => Reconnect;
    after_reconnect_unknown_not_idempotent: AfterReconnect, Unknown, NotIdempotent => Reconcile;
}

#[test]
fn unlisted_idempotent() {
    let error = check(Market::Futures, r#"{"code":12345}"#).unwrap_err();
    assert_eq!(error.retry_action(Idempotent), Stop);
}

#[test]
fn unlisted_not_idempotent() {
    let error = check(Market::Futures, r#"{"code":12345}"#).unwrap_err();
    assert_eq!(error.retry_action(NotIdempotent), Reconcile);
}

#[test]
fn nothing_with_an_unknown_outcome_is_sent_again_if_it_is_not_idempotent() {
    for code in ErrorCode::ALL {
        let action = code.retry_action(NotIdempotent);
        assert_eq!(action == Reconcile, code.outcome() == Unknown, "{code}");
    }
}

#[test]
fn a_code_an_error_and_a_row_decide_alike() {
    for code in ErrorCode::ALL {
        let error = check(code.markets()[0], code.sample()).unwrap_err();
        for &idempotency in Idempotency::ALL {
            let action = code.retry_action(idempotency);
            assert_eq!(action, code.entry().retry_action(idempotency));
            assert_eq!(action, error.retry_action(idempotency));
        }
    }
}

#[test]
fn the_servers_retry_flag_upgrades_nothing() {
    let error =
        check(Market::Futures, r#"{"code":500,"retry":true,"msg":"Internal server error"}"#).unwrap_err();
    assert_eq!(error.api().unwrap().server_retry(), Some(true));
    assert_eq!(error.retry_action(Idempotent), Stop);
}

#[test]
fn the_servers_retry_flag_downgrades_nothing() {
    let error = check(Market::Futures, ErrorCode::TooManyRequests.sample()).unwrap_err();
    assert_eq!(error.api().unwrap().server_retry(), Some(false));
    assert_eq!(error.retry_action(NotIdempotent), RetryAfter(Duration::from_secs(5)));
}

#[test]
fn a_row_built_by_hand_without_its_delay_is_not_retried() {
    let entry = Entry { delay: None, ..ErrorCode::RateLimited.entry().clone() };
    assert_eq!(entry.retry_action(Idempotent), Stop);
}
