//! The code as text, and as an error.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;

/// ```text
/// impl Display for ErrorCode { … the row's own Display … }
/// impl Error for ErrorCode {}
/// ```
pub fn expand(cx: &Context<'_>) -> TokenStream {
    let name = &cx.stub.name;
    quote! {
        #[automatically_derived]
        impl ::core::fmt::Display for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt((*self).entry(), f)
            }
        }

        #[automatically_derived]
        impl ::core::error::Error for #name {}
    }
}
