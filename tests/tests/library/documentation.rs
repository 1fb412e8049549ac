//! The documentation that the macro writes, read back from the expansion.

use std::collections::HashSet;
use std::fs;
use std::sync::LazyLock;

use coinw_errors::{ErrorCode, Idempotency, Outcome, Retry};
use coinw_errors_tests::{assert_text, workspace};
use syn::{Attribute, Expr, ExprLit, Item, Lit, Meta, MetaNameValue};

/// The documentation of an enum of error codes, of its macro, and of its variants.
struct Documentation {
    whole: String,
    matcher: String,
    variants: Vec<String>,
}

static OF_COINW: LazyLock<Documentation> = LazyLock::new(|| documentation("coinw-errors/spec/coinw.yaml"));

/// That of an enum `Code` with the line "The codes." of its author.
fn documentation(guide: &str) -> Documentation {
    let guide = fs::read(workspace().join(guide)).unwrap();
    let file: syn::File = syn::parse2(coinw_errors_expander::expansion(&guide).unwrap()).unwrap();
    let matcher = file.items.iter().find_map(|item| match item {
        Item::Macro(item) if item.ident.is_some() => Some(text(&item.attrs)),
        _ => None,
    });
    let is_enum = |item| if let Item::Enum(item) = item { Some(item) } else { None };
    let item = file.items.into_iter().find_map(is_enum).unwrap();
    let variants = item.variants.iter().map(|variant| text(&variant.attrs)).collect();
    Documentation { whole: text(&item.attrs), matcher: matcher.unwrap(), variants }
}

fn text(attributes: &[Attribute]) -> String {
    let mut lines = Vec::new();
    for attribute in attributes {
        if let Meta::NameValue(MetaNameValue { path, value, .. }) = &attribute.meta
            && let Expr::Lit(ExprLit { lit: Lit::Str(line), .. }) = value
            && path.is_ident("doc")
        {
            // What follows `///` begins with a blank.
            lines.push(line.value().strip_prefix(' ').map_or_else(|| line.value(), str::to_owned));
        }
    }
    lines.join("\n")
}

/// Each code beside the documentation of its variant, as Markdown shows it.
fn documented() -> impl Iterator<Item = (ErrorCode, String)> {
    ErrorCode::ALL.iter().copied().zip(OF_COINW.variants.iter().map(|docs| shown(docs)))
}

fn shown(markdown: &str) -> String {
    markdown.replace('\\', "")
}

#[test]
fn the_users_own_line_comes_first() {
    let docs = &OF_COINW.whole;
    assert!(docs.starts_with("The codes.\n\nThe codes of the [CoinW API Error Code Guide]"), "{docs}");
}

/// Each line about a code, with the code; sorted by number, and none is left out.
fn lines_by_number(docs: &str) -> impl Iterator<Item = (&str, ErrorCode)> {
    let lines: Vec<_> = docs.lines().filter(|line| line.contains("](Code::")).collect();
    assert_eq!(lines.len(), ErrorCode::ALL.len());
    let mut codes = ErrorCode::ALL.to_vec();
    codes.sort_by_key(|code| code.code());
    lines.into_iter().zip(codes)
}

#[test]
fn the_table_of_all_codes_is_sorted_by_number() {
    for (line, code) in lines_by_number(&shown(&OF_COINW.whole)) {
        let start = format!("| [{}](Code::{}) | {}", code.code(), code.name(), code.title());
        assert!(line.starts_with(&start), "{line}");
        assert!(line.contains(&format!("| [{name}](Code::{name}) |", name = code.name())), "{line}");
    }
}

/// An editor shows this list at `code!(29001)`.
#[test]
fn the_macro_lists_every_number_sorted_with_its_variant() {
    for (line, code) in lines_by_number(&shown(&OF_COINW.matcher)) {
        assert!(line.starts_with(&format!("- **{}** {}", code.code(), code.title())), "{line}");
        assert!(line.ends_with(&format!("[`{name}`](Code::{name})", name = code.name())), "{line}");
    }
}

#[test]
fn the_documentation_of_the_macro_reads_well() {
    let docs = shown(&OF_COINW.matcher);
    let is_other = |line: &&str| {
        line.starts_with("- **")
            && !["**29001**", "**-103**", "**1004**"].iter().any(|code| line.contains(code))
    };
    assert_text!(docs.lines().filter(|line| !is_other(line)).collect::<Vec<_>>().join("\n"));
}

#[test]
fn the_table_translates_titles_that_are_not_in_latin_letters_and_no_others() {
    let docs = &OF_COINW.whole;
    assert!(docs.contains("(Code::UserApiError) | 用户API出错 (User API error)"), "{docs}");
    assert!(!docs.contains("Trading Suspension (Trading"), "{docs}");
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
        let docs = in_one_line(&docs);
        assert!(docs.contains(&in_one_line(code.cause())), "{docs}");
        for (index, step) in code.steps().iter().enumerate() {
            assert!(docs.contains(&in_one_line(&format!(" {}. {step}", index + 1))), "{docs}");
        }
    }
}

fn in_one_line(text: &str) -> String {
    shown(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every retry class with every outcome.
#[coinw_errors::error_guide("guides/vocabulary.yaml")]
#[derive(Debug, Clone, Copy)]
enum EveryWord {}

#[test]
fn a_variant_says_what_retry_action_decides() {
    let mut cells = HashSet::new();
    let documentation = documentation("tests/guides/vocabulary.yaml");
    for (code, docs) in EveryWord::ALL.iter().zip(&documentation.variants) {
        let [idempotent, not_idempotent] = [Idempotency::Idempotent, Idempotency::NotIdempotent]
            .map(|idempotency| code.retry_action(idempotency).to_string());
        let said = if idempotent == not_idempotent {
            format!("An idempotent request and any other request: {idempotent}.")
        } else {
            format!("An idempotent request: {idempotent}. Any other request: {not_idempotent}.")
        };
        assert!(docs.contains(&said), "{said:?} is missing in {docs}");
        cells.insert((code.retry(), code.outcome()));
    }
    assert_eq!(cells.len(), Retry::ALL.len() * Outcome::ALL.len());
}

#[test]
fn a_variant_shows_its_sample_in_a_block_that_is_no_test() {
    for (code, docs) in ErrorCode::ALL.iter().zip(&OF_COINW.variants) {
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
