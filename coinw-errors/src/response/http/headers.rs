//! `Retry-After`, as the headers of a response have it.

extern crate std;

use core::time::Duration;
use std::time::SystemTime;

use http::header::{DATE, RETRY_AFTER};
use http::{HeaderMap, HeaderName, StatusCode};

use super::Http;

/// The status, and the delay if the headers have one that can be read.
///
/// `Retry-After` may be a number of seconds or a date. A date is compared with the response's own `Date` header or, if that is missing, with
/// this machine's clock. Of several headers, the one with the longest delay counts. More than 24 hours count as 24 hours. Unreadable values
/// are ignored.
impl From<(StatusCode, &HeaderMap)> for Http {
    fn from((status, headers): (StatusCode, &HeaderMap)) -> Self {
        let http = Self::from(status.as_u16());
        retry_after(headers).map_or(http, |delay| http.with_retry_after(delay))
    }
}

/// Of several delays, the longest.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let delays =
        texts(headers, RETRY_AFTER).filter_map(|text| seconds(text).or_else(|| until(text, headers)));
    delays.max()
}

fn seconds(text: &str) -> Option<Duration> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    // More digits than a number has are a long time, too.
    is_number.then(|| Duration::from_secs(text.parse().unwrap_or(u64::MAX)))
}

/// The time until a date, by the server's clock, because this machine's clock may be wrong. A date in the past is no delay.
fn until(text: &str, headers: &HeaderMap) -> Option<Duration> {
    let date = httpdate::parse_http_date(text).ok()?;
    let sent = texts(headers, DATE).find_map(|text| httpdate::parse_http_date(text).ok());
    Some(date.duration_since(sent.unwrap_or_else(SystemTime::now)).unwrap_or_default())
}

fn texts(headers: &HeaderMap, name: HeaderName) -> impl Iterator<Item = &str> {
    headers.get_all(name).into_iter().filter_map(|value| Some(value.to_str().ok()?.trim()))
}
