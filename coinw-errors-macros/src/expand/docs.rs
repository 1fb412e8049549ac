//! The documentation of the enum, its variants and the other generated items.

use proc_macro2::Ident;

use super::markdown;
use crate::check::duration;
use crate::guide::Guide;
use crate::seen::Seen;
use crate::text::{is_latin, joined, replaced};
use crate::visible::in_one_line;
use crate::yaml::Node;

const ASK_FIRST: &str = "\nThese answers hold after a plain refusal: a response with this code and nothing else. After any other \
                         response, and where a line says so, *ask first*: before you send the order again, ask the exchange whether it was \
                         carried out.\n";

/// The table of all codes, to stand below what the user wrote about the enum. On a phone only the first columns are in view.
pub fn of_enum(guide: &Guide, document: &Node, name: &Ident) -> String {
    let source = markdown::link(text(document, "title"), text(document, "url"));
    let mut docs = format!(
        "The codes of the {source}:\n\n\
         | Code | Meaning | May it be sent again? | Variant | Kind | Markets |\n\
         |---:|---|---|---|---|---|\n"
    );
    for entry in by_number(guide) {
        let variant = text(entry, "name");
        docs += &format!(
            "| [{}]({name}::{variant}) | {}{} | {} | [{variant}]({name}::{variant}) | {} | {} |\n",
            code(entry),
            meaning(entry),
            if entry.get("retired").is_some() { " (retired)" } else { "" },
            in_a_word(entry),
            text(entry, "kind"),
            where_it_comes_from(entry),
        );
    }
    docs + ASK_FIRST
}

/// What an editor shows at `code!(29001)`: it knows the macro, not which number was written.
pub fn of_matcher(guide: &Guide, name: &Ident) -> String {
    let mut docs = format!(
        "The variant of [`{name}`] with this number, as an expression or a pattern. Other numbers do not compile.\n\n"
    );
    for entry in by_number(guide) {
        let (code, variant) = (code(entry), text(entry, "name"));
        docs += &format!(
            "- **{code}** {}. Send again: {}. [`{variant}`]({name}::{variant})\n",
            meaning(entry),
            in_a_word(entry)
        );
    }
    docs + ASK_FIRST
}

fn by_number(guide: &Guide) -> Vec<&Node> {
    let mut entries: Vec<&Node> = guide.entries().into_iter().map(|(entry, _)| entry).collect();
    entries.sort_by_key(|entry| code(entry));
    entries
}

/// The heading, and what it says in English.
fn meaning(entry: &Node) -> String {
    let title = text(entry, "title");
    match entry.text_of("translation").filter(|_| !is_latin(title)) {
        Some(translation) => format!("{} ({})", markdown::text(title), markdown::text(translation)),
        None => markdown::text(title),
    }
}

/// Everything that the guide knows about one code.
pub fn of_variant(entry: &Node, inferred: &[&str]) -> String {
    let is_rejected = if is_rejected(entry) {
        "the request was certainly not carried out"
    } else {
        "the request may have been carried out"
    };
    let mut docs = format!(
        "**{}** {}\n\nOn {}; {}; {is_rejected}.",
        code(entry),
        markdown::text(text(entry, "title")),
        where_it_comes_from(entry),
        replaced(text(entry, "kind"), "_", " "),
    );
    let mut paragraph = |text: &str| {
        docs.push_str("\n\n");
        docs.push_str(text);
    };
    if let Some(reason) = entry.text_of("retired") {
        paragraph(&format!("**No longer sent:** {}", markdown::text(reason)));
    }
    paragraph(&markdown::text(text(entry, "cause")));
    paragraph(&format!("**May the request be sent again?** {}", resend(entry)));
    paragraph(&steps(entry));
    if let Some(note) = entry.text_of("note") {
        paragraph(&markdown::text(note));
    }
    paragraph(&markdown::block("json", text(entry, "sample")));
    if let Some(translation) = entry.text_of("translation") {
        paragraph(&format!("The message means “{}”.", markdown::text(translation)));
    }
    if entry.get("links").is_some() {
        paragraph(&format!("**See also** {}", links(entry)));
    }
    if !inferred.is_empty() {
        paragraph(&format!("*Inferred, not stated by the guide: {}.*", joined(inferred, ", ")));
    }
    docs
}

/// Of a field that every sound entry has.
fn text<'a>(entry: &'a Node, key: &str) -> &'a str {
    entry.text_of(key).unwrap_or_default()
}

fn texts<'a>(entry: &'a Node, key: &str) -> Vec<&'a str> {
    let mut texts = Vec::new();
    for item in entry.list(key) {
        texts.push(item.text().unwrap_or_default());
    }
    texts
}

fn code(entry: &Node) -> i32 {
    entry.get("code").and_then(Node::number).unwrap_or_default()
}

fn is_rejected(entry: &Node) -> bool {
    text(entry, "outcome") == "rejected"
}

fn where_it_comes_from(entry: &Node) -> String {
    let markets = joined(&texts(entry, "markets"), " and ");
    match entry.text_of("channel") {
        Some("websocket") => format!("{markets} (websocket)"),
        _ => markets,
    }
}

fn steps(entry: &Node) -> String {
    let mut steps = String::new();
    for (index, step) in entry.list("steps").iter().enumerate() {
        let line_break = if index > 0 { "\n" } else { "" };
        let (number, step) = (index.saturating_add(1), markdown::text(step.text().unwrap_or_default()));
        steps += &format!("{line_break}{number}. {step}");
    }
    steps
}

/// When an idempotent request may be sent again; a request that is not idempotent, too, if the first was rejected.
fn when(entry: &Node) -> Option<String> {
    match (text(entry, "retry"), entry.text_of("delay").map(duration::parse)) {
        ("after_delay", Some(Ok(delay))) => Some(format!("after {delay:?}")),
        ("after_reconnect", _) => Some("after a reconnect".to_owned()),
        _ => None,
    }
}

fn in_a_word(entry: &Node) -> String {
    match (when(entry), is_rejected(entry)) {
        (Some(when), true) => when,
        (None, true) => "no".to_owned(),
        (Some(when), false) => format!("a query {when}; for an order, ask first"),
        (None, false) => "no; for an order, ask first".to_owned(),
    }
}

/// What `RetryAction` says in `coinw-errors`, which a test of the workspace holds against this.
fn resend(entry: &Node) -> String {
    let alone = if let Some(when) = when(entry) { format!("yes, {when}") } else { "no".to_owned() };
    if is_rejected(entry) {
        format!("An idempotent request and any other request: {alone}.")
    } else {
        format!(
            "An idempotent request: {alone}. Any other request: not before you have asked the exchange whether the request was carried out."
        )
    }
}

fn links(entry: &Node) -> String {
    let mut links = String::new();
    for link in entry.list("links") {
        let comma = if links.is_empty() { "" } else { ", " };
        links = links + comma + &markdown::link(text(link, "text"), text(link, "url"));
    }
    links
}

/// What people type into the search box: the number, the title, the server's text in either language, and the words that the guide lists.
pub fn aliases(name: &str, entry: &Node) -> Vec<String> {
    let (mut aliases, mut folded) = (Vec::new(), Seen::default());
    let number = code(entry).to_string();
    let mut known =
        vec![number.as_str(), text(entry, "title"), text(entry, "message"), text(entry, "translation")];
    known.append(&mut texts(entry, "aliases"));
    for text in &known {
        let alias = searchable(text);
        // The search does not tell capitals from small letters.
        let fold = alias.to_lowercase();
        let count = aliases.len();
        // The compiler refuses an empty alias and one that is the item's own name.
        if !alias.is_empty() && name != alias && folded.place(fold, count) == count {
            aliases.push(alias);
        }
    }
    aliases
}

/// Quotation marks are not allowed in an alias, nor blanks other than single spaces inside.
fn searchable(text: &str) -> String {
    in_one_line(&replaced(text, "\"'", ""))
}
