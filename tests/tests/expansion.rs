//! The expansion as text, as the compiler gets it.

use coinw_errors_tests::guide::Guide;
use coinw_errors_tests::{Scratch, Size, formatted};

fn expansion_of(guide: &str) -> String {
    formatted(coinw_errors_expander::expansion(guide.as_bytes()).unwrap())
}

/// Entries that all have as many texts, whatever the spec has.
fn guide_of(codes: usize) -> Guide {
    let mut guide = Guide::of_size(codes);
    for code in &mut guide.codes {
        code.remedies = ["wait", "reconcile", "contact_support"].map(str::to_owned).into();
        code.steps = vec!["Send the request again as a test.".to_owned(); 4];
        code.aliases = (0..5).map(|alias| format!("{} by another name {alias}", code.code)).collect();
        code.links.clear();
        code.note = Some("Seen on another page.".to_owned());
        code.inferred = ["kind", "note"].map(str::to_owned).into();
    }
    guide
}

/// What a guide has once, and not for each code, is left out of account. Of the lines, many have one alias each.
#[test]
fn a_code_more_is_at_most_215_tokens_and_55_lines_more() {
    let size = |codes: usize| Size::of(&expansion_of(&guide_of(codes).to_yaml()));
    let (few, many) = (size(15), size(315));
    let each = |many: usize, few: usize| (many - few) / 300;
    let (tokens, lines) = (each(many.tokens, few.tokens), each(many.lines, few.lines));
    assert!(tokens <= 215 && lines <= 55, "{tokens} tokens and {lines} lines");
}

/// In what a macro made, the compiler keeps to itself most of what it would say to a person, even what will be an error.
#[test]
fn as_source_it_compiles_without_a_warning() {
    let guide = Guide::of_coinw().to_yaml();
    let scratch = Scratch::new(&expansion_of(&guide)).file("guide.yaml", guide);
    assert_eq!([scratch.errors(), scratch.warnings()], [[], []]);
}
