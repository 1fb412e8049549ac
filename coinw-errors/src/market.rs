//! Where a code comes from. The same number may mean something else elsewhere.

use crate::vocabulary::words;

words! {
    /// Where a request went.
    Market, "market" {
        /// Spot trading.
        Spot = "spot",
        /// Futures trading.
        Futures = "futures",
    }

    /// How an answer arrived.
    Channel, "channel" {
        /// As the response to an HTTP request.
        Rest = "rest",
        /// As a frame on a websocket.
        Websocket = "websocket",
    }
}
