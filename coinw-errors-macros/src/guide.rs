//! The guide as the expanders take it.

use std::time::Duration;

use proc_macro2::Ident;

use crate::vocabulary::{Channel, ErrorKind, Market, Outcome, Remedy, Retry};

/// The whole guide.
///
/// If it is sound, every rule holds: there is at least one entry; no two share a name, or a number on the same market
/// and channel; none uses a number that means success. Otherwise only the names can be relied on, and the rest is what
/// could be read, with something neutral where nothing could: then it has to compile, but is never run.
#[derive(Debug)]
pub struct Guide {
    pub is_sound: bool,
    pub title: String,
    pub url: String,
    pub success: Vec<i32>,
    pub entries: Vec<Entry>,
    /// The entries whose number could not be read; none if the guide is sound.
    pub unnumbered: Vec<Ident>,
}

impl Guide {
    /// Adds the entries that only another reading found.
    pub fn add_missing(&mut self, other: Self) {
        for entry in other.entries {
            if self.entries.iter().all(|known| known.name != entry.name) {
                if other.unnumbered.contains(&entry.name) {
                    self.unnumbered.push(entry.name.clone());
                }
                self.entries.push(entry);
            }
        }
    }
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
    pub aliases: Vec<String>,
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
