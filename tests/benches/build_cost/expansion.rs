//! The expansion alone: from the guide to tokens, without the compiler.

use std::fs;

use coinw_errors_tests::Size;
use coinw_errors_tests::guide::Guide;
use tempfile::TempDir;

use crate::expander::Expander;
use crate::measure::{Series, cost, in_turns, memory, time};
use crate::table::Table;

const SIZES: [usize; 5] = [15, 150, 1_000, 1_500, 10_000];
const ROUNDS: usize = 5;

/// Ten times as many codes take at most so many times as long.
const MOST_GROWTH: f64 = 11.0;

/// What a guide of so many codes costs.
pub struct Expansion {
    pub codes: usize,
    pub series: Series,
}

pub fn report(expander: &Expander) -> Vec<Expansion> {
    let folder = TempDir::with_prefix("coinw-errors-").expect("a temporary folder");
    for codes in SIZES {
        let guide = Guide::of_size(codes).to_yaml();
        fs::write(folder.path().join(format!("{codes}.yaml")), guide).expect("a file that can be written");
    }
    let all =
        in_turns(ROUNDS, &SIZES, |codes, _| cost(&expander.command(folder.path(), &format!("{codes}.yaml"))));

    let mut table = Table::new(
        "The expansion alone",
        &["codes", "time", "for each code", "memory", "lines", "lines for each code", "tokens for each code"],
    );
    for (codes, series) in SIZES.into_iter().zip(&all) {
        let Size { lines, tokens } = expander.size(folder.path(), &format!("{codes}.yaml"));
        table.row(&[
            &codes.to_string(),
            &format!("{:.0} ms", series.median(time) * 1e3),
            &format!("{:.0} µs", series.median(time) * 1e6 / float(codes)),
            &format!("{:.0} MB", series.median(memory) / 1e6),
            &lines.to_string(),
            &format!("{:.1}", float(lines) / float(codes)),
            &format!("{:.0}", float(tokens) / float(codes)),
        ]);
    }
    table.print();
    let [_, _, thousand, _, ten_thousand] = &all[..] else { unreachable!("a series for each size") };
    let growth = ten_thousand.ratio(thousand, time);
    println!("From 1,000 to 10,000 codes it grows **{growth:.1}** times (limit {MOST_GROWTH:.1}).\n");
    SIZES.into_iter().zip(all).map(|(codes, series)| Expansion { codes, series }).collect()
}

#[allow(clippy::cast_precision_loss)] // Far below where it loses any.
fn float(count: usize) -> f64 {
    count as f64
}
