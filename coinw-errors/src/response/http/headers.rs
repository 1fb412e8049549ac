//! `Retry-After`, as the headers of a response have it.

extern crate std;

use core::time::Duration;
use std::time::SystemTime;

use http::header::{DATE, RETRY_AFTER};
use http::{HeaderMap, HeaderName, StatusCode};

use super::Http;

impl Http {
    /// Adds the status, and the delay if the headers have one that can be read.
    pub(in crate::response) fn set_response(&mut self, status: StatusCode, headers: &HeaderMap) {
        self.status = Some(status.as_u16());
        if let Some(delay) = retry_after(headers) {
            self.set_retry_after(delay);
        }
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
