//! Properties, each held against an oracle that was written from the documentation and shares nothing with the reader: how a body is
//! read, and what is shown of it. `PROPTEST_CASES` sets with how many bodies each is tried.

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
mod plain_refusal;
mod resends;
mod shown;
mod shown_oracle;
mod verdicts;
