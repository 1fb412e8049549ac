//! One guide on top of another.

use core::error::Error;
use core::fmt::{self, Display};

use crate::code::ErrorCode;
use crate::guide::entry::{Entry, Link};
use crate::guide::vocabulary::{Channel, Market};
use crate::guide::{Guide, sealed};

/// Your own guide on top of another one, by default CoinW's.
///
/// If both guides list a number for the same market and channel, yours wins. A number means success if one guide says so and neither lists
/// it as an error.
///
/// # Examples
///
/// Your guide's file has a `title`, a `url`, `success` and the added `codes`; `coinw-errors draft` writes entries for it:
///
/// ```standalone_crate
/// use coinw_errors::Extended::{self, Listed, Own};
/// # #[cfg(feature = "json")]
/// use coinw_errors::Response;
/// use coinw_errors::{Market, code, error_guide};
///
/// #[error_guide("examples/small_guide.yaml", matcher = own)]
/// enum OwnCode {}
///
/// type Code = Extended<OwnCode>;
///
/// fn main() {
/// # #[cfg(feature = "json")] {
/// let body = r#"{"code":1001,"msg":"too many orders"}"#;
/// let error = Response::new(Market::Spot, 200, body).with_guide::<Code>().check().unwrap_err();
/// let advice = match error.listed_in::<Code>() {
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
    /// A code of your own guide.
    Own(O),
    /// A code of the guide underneath, by default CoinW's.
    Listed(L),
}

impl<O: Guide, L: Guide> sealed::Guide for Extended<O, L> {}

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

/// Whether a guide lists a number on any market or channel. A number that is an error on one market proves no success on another.
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
