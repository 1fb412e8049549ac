//! What is wrong with what a matcher was given.

use proc_macro2::{Delimiter, Ident, Literal, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::LitStr;
use syn::parse::{Parse, ParseStream};

use crate::text;

/// A call of a matcher that no arm of it matches.
struct Call {
    matcher: Ident,
    name: Ident,
    path: String,
    numbers: Vec<i32>,
    given: Vec<TokenTree>,
}

impl Parse for Call {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let (matcher, name) = (input.parse()?, input.parse()?);
        let (path, numbers): (LitStr, LitStr) = (input.parse()?, input.parse()?);
        let mut listed = Vec::new();
        for number in numbers.value().split(' ') {
            listed.extend(text::number(number, 10));
        }
        let mut given = Vec::new();
        bare(input.parse()?, &mut given);
        Ok(Self { matcher, name, path: path.value(), numbers: listed, given })
    }
}

/// The tokens without the invisible brackets around what another macro passed on.
fn bare(tokens: TokenStream, given: &mut Vec<TokenTree>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => bare(group.stream(), given),
            token => given.push(token),
        }
    }
}

fn stream(tokens: &[TokenTree]) -> TokenStream {
    let mut stream = TokenStream::new();
    for token in tokens {
        token.to_tokens(&mut stream);
    }
    stream
}

/// One error that says what the mistake is, where it was made. It may stand for an expression or for a pattern.
pub fn no_such_code(input: TokenStream) -> TokenStream {
    let error = match syn::parse2::<Call>(input) {
        Ok(call) if call.given.is_empty() => syn::Error::new(Span::call_site(), call.mistake()),
        Ok(call) => syn::Error::new_spanned(stream(&call.given), call.mistake()),
        Err(error) => error,
    };
    error.into_compile_error()
}

impl Call {
    fn mistake(&self) -> String {
        let Self { matcher, name, path, numbers, .. } = self;
        let example = numbers.first().copied().unwrap_or_default();
        match self.given.as_slice() {
            [] => format!("the number is missing: write it as in `{matcher}!({example})`"),
            [TokenTree::Literal(literal)] => self.wrong_literal("", literal),
            [TokenTree::Punct(sign), TokenTree::Literal(literal)] if sign.as_char() == '-' => {
                self.wrong_literal("-", literal)
            }
            [TokenTree::Ident(ident)] => format!(
                "`{ident}` is no number, and `{matcher}!` sees only how it is written: write the number itself, as in \
                 `{matcher}!({example})`; for a number that is known when the program runs, there is `{name}::from_code`"
            ),
            [given @ .., TokenTree::Punct(comma)] if comma.as_char() == ',' && given.len() <= 2 => {
                let given = stream(given);
                format!("the comma is one too many: write `{matcher}!({given})`")
            }
            given if given.iter().any(|token| is_punct(token, ',') || is_punct(token, '|')) => {
                format!("`{matcher}!` takes one number: write `{matcher}!(…) | {matcher}!(…)`")
            }
            _ => {
                format!(
                    "this is not one of the numbers in {path}: write one of them, as in `{matcher}!({example})`"
                )
            }
        }
    }

    fn wrong_literal(&self, sign: &str, literal: &Literal) -> String {
        let Self { matcher, name, path, numbers, .. } = self;
        let written = literal.to_string();
        match number(sign, &written) {
            Some(number) if numbers.contains(&number) => format!(
                "`{matcher}!` compares numbers as they are written in {path}: write `{matcher}!({number})` instead of \
                 `{matcher}!({sign}{written})`"
            ),
            Some(number) => {
                let nearest = self.nearest(number);
                format!("the number {number} is not in {path}, the guide behind `{name}`; {nearest}")
            }
            None => {
                format!("`{sign}{written}` is no whole number of 32 bits, as the numbers in {path} are")
            }
        }
    }

    /// The three numbers next to one that is not listed.
    fn nearest(&self, number: i32) -> String {
        let mut nearest: Vec<i32> = Vec::new();
        let mut shown = String::new();
        for _ in 0..3 {
            let mut next: Option<i32> = None;
            for listed in &self.numbers {
                let is_nearer = next.is_none_or(|next| listed.abs_diff(number) < next.abs_diff(number));
                if is_nearer && !nearest.contains(listed) {
                    next = Some(*listed);
                }
            }
            let Some(next) = next else { break };
            let comma = if nearest.is_empty() { "" } else { ", " };
            shown += &format!("{comma}{next}");
            nearest.push(next);
        }
        format!("the nearest that it lists are {shown}")
    }
}

/// The number that a literal stands for, whatever it is dressed in.
fn number(sign: &str, literal: &str) -> Option<i32> {
    let digits = text::replaced(literal.trim_matches('"').trim(), "_", "").to_ascii_lowercase();
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => (sign, digits.as_str()),
    };
    let (digits, radix) = match (digits.get(..2), digits.get(2..)) {
        (Some("0x"), Some(digits)) => (digits, 16),
        (Some("0o"), Some(digits)) => (digits, 8),
        (Some("0b"), Some(digits)) => (digits, 2),
        _ => (digits, 10),
    };
    let digits = digits.split(['i', 'u']).next()?.trim_end_matches(".0");
    text::number(&format!("{sign}{digits}"), radix)
}

fn is_punct(token: &TokenTree, character: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == character)
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    fn message(given: &TokenStream) -> String {
        no_such_code(quote!(code ErrorCode "spec/coinw.yaml" "-103 1 9012 9031" #given)).to_string()
    }

    #[test]
    fn a_number_that_is_not_listed_is_told_with_the_nearest() {
        assert!(message(&quote!(9013)).contains("nearest that it lists are 9012, 9031, 1"));
        assert!(message(&quote!(-100)).contains("the number -100 is not in spec/coinw.yaml"));
    }

    #[test]
    fn a_number_that_is_listed_is_written_as_the_guide_has_it() {
        for given in [
            quote!("9012"),
            quote!(9_012),
            quote!(9012i32),
            quote!(09012),
            quote!(9012.0),
            quote!(9012u32),
            quote!(0x2334),
            quote!(0x2334_u64),
            quote!(" 9012"),
        ] {
            assert!(message(&given).contains("write `code!(9012)` instead of"), "{given}");
        }
        assert!(message(&quote!("-103")).contains("write `code!(-103)` instead of"));
        assert!(message(&quote!(-1_03)).contains("write `code!(-103)` instead of"));
    }

    #[test]
    fn what_is_no_number_is_told_as_what_it_is() {
        for (given, expected) in [
            (quote!(), "the number is missing"),
            (quote!(MY), "`MY` is no number"),
            (quote!(9012,), "the comma is one too many: write `code!(9012)`"),
            (quote!(-103,), "the comma is one too many"),
            (quote!(1, 2), "`code!` takes one number: write `code!(…) | code!(…)`"),
            (quote!(1 | 2), "takes one number"),
            (quote!("x"), "is no whole number"),
            (quote!(99999999999), "is no whole number"),
            (quote!((1)), "not one of the numbers"),
        ] {
            let message = message(&given);
            assert!(message.contains(expected), "{message}");
        }
    }
}
