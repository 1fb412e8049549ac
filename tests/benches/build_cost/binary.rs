//! A release build: how long it takes, and how large the program is.

use std::fs;
use std::path::Path;

use crate::expander::Expander;
use crate::measure::{cost, in_turns, time};
use crate::packages::{Package, guide};
use crate::table::Table;

const SIZES: [usize; 2] = [15, 1_500];
const ROUNDS: usize = 3;

/// A program that explains the code that it is given.
const OURS: &str = "fn main() {
    let code = std::env::args().nth(1).unwrap().parse().unwrap();
    let found = scratch::ErrorCode::from_code(coinw_errors::Market::Futures, code);
    println!(\"{:#}\", found.unwrap());
}
";

const BY_HAND: &str = "fn main() {
    let code = std::env::args().nth(1).unwrap().parse().unwrap();
    let found = scratch::ErrorCode::from_code(scratch::Market::Futures, code);
    println!(\"{}\", scratch::Explanation(found.unwrap()));
}
";

pub fn report(expander: &Expander, folder: &Path) {
    let mut table = Table::new(
        "A release build of the codes and a program that explains them",
        &[
            "codes",
            "`coinw-errors`",
            "by hand",
            "ratio",
            "program",
            "as source",
            "by hand",
            "ratio to by hand",
        ],
    );
    for codes in SIZES {
        let guide = guide(codes);
        let target = |name: &str| folder.join(name);
        let packages = [
            Package::by_attribute(&guide, &target("ours")).file("src/main.rs", OURS),
            Package::pasted(&guide, &target("pasted"), expander).file("src/main.rs", OURS),
            Package::by_hand(&guide, &target("by hand")).file("src/main.rs", BY_HAND),
        ];
        let build = |package: &Package, number| {
            package.edit(number);
            cost(&package.cargo(&["build", "--quiet", "--release"]))
        };
        // What they depend on is built.
        for package in &packages {
            build(package, 0);
        }
        let series = in_turns(ROUNDS, &packages, |package, round| build(package, round + 1));
        let [ours, _, by_hand] = &series[..] else { unreachable!("a series for each package") };
        let [size, pasted_size, by_hand_size] = ["ours", "pasted", "by hand"].map(|name| size(&target(name)));
        table.row(&[
            &codes.to_string(),
            &format!("{:.2} s", ours.median(time)),
            &format!("{:.2} s", by_hand.median(time)),
            &format!("**{:.2}**", ours.ratio(by_hand, time)),
            &kilobytes(size),
            &kilobytes(pasted_size),
            &kilobytes(by_hand_size),
            &format!("**{:.2}**", size / by_hand_size),
        ]);
    }
    table.print();
}

#[allow(clippy::cast_precision_loss)] // No program has so many bytes.
fn size(target: &Path) -> f64 {
    let program = target.join("release").join(format!("scratch{}", std::env::consts::EXE_SUFFIX));
    fs::metadata(program).expect("the program was built").len() as f64
}

fn kilobytes(size: f64) -> String {
    format!("{:.0} kB", size / 1e3)
}
