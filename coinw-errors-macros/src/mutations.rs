//! Guides that nobody would write: the real spec, damaged at random.
//!
//! Whatever the damage, nothing panics, every reported position is in the text, every message fits a screen, and the generated code parses.
//! The last is checked for every accepted guide, and for one in eight of the others. The rows of an accepted guide have the same texts that
//! `serde_yaml` alone reads from the file. `PROPTEST_CASES` sets how many guides each test makes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use proc_macro2::{TokenStream, TokenTree};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use quote::{ToTokens, quote};

use crate::args::{Args, Stub};
use crate::diagnostic::Diagnostics;
use crate::expand::{Context, expand, read_guide};
use crate::format::{CODE, Field};
use crate::source;

/// The spec in pieces: what is above the entries, then the entries.
static SPEC: LazyLock<Vec<String>> = LazyLock::new(|| {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec/coinw.yaml");
    let spec = fs::read_to_string(file).unwrap();
    let (head, codes) = spec.split_once("codes:\n").unwrap();
    let codes = &codes[codes.find("  - code:").unwrap()..];
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
    let mut diagnostics = Diagnostics::default();
    let text = source::decode(bytes, &mut diagnostics);
    let guide = read_guide(Some(&text), &mut diagnostics);
    assert_eq!(
        guide.document.is_some(),
        diagnostics.is_empty(),
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

    for diagnostic in diagnostics.render("guide.yaml", &text) {
        assert!(diagnostic.len() < 4_000, "a message has to fit a screen: {diagnostic}");
        assert_positions_are_in(&diagnostic, &text);
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
    if guide.document.is_some() {
        let mut rows = Vec::new();
        collect_rows(expansion.clone(), &mut rows);
        assert_eq!(rows, read_by_the_library(bytes), "what is written is what is read");
    }
    syn::parse2::<syn::File>(expansion).unwrap();
}

/// The fields of an entry that people read, each with its texts in their order.
type Texts = BTreeMap<String, Vec<String>>;

const TEXTS: [&str; 9] =
    ["title", "message", "translation", "cause", "steps", "links", "aliases", "note", "retired"];

/// The texts in each row of the expansion: `__Row { title: "…", steps: &["…", "…"], … }`.
fn collect_rows(tokens: TokenStream, rows: &mut Vec<Texts>) {
    let mut is_row = false;
    for token in tokens {
        match token {
            TokenTree::Group(fields) if is_row => {
                let row: syn::ExprStruct = syn::parse2(quote!(Row #fields)).unwrap();
                let texts = row.fields.iter().map(|field| {
                    let mut texts = Vec::new();
                    collect_literals(field.expr.to_token_stream(), &mut texts);
                    (field.member.to_token_stream().to_string(), texts)
                });
                rows.push(texts.filter(|(key, _)| TEXTS.contains(&key.as_str())).collect());
                is_row = false;
            }
            TokenTree::Group(group) => collect_rows(group.stream(), rows),
            token => is_row = token.to_string() == "__Row",
        }
    }
}

fn collect_literals(tokens: TokenStream, texts: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => collect_literals(group.stream(), texts),
            TokenTree::Literal(literal) => {
                let text = syn::parse2::<syn::LitStr>(literal.into_token_stream());
                texts.extend(text.ok().map(|text| text.value()));
            }
            _ => {}
        }
    }
}

fn read_by_the_library(bytes: &[u8]) -> Vec<Texts> {
    let guide: serde_yaml::Value = serde_yaml::from_slice(bytes).unwrap();
    let of_entry = |entry: &serde_yaml::Value| {
        let texts = TEXTS.iter().filter_map(|key| Some((key.to_string(), texts(entry.get(key)?))));
        texts.collect()
    };
    guide["codes"].as_sequence().unwrap().iter().map(of_entry).collect()
}

fn texts(value: &serde_yaml::Value) -> Vec<String> {
    match value {
        serde_yaml::Value::Sequence(items) => items.iter().flat_map(texts).collect(),
        serde_yaml::Value::Mapping(_) => {
            [&value["text"], &value["url"]].into_iter().flat_map(texts).collect()
        }
        text => vec![text.as_str().unwrap().to_owned()],
    }
}

fn assert_positions_are_in(diagnostic: &str, text: &str) {
    let places = diagnostic.lines().filter_map(|line| line.trim_start().strip_prefix("--> guide.yaml:"));
    for place in places {
        let (line, column) = place.split_once(':').unwrap();
        let (line, column): (usize, usize) = (line.parse().unwrap(), column.parse().unwrap());
        let found = text.split('\n').nth(line - 1).unwrap_or_else(|| panic!("no line {line}: {diagnostic}"));
        assert!((1..=found.chars().count() + 1).contains(&column), "no column {column}: {diagnostic}");
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
    assert!(read_guide(Some(&SPEC.concat()), &mut Diagnostics::default()).document.is_some());
}

/// The first entry with its title in another layout.
fn with_title(layout: &str) -> String {
    let title = "    title: Internal Server Error\n";
    let entry = SPEC.iter().find(|entry| entry.contains(title)).unwrap();
    SPEC[0].clone() + &entry.replace(title, layout)
}

#[test]
fn an_unusual_layout_is_read() {
    for layout in [
        "    \"title\": Internal Server Error\n",
        "    title:\n      Internal Server Error\n",
        "    title:\n      >-\n      Internal Server Error\n",
        "    title: >-\n      Internal\n      Server Error\n",
        "    title: 'Internal\n      Server Error'\n",
        "    title: \"Internal \\\n      Server Error\"\n",
        "    title: |2-\n      Internal Server Error\n",
        "    title  :   Internal Server Error   \n",
        "    title: Internal Server\n       Error\n",
    ] {
        let guide = with_title(layout);
        survives(guide.as_bytes());
        assert!(read_guide(Some(&guide), &mut Diagnostics::default()).document.is_some(), "{layout}");
    }
}

#[test]
fn a_layout_that_only_the_library_reads_is_refused_where_it_is_or_at_its_entry() {
    let head = SPEC[0].lines().count();
    for (layout, line, column) in [
        ("    ? title\n    : Internal Server Error\n", 1, 5),
        ("    \"\\x74itle\": Internal Server Error\n", 1, 5),
        ("    title: &t Internal Server Error\n", 3, 12),
        ("    title: !!str Internal Server Error\n", 3, 12),
        ("    title: !!Internal Server Error\n", 3, 12),
        ("    ! title: Internal Server Error\n", 3, 5),
        ("    ? title\n    : >-\n      Internal Server Error\n", 1, 5),
    ] {
        let mut diagnostics = Diagnostics::default();
        let guide = with_title(layout);
        read_guide(Some(&guide), &mut diagnostics);
        let errors = diagnostics.render("guide.yaml", &guide);
        assert_eq!(errors.len(), 1, "{errors:?}");
        let place = format!("--> guide.yaml:{}:{column}\n", head + line);
        assert!(errors[0].contains(&place), "{errors:?}");
    }
}
