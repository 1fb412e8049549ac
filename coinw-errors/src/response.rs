//! From the bytes of a body to its data or its error.
//!
//! Only [`read`] decides between data and error. An error keeps the response as it arrived; [`shown`] leaves out the secrets.
#![cfg(feature = "json")]

mod batch;
mod body;
mod cause;
mod data;
#[cfg(feature = "miette")]
mod diagnostic;
mod display;
mod error;
mod frame;
mod guided;
mod http;
mod kept;
mod limit;
pub mod read;
#[cfg(feature = "serde")]
mod record;
pub mod shown;

pub use self::body::Response;
pub use self::cause::Reason;
pub use self::error::Error;
pub use self::frame::Frame;
pub use self::http::Http;
pub(crate) use self::http::InParentheses;
