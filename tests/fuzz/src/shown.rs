//! Every way of showing an error.

use coinw_errors::{Error, Idempotency, SupportRequest};

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
    ];
    assert!(shown.iter().all(|text| !text.is_empty()));
    for &idempotency in Idempotency::ALL {
        drop(error.retry_action(idempotency).to_string());
    }
}
