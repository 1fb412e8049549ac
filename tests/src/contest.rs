//! Two programs side by side, and how their times compare.
//!
//! The usual libraries measure one after the other. On a machine that others use too, the second may run on a processor that is
//! half as fast by then. Here they take turns every few milliseconds, and each turn gives a ratio.

use std::time::{Duration, Instant};

/// How long each runs in a turn; long beside the resolution of the clock, short beside whatever else the machine does.
const TURN: Duration = Duration::from_millis(2);
const TURNS: usize = 301;

/// Time of the one divided by the time of the other, over all turns.
#[derive(Debug, Clone, Copy)]
pub struct Ratio {
    /// Half of the turns are below it.
    pub median: f64,
    /// A quarter of the turns is below it.
    pub low: f64,
    /// A quarter of the turns is above it.
    pub high: f64,
    /// Of the one, in its fastest turn.
    pub fastest: Duration,
}

/// Compares the time of `one` with the time of `other`.
pub fn ratio(mut one: impl FnMut(), mut other: impl FnMut()) -> Ratio {
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
    Ratio { median: at(2), low: at(1), high: at(3), fastest: Duration::from_secs_f64(fastest) }
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
