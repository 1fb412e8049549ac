//! The schema by which editors complete and check a guide while it is written.

use std::path::Path;

use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform};
use schemars::{Schema, SchemaGenerator};
use serde_json::{Value, json};

use super::Guide;

/// A field may be left out, but a field that is there has a value.
fn without_null(schema: &mut Schema) {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = &types[..] {
            let only = only.clone();
            schema.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(choices)) = schema.remove("anyOf") {
        for choice in choices {
            if choice != json!({"type": "null"}) {
                schema
                    .as_object_mut()
                    .into_iter()
                    .for_each(|object| object.extend(choice.as_object().cloned().unwrap_or_default()));
            }
        }
    }
}

pub fn generated() -> serde_json::Value {
    let mut settings = SchemaSettings::draft07();
    settings.inline_subschemas = false;
    let mut schema = SchemaGenerator::new(settings).into_root_schema_for::<Guide>();
    RecursiveTransform(without_null).transform(&mut schema);
    schema.insert("title".to_owned(), json!("A guide to error codes"));
    schema.into()
}

/// `BLESS=1 cargo test -p coinw-errors-macros schema` writes the file; review the diff before committing it.
#[test]
fn the_schema_beside_the_spec_is_current() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec/coinw.schema.json");
    let current = serde_json::to_string_pretty(&generated()).unwrap() + "\n";
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&file, &current).unwrap();
    }
    let written = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        written == current,
        "spec/coinw.schema.json is not what the format says; \
         `BLESS=1 cargo test -p coinw-errors-macros schema` writes it anew"
    );
}
