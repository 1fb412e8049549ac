//! What went wrong, in the words of the field rather than those of one exchange.

use crate::vocabulary::words;

words! {
    /// What went wrong.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{ErrorCode, ErrorKind};
    ///
    /// // All that has to do with rate limits, whichever code says it.
    /// let limited = ErrorCode::ALL.iter().filter(|code| code.kind() == ErrorKind::RateLimited);
    /// assert!(limited.eq(&[ErrorCode::RateLimited, ErrorCode::TooManyRequests]));
    /// ```
    ErrorKind, "kind" {
        /// The request itself is wrong: its address, a parameter, its form.
        InvalidRequest = "invalid_request",
        /// The sender could not be authenticated: the API key or the signature is wrong.
        Unauthenticated = "unauthenticated",
        /// The sender is known and may not do this.
        PermissionDenied = "permission_denied",
        /// The session on a websocket has ended.
        SessionExpired = "session_expired",
        /// Too many requests, counted by endpoint, over all endpoints, or by the gateway.
        RateLimited = "rate_limited",
        /// What the request names does not exist.
        NotFound = "not_found",
        /// The request would exceed a limit of the account or the contract.
        LimitExceeded = "limit_exceeded",
        /// Trading in the instrument is stopped.
        TradingHalted = "trading_halted",
        /// The system is temporarily out of service.
        Unavailable = "unavailable",
        /// The exchange failed on its side, or gives no further detail.
        Internal = "internal",
    }
}
