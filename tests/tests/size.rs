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
                let expected = code.markets().contains(&market).then_some(code);
                assert_eq!(ErrorCode::from_code(market, code.code()), expected);
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

/// What a program gets by a dependency on `coinw-errors`. In the program, only the first is there when it runs.
fn dependencies(options: &str) -> BTreeSet<String> {
    let dependency = dependency_on(&workspace().join("coinw-errors"), options);
    let scratch = Scratch::empty(artifacts("scratch")).dependencies(&dependency).file("src/lib.rs", "");
    let tree = scratch.cargo().succeed(&["tree", "--edges=normal,build", "--prefix=none", "--format={p}"]);
    tree.lines().skip(1).filter_map(|line| line.split(' ').next()).map(str::to_owned).collect()
}

#[test]
fn one_build_of_serde_for_macro_and_program_brings_its_derives() {
    let without = dependencies(", default-features = false");
    let more: Vec<_> = dependencies("").difference(&without).cloned().collect();
    assert_eq!(more, ["serde_derive"]);
}

#[test]
fn the_enum_alone_brings_the_macro_and_what_that_reads_a_guide_with() {
    let names = dependencies(", default-features = false");
    let expected = [
        "coinw-errors",
        "coinw-errors-macros",
        "equivalent",
        "hashbrown",
        "indexmap",
        "itoa",
        "memchr",
        "proc-macro2",
        "quote",
        "ryu",
        "serde",
        "serde_core",
        "serde_json",
        "serde_yaml_ng",
        "syn",
        "unicode-ident",
        "unsafe-libyaml",
        "zmij",
    ];
    assert_eq!(names.into_iter().collect::<Vec<_>>(), expected);
}
