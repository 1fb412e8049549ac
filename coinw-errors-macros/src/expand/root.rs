//! Where the runtime crate is.

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Path;

/// The expansion, with another path in the place of `::coinw_errors`.
///
/// Done once and at the end, so that what is expanded can be read as what it becomes.
pub fn replace(tokens: TokenStream, root: &Path) -> TokenStream {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut replaced = TokenStream::new();
    let mut rest = tokens.as_slice();
    loop {
        rest = match rest {
            [] => return replaced,
            [TokenTree::Punct(one), TokenTree::Punct(other), TokenTree::Ident(name), after @ ..]
                if one.as_char() == ':' && other.as_char() == ':' && name == "coinw_errors" =>
            {
                root.to_tokens(&mut replaced);
                after
            }
            [TokenTree::Group(group), after @ ..] => {
                let mut inside = Group::new(group.delimiter(), replace(group.stream(), root));
                inside.set_span(group.span());
                replaced.extend([TokenTree::Group(inside)]);
                after
            }
            [token, after @ ..] => {
                replaced.extend([token.clone()]);
                after
            }
        };
    }
}
