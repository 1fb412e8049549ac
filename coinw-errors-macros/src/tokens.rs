//! Rust as text, and as the tokens that the compiler takes.

use proc_macro2::TokenStream;

/// Rust as text: to compile, and to run without optimization, it takes a fraction of what the same tokens would one by one.
pub fn parsed(text: &str) -> TokenStream {
    text.parse().unwrap_or_else(|error| syn::Error::from(error).into_compile_error())
}
