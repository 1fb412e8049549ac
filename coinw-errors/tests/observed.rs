//! `spec/observed.yaml`: the codes that the guide does not list, and the example that uses them.

// Its `main` is not part of the tests.
#[allow(dead_code)]
#[path = "../examples/observed_codes.rs"]
mod observed_codes;

use coinw_errors::{Channel, ErrorCode, ErrorKind, Idempotency, Outcome, Retry};
use observed_codes::{ObservedCode, told};

#[test]
fn no_code_is_both_listed_and_observed() {
    for code in ObservedCode::ALL {
        for &market in code.markets() {
            assert_eq!(
                ErrorCode::from_code_on(market, code.channel(), code.code()),
                None,
                "the guide lists {code} now: remove it from spec/observed.yaml"
            );
        }
    }
}

#[test]
fn nothing_is_proven_of_what_was_only_seen() {
    for code in ObservedCode::ALL {
        assert_eq!((code.retry(), code.outcome()), (Retry::Never, Outcome::Unknown), "{code}");
        for key in ["title", "kind", "retry", "outcome", "remedies", "cause", "steps"] {
            assert!(code.inferred().contains(&key), "{code}: {key}");
        }
        assert!(code.cause().starts_with("CoinW documents no cause"), "{code}");
    }
}

#[test]
fn each_says_where_it_was_seen() {
    for code in ObservedCode::ALL {
        let note = code.note().unwrap_or_default();
        assert!(note.starts_with("Recorded in ") || note.starts_with("From CoinW's page "), "{code}: {note}");
    }
}

#[test]
fn the_example_tells_both_guides_apart() {
    let order = "not before you have asked the exchange whether the request was carried out";
    let resend = ErrorCode::RateLimited.retry_action(Idempotency::NotIdempotent);
    let mut observed = ObservedCode::ALL.iter().filter(|code| code.channel() == Channel::Rest);
    let code = observed.next().expect("a code of REST was seen");
    let is_of_parameters = code.kind() == ErrorKind::InvalidRequest;
    let advice = if is_of_parameters { "look at the parameters" } else { code.message() };
    assert_eq!(told(code.sample()), format!("{advice}; send an order again: {order}"));
    for (body, what) in [
        (r#"{"code":29001,"msg":"?"}"#, format!("slow down; send an order again: {resend}")),
        (
            r#"{"code":777001,"msg":"?"}"#,
            format!("a code that neither guide lists; send an order again: {order}"),
        ),
        (r#"{"code":0,"data":{}}"#, "accepted".to_owned()),
    ] {
        assert_eq!(told(body), what);
    }
}
