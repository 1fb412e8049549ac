//! A derive above the attribute.
//!
//! The compiler has then derived for an enum without variants and dropped the derive, so that only the source file still shows it.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::quote;

use crate::args::{self, Stub};

/// Whether the source has a derive above the attribute with these arguments on this item.
pub fn derive_above(source: &str, args: &TokenStream, item: &TokenStream) -> bool {
    let Ok(source) = source.parse::<TokenStream>() else { return false };
    let Ok(Stub { name, .. }) = syn::parse2(item.clone()) else { return false };
    is_within(source, &args.to_string(), &name.to_string())
}

/// What to do about it. The enum stays without variants, as the derives have seen it.
pub fn error(item: TokenStream) -> TokenStream {
    let message = "a derive above `#[error_guide(…)]` sees the enum before it has variants: write `#[derive(…)]` below it";
    let error = syn::Error::new(Span::call_site(), message).into_compile_error();
    let item = args::bare(item);
    quote!(#error #item)
}

/// Looks for the item among these tokens and within their brackets, with the attributes that stand before it.
fn is_within(tokens: TokenStream, args: &str, name: &str) -> bool {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut attributes: Vec<&Group> = Vec::new();
    let mut rest = tokens.as_slice();
    loop {
        rest = match rest {
            [] => return false,
            [TokenTree::Punct(hash), TokenTree::Group(attribute), after @ ..]
                if hash.as_char() == '#' && attribute.delimiter() == Delimiter::Bracket =>
            {
                attributes.push(attribute);
                after
            }
            // Its visibility.
            [TokenTree::Ident(word), TokenTree::Group(_), after @ ..] if word == "pub" => after,
            [TokenTree::Ident(word), after @ ..] if word == "pub" => after,
            [TokenTree::Ident(keyword), ident, ..]
                if keyword == "enum" && is_named(ident, name) && begin_with_derive(&attributes, args) =>
            {
                return true;
            }
            [token, after @ ..] => {
                attributes.clear();
                if let TokenTree::Group(group) = token
                    && is_within(group.stream(), args, name)
                {
                    return true;
                }
                after
            }
        }
    }
}

/// Whether the item has this name, or one that a macro is told.
fn is_named(token: &TokenTree, name: &str) -> bool {
    match token {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Punct(punct) => punct.as_char() == '$',
        _ => false,
    }
}

/// Whether a derive is before the attribute of guides.
fn begin_with_derive(attributes: &[&Group], args: &str) -> bool {
    let mut has_derive = false;
    for attribute in attributes {
        if has_arguments(attribute.stream(), args) {
            return has_derive;
        }
        has_derive |= is_derive(attribute.stream());
    }
    false
}

fn has_arguments(attribute: TokenStream, args: &str) -> bool {
    let mut has = false;
    for token in attribute {
        has |= match token {
            // As it is called everywhere but where it is renamed.
            TokenTree::Ident(ident) => ident == "error_guide",
            TokenTree::Group(group) => {
                group.stream().to_string() == args || has_arguments(group.stream(), args)
            }
            _ => false,
        };
    }
    has
}

/// `derive(…)` by any path, also within `cfg_attr(…)`.
fn is_derive(attribute: TokenStream) -> bool {
    let mut path = String::new();
    for token in attribute {
        if let TokenTree::Group(inside) = &token
            && (path == "derive" || path == "cfg_attr" && is_derive(inside.stream()))
        {
            return true;
        }
        path = token.to_string();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_refused(before: &str) -> bool {
        let source = format!(
            "mod m {{ {before}\n#[error_guide(\"g.yaml\")]\n#[allow(x)] pub(crate) enum Code {{}} }}"
        );
        derive_above(
            &source,
            &quote!("g.yaml"),
            &quote!(
                #[allow(x)]
                pub(crate) enum Code {}
            ),
        )
    }

    #[test]
    fn a_derive_above_is_found_among_attributes_and_comments() {
        for before in [
            "#[derive(Debug)]",
            "use x;\n\n/// Docs.\n#[derive(Debug, Clone)] ",
            "#[derive(\n    Debug,\n    Clone,\n)]\n/// Docs with ].\n#[must_use = \"a\"]\n// Why.",
            "#[derive(Debug)] // why",
            "#[derive(Debug)] /* why */",
            "#[derive(Debug)]\n#[doc = \"a ] b\"]",
            "#[cfg_attr(all(), derive(Debug))]\n#[allow(x)]",
            "#[::core::prelude::v1::derive(Debug)]",
        ] {
            assert!(is_refused(before), "{before}");
        }
        let source = "#[derive(Debug)] #[cfg_attr(all(), guide(\"g.yaml\"))] enum Code {}";
        assert!(derive_above(
            source,
            &quote!("g.yaml"),
            &quote!(
                enum Code {}
            )
        ));
    }

    #[test]
    fn a_derive_above_is_found_in_a_macro() {
        let source =
            "macro_rules! m { ($n:ident, $p:literal) => { #[derive(Debug)] #[error_guide($p)] enum $n {} } }";
        assert!(derive_above(
            source,
            &quote!("g.yaml"),
            &quote!(
                enum Code {}
            )
        ));
    }

    #[test]
    fn a_derive_of_something_else_is_not_found() {
        for before in [
            "",
            "/// derive(Debug)",
            "#[doc = \"We derive(Debug) these.\"]",
            "#[allow(x, reason = \"we derive the docs\")]",
            "#[derive(Debug)]\nstruct S;\n\n/// Docs.\n#[allow(x)]",
            "#[derive(Debug)] #[error_guide(\"other.yaml\")] enum Other {}",
            "#[derive(Debug)] enum Code {}",
            "const X: [u8; 1] = [1];",
        ] {
            assert!(!is_refused(before), "{before}");
        }
        let below = "#[error_guide(\"g.yaml\")] #[derive(Debug)] enum Code {}";
        assert!(!derive_above(
            below,
            &quote!("g.yaml"),
            &quote!(
                #[derive(Debug)]
                enum Code {}
            )
        ));
    }
}
