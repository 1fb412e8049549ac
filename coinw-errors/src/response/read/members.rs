//! The members of an object that may be a plain refusal.

use super::key::Key;
use super::value::Value;

/// The members of an object, as far as they may stand in a plain refusal.
#[derive(Debug)]
pub(super) struct Members<'a> {
    /// As they are written, in the order of [`Key::ALL`], and empty where the key is missing.
    values: [&'a str; Key::ALL.len()],
    /// Whether another key has a value or is no Unicode, or one of these has two different values.
    pub(super) has_more: bool,
}

impl Default for Members<'_> {
    fn default() -> Self {
        Self { values: [""; Key::ALL.len()], has_more: false }
    }
}

impl<'a> Members<'a> {
    /// Notes a member. `false` if it was there before, and written alike.
    #[inline]
    pub(super) fn note(&mut self, key: Key, json: &'a str) -> bool {
        let Some(value) = self.values.get_mut(key as usize) else { return true };
        if *value == json {
            return false;
        }
        self.has_more |= !value.is_empty();
        *value = json;
        true
    }

    /// Whether a key has a value.
    pub(super) fn has(&self, key: Key) -> bool {
        self.values.get(key as usize).is_some_and(|json| !json.is_empty() && Value::of(json).is_something())
    }

    /// Whether all members that have a value are among these.
    pub(super) fn are_only(&self, allowed: impl Fn(Key, Value<'a>) -> bool) -> bool {
        let mut members = Key::ALL.iter().zip(&self.values).filter(|(_, json)| !json.is_empty());
        !self.has_more
            && members.all(|(key, json)| {
                let value = Value::of(json);
                !value.is_something() || allowed(*key, value)
            })
    }
}
