//! What the macro makes of a guide, as text.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use proc_macro2::{TokenStream, TokenTree};
use tempfile::TempDir;

use crate::{Cargo, copy_workspace};

/// The macro as a program of its own: the same sources, with a `main` in place of the attribute.
///
/// It is compiled as cargo compiles macros, without optimization.
#[derive(Debug)]
pub struct Expander {
    program: PathBuf,
    /// Goes with the program.
    _folder: TempDir,
}

/// Reads the path of a guide, and does what the attribute would. With a second argument it prints the expansion.
const MAIN: &str = r#"
#![allow(dead_code)]

mod args;
mod check;
mod expand;
mod format;
mod guide;
mod place;
mod problem;
mod salvage;
mod source;
mod suggest;
mod text;
mod tree;
mod vocabulary;

fn main() {
    let guide = std::env::args().nth(1).expect("the path of a guide");
    let expansion = expand::error_guide(
        quote::quote!(#guide, matcher = code),
        &quote::quote! {
            /// The codes.
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub enum ErrorCode {}
        },
    );
    if std::env::args().nth(2).is_some() {
        println!("{expansion}");
    }
}
"#;

impl Expander {
    /// Builds it from the sources of this workspace.
    ///
    /// # Panics
    ///
    /// If it does not build.
    pub fn build(target: &Path) -> Self {
        let folder = TempDir::with_prefix("coinw-errors-").expect("a temporary folder");
        copy_workspace(folder.path());
        let package = folder.path().join("coinw-errors-macros");
        let manifest = fs::read_to_string(package.join("Cargo.toml")).expect("the macro's manifest");
        fs::write(package.join("Cargo.toml"), manifest.replace("[lib]\nproc-macro = true\n", ""))
            .expect("a manifest");
        fs::remove_file(package.join("src/lib.rs")).expect("the macro's library");
        fs::write(package.join("src/main.rs"), MAIN).expect("a program");
        Cargo::new(folder.path(), target).succeed(&["build", "--quiet", "--package", "coinw-errors-macros"]);
        let program = format!("debug/coinw-errors-macros{}", std::env::consts::EXE_SUFFIX);
        Self { program: target.join(program), _folder: folder }
    }

    /// A call that expands the guide in `folder` at this path, and prints nothing.
    pub fn command(&self, folder: &Path, guide: &str) -> Command {
        let mut command = Command::new(&self.program);
        command.env("CARGO_MANIFEST_DIR", folder).env("CARGO_CRATE_NAME", "scratch").arg(guide);
        command
    }

    /// The expansion, laid out as people lay out Rust.
    ///
    /// # Panics
    ///
    /// If there is no such guide.
    pub fn expand(&self, folder: &Path, guide: &str) -> String {
        let output = self.command(folder, guide).arg("print").output().expect("the program was built");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let tokens = String::from_utf8(output.stdout).expect("an expansion is UTF-8");
        crate::formatted(tokens.parse().expect("an expansion is Rust"))
    }

    /// How large the expansion is.
    ///
    /// # Panics
    ///
    /// If there is no such guide.
    pub fn size(&self, folder: &Path, guide: &str) -> Size {
        let text = self.expand(folder, guide);
        Size { lines: text.lines().count(), tokens: count(text.parse().expect("an expansion is Rust")) }
    }
}

/// Of an expansion.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// As people lay it out.
    pub lines: usize,
    /// Brackets included.
    pub tokens: usize,
}

fn count(tokens: TokenStream) -> usize {
    let inside = |token| match token {
        TokenTree::Group(group) => 2 + count(group.stream()),
        _ => 1,
    };
    tokens.into_iter().map(inside).sum()
}
