//! The attribute macro behind `coinw-errors`: it turns a YAML file of error codes into an enum.
//!
//! Depend on `coinw-errors` instead of this crate. `coinw-errors` re-exports [`error_guide`] with examples, and has the types that the
//! generated code uses. Each version of one crate works with exactly one version of the other.

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

/// `#[error_guide("spec/guide.yaml")]` reads a *guide*, a YAML file in the format below, and generates these items for the empty enum. The
/// path is relative to the directory of the package's `Cargo.toml`.
///
/// - one variant per entry, in the file's order, documented by the entry;
/// - the constants `ALL`, `SUCCESS` and `GUIDE`;
/// - the lookups `from_code(market, code)`, `from_code_on(market, channel, code)` and `from_name`;
/// - `entry`, and an accessor for each key of the format: `code`, `name`, `title`, `markets`, `channel`, `message`, `translation`, `sample`, `kind`,
///   `retry`, `delay`, `outcome`, `remedies`, `cause`, `steps`, `links`, `aliases`, `note`, `inferred`, `retired`;
/// - `retry_action`, the next step after an error: whether the request may be sent again;
/// - the trait `Guide`, with which `Response` reads these codes;
/// - `Debug`, `Clone`, `Copy`, `PartialEq`, `Eq` and `Hash`, even if you derive none of them; `Display` (number and title; `{:#}` prints
///   the whole explanation); `Error`; and `FromStr` (from the name);
/// - with the feature `serde` of `coinw-errors`, `Serialize` and `Deserialize` by name.
///
/// The enum's own functions are `const`. Other attributes stay on the enum, so `#[non_exhaustive]` works as usual. Write derives below
/// this attribute: a derive above sees an enum without variants, and the compiler reports conflicting implementations of `Clone`.
///
/// # A macro that matches on numbers
///
/// `#[error_guide("spec/guide.yaml", matcher = code)]` also generates a macro `code!` with the enum's visibility. `code!(-103)`
/// stands for the variant with that number, in expressions and in patterns. A number that is not in the file does not compile. The macro
/// refers to the enum as `$crate::YourEnum`, so the enum must be in scope at the root of its crate; a public enum must be re-exported
/// there. Otherwise the compiler reports an error on the name of the macro.
///
/// # The format
///
/// The file has the `title` and the `url` of the exchange's guide, and under `success` the numbers that mean success, or `[]`. Without
/// `success`, a success would be read as an error, so it is required. `inferred` lists the keys whose values the exchange's guide never
/// states; it is optional. Each entry of `codes` has these keys:
///
/// - `code`: the number, a 32-bit integer
/// - `name`: the variant, in UpperCamelCase
/// - `title`: the exchange's heading
/// - `markets`: a list of `spot` and `futures`
/// - `channel`: `rest`, which may be left out, or `websocket`
/// - `message`: the server's exact text, with `{…}` where the server inserts a value
/// - `translation`: the message in English, required if the message or the title is not in Latin letters
/// - `sample`: a response with the code, as JSON
/// - `kind`: `invalid_request`, `unauthenticated`, `permission_denied`, `session_expired`, `rate_limited`, `not_found`, `conflict`,
///   `insufficient_funds`, `limit_exceeded`, `trading_halted`, `unavailable` or `internal`
/// - `retry`: can the unchanged request succeed later? `never`, `after_delay` or `after_reconnect`
/// - `delay`: how long `after_delay` waits: `500ms`, `2s`, `1m`, `1h`
/// - `outcome`: `rejected` if the exchange certainly did not carry out the request, otherwise `unknown`
/// - `remedies`: a list of `fix_request`, `fix_credentials`, `wait`, `reconnect`, `reconcile`, `reduce_exposure`, `add_funds` and
///   `contact_support`; with `after_delay` and an unknown outcome, `reconcile` is required
/// - `cause`, `steps`: why the error happens, and the steps to take, in order
/// - `links`: pages that help, each with a `text` and a `url`; may be left out
/// - `aliases`: search words that find the code in the documentation; may be left out
/// - `note`: what is known from sources other than the exchange's guide; may be left out
/// - `inferred`: the keys of this entry whose values the exchange's guide does not state, in addition to the file's `inferred`; may be left
///   out
/// - `retired`: why the exchange no longer sends the code; deprecates the variant; may be left out
///
/// In unquoted text, YAML drops what follows ` #`, and takes a first word with `&` or `!` for an anchor or a tag. If YAML would change an
/// unquoted text, the macro refuses it: put it in quotes. If `steps` is in brackets, quote each step, because YAML ends an item at a comma.
/// No line of a text but the first may start with `#`, and only under `|` may one look like an item.
///
/// No two entries may have the same number on the same market and channel. This is a complete guide:
///
/// ```yaml
#[doc = include_str!("small_guide.yaml")]
/// ```
///
/// # Where the runtime crate is
///
/// The generated code refers to `::coinw_errors`. For a renamed or re-exported dependency, name its path:
/// `#[error_guide("spec/guide.yaml", crate = path)]`.
///
/// # Errors
///
/// A mistake in the file is a compile error at the path in the attribute, with line, column, the line's text and a suggestion. The macro
/// reports
///
/// - all wrong values at once; equal mistakes become one error that lists their places;
/// - in a file that is not valid YAML, the first mistake of each broken entry. Other entries are checked as usual, unless they use an
///   anchor from elsewhere. Without a field `codes`, no entry is checked.
///
/// The enum is still generated, with every variant whose name can be read, so mistakes in the file cause no further errors in the program.
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
