//! What the expansion of `error_guide` refers to. Not for use by hand: it changes without notice.

#[cfg(feature = "serde")]
pub use serde::{Deserialize, Deserializer, Serialize, Serializer};

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

/// Reads a text and finds what it stands for.
///
/// # Errors
///
/// Those of the deserializer, and one for a text that stands for nothing.
#[cfg(feature = "serde")]
pub fn deserialize_word<'de, D, T>(
    deserializer: D,
    expected: &'static str,
    find: fn(&str) -> Option<T>,
) -> Result<T, D::Error>
where
    D: serde::Deserializer<'de>,
{
    struct Word<T> {
        expected: &'static str,
        find: fn(&str) -> Option<T>,
    }

    impl<T> serde::de::Visitor<'_> for Word<T> {
        type Value = T;

        fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
            f.write_str(self.expected)
        }

        fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
            let unknown = || E::invalid_value(serde::de::Unexpected::Str(text), &self.expected);
            (self.find)(text).ok_or_else(unknown)
        }
    }

    deserializer.deserialize_str(Word { expected, find })
}
