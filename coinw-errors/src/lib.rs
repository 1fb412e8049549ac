//! CoinW's API error codes as a Rust enum that knows what each one means, and whether the request may be sent
//! again.
//!
//! [`ErrorCode`] is generated, at compile time, from one YAML file: `spec/coinw.yaml`, CoinW's own error code guide
//! as data. Its page is the reference: every code with its cause, the steps to take and a response as it arrives on
//! the wire.
//!
//! # Is this response data or an error, and which error?
//!
//! With the feature `json`, `decode` answers that for the response to a request, and returns the data or the error:
//!
//! ```
//! # #[cfg(feature = "json")] {
//! use coinw_errors::{Market, code, decode};
//!
//! let body = r#"{"code":"-103","data":null,"msg":"用户api出错","success":false,"failed":true}"#;
//! let error = decode::<Vec<u64>>(Market::Spot, body).unwrap_err();
//! match error.listed() {
//!     Some(code!(-103) | code!(6000)) => println!("look at the credentials: {error}"),
//!     Some(known) => println!("{known:#}"),
//!     None => println!("not in the guide: {error}"),
//! }
//! # }
//! ```
//!
//! `check` answers it without the data, `decode_batch` for each item of a batch, and `check_frame` for the frames of a websocket.
//! A response is data only if it proves success and nothing in it says otherwise. What cannot be read, such as the page of a
//! proxy or a body that was cut off, is an error with an unknown outcome.
//!
//! # May the request be sent again?
//!
//! That depends on the request as much as on the error, so the question takes the request's [`Idempotency`]:
//!
//! ```
//! use coinw_errors::{ErrorCode, Idempotency, RetryAction};
//! use std::time::Duration;
//!
//! let error = ErrorCode::SystemError;
//! let query = error.retry_action(Idempotency::Idempotent);
//! assert_eq!(query, RetryAction::RetryAfter(Duration::from_secs(5)));
//!
//! // Nothing proves that the order was not placed: ask the exchange before sending it again.
//! let order = error.retry_action(Idempotency::NotIdempotent);
//! assert_eq!(order, RetryAction::Reconcile);
//! ```
//!
//! `retry_action` is there on [`ErrorCode`], and on the errors that decoding returns. The package's examples put it to use:
//! `retry_backon` and `retry_tower` send a request again, `cool_down` keeps all tasks waiting after a 29001 or 429, and
//! `websocket_session` logs in again after a 1004.
//!
//! # What has to change when a code is added?
//!
//! The YAML file, and then every `match` that the compiler points out: the enum is exhaustive on purpose.
//!
//! # Features
//!
//! None is on by default, and without any the only dependency is the macro. The crate is `no_std`.
//!
//! | feature | gives |
//! |---|---|
//! | `serde` | [`ErrorCode`], [`Entry`] and the vocabulary serialize to the spec's own words |
//! | `json` | `decode`, `check`, `Error` and all that goes with them: is this response data or an error, and which error? |
//! | `miette` | the errors as diagnostics of miette: code, help with the guide's steps, address |
//! | `cli` | the program `coinw-errors` |

#![no_std]
#![forbid(unsafe_code)]
// Bad input gets an error, never a panic.
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "json")]
extern crate alloc;
// The expansion of `error_guide` names this crate from outside, and here it is inside.
extern crate self as coinw_errors;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
#[cfg(feature = "json")]
mod api_error;
mod code;
#[cfg(feature = "miette")]
mod diagnostic;
mod entry;
#[cfg(feature = "json")]
mod error;
mod explanation;
#[cfg(feature = "json")]
mod kept;
mod kind;
mod market;
#[cfg(feature = "json")]
mod received;
#[cfg(feature = "json")]
mod redact;
mod remedy;
mod retry;
#[cfg(feature = "json")]
mod support;
#[cfg(feature = "json")]
mod unreadable;
mod vocabulary;
#[cfg(feature = "json")]
mod wire;

#[cfg(feature = "json")]
pub use api_error::ApiError;
#[doc(inline)]
pub use code::{ErrorCode, code};
/// # Examples
///
/// Here with this crate's own guide; that of another exchange works the same.
///
/// ```
/// use coinw_errors::error_guide;
///
/// /// What the exchange calls its errors.
/// #[error_guide("spec/coinw.yaml")]
/// #[derive(Debug, Clone, Copy, PartialEq, Eq)]
/// enum MyCode {}
///
/// assert_eq!(MyCode::SignError.code(), 6001);
/// assert_eq!(MyCode::SignError.to_string(), "6001 Sign Error");
/// ```
pub use coinw_errors_macros::error_guide;
pub use entry::{Entry, Link};
#[cfg(feature = "json")]
pub use error::Error;
pub use kind::ErrorKind;
pub use market::{Channel, Market};
#[cfg(feature = "json")]
pub use received::{ReceivedCode, UnlistedCode};
pub use remedy::Remedy;
pub use retry::{Idempotency, Outcome, Retry, RetryAction};
#[cfg(feature = "json")]
pub use support::SupportRequest;
#[cfg(feature = "json")]
pub use unreadable::Unreadable;
pub use vocabulary::UnknownWord;
#[cfg(feature = "json")]
pub use wire::{Frame, Reply, Response, check, check_frame, decode, decode_batch};
