//! The macro as a library, called with the bytes of a guide.

#![forbid(unsafe_code)]
// They are the macro's, which is looked at where it stands.
#![allow(
    clippy::all,
    clippy::pedantic,
    dead_code,
    missing_debug_implementations,
    missing_docs,
    unreachable_pub
)]

include!(concat!(env!("OUT_DIR"), "/macro/modules.rs"));

use proc_macro2::TokenStream;
use quote::quote;

/// What the attribute makes of these bytes as the file of a guide: compile errors, if there are any, and the enum.
///
/// # Errors
///
/// Those of the attribute itself, of which there are none.
pub fn expansion(guide: &[u8]) -> syn::Result<TokenStream> {
    let args: args::Args = syn::parse2(quote!("guide.yaml", matcher = code))?;
    let stub: args::Stub = syn::parse2(quote! {
        /// The codes.
        #[derive(Debug, Clone, Copy)]
        pub enum Code {}
    })?;
    let mut diagnostics = diagnostic::Diagnostics::default();
    let text = source::decode(guide, &mut diagnostics);
    let guide = expand::read_guide(Some(&text), &mut diagnostics);
    let context = expand::Context { args: &args, stub: &stub, guide: &guide };
    let expansion = expand::expand(&context);
    let errors = diagnostics.into_compile_errors("guide.yaml", &text, args.path.span());
    Ok(quote!(#errors #expansion))
}
