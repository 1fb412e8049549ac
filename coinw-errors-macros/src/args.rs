//! What the attribute accepts: `("path/to/guide.yaml", matcher = name, crate = path)` on an empty enum.

use std::path::Path;

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, LitStr, Token, Visibility};

use crate::derives::{self, between_commas};

pub struct Args {
    /// Where the guide is, seen from the package's own folder.
    pub path: LitStr,
    /// The name of the macro that stands for variants by their number.
    pub matcher: Option<Ident>,
    /// Where the runtime crate is, if not at `::coinw_errors`.
    pub root: Option<syn::Path>,
}

impl Parse for Args {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.is_empty() {
            return Err(
                input.error("the path of the guide is missing: write `#[error_guide(\"spec/guide.yaml\")]`")
            );
        }
        let path: LitStr = input.parse()?;
        if path.value().is_empty() {
            return Err(syn::Error::new(path.span(), "the path of the guide is empty"));
        }
        if Path::new(&path.value()).has_root() {
            return Err(syn::Error::new(
                path.span(),
                "the path must be relative to the directory of the package's Cargo.toml",
            ));
        }
        let (mut matcher, mut root) = (None, None);
        while !input.is_empty() {
            input.parse::<Token![,]>()?;
            if input.is_empty() {
                break;
            }
            let key = input.call(Ident::parse_any)?;
            let name = key.to_string();
            if name != "matcher" && name != "crate" {
                let message =
                    format!("unknown option `{key}`: the options are `matcher = name` and `crate = path`");
                return Err(syn::Error::new(key.span(), message));
            }
            input.parse::<Token![=]>()?;
            let is_repeated = if name == "matcher" {
                matcher.replace(input.parse()?).is_some()
            } else if input.peek(LitStr) {
                // In quotes, too, as serde has it.
                root.replace(input.parse::<LitStr>()?.parse_with(syn::Path::parse_mod_style)?).is_some()
            } else {
                root.replace(input.call(syn::Path::parse_mod_style)?).is_some()
            };
            if is_repeated {
                return Err(syn::Error::new(key.span(), format!("`{key}` is given twice")));
            }
        }
        Ok(Self { path, matcher, root })
    }
}

/// The enum as the user wrote it.
pub struct Stub {
    pub attributes: Vec<Attribute>,
    pub visibility: Visibility,
    pub name: Ident,
    /// What follows its name.
    rest: TokenStream,
}

impl Parse for Stub {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let (attributes, visibility) = (input.call(Attribute::parse_outer)?, input.parse()?);
        input.parse::<Token![enum]>()?;
        Ok(Self { attributes, visibility, name: input.parse()?, rest: input.parse()? })
    }
}

impl Stub {
    /// Why it cannot be an enum of error codes, if it cannot.
    pub fn check(&self) -> syn::Result<()> {
        let mut generics = TokenStream::new();
        for token in self.rest.clone() {
            match token {
                TokenTree::Group(variants) if variants.delimiter() == Delimiter::Brace => {
                    if let Some(variant) = between_commas(variants.stream()).first() {
                        let message = "the variants come from the YAML file: leave the enum empty";
                        return Err(syn::Error::new_spanned(variant, message));
                    }
                }
                token => token.to_tokens(&mut generics),
            }
        }
        if !generics.is_empty() {
            let message = "an enum of error codes takes no generic parameters";
            return Err(syn::Error::new_spanned(generics, message));
        }
        if let Some(derive) = derives::written(&self.attributes, "Default") {
            let message = "an enum of error codes has no default: remove `Default` from its derives";
            return Err(syn::Error::new_spanned(derive, message));
        }
        Ok(())
    }
}

/// What can be kept of an item that is no enum of error codes: its name and what it is.
pub fn bare(item: TokenStream) -> TokenStream {
    let Ok(Stub { visibility, name, .. }) = syn::parse2(item.clone()) else { return item };
    quote!(#visibility enum #name {})
}
