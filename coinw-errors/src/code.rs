//! The enum: everything in it comes from the spec, `spec/coinw.yaml`.

use coinw_errors_macros::error_guide;

/// An error code of the CoinW API: one variant for each entry of `spec/coinw.yaml`.
///
/// The enum is exhaustive on purpose: when a code is added to the spec, every `match` that does not handle it stops
/// compiling.
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
#[error_guide("spec/coinw.yaml", matcher = code, crate = crate)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ErrorCode {}
