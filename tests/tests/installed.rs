//! Installs the program with the commands of the README, which takes as long as building it.

use std::fs;
use std::process::Command;

use coinw_errors_tests::{Cargo, artifacts, workspace};
use tempfile::TempDir;

#[test]
fn the_program_is_installed_as_the_readme_says() {
    let readme = fs::read_to_string(workspace().join("README.md")).unwrap();
    let command = readme.lines().find_map(|line| line.strip_prefix("cargo install ")).unwrap();
    let root = TempDir::with_prefix("coinw-errors-").unwrap();
    let how = ["--debug", "--root", root.path().to_str().unwrap()];
    let arguments: Vec<_> = ["install"].into_iter().chain(command.split(' ')).chain(how).collect();
    Cargo::new(workspace(), &artifacts("edited")).succeed(&arguments);
    let program = root.path().join("bin").join(format!("coinw-errors{}", std::env::consts::EXE_SUFFIX));
    let output = Command::new(program).args(["explain", "29001"]).output().unwrap();
    assert!(output.stdout.starts_with(b"29001 API Access Frequently\n"));
}

#[test]
fn the_cargo_alias_explains() {
    let said = Cargo::new(workspace(), &artifacts("edited")).succeed(&["explain", "29001"]);
    assert!(said.starts_with("29001 API Access Frequently\n"), "{said}");
}
