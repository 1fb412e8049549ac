//! Checks the spec's schema with guides that the macro accepts and refuses.

// What is not read here, the tests of the macro read.
#[allow(dead_code)]
#[path = "../../coinw-errors-macros/src/wrong_guides/cases.rs"]
mod cases;

use std::fs;
use std::path::PathBuf;

use coinw_errors_tests::workspace;

fn package() -> PathBuf {
    workspace().join("coinw-errors-macros")
}

fn read(file: &str) -> String {
    fs::read_to_string(workspace().join("coinw-errors/spec").join(file)).unwrap()
}

fn validator(schema: &str) -> jsonschema::Validator {
    jsonschema::draft7::new(&serde_json::from_str(&read(schema)).unwrap()).unwrap()
}

#[track_caller]
fn assert_accepted(schema: &str, text: &str) {
    let value: serde_json::Value = serde_yaml::from_str(text).unwrap();
    let errors: Vec<_> = validator(schema).iter_errors(&value).map(|error| error.to_string()).collect();
    assert_eq!(errors, [""; 0]);
}

#[test]
fn the_schema_accepts_both_files_of_the_spec_and_the_healthy_guide() {
    for guide in [read("coinw.yaml"), read("observed.yaml"), cases::healthy(&package())] {
        assert_accepted("coinw.schema.json", &guide);
    }
}

#[test]
fn the_schema_of_the_json_accepts_it_and_nothing_less() {
    let json = read("coinw.json");
    assert_accepted("coinw.json.schema.json", &json);
    let whole: serde_json::Value = serde_json::from_str(&json).unwrap();
    for part in
        ["/version", "/observed", "/guide/success", "/guide/codes/0/channel", "/guide/codes/0/inferred"]
    {
        let mut less = whole.clone();
        let (parent, key) = part.rsplit_once('/').unwrap();
        less.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(key).unwrap();
        assert!(!validator("coinw.json.schema.json").is_valid(&less), "{part}");
    }
}

/// Some rules are beyond a schema: it cannot compare two entries, or look into a sample. A case says which it is.
#[test]
fn the_schema_refuses_what_it_can() {
    let validator = validator("coinw.schema.json");
    for case in cases::cases(&package()) {
        let verdict = match serde_yaml::from_str::<serde_json::Value>(&case.guide()) {
            Ok(guide) if validator.is_valid(&guide) => "the schema accepts it",
            Ok(_) => "the schema refuses it",
            Err(_) => "not YAML",
        };
        assert_eq!(verdict, case.schema, "{}", case.file.display());
    }
}
