//! The JSON schema that lets editors complete and check a guide.

use std::path::Path;

use serde_json::{Map, Value, json};

use crate::text::OTHER_SCRIPTS;

use super::{CHANNEL, CODE, Field, GUIDE, Is, KIND, LINK, MARKET, OUTCOME, REMEDY, RETRY, Words, inferable};

pub fn generated() -> Value {
    let mut schema = mapping(
        "A guide to the error codes of an exchange, from which `#[error_guide]` of the crate `coinw-errors` generates an enum.",
        GUIDE,
    );
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["title"] = json!("A guide to error codes");
    let words = [&CHANNEL, &KIND, &MARKET, &OUTCOME, &REMEDY, &RETRY];
    let mut definitions: Map<_, _> =
        words.into_iter().map(|words| (words.name.to_owned(), one_of(words))).collect();
    definitions.insert("Link".to_owned(), mapping("A page that helps.", LINK));
    let mut code = mapping("One error code.", CODE);
    let needs = |condition: Value, needed: Value| json!({"if": condition, "then": needed});
    let is = |key: &str, word: &str| json!({"properties": {key: {"const": word}}, "required": [key]});
    // Written out, for not every library knows escapes or classes of Unicode.
    let letters: String = OTHER_SCRIPTS.iter().map(|(first, last)| format!("{first}-{last}")).collect();
    let foreign = json!({"pattern": format!("[{letters}]")});
    let is_foreign = |key: &str| json!({"properties": {key: foreign}, "required": [key]});
    code["properties"]["translation"]["not"] = foreign.clone();
    let waits = is("retry", "after_delay");
    code["allOf"] = json!([
        // The delay is there with `retry: after_delay`, and only then.
        {"if": waits, "then": {"required": ["delay"]}, "else": {"not": {"required": ["delay"]}}},
        needs(
            json!({"allOf": [waits, is("outcome", "unknown")]}),
            json!({"properties": {"remedies": {"contains": {"const": "reconcile"}}}}),
        ),
        needs(json!({"anyOf": [is_foreign("message"), is_foreign("title")]}), json!({"required": ["translation"]})),
    ]);
    definitions.insert("Code".to_owned(), code);
    schema["definitions"] = definitions.into();
    schema
}

fn mapping(what: &str, fields: &[Field]) -> Value {
    let properties: Map<_, _> = fields.iter().map(|field| (field.key.to_owned(), property(field))).collect();
    let required: Vec<_> = fields.iter().filter(|field| field.is_required()).map(|field| field.key).collect();
    json!({
        "type": "object",
        "description": what,
        "additionalProperties": false,
        "properties": properties,
        "required": required,
    })
}

fn one_of(words: &Words) -> Value {
    json!({"type": "string", "description": words.what, "enum": words.all})
}

fn property(field: &Field) -> Value {
    let text = |pattern: &str| json!({"type": "string", "pattern": pattern});
    let number = json!({"type": "integer", "minimum": i32::MIN, "maximum": i32::MAX});
    let list = |items: Value, unique: bool| {
        if unique {
            json!({"type": "array", "minItems": 1, "items": items, "uniqueItems": true})
        } else {
            json!({"type": "array", "minItems": 1, "items": items})
        }
    };
    let definition = |name: &str| json!({"$ref": format!("#/definitions/{name}")});
    let mut property = match field.is {
        Is::Number => number,
        Is::Name => json!({
            "type": "string",
            "pattern": "^[A-Z][A-Za-z0-9]*$",
            "not": {"enum": ["ALL", "SUCCESS", "GUIDE", "Self"]},
        }),
        Is::Text => text("\\S"),
        Is::Json => text("^\\s*[{\\[]"),
        Is::Address => text("^https?://[!-~]+$"),
        Is::Delay => text("^0*[1-9][0-9]*(ms|s|m|h)$"),
        Is::Word(words) => definition(words.name),
        Is::Words(words) => list(definition(words.name), true),
        Is::Numbers => json!({"type": "array", "items": number, "uniqueItems": true}),
        Is::Texts => list(text("\\S"), false),
        Is::Keys => list(json!({"type": "string", "enum": inferable()}), true),
        Is::Links => list(definition("Link"), false),
        Is::Entries => list(definition("Code"), false),
    };
    property["description"] = json!(field.what);
    property
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
