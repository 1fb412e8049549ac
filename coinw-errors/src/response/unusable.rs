//! The kept part of a response without usable data.

use alloc::boxed::Box;
use alloc::string::ToString;
use core::fmt::{self, Display};

use super::http::Http;
use super::kept::KeptBody;
use crate::guide::vocabulary::Market;

/// The mistake in the response, and the kept response.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Unusable {
    pub(super) market: Market,
    pub(super) reason: Box<str>,
    pub(super) http: Http,
    pub(super) body: KeptBody,
}

impl Unusable {
    pub(super) fn new(market: Market, body: &[u8], reason: impl Display) -> Self {
        Self {
            market,
            reason: reason.to_string().into(),
            http: Http::default(),
            body: KeptBody::of_bytes(body),
        }
    }

    /// Debug output under the name of the public type.
    pub(super) fn debug(&self, name: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct(name)
            .field("market", &self.market)
            .field("reason", &self.reason)
            .field("http_status", &self.http.status)
            .field("retry_after", &self.http.retry_after())
            .field("body", &self.body)
            .finish()
    }
}
