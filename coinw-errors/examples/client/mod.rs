//! The client that the examples share. It sends requests and turns each answer into data or an error.

use std::fmt;
use std::time::Duration;

use coinw_errors::{Error, Idempotency, Market, RetryAction, decode};
use reqwest::redirect::Policy;
use serde::de::DeserializeOwned;

/// Sends requests to one market. Signing is left out.
pub struct Client {
    http: reqwest::Client,
    address: String,
    market: Market,
}

impl Client {
    pub fn new(address: impl Into<String>, market: Market) -> Result<Self, CallError> {
        // A redirect would send an order once more, and its signature to someone else.
        let http =
            reqwest::Client::builder().timeout(Duration::from_secs(10)).redirect(Policy::none()).build()?;
        Ok(Self { http, address: address.into(), market })
    }

    pub async fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, CallError> {
        self.read(self.http.get(format!("{}{path}", self.address))).await
    }

    pub async fn post<T: DeserializeOwned>(&self, path: &str, body: String) -> Result<T, CallError> {
        self.read(self.http.post(format!("{}{path}", self.address)).body(body)).await
    }

    async fn read<T: DeserializeOwned>(&self, request: reqwest::RequestBuilder) -> Result<T, CallError> {
        let mut response = request.send().await?;
        // Not `error_for_status`: it drops the body, and with it the code. What CoinW means is in the body, under any status.
        let (status, headers) = (response.status(), response.headers().clone());
        let mut body = Vec::new();
        let result = loop {
            match response.chunk().await {
                Ok(Some(chunk)) => body.extend_from_slice(&chunk),
                Ok(None) => break decode(self.market, &body),
                Err(_) => break Err(Error::truncated(self.market, &body)),
            }
        };
        result.map_err(|error| CallError::Exchange(error.with_http_response(status, &headers)))
    }
}

/// The reason why a call has no result.
#[derive(Debug)]
pub enum CallError {
    /// An answer arrived that is not a success.
    Exchange(Error),
    /// No answer arrived in time.
    NoAnswer(reqwest::Error),
}

impl CallError {
    /// The one safe next step.
    pub fn retry_action(&self, idempotency: Idempotency) -> RetryAction {
        match self {
            Self::Exchange(error) => error.retry_action(idempotency),
            Self::NoAnswer(_) => RetryAction::after_no_answer(idempotency),
        }
    }
}

impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exchange(error) => error.fmt(f),
            Self::NoAnswer(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for CallError {}

impl From<reqwest::Error> for CallError {
    fn from(error: reqwest::Error) -> Self {
        // The address of a signed request holds the API key and the signature.
        Self::NoAnswer(error.without_url())
    }
}
