//! The CPU time of each compiler run in a build.
//!
//! The difference between two whole builds is noisy. Most compiler runs are the same in both, so they are counted once.

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::process::Command;

use coinw_errors_tests::{Cargo, Scratch};
use tempfile::TempDir;
use wait4::Wait4;

use crate::measure::{each_in_turns, median};

/// Names the file in which the process notes what the compiler took that it runs in cargo's place.
const NOTES: &str = "COINW_ERRORS_COMPILERS";

/// The seconds in user mode of all compilers of a build from nothing, for each package: for each compiler the median of `rounds`, and of
/// all packages that need it.
pub fn user_time(rounds: usize, packages: &[Scratch]) -> Vec<f64> {
    let mut compilers: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    let mut needed = vec![Vec::new(); packages.len()];
    each_in_turns(rounds, packages, |index, package| {
        let noted = build_noting(package);
        needed[index] = noted.iter().map(|(compiler, _)| compiler.clone()).collect();
        for (compiler, seconds) in noted {
            compilers.entry(compiler).or_default().push(seconds);
        }
    });
    let medians = |compiler: &String| median(compilers[compiler].iter().copied());
    needed.iter().map(|needed| needed.iter().map(medians).sum()).collect()
}

/// One compiler after the other: how much one takes depends on what runs beside it.
fn build_noting(package: &Scratch) -> Vec<(String, f64)> {
    let target = TempDir::with_prefix("coinw-errors-").expect("a temporary folder");
    let notes = target.path().join("notes");
    let path = |path: &Path| path.to_str().expect("a path in UTF-8").to_owned();
    let this = std::env::current_exe().expect("a program knows where it is");
    let build = Cargo::new(package.folder(), &target.path().join("target"))
        .env("CARGO_BUILD_JOBS", "1")
        .env("RUSTC_WRAPPER", &path(&this))
        .env(NOTES, &path(&notes));
    build.succeed(&["build", "--quiet"]);
    let notes = fs::read_to_string(notes).expect("the notes of the compilers");
    let note = |line: &str| {
        let (compiler, seconds) = line.split_once(' ').expect("a compiler and its seconds");
        (compiler.to_owned(), seconds.parse().expect("seconds"))
    };
    notes.lines().map(note).collect()
}

/// Runs the compiler and notes what it took, if this is the process that cargo started in its place.
pub fn compile_if_asked() {
    let Some(notes) = std::env::var_os(NOTES) else { return };
    let mut arguments = std::env::args().skip(1);
    let mut command = Command::new(arguments.next().expect("a compiler"));
    let arguments: Vec<_> = arguments.collect();
    let mut child = command.args(&arguments).spawn().expect("the compiler is there");
    let used = child.wait4().expect("a child can be waited for");
    // Without it, cargo or a build script asks what the compiler can do.
    if let Some(build) = arguments.iter().find_map(|argument| argument.strip_prefix("metadata=")) {
        let name = arguments.iter().skip_while(|argument| *argument != "--crate-name").nth(1);
        let name = name.expect("the name of what is compiled");
        let mut notes = OpenOptions::new().create(true).append(true).open(notes).expect("a file for notes");
        writeln!(notes, "{name}-{build} {}", used.rusage.utime.as_secs_f64()).expect("a note");
    }
    std::process::exit(used.status.code().unwrap_or(1));
}
