//! What the tests of the workspace share: real cargo on real packages.
//!
//! Everything runs offline: the workspace has already downloaded what these packages need.

#![forbid(unsafe_code)]

pub mod by_hand;
mod cargo;
pub mod contest;
mod copy;
pub mod guide;
mod scratch;
mod size;

pub use cargo::{Cargo, program_of};
pub use copy::{copy_whole_workspace, copy_workspace};
pub use scratch::{Diagnostic, Scratch, dependency_on, library_that_matches};
pub use size::Size;

/// Compares a text that people read with its snapshot in `tests/tests/library/snapshots`, and says how to write the snapshot anew.
#[macro_export]
macro_rules! assert_text {
    ($text:expr) => {
        insta::with_settings!({
            description => "If this change is intended: `cargo bless`, then review the diff of tests/tests/library/snapshots.",
            omit_expression => true,
        }, { insta::assert_snapshot!($text) })
    };
}

use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;

/// The folder of the workspace.
///
/// # Panics
///
/// Never in a checkout: the tests' package stands one folder below.
pub fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests stand in a folder of the workspace")
}

/// A folder for build artifacts that the next run finds again, beside those of the run itself.
///
/// # Panics
///
/// If the test does not run from where cargo builds it: `<target>/<profile>/deps`.
pub fn artifacts(name: &str) -> PathBuf {
    let test = std::env::current_exe().expect("a test knows its program");
    let target = test.ancestors().nth(3).expect("the program is three folders deep in the artifacts");
    target.join("tests").join(name)
}

/// Rust as people lay it out.
///
/// # Panics
///
/// If it is not Rust.
pub fn formatted(tokens: TokenStream) -> String {
    prettyplease::unparse(&syn::parse2(tokens).expect("the tokens of a file"))
}

/// The examples of the README and of the pages to read, run as tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
#[doc = include_str!("../../coinw-errors/src/_documentation/records.md")]
struct Pages;
