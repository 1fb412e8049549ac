//! Real connections: a server on loopback plays CoinW, and the examples' clients talk to it.
//!
//! Where a test waits for the guide's delays, its clock is paused: `tokio` then advances it as soon as every task waits, so thirty seconds
//! pass in no time.

// The examples share a file, as programs do that are built one by one.
#![allow(clippy::duplicate_mod)]

mod examples;
mod exchange;
mod websocket;

mod cool_down;
mod legible;
mod responses;
mod retries;
mod secrets;
mod sessions;
