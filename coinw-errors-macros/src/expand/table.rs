//! The guide as data: one row per variant, and the lists of variants and of success codes.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;
use crate::guide::{Entry, Link};

/// ```text
/// pub const ALL: &'static [Self] = &[Self::InternalServerError, …];
/// pub const SUCCESS: &'static [i32] = &[0, 200];
/// pub const GUIDE: Link = __link("CoinW API Error Code Guide", "https://…");
/// pub const fn entry(self) -> &'static Entry { &ENTRY_TABLE[self as usize] }
/// ```
pub fn expand(cx: &Context<'_>) -> TokenStream {
    let names = cx.guide.entries.iter().map(|entry| &entry.name);
    let success = &cx.guide.success;
    let entry = of_this(cx, |place| quote!(::coinw_errors::__private::at(&ENTRY_TABLE, #place)));
    let (guide_title, guide_url) = (&cx.guide.title, &cx.guide.url);
    quote! {
        /// Every code of the guide, in the guide's order.
        pub const ALL: &'static [Self] = &[#(Self::#names),*];

        /// The numbers that mean success. No variant has one of them.
        pub const SUCCESS: &'static [::core::primitive::i32] = &[#(#success),*];

        /// The document that the codes are from.
        pub const GUIDE: ::coinw_errors::Link = __link(#guide_title, #guide_url);

        /// The row of the guide: everything that is known about this code, as data.
        #[inline]
        pub const fn entry(self) -> &'static ::coinw_errors::Entry {
            #entry
        }
    }
}

/// What a table has at the place of this variant, which the expression is told.
pub fn of_this(cx: &Context<'_>, in_table: impl FnOnce(TokenStream) -> TokenStream) -> TokenStream {
    if cx.guide.entries.is_empty() {
        // Only in a guide that is not sound, of which no name could be read.
        return quote!(match self {});
    }
    in_table(quote!(self as ::core::primitive::usize))
}

/// ```text
/// const InternalServerError: Entry = __entry(__Row { code: 500, … });
/// …
/// static ENTRY_TABLE: [Entry; 15] = [InternalServerError, …];
/// static DECISION_TABLE: [[RetryAction; 2]; 15] = decisions(&ENTRY_TABLE);
/// ```
///
/// One table instead of a `match` in each accessor: the compiler then has one constant to build instead of
/// nineteen functions of as many arms as there are codes. Each row is a constant of its own, so that after an edit the compiler
/// looks at that row again and not at all of them. The decisions are made by the runtime crate, once, while the compiler is at it.
pub fn rows(cx: &Context<'_>) -> TokenStream {
    let count = cx.guide.entries.len();
    let rows = cx.guide.entries.iter().map(row);
    let names: Vec<_> = cx.guide.entries.iter().map(|entry| &entry.name).collect();
    quote! {
        // Names that no variant has, for each row has the name of its variant.
        use ::coinw_errors::__private::{Row as __Row, entry as __entry, link as __link, BLANK as __BLANK};

        #(const #names: ::coinw_errors::Entry = #rows;)*
        static ENTRY_TABLE: [::coinw_errors::Entry; #count] = [#(#names),*];
        static DECISION_TABLE: [[::coinw_errors::RetryAction; 2]; #count] =
            ::coinw_errors::__private::decisions(&ENTRY_TABLE);
    }
}

fn row(entry: &Entry) -> TokenStream {
    let Entry {
        code,
        name,
        title,
        markets,
        channel,
        message,
        translation,
        sample,
        kind,
        retry,
        delay,
        outcome,
        remedies,
        cause,
        steps,
        links,
        aliases,
        note,
        inferred,
        retired,
    } = entry;
    let name = name.to_string();
    let optional = [
        translation
            .as_ref()
            .map(|translation| quote!(translation: ::core::option::Option::Some(#translation))),
        delay.map(|delay| {
            // Delays are at most an hour, so this is far from the type's end.
            let milliseconds = u64::try_from(delay.as_millis()).unwrap_or(u64::MAX);
            quote!(delay: ::core::option::Option::Some(::core::time::Duration::from_millis(#milliseconds)))
        }),
        (!links.is_empty()).then(|| {
            let link = |Link { text, url }: &Link| quote!(__link(#text, #url));
            let links = links.iter().map(link);
            quote!(links: &[#(#links),*])
        }),
        (!aliases.is_empty()).then(|| quote!(aliases: &[#(#aliases),*])),
        note.as_ref().map(|note| quote!(note: ::core::option::Option::Some(#note))),
        (!inferred.is_empty()).then(|| quote!(inferred: &[#(#inferred),*])),
        retired.as_ref().map(|retired| quote!(retired: ::core::option::Option::Some(#retired))),
    ];
    let optional = optional.iter().flatten();
    quote! {
        __entry(__Row {
            code: #code,
            name: #name,
            title: #title,
            markets: &[#(#markets),*],
            channel: #channel,
            message: #message,
            sample: #sample,
            kind: #kind,
            retry: #retry,
            outcome: #outcome,
            remedies: &[#(#remedies),*],
            cause: #cause,
            steps: &[#(#steps),*],
            #(#optional,)*
            // Most rows have few of the optional fields, and a guide has many rows.
            ..__BLANK
        })
    }
}
