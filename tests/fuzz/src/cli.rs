//! Of the program what reads a pasted text.

// Its failures are all of the program's.
#[allow(dead_code)]
#[path = "../../../coinw-errors/src/cli/failure.rs"]
mod failure;
#[path = "../../../coinw-errors/src/cli/lenient.rs"]
mod lenient;
#[path = "../../../coinw-errors/src/cli/markets.rs"]
mod markets;
#[path = "../../../coinw-errors/src/cli/paste.rs"]
pub mod paste;
