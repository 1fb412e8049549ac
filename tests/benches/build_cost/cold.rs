//! A build from nothing.

use std::path::Path;
use std::process::Command;

use coinw_errors_tests::guide::Guide;
use coinw_errors_tests::{Cargo, Scratch, by_hand, dependency_on, workspace};
use tempfile::TempDir;

use crate::compilers::user_time;
use crate::expander::Expander;
use crate::measure::{Cost, Series, cost, in_turns, time};
use crate::packages::without_macro;
use crate::table::Table;

const ROUNDS: usize = 5;

const ROUNDS_OF_COMPILERS: usize = 4;

/// What most programs have anyway.
const TREE: &str = "serde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"\n";

const NOTHING: &str = "";

pub fn report(expander: &Expander) {
    let checkout = TempDir::with_prefix("coinw-errors-").expect("a temporary folder");
    without_macro(checkout.path(), expander);
    let by_hand = by_hand::library(&Guide::of_coinw());
    let least = by_hand::DEPENDENCIES.replace("\"0.7\"", "{ version = \"0.7\", default-features = false }");
    let ours = |tree| depending_on(workspace(), tree, "");
    let own_serde = |tree| depending_on(workspace(), tree, ", default-features = false");
    let limit = |tree| depending_on(checkout.path(), tree, "");
    let hand = |tree| library(tree, by_hand::DEPENDENCIES, &by_hand);
    let lean_hand = |tree| library(tree, &least, &by_hand);

    let contenders = |tree| [ours(tree), own_serde(tree), hand(tree), lean_hand(tree), limit(tree)];
    let alone = contenders(NOTHING);
    let in_tree: Vec<_> = [library(TREE, "", "")].into_iter().chain(contenders(TREE)).collect();
    let alone = in_turns(ROUNDS, &alone, |package, _| build_from_nothing(package));
    let compilers = user_time(ROUNDS_OF_COMPILERS, &in_tree);
    let in_tree = in_turns(ROUNDS, &in_tree, |package, _| build_from_nothing(package));
    let (tree, in_tree) = in_tree.split_first().expect("a series for each package");
    let (of_tree, compilers) = compilers.split_first().expect("a sum for each package");

    let mut table = Table::new(
        "A build from nothing",
        &["", "alone", "ratio", "adds to a tree", "ratio", "limit", "compilers added", "ratio", "limit"],
    );
    let added: Vec<_> = in_tree.iter().map(|series| added(series, tree)).collect();
    let compilers: Vec<_> = compilers.iter().map(|time| time - of_tree).collect();
    // The first that is by hand is the one to be ahead of.
    let rows = [
        ("`coinw-errors`", "", ""),
        ("the same without default features", "", ""),
        ("by hand, with `thiserror`, `strum`, `num_enum`", "0.70", "0.50"),
        ("by hand, `num_enum` without default features", "", "0.80"),
        ("the expansion as source, no macro", "", ""),
    ];
    for (index, (name, limit, limit_of_compilers)) in rows.into_iter().enumerate() {
        let is_other = index > 0;
        let ratio = |one: &[Series]| if is_other { ratio(&one[0], &one[index]) } else { String::new() };
        let of_compilers = format!("**{:.2}**", compilers[0] / compilers[index]);
        table.row(&[
            name,
            &format!("{:.1} s", alone[index].median(time)),
            &ratio(&alone),
            &format!("{:.1} s", added[index].median(time)),
            &ratio(&added),
            limit,
            &format!("{:.1} s", compilers[index]),
            if is_other { &of_compilers } else { "" },
            limit_of_compilers,
        ]);
    }
    table.print();
    println!(
        "The tree is a library with `serde` (derive) and `serde_json`, which takes {:.1} s.\n",
        tree.median(time)
    );
}

fn ratio(one: &Series, other: &Series) -> String {
    format!("**{:.2}**", one.ratio(other, time))
}

/// What each build took more than the one of the tree alone in the same round.
fn added(series: &Series, tree: &Series) -> Series {
    let rounds = series.0.iter().zip(&tree.0);
    let less = |(one, other): (&Cost, &Cost)| Cost { time: one.time - other.time, memory: one.memory };
    Series(rounds.map(less).collect())
}

fn depending_on(checkout: &Path, tree: &str, options: &str) -> Scratch {
    let dependency = dependency_on(&checkout.join("coinw-errors"), options);
    library(tree, &dependency, "pub use coinw_errors::*;\n")
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
