//! A second checkout, to be edited and built elsewhere.

use std::fs;
use std::path::Path;

use crate::workspace;

/// Copies what the two published packages are built from.
///
/// # Panics
///
/// If a file cannot be copied.
pub fn copy_workspace(to: &Path) {
    for file in ["Cargo.toml", "Cargo.lock", "README.md"] {
        fs::copy(workspace().join(file), to.join(file)).expect(file);
    }
    copy_folder(&workspace().join("coinw-errors-macros"), &to.join("coinw-errors-macros"));
    copy_folder(&workspace().join("coinw-errors"), &to.join("coinw-errors"));
    // A member of the workspace, of which these builds need nothing but that it is there.
    fs::create_dir_all(to.join("tests/src")).expect("a folder for the tests");
    fs::copy(workspace().join("tests/Cargo.toml"), to.join("tests/Cargo.toml")).expect("the tests' manifest");
    fs::write(to.join("tests/src/lib.rs"), "").expect("an empty library");
    // Its manifest names what is there.
    for folder in ["tests/benches", "tests/expander", "tests/tests/browser"] {
        copy_folder(&workspace().join(folder), &to.join(folder));
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a readable folder") {
        let entry = entry.expect("a readable entry");
        let target = to.join(entry.file_name());
        let kind = entry.file_type().expect("a file type");
        if kind.is_dir() {
            copy_folder(&entry.path(), &target);
        } else if kind.is_file() {
            fs::copy(entry.path(), target).expect("a file that can be copied");
        }
    }
}
