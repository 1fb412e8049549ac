//! May the request be sent again? Every cell of the decision table.

use std::time::Duration;

use crate::by_body::{check, check_under};
use coinw_errors::Idempotency::{Idempotent, NotIdempotent};
use coinw_errors::Market::Futures;
use coinw_errors::Outcome::{Rejected, Unknown};
use coinw_errors::Retry::{AfterDelay, AfterReconnect, Never};
use coinw_errors::RetryAction::{Reconcile, Reconnect, RetryAfter, Stop};
use coinw_errors::{Error, ErrorCode, Http, Idempotency, Outcome, Response, Retry, RetryAction};

const DELAY: Duration = Duration::from_secs(7);

fn decided(retry: Retry, outcome: Outcome, idempotency: Idempotency) -> RetryAction {
    let delay = (retry == AfterDelay).then_some(DELAY);
    let mut entry = ErrorCode::SystemError.entry().clone();
    (entry.retry, entry.delay, entry.outcome) = (retry, delay, outcome);
    entry.retry_action(idempotency)
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
fn only_a_retry_has_a_delay() {
    let delays = [Stop, RetryAfter(DELAY), Reconnect, Reconcile].map(RetryAction::delay);
    assert_eq!(delays, [None, Some(DELAY), None, None]);
}

// What is not in the guide decides by what is known of the connection.

const SECOND: Duration = Duration::from_secs(1);

/// The statuses that say that the same request may succeed later.
const TRANSIENT: [u16; 15] = [408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527];

#[test]
fn no_answer() {
    let error = Error::no_answer(Futures, "the time is up");
    assert_eq!(
        (error.retry_action(Idempotent), error.retry_action(NotIdempotent)),
        (RetryAfter(SECOND), Reconcile)
    );
    assert_eq!((error.outcome(), error.name()), (Unknown, "NoAnswer"));
    assert_eq!(RetryAction::after_no_answer(Idempotent), RetryAfter(SECOND));
    assert_eq!(RetryAction::after_no_answer(NotIdempotent), Reconcile);
}

/// Asserts what an error decides without a status, with each of three digits, and with numbers that are none.
#[track_caller]
fn assert_decides(error: impl Fn(Http) -> Error, query: impl Fn(Option<u16>) -> RetryAction) {
    for status in (0..=1_000).chain([u16::MAX]).map(Some).chain([None]) {
        let error = error(status.map_or(Http::UNKNOWN, Http::from));
        assert_eq!(error.retry_action(Idempotent), query(status), "{status:?}: {error}");
        assert_eq!(error.retry_action(NotIdempotent), Reconcile, "{status:?}: {error}");
    }
}

#[test]
fn a_body_that_ends_too_early() {
    assert_decides(|http| check_under(Futures, http, r#"{"code":0"#), |_| RetryAfter(SECOND));
}

#[test]
fn what_the_guide_does_not_list() {
    for body in [
        "<html>",
        "",
        r#"{"code":777001,"retry":true}"#,
        r#"{"success":false}"#,
        r#"{"status":503}"#,
        r#"{"code":0,"success":false}"#,
    ] {
        assert_decides(
            |http| check_under(Futures, http, body),
            |status| {
                if status.is_some_and(|status| TRANSIENT.contains(&status)) {
                    RetryAfter(SECOND)
                } else {
                    Stop
                }
            },
        );
    }
}

#[test]
fn a_listed_code_that_is_no_plain_refusal() {
    for body in [r#"{"code":29001,"success":true}"#, r#"{"code":29001,"errorCode":9012}"#] {
        let delay = ErrorCode::RateLimited.delay().unwrap();
        assert_decides(|http| check_under(Futures, http, body), |_| RetryAfter(delay));
    }
    assert_decides(|http| check_under(Futures, http, r#"{"code":9012,"orderId":"1"}"#), |_| Stop);
}

#[test]
fn a_success_whose_data_does_not_fit() {
    let body = r#"{"code":0,"data":"?"}"#;
    assert_decides(|http| Response::new(Futures, http, body).decode::<u8>().unwrap_err(), |_| Stop);
}

#[test]
fn no_status_changes_what_a_listed_code_decides() {
    for code in crate::guide::codes() {
        for status in [200, 404, 429, 503, 520] {
            let error = check_under(code.markets()[0], status, code.sample());
            for &idempotency in Idempotency::ALL {
                let action = error.retry_action(idempotency);
                assert_eq!(action, code.retry_action(idempotency), "{code}, HTTP {status}");
            }
        }
    }
}

// The delay that a response asks for.

/// Longer than the delay of any code.
const LONG: Duration = Duration::from_secs(7_200);

#[test]
fn a_longer_delay_of_the_response_counts_and_a_shorter_one_does_not() {
    let of_code = ErrorCode::SystemError.delay().unwrap();
    for (body, own) in
        [(ErrorCode::SystemError.sample(), of_code), (r#"{"code":0"#, SECOND), ("<html>", SECOND)]
    {
        for (asked, delay) in [(Duration::ZERO, own), (LONG, LONG)] {
            let http = Http::from(503).with_retry_after(asked);
            let error = check_under(Futures, http, body);
            assert_eq!(error.retry_action(Idempotent), RetryAfter(delay), "{error}");
            assert_eq!(error.retry_action(NotIdempotent), Reconcile, "{error}");
        }
    }
    let http = Http::from(200).with_retry_after(LONG);
    let refused = check_under(Futures, http, ErrorCode::RateLimited.sample());
    assert_eq!(refused.retry_action(NotIdempotent), RetryAfter(LONG));
}

#[test]
fn a_delay_of_the_response_makes_no_retry_of_anything_else() {
    let bodies = [ErrorCode::SignError.sample(), ErrorCode::InternalServerError.sample(), "<html>"];
    for body in bodies {
        let error = check(Futures, body).unwrap_err();
        let asking = check_under(Futures, Http::from(404).with_retry_after(SECOND), body);
        for &idempotency in Idempotency::ALL {
            assert_eq!(asking.retry_action(idempotency), error.retry_action(idempotency), "{error}");
        }
    }
    let expired =
        check_under(Futures, Http::from(404).with_retry_after(SECOND), ErrorCode::InvalidSession.sample());
    assert_eq!(expired.retry_action(NotIdempotent), Reconnect);
}

#[test]
fn no_delay_of_a_response_is_longer_than_a_day() {
    let error = check_under(Futures, Http::from(503).with_retry_after(Duration::MAX), "<html>");
    assert_eq!(error.retry_after(), Some(Duration::from_secs(24 * 60 * 60)));
    assert_eq!(error.retry_action(Idempotent), RetryAfter(Duration::from_secs(24 * 60 * 60)));
}

// And the same for all.

#[test]
fn nothing_with_an_unknown_outcome_is_sent_again_if_it_is_not_idempotent() {
    for code in ErrorCode::ALL {
        let action = code.retry_action(NotIdempotent);
        assert_eq!(action == Reconcile, code.outcome() == Unknown, "{code}");
    }
}

/// Where no attempts are left, the last action still says whether an order was certainly refused.
#[test]
fn of_an_order_the_action_says_as_much_as_the_outcome() {
    let samples = ErrorCode::ALL.iter().map(|code| code.sample());
    for body in samples.chain(["<html>", r#"{"code":0"#, r#"{"code":7}"#, r#"{"code":29001,"success":true}"#])
    {
        for status in [200, 429, 503] {
            for market in [Futures, coinw_errors::Market::Spot] {
                let error = check_under(market, status, body);
                assert_eq!(
                    error.retry_action(NotIdempotent) == Reconcile,
                    error.outcome() == Unknown,
                    "{error}"
                );
            }
        }
    }
}

#[test]
fn a_code_an_error_and_a_row_decide_alike() {
    for code in crate::guide::codes() {
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
    let error = check(Futures, r#"{"code":500,"retry":true,"msg":"Internal server error"}"#).unwrap_err();
    assert_eq!(error.server_retry(), Some(true));
    assert_eq!(error.retry_action(Idempotent), Stop);
}

#[test]
fn the_servers_retry_flag_downgrades_nothing() {
    let error = check(Futures, ErrorCode::TooManyRequests.sample()).unwrap_err();
    assert_eq!(error.server_retry(), Some(false));
    assert_eq!(error.retry_action(NotIdempotent), RetryAfter(ErrorCode::TooManyRequests.delay().unwrap()));
}

#[test]
fn a_row_built_by_hand_without_its_delay_is_not_retried() {
    let mut entry = ErrorCode::RateLimited.entry().clone();
    entry.delay = None;
    assert_eq!(entry.retry_action(Idempotent), Stop);
}
