//! What the compiler says about a wrong spec: every problem, each in its place, and nothing else.

use std::fs;

use coinw_errors_tests::{Diagnostic, Scratch, workspace};

/// A program that uses all that is generated from the guide in `coinw-errors-macros/tests/wrong/healthy.yaml`.
const PROGRAM: &str = r#"
use coinw_errors::{Channel, Idempotency, Market};

#[coinw_errors::error_guide("guide.yaml", matcher = code)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {}

const FOUND: Option<Code> = Code::from_code(Market::Spot, 7);
const TITLE: &str = Code::Seven.title();

pub fn number(code: Code) -> i32 {
    match code {
        code!(7) => Code::Seven.code(),
        code!(-8) => Code::Eight.code(),
    }
}

pub fn all(code: Code) -> String {
    let _ = (FOUND, TITLE, Code::ALL, Code::SUCCESS, code.entry(), code.steps(), code.delay());
    let _ = (Code::from_code_on(Market::Futures, Channel::Rest, 7), Code::from_name("Eight"));
    let _: &dyn core::error::Error = &code;
    format!("{code} {code:#} {:?}", code.retry_action(Idempotency::Idempotent))
}
"#;

fn healthy() -> String {
    fs::read_to_string(workspace().join("coinw-errors-macros/tests/wrong/healthy.yaml")).unwrap()
}

fn program(guide: impl AsRef<[u8]>) -> Scratch {
    Scratch::new(PROGRAM).file("guide.yaml", guide)
}

/// The first lines of all errors: the message and the place.
#[track_caller]
fn said(errors: &[Diagnostic]) -> Vec<String> {
    for error in errors {
        assert_eq!(error.underlined, "\"guide.yaml\"", "each error is on the path: {error:?}");
    }
    let first_lines =
        |error: &Diagnostic| error.text.lines().take(2).map(str::trim).collect::<Vec<_>>().join(" ");
    errors.iter().map(first_lines).collect()
}

#[track_caller]
fn edited(edits: &[(&str, &str)]) -> String {
    edits.iter().fold(healthy(), |guide, (old, new)| {
        assert_eq!(guide.matches(old).count(), 1, "{old:?} is there once");
        guide.replace(old, new)
    })
}

#[test]
fn a_right_spec_and_its_program_compile_without_a_word() {
    let scratch = program(healthy());
    assert_eq!(scratch.errors(), []);
}

#[test]
fn ten_mistakes_are_ten_errors_each_in_its_place_and_no_other() {
    let guide = edited(&[
        ("url: https://example.com/errors", "url: example.com"),
        ("    title: Seven\n", "    title: ''\n"),
        ("[spot, futures]", "[spot, futurs]"),
        ("kind: internal", "kind: internl"),
        ("delay: 1s", "delay: 1 s"),
        ("- text: Help", "- txt: Help"),
        ("inferred: [delay, note]", "inferred: [dealy, note]"),
        ("    message: eight\n", "    message: eight\n    colour: red\n"),
        ("outcome: rejected", "outcome: refused"),
        ("steps: [Wait.]", "steps: []"),
    ]);
    assert_eq!(
        said(&program(guide).errors()),
        [
            "this is not a web address --> guide.yaml:2:6",
            "the text is empty --> guide.yaml:7:12",
            "unknown market `futurs` --> guide.yaml:8:21",
            "unknown kind `internl` --> guide.yaml:13:11",
            "this is not a duration --> guide.yaml:15:12",
            "unknown field `txt` --> guide.yaml:23:9",
            "`dealy` cannot be listed in `inferred` --> guide.yaml:27:16",
            "unknown field `colour` --> guide.yaml:35:5",
            "unknown outcome `refused` --> guide.yaml:39:14",
            "the list is empty --> guide.yaml:42:12",
        ]
    );
}

#[test]
fn an_error_shows_the_line_the_caret_and_what_was_meant() {
    let errors = program(edited(&[("retry: after_delay", "retry: after_dealy")])).errors();
    assert_eq!(
        errors[0].text,
        "unknown retry class `after_dealy`\n  --> guide.yaml:14:12\n   |\n14 |     retry: after_dealy\n   \
         |            ^^^^^^^^^^^ did you mean `after_delay`?\n   = expected one of never, after_delay, after_reconnect"
    );
}

#[test]
fn a_duplicate_shows_where_the_first_is() {
    let errors = program(edited(&[("- code: -8", "- code: 7")])).errors();
    assert_eq!(
        errors[0].text,
        "the code 7 is listed twice for spot (rest)\n  --> guide.yaml:30:11\n   |\n30 |   - code: 7\n   |           ^ remove one, or correct its number, \
         markets or channel\n \
         --> guide.yaml:5:11\n  |\n5 |   - code: 7\n  |           ^ first here\n   \
         = if the exchange documents both meanings, put both in one entry, in `cause`, `steps` and `note`"
    );
    assert_eq!(errors.len(), 1);
}

#[test]
fn more_than_twenty_problems_are_twenty_and_a_count() {
    let steps: String = (0..25).map(|step| format!("      - {step}\n")).collect();
    let errors = program(edited(&[("      - Wait.\n      - Look again.\n", &steps)])).errors();
    assert_eq!(errors.len(), 21);
    assert_eq!(errors[20].text, "guide.yaml has 5 more problems that are not shown");
}

#[test]
fn equal_mistakes_are_one_error_that_lists_up_to_six_places() {
    for (count, places) in [
        (1, ""),
        (6, "\n   = the same mistake 5 more times, at 21:9, 22:9, 23:9, 24:9, 25:9"),
        (7, "\n   = the same mistake 6 more times, at 21:9, 22:9, 23:9, 24:9, 25:9, …"),
    ] {
        let steps = "      - ''\n".repeat(count);
        let errors = program(edited(&[("      - Wait.\n      - Look again.\n", &steps)])).errors();
        assert_eq!(errors.len(), 1);
        assert!(errors[0].text.ends_with(&format!("write it{places}")), "{}", errors[0].text);
    }
}

// The program still checks, whatever is wrong.

#[track_caller]
fn assert_only_error(guide: impl AsRef<[u8]>, expected: &str) {
    let errors = program(guide).errors();
    assert_eq!(said(&errors), [expected], "{errors:#?}");
}

#[test]
fn a_syntax_error_does_not_take_the_variants_away() {
    assert_only_error(
        edited(&[("    kind: internal", "\tkind: internal")]),
        "this is a tab; YAML allows only spaces here --> guide.yaml:13:1",
    );
}

#[test]
fn a_name_in_the_wrong_case_does_not_take_the_variant_away() {
    assert_only_error(
        edited(&[("name: Seven", "name: seven")]),
        "a name must be in UpperCamelCase, with only ASCII letters and digits --> guide.yaml:6:11",
    );
}

#[test]
fn a_number_that_cannot_be_read_does_not_fail_where_it_is_used() {
    assert_only_error(
        edited(&[("- code: -8", "- code: minus 8")]),
        "expected a whole number; found the string \"minus 8\" --> guide.yaml:30:11",
    );
}

#[test]
fn a_number_that_is_taken_does_not_fail_where_the_right_one_is_used() {
    assert_only_error(
        edited(&[("- code: -8", "- code: 7")]),
        "the code 7 is listed twice for spot (rest) --> guide.yaml:30:11",
    );
}

#[test]
fn two_entries_that_ran_together_keep_both_variants() {
    assert_only_error(
        edited(&[("  - code: -8", "    code: -8")]),
        "the field `code` is given twice --> guide.yaml:30:5",
    );
}

#[test]
fn a_misspelt_name_of_a_field_keeps_its_value() {
    assert_only_error(edited(&[("name: Eight", "nmae: Eight")]), "unknown field `nmae` --> guide.yaml:31:5");
    assert_only_error(edited(&[("codes:", "codez:")]), "unknown field `codez` --> guide.yaml:4:1");
}

#[test]
fn a_constant_that_is_looked_up_does_not_fail_because_of_another_field() {
    let scratch = Scratch::new(&format!(
        "{PROGRAM}\npub const SEVEN: Code = Code::from_code(Market::Spot, 7).unwrap();\n"
    ))
    .file("guide.yaml", edited(&[("kind: internal", "kind: internl")]));
    assert_eq!(said(&scratch.errors()), ["unknown kind `internl` --> guide.yaml:13:11"]);
}

#[test]
fn a_file_in_utf_16_keeps_the_variants() {
    let guide: Vec<u8> =
        [0xfeff].into_iter().chain(healthy().encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let errors = program(guide).errors();
    assert_eq!(errors.len(), 1, "{errors:#?}");
    assert_eq!(errors[0].text, "guide.yaml: the file is UTF-16 or not text: save it as UTF-8");
}

#[test]
fn an_entry_without_markets_does_not_fail_elsewhere() {
    assert_only_error(
        edited(&[("    markets: [spot]\n", "")]),
        "the field `markets` is missing --> guide.yaml:30:5",
    );
}

/// Without any name there is still the API, though no variant.
#[test]
fn a_missing_file_is_one_error_in_a_program_that_names_no_variant() {
    let program = PROGRAM.replace("const TITLE: &str = Code::Seven.title();", "const TITLE: &str = \"\";");
    let (head, rest) = program.split_once("pub fn number").unwrap();
    let (_, tail) = rest.split_once("pub fn all").unwrap();
    let scratch = Scratch::new(&format!("{head}pub fn all{tail}"));
    assert_eq!(said(&scratch.errors()).len(), 1);
}

/// Both as a pattern and as an expression.
#[test]
fn a_missing_file_is_one_error_in_a_program_that_names_numbers() {
    let program = "#[coinw_errors::error_guide(\"guide.yaml\", matcher = code)]\npub enum Code {}\n\
                   pub fn f(code: Code) -> bool {\n    match code {\n        code!(7) => true,\n        _ => false,\n    }\n}\n\
                   pub const SEVEN: Code = code!(7);\n";
    assert_eq!(said(&Scratch::new(program).errors()).len(), 1);
}

// Files that cannot be read.

#[track_caller]
fn only_text(scratch: &Scratch) -> String {
    let errors = scratch.errors();
    assert_eq!(errors.len(), 1, "{errors:#?}");
    errors[0].text.clone()
}

fn guide_at(path: &str) -> Scratch {
    Scratch::new(&format!(
        "#[coinw_errors::error_guide({path:?})]\n#[derive(Debug, Clone, Copy)]\npub enum Code {{}}\n"
    ))
}

#[test]
fn a_file_that_is_not_there_is_named_with_one_that_is() {
    let scratch = guide_at("guides/errors.yaml").file("guides/error.yaml", "");
    assert_eq!(
        only_text(&scratch),
        "guides/errors.yaml: no such file: `guides` has no `errors.yaml` (did you mean `error.yaml`?). \
         The path is relative to the directory of the package's Cargo.toml"
    );
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    assert!(only_text(&guide_at("guides/errors.yaml")).contains("the package's directory has no `guides`"));
}

#[test]
fn a_folder_in_place_of_a_file_cannot_be_read() {
    assert!(only_text(&guide_at("src")).starts_with("src: this is not a file"));
}

#[test]
fn a_file_in_place_of_a_folder_is_named() {
    assert_eq!(
        only_text(&guide_at("src/lib.rs/errors.yaml")),
        "src/lib.rs/errors.yaml: `src/lib.rs` is a file, not a directory"
    );
}

#[test]
fn a_byte_that_is_not_utf_8_is_shown_where_it_is() {
    let guide = edited(&[("It is eight.", "It is \u{0}.")]).into_bytes();
    let guide: Vec<_> = guide.into_iter().map(|byte| if byte == 0 { 0xff } else { byte }).collect();
    assert_eq!(
        program(guide).errors()[0].text,
        "the byte 0xFF is not UTF-8\n  --> guide.yaml:40:18\n   |\n40 |     cause: It is \u{fffd}.\n   \
         |                  ^ save the file as UTF-8"
    );
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    for (length, said) in
        [(16 << 20, "the file is empty"), ((16 << 20) + 1, "the file is larger than 16 MiB")]
    {
        let scratch = guide_at("errors.yaml").file("errors.yaml", vec![b'#'; length]);
        assert!(only_text(&scratch).contains(said), "{length}");
    }
}
