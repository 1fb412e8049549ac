//! Each target builds with nothing but the features that its manifest names. Takes a minute or more: cargo checks thirty targets.

use cargo_metadata::{MetadataCommand, TargetKind};
use coinw_errors_tests::{Cargo, workspace};
use tempfile::TempDir;

#[test]
fn every_target_builds_alone() {
    let artifacts = TempDir::with_prefix("coinw-errors-").unwrap();
    let metadata = MetadataCommand::new().current_dir(workspace()).no_deps().exec().unwrap();
    for package in &metadata.packages {
        for target in &package.targets {
            let kind = match target.kind[0] {
                TargetKind::Test => "--test",
                TargetKind::Example => "--example",
                TargetKind::Bench => "--bench",
                TargetKind::Bin => "--bin",
                _ => continue,
            };
            let features = target.required_features.join(",");
            let alone = ["--package", package.name.as_str(), kind, &target.name, "--features", &features];
            Cargo::new(workspace(), artifacts.path()).succeed(&[&["check", "--quiet"], &alone[..]].concat());
        }
    }
}
