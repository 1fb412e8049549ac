//! Longer pages: the design, the decisions, reading, records, the command line, and the examples. This module has no code to call.

#[doc = include_str!("_documentation/design.md")]
pub mod design {}

#[cfg(feature = "json")]
#[doc = include_str!("_documentation/decisions.md")]
pub mod decisions {}

#[cfg(feature = "json")]
#[doc = include_str!("_documentation/reading.md")]
pub mod reading {}

#[cfg(feature = "json")]
#[doc = include_str!("_documentation/records.md")]
pub mod records {}

#[doc = include_str!("_documentation/what_is_shown.md")]
pub mod what_is_shown {}

#[doc = include_str!("_documentation/command_line.md")]
pub mod command_line {}

macro_rules! examples {
    ($($name:ident, $file:literal)+) => {$(
        // Run by the tests, where a server answers; here the page only shows the source.
        #[doc = concat!("The example `", stringify!($name), "`, from `", $file, "`.\n\n```rust,ignore\n", include_str!(concat!("../", $file)), "```")]
        pub mod $name {}
    )+};
}

examples! {
    place_order, "examples/place_order.rs"
    retry_backon, "examples/retry_backon.rs"
    retry_tower, "examples/retry_tower.rs"
    cool_down, "examples/cool_down.rs"
    observed_codes, "examples/observed_codes.rs"
    websocket_session, "examples/websocket_session.rs"
    client, "examples/client/mod.rs"
}
