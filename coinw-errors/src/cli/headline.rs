//! An error in a line.

use coinw_errors::{Error, ReceivedCode};

use super::read::finding::{Finding, What};
use super::shown::words;

/// What an error is that the guide does not explain.
pub fn headline(finding: &Finding) -> String {
    let error = match &finding.what {
        What::Error(error) => error,
        What::Success { .. } => {
            let words = finding.objection().and_then(words);
            return words
                .map_or("Success".to_owned(), |words| format!("Success, but the server said {words:?}"));
        }
        What::NoAnswer => return "No answer".to_owned(),
    };
    let line = error.to_string();
    let Some(api) = error.api() else {
        let http = error.http_status().map(|status| format!(" (HTTP {status})")).unwrap_or_default();
        let what = match &**error {
            Error::Truncated(_) => "A response that ends too early",
            Error::Data(_) => "A success whose data does not fit the requested type",
            _ if error.body().is_empty() => "No response of the API",
            _ => "No response of the API: it is not JSON",
        };
        return format!("{what}{http}");
    };
    if super::read::finding::is_contradictory(error) {
        let line = line.strip_prefix(error.market().as_str()).unwrap_or(&line).trim_start();
        return line.split_once(": \"").map_or(line, |(line, _)| line).to_owned();
    }
    if *api.code() == ReceivedCode::Absent {
        return "An error without a code".to_owned();
    }
    let code = finding.code().unwrap_or_default();
    let market = finding.market.map(|market| format!(" for {market}")).unwrap_or_default();
    format!("{code}: the guide does not list this code{market}")
}
