//! Two programs side by side: how their times compare, and how many instructions each takes.
//!
//! The usual libraries measure one after the other. On a shared machine, the second may run when the processor is half as fast. Here they
//! take turns every few milliseconds, and each turn gives a ratio.

use std::process::Command;
use std::time::{Duration, Instant};

/// How long each runs in a turn; long beside the resolution of the clock, short beside whatever else the machine does.
const TURN: Duration = Duration::from_millis(2);
const TURNS: usize = 301;

/// Says to a child which contender it is to run, and how often, and nothing else.
const ERRAND: &str = "CONTEST_ERRAND";

/// How often a contender runs while its instructions are counted, less one: what the first run alone does is not counted.
const COUNTED: u64 = 10;

/// A program that holds contests.
///
/// To count instructions it starts itself under `valgrind`, once for each contender. The child does all that its parent does, but
/// runs only that contender. It is therefore made once, at the start of `main`, and what it prints is all that is printed.
#[derive(Debug)]
pub struct Contest {
    /// For a child: which contender, and how often.
    errand: Option<(usize, u64)>,
    contenders: usize,
}

/// How two contenders compare.
struct Comparison {
    /// Time of the one divided by the time of the other: half of the turns are below it.
    median: f64,
    /// A quarter of the turns is below it.
    low: f64,
    /// A quarter of the turns is above it.
    high: f64,
    /// Of the one, in its fastest turn, in seconds.
    fastest: f64,
    /// Of the one and of the other. `None` where there is no `valgrind`.
    instructions: Option<(u64, u64)>,
}

impl Contest {
    /// Begins, and says under which heads `row` prints.
    #[allow(clippy::new_without_default)] // A default prints nothing.
    pub fn new() -> Self {
        let errand = std::env::var(ERRAND).ok().and_then(|errand| {
            let (contender, runs) = errand.split_once(' ')?;
            Some((contender.parse().ok()?, runs.parse().ok()?))
        });
        if errand.is_none() {
            println!("| what | against | ratio | quartiles | limit | ours | instructions | ratio of these |");
            println!("|---|---|---:|---|---:|---:|---:|---:|");
        }
        Self { errand, contenders: 0 }
    }

    /// Compares two contenders and prints a row. `operations` are done in one run of either; the ratio of `one` to `other` is to be
    /// at most the `limit`, if there is one.
    pub fn row(
        &mut self,
        what: &str,
        against: &str,
        limit: Option<f64>,
        operations: u32,
        one: impl FnMut(),
        other: impl FnMut(),
    ) {
        let Some(Comparison { median, low, high, fastest, instructions }) = self.compare(one, other) else {
            return;
        };
        let limit = limit.map_or(String::new(), |limit| format!("{limit:.2}"));
        let each = fastest * 1e9 / f64::from(operations);
        let (count, count_ratio) = instructions.map_or((String::new(), String::new()), |(one, other)| {
            #[allow(clippy::cast_precision_loss)] // Ratios are shown with two digits.
            let ratio = one as f64 / other as f64;
            ((one / u64::from(operations)).to_string(), format!("{ratio:.2}"))
        });
        println!(
            "| {what} | {against} | **{median:.2}** | {low:.2} – {high:.2} | {limit} | {each:.1} ns | {count} | {count_ratio} |"
        );
    }

    /// `None` in a child, which is not here to compare.
    fn compare(&mut self, mut one: impl FnMut(), mut other: impl FnMut()) -> Option<Comparison> {
        let number = self.contenders;
        self.contenders += 2;
        if let Some((contender, runs)) = self.errand {
            if contender == number {
                (0..runs).for_each(|_| one());
            } else if contender == number + 1 {
                (0..runs).for_each(|_| other());
            }
            return None;
        }
        let instructions = instructions(number).zip(instructions(number + 1));
        Some(Comparison { instructions, ..ratio(one, other) })
    }
}

/// Of one run of a contender.
fn instructions(contender: usize) -> Option<u64> {
    let all = count(contender, COUNTED + 1)?;
    Some((all - count(contender, 1)?) / COUNTED)
}

fn count(contender: usize, runs: u64) -> Option<u64> {
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]);
    valgrind.arg(std::env::current_exe().ok()?).env(ERRAND, format!("{contender} {runs}"));
    let output = valgrind.output().ok()?;
    let said = String::from_utf8_lossy(&output.stderr);
    let collected = said.lines().find_map(|line| line.split_once("Collected :"))?;
    collected.1.trim().parse().ok()
}

fn ratio(mut one: impl FnMut(), mut other: impl FnMut()) -> Comparison {
    let (ones, others) = (calls_in_a_turn(&mut one), calls_in_a_turn(&mut other));
    let mut ratios = Vec::with_capacity(TURNS);
    let mut fastest = f64::INFINITY;
    for turn in 0..TURNS {
        // Who comes first may find the caches warm, or cold.
        let (one, other) = if turn % 2 == 0 {
            let one = per_call(&mut one, ones);
            (one, per_call(&mut other, others))
        } else {
            let other = per_call(&mut other, others);
            (per_call(&mut one, ones), other)
        };
        fastest = fastest.min(one);
        ratios.push(one / other);
    }
    ratios.sort_by(f64::total_cmp);
    let at = |part: usize| ratios[TURNS * part / 4];
    Comparison { median: at(2), low: at(1), high: at(3), fastest, instructions: None }
}

fn calls_in_a_turn(run: &mut impl FnMut()) -> u32 {
    let mut calls = 1;
    loop {
        let start = Instant::now();
        (0..calls).for_each(|_| run());
        if start.elapsed() >= TURN {
            return calls;
        }
        calls *= 2;
    }
}

fn per_call(run: &mut impl FnMut(), calls: u32) -> f64 {
    let start = Instant::now();
    (0..calls).for_each(|_| run());
    start.elapsed().as_secs_f64() / f64::from(calls)
}
