//! Every way of showing an error, and what it decides.

use std::time::Duration;

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

/// Whatever HTTP says, an order that may have been carried out is reconciled.
fn assert_safe(error: &Error) {
    let is_refused = error.outcome() == Outcome::Rejected;
    for status in [200, 429, 503, 520] {
        let error = error.clone().with_http_status(status).with_retry_after(Duration::from_secs(7));
        let action = error.retry_action(Idempotency::NotIdempotent);
        assert_eq!(action == RetryAction::Reconcile, !is_refused, "{error}: {action}");
        let action = error.retry_action(Idempotency::Idempotent);
        assert!(
            !matches!(action, RetryAction::RetryAfter(delay) if delay < Duration::from_secs(7)),
            "{error}: {action}"
        );
    }
}
