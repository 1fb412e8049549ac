//! The fields of an object, as they are written.

use std::fmt;

use serde::Deserializer as _;
use serde::de::{MapAccess, Visitor};
use serde_json::value::RawValue;

/// The fields of an object, in their order.
pub type Fields = Vec<(String, Box<RawValue>)>;

/// All fields of an object, those that come twice included.
pub fn fields(json: &str) -> Option<Fields> {
    struct All;
    impl<'de> Visitor<'de> for All {
        type Value = Fields;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
            let mut fields = Fields::new();
            while let Some(field) = map.next_entry()? {
                fields.push(field);
            }
            Ok(fields)
        }
    }
    serde_json::Deserializer::from_str(json).deserialize_map(All).ok()
}

pub fn has_key(fields: &Fields, keys: &[&str]) -> bool {
    fields.iter().any(|(key, _)| keys.contains(&key.as_str()))
}

/// The value under a key, as it is written.
pub fn raw<'a>(fields: &'a Fields, key: &str) -> Option<&'a str> {
    fields.iter().find(|(name, _)| name == key).map(|(_, value)| value.get())
}

/// The text under a key.
pub fn string(fields: &Fields, key: &str) -> Option<String> {
    serde_json::from_str(raw(fields, key)?).ok()
}
