//! Where a code comes from. The same number may mean something else elsewhere.

use crate::vocabulary::words;

words! {
    /// Where a request went.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{ErrorCode, Market};
    ///
    /// // 500 is a code of futures. On spot nobody knows what it means.
    /// assert_eq!(ErrorCode::from_code(Market::Futures, 500), Some(ErrorCode::InternalServerError));
    /// assert_eq!(ErrorCode::from_code(Market::Spot, 500), None);
    /// ```
    Market, "market" {
        /// Spot trading.
        Spot = "spot",
        /// Futures trading.
        Futures = "futures",
    }

    /// How a response arrived.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{Channel, ErrorCode};
    ///
    /// assert_eq!(ErrorCode::InvalidSession.channel(), Channel::Websocket);
    /// ```
    Channel, "channel" {
        /// As the response to an HTTP request.
        Rest = "rest",
        /// As a frame on a websocket.
        Websocket = "websocket",
    }
}
