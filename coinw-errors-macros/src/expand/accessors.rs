//! One accessor for each key of the format, and the decision.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{Context, docs};
use crate::guide::{Entry, Guide};

/// ```text
/// pub const fn code(self) -> i32 { self.entry().code }
/// pub const fn name(self) -> &'static str { self.entry().name }
/// …
/// pub const fn retry_action(self, idempotency: Idempotency) -> RetryAction { … }
/// ```
pub fn expand(cx: &Context<'_>) -> TokenStream {
    let accessors = accessors(cx.guide).into_iter().map(|accessor| {
        let Accessor { key, returns, description, .. } = &accessor;
        let name = format_ident!("{key}");
        let documentation = docs::with_example(cx, description, &example(cx, &accessor));
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

struct Accessor<'a> {
    key: &'static str,
    returns: TokenStream,
    description: &'static str,
    /// The entry that the example asks, and what it answers.
    shown: (&'a Entry, String),
}

/// With full paths: the enum may have the name of anything that an import would bring into scope.
fn example(cx: &Context<'_>, accessor: &Accessor<'_>) -> String {
    let Accessor { key, shown: (entry, answer), .. } = accessor;
    format!("assert_eq!({}::{}.{key}(), {answer});", cx.stub.name, entry.name)
}

fn retry_action(cx: &Context<'_>) -> TokenStream {
    let name = &cx.stub.name;
    let Entry { name: variant, .. } = &cx.guide.entries[0];
    let documentation = docs::with_example(
        cx,
        "The one safe next step for a request that got this code in response. See \
         [`Entry::retry_action`](::coinw_errors::Entry::retry_action) for the whole table.",
        &format!(
            "let code = {name}::{variant};\n\
             let order = coinw_errors::Idempotency::NotIdempotent;\n\
             assert_eq!(code.retry_action(order), code.entry().retry_action(order));"
        ),
    );
    quote! {
        #[doc = #documentation]
        #[inline]
        pub const fn retry_action(
            self,
            idempotency: ::coinw_errors::Idempotency,
        ) -> ::coinw_errors::RetryAction {
            self.entry().retry_action(idempotency)
        }
    }
}

// A table: split, it would only be harder to compare with the format.
#[allow(clippy::too_many_lines)]
fn accessors(guide: &Guide) -> Vec<Accessor<'_>> {
    let text = || quote!(&'static ::core::primitive::str);
    let optional_text = || quote!(::core::option::Option<&'static ::core::primitive::str>);
    let first = &guide.entries[0];
    let first_with = |has: fn(&Entry) -> bool| guide.entries.iter().find(|entry| has(entry)).unwrap_or(first);
    let translated = first_with(|entry| entry.translation.is_some());
    let delayed = first_with(|entry| entry.delay.is_some());
    let linked = first_with(|entry| !entry.links.is_empty());
    let noted = first_with(|entry| entry.note.is_some());
    let retired = first_with(|entry| entry.retired.is_some());
    let accessor = |key, returns, description, shown| Accessor { key, returns, description, shown };
    vec![
        accessor(
            "code",
            quote!(::core::primitive::i32),
            "The number, as the exchange sends it.",
            (first, first.code.to_string()),
        ),
        accessor(
            "name",
            text(),
            "The variant's name: static and from a closed set, so it can label a metric.",
            (first, format!("\"{}\"", first.name)),
        ),
        accessor("title", text(), "The guide's heading.", (first, format!("{:?}", first.title))),
        accessor(
            "markets",
            quote!(&'static [::coinw_errors::Market]),
            "The markets that return this code.",
            (first, list(first.markets.iter().map(|market| market.path()))),
        ),
        accessor(
            "channel",
            quote!(::coinw_errors::Channel),
            "How a response with this code arrives.",
            (first, first.channel.path()),
        ),
        accessor(
            "message",
            text(),
            "The server's message, in the server's language.",
            (first, format!("{:?}", first.message)),
        ),
        accessor(
            "translation",
            optional_text(),
            "The message in English, where it is in another language.",
            (translated, format!("{:?}", translated.translation)),
        ),
        accessor(
            "sample",
            text(),
            "A response with this code, as it arrives on the wire.",
            (first, format!("{:?}", first.sample)),
        ),
        accessor("kind", quote!(::coinw_errors::ErrorKind), "What went wrong.", (first, first.kind.path())),
        accessor(
            "retry",
            quote!(::coinw_errors::Retry),
            "Whether the unchanged request can succeed later by itself. Whether it may be sent again is what \
             `retry_action` says.",
            (first, first.retry.path()),
        ),
        accessor(
            "delay",
            quote!(::core::option::Option<::core::time::Duration>),
            "How long to wait before the request is sent again; `None` unless it can succeed after a delay.",
            (delayed, delay(delayed)),
        ),
        accessor(
            "outcome",
            quote!(::coinw_errors::Outcome),
            "Whether the request was certainly not carried out.",
            (first, first.outcome.path()),
        ),
        accessor(
            "remedies",
            quote!(&'static [::coinw_errors::Remedy]),
            "Who does what next.",
            (first, list(first.remedies.iter().map(|remedy| remedy.path()))),
        ),
        accessor("cause", text(), "Why it happens.", (first, format!("{:?}", first.cause))),
        accessor(
            "steps",
            quote!(&'static [&'static ::core::primitive::str]),
            "What to do, in order.",
            (first, format!("{:#?}", first.steps)),
        ),
        accessor(
            "links",
            quote!(&'static [::coinw_errors::Link]),
            "Pages that help.",
            (linked, links(linked)),
        ),
        accessor(
            "note",
            optional_text(),
            "What is known from sources other than the guide.",
            (noted, format!("{:?}", noted.note)),
        ),
        accessor(
            "inferred",
            quote!(&'static [&'static ::core::primitive::str]),
            "The fields of this entry that the guide does not state.",
            (first, texts(&first.inferred)),
        ),
        accessor(
            "retired",
            optional_text(),
            "Why the exchange no longer sends this code; `None` as long as it does.",
            (retired, format!("{:?}", retired.retired)),
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
fn texts(texts: &[String]) -> String {
    if texts.is_empty() { "[\"\"; 0]".to_owned() } else { format!("{texts:?}") }
}
