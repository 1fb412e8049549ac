//! The expansion as text: what the compiler is given to read.

use std::fs;
use std::sync::OnceLock;

use coinw_errors_tests::guide::Guide;
use coinw_errors_tests::{Expander, Scratch, artifacts};

fn expander() -> &'static Expander {
    static EXPANDER: OnceLock<Expander> = OnceLock::new();
    EXPANDER.get_or_init(|| Expander::build(&artifacts("expander")))
}

fn with_guide_of(codes: usize) -> Scratch {
    Scratch::new("").file("guide.yaml", Guide::of_size(codes).to_yaml())
}

/// What a guide has once, and not for each code, is left out of account. Of the lines, many have one alias each.
#[test]
fn a_code_more_is_at_most_240_tokens_and_45_lines_more() {
    let size = |codes: usize| expander().size(with_guide_of(codes).folder(), "guide.yaml");
    let (few, many) = (size(15), size(315));
    let each = |many: usize, few: usize| (many - few) / 300;
    let (tokens, lines) = (each(many.tokens, few.tokens), each(many.lines, few.lines));
    assert!(tokens <= 240 && lines <= 45, "{tokens} tokens and {lines} lines");
}

/// In what a macro made, the compiler keeps to itself most of what it would say to a person, even what will be an error.
#[test]
fn as_source_it_compiles_without_a_warning() {
    let scratch = with_guide_of(15);
    let source = expander().expand(scratch.folder(), "guide.yaml");
    fs::write(scratch.folder().join("src/lib.rs"), source).unwrap();
    assert_eq!([scratch.errors(), scratch.warnings()], [[], []]);
}
