//! A guide on top of another one.

use core::error::Error;
use core::fmt::{self, Display};

use super::Guide;
use super::entry::{Entry, Link};
use super::vocabulary::{Channel, Market};
use crate::code::ErrorCode;

/// The codes of a guide of one's own on top of those of another one, which is CoinW's unless it is named.
///
/// A number that both guides list is the own guide's. A number means success if one of the two says so, and neither lists it.
///
/// # Examples
///
/// CoinW's guide, with what a program has met beyond it. The file has a `title`, a `url` and the `codes` that are added, which
/// `coinw-errors draft` writes:
///
/// ```
/// use coinw_errors::Extended::{self, Listed, Own};
/// use coinw_errors::{Guide, Market, code, error_guide};
///
/// #[error_guide("examples/small_guide.yaml", matcher = own)]
/// enum OwnCode {}
///
/// type Code = Extended<OwnCode>;
///
/// fn main() {
/// # #[cfg(feature = "json")] {
/// let error = Code::check(Market::Spot, r#"{"code":1001,"msg":"too many orders"}"#).unwrap_err();
/// let advice = match error.listed() {
///     Some(Own(own!(1001)) | Listed(code!(29001))) => "slow down",
///     Some(Own(other)) => other.cause(),
///     Some(Listed(other)) => other.cause(),
///     None => "not in either guide",
/// };
/// assert_eq!(advice, "slow down");
/// # }
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Extended<O, L = ErrorCode> {
    /// A code of the own guide.
    Own(O),
    /// A code of the guide below it.
    Listed(L),
}

impl<O: Guide, L: Guide> Guide for Extended<O, L> {
    const GUIDE: Link = L::GUIDE;

    fn entry(self) -> &'static Entry {
        match self {
            Self::Own(code) => code.entry(),
            Self::Listed(code) => code.entry(),
        }
    }

    fn from_code_on(market: Market, channel: Channel, code: i32) -> Option<Self> {
        let listed = || L::from_code_on(market, channel, code).map(Self::Listed);
        O::from_code_on(market, channel, code).map(Self::Own).or_else(listed)
    }

    fn means_success(code: i32) -> bool {
        (O::means_success(code) || L::means_success(code)) && !lists::<O>(code) && !lists::<L>(code)
    }
}

/// Whether a guide has a number anywhere. What fails on one market proves no success on another.
fn lists<G: Guide>(code: i32) -> bool {
    let on = |market| Channel::ALL.iter().any(|&channel| G::from_code_on(market, channel, code).is_some());
    Market::ALL.iter().any(|&market| on(market))
}

impl<O: Guide, L: Guide> Display for Extended<O, L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.entry().fmt(f)
    }
}

impl<O: Guide, L: Guide> Error for Extended<O, L> {}
