//! The guide as data: one row per variant, and the lists of variants and of success codes.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Context, docs};
use crate::guide::{Entry, Link};

/// ```text
/// pub const ALL: &'static [Self] = &[Self::InternalServerError, …];
/// pub const SUCCESS: &'static [i32] = &[0, 200];
/// pub const GUIDE: Link = Link { text: "CoinW API Error Code Guide", url: "https://…" };
/// pub const fn entry(self) -> &'static Entry {
///     static ENTRIES: [Entry; 15] = [Entry { code: 500, … }, …];
///     &ENTRIES[self as usize]
/// }
/// ```
///
/// One table instead of a `match` in each accessor: the compiler then has one constant to build instead of
/// nineteen functions of as many arms as there are codes.
pub fn expand(cx: &Context<'_>) -> TokenStream {
    let names = cx.guide.entries.iter().map(|entry| &entry.name);
    let success = &cx.guide.success;
    let entry = entry(cx);
    let all_docs = all_docs(cx);
    let success_docs = success_docs(cx);
    let (guide_title, guide_url) = (&cx.guide.title, &cx.guide.url);
    let guide_docs = guide_docs(cx);
    let entry_docs = entry_docs(cx);
    quote! {
        #[doc = #all_docs]
        pub const ALL: &'static [Self] = &[#(Self::#names),*];

        #[doc = #success_docs]
        pub const SUCCESS: &'static [::core::primitive::i32] = &[#(#success),*];

        #[doc = #guide_docs]
        pub const GUIDE: ::coinw_errors::Link = ::coinw_errors::Link { text: #guide_title, url: #guide_url };

        #[doc = #entry_docs]
        #[inline]
        pub const fn entry(self) -> &'static ::coinw_errors::Entry {
            #entry
        }
    }
}

fn entry(cx: &Context<'_>) -> TokenStream {
    let count = cx.guide.entries.len();
    if count == 0 {
        // Only in a guide that is not sound, of which no name could be read.
        return quote!(match self {});
    }
    let rows = cx.guide.entries.iter().map(row);
    quote! {
        static ENTRIES: [::coinw_errors::Entry; #count] = [#(#rows),*];
        &ENTRIES[self as ::core::primitive::usize]
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
        note,
        inferred,
        retired,
    } = entry;
    let name = name.to_string();
    let translation = option(translation.as_ref());
    let delay = option(delay.map(|delay| {
        // Delays are at most an hour, so this is far from the type's end.
        let milliseconds = u64::try_from(delay.as_millis()).unwrap_or(u64::MAX);
        quote!(::core::time::Duration::from_millis(#milliseconds))
    }));
    let links =
        links.iter().map(|Link { text, url }| quote!(::coinw_errors::Link { text: #text, url: #url }));
    let note = option(note.as_ref());
    let retired = option(retired.as_ref());
    quote! {
        ::coinw_errors::Entry {
            code: #code,
            name: #name,
            title: #title,
            markets: &[#(#markets),*],
            channel: #channel,
            message: #message,
            translation: #translation,
            sample: #sample,
            kind: #kind,
            retry: #retry,
            delay: #delay,
            outcome: #outcome,
            remedies: &[#(#remedies),*],
            cause: #cause,
            steps: &[#(#steps),*],
            links: &[#(#links),*],
            note: #note,
            inferred: &[#(#inferred),*],
            retired: #retired,
        }
    }
}

fn option(value: Option<impl quote::ToTokens>) -> TokenStream {
    value.map_or_else(
        || quote!(::core::option::Option::None),
        |value| quote!(::core::option::Option::Some(#value)),
    )
}

fn all_docs(cx: &Context<'_>) -> String {
    let name = &cx.stub.name;
    docs::with_example(cx, "Every code of the guide, in the guide's order.", |first, _| {
        format!("assert!(matches!({name}::ALL[0], {name}::{}));", first.name)
    })
}

fn success_docs(cx: &Context<'_>) -> String {
    let name = &cx.stub.name;
    docs::with_example(cx, "The numbers that mean success. No variant has one of them.", |_, _| {
        format!("assert!(matches!({name}::SUCCESS, {:?}));", cx.guide.success)
    })
}

fn guide_docs(cx: &Context<'_>) -> String {
    let name = &cx.stub.name;
    docs::with_example(cx, "The document that the codes are from.", |_, _| {
        format!("assert_eq!({name}::GUIDE.url, {:?});", cx.guide.url)
    })
}

fn entry_docs(cx: &Context<'_>) -> String {
    let name = &cx.stub.name;
    let description = "The row of the guide: everything that is known about this code, as data.";
    docs::with_example(cx, description, |first, _| {
        format!("assert_eq!({name}::{}.entry().code, {});", first.name, first.code)
    })
}
