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
    let scratch = Scratch::new(&library_that_matches(ErrorCode::ALL.iter().map(|code| code.code())));
    assert_eq!(scratch.errors(), []);
}

#[test]
fn a_match_that_misses_a_code_does_not_compile_and_names_it() {
    let others = ErrorCode::ALL.iter().filter(|&&code| code != ErrorCode::BusinessException);
    let scratch = Scratch::new(&library_that_matches(others.map(|code| code.code())));
    let error = only(scratch.errors());
    assert!(error.text.contains("`ErrorCode::BusinessException` not covered"), "{error:?}");
}

#[test]
fn an_unlisted_number_does_not_compile_in_an_expression() {
    let scratch = Scratch::new("pub fn f() { let _ = coinw_errors::code!(12345); }");
    let error = only(scratch.errors());
    assert_eq!(
        error.text,
        "the number 12345 is not in spec/coinw.yaml, the guide behind `ErrorCode`; \
         numbers are compared as they are written there"
    );
    assert_eq!(error.underlined, "coinw_errors::code!(12345)");
}

#[test]
fn an_unlisted_number_does_not_compile_in_a_pattern() {
    let scratch = Scratch::new(
        "pub fn f(e: coinw_errors::ErrorCode) -> bool { matches!(e, coinw_errors::code!(-12345)) }",
    );
    let error = only(scratch.errors());
    assert_eq!(
        error.text,
        "the number -12345 is not in spec/coinw.yaml, the guide behind `ErrorCode`; \
         numbers are compared as they are written there"
    );
    assert_eq!(error.underlined, "coinw_errors::code!(-12345)");
}

#[test]
fn what_is_no_number_does_not_compile() {
    let scratch = Scratch::new("pub fn f() { let _ = coinw_errors::code!(RateLimited); }");
    assert!(only(scratch.errors()).text.contains("RateLimited is not in spec/coinw.yaml"));
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
        "the number 7 stands for more than one code, depending on where it came from: \
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
fn the_examples_in_the_documentation_of_ones_own_guide_pass() {
    let scratch = attribute(r#""errors.yaml", matcher = code"#).file("errors.yaml", GUIDE);
    let said = scratch.cargo().succeed(&["test", "--quiet", "--doc"]);
    // All accessors, constants and lookups, and the matcher.
    assert!(said.contains("test result: ok. 28 passed"), "{said}");
}

#[test]
fn a_type_that_lacks_a_trait_is_reported_under_public_names() {
    // The library does not depend on serde itself, so the compiler looks for another path to its traits.
    let library = "pub fn f() { let _ = serde_json::to_string(&coinw_errors::Frame::Push); }\n\
                   pub fn g() { let _ = serde_json::from_str::<coinw_errors::RetryAction>(\"\"); }";
    let package = workspace().join("coinw-errors");
    let scratch = Scratch::empty(artifacts("scratch"))
        .dependencies(&format!("coinw-errors = {{ path = {package:?}, features = [\"json\", \"serde\"] }}\n"))
        .dependencies("serde_json = \"1\"\n")
        .file("src/lib.rs", library);
    let said = String::from_utf8(scratch.cargo().run(&["check"]).stderr).unwrap();
    for bound in [
        "`Frame: serde::Serialize` is not satisfied",
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
    assert_eq!(error.text, "the path has to be relative to the directory of the package's Cargo.toml");
    assert_eq!(error.underlined, r#""/errors.yaml""#);
}

#[test]
fn an_unknown_option_is_refused_by_its_name() {
    let error = only(attribute(r#""errors.yaml", macher = code"#).errors());
    assert_eq!(error.text, "unknown option `macher`: the only option is `matcher = name`");
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
    assert_eq!(error.text, "the variants come from the guide: leave the enum empty");
    assert_eq!(error.underlined, "Mine");
}

#[test]
fn a_generic_enum_is_refused() {
    let scratch = Scratch::new("#[coinw_errors::error_guide(\"errors.yaml\")]\npub enum Code<T> {}\n");
    assert!(
        scratch
            .errors()
            .iter()
            .any(|error| error.text == "an enum of error codes takes no generic parameters")
    );
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
    let error = only(scratch.errors());
    assert!(error.text.contains("cannot find type `Code` in the crate root"), "{error:?}");
    assert_eq!(error.underlined, "code");
}
