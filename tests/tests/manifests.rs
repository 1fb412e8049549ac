//! What the manifests of the published packages promise.

use std::collections::BTreeSet;
use std::process::Command;

use cargo_metadata::{CargoOpt, DependencyKind, Metadata, MetadataCommand, Package, PackageId};
use coinw_errors_tests::workspace;

fn metadata() -> Metadata {
    let compiler = Command::new("rustc").args(["--version", "--verbose"]).output().unwrap();
    let compiler = String::from_utf8(compiler.stdout).unwrap();
    let host = compiler.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let mut command = MetadataCommand::new();
    command.current_dir(workspace()).features(CargoOpt::AllFeatures);
    command.other_options(["--locked", "--filter-platform", host].map(str::to_owned)).exec().unwrap()
}

fn package<'a>(metadata: &'a Metadata, name: &str) -> &'a Package {
    metadata.packages.iter().find(|package| package.name.as_str() == name).unwrap()
}

/// What a build of the package with all features takes in, itself included.
fn built_with<'a>(metadata: &'a Metadata, name: &str) -> BTreeSet<&'a PackageId> {
    let nodes = &metadata.resolve.as_ref().unwrap().nodes;
    let mut found = BTreeSet::new();
    let mut waiting = vec![&package(metadata, name).id];
    while let Some(id) = waiting.pop() {
        if found.insert(id) {
            let node = nodes.iter().find(|node| node.id == *id).unwrap();
            let is_built = |kind: &cargo_metadata::DepKindInfo| kind.kind != DependencyKind::Development;
            let dependencies =
                node.deps.iter().filter(|dependency| dependency.dep_kinds.iter().any(is_built));
            waiting.extend(dependencies.map(|dependency| &dependency.pkg));
        }
    }
    found
}

#[test]
fn no_dependency_needs_a_newer_rust_than_the_packages_declare() {
    let metadata = metadata();
    let declared = package(&metadata, "coinw-errors").rust_version.clone().unwrap();
    for id in built_with(&metadata, "coinw-errors") {
        let package = &metadata[id];
        let needed = package.rust_version.as_ref();
        assert!(
            needed.is_none_or(|needed| *needed <= declared),
            "{} {}: {needed:?}",
            package.name,
            package.version
        );
    }
}

#[test]
fn the_two_packages_have_one_version_and_are_made_for_each_other() {
    let metadata = metadata();
    let (facade, macros) = (package(&metadata, "coinw-errors"), package(&metadata, "coinw-errors-macros"));
    assert_eq!(facade.version, macros.version);
    let dependency =
        facade.dependencies.iter().find(|dependency| dependency.name == "coinw-errors-macros").unwrap();
    assert_eq!(dependency.req.to_string(), format!("={}", macros.version));
}
