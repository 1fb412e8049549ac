//! The macro that stands for a variant by its number.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Visibility;

use super::{Context, docs};
use crate::guide::Guide;
use crate::seen::Seen;
use crate::tokens::parsed;

/// ```text
/// /// The variant of [`ErrorCode`] with this number … and what each number means
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
    let export = if is_public { "#[doc(hidden)] #[macro_export]" } else { "" };
    // Each where it is needed: what the author's crate forbids cannot be allowed.
    let allow = if is_public { "#[allow(clippy::pub_use)]" } else { "#[allow(unused_imports)]" };
    let by_code = by_code(cx.guide);
    let mut arms = String::new();
    for (code, variants) in &by_code {
        arms += &arm(cx, *code, variants);
    }
    let other = other(cx, matcher, &by_code);
    let the_macro =
        parsed(&format!("{export} macro_rules! {exported} {{ {arms} ($($other:tt)*) => {{ {other} }}; }}"));
    let documentation = docs::of_matcher(cx.guide, name);
    let allow = parsed(allow);
    let root = cx.root();
    let no_such_code = (!is_in_runtime_crate(cx)).then(|| {
        quote! {
            #[doc(hidden)]
            #allow
            #visibility use #root::__private::no_such_code as #name;
        }
    });
    // Where the matcher is named, so that an enum which is not in the root is reported there, but as a part of the expansion, which no lint of
    // the author's crate judges.
    let span = Span::call_site().located_at(matcher.span());
    let mut reported_name = name.clone();
    reported_name.set_span(span);
    let in_root = quote_spanned!(span=> crate::#reported_name);
    quote! {
        // Here and not where it is re-exported, for editors show the documentation of the macro itself.
        #[doc = #documentation]
        #the_macro

        #[doc(inline)]
        #allow
        #visibility use #exported as #matcher;

        #no_such_code

        const _: fn(#name) -> #in_root = |code| code;
    }
}

/// Each number, in the order of the guide, with its variants.
fn by_code(guide: &Guide) -> Vec<(i32, Vec<&str>)> {
    let mut by_code: Vec<(i32, Vec<&str>)> = Vec::new();
    let mut places = Seen::default();
    for variant in &guide.variants {
        let Some(code) = variant.code else { continue };
        let place = places.place(code.to_string(), by_code.len());
        match by_code.get_mut(place) {
            Some((_, variants)) => variants.push(&variant.name),
            None => by_code.push((code, vec![&variant.name])),
        }
    }
    by_code
}

fn arm(cx: &Context<'_>, code: i32, variants: &[&str]) -> String {
    let name = &cx.stub.name;
    if let [variant, others @ ..] = variants
        && (others.is_empty() || cx.guide.document.is_none())
    {
        return format!("({code}) => {{ $crate::{name}::{variant} }};");
    }
    let mut message =
        format!("the number {code} means several codes, depending on market and channel: write ");
    for (index, variant) in variants.iter().enumerate() {
        let or = if index > 0 { " or " } else { "" };
        message += &format!("{or}`{name}::{variant}`");
    }
    format!("({code}) => {{ ::core::compile_error!({message:?}) }};")
}

/// What any other number expands to.
fn other(cx: &Context<'_>, matcher: &Ident, by_code: &[(i32, Vec<&str>)]) -> String {
    let name = &cx.stub.name;
    if cx.guide.document.is_none() {
        // It was probably meant for an entry whose own number cannot be read, or is that of another entry. No error comes of it, for the
        // mistake is not in the program.
        let unnumbered = cx.guide.variants.iter().find(|variant| variant.code.is_none());
        let repeated = by_code.iter().find_map(|(_, variants)| variants.get(1).copied());
        let any = unnumbered.or(cx.guide.variants.first()).map(|variant| variant.name.as_str());
        let meant = if unnumbered.is_none() { repeated.or(any) } else { any };
        return format!("$crate::{name}::{}", meant.unwrap_or_default());
    }
    let path = cx.args.path.value();
    let mut numbers = String::new();
    for (code, _) in by_code {
        numbers += &format!("{code} ");
    }
    if is_in_runtime_crate(cx) {
        return format!(
            "$crate::__private::no_such_code! {{ {matcher} {name} {path:?} {numbers:?} $($other)* }}"
        );
    }
    format!("$crate::{name}! {{ {matcher} {name} {path:?} {numbers:?} $($other)* }}")
}

/// There the macro has a path of its own from the root, and the documentation does not show a second thing under the enum's name.
fn is_in_runtime_crate(cx: &Context<'_>) -> bool {
    cx.args.root.as_ref().is_some_and(|root| root.is_ident("crate"))
}
