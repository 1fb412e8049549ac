//! One accessor for each key of the format, and the decision.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::context::Context;
use super::table;
use crate::format::{CODE, Field, Is};

/// ```text
/// pub const fn code(self) -> i32 { self.entry().code }
/// pub const fn name(self) -> &'static str { self.entry().name }
/// …
/// pub const fn retry_action(self, idempotency: Idempotency) -> RetryAction { … }
/// ```
pub fn expand(cx: &Context<'_>) -> TokenStream {
    let accessors = CODE.iter().map(|field| {
        let (name, returns, description) = (format_ident!("{}", field.key), returned(field), field.what);
        quote! {
            #[doc = #description]
            #[inline]
            pub const fn #name(self) -> #returns {
                self.entry().#name
            }
        }
    });
    let place = table::place(cx);
    quote! {
        #(#accessors)*

        /// The one safe next step for a request that was answered with this code. `coinw_errors::Entry::retry_action` shows the whole
        /// table.
        #[inline]
        pub const fn retry_action(
            self,
            idempotency: ::coinw_errors::Idempotency,
        ) -> ::coinw_errors::RetryAction {
            ::coinw_errors::__private::decision(&DECISION_TABLE, #place, idempotency)
        }
    }
}

/// The type of a field in the row.
fn returned(field: &Field) -> TokenStream {
    let text = quote!(&'static ::core::primitive::str);
    match field.is {
        Is::Number => quote!(::core::primitive::i32),
        Is::Text if !field.is_required() => quote!(::core::option::Option<#text>),
        Is::Delay => quote!(::core::option::Option<::core::time::Duration>),
        Is::Word(words) => table::type_of(words),
        Is::Words(words) => {
            let one = table::type_of(words);
            quote!(&'static [#one])
        }
        Is::Texts | Is::Keys => quote!(&'static [#text]),
        Is::Links => quote!(&'static [::coinw_errors::Link]),
        Is::Name | Is::Text | Is::Json | Is::Address | Is::Numbers | Is::Entries => text,
    }
}
