//! What the enum derives: what its author lists, and what every enum of error codes needs.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Attribute, Path};

use crate::tokens::parsed;

/// An attribute of the author's, without the derive of `Debug`, which the expansion writes itself.
pub fn without_debug(attribute: &Attribute) -> TokenStream {
    let Some(mut derives) = derives(attribute) else {
        return attribute.to_token_stream();
    };
    derives.retain(|derive| !is(derive, "Debug"));
    // The compiler warns of a derive of nothing.
    if derives.is_empty() { TokenStream::new() } else { quote!(#[derive(#(#derives),*)]) }
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
pub fn written(attributes: &[Attribute], name: &str) -> Option<Path> {
    attributes
        .iter()
        .filter_map(derives)
        .find_map(|derives| derives.into_iter().find(|derive| is(derive, name)))
}

/// What a derive lists. One that is not well-formed is left to the compiler.
fn derives(attribute: &Attribute) -> Option<Vec<Path>> {
    if !attribute.path().is_ident("derive") {
        return None;
    }
    let mut derives = Vec::new();
    let parsed = attribute.parse_nested_meta(|derive| {
        derives.push(derive.path);
        Ok(())
    });
    parsed.is_ok().then_some(derives)
}

/// Whether it is the standard library's derive of that name, as people write it.
fn is(derive: &Path, name: &str) -> bool {
    let is_std = derive.segments.first().is_some_and(|root| root.ident == "core" || root.ident == "std");
    let is_named = derive.segments.last().is_some_and(|last| last.ident == name);
    is_named && (derive.segments.len() == 1 || is_std && derive.segments.len() == 3)
}
