//! Feature `http`: the client that the examples share. It sends requests and turns each answer into data or an error.
// An example that places no orders posts nothing.
#![allow(dead_code)]

use std::time::Duration;

use coinw_errors::{Error, Market, Response};
use reqwest::redirect::Policy;
use serde::de::DeserializeOwned;

/// Sends requests to one market. Signing is left out.
pub struct Client {
    http: reqwest::Client,
    address: String,
    market: Market,
}

impl Client {
    pub fn new(address: impl Into<String>, market: Market) -> Result<Self, reqwest::Error> {
        // A redirect would send an order once more, and its signature to someone else.
        let http =
            reqwest::Client::builder().timeout(Duration::from_secs(10)).redirect(Policy::none()).build()?;
        Ok(Self { http, address: address.into(), market })
    }

    pub async fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, Error> {
        self.read(self.http.get(format!("{}{path}", self.address))).await
    }

    pub async fn post<T: DeserializeOwned>(&self, path: &str, body: String) -> Result<T, Error> {
        self.read(self.http.post(format!("{}{path}", self.address)).body(body)).await
    }

    async fn read<T: DeserializeOwned>(&self, request: reqwest::RequestBuilder) -> Result<T, Error> {
        let mut response = request.send().await.map_err(|error| Error::no_answer(self.market, error))?;
        // Not `error_for_status`: it drops the body, and with it the code. What CoinW means is in the body, under any status.
        let (status, headers) = (response.status(), response.headers().clone());
        let mut body = Vec::new();
        let end = loop {
            match response.chunk().await {
                Ok(Some(chunk)) => body.extend_from_slice(&chunk),
                end => break end,
            }
        };
        let response = Response::new(self.market, (status, &headers), &body);
        if end.is_ok() { response.decode() } else { Err(response.truncated()) }
    }
}
