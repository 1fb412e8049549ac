//! Properties of how a body is read and what is shown of it, each compared with an oracle that was written from the documentation and
//! shares no code with the reader. `PROPTEST_CASES` sets the number of bodies for each.

// The oracle is laid out for reading beside the documentation.
#![allow(
    clippy::collapsible_if,
    clippy::collapsible_match,
    clippy::needless_for_each,
    clippy::result_large_err,
    clippy::struct_field_names
)]

mod bodies;
#[path = "../library/by_body/mod.rs"]
mod by_body;
mod claims;
mod integer;
mod json;
mod oracle;
mod other_language;
mod plain_refusal;
mod resends;
mod shown;
mod shown_oracle;
mod verdicts;
