//! The same API written by hand, with `thiserror`, `strum` and `num_enum`.
//!
//! The derives do all that they can; the rest is one `match` per accessor, with one arm per answer. One difference remains: an enum whose
//! discriminants are the numbers cannot have a number twice.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::guide::{Code, Guide};

/// What its `[dependencies]` need.
pub const DEPENDENCIES: &str =
    "num_enum = \"0.7\"\nstrum = { version = \"0.28\", features = [\"derive\"] }\nthiserror = \"2\"\n";

/// ```text
/// …the vocabulary…
///
/// #[derive(…, thiserror::Error, EnumString, IntoStaticStr, VariantArray, FromRepr, IntoPrimitive, TryFromPrimitive)]
/// #[repr(i32)]
/// pub enum ErrorCode {
///     /// …
///     #[error("500 Internal Server Error")]
///     InternalServerError = 500,
/// }
///
/// impl ErrorCode {
///     pub const fn title(self) -> &'static str { match self { … } }
///     // …and the other accessors
///     pub fn from_code(market: Market, code: i32) -> Option<Self> { … }
/// }
///
/// macro_rules! code { … }
/// ```
pub fn library(guide: &Guide) -> String {
    let vocabulary = vocabulary();
    let the_enum = the_enum(guide);
    let accessors = accessors(guide);
    let explanation = explanation();
    let matcher = matcher(guide);
    crate::formatted(quote! {
        use std::time::Duration;

        #vocabulary
        #the_enum
        #accessors
        #explanation
        #matcher
    })
}

fn vocabulary() -> TokenStream {
    let words = |name: &str, words: &[&str]| {
        let name = format_ident!("{name}");
        let variants = words.iter().map(|word| variant(word));
        quote! {
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, strum::Display, strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
            #[strum(serialize_all = "snake_case")]
            pub enum #name { #(#variants),* }
        }
    };
    let enums = [
        words("Market", &["spot", "futures"]),
        words("Channel", &["rest", "websocket"]),
        words(
            "ErrorKind",
            &[
                "invalid_request",
                "unauthenticated",
                "permission_denied",
                "session_expired",
                "rate_limited",
                "not_found",
                "limit_exceeded",
                "trading_halted",
                "unavailable",
                "internal",
            ],
        ),
        words("Retry", &["never", "after_delay", "after_reconnect"]),
        words("Outcome", &["rejected", "unknown"]),
        words(
            "Remedy",
            &[
                "fix_request",
                "fix_credentials",
                "wait",
                "reconnect",
                "reconcile",
                "reduce_exposure",
                "contact_support",
            ],
        ),
        words("Idempotency", &["idempotent", "not_idempotent"]),
    ];
    quote! {
        #(#enums)*

        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum RetryAction { Stop, RetryAfter(Duration), Reconnect, Reconcile }

        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct Link { pub text: &'static str, pub url: &'static str }
    }
}

fn the_enum(guide: &Guide) -> TokenStream {
    let variants = guide.codes.iter().map(|code| {
        let name = format_ident!("{}", code.name);
        let number = code.code;
        let shown = format!("{number} {}", code.title);
        let docs = format!(" {shown}\n\n {}\n\n {}", code.cause, code.steps.join("\n "));
        let (number_alias, title) = (number.to_string(), code.title.replace('\'', ""));
        let aliases = &code.aliases;
        quote! {
            #[doc = #docs]
            #[doc(alias = #number_alias)]
            #[doc(alias = #title)]
            #(#[doc(alias = #aliases)])*
            #[error(#shown)]
            #name = #number
        }
    });
    quote! {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(thiserror::Error)]
        #[derive(strum::EnumString, strum::FromRepr, strum::IntoStaticStr, strum::VariantArray)]
        #[derive(num_enum::IntoPrimitive, num_enum::TryFromPrimitive)]
        #[repr(i32)]
        pub enum ErrorCode { #(#variants),* }
    }
}

fn accessors(guide: &Guide) -> TokenStream {
    let text = quote!(&'static str);
    let optional = quote!(Option<&'static str>);
    let texts = quote!(&'static [&'static str]);
    let accessors = [
        accessor(guide, "title", &text, |code| literal(&code.title)),
        accessor(guide, "markets", &quote!(&'static [Market]), |code| words("Market", &code.markets)),
        accessor(guide, "channel", &quote!(Channel), |code| word("Channel", &code.channel)),
        accessor(guide, "message", &text, |code| literal(&code.message)),
        accessor(guide, "translation", &optional, |code| option(code.translation.as_deref().map(literal))),
        accessor(guide, "sample", &text, |code| literal(&code.sample)),
        accessor(guide, "kind", &quote!(ErrorKind), |code| word("ErrorKind", &code.kind)),
        accessor(guide, "retry", &quote!(Retry), |code| word("Retry", &code.retry)),
        accessor(guide, "delay", &quote!(Option<Duration>), |code| option(code.delay.as_deref().map(delay))),
        accessor(guide, "outcome", &quote!(Outcome), |code| word("Outcome", &code.outcome)),
        accessor(guide, "remedies", &quote!(&'static [Remedy]), |code| words("Remedy", &code.remedies)),
        accessor(guide, "cause", &text, |code| literal(&code.cause)),
        accessor(guide, "steps", &texts, |code| list(code.steps.iter().map(|step| literal(step)))),
        accessor(guide, "links", &quote!(&'static [Link]), |code| {
            list(code.links.iter().map(|link| {
                let (text, url) = (&link.text, &link.url);
                quote!(Link { text: #text, url: #url })
            }))
        }),
        accessor(guide, "aliases", &texts, |code| list(code.aliases.iter().map(|alias| literal(alias)))),
        accessor(guide, "note", &optional, |code| option(code.note.as_deref().map(literal))),
        accessor(guide, "inferred", &texts, |code| list(code.inferred.iter().map(|key| literal(key)))),
    ];
    let (title, url, success) = (&guide.title, &guide.url, &guide.success);
    quote! {
        impl ErrorCode {
            pub const SUCCESS: &'static [i32] = &[#(#success),*];
            pub const GUIDE: Link = Link { text: #title, url: #url };

            pub fn code(self) -> i32 {
                self.into()
            }

            pub fn name(self) -> &'static str {
                self.into()
            }

            #(#accessors)*

            pub fn from_code(market: Market, code: i32) -> Option<Self> {
                Self::from_repr(code).filter(|code| code.markets().contains(&market))
            }

            pub fn lookup(market: Market, channel: Channel, code: i32) -> Option<Self> {
                Self::from_code(market, code).filter(|code| code.channel() == channel)
            }

            pub fn from_name(name: &str) -> Option<Self> {
                name.parse().ok()
            }

            pub fn retry_action(self, idempotency: Idempotency) -> RetryAction {
                match (self.retry(), self.outcome(), idempotency) {
                    (_, Outcome::Unknown, Idempotency::NotIdempotent) => RetryAction::Reconcile,
                    (Retry::Never, _, _) => RetryAction::Stop,
                    (Retry::AfterDelay, _, _) => self.delay().map_or(RetryAction::Stop, RetryAction::RetryAfter),
                    (Retry::AfterReconnect, _, _) => RetryAction::Reconnect,
                }
            }
        }
    }
}

/// A `match` that has an arm for each answer; for the most frequent one, the arm is `_`.
fn accessor(
    guide: &Guide,
    name: &str,
    returns: &TokenStream,
    answer: impl Fn(&Code) -> TokenStream,
) -> TokenStream {
    let name = format_ident!("{name}");
    let mut by_answer: BTreeMap<String, (TokenStream, Vec<_>)> = BTreeMap::new();
    for code in &guide.codes {
        let answer = answer(code);
        let variants = &mut by_answer.entry(answer.to_string()).or_insert_with(|| (answer, Vec::new())).1;
        variants.push(format_ident!("{}", code.name));
    }
    let most = by_answer.values().map(|(_, variants)| variants.len()).max().unwrap_or(0);
    let mut rest = None;
    let mut arms = Vec::new();
    for (answer, variants) in by_answer.into_values() {
        if rest.is_none() && most > 1 && variants.len() == most {
            rest = Some(quote!(_ => #answer,));
        } else {
            arms.push(quote!(#(Self::#variants)|* => #answer,));
        }
    }
    quote! {
        pub const fn #name(self) -> #returns {
            match self { #(#arms)* #rest }
        }
    }
}

fn explanation() -> TokenStream {
    quote! {
        pub struct Explanation(pub ErrorCode);

        impl std::fmt::Display for Explanation {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let code = self.0;
                writeln!(f, "{code}\n\n{}\n", code.cause())?;
                for (index, step) in code.steps().iter().enumerate() {
                    writeln!(f, "{}. {step}", index + 1)?;
                }
                writeln!(f, "\n{}, {}, {}", code.kind(), code.retry(), code.outcome())?;
                writeln!(f, "{} {}", code.message(), code.sample())?;
                code.note().map_or(Ok(()), |note| f.write_str(note))
            }
        }
    }
}

fn matcher(guide: &Guide) -> TokenStream {
    let arms = guide.codes.iter().map(|code| {
        let name = format_ident!("{}", code.name);
        let number = proc_macro2::Literal::i32_unsuffixed(code.code.abs());
        let sign = (code.code < 0).then(|| quote!(-));
        quote!((#sign #number) => { $crate::ErrorCode::#name };)
    });
    quote! {
        #[macro_export]
        macro_rules! code { #(#arms)* }
    }
}

fn variant(word: &str) -> proc_macro2::Ident {
    let capitalized = |part: &str| part[..1].to_uppercase() + &part[1..];
    format_ident!("{}", word.split('_').map(capitalized).collect::<String>())
}

fn word(name: &str, word: &str) -> TokenStream {
    let (name, variant) = (format_ident!("{name}"), variant(word));
    quote!(#name::#variant)
}

fn words(name: &str, list_of_words: &[String]) -> TokenStream {
    list(list_of_words.iter().map(|item| word(name, item)))
}

fn literal(text: &str) -> TokenStream {
    quote!(#text)
}

fn list(items: impl Iterator<Item = TokenStream>) -> TokenStream {
    quote!(&[#(#items),*])
}

fn option(value: Option<TokenStream>) -> TokenStream {
    value.map_or_else(|| quote!(None), |value| quote!(Some(#value)))
}

fn delay(delay: &str) -> TokenStream {
    let seconds: u64 = delay.trim_end_matches('s').parse().expect("CoinW's delays are in seconds");
    quote!(Duration::from_secs(#seconds))
}
