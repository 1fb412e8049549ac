//! `cargo check` after an edit of one line.

use std::path::Path;

use crate::expander::Expander;
use crate::measure::{Cost, Series, cost, in_turns, memory, time};
use crate::packages::{Package, guide};
use crate::table::Table;

/// How many codes, how many rounds, and what the ratio to the expansion as source may be.
const SIZES: [(usize, usize, Option<f64>); 4] =
    [(15, 11, Some(1.5)), (150, 11, None), (1_500, 7, Some(2.0)), (10_000, 3, None)];

/// Beyond this, what is by hand takes the compiler minutes.
const MOST_BY_HAND: usize = 1_500;

/// What the compiler at most may need at 10,000 codes, beside what it needs for the expansion as source.
const MOST_MEMORY: &str = "1.50";

const LARGEST: usize = SIZES[SIZES.len() - 1].0;

/// How often the first check is done.
const FIRSTS: usize = 3;

// Where in a series each of the ways stands.
pub const OURS: usize = 0;
pub const PASTED: usize = 1;
pub const BY_HAND: usize = 2;

/// What checks take for so many codes: with the attribute, with the expansion as source, and by hand unless that takes too long.
pub struct Check {
    pub codes: usize,
    /// After an edit.
    pub edited: Vec<Series>,
    /// The first, in which nothing can be used again.
    pub first: Vec<Series>,
}

pub fn report(expander: &Expander, folder: &Path) -> Vec<Check> {
    let checks = SIZES.map(|(codes, rounds, _)| checks(codes, rounds, expander, folder));
    let mut edits = Table::new(
        "`cargo check` after an edit of one line",
        &["codes", "`coinw-errors`", "the expansion as source", "ratio", "limit", "by hand", "ratio"],
    );
    let mut memories = Table::new(
        "The first `cargo check`, and the most memory that the compiler has in it",
        &[
            "codes",
            "`coinw-errors`",
            "the expansion as source",
            "ratio",
            "memory",
            "as source",
            "ratio",
            "limit",
        ],
    );
    for (Check { codes, edited, first }, (_, _, limit)) in checks.iter().zip(SIZES) {
        let by_hand = edited.get(BY_HAND);
        edits.row(&[
            &codes.to_string(),
            &seconds(&edited[OURS]),
            &seconds(&edited[PASTED]),
            &ratio(&edited[OURS], &edited[PASTED], time),
            &limit.map_or(String::new(), |limit| format!("{limit:.2}")),
            &by_hand.map_or(String::new(), seconds),
            &by_hand.map_or(String::new(), |by_hand| ratio(&edited[OURS], by_hand, time)),
        ]);
        memories.row(&[
            &codes.to_string(),
            &seconds(&first[OURS]),
            &seconds(&first[PASTED]),
            &ratio(&first[OURS], &first[PASTED], time),
            &megabytes(&first[OURS]),
            &megabytes(&first[PASTED]),
            &ratio(&first[OURS], &first[PASTED], memory),
            if *codes == LARGEST { MOST_MEMORY } else { "" },
        ]);
    }
    edits.print();
    memories.print();
    checks.into()
}

fn checks(codes: usize, rounds: usize, expander: &Expander, folder: &Path) -> Check {
    let guide = guide(codes);
    let target = |name: &str| folder.join(name);
    let mut packages = vec![
        Package::by_attribute(&guide, &target("ours")),
        Package::pasted(&guide, &target("pasted"), expander),
    ];
    if codes <= MOST_BY_HAND {
        packages.push(Package::by_hand(&guide, &target("by hand")));
    }
    let check = |package: &Package, number: usize| {
        package.edit(number);
        cost(&package.cargo(&["check", "--quiet"]))
    };
    // What they depend on is built then.
    for package in &packages {
        check(package, 0);
    }
    let first = in_turns(FIRSTS, &packages[..2], |package, _| {
        package.cargo(&["clean", "--quiet", "--package", "scratch"]).status().expect("cargo starts");
        check(package, 0)
    });
    let edited = in_turns(rounds, &packages, |package, round| check(package, round + 1));
    Check { codes, edited, first }
}

fn ratio(one: &Series, other: &Series, of: fn(&Cost) -> f64) -> String {
    format!("**{:.2}**", one.ratio(other, of))
}

fn seconds(series: &Series) -> String {
    format!("{:.2} s", series.median(time))
}

fn megabytes(series: &Series) -> String {
    format!("{:.0} MB", series.median(memory) / 1e6)
}
