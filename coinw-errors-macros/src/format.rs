//! The YAML as it is written, and the schema that editors check it by.
//!
//! Every field is optional here, for a person may have left it out or written something else: then it is `None`
//! and the problem is on record. The values are read one by one instead of by a derived `Deserialize`, which would
//! stop at the first that does not fit, and would cost every user the build of serde's derive macro.

pub mod read;
#[cfg(test)]
pub mod schema;

#[cfg(test)]
use schemars::JsonSchema;

use crate::vocabulary::{Channel, ErrorKind, Market, Outcome, Remedy, Retry};

/// A guide to the error codes of an exchange, from which `#[error_guide]` of the crate `coinw-errors` generates an enum.
#[derive(Debug, Default)]
#[cfg_attr(test, derive(JsonSchema), schemars(deny_unknown_fields))]
pub struct Guide {
    /// What the guide is called.
    #[cfg_attr(test, schemars(required, extend("pattern" = "\\S")))]
    pub title: Option<String>,
    /// Where the guide is published.
    #[cfg_attr(test, schemars(required, extend("pattern" = "^https?://[!-~]+$")))]
    pub url: Option<String>,
    /// The numbers that mean success, which no entry may use.
    #[cfg_attr(test, schemars(length(min = 1)))]
    pub success: Option<Vec<i32>>,
    /// The entries, in the order of the guide. Each becomes a variant of the enum.
    #[cfg_attr(test, schemars(required, length(min = 1)))]
    pub codes: Option<Vec<Code>>,
}

/// The keys of an entry, in the order in which they are documented.
pub const CODE_KEYS: &[&str] = &[
    "code",
    "name",
    "title",
    "markets",
    "channel",
    "message",
    "translation",
    "sample",
    "kind",
    "retry",
    "delay",
    "outcome",
    "remedies",
    "cause",
    "steps",
    "links",
    "aliases",
    "note",
    "inferred",
    "retired",
];

/// One error code.
#[derive(Debug, Default)]
#[cfg_attr(test, derive(JsonSchema), schemars(deny_unknown_fields, transform = delay_goes_with_after_delay))]
// The fields are the keys of the format.
#[allow(clippy::struct_field_names)]
pub struct Code {
    /// The number that the server sends, be it as a number or as a string.
    #[cfg_attr(test, schemars(required, range(min = i32::MIN, max = i32::MAX)))]
    pub code: Option<i32>,
    /// The variant of the enum, in UpperCamelCase.
    #[cfg_attr(test, schemars(required, extend("pattern" = "^[A-Z][A-Za-z0-9]*$", "not" = {"enum": ["ALL", "SUCCESS", "GUIDE", "Self"]})))]
    pub name: Option<String>,
    /// The guide's heading, to the letter.
    #[cfg_attr(test, schemars(required, extend("pattern" = "\\S")))]
    pub title: Option<String>,
    /// The markets that return the code.
    #[cfg_attr(test, schemars(required, length(min = 1), extend("uniqueItems" = true)))]
    pub markets: Option<Vec<Market>>,
    /// How a response with the code arrives; `rest` if it is left out.
    pub channel: Option<Channel>,
    /// The server's message, to the letter, in the server's language.
    #[cfg_attr(test, schemars(required, extend("pattern" = "\\S")))]
    pub message: Option<String>,
    /// The message in English; only where it is in another language.
    #[cfg_attr(test, schemars(extend("pattern" = "\\S")))]
    pub translation: Option<String>,
    /// A response as it arrives on the wire, as valid JSON that holds the code and the message.
    #[cfg_attr(test, schemars(required, extend("pattern" = "^\\s*[{\\[]")))]
    pub sample: Option<String>,
    /// What went wrong.
    #[cfg_attr(test, schemars(required))]
    pub kind: Option<ErrorKind>,
    /// Whether the very same request can succeed later by itself.
    #[cfg_attr(test, schemars(required))]
    pub retry: Option<Retry>,
    /// How long to wait before that: a whole number and `ms`, `s`, `m` or `h`, at most an hour. Only with
    /// `retry: after_delay`, and always there.
    #[cfg_attr(test, schemars(extend("pattern" = "^0*[1-9][0-9]*(ms|s|m|h)$")))]
    pub delay: Option<Delay>,
    /// Whether the request was certainly not carried out.
    #[cfg_attr(test, schemars(required))]
    pub outcome: Option<Outcome>,
    /// Who does what next.
    #[cfg_attr(test, schemars(required, length(min = 1), extend("uniqueItems" = true)))]
    pub remedies: Option<Vec<Remedy>>,
    /// Why it happens.
    #[cfg_attr(test, schemars(required, extend("pattern" = "\\S")))]
    pub cause: Option<String>,
    /// What to do, in order: one step for each of the guide's.
    #[cfg_attr(test, schemars(required, length(min = 1), inner(regex(pattern = r"\S"))))]
    pub steps: Option<Vec<String>>,
    /// Pages that help.
    #[cfg_attr(test, schemars(length(min = 1)))]
    pub links: Option<Vec<Link>>,
    /// Words that people search for.
    #[cfg_attr(test, schemars(length(min = 1), inner(regex(pattern = r"\S")), extend("uniqueItems" = true)))]
    pub aliases: Option<Vec<String>>,
    /// What is known from sources other than the guide.
    #[cfg_attr(test, schemars(extend("pattern" = "\\S")))]
    pub note: Option<String>,
    /// The fields of this entry that the guide does not state.
    #[cfg_attr(test, schemars(length(min = 1), extend("uniqueItems" = true, "items" = {"type": "string", "enum": inferable()})))]
    pub inferred: Option<Vec<String>>,
    /// Why the server no longer sends the code. The variant is then deprecated; lookup goes on working.
    #[cfg_attr(test, schemars(extend("pattern" = "\\S")))]
    pub retired: Option<String>,
    /// The keys that the entry has, whether or not their values could be read.
    #[cfg_attr(test, schemars(skip))]
    pub written: Vec<String>,
}

/// A delay as it is written.
#[derive(Debug)]
#[cfg_attr(test, derive(JsonSchema), schemars(inline))]
pub struct Delay(pub String);

/// A page that helps.
#[derive(Debug, Default)]
#[cfg_attr(test, derive(JsonSchema), schemars(deny_unknown_fields))]
pub struct Link {
    /// What the page is called.
    #[cfg_attr(test, schemars(required, extend("pattern" = "\\S")))]
    pub text: Option<String>,
    /// The address of the page.
    #[cfg_attr(test, schemars(required, extend("pattern" = "^https?://[!-~]+$")))]
    pub url: Option<String>,
}

/// The rule that `delay` is there with `retry: after_delay`, and only then.
#[cfg(test)]
fn delay_goes_with_after_delay(schema: &mut schemars::Schema) {
    schema.insert(
        "if".to_owned(),
        serde_json::json!({"properties": {"retry": {"const": "after_delay"}}, "required": ["retry"]}),
    );
    schema.insert("then".to_owned(), serde_json::json!({"required": ["delay"]}));
    schema.insert("else".to_owned(), serde_json::json!({"not": {"required": ["delay"]}}));
}

impl Code {
    pub fn has(&self, key: &str) -> bool {
        self.written.iter().any(|written| written == key)
    }

    /// REST is what an entry means that says nothing; `None` where it says something that could not be read.
    pub fn channel(&self) -> Option<Channel> {
        if self.has("channel") { self.channel } else { Some(Channel::Rest) }
    }
}

/// The fields that `inferred` may list: all but those that say nothing about the code itself.
pub fn inferable() -> Vec<&'static str> {
    let own = ["name", "aliases", "inferred", "retired"];
    CODE_KEYS.iter().copied().filter(|key| !own.contains(key)).collect()
}
