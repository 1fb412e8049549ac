//! A table of mistakes that people make, each with the place and the words of all that is said about it; of what is right, nothing is.
//!
//! A line of `tests/mistakes/table.jsonl` is one edit of `guide.yaml` beside it, as pairs of what is replaced and by what, or the text of a
//! whole file. For a new one write the edit or the text with nothing said, and let `BLESS=1 cargo test -p coinw-errors-macros mistakes`
//! write the rest; read it before committing it.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::expand::read_guide;
use crate::problem::Problems;
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
    let mut problems = Problems::default();
    read_guide(Some(guide), &mut problems);
    let said = problems.render("guide.yaml", guide).into_iter().map(|problem| {
        let mut lines = problem.lines();
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
    assert!(rows.len() > 400, "the table is not where it was");
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

/// Each of the table, with a mistake of syntax and one of value in the last entry.
#[test]
fn no_mistake_hides_another() {
    for row in rows() {
        let guide = guide_of(&row);
        let others =
            [("channel: websocket\n", "channel: \"websocket\n"), ("outcome: unknown\n", "outcome: unkown\n")];
        for (right, wrong) in others.into_iter().filter(|(right, _)| guide.matches(right).count() == 1) {
            let said = said_about(&guide.replace(right, wrong));
            assert_eq!(said.len(), said_about(&guide).len() + 1, "{row}: {said:#?}");
        }
    }
}

/// Not in the table: whether a mark is one is known only after every other mistake of syntax is mended.
#[test]
fn an_alias_of_what_only_looks_like_a_mark_is_a_mistake() {
    let guide = edited(&json!([["title: Too Many Orders", "title: Q&spot A"], ["[spot]", "[*spot]"]]));
    let label = "put a text that starts with `*` in quotes";
    assert_eq!(said_about(&guide), [format!("33:15: no `&` marks what this `*` stands for: {label}")]);
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
fn a_file_that_is_cut_off_is_one_mistake() {
    let guide = edited(&json!([]));
    let first = guide.find("    name: TooManyOrders").unwrap();
    for (cut, _) in guide.char_indices().filter(|(cut, _)| *cut > first) {
        let said = said_about(&guide[..cut]);
        // Where an entry ends, the file may end too. A link that is cut off lacks its address as well as its text.
        let is_link = guide[..cut].trim_end().ends_with("text:");
        assert!(said.len() < 2 || is_link, "…{:?}: {said:#?}", &guide[cut - 40..cut]);
    }
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
        let mut problems = Problems::default();
        let text = decode(&bytes, &mut problems);
        let guide = read_guide(Some(&text), &mut problems);
        assert_eq!(guide.variants.len(), 3);
        let said = problems.render("guide.yaml", &text);
        assert!(said.len() == 1 && said[0].contains("UTF-8"), "{said:#?}");
    }
}

#[test]
fn of_a_file_with_other_bytes_than_utf_8_the_rest_is_read_if_it_is_a_guide() {
    let said_about = |bytes: &[u8]| {
        let mut problems = Problems::default();
        let text = decode(bytes, &mut problems);
        read_guide(Some(&text), &mut problems);
        let said = problems.render("guide.yaml", &text);
        said.iter().map(|said| said.lines().next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let guide = edited(&json!([["kind: unauthenticated", "kind: authentifié"]]));
    let latin_1: Vec<_> = guide.chars().map(|character| u8::try_from(character).unwrap()).collect();
    assert_eq!(said_about(&latin_1), ["the byte 0xE9 is not UTF-8"]);
    assert_eq!(said_about(b"\x89PNG\r\n: : :"), ["the byte 0x89 is not UTF-8"]);
    assert_eq!(
        said_about(b"title: T\xff\nurl: \"https://example.com\n"),
        ["the field `codes` is missing", "the byte 0xFF is not UTF-8", "this quote is never closed"]
    );
}
