//! The attribute macro behind `coinw-errors`, which turns a YAML guide to error codes into an enum.
//!
//! Depend on `coinw-errors` instead of this crate. `coinw-errors` re-exports [`error_guide`] with examples, and has the
//! types that the expansion refers to; each crate is made for exactly one version of the other.

#![forbid(unsafe_code)]
// Bad input gets an error, never a panic.
#![deny(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::todo,
    clippy::unimplemented,
    clippy::unreachable,
    clippy::unwrap_used
)]
#![cfg_attr(test, allow(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::string_slice))]

mod args;
mod check;
mod derives;
mod diagnostic;
mod entries;
mod expand;
mod format;
mod guide;
mod lookalike;
#[cfg(test)]
mod mistakes;
#[cfg(test)]
mod mutations;
mod no_such_code;
mod recover;
mod seen;
mod similar;
mod source;
mod span;
mod text;
mod tokens;
mod visible;
#[cfg(test)]
mod wrong_guides;
mod yaml;

/// `#[error_guide("spec/guide.yaml")]` reads a *guide*, a YAML file in the format below, and gives the empty enum these items. The path is
/// relative to the directory of the package's `Cargo.toml`.
///
/// - one variant per entry, in the guide's order, with the entry as its documentation;
/// - the constants `ALL`, `SUCCESS` and `GUIDE`;
/// - the lookups `from_code(market, code)`, `from_code_on(market, channel, code)` and `from_name`;
/// - `entry`, and an accessor for each key of the format: `code`, `name`, `title`, `markets`, `channel`, `message`, `translation`, `sample`, `kind`,
///   `retry`, `delay`, `outcome`, `remedies`, `cause`, `steps`, `links`, `aliases`, `note`, `inferred`, `retired`;
/// - `retry_action`, the next step after an error: whether the request may be sent again;
/// - the trait `Guide`, whose methods read responses for these codes;
/// - `Debug`, `Clone`, `Copy`, `PartialEq`, `Eq` and `Hash`, whether or not they are derived, `Display` (the number and the title; with
///   `{:#}` the whole explanation), `Error`, and `FromStr` (the name);
/// - with the feature `serde` of `coinw-errors`, `Serialize` and `Deserialize` by name.
///
/// The enum's own functions are `const`. Other attributes are passed through, so `#[non_exhaustive]` works as written. Write derives below
/// this attribute: a derive above sees an enum without variants, and the compiler reports conflicting implementations of `Clone`.
///
/// # A macro that matches on numbers
///
/// `#[error_guide("spec/guide.yaml", matcher = code)]` also makes a macro `code!` beside the enum, with the enum's visibility. `code!(-103)`
/// stands for the variant with that number, in expressions and in patterns. A number that the guide does not list does not compile. The
/// macro names the enum as `$crate::YourEnum`, so the enum has to be in scope at the root of its crate, and a public enum has to be
/// re-exported there. Otherwise the compiler reports an error on the name of the macro.
///
/// # The format
///
/// A guide names its `title` and its `url`, and under `success` the numbers that mean success: `[]` if there are none. Without it, a success
/// would be taken for an error. `inferred` lists the keys whose values the guide does not state in any entry; it may be left out. Each entry
/// of `codes` has these keys:
///
/// | key | value |
/// |---|---|
/// | `code` | the number, of 32 bits |
/// | `name` | the variant, in UpperCamelCase |
/// | `title` | the guide's heading |
/// | `markets` | a list of `spot` and `futures` |
/// | `channel` | `rest`, which may be left out, or `websocket` |
/// | `message` | the text that the server sends, to the letter, with `{…}` where the server puts a value |
/// | `translation` | the message in English, required if the message or the title is not in Latin letters |
/// | `sample` | a response with the code, as JSON |
/// | `kind` | `invalid_request`, `unauthenticated`, `permission_denied`, `session_expired`, `rate_limited`, `not_found`, `conflict`, `insufficient_funds`, `limit_exceeded`, `trading_halted`, `unavailable` or `internal` |
/// | `retry` | can the unchanged request succeed later? `never`, `after_delay` or `after_reconnect` |
/// | `delay` | how long `after_delay` waits: `500ms`, `2s`, `1m`, `1h` |
/// | `outcome` | `rejected` if the exchange certainly did not carry out the request, otherwise `unknown` |
/// | `remedies` | a list of `fix_request`, `fix_credentials`, `wait`, `reconnect`, `reconcile`, `reduce_exposure`, `add_funds` and `contact_support`; with `after_delay` and an unknown outcome, `reconcile` is required |
/// | `cause`, `steps` | why the error happens, and the steps to take, in order |
/// | `links` | pages that help, each with a `text` and a `url`; may be left out |
/// | `aliases` | words that people search for, by which the documentation finds the code; may be left out |
/// | `note` | what is known from sources other than the guide; may be left out |
/// | `inferred` | the keys of this entry whose values the guide does not state, beside those for all entries; may be left out |
/// | `retired` | why the exchange no longer sends the code, which makes the variant deprecated; may be left out |
///
/// What is written is what is read. YAML drops what follows ` #` in a text without quotes, and takes a first word with `&` or `!` for an anchor
/// or a tag. A text that is written without quotes and that YAML reads as another one is refused: put the text in quotes. In brackets, each
/// of the `steps` has quotes, because YAML ends an item at a comma. No line of a text starts with `#`, and only
/// under `|` may one look like an item.
///
/// No two entries may have the same number on the same market and channel. This is a complete guide:
///
/// ```yaml
#[doc = include_str!("small_guide.yaml")]
/// ```
///
/// # Where the runtime crate is
///
/// The expansion refers to `::coinw_errors`. For a renamed or re-exported dependency, name its path:
/// `#[error_guide("spec/guide.yaml", crate = path)]`.
///
/// # Errors
///
/// Mistakes in the guide are compile errors on the path in the attribute, with the line, the column, the text of the line and a suggestion:
///
/// - all wrong values at once; equal ones are one error that names the places;
/// - in a file that is not YAML, the first mistake of each entry. The other entries are checked as usual, except those with an alias of an anchor
///   elsewhere. If the file has no field `codes`, no entry is checked.
///
/// The enum still comes out, with every variant whose name can be read, so that the mistakes in the guide cause no errors in the program.
#[proc_macro_attribute]
pub fn error_guide(args: proc_macro::TokenStream, item: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand::error_guide(args.into(), &item.into()).into()
}

/// The expansion of a matcher whose argument is not a number of its guide.
#[doc(hidden)]
#[proc_macro]
pub fn no_such_code(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    no_such_code::no_such_code(input.into()).into()
}
