//! The YAML as it is written.
//!
//! Every field is optional here, for a person may have left it out or written something else: then it is `None`
//! and the problem is on record. Values are read one by one instead of by a derived `Deserialize`, which would
//! stop at the first that does not fit, and would cost every user the build of serde's derive macro.

use serde_yaml::{Mapping, Value};

use crate::problem::{Place, Problems};
use crate::vocabulary::{Channel, ErrorKind, Market, Outcome, Remedy, Retry, Word};

/// The whole file.
#[derive(Debug)]
pub struct Guide {
    pub title: Option<String>,
    pub url: Option<String>,
    pub success: Option<Vec<i32>>,
    pub codes: Option<Vec<Code>>,
}

/// One entry under `codes`.
#[derive(Debug)]
// The fields are the keys of the format.
#[allow(clippy::struct_field_names)]
pub struct Code {
    pub code: Option<i32>,
    pub name: Option<String>,
    pub title: Option<String>,
    pub markets: Option<Vec<Market>>,
    pub channel: Option<Channel>,
    pub message: Option<String>,
    pub translation: Option<String>,
    pub sample: Option<String>,
    pub kind: Option<ErrorKind>,
    pub retry: Option<Retry>,
    pub delay: Option<String>,
    pub outcome: Option<Outcome>,
    pub remedies: Option<Vec<Remedy>>,
    pub cause: Option<String>,
    pub steps: Option<Vec<String>>,
    pub links: Option<Vec<Link>>,
    pub note: Option<String>,
    pub inferred: Option<Vec<String>>,
    pub retired: Option<String>,
    /// The keys that the entry has, whether or not their values could be read.
    pub written: Vec<String>,
}

/// One entry under `links`.
#[derive(Debug)]
pub struct Link {
    pub text: Option<String>,
    pub url: Option<String>,
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
    "note",
    "inferred",
    "retired",
];

/// Something that can be read from a YAML value; what does not fit is reported, and is `None`.
pub trait Read: Sized {
    fn read(value: &Value, at: &Place, problems: &mut Problems) -> Option<Self>;
}

impl Read for Guide {
    fn read(value: &Value, at: &Place, problems: &mut Problems) -> Option<Self> {
        let mut fields = Fields::of(value, at, problems)?;
        let guide = Self {
            title: fields.required("title"),
            url: fields.required("url"),
            success: fields.optional("success"),
            codes: fields.required("codes"),
        };
        fields.finish();
        Some(guide)
    }
}

impl Read for Code {
    fn read(value: &Value, at: &Place, problems: &mut Problems) -> Option<Self> {
        let mut fields = Fields::of(value, at, problems)?;
        let code = Self {
            code: fields.required("code"),
            name: fields.required("name"),
            title: fields.required("title"),
            markets: fields.required("markets"),
            channel: fields.optional("channel"),
            message: fields.required("message"),
            translation: fields.optional("translation"),
            sample: fields.required("sample"),
            kind: fields.required("kind"),
            retry: fields.required("retry"),
            delay: fields.optional("delay"),
            outcome: fields.required("outcome"),
            remedies: fields.required("remedies"),
            cause: fields.required("cause"),
            steps: fields.required("steps"),
            links: fields.optional("links"),
            note: fields.optional("note"),
            inferred: fields.optional("inferred"),
            retired: fields.optional("retired"),
            written: fields.written(),
        };
        fields.finish();
        Some(code)
    }
}

impl Read for Link {
    fn read(value: &Value, at: &Place, problems: &mut Problems) -> Option<Self> {
        let mut fields = Fields::of(value, at, problems)?;
        let link = Self { text: fields.required("text"), url: fields.required("url") };
        fields.finish();
        Some(link)
    }
}

impl Read for String {
    fn read(value: &Value, at: &Place, problems: &mut Problems) -> Option<Self> {
        match value {
            Value::String(text) => Some(text.clone()),
            other => {
                wrong_type(other, "a string; put it in quotes if it looks like something else", at, problems)
            }
        }
    }
}

impl Read for i32 {
    fn read(value: &Value, at: &Place, problems: &mut Problems) -> Option<Self> {
        let Value::Number(number) = value else {
            return wrong_type(value, "a whole number", at, problems);
        };
        let fits = number.as_i64().and_then(|number| Self::try_from(number).ok());
        if fits.is_none() {
            let message = format!("{number} is not a whole number from {} to {}", Self::MIN, Self::MAX);
            problems.report(at, message);
        }
        fits
    }
}

impl<W: Word> Read for W {
    fn read(value: &Value, at: &Place, problems: &mut Problems) -> Option<Self> {
        let Value::String(text) = value else {
            return wrong_type(value, &format!("a {}", W::WHAT), at, problems);
        };
        let known = W::ALL.iter().copied().find(|word| word.word() == text);
        if known.is_none() {
            let words: Vec<_> = W::ALL.iter().map(|word| word.word()).collect();
            problems
                .report(at, format!("unknown {} `{text}`; expected one of {}", W::WHAT, words.join(", ")));
        }
        known
    }
}

impl<T: Read> Read for Vec<T> {
    /// A list is whole or it is `None`, so that no rule judges a list by what could be read of it.
    fn read(value: &Value, at: &Place, problems: &mut Problems) -> Option<Self> {
        let Value::Sequence(items) = value else {
            return wrong_type(value, "a list", at, problems);
        };
        let read: Vec<_> =
            items.iter().enumerate().map(|(index, item)| T::read(item, &at.item(index), problems)).collect();
        read.into_iter().collect()
    }
}

/// The fields of one mapping, taken out by name.
struct Fields<'a> {
    mapping: &'a Mapping,
    at: &'a Place,
    problems: &'a mut Problems,
    known: Vec<&'static str>,
    missing: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    fn of(value: &'a Value, at: &'a Place, problems: &'a mut Problems) -> Option<Self> {
        let Value::Mapping(mapping) = value else {
            return wrong_type(value, "a mapping (`key: value`)", at, problems);
        };
        Some(Self { mapping, at, problems, known: Vec::new(), missing: Vec::new() })
    }

    fn required<T: Read>(&mut self, key: &'static str) -> Option<T> {
        if !self.mapping.contains_key(key) {
            self.missing.push(key);
        }
        self.optional(key)
    }

    fn optional<T: Read>(&mut self, key: &'static str) -> Option<T> {
        self.known.push(key);
        let value = self.mapping.get(key)?;
        T::read(value, &self.at.key(key), self.problems)
    }

    fn written(&self) -> Vec<String> {
        let keys = self.mapping.keys().filter_map(Value::as_str);
        keys.map(str::to_owned).collect()
    }

    /// Reports what is missing and what nobody asked for.
    fn finish(self) {
        if !self.missing.is_empty() {
            let missing = self.missing.join("`, `");
            self.problems.report(self.at, format!("missing: `{missing}`"));
        }
        for key in self.mapping.keys() {
            match key {
                Value::String(key) if self.known.contains(&key.as_str()) => {}
                Value::String(key) => {
                    let known = self.known.join(", ");
                    self.problems
                        .report(&self.at.key(key), format!("unknown field `{key}`; expected one of {known}"));
                }
                other => {
                    let message = format!("the name of a field is a string, not {}", described(other));
                    self.problems.report(self.at, message);
                }
            }
        }
    }
}

fn wrong_type<T>(found: &Value, wanted: &str, at: &Place, problems: &mut Problems) -> Option<T> {
    problems.report(at, format!("expected {wanted}; found {}", described(found)));
    None
}

fn described(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Bool(truth) => format!("the boolean {truth}"),
        Value::Number(number) => format!("the number {number}"),
        Value::String(text) => format!("the string {text:?}"),
        Value::Sequence(_) => "a list".to_owned(),
        Value::Mapping(_) => "a mapping".to_owned(),
        Value::Tagged(tagged) => format!("a value with the tag {}", tagged.tag),
    }
}
