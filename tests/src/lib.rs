//! What the tests of the workspace share: real cargo on real packages.
//!
//! Everything runs offline: what these packages need, the workspace has downloaded already.

#![forbid(unsafe_code)]

mod cargo;
mod copy;
mod scratch;

pub use cargo::{Cargo, program, program_of};
pub use copy::copy_workspace;
pub use scratch::{Diagnostic, Scratch, library_that_matches};

use std::path::{Path, PathBuf};

/// The folder of the workspace.
///
/// # Panics
///
/// Never in a checkout: the tests' package stands one folder below.
pub fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests stand in a folder of the workspace")
}

/// A folder for build artifacts that the next run finds again.
pub fn artifacts(name: &str) -> PathBuf {
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace().join("target"), PathBuf::from);
    target.join("tests").join(name)
}

/// The examples of the README, run as tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
