//! The whole expansion, top down.

mod accessors;
mod display;
mod docs;
mod lookup;
mod markdown;
mod matcher;
mod table;
mod variants;

use proc_macro2::TokenStream;
use quote::quote;

use crate::args::{Args, Stub};
use crate::check::check;
use crate::format::{self, Read};
use crate::guide::Guide;
use crate::problem::{Place, Problems};
use crate::source::Source;

/// What the expanders work from.
struct Context<'a> {
    args: &'a Args,
    stub: &'a Stub,
    guide: &'a Guide,
}

/// Expands the attribute. Where something is wrong, the enum comes out as it was written, so that its name
/// resolves, together with what is wrong.
pub fn error_guide(args: TokenStream, item: &TokenStream) -> TokenStream {
    try_error_guide(args, item.clone()).unwrap_or_else(|errors| quote!(#errors #item))
}

fn try_error_guide(args: TokenStream, item: TokenStream) -> Result<TokenStream, TokenStream> {
    let args: Args = syn::parse2(args).map_err(syn::Error::into_compile_error)?;
    let stub: Stub = syn::parse2(item).map_err(syn::Error::into_compile_error)?;
    let guide = read_guide(&args)?;
    Ok(expand(&Context { args: &args, stub: &stub, guide: &guide }))
}

/// From the file to the checked guide.
fn read_guide(args: &Args) -> Result<Guide, TokenStream> {
    let path = args.path.value();
    let mut problems = Problems::default();
    Source::read(&path, &mut problems)
        .and_then(|source| source.parse(&mut problems))
        .and_then(|value| format::Guide::read(&value, &Place::document(), &mut problems))
        .and_then(|written| check(written, &mut problems))
        .ok_or_else(|| problems.to_compile_errors(&path, args.path.span()))
}

/// ```text
/// #[…] pub enum ErrorCode { … }
///
/// impl ErrorCode {
///     pub const ALL: …; pub const SUCCESS: …;
///     pub const fn entry(self) -> …
///     pub const fn code(self) -> … // and the other accessors
///     pub const fn from_code(…) -> … // and the other lookups
/// }
///
/// impl Display for ErrorCode { … }
/// impl Error for ErrorCode {}
/// coinw_errors::__serde_by_name!(ErrorCode);
///
/// macro_rules! code { … }
/// const _: &str = include_str!(…);
/// ```
fn expand(cx: &Context<'_>) -> TokenStream {
    let name = &cx.stub.name;
    let the_enum = variants::expand(cx);
    let table = table::expand(cx);
    let accessors = accessors::expand(cx);
    let lookup = lookup::expand(cx);
    let display = display::expand(cx);
    let matcher = matcher::expand(cx);
    let tracking = tracking(cx.args);
    quote! {
        #the_enum

        // A retired variant is deprecated for those who use it, not for its own definition.
        #[allow(deprecated)]
        #[automatically_derived]
        impl #name {
            #table
            #accessors
            #lookup
        }

        #display
        ::coinw_errors::__serde_by_name!(#name);
        #matcher
        #tracking
    }
}

/// Makes the compiler watch the guide, so that an edit of it alone rebuilds the crate. `env!` keeps the absolute
/// path out of the expansion, and with it out of what is built from it.
fn tracking(args: &Args) -> TokenStream {
    let path = &args.path.value();
    quote! {
        const _: &::core::primitive::str = ::core::include_str!(
            ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/", #path)
        );
    }
}
