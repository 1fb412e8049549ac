//! What a guide knows: its rows, the words that they are written in, and what follows from them.

pub mod entry;
pub mod explanation;
pub mod index;
pub mod retry;
pub mod vocabulary;
pub mod words;
