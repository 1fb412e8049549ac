//! The enum itself.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::{Attribute, Expr, ExprLit, Lit, Meta, MetaNameValue};

use super::context::Context;
use super::docs;
use crate::derives;
use crate::tree::Node;

/// ```text
/// /// …the first paragraph of the user's own documentation…
/// /// …the table of all codes…
/// /// …the rest of it, and the user's own attributes…
/// pub enum ErrorCode {
///     /// …the entry…
///     #[doc(alias("500", …))]
///     InternalServerError,
/// }
/// ```
pub fn expand(cx: &Context<'_>) -> TokenStream {
    // An enum without variants cannot have a representation.
    let is_empty = cx.guide.variants.is_empty();
    let attributes: Vec<_> = cx
        .stub
        .attributes
        .iter()
        .filter(|attribute| !(is_empty && attribute.path().is_ident("repr")))
        .collect();
    // The table comes before what more the user has to say, for it is what a reader of the page looks for.
    let summary_end = attributes.iter().position(|attribute| is_blank_line(attribute));
    let parted = summary_end.and_then(|end| attributes.split_at_checked(end));
    let (summary, rest) = parted.unwrap_or((&attributes, &[]));
    let [summary, rest] =
        [summary, rest].map(|part| part.iter().map(|attribute| derives::without_debug(attribute)));
    let missing = derives::missing(&cx.stub.attributes);
    // The compiler warns of a derive of nothing.
    let missing = (!missing.is_empty()).then(|| quote!(#[derive(#(#missing),*)]));
    let visibility = &cx.stub.visibility;
    let name = &cx.stub.name;
    let table = cx.guide.document.as_ref().map(|document| docs::of_enum(cx.guide, document, name));
    let table = table.unwrap_or_default();
    let variants: Vec<_> = match &cx.guide.document {
        Some(_) => cx.guide.entries().map(|(name, entry)| variant(name, entry)).collect(),
        None => cx.guide.variants.iter().map(|variant| variant.name.to_token_stream()).collect(),
    };
    quote! {
        #(#summary)*
        // A paragraph of its own.
        #[doc = ""]
        #[doc = #table]
        #(#rest)*
        #missing
        #visibility enum #name {
            #(#variants,)*
        }
    }
}

/// Whether it is a line of documentation that ends a paragraph.
fn is_blank_line(attribute: &Attribute) -> bool {
    match &attribute.meta {
        Meta::NameValue(MetaNameValue {
            path,
            value: Expr::Lit(ExprLit { lit: Lit::Str(line), .. }),
            ..
        }) => path.is_ident("doc") && line.value().trim().is_empty(),
        _ => false,
    }
}

fn variant(name: &Ident, entry: &Node) -> TokenStream {
    let documentation = docs::of_variant(entry);
    let aliases = docs::aliases(name, entry);
    let deprecated = entry.text_of("retired").map(|reason| quote!(#[deprecated(note = #reason)]));
    quote! {
        #[doc = #documentation]
        #[doc(alias(#(#aliases),*))]
        #deprecated
        #name
    }
}
