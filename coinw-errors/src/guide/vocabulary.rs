//! A guide's vocabulary: sets of words that specs, logs and Rust code share.

use super::words::words;

words! {
    /// The market that a request went to.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{ErrorCode, Market};
    ///
    /// // The guide lists 500 for futures only.
    /// assert_eq!(ErrorCode::from_code(Market::Futures, 500), Some(ErrorCode::InternalServerError));
    /// assert_eq!(ErrorCode::from_code(Market::Spot, 500), None);
    /// ```
    Market, "market" {
        /// Spot trading.
        Spot = "spot",
        /// Futures trading.
        Futures = "futures",
    }

    /// The channel that a response arrived on.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{Channel, ErrorCode};
    ///
    /// assert_eq!(ErrorCode::InvalidSession.channel(), Channel::Websocket);
    /// ```
    Channel, "channel" {
        /// The response to an HTTP request.
        Rest = "rest",
        /// A frame on a websocket.
        Websocket = "websocket",
    }

    /// The kind of problem that an error code reports.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{ErrorCode, ErrorKind};
    ///
    /// // All codes for rate limits.
    /// let mut limited = ErrorCode::ALL.iter().filter(|code| code.kind() == ErrorKind::RateLimited);
    /// assert!(limited.any(|code| *code == ErrorCode::RateLimited));
    /// ```
    #[non_exhaustive]
    ErrorKind, "kind" {
        /// The request itself is wrong: the address, a parameter or the format.
        InvalidRequest = "invalid_request",
        /// The sender could not be authenticated: the API key or the signature is wrong.
        Unauthenticated = "unauthenticated",
        /// The API key is valid, but lacks the permission for this request.
        PermissionDenied = "permission_denied",
        /// The websocket session has ended.
        SessionExpired = "session_expired",
        /// Too many requests were sent to one endpoint, to all endpoints, or through the gateway.
        RateLimited = "rate_limited",
        /// The order, position or other object that the request names does not exist.
        NotFound = "not_found",
        /// The request conflicts with the state of the account, such as a change of the margin mode while a position is open.
        Conflict = "conflict",
        /// The account has too little balance or margin for the request.
        #[doc(alias = "insufficient balance")]
        InsufficientFunds = "insufficient_funds",
        /// The request would exceed a limit of the account or the contract.
        LimitExceeded = "limit_exceeded",
        /// Trading in the instrument is suspended.
        TradingHalted = "trading_halted",
        /// The system is temporarily out of service.
        Unavailable = "unavailable",
        /// The exchange failed, or gives no further detail.
        Internal = "internal",
    }

    /// Whether the unchanged request can succeed later.
    ///
    /// A request that can succeed later may still be unsafe to send again: [`RetryAction`](crate::RetryAction) decides that.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{ErrorCode, Retry};
    ///
    /// assert_eq!(ErrorCode::InvalidSession.retry(), Retry::AfterReconnect);
    /// ```
    Retry, "retry class" {
        /// The unchanged request cannot succeed later; something has to change first.
        Never = "never",
        /// The unchanged request can succeed after a delay.
        AfterDelay = "after_delay",
        /// The unchanged request can succeed on a new connection.
        AfterReconnect = "after_reconnect",
    }

    /// Whether it is certain that the exchange did not carry out the request.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{ErrorCode, Outcome};
    ///
    /// assert_eq!(ErrorCode::RateLimited.outcome(), Outcome::Rejected);
    /// assert_eq!(ErrorCode::SystemError.outcome(), Outcome::Unknown);
    /// ```
    Outcome, "outcome" {
        /// The exchange certainly did not carry out the request.
        Rejected = "rejected",
        /// The exchange may have carried out the request. Any outcome that is not proven counts as unknown.
        Unknown = "unknown",
    }

    /// Whether sending a request twice has the same effect as sending it once. Only the caller knows; the exchange does not say.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{ErrorCode, Idempotency, RetryAction};
    ///
    /// let error = ErrorCode::InternalServerError;
    /// assert_eq!(error.retry_action(Idempotency::Idempotent), RetryAction::Stop);
    /// assert_eq!(error.retry_action(Idempotency::NotIdempotent), RetryAction::Reconcile);
    /// ```
    Idempotency, "idempotency" {
        /// Sending the request twice has the same effect as sending the request once, as with a query or a cancellation.
        Idempotent = "idempotent",
        /// Sending the request twice does more than sending the request once, as with placing an order. An order with a client order id is
        /// not idempotent either: CoinW publishes no promise to refuse a second order with the same id.
        NotIdempotent = "not_idempotent",
    }

    /// The next step that a person or a program takes to solve the problem.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{ErrorCode, Remedy};
    ///
    /// let wake_someone = ErrorCode::SignError.remedies().contains(&Remedy::FixCredentials);
    /// assert!(wake_someone);
    /// ```
    #[non_exhaustive]
    Remedy, "remedy" {
        /// A programmer corrects the request.
        FixRequest = "fix_request",
        /// Someone with access to the account corrects the API key, its permissions or the signing.
        FixCredentials = "fix_credentials",
        /// The program waits before sending the request again.
        Wait = "wait",
        /// The program opens a new connection and authenticates again.
        Reconnect = "reconnect",
        /// The program asks the exchange for the state of the order or the position.
        Reconcile = "reconcile",
        /// The trader makes the order smaller, or closes orders and positions.
        ReduceExposure = "reduce_exposure",
        /// The trader adds funds or margin, or moves them to the account that trades.
        AddFunds = "add_funds",
        /// A person contacts the exchange's support.
        ContactSupport = "contact_support",
    }
}
