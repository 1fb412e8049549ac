//! Who does what next.

use crate::vocabulary::words;

words! {
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
        /// A person writes to CoinW's support.
        ContactSupport = "contact_support",
    }
}
