//! The words that a guide may use, each with the runtime type it stands for.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

/// A set of words, of which the format accepts exactly these.
pub trait Word: Copy + PartialEq + 'static {
    /// What one of them is called in a message.
    const WHAT: &'static str;
    /// The same with its article.
    const ONE: &'static str;
    /// All of them, in the order in which they are documented.
    const ALL: &'static [Self];

    /// As the guide spells it.
    fn word(self) -> &'static str;
}

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident, $article:literal $what:literal { $($variant:ident = $word:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        pub enum $name { $(#[cfg_attr(test, schemars(rename = $word))] $variant),+ }

        impl Word for $name {
            const WHAT: &'static str = $what;
            const ONE: &'static str = concat!($article, " ", $what);
            const ALL: &'static [Self] = &[$(Self::$variant),+];

            fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl ToTokens for $name {
            fn to_tokens(&self, tokens: &mut TokenStream) {
                tokens.extend(match self {
                    $(Self::$variant => quote!(::coinw_errors::$name::$variant)),+
                });
            }
        }
    )+};
}

words! {
    /// Where a request goes.
    Market, "a" "market" {
        Spot = "spot",
        Futures = "futures",
    }

    /// How a response arrives.
    Channel, "a" "channel" {
        Rest = "rest",
        Websocket = "websocket",
    }

    /// What went wrong.
    ErrorKind, "a" "kind" {
        InvalidRequest = "invalid_request",
        Unauthenticated = "unauthenticated",
        PermissionDenied = "permission_denied",
        SessionExpired = "session_expired",
        RateLimited = "rate_limited",
        NotFound = "not_found",
        Conflict = "conflict",
        InsufficientFunds = "insufficient_funds",
        LimitExceeded = "limit_exceeded",
        TradingHalted = "trading_halted",
        Unavailable = "unavailable",
        Internal = "internal",
    }

    /// Whether the unchanged request can succeed later by itself.
    Retry, "a" "retry class" {
        Never = "never",
        AfterDelay = "after_delay",
        AfterReconnect = "after_reconnect",
    }

    /// Whether the request was certainly not carried out.
    Outcome, "an" "outcome" {
        Rejected = "rejected",
        Unknown = "unknown",
    }

    /// Who does what next.
    Remedy, "a" "remedy" {
        FixRequest = "fix_request",
        FixCredentials = "fix_credentials",
        Wait = "wait",
        Reconnect = "reconnect",
        Reconcile = "reconcile",
        ReduceExposure = "reduce_exposure",
        AddFunds = "add_funds",
        ContactSupport = "contact_support",
    }
}
