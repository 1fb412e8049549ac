//! How a set of words is defined: an enum whose variants print and parse as the spec spells them.

use core::fmt;

/// Defines public enums, each a closed set of the spec's words.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident, $what:literal {
        $($(#[$variant_doc:meta])* $variant:ident = $word:literal),+ $(,)?
    })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }

        impl $name {
            #[doc = concat!("Every ", $what, ", in the order of the documentation.")]
            ///
            /// # Examples
            ///
            /// ```
            #[doc = concat!("use coinw_errors::", stringify!($name), ";")]
            #[doc = concat!("for word in ", stringify!($name), "::ALL {")]
            #[doc = concat!("    assert_eq!(word.as_str().parse(), Ok(*word));")]
            /// }
            /// ```
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word as the spec spells it.
            ///
            /// # Examples
            ///
            /// ```
            #[doc = concat!("use coinw_errors::", stringify!($name), ";")]
            #[doc = concat!(
                "let words: Vec<_> = ", stringify!($name), "::ALL.iter().map(|word| word.as_str()).collect();"
            )]
            #[doc = concat!("assert_eq!(words, [", $("\"", $word, "\", ",)+ "]);")]
            /// ```
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl core::str::FromStr for $name {
            type Err = $crate::guide::words::UnknownWord;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                let known = Self::ALL.iter().copied().find(|known| known.as_str() == word);
                known.ok_or($crate::guide::words::UnknownWord::new(concat!("a known ", $what)))
            }
        }
    )+};
}

pub(crate) use words;

/// The error for a word that is not in the vocabulary, or for a text that is not the name of a code.
///
/// # Examples
///
/// ```
/// use coinw_errors::Market;
///
/// let error = "margin".parse::<Market>().unwrap_err();
/// assert_eq!(error.to_string(), "not a known market");
/// let error = "MoonPhaseWrong".parse::<coinw_errors::ErrorCode>().unwrap_err();
/// assert_eq!(error.to_string(), "not the name of an error code");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct UnknownWord {
    expected: &'static str,
}

impl UnknownWord {
    pub(crate) const fn new(expected: &'static str) -> Self {
        Self { expected }
    }
}

impl fmt::Display for UnknownWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not {}", self.expected)
    }
}

impl core::error::Error for UnknownWord {}
