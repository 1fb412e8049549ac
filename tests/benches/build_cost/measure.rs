//! What a process costs.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use wait4::Wait4;

/// Of a process and of all that it started.
#[derive(Debug, Clone, Copy, Default)]
pub struct Cost {
    /// From start to end, in seconds.
    pub time: f64,
    /// The most memory that any one of the processes had, in bytes.
    pub memory: f64,
}

/// The first argument of the process that measures another.
const MEASURE: &str = "--measure";

/// Runs a command that has to succeed.
///
/// It is run by a small process of its own: what a process has in memory while it starts another is counted as that one's.
pub fn cost(command: &Command) -> Cost {
    let this = std::env::current_exe().expect("a program knows where it is");
    let mut measuring = Command::new(this);
    measuring.arg(MEASURE).arg(command.get_program()).args(command.get_args());
    measuring.current_dir(command.get_current_dir().unwrap_or(Path::new(".")));
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => measuring.env(name, value),
            None => measuring.env_remove(name),
        };
    }
    let output = measuring.stderr(Stdio::inherit()).output().expect("a program can start itself");
    assert!(output.status.success(), "{command:?}: {}", output.status);
    let said = String::from_utf8_lossy(&output.stdout);
    let numbers: Vec<f64> = said.split_whitespace().filter_map(|number| number.parse().ok()).collect();
    let [time, memory] = numbers[..] else { panic!("it said: {said}") };
    Cost { time, memory }
}

/// Does what `cost` asks for, if this is the process that it started.
pub fn measure_if_asked() {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_none_or(|first| first != MEASURE) {
        return;
    }
    let mut command = Command::new(arguments.next().expect("a program to measure"));
    let start = Instant::now();
    let mut child = command.args(arguments).stdout(Stdio::null()).spawn().expect("the program is there");
    let used = child.wait4().expect("a child can be waited for");
    println!("{} {}", start.elapsed().as_secs_f64(), used.rusage.maxrss);
    std::process::exit(used.status.code().unwrap_or(1));
}

/// Of each of several things, `rounds` times.
pub fn in_turns<T>(rounds: usize, things: &[T], cost: impl Fn(&T, usize) -> Cost) -> Vec<Series> {
    let mut series: Vec<_> = things.iter().map(|_| Series(Vec::new())).collect();
    each_in_turns(rounds, things, |index, thing| {
        let round = series[index].0.len();
        series[index].0.push(cost(thing, round));
    });
    series
}

/// Does something with each of several things, `rounds` times in turn, so that all of them see the machine at its best and at its worst.
pub fn each_in_turns<T>(rounds: usize, things: &[T], mut act: impl FnMut(usize, &T)) {
    for round in 0..rounds {
        let mut turns: Vec<_> = things.iter().enumerate().collect();
        // Who comes later may find a busier machine, or a warmer one.
        if round % 2 == 1 {
            turns.reverse();
        }
        for (index, thing) in turns {
            act(index, thing);
        }
    }
}

/// What the same thing cost each time.
#[derive(Debug)]
pub struct Series(pub Vec<Cost>);

impl Series {
    pub fn median(&self, of: fn(&Cost) -> f64) -> f64 {
        median(self.0.iter().map(of))
    }

    /// How it compares with another, round by round.
    pub fn ratio(&self, other: &Self, of: fn(&Cost) -> f64) -> f64 {
        median(self.0.iter().zip(&other.0).map(|(one, other)| of(one) / of(other)))
    }
}

pub fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<_> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

pub fn time(cost: &Cost) -> f64 {
    cost.time
}

pub fn memory(cost: &Cost) -> f64 {
    cost.memory
}
