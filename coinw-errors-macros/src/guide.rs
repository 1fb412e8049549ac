//! The guide after all rules have passed: what the expanders may rely on.

use std::time::Duration;

use proc_macro2::Ident;

use crate::vocabulary::{Channel, ErrorKind, Market, Outcome, Remedy, Retry};

/// The whole guide.
#[derive(Debug)]
pub struct Guide {
    pub title: String,
    pub url: String,
    /// The numbers that mean success; no entry uses one of them.
    pub success: Vec<i32>,
    /// At least one; no two share a name, or a number on the same market and channel.
    pub entries: Vec<Entry>,
}

/// One row of it.
#[derive(Debug)]
pub struct Entry {
    pub code: i32,
    pub name: Ident,
    pub title: String,
    pub markets: Vec<Market>,
    pub channel: Channel,
    pub message: String,
    pub translation: Option<String>,
    pub sample: String,
    pub kind: ErrorKind,
    pub retry: Retry,
    /// There with `Retry::AfterDelay`, and only then.
    pub delay: Option<Duration>,
    pub outcome: Outcome,
    pub remedies: Vec<Remedy>,
    pub cause: String,
    pub steps: Vec<String>,
    pub links: Vec<Link>,
    pub note: Option<String>,
    pub inferred: Vec<String>,
    pub retired: Option<String>,
}

/// A page that helps.
#[derive(Debug)]
pub struct Link {
    pub text: String,
    pub url: String,
}
