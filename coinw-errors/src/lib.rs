//! CoinW's API error codes as a Rust enum that knows what each one means, and whether the request may be sent
//! again.
//!
//! [`ErrorCode`] is generated, at compile time, from one YAML file: `spec/coinw.yaml`, CoinW's own error code guide
//! as data. Its page is the reference: every code with its cause, the steps to take and a response as it arrives on
//! the wire.
//!
//! # Decode a response
//!
//! With the feature `json`, `decode` returns the data of a response, or the error that it is. A response is data
//! only if it proves success and nothing in it says otherwise:
//!
//! ```
//! # #[cfg(feature = "json")] {
//! use coinw_errors::{Market, decode};
//!
//! let body = r#"{"code":"200","data":["4611772879845982297"],"msg":"SUCCESS","success":true,"failed":false}"#;
//! let orders: Vec<&str> = decode(Market::Spot, body).unwrap();
//! assert_eq!(orders, ["4611772879845982297"]);
//!
//! let body = r#"{"code":"-103","data":null,"msg":"用户api出错","success":false,"failed":true}"#;
//! let error = decode::<Vec<&str>>(Market::Spot, body).unwrap_err();
//! assert_eq!(error.to_string(), r#"spot -103 用户API出错: "用户api出错""#);
//! # }
//! ```
//!
//! `check` asks without decoding the data, `decode_batch` has a result for each item of a batch, and `decode_frame` reads the
//! frames of a websocket. What cannot be read, such as the page of a proxy or a body that was cut off, is an error, too.
//!
//! # Match on codes
//!
//! [`code!`] is the variant with that number, as a pattern and as an expression; `code!(12345)` does not compile. `{}` shows an
//! error in one line, `{:#}` with all that the guide knows.
//!
//! ```
//! # #[cfg(feature = "json")] {
//! use coinw_errors::{Market, check, code};
//!
//! let error = check(Market::Futures, r#"{"code":9012,"msg":"Position not found"}"#).unwrap_err();
//! let advice = match error.listed() {
//!     Some(code!(9012)) => "it is closed already".to_owned(),
//!     Some(code!(6000) | code!(6001) | code!(6003)) => "look at the API key".to_owned(),
//!     Some(other) => format!("{other:#}"),
//!     None => format!("not in the guide: {error}"),
//! };
//! assert_eq!(advice, "it is closed already");
//! # }
//! ```
//!
//! # Decide about a retry
//!
//! That depends on the request as much as on the error, so the question takes the request's [`Idempotency`]. There is no plain
//! "is it retryable":
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
//! `retry_action` is there on [`ErrorCode`], and on the errors that decoding returns. Those take the HTTP status and `Retry-After` into
//! account, once they are told: `error.with_http_response(status, &headers)`. A request that got no answer has
//! [`RetryAction::after_no_answer`].
//!
//! The package's examples put it to use: `retry_backon` and `retry_tower` send a request again, `cool_down` keeps all tasks waiting
//! after an answer that there were too many requests, and `websocket_session` logs in again after a 1004.
//!
//! # A code that the guide lacks
//!
//! CoinW sends more codes than its guide lists. One of them is an error as well, and kept, but nothing is known about it. A guide of
//! one's own makes it known. The program of this package, from the feature `cli`, drafts an entry from a line of a log:
//!
//! ```sh
//! coinw-errors spec > spec/coinw.yaml
//! coinw-errors draft --market futures '{"code":9016,"msg":"Insufficient balance"}' >> spec/coinw.yaml
//! ```
//!
//! [`error_guide`] makes an enum of the file, and [`Guide`] has `decode` and its like for that enum. A mistake in the file is a compile
//! error with its line and column. A guide may also have nothing but what it adds, on top of CoinW's: see [`Extended`].
//!
//! The enum is exhaustive on purpose: every `match` that ignores a new code stops compiling, as this one does, which knows two of them:
//!
//! ```compile_fail,E0004
//! use coinw_errors::{ErrorCode, code};
//!
//! fn is_limit(error: ErrorCode) -> bool {
//!     match error {
//!         code!(29001) | code!(429) => true,
//!     }
//! }
//! ```
//!
//! # Other exchanges
//!
//! A guide of another exchange in the same format gives its enum, lookups, documentation and decisions. Its responses are another matter:
//! `decode` and its like know how CoinW wraps an answer, and nothing else. OKX, for one, reports a refused order as a success, under
//! `code: "0"` with an `sCode` in its data, which is data to this crate.
//!
//! # Features
//!
//! None is on by default, and without any the only dependency is the macro. The crate is `no_std`.
//!
//! | feature | gives |
//! |---|---|
//! | `serde` | [`ErrorCode`], [`Entry`] and the vocabulary serialize to the spec's own words, and `Error` to one flat record |
//! | `json` | `decode`, `check`, `Error` and all that goes with them: is this response data or an error, and which error? |
//! | `http` | the status and `Retry-After` of a response, in the types that HTTP clients share; needs `std` |
//! | `miette` | the errors as diagnostics of miette: code, help with the guide's steps, address |
//! | `cli` | the program `coinw-errors` |

#![no_std]
#![forbid(unsafe_code)]
// Bad input gets an error, never a panic. In a test a panic is a result.
#![cfg_attr(
    not(test),
    deny(
        clippy::arithmetic_side_effects,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::string_slice,
        clippy::unreachable,
        clippy::unwrap_used
    )
)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "json")]
extern crate alloc;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
mod code;
mod guide;
#[cfg(feature = "json")]
mod response;
#[cfg(feature = "serde")]
mod serialize;
// For the expansion, and here because the compiler names serde's traits by this path if it finds no other: a type that lacks one of
// them must not be reported under a private path.
#[cfg(feature = "serde")]
#[doc(hidden)]
pub use serde;

#[doc(inline)]
pub use code::{ErrorCode, code};
/// # Examples
///
/// With the guide above, which is among this package's examples:
///
/// ```
/// use std::time::Duration;
///
/// use coinw_errors::{Idempotency, Market, RetryAction, error_guide};
///
/// /// What the Example Exchange calls its errors.
/// #[error_guide("examples/small_guide.yaml", matcher = example)]
/// #[derive(Debug, Clone, Copy, PartialEq, Eq)]
/// enum ExampleError {}
///
/// fn main() {
///     let error = ExampleError::from_code(Market::Spot, 1001).unwrap();
///     let action = match error {
///         example!(1001) => error.retry_action(Idempotency::NotIdempotent),
///         example!(2001) => RetryAction::Stop,
///     };
///     assert_eq!(action, RetryAction::RetryAfter(Duration::from_secs(2)));
///     assert_eq!(error.to_string(), "1001 Too Many Orders");
/// }
/// ```
pub use coinw_errors_macros::error_guide;
pub use guide::entry::{Entry, Link};
pub use guide::retry::RetryAction;
pub use guide::vocabulary::{Channel, ErrorKind, Idempotency, Market, Outcome, Remedy, Retry};
pub use guide::words::UnknownWord;
pub use guide::{Extended, Guide};
#[cfg(feature = "json")]
pub use response::{
    ApiError, DecodedFrame, Error, Frame, MapErrors, Mismatch, ReceivedCode, SupportRequest, UnlistedCode,
    Unreadable, check, check_frame, data, decode, decode_batch, decode_frame,
};
