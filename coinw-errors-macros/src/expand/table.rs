//! The guide as data: one row per variant, and the lists of variants and of success codes.

use super::Context;
use crate::check::duration;
use crate::check::name::upper_camel_case;
use crate::format::{CODE, Field, Is, Words};
use crate::yaml::Node;

/// The constants of the enum, and the function that finds a row.
pub fn expand(cx: &Context<'_>) -> String {
    let mut all = String::new();
    for variant in &cx.guide.variants {
        all += &format!("Self::{}, ", variant.name);
    }
    let document = cx.guide.document.as_ref();
    let success = document.map(|document| list(document.list("success"), number)).unwrap_or_default();
    let of_guide = |key| document.and_then(|document| document.text_of(key)).unwrap_or_default();
    let (guide_title, guide_url) = (of_guide("title"), of_guide("url"));
    let place = place(cx);
    format!(
        "/// Every code of the guide, in the guide's order.
        pub const ALL: &'static [Self] = &[{all}];

        /// The numbers that mean success. No variant has such a number.
        pub const SUCCESS: &'static [::core::primitive::i32] = &[{success}];

        /// The document that describes the codes.
        pub const GUIDE: __root::Link = __link({guide_title:?}, {guide_url:?});

        /// The entry with everything that is known about this code.
        #[inline]
        pub const fn entry(self) -> &'static __root::Entry {{
            __root::__private::at(&ENTRY_TABLE, {place})
        }}"
    )
}

/// What a table has at the place of this variant. Of a guide that is not sound, all variants have the same place.
pub fn place(cx: &Context<'_>) -> &'static str {
    if cx.guide.document.is_some() { "self as ::core::primitive::usize" } else { "0" }
}

/// What is not sound compiles, and is never run, but for constants: there what is optional may be unwrapped.
const BLANK: &str = r#"__entry(__Row {
    translation: __Some(""),
    delay: __Some(::core::time::Duration::ZERO),
    note: __Some(""),
    ..__BLANK
})"#;

/// ```text
/// const InternalServerError: Entry = __entry(__Row { code: 500, … });
/// …
/// static ENTRY_TABLE: [Entry; 15] = [InternalServerError, …];
/// static DECISION_TABLE: [[RetryAction; 2]; 15] = decisions(&ENTRY_TABLE);
/// ```
///
/// One table instead of a `match` in each accessor: the compiler then has one constant to build instead of
/// nineteen functions of as many arms as there are codes. Each row is a constant of its own, so that after an edit the compiler
/// looks at that row again and not at all of them. The decisions are made by the runtime crate, once, while the compiler is at it.
pub fn rows(cx: &Context<'_>) -> String {
    // Names that no variant has, for each row has the name of its variant.
    let mut rows =
        "use __root::__private::{Row as __Row, entry as __entry, link as __link, BLANK as __BLANK};\
         use ::core::option::Option::Some as __Some;"
            .to_owned();
    // A row has many words, and each part of a path is a token that the compiler takes.
    for field in CODE {
        if let Is::Word(words) | Is::Words(words) = field.is {
            rows += &format!("use __root::{0} as __{0};", words.name);
        }
    }
    let mut table = String::new();
    let mut count = 0_usize;
    for (entry, inferred) in cx.guide.entries() {
        let name = entry.text_of("name").unwrap_or_default();
        rows += &format!("const {name}: __root::Entry = {};", row(entry, &inferred));
        table += &format!("{name}, ");
        count = count.saturating_add(1);
    }
    if table.is_empty() {
        (table, count) = (BLANK.to_owned(), 1);
    }
    rows += &format!(
        "static ENTRY_TABLE: [__root::Entry; {count}] = [{table}];
        static DECISION_TABLE: [[__root::RetryAction; 2]; {count}] = __root::__private::decisions(&ENTRY_TABLE);"
    );
    rows
}

fn row(entry: &Node, inferred: &[&str]) -> String {
    let mut row = format!("__entry(__Row {{ inferred: &{inferred:?},");
    for field in CODE {
        if let Some(value) = entry.get(field.key).and_then(|node| value(field, node)) {
            row += &format!("{}: {value},", field.key);
        }
    }
    // Most rows have few of the optional fields, and a guide has many rows.
    row + "..__BLANK })"
}

/// What stands in a field, of the type that the row has there.
fn value(field: &Field, node: &Node) -> Option<String> {
    let some = |value: String| format!("__Some({value})");
    match field.is {
        Is::Number => number(node),
        Is::Text if !field.is_required() => text(node).map(some),
        Is::Name | Is::Text | Is::Json | Is::Address => text(node),
        Is::Delay => {
            let delay = duration::parse(node.text()?).ok()?.as_millis();
            Some(some(format!("::core::time::Duration::from_millis({delay})")))
        }
        Is::Word(words) => word(words, node),
        Is::Words(words) => Some(format!("&[{}]", list(node.items(), |item| word(words, item)))),
        Is::Texts => Some(format!("&[{}]", list(node.items(), text))),
        Is::Links => Some(format!("&[{}]", list(node.items(), link))),
        // Those for all entries are in the guide's list.
        Is::Keys | Is::Numbers | Is::Entries => None,
    }
}

fn list(items: &[Node], item: impl Fn(&Node) -> Option<String>) -> String {
    let mut list = String::new();
    for node in items {
        list += &item(node).unwrap_or_default();
        list += ", ";
    }
    list
}

fn number(node: &Node) -> Option<String> {
    node.number().map(|number| number.to_string())
}

fn text(node: &Node) -> Option<String> {
    node.text().map(|text| format!("{text:?}"))
}

fn link(node: &Node) -> Option<String> {
    Some(format!("__link({:?}, {:?})", node.text_of("text")?, node.text_of("url")?))
}

/// A word as the variant that stands for it.
fn word(words: &Words, node: &Node) -> Option<String> {
    Some(format!("__{}::{}", words.name, upper_camel_case(node.text()?)))
}
