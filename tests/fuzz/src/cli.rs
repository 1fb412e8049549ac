//! Of the program what reads a pasted text.

// What is printed of it is the program's.
#[allow(dead_code)]
#[path = "../../../coinw-errors/src/cli/read/mod.rs"]
pub mod read;
#[allow(dead_code)]
#[path = "../../../coinw-errors/src/cli/records.rs"]
mod records;
#[allow(dead_code)]
#[path = "../../../coinw-errors/src/cli/tally.rs"]
mod tally;
#[allow(dead_code)]
#[path = "../../../coinw-errors/src/cli/understood.rs"]
pub mod understood;
