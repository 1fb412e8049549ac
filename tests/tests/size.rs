//! What the codes cost, where it can be counted. What has to be timed is in `BENCHMARKS.md`.

use std::collections::BTreeSet;

use coinw_errors::{ErrorCode, Idempotency, Market};
use coinw_errors_tests::{Scratch, artifacts, dependency_on, workspace};

#[test]
fn a_code_is_a_byte_and_so_is_one_that_may_be_missing() {
    assert_eq!((size_of::<ErrorCode>(), size_of::<Option<ErrorCode>>()), (1, 1));
}

#[test]
fn no_lookup_allocates() {
    let counted = allocation_counter::measure(|| {
        for &code in ErrorCode::ALL {
            for &market in Market::ALL {
                let found = ErrorCode::from_code_on(market, code.channel(), code.code()) == Some(code);
                assert_eq!(found, code.markets().contains(&market));
            }
            assert_eq!(ErrorCode::from_name(code.name()), Some(code));
        }
    });
    assert_eq!(counted.count_total, 0);
}

#[test]
fn no_decision_allocates() {
    let counted = allocation_counter::measure(|| {
        for &code in ErrorCode::ALL {
            for &idempotency in Idempotency::ALL {
                assert_eq!(code.retry_action(idempotency), code.entry().retry_action(idempotency));
            }
        }
    });
    assert_eq!(counted.count_total, 0);
}

/// What a program with some dependencies builds: each package, once for each set of its features.
fn built(dependencies: &str) -> BTreeSet<String> {
    let scratch = Scratch::empty(artifacts("scratch")).dependencies(dependencies).file("src/lib.rs", "");
    let format = "--format={p} {f}";
    let tree = scratch.cargo().succeed(&["tree", "--edges=normal,build", "--prefix=none", format]);
    tree.lines().skip(1).map(|line| line.trim_end_matches(" (*)").to_owned()).collect()
}

fn on_ours(options: &str) -> String {
    dependency_on(&workspace().join("coinw-errors"), options)
}

#[test]
fn a_program_with_the_derives_of_serde_builds_serde_once() {
    let program = "serde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"\n";
    let built = built(&format!("{program}{}", on_ours("")));
    for name in ["serde v", "serde_core v", "serde_json v"] {
        assert_eq!(built.iter().filter(|package| package.starts_with(name)).count(), 1, "{built:#?}");
    }
}

/// All that a program gets by a dependency without features. In a program, only the first is there when it runs.
#[test]
fn the_enum_alone_brings_the_macro_and_what_that_reads_a_guide_with() {
    let built = built(&on_ours(", default-features = false"));
    let names: BTreeSet<_> = built.iter().filter_map(|package| package.split(' ').next()).collect();
    let expected = [
        "coinw-errors",
        "coinw-errors-macros",
        "equivalent",
        "hashbrown",
        "indexmap",
        "itoa",
        "libyaml-rs",
        "memchr",
        "proc-macro2",
        "quote",
        "ryu",
        "serde",
        "serde_core",
        "serde_json",
        "syn",
        "unicode-ident",
        "yaml_serde",
        "zmij",
    ];
    assert_eq!(names.into_iter().collect::<Vec<_>>(), expected);
}
