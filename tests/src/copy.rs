//! A second checkout, to be edited and built elsewhere.

use std::fs;
use std::path::Path;

use crate::workspace;

/// Copies all of the workspace but what was built from it.
///
/// # Panics
///
/// If a file cannot be copied.
pub fn copy_whole_workspace(to: &Path) {
    copy_folder(workspace(), to);
}

/// Copies what the two published packages are built from.
///
/// # Panics
///
/// If a file cannot be copied.
pub fn copy_workspace(to: &Path) {
    let manifest = fs::read_to_string(workspace().join("Cargo.toml")).expect("the manifest");
    let members = r#"members = ["coinw-errors-macros", "coinw-errors"]"#;
    let lines = manifest.lines().map(|line| if line.starts_with("members = ") { members } else { line });
    fs::write(to.join("Cargo.toml"), lines.collect::<Vec<_>>().join("\n"))
        .expect("a manifest that can be written");
    for file in ["Cargo.lock", "README.md"] {
        fs::copy(workspace().join(file), to.join(file)).expect(file);
    }
    for package in ["coinw-errors-macros", "coinw-errors"] {
        copy_folder(&workspace().join(package), &to.join(package));
    }
    // The program's own tests need this package, which is not copied.
    let manifest = to.join("coinw-errors/Cargo.toml");
    let text = fs::read_to_string(&manifest).expect("the manifest of a package");
    let text = text.replace("coinw-errors-tests.workspace = true\n", "");
    fs::write(manifest, text).expect("a manifest that can be written");
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a readable folder") {
        let entry = entry.expect("a readable entry");
        let target = to.join(entry.file_name());
        let kind = entry.file_type().expect("a file type");
        if [".git", "target"].iter().any(|name| entry.file_name() == *name) {
            continue;
        }
        if kind.is_dir() {
            copy_folder(&entry.path(), &target);
        } else if kind.is_file() {
            fs::copy(entry.path(), target).expect("a file that can be copied");
        } else {
            // Of the spec, whose folder stands in one place and is named in others.
            #[cfg(unix)]
            std::os::unix::fs::symlink(fs::read_link(entry.path()).expect("a link"), target)
                .expect("a link that can be made");
        }
    }
}
