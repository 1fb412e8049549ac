//! The macro's expansion of a guide, as text.

use std::path::{Path, PathBuf};
use std::process::Command;

use coinw_errors_tests::{Cargo, Size, formatted, workspace};

/// The macro as a program of its own: the same sources, with a `main` in place of the attribute (`tests/expander`).
///
/// It is compiled as cargo compiles macros, without optimization.
#[derive(Debug)]
pub struct Expander {
    program: PathBuf,
}

impl Expander {
    /// Builds it from the sources of this workspace.
    ///
    /// # Panics
    ///
    /// If it does not build.
    pub fn build(target: &Path) -> Self {
        Cargo::new(workspace(), target).succeed(&["build", "--quiet", "--package", "coinw-errors-expander"]);
        Self { program: target.join(format!("debug/coinw-errors-expander{}", std::env::consts::EXE_SUFFIX)) }
    }

    /// A call that expands the guide in `folder` at this path, and prints nothing.
    pub fn command(&self, folder: &Path, guide: &str) -> Command {
        let mut command = Command::new(&self.program);
        command.env("CARGO_MANIFEST_DIR", folder).env("CARGO_CRATE_NAME", "scratch").arg(guide);
        command
    }

    /// The expansion for a crate that finds the runtime crate at `root`, laid out as people lay out Rust.
    ///
    /// # Panics
    ///
    /// If there is no such guide.
    pub fn expand(&self, folder: &Path, guide: &str, root: &str) -> String {
        let output = self.command(folder, guide).arg(root).output().expect("the program was built");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let tokens = String::from_utf8(output.stdout).expect("an expansion is UTF-8");
        formatted(tokens.parse().expect("an expansion is Rust"))
    }

    /// How large the expansion is.
    ///
    /// # Panics
    ///
    /// If there is no such guide.
    pub fn size(&self, folder: &Path, guide: &str) -> Size {
        let text = self.expand(folder, guide, "::coinw_errors");
        Size::of(&text)
    }
}
