//! How large an expansion is.

use proc_macro2::{TokenStream, TokenTree};

/// The size of Rust as people lay it out.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// As people lay it out.
    pub lines: usize,
    /// Brackets included.
    pub tokens: usize,
}

impl Size {
    /// The size of this source.
    ///
    /// # Panics
    ///
    /// If it is not Rust.
    pub fn of(source: &str) -> Self {
        let tokens = source.parse().expect("the tokens of a file");
        Self { lines: source.lines().count(), tokens: count(tokens) }
    }
}

fn count(tokens: TokenStream) -> usize {
    let inside = |token| match token {
        TokenTree::Group(group) => 2 + count(group.stream()),
        _ => 1,
    };
    tokens.into_iter().map(inside).sum()
}
