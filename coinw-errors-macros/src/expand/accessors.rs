//! One accessor for each key of the format, and the decision.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::context::Context;
use super::table;

/// ```text
/// pub const fn code(self) -> i32 { self.entry().code }
/// pub const fn name(self) -> &'static str { self.entry().name }
/// …
/// pub const fn retry_action(self, idempotency: Idempotency) -> RetryAction { … }
/// ```
pub fn expand(cx: &Context<'_>) -> TokenStream {
    let accessors = accessors().into_iter().map(|(key, returns, description)| {
        let name = format_ident!("{key}");
        quote! {
            #[doc = #description]
            #[inline]
            pub const fn #name(self) -> #returns {
                self.entry().#name
            }
        }
    });
    let decision = table::of_this(
        cx,
        |place| quote!(::coinw_errors::__private::decision(&DECISION_TABLE, #place, idempotency)),
    );
    quote! {
        #(#accessors)*

        /// The one safe next step for a request that got this code in response. See `coinw_errors::Entry::retry_action` for the whole
        /// table.
        #[inline]
        pub const fn retry_action(
            self,
            idempotency: ::coinw_errors::Idempotency,
        ) -> ::coinw_errors::RetryAction {
            #decision
        }
    }
}

/// The key, the type and the documentation of each.
fn accessors() -> [(&'static str, TokenStream, &'static str); 20] {
    let text = || quote!(&'static ::core::primitive::str);
    let optional_text = || quote!(::core::option::Option<&'static ::core::primitive::str>);
    let texts = || quote!(&'static [&'static ::core::primitive::str]);
    [
        ("code", quote!(::core::primitive::i32), "The number, as the exchange sends it."),
        ("name", text(), "The variant's name: static and from a closed set, so it can label a metric."),
        ("title", text(), "The guide's heading."),
        ("markets", quote!(&'static [::coinw_errors::Market]), "The markets that return this code."),
        ("channel", quote!(::coinw_errors::Channel), "How a response with this code arrives."),
        ("message", text(), "The server's message, in the server's language."),
        ("translation", optional_text(), "The message in English, where it is in another language."),
        ("sample", text(), "A response with this code, as it arrives on the wire."),
        ("kind", quote!(::coinw_errors::ErrorKind), "What went wrong."),
        (
            "retry",
            quote!(::coinw_errors::Retry),
            "Whether the unchanged request can succeed later by itself. Whether it may be sent again is what \
             `retry_action` says.",
        ),
        (
            "delay",
            quote!(::core::option::Option<::core::time::Duration>),
            "How long to wait before the request is sent again; `None` unless it can succeed after a delay.",
        ),
        ("outcome", quote!(::coinw_errors::Outcome), "Whether the request was certainly not carried out."),
        ("remedies", quote!(&'static [::coinw_errors::Remedy]), "Who does what next."),
        ("cause", text(), "Why it happens."),
        ("steps", texts(), "What to do, in order."),
        ("links", quote!(&'static [::coinw_errors::Link]), "Pages that help."),
        ("aliases", texts(), "Words that people search for."),
        ("note", optional_text(), "What is known from sources other than the guide."),
        ("inferred", texts(), "The fields of this entry that the guide does not state."),
        (
            "retired",
            optional_text(),
            "Why the exchange no longer sends this code; `None` as long as it does.",
        ),
    ]
}
