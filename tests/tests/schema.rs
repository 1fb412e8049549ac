//! The schema beside the spec, against the guides that the macro takes and refuses.

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

fn validator() -> jsonschema::Validator {
    let schema = fs::read_to_string(workspace().join("coinw-errors/spec/coinw.schema.json")).unwrap();
    jsonschema::draft7::new(&serde_json::from_str(&schema).unwrap()).unwrap()
}

#[test]
fn the_schema_accepts_the_spec_and_the_healthy_guide() {
    let spec = fs::read_to_string(workspace().join("coinw-errors/spec/coinw.yaml")).unwrap();
    for guide in [spec, cases::healthy(&package())] {
        let guide: serde_json::Value = serde_yaml::from_str(&guide).unwrap();
        let errors: Vec<_> = validator().iter_errors(&guide).map(|error| error.to_string()).collect();
        assert_eq!(errors, [""; 0]);
    }
}

/// Some rules are beyond a schema: it cannot compare two entries, or look into a sample. A case says which it is.
#[test]
fn the_schema_refuses_what_it_can() {
    let validator = validator();
    for case in cases::cases(&package()) {
        let verdict = match serde_yaml::from_str::<serde_json::Value>(&case.guide()) {
            Ok(guide) if validator.is_valid(&guide) => "the schema accepts it",
            Ok(_) => "the schema refuses it",
            Err(_) => "not YAML",
        };
        assert_eq!(verdict, case.schema, "{}", case.file.display());
    }
}
