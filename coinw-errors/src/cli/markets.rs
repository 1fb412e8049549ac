//! The markets of a code, on one line.

use coinw_errors::Entry;

/// Markets as they are listed in a line.
pub fn markets(entry: &Entry) -> String {
    let markets: Vec<_> = entry.markets.iter().map(|market| market.as_str()).collect();
    markets.join(", ")
}
