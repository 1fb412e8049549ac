//! Where something came first.

use serde_json::{Map, Value};

/// The place at which each of some keys came first.
///
/// The map is one that the JSON library has compiled already: one of the standard library's would be compiled here, for its keys and values,
/// which takes as long as the largest files of this crate.
#[derive(Default)]
pub struct Seen(Map<String, Value>);

impl Seen {
    /// Where the key came first, which is here if it came nowhere before.
    pub fn place(&mut self, key: String, here: usize) -> usize {
        let earlier = self.0.get(&key).and_then(Value::as_u64);
        if let Some(Ok(earlier)) = earlier.map(usize::try_from) {
            return earlier;
        }
        self.0.insert(key, Value::from(here));
        here
    }
}
