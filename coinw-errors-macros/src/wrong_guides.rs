//! A table of wrong guides, each with the text that it is refused with.
//!
//! A case is a file `tests/wrong/*.txt`. It begins with what the schema makes of it, then has an edit of
//! `tests/wrong/healthy.yaml` (lines with `-` are replaced by those with `+`), an empty line, and all that is said about
//! the edited guide. For a new rule write the first two parts, and let
//! `BLESS=1 cargo test -p coinw-errors-macros wrong_guides` write the third; read it before committing it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::expand::read_guide;
use crate::format::schema;
use crate::problem::Problems;

struct Case {
    file: PathBuf,
    schema: String,
    edit: String,
    said: String,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/wrong")
}

fn healthy() -> String {
    fs::read_to_string(folder().join("healthy.yaml")).unwrap()
}

fn cases() -> Vec<Case> {
    let mut files: Vec<_> = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    files.into_iter().map(case).collect()
}

fn case(file: PathBuf) -> Case {
    let text = fs::read_to_string(&file).unwrap();
    let (schema, rest) = text.split_once('\n').unwrap();
    let (edit, said) = rest.split_once("\n\n").unwrap_or((rest, ""));
    let [schema, edit, said] = [schema, edit, said].map(str::to_owned);
    Case { file, schema, edit, said }
}

impl Case {
    /// The healthy guide with the edit made. Where several lines are taken out, they follow one another.
    fn guide(&self) -> String {
        let lines = |mark| self.edit.lines().filter_map(move |line: &str| line.strip_prefix(mark));
        let old: String = lines('-').map(|line| format!("{line}\n")).collect();
        let new: String = lines('+').map(|line| format!("{}\n", unescaped(line))).collect();
        let healthy = healthy();
        assert_eq!(healthy.matches(&old).count(), 1, "{}: {old:?} is there once", self.file.display());
        healthy.replace(&old, &new)
    }
}

/// What an editor would not show, a case writes as `\u{…}`.
fn unescaped(line: &str) -> String {
    let mut parts = line.split("\\u{");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').unwrap();
        text.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
        text.push_str(rest);
    }
    text
}

fn said_about(guide: &str) -> Vec<String> {
    let mut problems = Problems::default();
    let read = read_guide(Some(guide), &mut problems);
    assert_eq!(read.document.is_some(), problems.is_empty());
    problems.render("guide.yaml", guide)
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
const WITHOUT_BOTH_NAMES: [&str; 9] = [
    "codes_empty",
    "name_empty",
    "name_keyword",
    "name_not_an_identifier",
    "name_not_ascii",
    "name_of_a_constant",
    "name_twice",
    "type_guide",
    "yaml_empty",
];

#[test]
fn the_variants_come_out_whatever_is_wrong() {
    for case in cases() {
        let stem = case.file.file_stem().unwrap().to_str().unwrap();
        let guide = read_guide(Some(&case.guide()), &mut Problems::default());
        let names: Vec<_> = guide.variants.iter().map(|variant| variant.name.to_string()).collect();
        let are_there = ["Seven", "Eight"].iter().all(|name| names.iter().any(|found| found == name));
        let are_known = stem == "name_not_camel_case" || are_there;
        assert_ne!(are_known, WITHOUT_BOTH_NAMES.contains(&stem), "{stem}: {names:?}");
    }
}

// The schema.

fn validator() -> jsonschema::Validator {
    jsonschema::draft7::new(&schema::generated()).unwrap()
}

#[test]
fn the_schema_accepts_the_spec_and_the_healthy_guide() {
    let spec =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec/coinw.yaml")).unwrap();
    for guide in [spec, healthy()] {
        let guide: serde_json::Value = serde_yaml::from_str(&guide).unwrap();
        let errors: Vec<_> = validator().iter_errors(&guide).map(|error| error.to_string()).collect();
        assert_eq!(errors, [""; 0]);
    }
}

/// Some rules are beyond a schema: it cannot compare two entries, or look into a sample. A case says which it is.
#[test]
fn the_schema_refuses_what_it_can() {
    let validator = validator();
    for case in cases() {
        let verdict = match serde_yaml::from_str::<serde_json::Value>(&case.guide()) {
            Ok(guide) if validator.is_valid(&guide) => "the schema accepts it",
            Ok(_) => "the schema refuses it",
            Err(_) => "not YAML",
        };
        assert_eq!(verdict, case.schema, "{}", case.file.display());
    }
}

#[test]
fn each_field_of_the_schema_has_a_description() {
    let schema = schema::generated();
    let definitions = schema["definitions"].as_object().unwrap().values().chain([&schema]);
    for (name, field) in definitions.filter_map(|schema| schema["properties"].as_object()).flatten() {
        assert!(field["description"].as_str().is_some_and(|text| text.len() > 10), "{name}: {field}");
    }
}
