//! The same API in three ways, each as a package.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use coinw_errors_tests::guide::Guide;
use coinw_errors_tests::{Cargo, Scratch, by_hand, copy_workspace, workspace};

use crate::expander::Expander;

/// What the guide says at the place that will be edited.
const UNEDITED: &str = "edit 0";

const STUB: &str = "/// The codes.\n\
    #[coinw_errors::error_guide(\"spec/guide.yaml\", matcher = code)]\n\
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]\n\
    pub enum ErrorCode {}\n";

/// A library with an enum of codes.
pub struct Package {
    scratch: Scratch,
    /// Where the codes stand.
    file: PathBuf,
    text: String,
}

impl Package {
    /// From a guide, by the attribute.
    pub fn by_attribute(guide: &Guide, target: &Path) -> Self {
        let scratch = depending_on_ours(target).file("src/lib.rs", STUB);
        Self::with_codes(scratch, "spec/guide.yaml", guide.to_yaml())
    }

    /// From what the attribute makes of the guide, which is the least that it can cost.
    pub fn pasted(guide: &Guide, target: &Path, expander: &Expander) -> Self {
        let scratch = depending_on_ours(target).file("guide.yaml", guide.to_yaml());
        // The expansion watches the guide, which an edit of the expansion leaves alone.
        let expansion = expander.expand(scratch.folder(), "guide.yaml", "::coinw_errors");
        Self::with_codes(scratch, "src/lib.rs", expansion)
    }

    /// By hand, with derives.
    pub fn by_hand(guide: &Guide, target: &Path) -> Self {
        let scratch = Scratch::empty(target.to_owned()).dependencies(by_hand::DEPENDENCIES);
        Self::with_codes(scratch, "src/lib.rs", by_hand::library(guide))
    }

    fn with_codes(scratch: Scratch, file: &str, text: String) -> Self {
        let scratch = scratch.file(file, &text);
        Self { file: scratch.folder().join(file), scratch, text }
    }

    pub fn file(mut self, path: &str, content: &str) -> Self {
        self.scratch = self.scratch.file(path, content);
        self
    }

    /// Changes one line of the codes: a word of the cause of one of them.
    pub fn edit(&self, number: usize) {
        let edited = self.text.replace(UNEDITED, &format!("edit {number}"));
        assert!(number == 0 || edited != self.text, "the codes have nothing to edit");
        fs::write(&self.file, edited).expect("a file that can be written");
    }

    /// Cargo, as people have it: it keeps what the compiler can use again.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        self.scratch.cargo().env("CARGO_INCREMENTAL", "1").command(arguments)
    }
}

fn depending_on_ours(target: &Path) -> Scratch {
    Scratch::depending_on(&workspace().join("coinw-errors"), target.to_owned())
}

/// A guide in which there is something to edit.
pub fn guide(codes: usize) -> Guide {
    let mut guide = Guide::of_size(codes);
    let code = &mut guide.codes[codes / 2];
    code.cause = format!("{} ({UNEDITED})", code.cause);
    guide
}

/// A checkout of `coinw-errors` that has the expansion in place of the attribute, and no macro.
pub fn without_macro(folder: &Path, expander: &Expander) {
    copy_workspace(folder);
    let expansion = expander.expand(&workspace().join("coinw-errors"), "spec/coinw.yaml", "crate");
    let package = folder.join("coinw-errors");
    // It watches the guide from where the package is.
    fs::write(package.join("src/code.rs"), expansion).expect("a file that can be written");
    replace(&package.join("src/lib.rs"), "pub use coinw_errors_macros::error_guide;", "");
    replace(&package.join("src/private.rs"), "pub use coinw_errors_macros::no_such_code;", "");
    replace(&package.join("Cargo.toml"), "coinw-errors-macros.workspace = true", "");
    replace(&package.join("Cargo.toml"), "default = [\"shared-serde\"]", "");
    replace(&package.join("Cargo.toml"), "\"coinw-errors-macros/shared-serde\", ", "");
    Cargo::new(folder, &folder.join("target")).succeed(&["metadata", "--quiet", "--format-version=1"]);
}

fn replace(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).expect("a file that can be read");
    assert!(text.contains(from), "{}: `{from}` is not there", file.display());
    fs::write(file, text.replace(from, to)).expect("a file that can be written");
}
