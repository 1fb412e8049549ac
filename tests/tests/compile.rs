//! What the compiler says to people who use the enum or write an attribute of their own.

use coinw_errors::ErrorCode;
use coinw_errors_tests::{Diagnostic, Scratch, artifacts, library_that_matches, workspace};

#[track_caller]
fn only(diagnostics: Vec<Diagnostic>) -> Diagnostic {
    let [only] = <[_; 1]>::try_from(diagnostics).expect("one diagnostic");
    only
}

/// A guide of one entry, which a test changes.
const GUIDE: &str = r#"title: Test guide
url: https://example.com/errors
success: [0]
codes:
  - code: 7
    name: Seven
    title: Seven
    markets: [spot]
    message: seven
    sample: '{"code":7,"msg":"seven"}'
    kind: internal
    retry: never
    outcome: unknown
    remedies: [wait]
    cause: It is seven.
    steps: [Wait.]
"#;

/// An enum over a guide that lies beside it.
fn own_guide(guide: impl AsRef<[u8]>) -> Scratch {
    attribute(r#""errors.yaml""#).file("errors.yaml", guide)
}

fn attribute(arguments: &str) -> Scratch {
    Scratch::new(&format!(
        "#[coinw_errors::error_guide({arguments})]\n#[derive(Debug, Clone, Copy)]\npub enum Code {{}}\n"
    ))
}

// Using the enum.

#[test]
fn a_match_of_all_codes_compiles() {
    let scratch =
        Scratch::new(&library_that_matches(ErrorCode::ALL.iter().map(|code| (code.code(), code.name()))));
    assert_eq!(scratch.errors(), []);
}

#[test]
fn a_match_that_misses_a_code_does_not_compile_and_names_it() {
    let others = ErrorCode::ALL.iter().filter(|&&code| code != ErrorCode::BusinessException);
    let scratch = Scratch::new(&library_that_matches(others.map(|code| (code.code(), code.name()))));
    let error = only(scratch.errors());
    assert!(error.text.contains("`ErrorCode::BusinessException` not covered"), "{error:?}");
}

fn not_listed(number: i32) -> String {
    let mut listed: Vec<_> = ErrorCode::ALL.iter().map(|code| code.code()).collect();
    listed.sort_by_key(|listed| (listed.abs_diff(number), *listed));
    listed.dedup();
    let nearest: Vec<_> = listed.iter().take(3).map(ToString::to_string).collect();
    format!(
        "the number {number} is not in spec/coinw.yaml, from which `ErrorCode` is generated; the nearest numbers there are {}",
        nearest.join(", ")
    )
}

#[test]
fn an_unlisted_number_does_not_compile_in_an_expression() {
    let scratch = Scratch::new("pub fn f() { let _ = coinw_errors::code!(777001); }");
    let error = only(scratch.errors());
    assert_eq!(error.text, not_listed(777_001));
    assert_eq!(error.underlined, "777001");
}

#[test]
fn an_unlisted_number_does_not_compile_in_a_pattern() {
    let scratch = Scratch::new(
        "pub fn f(e: coinw_errors::ErrorCode) -> bool { matches!(e, coinw_errors::code!(-777001)) }",
    );
    let error = only(scratch.errors());
    assert_eq!(error.text, not_listed(-777_001));
    assert_eq!(error.underlined, "-777001");
}

#[test]
fn what_is_no_number_does_not_compile() {
    let scratch = Scratch::new("pub fn f() { let _ = coinw_errors::code!(RateLimited); }");
    let error = only(scratch.errors());
    assert!(error.text.starts_with("`code!(RateLimited)`: `code!` takes one whole number"), "{error:?}");
    assert_eq!((error.underlined.as_str(), error.file.as_str()), ("RateLimited", "src/lib.rs"));
}

#[test]
fn a_number_that_is_written_otherwise_does_not_compile_and_says_how_to_write_it() {
    for (given, said) in [
        ("MY", "takes one whole number"),
        ("\"9012\"", "write `code!(9012)` instead of `code!(\"9012\")`"),
        ("1, 2", "takes one whole number"),
        ("1_004", "write `code!(1004)` instead of `code!(1_004)`"),
    ] {
        let library = format!(
            "pub fn f(e: coinw_errors::ErrorCode) -> bool {{ matches!(e, coinw_errors::code!({given})) }}"
        );
        let error = only(Scratch::new(&library).errors());
        assert!(error.text.contains(said), "{error:?}");
        assert_eq!(error.underlined, given);
    }
}

#[test]
fn a_number_that_means_several_codes_does_not_compile_and_names_them() {
    let second =
        GUIDE.split_once("codes:\n").unwrap().1.replace("Seven", "SevenToo").replace("[spot]", "[futures]");
    let scratch = attribute(r#""errors.yaml", matcher = code"#)
        .file("errors.yaml", format!("{GUIDE}{second}"))
        .file("src/main.rs", "fn main() { let _ = scratch::code!(7); }");
    assert_eq!(
        only(scratch.errors()).text,
        "the number 7 means several codes, depending on market and channel: \
         write `Code::Seven` or `Code::SevenToo`"
    );
}

#[test]
fn a_retired_code_warns_where_it_is_used_and_says_why() {
    let guide = format!("{GUIDE}    retired: The endpoint is gone.\n");
    let scratch = own_guide(guide).file("src/main.rs", "fn main() { let _ = scratch::Code::Seven; }");
    let warning = only(scratch.warnings());
    assert_eq!(warning.text, "use of deprecated unit variant `scratch::Code::Seven`: The endpoint is gone.");
    assert_eq!(warning.file, "src/main.rs");
}

#[test]
fn non_exhaustive_is_passed_through() {
    let library = "#[coinw_errors::error_guide(\"errors.yaml\")]\n#[derive(Debug, Clone, Copy)]\n#[non_exhaustive]\n\
                   pub enum Code {}\n";
    let scratch = Scratch::new(library)
        .file("errors.yaml", GUIDE)
        .file("src/main.rs", "fn main() { match scratch::Code::Seven { scratch::Code::Seven => {} } }");
    assert!(only(scratch.errors()).text.contains("`_` not covered"));
}

#[test]
fn a_guide_of_ones_own_compiles_without_a_warning() {
    let scratch = own_guide(GUIDE);
    assert_eq!(scratch.errors(), []);
    assert_eq!(scratch.warnings(), []);
}

#[test]
fn no_example_of_a_guide_of_ones_own_is_run_as_a_test() {
    let scratch = attribute(r#""errors.yaml", matcher = code"#).file("errors.yaml", GUIDE);
    let said = scratch.cargo().succeed(&["test", "--quiet", "--doc"]);
    assert!(said.contains("running 0 tests"), "{said}");
}

#[test]
fn a_type_that_lacks_a_trait_is_reported_under_public_names() {
    // The library does not depend on serde itself, so the compiler looks for another path to its traits.
    let library = "pub fn f() { let _ = serde_json::to_string(&coinw_errors::Http::UNKNOWN); }\n\
                   pub fn g() { let _ = serde_json::from_str::<coinw_errors::RetryAction>(\"\"); }";
    let package = workspace().join("coinw-errors");
    let scratch = Scratch::empty(artifacts("scratch"))
        .dependencies(&format!("coinw-errors = {{ path = {package:?}, features = [\"json\", \"serde\"] }}\n"))
        .dependencies("serde_json = \"1\"\n")
        .file("src/lib.rs", library);
    let said = String::from_utf8(scratch.cargo().run(&["check"]).stderr).unwrap();
    for bound in [
        "`Http: serde::Serialize` is not satisfied",
        "`RetryAction: serde::Deserialize<'de>` is not satisfied",
    ] {
        assert!(said.contains(bound), "{said}");
    }
    assert!(!said.contains("__private"), "{said}");
}

// Writing the attribute.

#[test]
fn a_missing_path_is_asked_for() {
    let error = only(attribute("").errors());
    assert!(error.text.contains("the path of the guide is missing"), "{error:?}");
}

#[test]
fn an_empty_path_is_refused() {
    assert_eq!(only(attribute("\"\"").errors()).text, "the path of the guide is empty");
}

#[test]
fn an_absolute_path_is_refused() {
    let error = only(attribute(r#""/errors.yaml""#).errors());
    assert_eq!(error.text, "the path must be relative to the directory of the package's Cargo.toml");
    assert_eq!(error.underlined, r#""/errors.yaml""#);
}

#[test]
fn an_unknown_option_is_refused_by_its_name() {
    let error = only(attribute(r#""errors.yaml", macher = code"#).errors());
    assert_eq!(error.text, "unknown option `macher`: the options are `matcher = name` and `crate = path`");
    assert_eq!(error.underlined, "macher");
}

#[test]
fn an_option_given_twice_is_refused() {
    let error = only(attribute(r#""errors.yaml", matcher = a, matcher = b"#).errors());
    assert_eq!(error.text, "`matcher` is given twice");
}

#[test]
fn a_variant_written_by_hand_is_refused() {
    let scratch = Scratch::new("#[coinw_errors::error_guide(\"errors.yaml\")]\npub enum Code { Mine }\n");
    let error = only(scratch.errors());
    assert_eq!(error.text, "the variants come from the YAML file: leave the enum empty");
    assert_eq!(error.underlined, "Mine");
}

#[test]
fn a_generic_enum_is_refused() {
    let scratch = Scratch::new("#[coinw_errors::error_guide(\"errors.yaml\")]\npub enum Code<T> {}\n");
    assert_eq!(only(scratch.errors()).text, "an enum of error codes takes no generic parameters");
}

#[test]
fn a_derived_default_is_refused() {
    let library =
        "#[coinw_errors::error_guide(\"errors.yaml\")]\n#[derive(Debug, Default)]\npub enum Code {}\n";
    let error = only(Scratch::new(library).file("errors.yaml", GUIDE).errors());
    assert_eq!(error.text, "an enum of error codes has no default: remove `Default` from its derives");
    assert_eq!(error.underlined, "Default");
}

/// The derive has seen an enum without variants, so the compiler says this of each trait.
#[test]
fn a_derive_above_the_attribute_is_refused_by_the_compiler() {
    let library = "#[derive(Clone, Copy)]\n#[coinw_errors::error_guide(\"errors.yaml\")]\npub enum Code {}\n";
    let errors = Scratch::new(library).file("errors.yaml", GUIDE).errors();
    let said: Vec<_> = errors.iter().filter_map(|error| error.text.lines().next()).collect();
    assert_eq!(
        said,
        [
            "conflicting implementations of trait `Clone` for type `Code`",
            "conflicting implementations of trait `Copy` for type `Code`"
        ]
    );
}

#[test]
fn what_the_author_does_not_derive_is_there_all_the_same() {
    for derives in
        ["", "#[derive(Debug)]", "#[derive(Clone, Copy)]", "#[derive(PartialEq, Eq, Hash)] #[derive(Clone)]"]
    {
        let library = format!(
            "#[coinw_errors::error_guide(\"errors.yaml\")]\n{derives}\npub enum Code {{}}\n\
             pub fn needs<T: Copy + Eq + std::hash::Hash + std::fmt::Debug + coinw_errors::Guide>() {{}}\n\
             pub fn f() {{ needs::<Code>() }}\n"
        );
        let scratch = Scratch::new(&library).file("errors.yaml", GUIDE);
        assert_eq!((scratch.errors(), scratch.warnings()), (vec![], vec![]), "{derives}");
    }
}

#[test]
fn names_that_are_keywords_work() {
    for (name, matcher) in [("r#Try", "code"), ("r#Self_", "r#match"), ("r#try", "r#if")] {
        let library = format!(
            "#![allow(non_camel_case_types)]\n\
             #[coinw_errors::error_guide(\"errors.yaml\", matcher = {matcher})]\npub enum {name} {{}}\n\
             pub fn f() -> bool {{ matches!({name}::Seven, {matcher}!(7)) }}\n"
        );
        let scratch = Scratch::new(&library).file("errors.yaml", GUIDE);
        assert_eq!(scratch.errors(), [], "{name}, {matcher}");
    }
}

#[test]
fn a_renamed_or_re_exported_dependency_is_named_with_crate() {
    let package = workspace().join("coinw-errors");
    for (root, dependency) in [("renamed", "renamed"), ("crate::facade::errors", "renamed")] {
        let library = format!(
            "pub mod facade {{ pub use {dependency} as errors; }}\n\
             #[{dependency}::error_guide(\"errors.yaml\", matcher = code, crate = {root})]\npub enum Code {{}}\n\
             pub fn f() -> bool {{ matches!(Code::Seven, code!(7)) }}\n"
        );
        let scratch = Scratch::empty(artifacts("scratch"))
            .dependencies(&format!("{dependency} = {{ package = \"coinw-errors\", path = {package:?}, features = [\"json\", \"serde\"] }}\n"))
            .file("errors.yaml", GUIDE)
            .file("src/lib.rs", &library);
        assert_eq!((scratch.errors(), scratch.warnings()), (vec![], vec![]), "{root}");
        let wrong = scratch.file("src/lib.rs", library.replace("code!(7)", "code!(8)"));
        assert!(only(wrong.errors()).text.starts_with("the number 8 is not in errors.yaml"));
    }
}

#[test]
fn a_wrong_number_is_told_in_a_crate_that_knows_only_the_crate_of_the_guide() {
    let guide = Scratch::empty(artifacts("scratch"))
        .dependencies(&format!("renamed = {{ package = \"coinw-errors\", path = {:?} }}\n", workspace().join("coinw-errors")))
        .file("errors.yaml", GUIDE)
        .file(
            "src/lib.rs",
            "mod inner {\n    use renamed as errors;\n    \
             #[errors::error_guide(\"errors.yaml\", matcher = code, crate = errors)]\n    pub enum Code {}\n}\n\
             pub use inner::{Code, code};\n",
        );
    let user = Scratch::empty(artifacts("scratch"))
        .dependencies(&format!("guide = {{ package = \"scratch\", path = {:?} }}\n", guide.folder()))
        .named("user")
        .file("src/lib.rs", "pub fn f() -> guide::Code { guide::code!(8) }\n");
    let error = only(user.errors());
    assert!(error.text.starts_with("the number 8 is not in errors.yaml"), "{error:?}");
    assert_eq!(error.underlined, "8");
    let user = user.file("src/lib.rs", "pub fn f() -> guide::Code { guide::code!(7) }\n");
    assert_eq!((user.errors(), user.warnings()), (vec![], vec![]));
}

#[test]
fn what_a_crate_denies_or_forbids_is_no_matter_of_the_expansion() {
    let library = "//! Codes.\n\
        #![forbid(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects, clippy::panic)]\n\
        #![forbid(unused_qualifications, unsafe_code, missing_debug_implementations, unused_imports)]\n\
        #![deny(warnings, clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction)]\n\
        #![deny(unused_qualifications, missing_docs, unreachable_pub, single_use_lifetimes, unused_results)]\n\
        #![allow(clippy::blanket_clippy_restriction_lints, reason = \"this is all of them\")]\n\
        #![no_std]\n\n\
        /// Codes.\n\
        #[coinw_errors::error_guide(\"errors.yaml\", matcher = code)]\n\
        #[expect(clippy::exhaustive_enums, reason = \"a new code breaks every match\")]\n\
        pub enum Code {}\n";
    let scratch = Scratch::new(library).file("errors.yaml", GUIDE);
    let output = scratch.cargo().run(&["clippy", "--quiet"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// The rows are constants of these names, beside the rest of what is generated.
#[test]
fn a_code_may_be_called_like_anything_of_the_standard_library_or_of_this_one() {
    for name in
        ["Some", "None", "Ok", "Option", "Debug", "Entry", "ENTRIES", "ENTRY", "Index", "Code", "Market"]
    {
        let guide = GUIDE.replace("name: Seven", &format!("name: {name}"));
        assert_ne!(guide, GUIDE);
        let scratch = Scratch::new(&format!(
            "#[coinw_errors::error_guide(\"errors.yaml\")]\n#[derive(Debug, Clone, Copy, PartialEq, Eq)]\npub enum Code {{}}\n\n\
             pub const FOUND: Option<Code> = Code::from_code(coinw_errors::Market::Spot, 7);\n\
             pub const TITLE: &str = Code::{name}.title();\n"
        ));
        let scratch = scratch.file("errors.yaml", guide);
        assert_eq!([scratch.errors(), scratch.warnings()], [[], []], "{name}");
    }
}

#[test]
fn debug_prints_the_name_however_it_is_derived() {
    for derives in [
        "#[derive(Debug, Clone, Copy)]",
        "#[derive(Clone, Copy)]\n#[derive(Debug)]",
        "#[derive(Clone, ::core::fmt::Debug, Copy,)]",
    ] {
        let scratch = Scratch::new(&format!(
            "#[coinw_errors::error_guide(\"errors.yaml\")]\n{derives}\npub enum Code {{}}\n\n\
             #[test]\nfn prints() {{\n    assert_eq!(format!(\"{{:?}}\", Code::ALL[0]), Code::ALL[0].name());\n}}\n"
        ));
        let scratch = scratch.file("errors.yaml", GUIDE);
        assert_eq!(scratch.warnings(), [], "{derives}");
        scratch.cargo().succeed(&["test", "--quiet", "--lib"]);
    }
}

#[test]
fn a_struct_is_refused() {
    let scratch = Scratch::new("#[coinw_errors::error_guide(\"errors.yaml\")]\npub struct Code;\n");
    assert_eq!(only(scratch.errors()).text, "expected `enum`");
}

#[test]
fn a_matcher_needs_the_enum_in_the_root_and_the_error_stands_on_it() {
    let scratch = Scratch::new(
        "mod inner {\n    #[coinw_errors::error_guide(\"errors.yaml\", matcher = code)]\n    \
         #[derive(Debug, Clone, Copy)]\n    pub enum Code {}\n}\npub use inner::code;\n",
    )
    .file("errors.yaml", GUIDE);
    assert!(only(scratch.errors()).text.contains("cannot find type `Code` in the crate root"));
    // Though the name is a part of the expansion, a person sees it where the matcher is named.
    let said = String::from_utf8(scratch.cargo().run(&["check"]).stderr).unwrap();
    let (_, said) = said.split_once("error").unwrap();
    let (line, underline) =
        said.lines().zip(said.lines().skip(1)).find(|(_, below)| below.contains("^^^^")).unwrap();
    let underlined =
        line.chars().zip(underline.chars()).filter(|&(_, mark)| mark == '^').map(|(letter, _)| letter);
    assert_eq!(underlined.collect::<String>(), "code", "{said}");
}
