//! What the attribute accepts: `("path/to/guide.yaml", matcher = name)` on an empty enum.

use std::path::Path;

use proc_macro2::Ident;
use syn::parse::{Parse, ParseStream};
use syn::spanned::Spanned;
use syn::{Attribute, Data, DeriveInput, LitStr, Token, Visibility};

pub struct Args {
    /// Where the guide is, seen from the package's own folder.
    pub path: LitStr,
    /// The name of the macro that stands for variants by their number.
    pub matcher: Option<Ident>,
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
        let mut matcher = None;
        while !input.is_empty() {
            input.parse::<Token![,]>()?;
            if input.is_empty() {
                break;
            }
            let key: Ident = input.parse()?;
            if key != "matcher" {
                let message = format!("unknown option `{key}`: the only option is `matcher = name`");
                return Err(syn::Error::new(key.span(), message));
            }
            if matcher.is_some() {
                return Err(syn::Error::new(key.span(), "`matcher` is given twice"));
            }
            input.parse::<Token![=]>()?;
            matcher = Some(input.parse()?);
        }
        Ok(Self { path, matcher })
    }
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
        Ok(Self { attributes: item.attrs, visibility: item.vis, name: item.ident })
    }
}
