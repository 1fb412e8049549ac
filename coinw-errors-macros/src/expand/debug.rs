//! `Debug`, in place of the compiler's own derive.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::punctuated::Punctuated;
use syn::{Attribute, Path, Token};

use super::context::Context;

/// ```text
/// impl Debug for ErrorCode { … the name … }
/// ```
///
/// It prints the same. But the compiler derives it as a `match` with an arm for each variant, and what it needs to check that
/// grows with the square of their number: with 10,000 codes, three quarters of all memory.
pub fn expand(cx: &Context<'_>) -> TokenStream {
    let name = &cx.stub.name;
    if !cx.stub.attributes.iter().any(derives_debug) {
        return TokenStream::new();
    }
    quote! {
        #[automatically_derived]
        impl ::core::fmt::Debug for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str((*self).name())
            }
        }
    }
}

/// An attribute of the user's, without the derive of `Debug`.
pub fn without(attribute: &Attribute) -> TokenStream {
    let Some(derives) = derives(attribute) else {
        return attribute.to_token_stream();
    };
    let mut others = derives.iter().filter(|derive| !is_debug(derive)).peekable();
    // The compiler warns of a derive of nothing.
    if others.peek().is_some() { quote!(#[derive(#(#others),*)]) } else { TokenStream::new() }
}

fn derives_debug(attribute: &Attribute) -> bool {
    derives(attribute).is_some_and(|derives| derives.iter().any(is_debug))
}

/// What a derive lists. One that is not well-formed is left to the compiler.
fn derives(attribute: &Attribute) -> Option<Punctuated<Path, Token![,]>> {
    let is_derive = attribute.path().is_ident("derive");
    is_derive.then(|| attribute.parse_args_with(Punctuated::parse_terminated).ok())?
}

/// Whether it is the standard library's, by the name that people write.
fn is_debug(derive: &Path) -> bool {
    let written =
        derive.segments.iter().map(|segment| segment.ident.to_string()).collect::<Vec<_>>().join("::");
    ["Debug", "core::fmt::Debug", "std::fmt::Debug"].contains(&written.as_str())
}
