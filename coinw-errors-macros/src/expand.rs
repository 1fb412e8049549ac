//! The whole expansion, top down.

mod accessors;
mod docs;
mod lookup;
mod markdown;
mod matcher;
mod table;
mod traits;
mod variants;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::args::{self, Args, Stub};
use crate::check;
use crate::diagnostic::Diagnostics;
use crate::entries;
use crate::format::read;
use crate::guide::Guide;
use crate::source;
use crate::tokens::parsed;

/// The attribute, the enum that it stands on, and the guide that it names.
pub struct Context<'a> {
    pub args: &'a Args,
    pub stub: &'a Stub,
    pub guide: &'a Guide,
}

impl Context<'_> {
    /// Where the runtime crate is.
    fn root(&self) -> TokenStream {
        self.args.root.as_ref().map_or_else(|| quote!(::coinw_errors), ToTokens::to_token_stream)
    }
}

/// Expands the attribute. Where the attribute or the enum itself is wrong, an enum without variants comes out, so that its name
/// resolves, together with what is wrong.
pub fn error_guide(args: TokenStream, item: &TokenStream) -> TokenStream {
    try_error_guide(args, item.clone()).unwrap_or_else(|error| {
        let error = error.into_compile_error();
        let item = args::bare(item.clone());
        quote!(#error #item)
    })
}

fn try_error_guide(args: TokenStream, item: TokenStream) -> syn::Result<TokenStream> {
    let args: Args = syn::parse2(args)?;
    let stub: Stub = syn::parse2(item)?;
    stub.check()?;
    let path = args.path.value();
    let mut diagnostics = Diagnostics::default();
    let text = source::read(&path, &mut diagnostics);
    let guide = read_guide(text.as_deref(), &mut diagnostics);
    let expansion = expand(&Context { args: &args, stub: &stub, guide: &guide });
    let errors =
        diagnostics.into_compile_errors(&path, text.as_deref().unwrap_or_default(), args.path.span());
    Ok(quote!(#errors #expansion))
}

/// From the text to the guide. Whatever is wrong with it, the names that can be read come out, so that a mistake in the
/// guide is not a hundred in the program.
pub fn read_guide(text: Option<&str>, diagnostics: &mut Diagnostics) -> Guide {
    let Some(text) = text else {
        return Guide::unsound(None, "");
    };
    // What is no UTF-8 was replaced in the text.
    let mut document = if diagnostics.is_empty() { entries::read(text, diagnostics) } else { None };
    if let Some(document) = &mut document {
        read::guide(document, diagnostics);
        check::check(document, diagnostics);
    }
    match document {
        Some(document) if diagnostics.is_empty() => Guide::sound(document),
        document => Guide::unsound(document.as_ref(), text),
    }
}

/// ```text
/// #[…] pub enum ErrorCode { … }
///
/// const _: () = {
///     use ::coinw_errors as __root;
///
///     static ENTRY_TABLE: …;
///     static CODE_INDEX: …;
///
///     impl ErrorCode {
///         pub const ALL: …; pub const SUCCESS: …; pub const GUIDE: …;
///         pub const fn entry(self) -> …
///         pub const fn code(self) -> … // and the other accessors
///         pub const fn from_code(…) -> … // and the other lookups
///     }
///     impl Debug for ErrorCode { … }
///     … // and the other traits
///     __root::__serde_by_name!(ErrorCode);
///
///     const _: &str = include_str!(…);
/// };
///
/// macro_rules! code { … }
/// ```
pub fn expand(cx: &Context<'_>) -> TokenStream {
    let name = &cx.stub.name;
    let the_enum = variants::expand(cx);
    let lookups = if cx.guide.document.is_some() { lookup::SOUND } else { lookup::UNSOUND };
    let mut block = table::rows(cx);
    block += &lookup::index(cx);
    block += &format!("impl {name} {{");
    block += &table::expand(cx);
    block += &accessors::expand(table::place(cx));
    block += lookups;
    block += "}";
    block += &traits::TRAITS.replace("__Name", &name.to_string());
    block += &tracking(cx);
    let block = parsed(&block);
    let root = cx.root();
    let matcher = matcher::expand(cx);
    quote! {
        #the_enum

        // A retired variant is deprecated for those who use it, not for its own definition. Each row has the name of its variant. The enum's
        // own functions have the names of the trait's.
        // No lint beyond these, and no group: what the author's crate forbids cannot be allowed here.
        #[allow(deprecated, non_upper_case_globals, clippy::same_name_method)]
        const _: () = {
            use #root as __root;
            #block
        };

        #matcher
    }
}

/// Makes the compiler watch the guide, so that an edit of it alone rebuilds the crate. `env!` keeps the absolute
/// path out of the expansion, and with it out of what is built from it. A guide that is not sound does not compile, and is read again anyway.
fn tracking(cx: &Context<'_>) -> String {
    if cx.guide.document.is_none() {
        return String::new();
    }
    let path = cx.args.path.value();
    format!(
        "const _: &::core::primitive::str = \
         ::core::include_str!(::core::concat!(::core::env!(\"CARGO_MANIFEST_DIR\"), \"/\", {path:?}));"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_enum_and_its_matcher_may_be_named_as_keywords_are() {
        let expansion = error_guide(
            quote!("tests/wrong/healthy.yaml", matcher = r#if),
            &quote!(
                pub enum r#match {}
            ),
        );
        let expansion = expansion.to_string();
        assert!(expansion.contains("Seven") && !expansion.contains("compile_error"), "{expansion}");
        assert!(expansion.contains("crate :: r#match"), "{expansion}");
        assert!(expansion.contains("as r#if"), "{expansion}");
    }
}
