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
    /// What the answer needs in scope.
    uses: Option<&'static str>,
}

fn example(cx: &Context<'_>, accessor: &Accessor<'_>) -> String {
    let Accessor { key, shown: (entry, answer), uses, .. } = accessor;
    let uses = uses.map(|path| format!("use {path};\n")).unwrap_or_default();
    format!("{uses}assert_eq!({}::{}.{key}(), {answer});", cx.stub.name, entry.name)
}

fn retry_action(cx: &Context<'_>) -> TokenStream {
    let name = &cx.stub.name;
    let Entry { name: variant, .. } = &cx.guide.entries[0];
    let documentation = docs::with_example(
        cx,
        "The one safe next step for a request that was answered with this code. See \
         [`Entry::retry_action`](::coinw_errors::Entry::retry_action) for the whole table.",
        &format!(
            "use coinw_errors::Idempotency;\n\
             let order = Idempotency::NotIdempotent;\n\
             assert_eq!({name}::{variant}.retry_action(order), {name}::{variant}.entry().retry_action(order));"
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
    let accessor =
        |key, returns, description, shown, uses| Accessor { key, returns, description, shown, uses };
    vec![
        accessor(
            "code",
            quote!(::core::primitive::i32),
            "The number, as the exchange sends it.",
            (first, first.code.to_string()),
            None,
        ),
        accessor(
            "name",
            text(),
            "The variant's name: static and drawn from a closed set, so it is fit for the label of a metric.",
            (first, format!("\"{}\"", first.name)),
            None,
        ),
        accessor("title", text(), "The guide's heading.", (first, format!("{:?}", first.title)), None),
        accessor(
            "markets",
            quote!(&'static [::coinw_errors::Market]),
            "The markets on which a request is answered with this code.",
            (first, list("Market", first.markets.iter().map(|market| market.variant()))),
            Some("coinw_errors::Market"),
        ),
        accessor(
            "channel",
            quote!(::coinw_errors::Channel),
            "How an answer with this code arrives.",
            (first, format!("Channel::{}", first.channel.variant())),
            Some("coinw_errors::Channel"),
        ),
        accessor(
            "message",
            text(),
            "The server's own text, in the server's language.",
            (first, format!("{:?}", first.message)),
            None,
        ),
        accessor(
            "translation",
            optional_text(),
            "The message in English, where it is in another language.",
            (translated, format!("{:?}", translated.translation)),
            None,
        ),
        accessor(
            "sample",
            text(),
            "An answer with this code as it stands on the wire.",
            (first, format!("{:?}", first.sample)),
            None,
        ),
        accessor(
            "kind",
            quote!(::coinw_errors::ErrorKind),
            "What went wrong.",
            (first, format!("ErrorKind::{}", first.kind.variant())),
            Some("coinw_errors::ErrorKind"),
        ),
        accessor(
            "retry",
            quote!(::coinw_errors::Retry),
            "Whether the unchanged request can succeed later by itself. Whether it may be sent again is what \
             `retry_action` says.",
            (first, format!("Retry::{}", first.retry.variant())),
            Some("coinw_errors::Retry"),
        ),
        accessor(
            "delay",
            quote!(::core::option::Option<::core::time::Duration>),
            "How long to wait before the request is sent again; `None` unless it can succeed after a delay.",
            (delayed, delay(delayed)),
            Some("core::time::Duration").filter(|_| delayed.delay.is_some()),
        ),
        accessor(
            "outcome",
            quote!(::coinw_errors::Outcome),
            "Whether the request was certainly not carried out.",
            (first, format!("Outcome::{}", first.outcome.variant())),
            Some("coinw_errors::Outcome"),
        ),
        accessor(
            "remedies",
            quote!(&'static [::coinw_errors::Remedy]),
            "Who does what next.",
            (first, list("Remedy", first.remedies.iter().map(|remedy| remedy.variant()))),
            Some("coinw_errors::Remedy"),
        ),
        accessor("cause", text(), "Why it happens.", (first, format!("{:?}", first.cause)), None),
        accessor(
            "steps",
            quote!(&'static [&'static ::core::primitive::str]),
            "What to do, in order.",
            (first, format!("{:#?}", first.steps)),
            None,
        ),
        accessor(
            "links",
            quote!(&'static [::coinw_errors::Link]),
            "Pages that help.",
            (linked, links(linked)),
            Some("coinw_errors::Link").filter(|_| !linked.links.is_empty()),
        ),
        accessor(
            "note",
            optional_text(),
            "What is known from elsewhere than the guide.",
            (noted, format!("{:?}", noted.note)),
            None,
        ),
        accessor(
            "inferred",
            quote!(&'static [&'static ::core::primitive::str]),
            "The keys of this entry that the guide does not state.",
            (first, texts(&first.inferred)),
            None,
        ),
        accessor(
            "retired",
            optional_text(),
            "Why the exchange no longer sends this code; `None` as long as it does.",
            (retired, format!("{:?}", retired.retired)),
            None,
        ),
    ]
}

fn list(path: &str, variants: impl Iterator<Item = &'static str>) -> String {
    let items: Vec<_> = variants.map(|variant| format!("{path}::{variant}")).collect();
    format!("[{}]", items.join(", "))
}

fn delay(entry: &Entry) -> String {
    match entry.delay {
        Some(delay) => format!("Some(Duration::from_millis({}))", delay.as_millis()),
        None => "None".to_owned(),
    }
}

fn links(entry: &Entry) -> String {
    let links = entry.links.iter();
    let links: Vec<_> =
        links.map(|link| format!("Link {{ text: {:?}, url: {:?} }}", link.text, link.url)).collect();
    format!("[{}]", links.join(", "))
}

/// An empty list does not tell the compiler what it is empty of.
fn texts(texts: &[String]) -> String {
    if texts.is_empty() { "[\"\"; 0]".to_owned() } else { format!("{texts:?}") }
}
