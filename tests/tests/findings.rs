//! Replays the fuzzer's seeds and earlier findings; `tests/fuzz` says what must hold for each.

use std::fs;

#[path = "../fuzz/src/lib.rs"]
mod targets;

/// Calls a target with each file in its folders.
fn replay(name: &str, target: fn(&[u8])) {
    let folder = coinw_errors_tests::workspace().join("tests/fuzz");
    let files = ["seeds", "findings"].into_iter().flat_map(|kind| {
        fs::read_dir(folder.join(kind).join(name)).into_iter().flatten().map(|file| file.unwrap().path())
    });
    let mut count = 0;
    for file in files {
        println!("{}", file.display());
        target(&fs::read(file).unwrap());
        count += 1;
    }
    assert!(count > 0, "there are no files for {name}");
}

#[test]
fn specs() {
    replay("spec", targets::spec);
}

#[test]
fn bodies() {
    replay("body", targets::body);
}

#[test]
fn frames() {
    replay("frame", targets::frame);
}

#[test]
fn batches() {
    replay("batch", targets::batch);
}

#[test]
fn pasted_texts() {
    replay("paste", targets::paste);
}
