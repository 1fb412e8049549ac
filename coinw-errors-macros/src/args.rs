//! What the attribute accepts: `("path/to/guide.yaml", matcher = name, crate = path)` on an empty enum.

use std::path::Path;

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::spanned::Spanned;
use syn::{Attribute, Data, DeriveInput, LitStr, Token, Visibility};

use crate::derives;

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
                "the path has to be relative to the directory of the package's Cargo.toml",
            ));
        }
        let (mut matcher, mut root) = (None, None);
        while !input.is_empty() {
            input.parse::<Token![,]>()?;
            if input.is_empty() {
                break;
            }
            let key = input.call(Ident::parse_any)?;
            let is_repeated = match key.to_string().as_str() {
                "matcher" => matcher.replace(value(input)?).is_some(),
                "crate" => root.replace(value_of_crate(input)?).is_some(),
                _ => {
                    let message = format!(
                        "unknown option `{key}`: the options are `matcher = name` and `crate = path`"
                    );
                    return Err(syn::Error::new(key.span(), message));
                }
            };
            if is_repeated {
                return Err(syn::Error::new(key.span(), format!("`{key}` is given twice")));
            }
        }
        Ok(Self { path, matcher, root })
    }
}

fn value(input: ParseStream<'_>) -> syn::Result<Ident> {
    input.parse::<Token![=]>()?;
    input.parse()
}

fn value_of_crate(input: ParseStream<'_>) -> syn::Result<syn::Path> {
    input.parse::<Token![=]>()?;
    // In quotes, too, as serde has it.
    if input.peek(LitStr) {
        return input.parse::<LitStr>()?.parse_with(syn::Path::parse_mod_style);
    }
    input.call(syn::Path::parse_mod_style)
}

/// The enum as the user wrote it: everything but its variants.
pub struct Stub {
    pub attributes: Vec<Attribute>,
    pub visibility: Visibility,
    pub name: Ident,
}

impl Parse for Stub {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        // syn's own type for an enum would need its feature `full`, which takes every build a second more.
        let item: DeriveInput = input.parse()?;
        let variants = match item.data {
            Data::Enum(data) => data.variants,
            Data::Struct(data) => return Err(syn::Error::new(data.struct_token.span, "expected `enum`")),
            Data::Union(data) => return Err(syn::Error::new(data.union_token.span, "expected `enum`")),
        };
        if let Some(variant) = variants.first() {
            return Err(syn::Error::new(
                variant.span(),
                "the variants come from the guide: leave the enum empty",
            ));
        }
        if !item.generics.params.is_empty() || item.generics.where_clause.is_some() {
            return Err(syn::Error::new(
                item.generics.span(),
                "an enum of error codes takes no generic parameters",
            ));
        }
        if let Some(derive) = derives::written(&item.attrs, "Default") {
            return Err(syn::Error::new(
                derive.span(),
                "an enum of error codes has no default: derive no `Default`",
            ));
        }
        Ok(Self { attributes: item.attrs, visibility: item.vis, name: item.ident })
    }
}

/// What can be kept of an item that is no enum of error codes: its name and what it is.
pub fn bare(item: TokenStream) -> TokenStream {
    let Ok(DeriveInput { vis, ident, data, .. }) = syn::parse2(item.clone()) else { return item };
    match data {
        Data::Enum(_) => quote!(#vis enum #ident {}),
        Data::Struct(_) | Data::Union(_) => item,
    }
}
