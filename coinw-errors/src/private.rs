//! The items that the expansion of `error_guide` refers to. Do not use this module by hand: it changes without notice.

pub use coinw_errors_macros::no_such_code;

pub use crate::guide::entry::{BLANK, Row, at, decision, decisions, entry, link};
pub use crate::guide::index::Index;
pub use crate::guide::sealed::Guide;
use crate::guide::words::UnknownWord;

/// The error for a text that is not the name of a code.
pub const UNKNOWN_NAME: UnknownWord = UnknownWord::new("the name of an error code");

/// Whether two texts are equal; `==` on texts is not `const`.
pub const fn same(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (one.as_bytes(), other.as_bytes());
    while let ([of_one, one_rest @ ..], [of_other, other_rest @ ..]) = (one, other) {
        if *of_one != *of_other {
            return false;
        }
        (one, other) = (one_rest, other_rest);
    }
    one.is_empty() && other.is_empty()
}

#[cfg(feature = "serde")]
pub use crate::serialize::deserialize_word;

/// Implements serde's traits for an enum by its names.
///
/// The expansion cannot know whether the feature is on: a build script and its program may use this crate with
/// different features, but share one build of the macro. So the expansion always calls this macro, which knows.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __serde_by_name {
    ($name:ident) => {
        #[automatically_derived]
        impl $crate::serde::Serialize for $name {
            fn serialize<S>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error>
            where
                S: $crate::serde::Serializer,
            {
                serializer.serialize_str((*self).name())
            }
        }

        #[automatically_derived]
        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D>(deserializer: D) -> ::core::result::Result<Self, D::Error>
            where
                D: $crate::serde::Deserializer<'de>,
            {
                $crate::__private::deserialize_word(
                    deserializer,
                    "the name of an error code",
                    Self::from_name,
                )
            }
        }
    };
}

/// Without serde there is nothing to implement.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __serde_by_name {
    ($name:ident) => {};
}
