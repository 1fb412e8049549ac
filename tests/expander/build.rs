//! Copies the macro's sources, because other crates cannot call functions of a procedural macro crate.

use std::fs;
use std::path::{Path, PathBuf};

fn main() {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../coinw-errors-macros/src");
    println!("cargo::rerun-if-changed={}", sources.display());
    let copies = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets it")).join("macro");
    if copies.exists() {
        fs::remove_dir_all(&copies).expect("the copies of the last build");
    }
    copy(&sources, &copies);
    // The modules that the library of the macro has outside of tests.
    let library = fs::read_to_string(sources.join("lib.rs")).expect("the library of the macro");
    let modules = library.replace("#[cfg(test)]\nmod", "").lines().fold(String::new(), |modules, line| {
        let Some(name) = line.strip_prefix("mod ").and_then(|rest| rest.strip_suffix(';')) else {
            return modules;
        };
        let is_folder = copies.join(name).is_dir();
        let file = copies.join(if is_folder { format!("{name}/mod.rs") } else { format!("{name}.rs") });
        // On Windows a path has backslashes.
        let literal = format!("{:?}", file.to_string_lossy());
        format!("{modules}#[path = {literal}]\npub mod {name};\n")
    });
    fs::write(copies.join("modules.rs"), modules).expect("a file among the copies");
}

/// Copies a folder. A module that has a folder of its own moves into it: there the compiler finds its submodules, wherever the module
/// itself was named.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder for copies");
    for entry in fs::read_dir(from).expect("the sources of the macro") {
        let source = entry.expect("a source of the macro").path();
        let name = source.file_name().expect("a file has a name");
        if source.is_dir() {
            copy(&source, &to.join(name));
        } else if source.with_extension("").is_dir() {
            let folder = to.join(name).with_extension("");
            fs::create_dir_all(&folder).expect("a folder for copies");
            copy_file(&source, &folder.join("mod.rs"));
        } else {
            copy_file(&source, &to.join(name));
        }
    }
}

/// Copies a source without its tests, which run where it stands and need more.
fn copy_file(from: &Path, to: &Path) {
    let source = fs::read_to_string(from).expect("a source of the macro");
    let source = source.replace("cfg(test)", "cfg(any())").replace("cfg_attr(test,", "cfg_attr(any(),");
    fs::write(to, source).expect("a copy");
}
