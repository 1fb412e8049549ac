//! The enum `ErrorCode`, generated from the spec, `spec/coinw.yaml`.

use coinw_errors_macros::error_guide;

/// An error code of the CoinW API: one variant for each entry of `spec/coinw.yaml`.
///
/// The enum is exhaustive on purpose: a new code in the spec breaks every `match` that has no arm for it.
///
/// ```
/// use coinw_errors::{ErrorCode, Market, code};
///
/// let received = ErrorCode::from_code(Market::Spot, -103);
/// assert_eq!(received, Some(ErrorCode::UserApiError));
///
/// let advice = match received {
///     Some(code!(-103) | code!(6000)) => "look at the credentials",
///     Some(other) => other.cause(),
///     None => "not in the guide",
/// };
/// assert_eq!(advice, "look at the credentials");
/// ```
///
/// Each key of the spec has an accessor:
///
/// ```
/// use coinw_errors::{Channel, ErrorCode, ErrorKind, Market, Outcome, Remedy, Retry};
/// use std::time::Duration;
///
/// let code = ErrorCode::RateLimited;
/// assert_eq!((code.code(), code.name(), code.title()), (29001, "RateLimited", "API Access Frequently"));
/// assert_eq!((code.markets(), code.channel()), (&[Market::Futures, Market::Spot][..], Channel::Rest));
/// assert_eq!((code.message(), code.translation()), ("API access frequently", None));
/// assert_eq!(code.sample(), r#"{"code":29001,"msg":"API access frequently"}"#);
/// assert_eq!((code.kind(), code.outcome()), (ErrorKind::RateLimited, Outcome::Rejected));
/// assert!(code.retry() == Retry::AfterDelay && code.delay() > Some(Duration::ZERO));
/// assert_eq!(code.remedies(), [Remedy::Wait]);
/// assert!(code.cause().contains("rate limit") && code.aliases().contains(&"rate limit"));
/// assert!(!code.steps().is_empty() && !code.links().is_empty() && code.note().is_some());
/// assert!(code.inferred().contains(&"delay"));
/// ```
///
/// Look up a code by its number, by its number on one channel, or by its name:
///
/// ```
/// use coinw_errors::{Channel, ErrorCode, Market};
///
/// let expired = Some(ErrorCode::InvalidSession);
/// assert_eq!(ErrorCode::from_code(Market::Futures, 1004), expired);
/// assert_eq!(ErrorCode::from_code_on(Market::Futures, Channel::Websocket, 1004), expired);
/// assert_eq!(ErrorCode::from_code_on(Market::Futures, Channel::Rest, 1004), None);
/// assert_eq!(ErrorCode::from_name("InvalidSession"), expired);
/// assert_eq!("InvalidSession".parse(), Ok(ErrorCode::InvalidSession));
/// ```
#[error_guide("spec/coinw.yaml", matcher = code, crate = crate)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ErrorCode {}
