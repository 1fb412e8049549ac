//! Guides that nobody would write: the real spec, damaged at random.
//!
//! Whatever the damage, nothing panics, every position that is reported is one of the text, every message fits a screen,
//! and what comes out parses: of what is accepted always, of the rest in one case of eight.
//! `PROPTEST_CASES` sets how many guides each test makes.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use quote::quote;

use crate::args::{Args, Stub};
use crate::expand::{Context, expand, read_guide};
use crate::format::{CODE, Field};
use crate::problem::Problems;
use crate::source;

/// The spec in pieces: what is above the entries, then the entries.
static SPEC: LazyLock<Vec<String>> = LazyLock::new(|| {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec/coinw.yaml");
    let spec = fs::read_to_string(file).unwrap();
    let (head, codes) = spec.split_once("codes:\n").unwrap();
    // Most of the head is a comment, in which damage does nothing.
    let head = head[head.find("\ntitle:").unwrap()..].trim_start();
    let entries = codes.strip_prefix("  - code:").unwrap().split("\n  - code:");
    let entries = entries.map(|entry| format!("  - code:{entry}\n"));
    [format!("{head}codes:\n")].into_iter().chain(entries).collect()
});

/// The spec with some of its entries, so that damage hits more than one place of the same entry now and then.
fn some_of_the_spec() -> impl Strategy<Value = String> {
    let count = SPEC.len();
    prop_oneof![
        49 => (1..count, 1..4_usize).prop_map(move |(from, length)| {
            SPEC[0].clone() + &SPEC[from..(from + length).min(count)].concat()
        }),
        1 => Just(SPEC.concat()),
    ]
}

#[derive(Debug, Clone)]
enum Damage {
    Byte(Index, u8),
    Remove(Index, u8),
    Insert(Index, &'static str),
    RemoveLine(Index),
    RepeatLine(Index),
    SwapLines(Index, Index),
    IndentLine(Index, u8),
    Value(Index, &'static str),
    RemoveLines(Index, u8),
    RepeatLines(Index, u8),
    IndentLines(Index, u8),
}

/// What means something to YAML, to the format, or to nobody.
const TOKENS: [&str; 40] = [
    "[",
    "]",
    "{",
    "}",
    ":",
    ": ",
    "- ",
    "\n",
    "\t",
    "#",
    " #",
    "'",
    "\"",
    "|",
    ">",
    "&a",
    "*a",
    "!x ",
    "---\n",
    "...\n",
    "%YAML",
    "<<: *a",
    "\u{feff}",
    "\u{202e}",
    "\u{200b}",
    "\u{85}",
    "\u{2028}",
    "\r",
    "\0",
    "界",
    "é",
    "\\",
    "\\u202e",
    "code: 0\n",
    "name: A\n",
    "  - code: 1\n",
    "null",
    "~",
    "?",
    ",",
];

const VALUES: [&str; 38] = [
    "[\"七\n      x\"]",
    "['七\n      x']",
    "{'é\n",
    "x #y",
    "<<<<<<< a",
    "'it's'",
    "",
    "~",
    "0",
    "-1",
    "1.5",
    "200",
    "2147483648",
    "99999999999999999999999",
    "true",
    ".nan",
    ".inf",
    "0x10",
    "'x'",
    "\"\\u0000\"",
    "[]",
    "[a, b]",
    "{}",
    "{a: b}",
    "|\n      x",
    ">-\n      x",
    "*a",
    "&a x",
    "!t x",
    "never",
    "after_delay",
    "1h",
    "61m",
    "RateLimited",
    "Self",
    "'{\"code\":1}'",
    "[spot, spot]",
    "https://x",
];

fn bytes_and_lines() -> impl Strategy<Value = Damage> {
    let index = any::<Index>;
    prop_oneof![
        (index(), any::<u8>()).prop_map(|(at, byte)| Damage::Byte(at, byte)),
        (index(), 1..40_u8).prop_map(|(at, length)| Damage::Remove(at, length)),
        (index(), select(&TOKENS[..])).prop_map(|(at, token)| Damage::Insert(at, token)),
        index().prop_map(Damage::RemoveLine),
        index().prop_map(Damage::RepeatLine),
        (index(), index()).prop_map(|(one, other)| Damage::SwapLines(one, other)),
        (index(), 0..8_u8).prop_map(|(at, depth)| Damage::IndentLine(at, depth)),
    ]
}

fn values_and_structure() -> impl Strategy<Value = Damage> {
    let index = any::<Index>;
    prop_oneof![
        4 => (index(), select(&VALUES[..])).prop_map(|(at, value)| Damage::Value(at, value)),
        1 => (index(), 1..20_u8).prop_map(|(at, length)| Damage::RemoveLines(at, length)),
        1 => (index(), 1..20_u8).prop_map(|(at, length)| Damage::RepeatLines(at, length)),
        1 => (index(), 1..20_u8).prop_map(|(at, length)| Damage::IndentLines(at, length)),
    ]
}

fn damaged(spec: &str, damages: &[Damage]) -> Vec<u8> {
    let mut bytes = spec.as_bytes().to_vec();
    for damage in damages {
        match damage {
            Damage::Byte(..) | Damage::Remove(..) | Damage::Insert(..) => damage_bytes(&mut bytes, damage),
            _ => {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
                damage_lines(&mut lines, damage);
                bytes = lines.join("\n").into_bytes();
            }
        }
    }
    bytes
}

fn damage_bytes(bytes: &mut Vec<u8>, damage: &Damage) {
    if bytes.is_empty() {
        return;
    }
    match damage {
        Damage::Byte(at, byte) => {
            let at = at.index(bytes.len());
            bytes[at] = *byte;
        }
        Damage::Remove(at, length) => {
            let at = at.index(bytes.len());
            bytes.drain(at..(at + usize::from(*length)).min(bytes.len()));
        }
        Damage::Insert(at, token) => {
            let at = at.index(bytes.len());
            bytes.splice(at..at, token.bytes());
        }
        _ => {}
    }
}

fn damage_lines(lines: &mut Vec<String>, damage: &Damage) {
    let count = lines.len();
    let range = |at: &Index, length: u8| {
        let at = at.index(count);
        at..(at + usize::from(length)).min(count)
    };
    match damage {
        Damage::RemoveLine(at) => drop(lines.remove(at.index(count))),
        Damage::RepeatLine(at) => {
            let line = lines[at.index(count)].clone();
            lines.insert(at.index(count), line);
        }
        Damage::SwapLines(one, other) => lines.swap(one.index(count), other.index(count)),
        Damage::IndentLine(at, depth) => {
            let line = &mut lines[at.index(count)];
            *line = " ".repeat(usize::from(*depth)) + line.trim_start();
        }
        Damage::Value(at, value) => {
            let line = &mut lines[at.index(count)];
            if let Some((key, _)) = line.split_once(": ") {
                *line = format!("{key}: {value}");
            }
        }
        Damage::RemoveLines(at, length) => drop(lines.drain(range(at, *length))),
        Damage::RepeatLines(at, length) => {
            let repeated: Vec<_> = lines[range(at, *length)].to_vec();
            let at = at.index(count);
            lines.splice(at..at, repeated);
        }
        Damage::IndentLines(at, length) => {
            lines[range(at, *length)].iter_mut().for_each(|line| line.insert_str(0, "  "));
        }
        _ => {}
    }
    if lines.is_empty() {
        lines.push(String::new());
    }
}

fn survives(bytes: &[u8]) {
    let mut problems = Problems::default();
    let text = source::decode(bytes, &mut problems);
    let guide = read_guide(Some(&text), &mut problems);
    assert_eq!(
        guide.document.is_some(),
        problems.is_empty(),
        "a guide is sound exactly if nothing is wrong with it"
    );

    for entry in guide.document.iter().flat_map(|document| document.list("codes")) {
        let is_there = |field: &Field| entry.get(field.key).is_some_and(|node| !node.is_lost());
        assert!(
            CODE.iter().filter(|field| field.is_required()).all(is_there),
            "nothing is lost without a word"
        );
        assert!(entry.pairs().iter().all(|(key, node)| !key.is_lost() && !node.is_lost()));
    }

    for problem in problems.render("guide.yaml", &text) {
        assert!(problem.len() < 4_000, "a message has to fit a screen: {problem}");
        assert_positions_are_in(&problem, &text);
    }

    // To parse the expansion takes longer than all the rest, so of the guides that are not sound only some do it.
    if guide.document.is_none() && !text.len().is_multiple_of(8) {
        return;
    }
    let args: Args = syn::parse2(quote!("guide.yaml", matcher = code)).unwrap();
    let stub: Stub = syn::parse2(quote!(
        #[derive(Debug, Clone, Copy)]
        pub enum Code {}
    ))
    .unwrap();
    let expansion = expand(&Context { args: &args, stub: &stub, guide: &guide });
    syn::parse2::<syn::File>(expansion).unwrap();
}

fn assert_positions_are_in(problem: &str, text: &str) {
    let places = problem.lines().filter_map(|line| line.trim_start().strip_prefix("--> guide.yaml:"));
    for place in places {
        let (line, column) = place.split_once(':').unwrap();
        let (line, column): (usize, usize) = (line.parse().unwrap(), column.parse().unwrap());
        let found = text.split('\n').nth(line - 1).unwrap_or_else(|| panic!("no line {line}: {problem}"));
        assert!((1..=found.chars().count() + 1).contains(&column), "no column {column}: {problem}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_bytes_and_lines_are_survived(
        spec in some_of_the_spec(),
        damages in prop::collection::vec(bytes_and_lines(), 1..4),
    ) {
        survives(&damaged(&spec, &damages));
    }

    #[test]
    fn damaged_values_and_structure_are_survived(
        spec in some_of_the_spec(),
        damages in prop::collection::vec(values_and_structure(), 1..6),
    ) {
        survives(&damaged(&spec, &damages));
    }

    #[test]
    fn bytes_that_were_never_a_guide_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        survives(&bytes);
    }
}

#[test]
fn the_spec_is_put_together_from_its_pieces() {
    let entries = SPEC.concat().matches("\n  - code: ").count();
    assert_eq!(SPEC.len(), 1 + entries);
    survives(SPEC.concat().as_bytes());
    assert!(read_guide(Some(&SPEC.concat()), &mut Problems::default()).document.is_some());
}
