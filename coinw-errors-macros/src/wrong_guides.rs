//! A table of wrong guides, each with its error messages.
//!
//! A case is a file `tests/wrong/*.txt`. It begins with whether the schema accepts it, then has an edit of `tests/wrong/healthy.yaml` (`+`
//! lines replace `-` lines), an empty line, and every error message. For a new rule, write the first two parts, and let `BLESS=1 cargo test
//! -p coinw-errors-macros wrong_guides` write the third. Review it before you commit it.

mod cases;

use std::fs;
use std::path::Path;

use self::cases::Case;
use crate::diagnostic::Diagnostics;
use crate::expand::read_guide;
use crate::format::schema;

fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn cases() -> Vec<Case> {
    cases::cases(package())
}

fn healthy() -> String {
    cases::healthy(package())
}

fn said_about(guide: &str) -> Vec<String> {
    let mut diagnostics = Diagnostics::default();
    let read = read_guide(Some(guide), &mut diagnostics);
    assert_eq!(read.document.is_some(), diagnostics.is_empty());
    diagnostics.render("guide.yaml", guide)
}

#[test]
fn the_healthy_guide_passes() {
    assert_eq!(said_about(&healthy()), [""; 0]);
}

#[test]
fn each_wrong_guide_is_refused_with_its_text() {
    let mut differences = Vec::new();
    let cases = cases();
    assert!(cases.len() > 50, "the table is not where it was");
    for case in cases {
        let said = said_about(&case.guide()).join("\n\n") + "\n";
        assert!(said.len() > 1, "{} passes", case.file.display());
        if said == case.said {
            continue;
        }
        if std::env::var_os("BLESS").is_some() {
            fs::write(&case.file, format!("{}\n{}\n\n{said}", case.schema, case.edit)).unwrap();
        } else {
            differences.push(format!("{}\nwas:\n{}\nis:\n{said}", case.file.display(), case.said));
        }
    }
    assert!(
        differences.is_empty(),
        "{}\nIf this is intended, `BLESS=1 cargo test -p coinw-errors-macros wrong_guides` updates the table.",
        differences.join("\n")
    );
}

/// Where a name itself is at fault, or there is no entry at all, the program cannot be helped.
const WITHOUT_BOTH_NAMES: [&str; 10] = [
    "codes_empty",
    "name_empty",
    "name_keyword",
    "name_not_an_identifier",
    "name_not_ascii",
    "name_of_a_constant",
    "name_twice",
    "type_codes",
    "type_guide",
    "yaml_empty",
];

#[test]
fn the_variants_come_out_whatever_is_wrong() {
    for case in cases() {
        let stem = case.file.file_stem().unwrap().to_str().unwrap();
        let guide = read_guide(Some(&case.guide()), &mut Diagnostics::default());
        let names: Vec<_> = guide.variants.iter().map(|variant| variant.name.clone()).collect();
        let are_there = ["Seven", "Eight"].iter().all(|name| names.iter().any(|found| found == name));
        let are_known = stem == "name_not_camel_case" || are_there;
        assert_ne!(are_known, WITHOUT_BOTH_NAMES.contains(&stem), "{stem}: {names:?}");
    }
}

// The schema.

#[test]
fn each_field_of_the_schema_has_a_description() {
    let schema = schema::generated();
    let definitions = schema["definitions"].as_object().unwrap().values().chain([&schema]);
    for (name, field) in definitions.filter_map(|schema| schema["properties"].as_object()).flatten() {
        assert!(field["description"].as_str().is_some_and(|text| text.len() > 10), "{name}: {field}");
    }
}
