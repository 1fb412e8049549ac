//! The part of the program that reads pasted text.

// What is printed of it is the program's.
#[allow(dead_code)]
#[path = "../../../coinw-errors/src/cli/find/mod.rs"]
mod find;
#[allow(dead_code)]
#[path = "../../../coinw-errors/src/cli/finding.rs"]
pub mod finding;
#[allow(dead_code)]
#[path = "../../../coinw-errors/src/cli/lines.rs"]
mod lines;
#[allow(dead_code)]
#[path = "../../../coinw-errors/src/cli/log.rs"]
pub mod log;
#[allow(dead_code)]
#[path = "../../../coinw-errors/src/cli/pattern.rs"]
mod pattern;
#[allow(dead_code)]
#[path = "../../../coinw-errors/src/cli/printed.rs"]
mod printed;
