//! From a number or a name to the variant.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Context, docs};
use crate::guide::Entry;
use crate::vocabulary::Channel;

/// ```text
/// pub const fn lookup(market: Market, channel: Channel, code: i32) -> Option<Self> {
///     match (code, market, channel) {
///         (500, Market::Futures, Channel::Rest) => Some(Self::InternalServerError),
///         (29001, Market::Futures | Market::Spot, Channel::Rest) => Some(Self::RateLimited),
///         …
///         _ => None,
///     }
/// }
/// pub const fn from_code(market: Market, code: i32) -> Option<Self> { … }
/// pub const fn from_name(name: &str) -> Option<Self> { … }
/// ```
pub fn expand(cx: &Context<'_>) -> TokenStream {
    let arms = cx.guide.entries.iter().map(arm);
    let LookupDocs { lookup, from_code, from_name } = LookupDocs::new(cx);
    quote! {
        #[doc = #lookup]
        #[inline]
        pub const fn lookup(
            market: ::coinw_errors::Market,
            channel: ::coinw_errors::Channel,
            code: ::core::primitive::i32,
        ) -> ::core::option::Option<Self> {
            match (code, market, channel) {
                #(#arms)*
                _ => ::core::option::Option::None,
            }
        }

        #[doc = #from_code]
        #[inline]
        pub const fn from_code(
            market: ::coinw_errors::Market,
            code: ::core::primitive::i32,
        ) -> ::core::option::Option<Self> {
            match Self::lookup(market, ::coinw_errors::Channel::Rest, code) {
                ::core::option::Option::Some(found) => ::core::option::Option::Some(found),
                ::core::option::Option::None => {
                    Self::lookup(market, ::coinw_errors::Channel::Websocket, code)
                }
            }
        }

        #[doc = #from_name]
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

fn arm(entry: &Entry) -> TokenStream {
    let Entry { code, name, markets, channel, .. } = entry;
    quote! {
        (#code, #(#markets)|*, #channel) => ::core::option::Option::Some(Self::#name),
    }
}

struct LookupDocs {
    lookup: String,
    from_code: String,
    from_name: String,
}

impl LookupDocs {
    fn new(cx: &Context<'_>) -> Self {
        let name = &cx.stub.name;
        let Entry { code, name: variant, markets, channel, .. } = &cx.guide.entries[0];
        let (market, on_channel) = (markets[0].path(), channel.path());
        // What the example looks up has to be what `from_code` finds: REST comes first.
        let shadowed = *channel == Channel::Websocket
            && cx.guide.entries.iter().any(|other| {
                other.code == *code && other.channel == Channel::Rest && other.markets.contains(&markets[0])
            });
        let from_code = "The code that a response from this market has: that of the REST interface or, where that has \
            no such number, that of the websocket. `None` if the guide lists neither.";
        Self {
            lookup: docs::with_example(
                cx,
                "The code with this number on exactly this market and channel. On the others the number may mean \
                 something else, or nothing.",
                &format!(
                    "let found = {name}::lookup({market}, {on_channel}, {code});\n\
                     assert!(matches!(found, Some({name}::{variant})));"
                ),
            ),
            from_code: if shadowed {
                from_code.to_owned()
            } else {
                docs::with_example(
                    cx,
                    from_code,
                    &format!(
                        "let found = {name}::from_code({market}, {code});\n\
                         assert!(matches!(found, Some({name}::{variant})));"
                    ),
                )
            },
            from_name: docs::with_example(
                cx,
                "The code with this name, spelled as the variant is. It is what `name` returns, and what serde \
                 writes.",
                &format!("assert!(matches!({name}::from_name(\"{variant}\"), Some({name}::{variant})));"),
            ),
        }
    }
}
