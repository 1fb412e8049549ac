//! Every way to show an error, and the error's decision.

use coinw_errors::{Error, Idempotency, Outcome, RetryAction, SupportRequest};

/// Shows it in all of them.
///
/// # Panics
///
/// If one shows a control character that could forge a line of a log.
pub fn show(error: &Error) {
    let line = error.to_string();
    assert!(!line.contains(char::is_control), "{line:?}");
    let request = SupportRequest::from(error);
    let report = miette::Report::new(error.clone());
    let shown = [
        format!("{error:#}"),
        format!("{error:?}"),
        format!("{error:#?}"),
        format!("{report:?}"),
        request.to_string(),
        request.to_markdown(),
        format!("{request:?}"),
        serde_json::to_string(error).expect("a record"),
    ];
    assert!(shown.iter().all(|text| !text.is_empty()));
    assert_safe(error);
}

/// An order that may have been carried out is reconciled, and every other one was certainly refused.
fn assert_safe(error: &Error) {
    let action = error.retry_action(Idempotency::NotIdempotent);
    assert_eq!(action == RetryAction::Reconcile, error.outcome() == Outcome::Unknown, "{error}: {action}");
    let query = error.retry_action(Idempotency::Idempotent);
    assert!(query.delay().is_none_or(|delay| Some(delay) >= error.retry_after()), "{error}: {query}");
}
