//! The options that several commands have.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use coinw_errors::Market;

/// Reads `--market`. Any other word is wrong usage, and clap lists the right ones.
pub fn market() -> impl TypedValueParser<Value = Market> {
    PossibleValuesParser::new(Market::ALL.iter().map(|market| market.as_str()))
        .try_map(|word| word.parse::<Market>())
}
