//! CoinW's API error codes as a Rust enum that knows what each code means, what to do about it, and whether the request may be sent
//! again.
//!
//! The enum is [`ErrorCode`]. Its page is the reference: every code with its cause, the steps to take and a sample response. The enum and
//! its page are generated at compile time from one YAML file, `spec/coinw.yaml`.
//!
//! # Decode a response
//!
//! With the feature `json`, a [`Response`] is data or an [`Error`]. It is data only if it proves success and reports no failure.
//!
//! ```
//! # #[cfg(feature = "http")] {
//! use coinw_errors::{Market, Response};
//! # let (status, headers) = (http::StatusCode::OK, http::HeaderMap::new());
//!
//! // The status, the headers and the body of what your client received.
//! let body = r#"{"code":"200","data":["4611772879845982297"],"msg":"SUCCESS","success":true,"failed":false}"#;
//! let orders: Vec<&str> = Response::new(Market::Spot, (status, &headers), body).decode().unwrap();
//! assert_eq!(orders, ["4611772879845982297"]);
//!
//! let body = r#"{"code":"-103","data":null,"msg":"用户api出错","success":false,"failed":true}"#;
//! let error = Response::new(Market::Spot, (status, &headers), body).decode::<Vec<&str>>().unwrap_err();
//! assert_eq!(error.to_string(), r#"spot -103 用户API出错 (HTTP 200): "用户api出错""#);
//! # }
//! ```
//!
//! | to read | returns |
//! |---|---|
//! | [`decode`] | the data of a response as a Rust type |
//! | [`check`] | whether a response proves success |
//! | [`data`] | the data as JSON text, for another parser |
//! | [`decode_batch`] | a result for each item of a batch |
//! | [`Frame::read`] | a websocket frame: an accepted reply, or a push |
//! | [`Error::no_answer`] | the error of a request that got no answer |
//!
//! A body that cannot be read, such as a proxy's HTML page or a body that was cut off, is an error too.
//!
//! # Match on codes
//!
//! [`code!`] stands for the variant with a number, in patterns and in expressions; `code!(777001)` does not compile. `{}` prints an
//! error in one line, `{:#}` with everything the guide says about it.
//!
//! ```
//! # #[cfg(feature = "json")] {
//! use coinw_errors::{Market, Response, code};
//!
//! let body = r#"{"code":9012,"msg":"Position not found"}"#;
//! let error = Response::new(Market::Futures, 200, body).check().unwrap_err();
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
//! The enum is exhaustive on purpose: a new code in the spec breaks every `match` that ignores it. This `match` handles two codes, so it
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
//! # Decide about a retry
//!
//! Whether a request may be sent again depends on the request as much as on the error, so `retry_action` takes the request's
//! [`Idempotency`]. There is no `is_retryable()`.
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
//! Two things that no code tells, from CoinW's precautions page and not from the guide: an `orderId` in a response means that the order was
//! accepted, and matching may still cancel it. And for 30 to 40 seconds around the settlement of funding fees orders are refused, with a code that
//! the page does not name: wait at least a minute.
//!
//! [`ErrorCode`] and [`Error`] both have `retry_action`. An [`Error`] also takes the HTTP status and `Retry-After` into account, and decides after
//! a time-out, too.
//!
//! These programs send real requests; the tests run each of them against a server:
//!
//! | example | shows |
//! |---|---|
//! | [`place_order`] | an order, and the search for it where its outcome is unknown |
//! | [`retry_backon`] | retries with `backon`, with growing delays and jitter |
//! | [`retry_tower`] | retries as a layer of `tower` |
//! | [`cool_down`] | a gate for all tasks that closes after 29001 or 429, each time for longer, with `governor` |
//! | [`websocket_session`] | a websocket session that logs in again after 1004 |
//! | [`observed_codes`] | codes that were seen and that the guide does not list, on top of the guide |
//!
//! # A code that the guide lacks
//!
//! CoinW sends more codes than its guide lists. An unlisted code is an error whose text and body are kept and whose outcome is unknown. To
//! list such a code, keep a guide of your own. The program of this package, from the feature `cli`, drafts an entry from a line of a log:
//!
//! ```sh
//! coinw-errors spec > spec/coinw.yaml
//! coinw-errors draft --market futures '{"code":777001,"msg":"what the server said"}' >> spec/coinw.yaml
//! ```
//!
//! [`error_guide`] turns the file into an enum, and `Response::with_guide` reads responses by that enum. Wrong values in the file
//! are compile errors with line and column. A guide may also hold only the codes that you add to CoinW's: see [`Extended`].
//!
//! # Other exchanges
//!
//! A guide of another exchange in the same format gives an enum, lookups, documentation and decisions. Its responses need a reader of
//! their own, because [`Response`] knows only how CoinW wraps an answer. OKX, for example, reports a refused order under `code: "0"` with an
//! `sCode` in the data, and [`Response`] would return that as data.
//!
//! # Features
//!
//! The crate is `no_std`, and without features its only dependency is the macro. On by default is `shared-serde`, which changes nothing but
//! how long a build takes.
//!
//! | feature | gives |
//! |---|---|
//! | `serde` | [`ErrorCode`], [`Entry`] and the vocabulary serialize to the spec's words, and [`Error`] to one flat record |
//! | `json` | [`Response`], [`Frame`], [`Error`] and related items |
//! | `http` | the status and `Retry-After` of a response, in the types of the `http` crate; needs `std` |
//! | `miette` | errors as diagnostics of miette: code, the guide's steps as help, address |
//! | `cli` | [the program `coinw-errors`](crate::_documentation::command_line), which explains codes, words, responses and whole logs |
//! | `shared-serde` | one build of serde for the macro and for a program with serde's derives; needs `std`. A program without them is built faster with `default-features = false` |
//!
//! # Reasons
//!
//! Why one reader, why no `is_retryable()`, why an exhaustive enum, why a macro: [the design](crate::_documentation::design).
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
/// Makes an enum of error codes from a guide in YAML.
///
/// # Examples
///
/// This example reads the guide of two codes [shown below](error_guide#the-format):
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
