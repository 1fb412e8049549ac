//! The same sources give the same library, wherever they stand. Takes a quarter of a minute: it builds two checkouts from nothing.

use std::fs;
use std::path::Path;

use coinw_errors_tests::{Cargo, copy_workspace};
use tempfile::TempDir;

#[test]
fn the_same_build_in_two_folders_is_byte_identical() {
    let parent = TempDir::with_prefix("coinw-errors-").unwrap();
    let [one, other] = ["one", "at/another/depth"].map(|folder| built_library(&parent.path().join(folder)));
    assert!(one == other, "the libraries differ");
    let path = parent.path().as_os_str().as_encoded_bytes();
    assert!(
        !one.windows(path.len()).any(|window| window == path),
        "the library has the path of its sources in it"
    );
}

fn built_library(folder: &Path) -> Vec<u8> {
    fs::create_dir_all(folder).unwrap();
    copy_workspace(folder);
    let target = folder.join("target");
    let remap = format!("--remap-path-prefix={}=/coinw-errors", folder.display());
    Cargo::new(folder, &target).env("RUSTFLAGS", &remap).succeed(&[
        "build",
        "--quiet",
        "--package",
        "coinw-errors",
        "--features",
        "json",
    ]);
    fs::read(target.join("debug/libcoinw_errors.rlib")).unwrap()
}
