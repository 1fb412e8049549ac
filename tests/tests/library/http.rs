//! The status and `Retry-After` of a response, as the headers have them.

use std::time::{Duration, SystemTime};

use coinw_errors::{Error, Http, Market, Response};
use http::header::{DATE, RETRY_AFTER};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use proptest::prelude::*;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

fn page(http: impl Into<Http>) -> Error {
    Response::new(Market::Futures, http, "<html>").check().unwrap_err()
}

/// What an error keeps of headers.
fn kept(headers: &[(HeaderName, &[u8])]) -> Option<Duration> {
    let mut map = HeaderMap::new();
    for (name, value) in headers {
        map.append(name, HeaderValue::from_bytes(value).unwrap());
    }
    let error = page((StatusCode::SERVICE_UNAVAILABLE, &map));
    assert_eq!(error.http_status(), Some(503));
    error.retry_after()
}

fn asked(retry_after: &str) -> Option<Duration> {
    kept(&[(RETRY_AFTER, retry_after.as_bytes())])
}

#[test]
fn seconds_are_read() {
    for (text, seconds) in [("0", 0), ("7", 7), (" 7\t", 7), ("007", 7), ("86399", 86_399)] {
        assert_eq!(asked(text), Some(Duration::from_secs(seconds)), "{text:?}");
    }
}

#[test]
fn more_than_a_day_is_a_day() {
    for text in
        ["86400", "86401", "4294967296", "18446744073709551615", "18446744073709551616", &"9".repeat(4000)]
    {
        assert_eq!(asked(text), Some(DAY), "{text:?}");
    }
    assert_eq!(asked("Fri, 31 Dec 9999 23:59:59 GMT"), Some(DAY));
}

#[test]
fn what_is_neither_a_number_nor_a_date_is_passed_over() {
    for text in [
        "",
        " ",
        "soon",
        "+7",
        "-7",
        "7.5",
        "7s",
        "7 7",
        "0x7",
        "1e3",
        "７",
        "7,8",
        "NaN",
        "Tue, 99 Nov 2026 07:28:00 GMT",
        "2026-11-24T07:28:00Z",
        "Tue, 24 Nov 2026",
        "Tue, 24 Nov 0000 07:28:00 GMT",
    ] {
        assert_eq!(asked(text), None, "{text:?}");
    }
    assert_eq!(kept(&[(RETRY_AFTER, b"\xff\xfe")]), None);
    assert_eq!(kept(&[]), None);
}

#[test]
fn a_date_is_compared_with_the_date_of_the_response() {
    let sent = b"Sun, 06 Nov 1994 08:49:37 GMT";
    for until in
        ["Sun, 06 Nov 1994 08:49:44 GMT", "Sunday, 06-Nov-94 08:49:44 GMT", "Sun Nov  6 08:49:44 1994"]
    {
        let delay = kept(&[(RETRY_AFTER, until.as_bytes()), (DATE, sent)]);
        assert_eq!(delay, Some(Duration::from_secs(7)), "{until}");
    }
}

#[test]
fn a_date_is_compared_with_this_machines_clock_if_the_response_has_none_that_can_be_read() {
    let until = httpdate::fmt_http_date(SystemTime::now() + Duration::from_secs(60));
    for date in [&[][..], &[(DATE, &b"yesterday"[..])]] {
        let delay = kept(&[&[(RETRY_AFTER, until.as_bytes())], date].concat()).unwrap();
        assert!((30..=60).contains(&delay.as_secs()), "{delay:?}");
    }
}

#[test]
fn a_date_that_has_passed_is_no_delay() {
    assert_eq!(asked("Sun, 06 Nov 1994 08:49:37 GMT"), Some(Duration::ZERO));
}

#[test]
fn of_several_delays_the_longest_counts() {
    let values = ["7", "soon", "120", "60"].map(|text| (RETRY_AFTER, text.as_bytes()));
    assert_eq!(kept(&values), Some(Duration::from_secs(120)));
}

#[test]
fn a_batch_gives_both_to_all_of_its_items() {
    let headers = HeaderMap::from_iter([(RETRY_AFTER, HeaderValue::from_static("7"))]);
    let response = |body| Response::new(Market::Futures, (StatusCode::TOO_MANY_REQUESTS, &headers), body);
    let body = r#"{"code":0,"data":[{"msgCode":29001},{"msgCode":0},{"msgCode":9012},{"id":1}]}"#;
    let items = response(body).decode_batch::<()>().unwrap();
    let failed: Vec<_> = items.iter().filter_map(|item| item.as_ref().err()).collect();
    assert!(failed.len() >= 3);
    for error in failed {
        assert_eq!((error.http_status(), error.retry_after()), (Some(429), Some(Duration::from_secs(7))));
    }
    for body in ["<html>", r#"{"code":29001}"#] {
        let error = response(body).decode_batch::<()>().unwrap_err();
        assert_eq!((error.http_status(), error.retry_after()), (Some(429), Some(Duration::from_secs(7))));
    }
}

proptest! {
    #[test]
    fn no_header_panics_or_asks_for_more_than_a_day(
        retry_after in "[ -~\t]{0,40}|[0-9]{1,30}|(Sun|Mon|Tue), [0-9]{2} (Jan|Feb|Nov) [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT",
        date in "[ -~\t]{0,40}|(Sun|Mon|Tue), [0-9]{2} (Jan|Feb|Nov) [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT",
    ) {
        let delay = kept(&[(RETRY_AFTER, retry_after.as_bytes()), (DATE, date.as_bytes())]);
        prop_assert!(delay.is_none_or(|delay| delay <= DAY));
    }
}
