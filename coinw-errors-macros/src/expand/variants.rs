//! The enum itself.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, Expr, ExprLit, Lit, Meta, MetaNameValue};

use super::{Context, docs};
use crate::derives;
use crate::tokens::parsed;
use crate::yaml::Node;

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
    // The table comes before what more the user has to say, for it is what a reader of the page looks for.
    let (mut summary, mut rest) = (TokenStream::new(), TokenStream::new());
    let mut is_summary = true;
    for attribute in &cx.stub.attributes {
        is_summary &= !is_blank_line(attribute);
        let written = derives::without_debug(attribute);
        if is_summary { summary.extend(written) } else { rest.extend(written) }
    }
    let missing = derives::missing(&cx.stub.attributes);
    let visibility = &cx.stub.visibility;
    let name = &cx.stub.name;
    let table = cx.guide.document.as_ref().map(|document| docs::of_enum(cx.guide, document, name));
    let table = table.unwrap_or_default();
    let mut variants = String::new();
    for (entry, inferred) in cx.guide.entries() {
        variants += &variant(entry, &inferred);
    }
    if cx.guide.document.is_none() {
        for variant in &cx.guide.variants {
            variants += &format!("{}, ", variant.name);
        }
    }
    let variants = parsed(&variants);
    quote! {
        #summary
        // A paragraph of its own.
        #[doc = ""]
        #[doc = #table]
        #rest
        #missing
        #visibility enum #name { #variants }
    }
}

/// Whether it is a line of documentation that ends a paragraph.
fn is_blank_line(attribute: &Attribute) -> bool {
    matches!(
        &attribute.meta,
        Meta::NameValue(MetaNameValue { path, value: Expr::Lit(ExprLit { lit: Lit::Str(line), .. }), .. })
            if path.is_ident("doc") && line.value().trim().is_empty()
    )
}

fn variant(entry: &Node, inferred: &[&str]) -> String {
    let name = entry.text_of("name").unwrap_or_default();
    let documentation = docs::of_variant(entry, inferred);
    let mut aliases = String::new();
    for alias in docs::aliases(name, entry) {
        aliases += &format!("{alias:?}, ");
    }
    let deprecated = entry.text_of("retired").map(|reason| format!("#[deprecated(note = {reason:?})]"));
    format!("#[doc = {documentation:?}] #[doc(alias({aliases}))] {} {name},", deprecated.unwrap_or_default())
}
