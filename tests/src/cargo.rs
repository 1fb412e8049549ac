//! Cargo as a child process.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A call of cargo, offline, in some folder.
#[derive(Debug)]
pub struct Cargo(Command);

impl Cargo {
    /// A call in `folder`, with its artifacts in `target`.
    pub fn new(folder: &Path, target: &Path) -> Self {
        Self::of(Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())), folder, target)
    }

    /// The same of the nightly toolchain, with which docs.rs builds.
    pub fn nightly(folder: &Path, target: &Path) -> Self {
        let mut rustup = Command::new("rustup");
        rustup.args(["run", "nightly", "cargo"]);
        // Those of the toolchain that runs the test.
        for variable in ["CARGO", "RUSTC", "RUSTDOC", "RUSTUP_TOOLCHAIN"] {
            rustup.env_remove(variable);
        }
        Self::of(rustup, folder, target)
    }

    fn of(mut command: Command, folder: &Path, target: &Path) -> Self {
        command
            .current_dir(folder)
            .env("CARGO_TARGET_DIR", target)
            .env("CARGO_NET_OFFLINE", "true")
            .env("CARGO_INCREMENTAL", "0");
        // What the surrounding run says about its own build is not about this one.
        for variable in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "RUSTDOCFLAGS", "CARGO_BUILD_TARGET"] {
            command.env_remove(variable);
        }
        Self(command)
    }

    /// Adds an environment variable.
    #[must_use]
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.0.env(name, value);
        self
    }

    /// The call itself, to be run in another way.
    pub fn command(mut self, arguments: &[&str]) -> Command {
        self.0.args(arguments);
        self.0
    }

    /// Runs it, whatever comes of it.
    ///
    /// # Panics
    ///
    /// If there is no cargo.
    pub fn run(self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("cargo starts")
    }

    /// Runs it and returns what it printed.
    ///
    /// # Panics
    ///
    /// If it fails; the message is what cargo said.
    #[track_caller]
    pub fn succeed(self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        // What a test says is on standard output.
        let said = [&output.stderr, &output.stdout].map(|said| String::from_utf8_lossy(said));
        assert!(output.status.success(), "cargo {arguments:?} failed:\n{}{}", said[0], said[1]);
        String::from_utf8(output.stdout).expect("cargo prints UTF-8")
    }
}

/// The program `coinw-errors`, built from some checkout.
///
/// # Panics
///
/// If it does not build.
#[track_caller]
pub fn program_of(checkout: &Path, target: &Path) -> PathBuf {
    let package = ["--package", "coinw-errors", "--features", "cli", "--bins"];
    Cargo::new(checkout, target).succeed(&[&["build", "--quiet"], &package[..]].concat());
    target.join("debug").join(format!("coinw-errors{}", std::env::consts::EXE_SUFFIX))
}
