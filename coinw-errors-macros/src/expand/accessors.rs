//! One accessor for each key of the format, and the decision.

use crate::format::{CODE, Field, Is};

pub fn expand(place: &str) -> String {
    let mut accessors = String::new();
    for field in CODE {
        let (name, returned, what) = (field.key, returned(field), field.what);
        accessors += &format!(
            "#[doc = {what:?}] #[inline] pub const fn {name}(self) -> {returned} {{ self.entry().{name} }}"
        );
    }
    accessors += RETRY_ACTION;
    accessors += &format!("__root::__private::decision(&DECISION_TABLE, {place}, idempotency) }}");
    accessors
}

const RETRY_ACTION: &str = r"
    /// The next step for a request that was answered with this code and nothing else, a plain refusal. After any other response the outcome
    /// is unknown, and `Error::retry_action` decides.
    #[inline]
    pub const fn retry_action(self, idempotency: __root::Idempotency) -> __root::RetryAction {
";

/// The type of a field in the row.
fn returned(field: &Field) -> String {
    const TEXT: &str = "&'static ::core::primitive::str";
    match field.is {
        Is::Number => "::core::primitive::i32".to_owned(),
        Is::Text if !field.is_required() => format!("::core::option::Option<{TEXT}>"),
        Is::Delay => "::core::option::Option<::core::time::Duration>".to_owned(),
        Is::Word(words) => format!("__root::{}", words.name),
        Is::Words(words) => format!("&'static [__root::{}]", words.name),
        Is::Texts | Is::Keys => format!("&'static [{TEXT}]"),
        Is::Links => "&'static [__root::Link]".to_owned(),
        Is::Name | Is::Text | Is::Json | Is::Address | Is::Numbers | Is::Entries => TEXT.to_owned(),
    }
}
