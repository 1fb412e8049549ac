//! The documentation that the macro writes, read back from the enum by a derive that collects it.

use std::collections::HashSet;

use coinw_errors::{ErrorCode, Idempotency, Outcome, Retry};
use coinw_errors_tests::assert_text;
use documented::{Documented, DocumentedVariants};

/// The user's own line.
#[coinw_errors::error_guide("../coinw-errors/spec/coinw.yaml")]
#[derive(Debug, Clone, Copy, Documented, DocumentedVariants)]
enum Code {}

/// Each code beside the documentation of its variant, as Markdown shows it.
fn documented() -> impl Iterator<Item = (ErrorCode, String)> {
    ErrorCode::ALL.iter().copied().zip(Code::ALL.iter().map(|code| shown(code.get_variant_docs())))
}

fn shown(markdown: &str) -> String {
    markdown.replace('\\', "")
}

#[test]
fn the_users_own_line_comes_first() {
    assert!(Code::DOCS.starts_with("The user's own line.\n\nThe codes of the [CoinW API Error Code Guide]"));
}

#[test]
fn the_table_of_all_codes_is_sorted_by_number() {
    let table = shown(Code::DOCS);
    let lines: Vec<_> = table.lines().filter(|line| line.contains("](Code::")).collect();
    assert_eq!(lines.len(), ErrorCode::ALL.len());
    let mut codes = ErrorCode::ALL.to_vec();
    codes.sort_by_key(|code| code.code());
    for (line, code) in lines.iter().zip(codes) {
        let start = format!("| {} | {}", code.code(), code.title());
        assert!(line.starts_with(&start), "{line}");
        assert!(line.contains(&format!("| [{name}](Code::{name}) |", name = code.name())), "{line}");
    }
}

#[test]
fn the_table_translates_titles_that_are_not_in_latin_letters_and_no_others() {
    assert!(Code::DOCS.contains("| -103 | 用户API出错 (User API error)"), "{}", Code::DOCS);
    assert!(!Code::DOCS.contains("Trading Suspension (Trading"), "{}", Code::DOCS);
}

#[test]
fn a_variant_opens_with_its_number_and_title() {
    for (code, docs) in documented() {
        assert!(docs.starts_with(&format!("**{}** {}\n", code.code(), code.title())), "{docs}");
    }
}

#[test]
fn a_variant_translates_what_the_server_says() {
    for (code, docs) in documented() {
        let meaning = code.translation().map(|translation| format!("The message means “{translation}”."));
        assert!(meaning.is_none_or(|meaning| docs.contains(&meaning)), "{docs}");
    }
}

#[test]
fn a_variant_has_its_cause_and_every_step_numbered() {
    for (code, docs) in documented() {
        assert!(docs.contains(code.cause()), "{docs}");
        for (index, step) in code.steps().iter().enumerate() {
            assert!(docs.contains(&format!("\n{}. {step}", index + 1)), "{docs}");
        }
    }
}

/// Every retry class with every outcome.
#[coinw_errors::error_guide("guides/vocabulary.yaml")]
#[derive(Debug, Clone, Copy, DocumentedVariants)]
enum EveryWord {}

#[test]
fn a_variant_says_what_retry_action_decides() {
    let mut cells = HashSet::new();
    for code in EveryWord::ALL {
        let [idempotent, not_idempotent] = [Idempotency::Idempotent, Idempotency::NotIdempotent]
            .map(|idempotency| code.retry_action(idempotency).to_string());
        let said = if idempotent == not_idempotent {
            format!("An idempotent request and any other request: {idempotent}.")
        } else {
            format!("An idempotent request: {idempotent}. Any other request: {not_idempotent}.")
        };
        let docs = code.get_variant_docs();
        assert!(docs.contains(&said), "{said:?} is missing in {docs}");
        cells.insert((code.retry(), code.outcome()));
    }
    assert_eq!(cells.len(), Retry::ALL.len() * Outcome::ALL.len());
}

#[test]
fn a_variant_shows_its_sample_in_a_block_that_is_no_test() {
    for (code, variant) in ErrorCode::ALL.iter().zip(Code::ALL) {
        let docs = variant.get_variant_docs();
        assert!(docs.contains(&format!("```json\n{}\n```", code.sample())), "{docs}");
    }
}

#[test]
fn a_variant_marks_what_is_inferred() {
    for (code, docs) in documented() {
        let mark = format!("*Inferred, not stated by the guide: {}.*", code.inferred().join(", "));
        assert!(docs.ends_with(&mark), "{docs}");
    }
}

/// The expansion as rustdoc gets it.
#[test]
fn the_documentation_of_a_code_reads_well() {
    let documented: Vec<_> = documented()
        .filter(|(code, _)| [29001, -103, 1004].contains(&code.code()))
        .map(|(_, docs)| docs)
        .collect();
    assert_text!(documented.join("\n\n────────\n\n"));
}
