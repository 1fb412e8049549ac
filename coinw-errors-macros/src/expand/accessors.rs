//! One accessor for each key of the format, and the decision.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::context::Context;
use super::{docs, table};
use crate::guide::Entry;

/// ```text
/// pub const fn code(self) -> i32 { self.entry().code }
/// pub const fn name(self) -> &'static str { self.entry().name }
/// …
/// pub const fn retry_action(self, idempotency: Idempotency) -> RetryAction { … }
/// ```
pub fn expand(cx: &Context<'_>) -> TokenStream {
    let accessors = accessors().into_iter().map(|accessor| {
        let name = format_ident!("{}", accessor.key);
        let returns = &accessor.returns;
        let documentation = docs::with_example(cx, accessor.description, |first, _| {
            // Of the optional fields, one that is there shows more.
            let shown = cx.guide.entries.iter().find(|entry| (accessor.is_there)(entry)).unwrap_or(first);
            let answer = (accessor.answer)(shown);
            format!("assert_eq!({}::{}.{name}(), {answer});", cx.stub.name, shown.name)
        });
        quote! {
            #[doc = #documentation]
            #[inline]
            pub const fn #name(self) -> #returns {
                self.entry().#name
            }
        }
    });
    let retry_action = retry_action(cx);
    quote!(#(#accessors)* #retry_action)
}

struct Accessor {
    key: &'static str,
    returns: TokenStream,
    description: &'static str,
    is_there: fn(&Entry) -> bool,
    /// What the example expects, with full paths: the enum may have the name of anything that an import would bring
    /// into scope.
    answer: fn(&Entry) -> String,
}

fn retry_action(cx: &Context<'_>) -> TokenStream {
    let name = &cx.stub.name;
    let description = "The one safe next step for a request that got this code in response. See \
        `coinw_errors::Entry::retry_action` for the whole table.";
    let documentation = docs::with_example(cx, description, |first, _| {
        format!(
            "let code = {name}::{};\n\
             let order = coinw_errors::Idempotency::NotIdempotent;\n\
             assert_eq!(code.retry_action(order), code.entry().retry_action(order));",
            first.name
        )
    });
    let decision =
        table::of_this(cx, |place| quote!(DECISION_TABLE[#place][idempotency as ::core::primitive::usize]));
    quote! {
        #[doc = #documentation]
        #[inline]
        pub const fn retry_action(
            self,
            idempotency: ::coinw_errors::Idempotency,
        ) -> ::coinw_errors::RetryAction {
            #decision
        }
    }
}

// A table: split, it would only be harder to compare with the format.
#[allow(clippy::too_many_lines)]
fn accessors() -> Vec<Accessor> {
    let text = || quote!(&'static ::core::primitive::str);
    let optional_text = || quote!(::core::option::Option<&'static ::core::primitive::str>);
    let always: fn(&Entry) -> bool = |_| true;
    let accessor = |key, returns, description, is_there, answer| Accessor {
        key,
        returns,
        description,
        is_there,
        answer,
    };
    vec![
        accessor(
            "code",
            quote!(::core::primitive::i32),
            "The number, as the exchange sends it.",
            always,
            |entry| entry.code.to_string(),
        ),
        accessor(
            "name",
            text(),
            "The variant's name: static and from a closed set, so it can label a metric.",
            always,
            |entry| format!("\"{}\"", entry.name),
        ),
        accessor("title", text(), "The guide's heading.", always, |entry| format!("{:?}", entry.title)),
        accessor(
            "markets",
            quote!(&'static [::coinw_errors::Market]),
            "The markets that return this code.",
            always,
            |entry| list(entry.markets.iter().map(|market| market.path())),
        ),
        accessor(
            "channel",
            quote!(::coinw_errors::Channel),
            "How a response with this code arrives.",
            always,
            |entry| entry.channel.path(),
        ),
        accessor("message", text(), "The server's message, in the server's language.", always, |entry| {
            format!("{:?}", entry.message)
        }),
        accessor(
            "translation",
            optional_text(),
            "The message in English, where it is in another language.",
            |entry| entry.translation.is_some(),
            |entry| format!("{:?}", entry.translation),
        ),
        accessor(
            "sample",
            text(),
            "A response with this code, as it arrives on the wire.",
            always,
            |entry| format!("{:?}", entry.sample),
        ),
        accessor("kind", quote!(::coinw_errors::ErrorKind), "What went wrong.", always, |entry| {
            entry.kind.path()
        }),
        accessor(
            "retry",
            quote!(::coinw_errors::Retry),
            "Whether the unchanged request can succeed later by itself. Whether it may be sent again is what \
             `retry_action` says.",
            always,
            |entry| entry.retry.path(),
        ),
        accessor(
            "delay",
            quote!(::core::option::Option<::core::time::Duration>),
            "How long to wait before the request is sent again; `None` unless it can succeed after a delay.",
            |entry| entry.delay.is_some(),
            delay,
        ),
        accessor(
            "outcome",
            quote!(::coinw_errors::Outcome),
            "Whether the request was certainly not carried out.",
            always,
            |entry| entry.outcome.path(),
        ),
        accessor(
            "remedies",
            quote!(&'static [::coinw_errors::Remedy]),
            "Who does what next.",
            always,
            |entry| list(entry.remedies.iter().map(|remedy| remedy.path())),
        ),
        accessor("cause", text(), "Why it happens.", always, |entry| format!("{:?}", entry.cause)),
        accessor(
            "steps",
            quote!(&'static [&'static ::core::primitive::str]),
            "What to do, in order.",
            always,
            |entry| format!("{:#?}", entry.steps),
        ),
        accessor(
            "links",
            quote!(&'static [::coinw_errors::Link]),
            "Pages that help.",
            |entry| !entry.links.is_empty(),
            links,
        ),
        accessor(
            "note",
            optional_text(),
            "What is known from sources other than the guide.",
            |entry| entry.note.is_some(),
            |entry| format!("{:?}", entry.note),
        ),
        accessor(
            "inferred",
            quote!(&'static [&'static ::core::primitive::str]),
            "The fields of this entry that the guide does not state.",
            |entry| !entry.inferred.is_empty(),
            inferred,
        ),
        accessor(
            "retired",
            optional_text(),
            "Why the exchange no longer sends this code; `None` as long as it does.",
            |entry| entry.retired.is_some(),
            |entry| format!("{:?}", entry.retired),
        ),
    ]
}

fn delay(entry: &Entry) -> String {
    let delay =
        entry.delay.map(|delay| format!("Some(core::time::Duration::from_millis({}))", delay.as_millis()));
    delay.unwrap_or_else(|| "None".to_owned())
}

fn links(entry: &Entry) -> String {
    list(
        entry
            .links
            .iter()
            .map(|link| format!("coinw_errors::Link {{ text: {:?}, url: {:?} }}", link.text, link.url)),
    )
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(", "))
}

/// An empty list does not tell the compiler what it is empty of.
fn inferred(entry: &Entry) -> String {
    if entry.inferred.is_empty() { "[\"\"; 0]".to_owned() } else { format!("{:?}", entry.inferred) }
}
