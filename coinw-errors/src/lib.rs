//! CoinW's API error codes as a Rust enum that says what each code means, what to do, and whether the request may be sent again.
//!
//! ```
//! # #[cfg(feature = "http")] {
//! use coinw_errors::{Idempotency, Market, Response, RetryAction};
//! use http::{HeaderMap, StatusCode};
//!
//! fn after_order(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> String {
//!     let response = Response::new(Market::Futures, (status, headers), body);
//!     let error = match response.decode::<String>() {
//!         Ok(order) => return format!("accepted: {order}"),
//!         Err(error) => error,
//!     };
//!     match error.retry_action(Idempotency::NotIdempotent) {
//!         RetryAction::Stop => format!("refused: {error}"),
//!         RetryAction::RetryAfter(delay) => format!("refused: send it again after {delay:?}"),
//!         RetryAction::Reconnect => "refused: log in again, then send it again".to_owned(),
//!         RetryAction::Reconcile => "perhaps placed: look for the order first".to_owned(),
//!     }
//! }
//!
//! let told = |status, body: &str| after_order(status, &HeaderMap::new(), body.as_bytes());
//! let ok = StatusCode::OK;
//! assert_eq!(told(ok, r#"{"code":0,"data":"333099"}"#), "accepted: 333099");
//! let limited = told(ok, r#"{"code":29001,"msg":"API access frequently"}"#);
//! assert!(limited.starts_with("refused: send it again after"));
//! let closed = told(ok, r#"{"code":9012,"msg":"Position not found"}"#);
//! assert!(closed.starts_with("refused: futures 9012"));
//! let unclear = told(StatusCode::BAD_GATEWAY, "<html>502 Bad Gateway</html>");
//! assert!(unclear.starts_with("perhaps placed"));
//! # }
//! ```
//!
//! Four terms used on these pages:
//!
//! - The *guide* is CoinW's published list of error codes. The *spec* is this project's copy of it as YAML, `spec/coinw.yaml`. A macro
//!   generates the enum [`ErrorCode`] from the spec. The page of the enum has each code with its cause, its steps and a sample.
//! - A *listed* code is one in the guide. CoinW sends others, too.
//! - A *plain refusal* is a response that refuses the request with a listed code, and says nothing else. This library says to resend an
//!   order only after a plain refusal.
//!
//! # What an error says
//!
//! `{}` prints an error on one line, for a log. `{:#}` adds the decision and everything the guide says:
//!
//! ```
//! # #[cfg(feature = "json")] {
//! use coinw_errors::{Http, Market, Response};
//!
//! let body = r#"{"code":9111,"msg":"暂停交易"}"#;
//! let error = Response::new(Market::Futures, Http::UNKNOWN, body).check().unwrap_err();
//! assert_eq!(error.to_string(), r#"futures 9111 Trading Suspension: "暂停交易""#);
//!
//! let whole = format!("{error:#}");
//! assert!(whole.contains("May the request that got this response be sent again?\n"));
//! assert!(whole.contains("\n  an idempotent request: no\n"));
//! assert!(whole.contains("\nWhat to do\n  1. "));
//! # }
//! ```
//!
//! # Read a response
//!
//! With the feature `json`, a [`Response`] becomes data or an [`Error`]. It is data only if it proves success and reports no failure. HTML
//! pages and bodies that were cut off are errors.
//!
//! - [`decode`]: the data as a Rust type
//! - [`check`]: only whether it is a success
//! - [`data`]: the data as JSON text, for another parser
//! - [`decode_batch`]: a result for each item of a batch
//! - [`Frame::read`]: a websocket frame, which is an accepted reply or a push
//! - [`Error::no_answer`]: the error of a request that got no answer
//!
//! # Match on codes
//!
//! [`code!`]`(9012)` stands for the variant with that number, in patterns and in expressions. A number outside the spec does not compile.
//!
//! ```
//! # #[cfg(feature = "json")] {
//! use coinw_errors::{Http, Market, Response, code};
//!
//! let body = r#"{"code":9012,"msg":"Position not found"}"#;
//! let error = Response::new(Market::Futures, Http::UNKNOWN, body).check().unwrap_err();
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
//! The enum is exhaustive on purpose: a new code breaks every `match` without an arm for it. This `match` handles only two codes, so it
//! does not compile:
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
//! # May it be sent again?
//!
//! The answer depends on the request as much as on the error, so `retry_action` takes the request's [`Idempotency`]. There is no
//! `is_retryable()`.
//!
//! ```
//! use coinw_errors::{ErrorCode, Idempotency, RetryAction};
//!
//! let error = ErrorCode::SystemError;
//! let query = error.retry_action(Idempotency::Idempotent);
//! assert!(matches!(query, RetryAction::RetryAfter(_)));
//!
//! // Nothing proves that the order was not placed: ask the exchange before sending it again.
//! let order = error.retry_action(Idempotency::NotIdempotent);
//! assert_eq!(order, RetryAction::Reconcile);
//! ```
//!
//! An [`Error`] also knows whether the response is a plain refusal, takes the HTTP status and `Retry-After` into account, and covers
//! time-outs.
//!
//! CoinW's precautions page, not part of the guide, adds two facts that no code covers. An `orderId` in a response means that the order was
//! accepted; the matching engine may still cancel it. Around the settlement of funding fees, CoinW refuses orders for 30 to 40 seconds. The
//! page does not name the code, and asks to wait at least a minute. Then reconcile.
//!
//! Examples to copy, all covered by tests:
//!
//! - [`place_order`]: place an order, and look for it if its outcome is unknown
//! - [`retry_backon`], [`retry_tower`]: retry, with growing delays
//! - [`cool_down`]: pause all tasks after 29001 or 429
//! - [`websocket_session`]: log in again after 1004
//! - [`observed_codes`]: use codes outside the guide
//!
//! # Undocumented codes
//!
//! An error with an unlisted code keeps the code, message and body, and its outcome is unknown. Collect such codes in a file of your own.
//! This package's program (feature `cli`) prints the codes seen so far, and drafts entries from a log:
//!
//! ```sh
//! coinw-errors spec --observed > own.yaml
//! coinw-errors draft --market futures client.log >> own.yaml
//! ```
//!
//! [`error_guide`] makes an enum from the file, [`Extended`] adds its codes to CoinW's, and `Response::with_guide` reads responses with them. A
//! mistake in the file, such as a code that is there twice, is a compile error with line and column.
//!
//! # Other exchanges
//!
//! For another exchange, [`error_guide`] gives an enum, lookups, documentation and decisions. [`Response`] reads only what CoinW sends:
//! OKX, for example, reports a refused order with `code: "0"`, and [`Response`] would return that as data.
//!
//! # Features
//!
//! Without default features, the crate is `no_std` and depends only on its macro. The features add:
//!
//! - `json`: [`Response`], [`Frame`], [`Error`]
//! - `http`: the status and the headers of a response in the types of the `http` crate; needs `std`
//! - `serde`: codes and entries serialize to the spec's words, errors to a flat record each
//! - `miette`: errors as diagnostics of miette
//! - `cli`: [the program](crate::_documentation::command_line)
//! - `shared-serde`: one build of serde for the macro and for programs that use its derives; on by default, and needs `std`. Without such
//!   derives in your program, `default-features = false` builds faster.
//!
//! For the reasons, see [the design](crate::_documentation::design).
//!
//! [`retry_backon`]: crate::_documentation::retry_backon
//! [`place_order`]: crate::_documentation::place_order
//! [`retry_tower`]: crate::_documentation::retry_tower
//! [`cool_down`]: crate::_documentation::cool_down
//! [`observed_codes`]: crate::_documentation::observed_codes
//! [`websocket_session`]: crate::_documentation::websocket_session
#![cfg_attr(
    feature = "json",
    doc = "
[`decode`]: Response::decode
[`check`]: Response::check
[`data`]: Response::data
[`decode_batch`]: Response::decode_batch
"
)]
// Without the feature, the functions are not there to link to.
#![cfg_attr(
    not(feature = "json"),
    doc = "
[`Response`]: #features
[`decode`]: #features
[`check`]: #features
[`data`]: #features
[`decode_batch`]: #features
[`Frame::read`]: #features
[`Error::no_answer`]: #features
[`Frame`]: #features
[`Error`]: #features
"
)]
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
#[doc(hidden)]
#[path = "program.rs"]
pub mod __program;
// The examples are tested where a server answers them, and need no second life as doctests.
#[cfg(all(doc, not(doctest)))]
pub mod _documentation;
mod code;
mod extended;
mod guide;
// The features of these stand in their files.
mod response;
mod serialize;
mod support;
// For the expansion, and here because the compiler names serde's traits by this path if it finds no other: a type that lacks one of
// them must not be reported under a private path.
#[cfg(feature = "serde")]
#[doc(hidden)]
pub use serde;

#[doc(inline)]
pub use code::{ErrorCode, code};
/// Makes an enum of error codes from your own guide: a YAML file with the codes.
///
/// # Examples
///
/// This example reads a guide of two codes, [shown below](error_guide#the-format):
///
/// ```standalone_crate
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
pub use extended::Extended;
pub use guide::Guide;
pub use guide::entry::{Entry, Link};
pub use guide::retry::RetryAction;
pub use guide::vocabulary::{Channel, ErrorKind, Idempotency, Market, Outcome, Remedy, Retry};
pub use guide::words::UnknownWord;
#[cfg(feature = "json")]
pub use response::{Error, Frame, Http, Reason, Response};
#[cfg(feature = "json")]
pub use support::SupportRequest;
