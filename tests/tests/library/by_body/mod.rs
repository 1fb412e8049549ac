//! How bodies are read, whatever the status.
#![allow(dead_code)]

use coinw_errors::{Error, Http, Market, Reason, Response};
use serde::Deserialize;

fn response(market: Market, body: &(impl AsRef<[u8]> + ?Sized)) -> Response<'_> {
    Response::new(market, Http::UNKNOWN, body)
}

pub fn check(market: Market, body: &(impl AsRef<[u8]> + ?Sized)) -> Result<(), Error> {
    response(market, body).check()
}

pub fn check_under(market: Market, http: impl Into<Http>, body: &(impl AsRef<[u8]> + ?Sized)) -> Error {
    Response::new(market, http, body).check().unwrap_err()
}

pub fn decode<'a, T: Deserialize<'a>>(
    market: Market,
    body: &'a (impl AsRef<[u8]> + ?Sized),
) -> Result<T, Error> {
    response(market, body).decode()
}

pub fn data(market: Market, body: &(impl AsRef<[u8]> + ?Sized)) -> Result<Option<&str>, Error> {
    response(market, body).data()
}

pub fn decode_batch<'a, T: Deserialize<'a>>(
    market: Market,
    body: &'a (impl AsRef<[u8]> + ?Sized),
) -> Result<Vec<Result<T, Error>>, Error> {
    response(market, body).decode_batch()
}

/// Whether a frame is an accepted reply.
pub fn check_frame(market: Market, frame: &(impl AsRef<[u8]> + ?Sized)) -> Result<bool, Error> {
    coinw_errors::Frame::read(market, frame).map(coinw_errors::Frame::is_accepted)
}

pub fn is<T>(result: &Result<T, Error>, reason: Reason) -> bool {
    result.as_ref().is_err_and(|error| error.reason() == reason)
}

/// The error of an exchange that refused.
#[track_caller]
pub fn refused(market: Market, body: impl AsRef<[u8]>) -> Error {
    match check(market, &body) {
        Err(error) if error.reason() == Reason::Exchange => error,
        other => panic!("{other:?}"),
    }
}

/// The code of an error, which the guide does not list.
#[track_caller]
pub fn unlisted(market: Market, body: &str) -> String {
    let error = refused(market, body);
    assert_eq!(error.name(), "Unlisted", "{body}");
    error.code_text().unwrap().into_owned()
}
