//! The code as serde sees it: its name, which is unique where its number need not be.

use proc_macro2::TokenStream;
use quote::quote;

use super::Context;

/// ```text
/// impl Serialize for ErrorCode { … the name … }
/// impl<'de> Deserialize<'de> for ErrorCode { … from_name … }
/// ```
pub fn expand(cx: &Context<'_>) -> TokenStream {
    let name = &cx.stub.name;
    quote! {
        #[automatically_derived]
        impl ::coinw_errors::__private::Serialize for #name {
            fn serialize<S>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error>
            where
                S: ::coinw_errors::__private::Serializer,
            {
                serializer.serialize_str((*self).name())
            }
        }

        #[automatically_derived]
        impl<'de> ::coinw_errors::__private::Deserialize<'de> for #name {
            fn deserialize<D>(deserializer: D) -> ::core::result::Result<Self, D::Error>
            where
                D: ::coinw_errors::__private::Deserializer<'de>,
            {
                ::coinw_errors::__private::deserialize_word(
                    deserializer,
                    "the name of an error code",
                    Self::from_name,
                )
            }
        }
    }
}
