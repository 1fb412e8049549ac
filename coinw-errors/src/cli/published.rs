//! An entry of the guide, as on its page and as in the spec.
//!
//! The rule: an entry goes from a line with number, title and bracketed markets to the next such line. Its payload starts with `{` at the
//! start of a line; its steps are the numbered lines. An example:
//!
//! `500 Internal Server Error (Futures)` ⏎ `{'code': 500, 'msg': 'Internal server error'}` ⏎ `1. Check the URL.`
//!
//! A heading without a payload, as in a table of contents, is not an entry if the same heading has one elsewhere. A payload above all
//! entries is reported separately. Lines broken in two and text after a payload are ignored. Of a duplicate key, the last value counts.

use std::collections::{BTreeMap, HashSet};

use coinw_errors::Entry;
use serde_json::Value;
use serde_json::value::RawValue;

use super::draft::is_visible;
use super::find::body::WORDS;
use super::find::notation::{self, Budget};
use super::markets::markets;
use super::pattern::{Pattern, pattern};

/// An entry, in the form that is compared and shown.
#[derive(Debug)]
pub struct Published {
    pub number: String,
    pub title: String,
    markets: Vec<String>,
    message: String,
    /// A page may have several.
    payloads: Vec<String>,
    pub steps: usize,
    pub is_retired: bool,
}

static LINE: Pattern = Pattern::new(|| {
    pattern(
        r"(?mx)^\ *(?: (?P<number>-?[0-9]+)\ (?P<title>.+)\((?P<markets>[^()\n]*(?i:spot|futures)[^()\n]*)\)\ *$
        | (?P<payload>\{) | [0-9]+\.(?:\ |$) )",
    )
});

/// Stands for the number of what is above the first entry, so that no payload is passed over.
const HEADLESS: &str = "(above the first entry)";

/// The entries of a page; none where none has a payload.
pub fn entries(page: &str) -> Vec<Published> {
    let page = visible(page);
    let (mut budget, mut entries) = (Budget::of(page.len()), vec![Published::new(HEADLESS, "", "")]);
    let (mut at, mut counted, mut number) = (0, 0, 1_usize);
    while let Some(line) = LINE.captures_at(&page, at) {
        at = line.get_match().end();
        let entry = entries.last_mut();
        match (line.name("number"), line.name("payload"), entry) {
            (Some(number), ..) => {
                entries.push(Published::new(number.as_str(), &line["title"], &line["markets"]));
            }
            (_, Some(brace), Some(entry)) => {
                let object = notation::object(page.get(brace.start()..).unwrap_or_default(), &mut budget);
                let (length, is_read) = match object {
                    Ok((json, length)) => (Some(length), entry.add(&json).is_ok()),
                    Err(length) => (length, false),
                };
                if !is_read {
                    let passed = page.get(counted..at).unwrap_or_default();
                    (counted, number) = (at, number.saturating_add(passed.matches('\n').count()));
                    entry.payloads.push(format!("line {number} cannot be read"));
                }
                // No line of a payload is one of the page.
                at = at.max(brace.start().saturating_add(length.unwrap_or_default()));
            }
            (None, None, Some(entry)) => entry.steps = entry.steps.saturating_add(1),
            _ => {}
        }
    }
    let has_payload = |entry: &&Published| !entry.payloads.is_empty();
    let heading = |entry: &Published| (entry.number.clone(), entry.title.clone(), entry.markets.clone());
    let whole: HashSet<_> = entries.iter().skip(1).filter(has_payload).map(heading).collect();
    let is_mention = |entry: &Published| entry.number == HEADLESS || whole.contains(&heading(entry));
    entries.retain(|entry| !whole.is_empty() && (has_payload(&entry) || !is_mention(entry)));
    entries
}

impl From<&Entry> for Published {
    fn from(entry: &Entry) -> Self {
        let mut published = Self::new(&entry.code.to_string(), entry.title, &markets(entry));
        (published.steps, published.is_retired) = (entry.steps.len(), entry.retired.is_some());
        // No guide compiles with a sample that is not JSON.
        let _ = published.add(entry.sample);
        published
    }
}

impl Published {
    fn new(number: &str, title: &str, markets: &str) -> Self {
        let (number, title, markets) = (number.to_owned(), spaced(title), markets.to_lowercase());
        let words = markets.split(|character: char| !character.is_alphanumeric());
        // Any other word may be a market that is new.
        let mut markets: Vec<_> =
            words.filter(|word| !["", "and", "only", "for"].contains(word)).map(str::to_owned).collect();
        markets.sort();
        Self { number, title, markets, message: String::new(), payloads: vec![], steps: 0, is_retired: false }
    }

    fn add(&mut self, json: &str) -> serde_json::Result<()> {
        let payload: Value = serde_json::from_str(json)?;
        let message = WORDS.iter().find_map(|key| payload.get(key)?.as_str());
        if self.payloads.is_empty() {
            self.message = spaced(message.unwrap_or_default());
        }
        self.payloads.push(spaced(&in_order(json)?));
        Ok(())
    }

    pub fn shares_market(&self, other: &Self) -> bool {
        self.number == other.number && self.markets.iter().any(|market| other.markets.contains(market))
    }

    /// What is compared.
    pub fn facts(&self) -> [(&'static str, String); 5] {
        let steps = if self.steps == 0 { String::new() } else { self.steps.to_string() };
        [
            ("title", self.title.clone()),
            ("markets", self.markets.join(", ")),
            ("message", self.message.clone()),
            ("payload", self.payloads.join(" and ")),
            ("steps", steps),
        ]
    }
}

/// JSON with the keys of each object in order, and each number as it is written.
fn in_order(json: &str) -> serde_json::Result<String> {
    Ok(match json.bytes().next() {
        Some(b'{') => {
            let fields: BTreeMap<String, &RawValue> = serde_json::from_str(json)?;
            let fields = fields
                .into_iter()
                .map(|(key, value)| Ok(format!("{}: {}", Value::from(key), in_order(value.get())?)));
            format!("{{{}}}", fields.collect::<serde_json::Result<Vec<_>>>()?.join(", "))
        }
        Some(b'[') => {
            let items: Vec<&RawValue> = serde_json::from_str(json)?;
            let items = items.into_iter().map(|item| in_order(item.get()));
            format!("[{}]", items.collect::<serde_json::Result<Vec<_>>>()?.join(", "))
        }
        Some(b'"') => Value::from(serde_json::from_str::<String>(json)?).to_string(),
        _ => json.to_owned(),
    })
}

/// A text with a blank for each character that cannot be seen: a browser copies one at the end of each heading.
fn visible(text: &str) -> String {
    let visible = |character| if character == '\n' || is_visible(character) { character } else { ' ' };
    text.chars().map(visible).collect()
}

fn spaced(text: &str) -> String {
    visible(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
