//! The words that a guide is written in: each a closed set that a spec, a log and a `match` spell the same way.

use super::words::words;

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
    #[non_exhaustive]
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
        /// The request does not go together with the state of the account, such as a margin mode that cannot change while a position is
        /// open.
        Conflict = "conflict",
        /// The account has too little for the request.
        InsufficientFunds = "insufficient_funds",
        /// The request would exceed a limit of the account or the contract.
        LimitExceeded = "limit_exceeded",
        /// Trading in the instrument is stopped.
        TradingHalted = "trading_halted",
        /// The system is temporarily out of service.
        Unavailable = "unavailable",
        /// The exchange failed on its side, or gives no further detail.
        Internal = "internal",
    }

    /// Whether the unchanged request can succeed later by itself.
    ///
    /// This alone does not say that it may be sent again: see [`RetryAction`](crate::RetryAction).
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{ErrorCode, Retry};
    ///
    /// assert_eq!(ErrorCode::InvalidSession.retry(), Retry::AfterReconnect);
    /// ```
    Retry, "retry class" {
        /// The unchanged request cannot succeed later: something has to change first.
        Never = "never",
        /// The unchanged request can succeed after a delay.
        AfterDelay = "after_delay",
        /// The unchanged request can succeed on a new connection.
        AfterReconnect = "after_reconnect",
    }

    /// Whether the request was certainly not carried out.
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
        /// The request was not carried out: the exchange refused it.
        Rejected = "rejected",
        /// Whether the request was carried out is unknown. So is everything that is not proven to be rejected.
        Unknown = "unknown",
    }

    /// What the caller knows of the request: does sending it twice do more than sending it once?
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
        /// Sending the request twice does no more than sending it once: a query, or a cancellation.
        Idempotent = "idempotent",
        /// Sending the request twice does more than sending it once: placing an order. A client order id does not change that, for
        /// nothing that CoinW publishes promises to refuse a second order with the same id; it helps to find the order afterwards.
        NotIdempotent = "not_idempotent",
    }

    /// Who does what next.
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
        /// The program waits.
        Wait = "wait",
        /// The program reconnects and authenticates.
        Reconnect = "reconnect",
        /// The program asks the exchange for the state of the order or position.
        Reconcile = "reconcile",
        /// The trader makes the order smaller, or closes orders and positions.
        ReduceExposure = "reduce_exposure",
        /// The trader adds funds or margin, or moves them to the account that trades.
        AddFunds = "add_funds",
        /// A person writes to CoinW's support.
        ContactSupport = "contact_support",
    }
}
