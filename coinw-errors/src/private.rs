//! What the expansion of `error_guide` refers to. Not for use by hand: it changes without notice.

use crate::{Channel, Entry, ErrorKind, Outcome, Retry};

pub use crate::index::Index;
pub use crate::retry::decisions;

/// A row in which the fields are as an entry has them that leaves out all that it may. The others have no meaning.
pub const BLANK: Entry = Entry {
    code: 0,
    name: "",
    title: "",
    markets: &[],
    channel: Channel::Rest,
    message: "",
    translation: None,
    sample: "",
    kind: ErrorKind::Internal,
    retry: Retry::Never,
    delay: None,
    outcome: Outcome::Unknown,
    remedies: &[],
    cause: "",
    steps: &[],
    links: &[],
    note: None,
    inferred: &[],
    retired: None,
};

/// Whether two texts are equal; `==` on texts is not `const`.
pub const fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    let mut index = 0;
    while index < one.len() {
        if one[index] != other[index] {
            return false;
        }
        index += 1;
    }
    true
}

#[cfg(feature = "serde")]
pub use with_serde::{Deserialize, Deserializer, Serialize, Serializer, deserialize_word};

/// Implements serde's traits for an enum by its names.
///
/// The expansion cannot know whether the feature is on: a build script and its program may use this crate with
/// different features, but share one build of the macro. So it always calls this, which knows.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __serde_by_name {
    ($name:ident) => {
        #[automatically_derived]
        impl $crate::__private::Serialize for $name {
            fn serialize<S>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error>
            where
                S: $crate::__private::Serializer,
            {
                serializer.serialize_str((*self).name())
            }
        }

        #[automatically_derived]
        impl<'de> $crate::__private::Deserialize<'de> for $name {
            fn deserialize<D>(deserializer: D) -> ::core::result::Result<Self, D::Error>
            where
                D: $crate::__private::Deserializer<'de>,
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

#[cfg(feature = "serde")]
mod with_serde {
    use core::fmt;

    use serde::de::{Error, Unexpected, Visitor};
    pub use serde::{Deserialize, Deserializer, Serialize, Serializer};

    /// Reads a string and finds what it stands for.
    ///
    /// # Errors
    ///
    /// Those of the deserializer, and one for a string that stands for nothing.
    pub fn deserialize_word<'de, D, T>(
        deserializer: D,
        expected: &'static str,
        find: fn(&str) -> Option<T>,
    ) -> Result<T, D::Error>
    where
        D: Deserializer<'de>,
    {
        deserializer.deserialize_str(Word { expected, find })
    }

    struct Word<T> {
        expected: &'static str,
        find: fn(&str) -> Option<T>,
    }

    impl<T> Visitor<'_> for Word<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.expected)
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
            let unknown = || E::invalid_value(Unexpected::Str(text), &self.expected);
            (self.find)(text).ok_or_else(unknown)
        }
    }
}
