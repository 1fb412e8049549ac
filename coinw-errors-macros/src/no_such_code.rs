//! The error for a wrong argument of a matcher.

use proc_macro2::{Ident, TokenStream};
use syn::parse::{Parse, ParseStream};
use syn::{Lit, LitStr, Token};

use crate::text;

/// A call of a matcher that no arm of it matches: `code ErrorCode "spec/coinw.yaml" "-103 1" 9013`.
struct Call {
    matcher: Ident,
    name: Ident,
    path: LitStr,
    numbers: LitStr,
    given: TokenStream,
}

impl Parse for Call {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let (matcher, name, path) = (input.parse()?, input.parse()?, input.parse()?);
        Ok(Self { matcher, name, path, numbers: input.parse()?, given: input.parse()? })
    }
}

/// One error that says what the mistake is, where it was made. It may stand for an expression or for a pattern.
pub fn no_such_code(input: TokenStream) -> TokenStream {
    let error = match syn::parse2::<Call>(input) {
        Ok(call) => syn::Error::new_spanned(&call.given, call.mistake()),
        Err(error) => error,
    };
    error.into_compile_error()
}

impl Call {
    fn mistake(&self) -> String {
        let Self { matcher, name, path, numbers, given } = self;
        let (path, given) = (path.value(), given.to_string());
        let mut listed: Vec<i32> = Vec::new();
        for number in numbers.value().split(' ') {
            listed.extend(text::number(number, 10));
        }
        let example = listed.first().copied().unwrap_or_default();
        let Ok(Number(number)) = syn::parse_str(&given) else {
            return format!(
                "`{matcher}!({given})`: `{matcher}!` takes one whole number, written as in {path}, such as `{matcher}!({example})`; for \
                 several, write `{matcher}!(…) | {matcher}!(…)`; for a number known only at run time, call `{name}::from_code`"
            );
        };
        if listed.contains(&number) {
            return format!(
                "`{matcher}!` compares numbers as they are written in {path}: write `{matcher}!({number})` instead of `{matcher}!({given})`"
            );
        }
        listed.sort_by_key(|listed| listed.abs_diff(number));
        let nearest = listed.iter().take(3).map(i32::to_string).collect::<Vec<_>>().join(", ");
        format!(
            "the number {number} is not in {path}, from which `{name}` is generated; the nearest numbers there are {nearest}"
        )
    }
}

/// The number that was meant, whatever it is dressed in: `9012`, `- 0x2334_u64`, `" 9012"`.
struct Number(i32);

impl Parse for Number {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let sign = if input.parse::<Option<Token![-]>>()?.is_some() { "-" } else { "" };
        let digits = match input.parse()? {
            Lit::Int(number) => number.base10_digits().to_owned(),
            Lit::Str(text) => text.value(),
            _ => String::new(),
        };
        text::number(&format!("{sign}{}", digits.trim()), 10)
            .map(Self)
            .ok_or_else(|| input.error("no number"))
    }
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
        assert!(message(&quote!(9013)).contains("nearest numbers there are 9012, 9031, 1"));
        assert!(message(&quote!(-100)).contains("the number -100 is not in spec/coinw.yaml"));
    }

    #[test]
    fn a_number_that_is_listed_is_written_as_the_guide_has_it() {
        for given in [
            quote!("9012"),
            quote!(9_012),
            quote!(9012i32),
            quote!(09012),
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
    fn what_is_no_number_is_told_with_what_to_write() {
        for given in [
            quote!(),
            quote!(MY),
            quote!(9012,),
            quote!(1, 2),
            quote!(1 | 2),
            quote!("x"),
            quote!(99999999999),
            quote!((1)),
        ] {
            let message = message(&given);
            assert!(
                message
                    .contains("takes one whole number, written as in spec/coinw.yaml, such as `code!(-103)`"),
                "{message}"
            );
        }
    }
}
