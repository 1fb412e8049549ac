//! The examples as a person would paste them, without their `main`.
// Each has a copy of what they share, and a part that only it needs.
#![allow(dead_code)]

#[path = "../../../coinw-errors/examples/cool_down.rs"]
pub mod cool_down;
#[path = "../../../coinw-errors/examples/place_order.rs"]
pub mod place_order;
#[path = "../../../coinw-errors/examples/retry_backon.rs"]
pub mod retry_backon;
#[path = "../../../coinw-errors/examples/retry_tower.rs"]
pub mod retry_tower;
#[path = "../../../coinw-errors/examples/websocket_session.rs"]
pub mod websocket_session;
