//! The enum's derives: those its author lists, and those every enum of error codes needs.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Attribute, Meta};

use crate::text::replaced;
use crate::tokens::parsed;

/// An attribute of the author's, without the derive of `Debug`, which the expansion writes itself.
pub fn without_debug(attribute: &Attribute) -> TokenStream {
    let derives = derives(attribute);
    if derives.is_empty() {
        return attribute.to_token_stream();
    }
    let mut kept = TokenStream::new();
    for derive in &derives {
        if !is(derive, "Debug") {
            let comma = if kept.is_empty() { None } else { Some(quote!(,)) };
            kept = quote!(#kept #comma #derive);
        }
    }
    // The compiler warns of a derive of nothing.
    if kept.is_empty() { kept } else { quote!(#[derive(#kept)]) }
}

/// A derive of what the author has left out.
pub fn missing(attributes: &[Attribute]) -> TokenStream {
    let mut missing = String::new();
    for (name, path) in [
        ("Clone", "::core::clone::Clone, "),
        ("Copy", "::core::marker::Copy, "),
        ("PartialEq", "::core::cmp::PartialEq, "),
        ("Eq", "::core::cmp::Eq, "),
        ("Hash", "::core::hash::Hash, "),
    ] {
        if written(attributes, name).is_none() {
            missing += path;
        }
    }
    if missing.is_empty() { TokenStream::new() } else { parsed(&format!("#[derive({missing})]")) }
}

/// The derive of that name.
pub fn written(attributes: &[Attribute], name: &str) -> Option<TokenStream> {
    for attribute in attributes {
        for derive in derives(attribute) {
            if is(&derive, name) {
                return Some(derive);
            }
        }
    }
    None
}

/// What a derive lists; nothing if it is another attribute.
fn derives(attribute: &Attribute) -> Vec<TokenStream> {
    match &attribute.meta {
        Meta::List(list) if list.path.is_ident("derive") => between_commas(list.tokens.clone()),
        _ => Vec::new(),
    }
}

/// The tokens in pieces, without the commas between them.
pub fn between_commas(tokens: TokenStream) -> Vec<TokenStream> {
    let mut pieces = Vec::new();
    let mut piece = TokenStream::new();
    for token in tokens {
        if matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ',') {
            pieces.push(piece);
            piece = TokenStream::new();
        } else {
            token.to_tokens(&mut piece);
        }
    }
    if !piece.is_empty() {
        pieces.push(piece);
    }
    pieces
}

/// Whether it is the standard library's derive of that name, as people write it.
fn is(derive: &TokenStream, name: &str) -> bool {
    let derive = replaced(&derive.to_string(), " ", "");
    let Some((path, last)) = derive.rsplit_once("::") else { return derive == name };
    let path = path.strip_prefix("::").unwrap_or(path);
    let module = path.strip_prefix("core::").or(path.strip_prefix("std::"));
    last == name && module.is_some_and(|module| !module.contains(':'))
}
