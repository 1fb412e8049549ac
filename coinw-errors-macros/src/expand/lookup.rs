//! From a number or a name to the variant.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;
use super::docs;
use crate::guide::Entry;
use crate::vocabulary::Channel;

/// ```text
/// static CODE_INDEX: Index<ErrorCode, 32> = Index::new(&ENTRY_TABLE, ErrorCode::ALL);
/// ```
///
/// A table that the compiler fills from the rows, instead of a `match` with an arm for each code.
pub fn index(cx: &Context<'_>) -> TokenStream {
    let name = &cx.stub.name;
    // At least two: one of a single place would have no bit to choose it by.
    let slots = cx.guide.entries.len().saturating_mul(2).next_power_of_two().max(2);
    quote! {
        static CODE_INDEX: ::coinw_errors::__private::Index<#name, #slots> =
            ::coinw_errors::__private::Index::new(&ENTRY_TABLE, #name::ALL);
    }
}

/// ```text
/// pub const fn lookup(market: Market, channel: Channel, code: i32) -> Option<Self> {
///     CODE_INDEX.lookup(market, channel, code)
/// }
/// pub const fn from_code(market: Market, code: i32) -> Option<Self> { … }
/// pub const fn from_name(name: &str) -> Option<Self> { … }
/// ```
pub fn expand(cx: &Context<'_>) -> TokenStream {
    let lookup_docs = lookup_docs(cx);
    let from_code_docs = from_code_docs(cx);
    let from_name_docs = from_name_docs(cx);
    quote! {
        #[doc = #lookup_docs]
        #[inline]
        pub const fn lookup(
            market: ::coinw_errors::Market,
            channel: ::coinw_errors::Channel,
            code: ::core::primitive::i32,
        ) -> ::core::option::Option<Self> {
            CODE_INDEX.lookup(market, channel, code)
        }

        #[doc = #from_code_docs]
        #[inline]
        pub const fn from_code(
            market: ::coinw_errors::Market,
            code: ::core::primitive::i32,
        ) -> ::core::option::Option<Self> {
            CODE_INDEX.from_code(market, code)
        }

        #[doc = #from_name_docs]
        pub const fn from_name(
            name: &::core::primitive::str,
        ) -> ::core::option::Option<Self> {
            let mut index = 0;
            while index < Self::ALL.len() {
                if ::coinw_errors::__private::same(name, Self::ALL[index].name()) {
                    return ::core::option::Option::Some(Self::ALL[index]);
                }
                index += 1;
            }
            ::core::option::Option::None
        }
    }
}

fn lookup_docs(cx: &Context<'_>) -> String {
    let description = "The code with this number on exactly this market and channel. On the others the number may mean \
        something else, or nothing.";
    docs::with_example(cx, description, |first, _| {
        let arguments = format!("{}, {}, {}", market(first), first.channel.path(), first.code);
        found(cx, &format!("lookup({arguments})"), first)
    })
}

fn from_code_docs(cx: &Context<'_>) -> String {
    let description = "The code that a response from this market has: that of the REST interface or, where that has no \
        such number, that of the websocket. `None` if the guide lists neither.";
    docs::with_example(cx, description, |first, _| {
        // A code of the websocket may be hidden by one of REST.
        let shown = cx.guide.entries.iter().find(|entry| entry.channel == Channel::Rest).unwrap_or(first);
        found(cx, &format!("from_code({}, {})", market(shown), shown.code), shown)
    })
}

fn from_name_docs(cx: &Context<'_>) -> String {
    let description = "The code with this name, spelled as the variant is. It is what `name` returns, and what serde \
        writes.";
    docs::with_example(cx, description, |first, _| {
        found(cx, &format!("from_name(\"{}\")", first.name), first)
    })
}

/// A market of an entry, as an example writes it. Only sound guides have examples, and each of their entries a market.
fn market(entry: &Entry) -> String {
    entry.markets.first().map(|market| market.path()).unwrap_or_default()
}

/// An example in which a call finds an entry.
fn found(cx: &Context<'_>, call: &str, entry: &Entry) -> String {
    let name = &cx.stub.name;
    format!("let found = {name}::{call};\nassert!(matches!(found, Some({name}::{})));", entry.name)
}
