//! The guide as data: one row per variant, and the lists of variants and of success codes.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::context::Context;
use crate::check::duration;
use crate::check::name::upper_camel_case;
use crate::format::{CODE, Field, Is, Words};
use crate::tree::Node;

/// ```text
/// pub const ALL: &'static [Self] = &[Self::InternalServerError, …];
/// pub const SUCCESS: &'static [i32] = &[0, 200];
/// pub const GUIDE: Link = __link("CoinW API Error Code Guide", "https://…");
/// pub const fn entry(self) -> &'static Entry { &ENTRY_TABLE[self as usize] }
/// ```
pub fn expand(cx: &Context<'_>) -> TokenStream {
    let names = cx.guide.variants.iter().map(|variant| &variant.name);
    let document = cx.guide.document.as_ref();
    let success = document.into_iter().flat_map(|document| document.list("success")).filter_map(Node::number);
    let of_guide = |key| document.and_then(|document| document.text_of(key)).unwrap_or_default();
    let (guide_title, guide_url) = (of_guide("title"), of_guide("url"));
    let place = place(cx);
    quote! {
        /// Every code of the guide, in the guide's order.
        pub const ALL: &'static [Self] = &[#(Self::#names),*];

        /// The numbers that mean success. No variant has such a number.
        pub const SUCCESS: &'static [::core::primitive::i32] = &[#(#success),*];

        /// The document that describes the codes.
        pub const GUIDE: ::coinw_errors::Link = __link(#guide_title, #guide_url);

        /// The row of the guide with everything that is known about this code.
        #[inline]
        pub const fn entry(self) -> &'static ::coinw_errors::Entry {
            ::coinw_errors::__private::at(&ENTRY_TABLE, #place)
        }
    }
}

/// What a table has at the place of this variant. Of a guide that is not sound, all variants have the same place.
pub fn place(cx: &Context<'_>) -> TokenStream {
    if cx.guide.document.is_some() { quote!(self as ::core::primitive::usize) } else { quote!(0) }
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
    let (names, rows): (Vec<_>, Vec<_>) = cx.guide.entries().map(|(name, entry)| (name, row(entry))).unzip();
    let count = names.len().max(1);
    // What is not sound compiles, and is never run, but for constants: there what is optional may be unwrapped.
    let blank = names.is_empty().then(|| {
        quote!(__entry(__Row {
            translation: ::core::option::Option::Some(""),
            delay: ::core::option::Option::Some(::core::time::Duration::ZERO),
            note: ::core::option::Option::Some(""),
            ..__BLANK
        }))
    });
    quote! {
        // Names that no variant has, for each row has the name of its variant.
        use ::coinw_errors::__private::{Row as __Row, entry as __entry, link as __link, BLANK as __BLANK};

        #(const #names: ::coinw_errors::Entry = #rows;)*
        static ENTRY_TABLE: [::coinw_errors::Entry; #count] = [#(#names,)* #blank];
        static DECISION_TABLE: [[::coinw_errors::RetryAction; 2]; #count] =
            ::coinw_errors::__private::decisions(&ENTRY_TABLE);
    }
}

fn row(entry: &Node) -> TokenStream {
    let fields = CODE.iter().filter_map(|field| {
        let value = value(field, entry.get(field.key)?)?;
        let key = format_ident!("{}", field.key);
        Some(quote!(#key: #value,))
    });
    quote! {
        __entry(__Row {
            #(#fields)*
            // Most rows have few of the optional fields, and a guide has many rows.
            ..__BLANK
        })
    }
}

/// What stands in a field, of the type that the row has there.
fn value(field: &Field, node: &Node) -> Option<TokenStream> {
    let text = || node.text();
    let some = |value: TokenStream| quote!(::core::option::Option::Some(#value));
    let list = |items: Vec<TokenStream>| quote!(&[#(#items),*]);
    Some(match field.is {
        Is::Number => node.number().map(|number| quote!(#number))?,
        Is::Text if !field.is_required() => some(text().map(|text| quote!(#text))?),
        Is::Name | Is::Text | Is::Json | Is::Address => text().map(|text| quote!(#text))?,
        Is::Delay => {
            // Delays are at most an hour, so this is far from the type's end.
            let milliseconds = u64::try_from(duration::parse(text()?).ok()?.as_millis()).ok()?;
            some(quote!(::core::time::Duration::from_millis(#milliseconds)))
        }
        Is::Word(words) => word(words, node)?,
        Is::Words(words) => list(node.items().iter().filter_map(|item| word(words, item)).collect()),
        Is::Texts | Is::Keys => {
            list(node.items().iter().filter_map(Node::text).map(|text| quote!(#text)).collect())
        }
        Is::Links => {
            let link = |link: &Node| {
                let (text, url) = (link.text_of("text")?, link.text_of("url")?);
                Some(quote!(__link(#text, #url)))
            };
            list(node.items().iter().filter_map(link).collect())
        }
        Is::Numbers | Is::Entries => return None,
    })
}

/// A word as the variant that stands for it.
fn word(words: &Words, node: &Node) -> Option<TokenStream> {
    let (name, variant) = (type_of(words), format_ident!("{}", upper_camel_case(node.text()?)));
    Some(quote!(#name::#variant))
}

pub fn type_of(words: &Words) -> TokenStream {
    let name = format_ident!("{}", words.name);
    quote!(::coinw_errors::#name)
}
