//! A build from nothing.

use std::path::Path;
use std::process::Command;

use coinw_errors_tests::guide::Guide;
use coinw_errors_tests::{Cargo, Scratch, by_hand, workspace};
use tempfile::TempDir;

use crate::expander::Expander;
use crate::measure::{Cost, Series, cost, in_turns, processor, time};
use crate::packages::without_macro;
use crate::table::Table;

const ROUNDS: usize = 5;

/// What is added is the difference of two builds, each of which takes a little longer or shorter every time.
const ROUNDS_IN_TREE: usize = 9;

/// What most programs have anyway.
const TREE: &str = "serde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"\n";

const NOTHING: &str = "";

pub fn report(expander: &Expander) {
    let checkout = TempDir::with_prefix("coinw-errors-").expect("a temporary folder");
    without_macro(checkout.path(), expander);
    let by_hand = by_hand::library(&Guide::of_coinw());
    let least = by_hand::DEPENDENCIES.replace("\"0.7\"", "{ version = \"0.7\", default-features = false }");
    let ours =
        |tree| library(tree, &dependency(&workspace().join("coinw-errors")), "pub use coinw_errors::*;\n");
    let limit = |tree| {
        library(tree, &dependency(&checkout.path().join("coinw-errors")), "pub use coinw_errors::*;\n")
    };
    let hand = |tree| library(tree, by_hand::DEPENDENCIES, &by_hand);
    let lean_hand = |tree| library(tree, &least, &by_hand);

    let alone = [ours(NOTHING), hand(NOTHING), lean_hand(NOTHING), limit(NOTHING)];
    let in_tree = [library(TREE, "", ""), ours(TREE), hand(TREE), lean_hand(TREE), limit(TREE)];
    let alone = in_turns(ROUNDS, &alone, |package, _| build_from_nothing(package));
    let in_tree = in_turns(ROUNDS_IN_TREE, &in_tree, |package, _| build_from_nothing(package));
    let (tree, in_tree) = in_tree.split_first().expect("a series for each package");

    let mut table = Table::new(
        "A build from nothing",
        &["", "alone", "ratio", "adds to a tree", "ratio", "limit", "processor time added", "ratio"],
    );
    let added: Vec<_> = in_tree.iter().map(|series| added(series, tree)).collect();
    let names = [
        "`coinw-errors`",
        "by hand, with `thiserror`, `strum`, `num_enum`",
        "the same, `num_enum` without default features",
        "the expansion as source, no macro",
    ];
    for (index, name) in names.into_iter().enumerate() {
        let (alone_ratio, added_ratio, limit) = if index == 0 {
            (String::new(), String::new(), "")
        } else {
            // The first that is by hand is the one to be ahead of.
            let limit = if index == 1 { "0.70" } else { "" };
            (ratio(&alone[0], &alone[index], time), ratio(&added[0], &added[index], time), limit)
        };
        let processor_ratio =
            if index == 0 { String::new() } else { ratio(&added[0], &added[index], processor) };
        table.row(&[
            name,
            &format!("{:.1} s", alone[index].median(time)),
            &alone_ratio,
            &format!("{:.1} s", added[index].median(time)),
            &added_ratio,
            limit,
            &format!("{:.1} s", added[index].median(processor)),
            &processor_ratio,
        ]);
    }
    table.print();
    println!(
        "The tree is a library with `serde` (derive) and `serde_json`, which takes {:.1} s.\n",
        tree.median(time)
    );
}

fn ratio(one: &Series, other: &Series, of: fn(&Cost) -> f64) -> String {
    format!("**{:.2}**", one.ratio(other, of))
}

/// What each build took more than the one of the tree alone in the same round.
fn added(series: &Series, tree: &Series) -> Series {
    let rounds = series.0.iter().zip(&tree.0);
    let less = |(one, other): (&Cost, &Cost)| Cost {
        time: one.time - other.time,
        processor: one.processor - other.processor,
        memory: one.memory,
    };
    Series(rounds.map(less).collect())
}

fn dependency(path: &Path) -> String {
    // Quoted as TOML quotes it, backslashes of Windows included.
    let path = format!("{:?}", path.to_str().expect("a path in UTF-8"));
    format!("coinw-errors = {{ path = {path} }}\n")
}

fn library(tree: &str, dependencies: &str, text: &str) -> Scratch {
    let scratch =
        Scratch::empty(Path::new("never used").to_owned()).dependencies(tree).dependencies(dependencies);
    scratch.file("src/lib.rs", text)
}

/// In a folder for artifacts that nothing was ever built in.
fn build_from_nothing(package: &Scratch) -> Cost {
    let target = TempDir::with_prefix("coinw-errors-").expect("a temporary folder");
    let build: Command = Cargo::new(package.folder(), target.path()).command(&["build", "--quiet"]);
    cost(&build)
}
