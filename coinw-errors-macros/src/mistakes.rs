//! A table of common mistakes, each with the place and text of every error about it. Correct guides get no errors.
//!
//! A line of `tests/mistakes/table.jsonl` is one edit of the `guide.yaml` next to it, as pairs of old and new text, or a whole file. For a
//! new mistake, write the edit or the text with an empty `said`, and let `BLESS=1 cargo test -p coinw-errors-macros mistakes` fill it in.
//! Review it before you commit it.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::diagnostic::Diagnostics;
use crate::expand::read_guide;
use crate::source::decode;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes")
}

fn edited(edits: &Value) -> String {
    let mut guide = fs::read_to_string(folder().join("guide.yaml")).unwrap();
    for edit in edits.as_array().unwrap() {
        let [old, new] = [&edit[0], &edit[1]].map(|text| text.as_str().unwrap());
        assert_eq!(guide.matches(old).count(), 1, "{old:?} is there once");
        guide = guide.replace(old, new);
    }
    guide
}

fn guide_of(row: &Value) -> String {
    row["file"].as_str().map_or_else(|| edited(&row["edit"]), str::to_owned)
}

/// The line, the columns that the carets are under, the headline, and what stands beside the carets.
fn said_about(guide: &str) -> Vec<String> {
    let mut diagnostics = Diagnostics::default();
    read_guide(Some(guide), &mut diagnostics);
    let said = diagnostics.render("guide.yaml", guide).into_iter().map(|diagnostic| {
        let mut lines = diagnostic.lines();
        let headline = lines.next().unwrap();
        let place = lines.next().unwrap_or_default().trim_start().strip_prefix("--> guide.yaml:");
        let below = lines.nth(2).unwrap_or_default().trim_start_matches([' ', '|']);
        let label = below.trim_start_matches('^');
        let place = match place.and_then(|place| place.split_once(':')) {
            Some((line, first)) => {
                let first: usize = first.parse().unwrap();
                let last = first + (below.len() - label.len()) - 1;
                format!("{line}:{first}{}", if last > first { format!("-{last}") } else { String::new() })
            }
            None => "the file".to_owned(),
        };
        let label = label.trim_start();
        let colon = if label.is_empty() { "" } else { ": " };
        format!("{place}: {headline}{colon}{label}")
    });
    said.collect()
}

fn rows() -> Vec<Value> {
    let rows = fs::read_to_string(folder().join("table.jsonl")).unwrap();
    rows.lines().map(|row| serde_json::from_str(row).unwrap()).collect()
}

#[test]
fn each_mistake_is_told_once_where_it_was_made() {
    let table = folder().join("table.jsonl");
    let rows = rows();
    assert!(rows.len() > 200, "the table is not where it was");
    let found: Vec<_> = rows.iter().map(|row| said_about(&guide_of(row))).collect();
    if std::env::var_os("BLESS").is_some() {
        let lines = rows.into_iter().zip(&found).map(|(mut row, said)| {
            row["said"] = json!(said);
            format!("{row}\n")
        });
        fs::write(&table, lines.collect::<String>()).unwrap();
        return;
    }
    let differences = rows.iter().zip(&found).filter(|(row, said)| row["said"] != json!(said));
    let differences: Vec<_> = differences.map(|(row, said)| format!("{row}\nis now: {said:#?}")).collect();
    assert!(
        differences.is_empty(),
        "{}\nIf this is intended, `BLESS=1 cargo test -p coinw-errors-macros mistakes` updates the table.",
        differences.join("\n")
    );
}

/// Each of the table that leaves the last entry as it is, with a mistake of value there. A mistake above the entries hides them, for nothing
/// says that they are entries then; and so does a control character, which no part of a file in YAML may have.
#[test]
fn no_mistake_hides_one_of_another_entry() {
    const LAST_ENTRY: &str = "  - code: -3\n";
    let rows = rows();
    let others = rows.iter().filter(|row| row["file"].is_null()).filter_map(|row| {
        let guide = guide_of(row);
        let healthy = edited(&json!([]));
        let (before, last) = guide.split_once(LAST_ENTRY)?;
        let first = row["said"][0].as_str().and_then(|said| said.split_once(':')?.0.parse().ok());
        let is_above = first.is_some_and(|line: usize| line <= 8);
        let is_control = row["said"].to_string().contains("control character");
        let is_untouched = healthy.ends_with(&format!("{LAST_ENTRY}{last}")) && !is_above && !is_control;
        let wrong = last.replace("outcome: unknown", "outcome: unkown");
        is_untouched.then(|| (row, guide.clone(), format!("{before}{LAST_ENTRY}{wrong}")))
    });
    let hidden: Vec<_> = others
        .filter(|(_, guide, wrong)| said_about(wrong).len() <= said_about(guide).len())
        .map(|(row, ..)| row.to_string())
        .collect();
    assert!(hidden.is_empty(), "{}", hidden.join("\n"));
}

/// Not in the table: whether a mark is one is known only after every other mistake of syntax is mended.
#[test]
fn an_alias_of_what_only_looks_like_a_mark_is_a_mistake() {
    let guide = edited(&json!([["title: Too Many Orders", "title: Q&spot A"], ["[spot]", "[*spot]"]]));
    let label = "put a text that starts with `*` in quotes";
    assert_eq!(said_about(&guide), [format!("33:15: this `*` is an alias, but no `&` defines it: {label}")]);
}

/// Not in the table: the entry is read with the whole file only, so that every other mistake of syntax hides what the entry has.
#[test]
fn an_entry_in_braces_may_have_an_alias_of_another_entry() {
    let entry = "  - {code: 5, name: Five, title: Five, markets: *both, message: five, sample: '{\"code\":5,\"msg\":\"five\"}', \
                 kind: internal, retry: never, outcome: unknown, remedies: [wait], cause: Five, steps: [Wait]}\n";
    let guide = edited(&json!([
        ["[spot, futures]", "&both [spot, futures]"],
        ["\n  - code: 2001", format!("\n{entry}  - code: 2001")]
    ]));
    assert_eq!(said_about(&guide), [""; 0]);
}

#[test]
fn a_file_in_another_encoding_is_one_mistake() {
    let guide = edited(&json!([
        ["message: bad signature", "message: schlechte Prüfsumme"],
        ["bad signature", "schlechte Prüfsumme"]
    ]));
    let utf_16 = |to_bytes: fn(u16) -> [u8; 2]| guide.encode_utf16().flat_map(to_bytes).collect::<Vec<_>>();
    let latin_1 = guide.chars().map(|character| u8::try_from(character).unwrap_or(b'?')).collect();
    let utf_32 = |to_bytes: fn(u32) -> [u8; 4]| {
        let marked = ['\u{feff}'].into_iter().chain(guide.chars());
        marked.flat_map(|character| to_bytes(u32::from(character))).collect::<Vec<_>>()
    };
    for bytes in [
        utf_16(u16::to_le_bytes),
        utf_16(u16::to_be_bytes),
        utf_32(u32::to_le_bytes),
        utf_32(u32::to_be_bytes),
        latin_1,
    ] {
        let mut diagnostics = Diagnostics::default();
        let text = decode(&bytes, &mut diagnostics);
        let guide = read_guide(Some(&text), &mut diagnostics);
        assert_eq!(guide.variants.len(), 3);
        let said = diagnostics.render("guide.yaml", &text);
        assert!(said.len() == 1 && said[0].contains("UTF-8"), "{said:#?}");
    }
}

#[test]
fn of_a_file_with_other_bytes_than_utf_8_the_rest_is_read_if_it_is_a_guide() {
    let said_about = |bytes: &[u8]| {
        let mut diagnostics = Diagnostics::default();
        let text = decode(bytes, &mut diagnostics);
        read_guide(Some(&text), &mut diagnostics);
        let said = diagnostics.render("guide.yaml", &text);
        said.iter().map(|said| said.lines().next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let guide = edited(&json!([["kind: unauthenticated", "kind: authentifié"]]));
    let latin_1: Vec<_> = guide.chars().map(|character| u8::try_from(character).unwrap()).collect();
    assert_eq!(said_about(&latin_1), ["the byte 0xE9 is not UTF-8"]);
    assert_eq!(said_about(b"\x89PNG\r\n: : :"), ["the byte 0x89 is not UTF-8"]);
    assert_eq!(said_about(b"title: T\xff\nurl: \"https://example.com\n"), ["the byte 0xFF is not UTF-8"]);
}

#[test]
fn what_is_nested_without_an_end_overflows_no_stack() {
    for piece in ["[", "{a: ", "- ", "a: [", "- {"] {
        assert!(!said_about(&piece.repeat(5_000)).is_empty(), "{piece}");
    }
}
