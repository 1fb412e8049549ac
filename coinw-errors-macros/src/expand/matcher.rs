//! The macro that stands for a variant by its number.

use std::collections::BTreeMap;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Visibility;

use super::context::Context;
use crate::guide::Guide;

/// ```text
/// /// The variant of [`ErrorCode`] with this number …
/// #[doc(hidden)]
/// #[macro_export]
/// macro_rules! __ErrorCode_code {
///     (500) => { $crate::ErrorCode::InternalServerError };
///     (-103) => { $crate::ErrorCode::UserApiError };
///     …
///     ($($other:tt)*) => { $crate::ErrorCode! { … } };
/// }
/// pub use __ErrorCode_code as code;
/// pub use no_such_code as ErrorCode;
/// const _: fn(ErrorCode) -> crate::ErrorCode = |code| code;
/// ```
///
/// The macro is exported under a name of its own and re-exported under the one that was asked for: only so has it
/// a path, the enum's visibility and a page, and can `use` bring it into any module of its own crate.
///
/// What a wrong number expands to is a macro under the enum's own name, which macros and types may share: so it is found wherever the enum is,
/// also by a crate that does not depend on `coinw-errors` itself.
pub fn expand(cx: &Context<'_>) -> TokenStream {
    let Some(matcher) = &cx.args.matcher else {
        return TokenStream::new();
    };
    let name = &cx.stub.name;
    let visibility = &cx.stub.visibility;
    // As arguments they lose the `r#` of a raw identifier; inside the string they would keep it.
    let exported = format_ident!("__{}_{}", name, matcher);
    let is_public = matches!(visibility, Visibility::Public(_));
    let export = is_public.then(|| quote!(#[doc(hidden)] #[macro_export]));
    // Each where it is needed: what the author's crate forbids cannot be allowed.
    let allow = if is_public { quote!(clippy::pub_use) } else { quote!(unused_imports) };
    let arms = by_code(cx.guide).into_iter().map(|(code, variants)| arm(cx, code, &variants));
    let other = other(cx, matcher);
    let no_such_code = (!is_in_runtime_crate(cx)).then(|| {
        quote! {
            #[doc(hidden)]
            #[allow(#allow)]
            #visibility use ::coinw_errors::__private::no_such_code as #name;
        }
    });
    let documentation = documentation(cx, matcher);
    // Where the matcher is named, so that an enum which is not in the root is reported there, but as a part of the expansion, which no lint of
    // the author's crate judges.
    let span = Span::call_site().located_at(matcher.span());
    let mut reported_name = name.clone();
    reported_name.set_span(span);
    let in_root = quote_spanned!(span=> crate::#reported_name);
    quote! {
        // Here and not where it is re-exported, for editors show the documentation of the macro itself.
        #[doc = #documentation]
        #export
        macro_rules! #exported {
            #(#arms)*
            ($($other:tt)*) => { #other };
        }

        #[doc(inline)]
        #[allow(#allow)]
        #visibility use #exported as #matcher;

        #no_such_code

        const _: fn(#name) -> #in_root = |code| code;
    }
}

fn documentation(cx: &Context<'_>, matcher: &Ident) -> String {
    let name = &cx.stub.name;
    let numbered = cx.guide.variants.iter().find_map(|variant| Some((variant.code?, &variant.name)));
    let example = numbered
        .map_or_else(String::new, |(code, variant)| format!(": `{matcher}!({code})` is `{name}::{variant}`"));
    format!(
        "The variant of [`{name}`] with this number, as an expression and as a pattern{example}. A number that the guide does not list does \
         not compile."
    )
}

/// In the order of the numbers, so that the expansion depends on nothing but the guide.
fn by_code(guide: &Guide) -> BTreeMap<i32, Vec<&Ident>> {
    let mut by_code: BTreeMap<i32, Vec<&Ident>> = BTreeMap::new();
    for variant in &guide.variants {
        if let Some(code) = variant.code {
            by_code.entry(code).or_default().push(&variant.name);
        }
    }
    by_code
}

fn arm(cx: &Context<'_>, code: i32, variants: &[&Ident]) -> TokenStream {
    let number = number(code);
    let name = &cx.stub.name;
    if let [variant, others @ ..] = variants
        && (others.is_empty() || cx.guide.document.is_none())
    {
        return quote! {
            (#number) => { $crate::#name::#variant };
        };
    }
    let candidates: Vec<_> = variants.iter().map(|variant| format!("`{name}::{variant}`")).collect();
    let message = format!(
        "the number {code} stands for more than one code, depending on where it came from: write {}",
        candidates.join(" or ")
    );
    quote! {
        (#number) => { ::core::compile_error!(#message) };
    }
}

/// What any other number expands to.
fn other(cx: &Context<'_>, matcher: &Ident) -> TokenStream {
    let name = &cx.stub.name;
    if let Some(variant) = meant_by_other_numbers(cx.guide) {
        return quote!($crate::#name::#variant);
    }
    let path = cx.args.path.value();
    let numbers: Vec<_> = by_code(cx.guide).into_keys().map(|code| code.to_string()).collect();
    let numbers = numbers.join(" ");
    let no_such_code = if is_in_runtime_crate(cx) { quote!(__private::no_such_code) } else { quote!(#name) };
    quote! {
        $crate::#no_such_code! { #matcher #name #path #numbers $($other)* }
    }
}

/// There the macro has a path of its own from the root, and the documentation does not show a second thing under the enum's name.
fn is_in_runtime_crate(cx: &Context<'_>) -> bool {
    cx.args.root.as_ref().is_some_and(|root| root.is_ident("crate"))
}

/// If the guide is not sound, a number that it does not have was probably meant for an entry whose own number cannot be
/// read, or is that of another entry. No error comes of it, for the mistake is not in the program.
fn meant_by_other_numbers(guide: &Guide) -> Option<&Ident> {
    if guide.document.is_some() {
        return None;
    }
    let variants = &guide.variants;
    let unnumbered = variants.iter().find(|variant| variant.code.is_none()).map(|variant| &variant.name);
    let repeated = || by_code(guide).into_values().find_map(|variants| variants.get(1).copied());
    unnumbered.or_else(repeated).or(variants.first().map(|variant| &variant.name))
}

/// As a person writes it: without a suffix, and the sign as a token of its own.
fn number(code: i32) -> TokenStream {
    let sign = (code < 0).then(|| quote!(-));
    let digits = Literal::u32_unsuffixed(code.unsigned_abs());
    quote!(#sign #digits)
}
