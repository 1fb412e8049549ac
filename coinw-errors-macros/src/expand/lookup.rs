//! From a number or a name to the variant.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;

/// ```text
/// static CODE_INDEX: Index<ErrorCode, 32> = Index::new(&ENTRY_TABLE, ErrorCode::ALL);
/// ```
///
/// A table that the compiler fills from the rows, instead of a `match` with an arm for each code. If the guide is not sound, there is none.
pub fn index(cx: &Context<'_>) -> Option<TokenStream> {
    cx.guide.document.as_ref()?;
    let name = &cx.stub.name;
    // At least two: one of a single place would have no bit to choose it by.
    let slots = cx.guide.variants.len().saturating_mul(2).next_power_of_two().max(2);
    Some(quote! {
        static CODE_INDEX: ::coinw_errors::__private::Index<#name, #slots> =
            ::coinw_errors::__private::Index::new(&ENTRY_TABLE, #name::ALL);
    })
}

/// ```text
/// pub const fn from_code(market: Market, code: i32) -> Option<Self> { CODE_INDEX.from_code(market, code) }
/// pub const fn from_code_on(market: Market, channel: Channel, code: i32) -> Option<Self> { … }
/// pub const fn from_name(name: &str) -> Option<Self> { … }
/// ```
pub fn expand(cx: &Context<'_>) -> TokenStream {
    let by_name = quote! {
        let mut codes = Self::ALL;
        while let [code, others @ ..] = codes {
            if ::coinw_errors::__private::same(name, code.name()) {
                return ::core::option::Option::Some(*code);
            }
            codes = others;
        }
        ::core::option::Option::None
    };
    let bodies = [
        quote!(CODE_INDEX.from_code(market, code)),
        quote!(CODE_INDEX.from_code_on(market, channel, code)),
        by_name,
    ];
    // Of a guide that is not sound, any variant will do: it compiles, and what is looked up in a constant can be unwrapped.
    let is_sound = cx.guide.document.is_some();
    let any = |arguments: TokenStream| quote!(let _ = (#arguments); Self::ALL.first().copied());
    let [by_code, by_channel, by_name] = if is_sound {
        bodies
    } else {
        [any(quote!(market, code)), any(quote!(market, channel, code)), any(quote!(name))]
    };
    quote! {
        /// The code with this number on this market: the code of the REST channel or, if that channel has no such number, the code of the
        /// websocket channel. `None` if the guide lists the number for neither channel.
        #[inline]
        pub const fn from_code(
            market: ::coinw_errors::Market,
            code: ::core::primitive::i32,
        ) -> ::core::option::Option<Self> {
            #by_code
        }

        /// The code with this number on exactly this market and channel. Elsewhere the number may mean something else, or nothing.
        #[inline]
        pub const fn from_code_on(
            market: ::coinw_errors::Market,
            channel: ::coinw_errors::Channel,
            code: ::core::primitive::i32,
        ) -> ::core::option::Option<Self> {
            #by_channel
        }

        /// The code with this name, which is the variant's name, as `name` returns it and serde writes it.
        pub const fn from_name(name: &::core::primitive::str) -> ::core::option::Option<Self> {
            #by_name
        }
    }
}
