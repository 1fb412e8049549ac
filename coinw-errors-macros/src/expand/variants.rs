//! The enum itself.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Context, docs};
use crate::guide::Entry;

/// ```text
/// /// …the user's own attributes and documentation…
/// /// …the table of all codes…
/// pub enum ErrorCode {
///     /// …the entry…
///     #[doc(alias = "500")]
///     InternalServerError,
/// }
/// ```
pub fn expand(cx: &Context<'_>) -> TokenStream {
    // An enum without variants cannot have a representation.
    let is_empty = cx.guide.entries.is_empty();
    let attributes =
        cx.stub.attributes.iter().filter(|attribute| !(is_empty && attribute.path().is_ident("repr")));
    let visibility = &cx.stub.visibility;
    let name = &cx.stub.name;
    let table = docs::of_enum(cx.guide, name);
    let variants = cx.guide.entries.iter().map(variant);
    quote! {
        #(#attributes)*
        #[doc = #table]
        #visibility enum #name {
            #(#variants,)*
        }
    }
}

fn variant(entry: &Entry) -> TokenStream {
    let name = &entry.name;
    let documentation = docs::of_variant(entry);
    let aliases = docs::aliases(entry);
    let deprecated = entry.retired.as_ref().map(|reason| quote!(#[deprecated(note = #reason)]));
    quote! {
        #[doc = #documentation]
        #(#[doc(alias = #aliases)])*
        #deprecated
        #name
    }
}
