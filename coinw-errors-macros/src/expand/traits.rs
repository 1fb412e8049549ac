//! The traits of every enum of error codes: `Display`, `Error`, `Guide` and others.

/// The traits of the enum `__Name`.
///
/// There is no `AsRef<str>`: by the name, it would give another text than `Display`, and clippy takes the two for one.
///
/// `Debug` prints what the compiler's own derive would. But the compiler derives it as a `match` with an arm for each variant, and what
/// it needs to check that grows with the square of their number: with 10,000 codes, three quarters of all memory.
pub const TRAITS: &str = r"
    #[automatically_derived]
    impl ::core::fmt::Debug for __Name {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            f.write_str((*self).name())
        }
    }

    #[automatically_derived]
    impl ::core::fmt::Display for __Name {
        fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::core::fmt::Display::fmt((*self).entry(), f)
        }
    }

    #[automatically_derived]
    impl ::core::error::Error for __Name {}

    #[automatically_derived]
    impl ::core::str::FromStr for __Name {
        type Err = __root::UnknownWord;

        fn from_str(name: &::core::primitive::str) -> ::core::result::Result<Self, Self::Err> {
            Self::from_name(name).ok_or(__root::__private::UNKNOWN_NAME)
        }
    }

    #[automatically_derived]
    impl __root::__private::Guide for __Name {}

    #[automatically_derived]
    impl __root::Guide for __Name {
        const GUIDE: __root::Link = Self::GUIDE;

        #[inline]
        fn entry(self) -> &'static __root::Entry {
            // The function of that name in the enum itself, which is found first.
            Self::entry(self)
        }

        #[inline]
        fn from_code_on(
            market: __root::Market,
            channel: __root::Channel,
            code: ::core::primitive::i32,
        ) -> ::core::option::Option<Self> {
            Self::from_code_on(market, channel, code)
        }

        #[inline]
        fn means_success(code: ::core::primitive::i32) -> ::core::primitive::bool {
            Self::SUCCESS.contains(&code)
        }
    }

    __root::__serde_by_name!(__Name);
";
