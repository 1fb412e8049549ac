//! From a number or a name to the variant.

use super::Context;

/// A table that the compiler fills from the rows, instead of a `match` with an arm for each code. If the guide is not sound, there is none.
pub fn index(cx: &Context<'_>) -> String {
    if cx.guide.document.is_none() {
        return String::new();
    }
    let name = &cx.stub.name;
    // At least two: one of a single place would have no bit to choose it by.
    let slots = cx.guide.variants.len().saturating_mul(2).next_power_of_two().max(2);
    format!(
        "static CODE_INDEX: __root::__private::Index<{name}, {slots}> = \
         __root::__private::Index::new(&ENTRY_TABLE, {name}::ALL);"
    )
}

/// Of a sound guide.
pub const SOUND: &str = r"
    /// The code with this number on this market: the code of the REST channel or, if that channel has no such number, the code of the
    /// websocket channel. `None` if the guide lists the number for neither channel.
    #[inline]
    pub const fn from_code(
        market: __root::Market,
        code: ::core::primitive::i32,
    ) -> ::core::option::Option<Self> {
        CODE_INDEX.from_code(market, code)
    }

    /// The code with this number on exactly this market and channel. Elsewhere the number may mean something else, or nothing.
    #[inline]
    pub const fn from_code_on(
        market: __root::Market,
        channel: __root::Channel,
        code: ::core::primitive::i32,
    ) -> ::core::option::Option<Self> {
        CODE_INDEX.from_code_on(market, channel, code)
    }

    /// The code with this name, which is the variant's name, as `name` returns it and serde writes it.
    pub const fn from_name(name: &::core::primitive::str) -> ::core::option::Option<Self> {
        let mut codes = Self::ALL;
        while let [code, others @ ..] = codes {
            if __root::__private::same(name, code.name()) {
                return ::core::option::Option::Some(*code);
            }
            codes = others;
        }
        ::core::option::Option::None
    }
";

/// Of a guide that is not sound, any variant will do: it compiles, and what is looked up in a constant can be unwrapped.
pub const UNSOUND: &str = r"
    pub const fn from_code(_: __root::Market, _: ::core::primitive::i32) -> ::core::option::Option<Self> {
        Self::ALL.first().copied()
    }

    pub const fn from_code_on(
        _: __root::Market,
        _: __root::Channel,
        _: ::core::primitive::i32,
    ) -> ::core::option::Option<Self> {
        Self::ALL.first().copied()
    }

    pub const fn from_name(_: &::core::primitive::str) -> ::core::option::Option<Self> {
        Self::ALL.first().copied()
    }
";
