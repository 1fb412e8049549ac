//! Properties, each held against an oracle that was written from the documentation and shares nothing with the reader: how a body is
//! read, and what is shown of it. `PROPTEST_CASES` sets with how many bodies each is tried.

mod bodies;
mod claims;
mod integer;
mod json;
mod oracle;
mod secrets;
mod verdicts;
