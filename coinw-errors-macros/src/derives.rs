//! What the enum derives: what its author lists, and what every enum of error codes needs.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::punctuated::Punctuated;
use syn::{Attribute, Path, Token};

/// An attribute of the author's, without the derive of `Debug`, which the expansion writes itself.
pub fn without_debug(attribute: &Attribute) -> TokenStream {
    let Some(derives) = derives(attribute) else {
        return attribute.to_token_stream();
    };
    let mut others = derives.iter().filter(|derive| !is(derive, "Debug")).peekable();
    // The compiler warns of a derive of nothing.
    if others.peek().is_some() { quote!(#[derive(#(#others),*)]) } else { TokenStream::new() }
}

/// The derives that the author has left out.
pub fn missing(attributes: &[Attribute]) -> Vec<TokenStream> {
    let written: Vec<Path> = attributes.iter().filter_map(derives).flatten().collect();
    let needed = [
        ("Clone", quote!(::core::clone::Clone)),
        ("Copy", quote!(::core::marker::Copy)),
        ("PartialEq", quote!(::core::cmp::PartialEq)),
        ("Eq", quote!(::core::cmp::Eq)),
        ("Hash", quote!(::core::hash::Hash)),
    ];
    let is_missing = |name| !written.iter().any(|derive| is(derive, name));
    needed.into_iter().filter(|(name, _)| is_missing(name)).map(|(_, path)| path).collect()
}

/// A derive of `Default`: no code is one that an error has unless something else is said.
pub fn default(attributes: &[Attribute]) -> Option<Path> {
    attributes.iter().filter_map(derives).flatten().find(|derive| is(derive, "Default"))
}

/// What a derive lists. One that is not well-formed is left to the compiler.
fn derives(attribute: &Attribute) -> Option<Punctuated<Path, Token![,]>> {
    let is_derive = attribute.path().is_ident("derive");
    is_derive.then(|| attribute.parse_args_with(Punctuated::parse_terminated).ok())?
}

/// Whether it is the standard library's derive of that name, as people write it.
fn is(derive: &Path, name: &str) -> bool {
    let segments: Vec<_> = derive.segments.iter().map(|segment| segment.ident.to_string()).collect();
    let is_std = match segments.as_slice() {
        [_] => true,
        [root, _, _] => root == "core" || root == "std",
        _ => false,
    };
    is_std && segments.last().is_some_and(|last| last == name)
}
