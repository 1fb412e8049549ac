//! Holds the tree against the format. What does not fit is reported, and lost from then on: no rule judges it.

use super::{CODE, Field, GUIDE, Is, LINK, Words, has, inferable, missing};
use crate::alike;
use crate::problem::{Problem, Problems};
use crate::suggest::{did_you_mean, meant};
use crate::text::{self, joined, replaced, separates, split_digits};
use crate::tree::{Node, Value};
use crate::visible::shortened;

/// Reads the document as a guide.
pub fn guide(document: &mut Node, problems: &mut Problems) {
    mapping(document, GUIDE, problems);
}

/// What a mapping with these fields is called, and how one is written.
fn described_as(fields: &[Field]) -> (&'static str, &'static str) {
    match fields.first().map(|first| first.key) {
        Some("code") => ("an entry", "write the fields of an entry, from `code: …` on, or remove this"),
        Some("text") => ("a link", "write `text: …` and, below it, `url: …`"),
        _ => ("a guide", "a guide begins with `title: …`, `url: …` and `codes:`"),
    }
}

/// The field that a key of a mapping was meant to be, going by how it is written or by what it says, of those that the mapping lacks.
fn like(key: &str, node: &Node, fields: &[Field]) -> (Option<&'static str>, bool) {
    let folded = key.to_lowercase();
    let mut free = Vec::new();
    for field in fields {
        if node.get(field.key).is_some() {
            continue;
        }
        if field.alike.contains(&folded.as_str()) {
            return (Some(field.key), true);
        }
        free.push(field.key);
    }
    (meant(key, &free), false)
}

/// Reads a mapping with these fields. A key that is misspelt is then the one that was meant, so that one mistake is not reported as
/// two, and the value is not lost.
fn mapping(node: &mut Node, fields: &'static [Field], problems: &mut Problems) {
    let (what, label) = described_as(fields);
    let Value::Mapping(pairs) = &node.value else {
        return wrong_type(node, "a mapping (`key: value`)", label, problems);
    };
    let mut is_known = pairs.is_empty();
    for (key, _) in pairs {
        is_known = is_known
            || match key.text() {
                Some(key) => has(fields, key) || like(key, node, fields).0.is_some(),
                None => key.is_lost(),
            };
    }
    if !is_known {
        problems.report(Problem::at(node, format!("this is not {what}"), label));
        node.value = Value::Lost;
        return;
    }
    let doubtful = keys(node, fields, problems);
    for field in fields {
        let Some(found) = node.get_mut(field.key) else { continue };
        if doubtful.contains(&field.key) && !matches!(field.is, Is::Entries) {
            // Where the value is of another kind too, that is the same mistake.
            value(found, field, &mut Problems::default());
        } else {
            value(found, field, problems);
        }
    }
}

/// Reports keys that are there twice, that no field has, and that are missing. Returns the fields that are only probably meant.
fn keys(node: &mut Node, fields: &'static [Field], problems: &mut Problems) -> Vec<&'static str> {
    repeated(node, problems);
    let mut known = Vec::new();
    for field in fields {
        known.push(field.key);
    }
    let mut doubtful = Vec::new();
    let mut is_incomplete = false;
    let unknown = unknown(node, fields);
    for index in &unknown {
        let Some((key, _)) = node.pairs().get(*index) else { continue };
        let Some(name) = key.text() else {
            is_incomplete = true;
            if !key.is_lost() {
                let message = format!("the name of a field has to be a string; found {}", described(key));
                problems.report(Problem::at(key, message, "write the name of a field before the colon"));
            }
            continue;
        };
        if name == "<<" {
            is_incomplete = true;
            problems.report(Problem::at(key, "merge keys (`<<`) are not supported", "write the fields out"));
            continue;
        }
        let (mut like, mut is_guess) = like(name, node, fields);
        let (key, name) = (Node::lost(key.at), name.to_owned());
        if like.is_none() && unknown.last() == Some(index) {
            (like, is_guess) = (only_missing(node, *index, fields), true);
        }
        let hint = if like.is_some() { did_you_mean(like) } else { misplaced(&name, fields) };
        let message = format!("unknown field `{}`", shortened(&name));
        problems.report(Problem::at(&key, message, hint).note(expected_one_of(&known)));
        if has(LINK, &name) {
            complete_links(node, &key);
        }
        let Some(like) = like else { continue };
        if is_guess {
            doubtful.push(like);
        }
        if let Value::Mapping(pairs) = &mut node.value
            && let Some((key, _)) = pairs.get_mut(*index)
        {
            key.value = Value::Text(like.to_owned());
        }
    }
    let missing = missing(node, fields);
    if let (false, Some(missing)) = (is_incomplete, missing) {
        problems.report(Problem::at(node, missing, "add what is missing"));
    }
    doubtful
}

/// The one field that is missing, if the value at a place may stand in it. Otherwise the value is lost, and no field has it.
fn only_missing(node: &mut Node, index: usize, fields: &[Field]) -> Option<&'static str> {
    let is_delayed = node.text_of("retry") == Some("after_delay");
    let mut only = None;
    for field in fields {
        let is_needed = field.is_required() || field.key == "delay" && is_delayed;
        if is_needed && node.get(field.key).is_none() {
            if only.is_some() {
                return None;
            }
            only = Some(field);
        }
    }
    let (only, Value::Mapping(pairs)) = (only?, &mut node.value) else { return None };
    let mut problems = Problems::default();
    value(&mut pairs.get_mut(index)?.1, only, &mut problems);
    problems.is_empty().then_some(only.key)
}

/// What stands beside `links` instead of in it, its items do not miss.
fn complete_links(entry: &mut Node, key: &Node) {
    let Some(Value::List(links)) = entry.get_mut("links").map(|links| &mut links.value) else { return };
    for link in links {
        if let Value::Mapping(pairs) = &mut link.value {
            pairs.push((Node::lost(key.at), Node::lost(key.at)));
        }
    }
}

/// The places of the keys that none of the fields has.
fn unknown(node: &Node, fields: &[Field]) -> Vec<usize> {
    let mut unknown = Vec::new();
    let mut seen = Vec::new();
    for (index, (key, _)) in node.pairs().iter().enumerate() {
        match key.text() {
            Some(key) if has(fields, key) || seen.contains(&key) => {}
            Some(key) => {
                unknown.push(index);
                seen.push(key);
            }
            None => unknown.push(index),
        }
    }
    unknown
}

/// What to do with a field that belongs elsewhere.
fn misplaced(key: &str, fields: &[Field]) -> String {
    let of = described_as(fields).0;
    if of != "a link" && key != "title" && has(LINK, key) {
        format!("`{key}` belongs to an item of `links`")
    } else if of != "an entry" && has(CODE, key) {
        format!("`{key}` belongs to an entry of `codes`")
    } else if of != "a guide" && has(GUIDE, key) {
        format!("`{key}` belongs to the guide as a whole, above `codes`")
    } else {
        "remove it".to_owned()
    }
}

/// Many fields that are there twice are one mistake: two entries that ran together.
fn repeated(node: &mut Node, problems: &mut Problems) {
    let mut repeated = Vec::new();
    let mut firsts = Vec::new();
    let mut is_entry = false;
    for (index, (key, _)) in node.pairs().iter().enumerate() {
        let Some(name) = key.text() else { continue };
        let above = node.pairs().get(..index).unwrap_or_default();
        let place = above.iter().position(|(other, _)| other.text() == Some(name));
        if let Some(place) = place
            && let Some((first, _)) = above.get(place)
        {
            firsts.push(place);
            is_entry |= ["code", "name"].contains(&name);
            repeated.push((name, first, key));
        }
    }
    let ran_together = repeated.len() > 3 || is_entry && repeated.len() > 1;
    for (name, first, key) in &repeated {
        let message = format!("the field `{}` is given twice", shortened(name));
        let label =
            if ran_together { "if a new entry starts here, it needs a `-` before it" } else { "remove one" };
        problems.report(Problem::at(key, message, label).first(first));
        if ran_together {
            return;
        }
    }
    // A line that was copied has no value: what is below belongs to the copy.
    if let Value::Mapping(pairs) = &mut node.value {
        for place in firsts {
            if let Some((_, value)) = pairs.get_mut(place)
                && (value.value == Value::Null || value.text() == Some(""))
            {
                value.value = Value::Lost;
            }
        }
    }
}

fn value(node: &mut Node, field: &Field, problems: &mut Problems) {
    if node.is_lost() {
        return;
    }
    match field.is {
        Is::Number => number(node, problems),
        Is::Name | Is::Text | Is::Json | Is::Address => text(node, problems),
        Is::Delay => delay(node, problems),
        Is::Word(words) => word(node, words, false, problems),
        Is::Numbers => items(node, problems, &number),
        Is::Texts if matches!(node.value, Value::Text(_)) && field.key == "steps" => {
            wrong_type(node, "a list", "start each item with `- `", problems);
        }
        Is::Texts => items(node, problems, &text),
        Is::Words(words) => items(node, problems, &|item, problems| word(item, words, true, problems)),
        Is::Keys => items(node, problems, &key),
        Is::Links if torn_apart(node, problems) => node.value = Value::Lost,
        Is::Links => items(node, problems, &|item, problems| mapping(item, LINK, problems)),
        // Those that cannot be read keep their places.
        Is::Entries if !matches!(node.value, Value::List(_)) => {
            wrong_type(
                node,
                "a list",
                "write the entries below it, each of which starts with `- `",
                problems,
            );
        }
        Is::Entries => each(node, problems, &|item, problems| mapping(item, CODE, problems)),
    }
}

/// Whether a link has a `-` before its address as well as before its text.
fn torn_apart(links: &Node, problems: &mut Problems) -> bool {
    let has_only = |link: &Node, key: &str| link.pairs().len() == 1 && link.get(key).is_some();
    let mut is_torn = false;
    for pair in links.items().windows(2) {
        if let [text, address] = pair
            && has_only(text, "text")
            && has_only(address, "url")
        {
            let message = "this address belongs to the link above it";
            problems.report(Problem::at(address, message, "remove the `-` before it"));
            is_torn = true;
        }
    }
    is_torn
}

/// How an item is read.
type Read<'a> = &'a dyn Fn(&mut Node, &mut Problems);

/// A list is whole or it is lost, so that no rule judges a list by what could be read of it.
fn items(node: &mut Node, problems: &mut Problems, read: Read<'_>) {
    each(node, problems, read);
    if node.items().iter().any(Node::is_lost) {
        node.value = Value::Lost;
    }
}

fn each(node: &mut Node, problems: &mut Problems, read: Read<'_>) {
    let label = match &mut node.value {
        Value::List(items) => {
            for item in items {
                if !item.is_lost() {
                    read(item, problems);
                }
            }
            return;
        }
        Value::Text(text) if text.starts_with('-') => "a space has to follow each `-`",
        Value::Text(text) if !split_digits(text).0.is_empty() && text.contains(". ") => {
            "start each item with `- ` instead of a number"
        }
        Value::Text(text) if !alike::ascii(text).starts_with(['-', '*', '+', '•']) => "put it in brackets",
        Value::Integer(_) | Value::Number(_) | Value::Bool(_) => "put it in brackets",
        Value::Text(_) | Value::Mapping(_) => "start each item with `- `",
        Value::Null => "write its items below it, each of which starts with `- `",
        Value::Tagged(_) => "remove the tag",
        Value::Lost => "",
    };
    wrong_type(node, "a list", label, problems);
}

fn text(node: &mut Node, problems: &mut Problems) {
    let label = match &node.value {
        Value::Text(_) => return,
        Value::Bool(_) | Value::Integer(_) | Value::Number(_) => "put it in quotes",
        Value::Mapping(_) => "put it in quotes: JSON needs them, and so does a text with `: `",
        Value::List(_) => "put it in quotes, if it is a text that starts with a bracket or a `-`",
        Value::Null => "write a text, in quotes if YAML takes it for nothing",
        Value::Tagged(_) => "put the text in quotes",
        Value::Lost => "",
    };
    wrong_type(node, "a string", label, problems);
}

fn delay(node: &mut Node, problems: &mut Problems) {
    let label = match &node.value {
        Value::Text(_) => return,
        Value::Integer(number @ 1..=3600) => format!("did you mean `{number}s`?"),
        _ => "write a whole number and ms, s, m or h, as in `500ms` or `2s`".to_owned(),
    };
    wrong_type(node, "a duration", &label, problems);
}

fn number(node: &mut Node, problems: &mut Problems) {
    let label = match &node.value {
        Value::Integer(number) if i32::try_from(*number).is_ok() => return,
        Value::Integer(number) => return out_of_range(node, &number.to_string(), problems),
        Value::Number(number) => return out_of_range(node, &shortened(number), problems),
        Value::Text(text) if text::number(text, 10).is_some() => {
            "write it without quotes or leading zeros".to_owned()
        }
        Value::Text(text) if text.contains(", ") => {
            "write one number; each code is an entry of its own".to_owned()
        }
        Value::Text(text) => {
            let digits = replaced(&alike::ascii(text), "_, '", "");
            match text::number(&digits, 10) {
                Some(number) if number.to_string() == digits => format!("did you mean `{number}`?"),
                _ => "write it in digits, as the exchange sends it".to_owned(),
            }
        }
        Value::List(_) => "write one number; each code is an entry of its own".to_owned(),
        _ => "write the number that the exchange sends".to_owned(),
    };
    wrong_type(node, "a whole number", &label, problems);
}

fn out_of_range(node: &mut Node, number: &str, problems: &mut Problems) {
    let message = format!("{number} is not a whole number from {} to {}", i32::MIN, i32::MAX);
    problems.report(Problem::at(node, message, "write the number that the exchange sends, in digits"));
    node.value = Value::Lost;
}

fn word(node: &mut Node, words: &'static Words, is_item: bool, problems: &mut Problems) {
    if node.text().is_some_and(|text| words.all.contains(&text)) {
        return;
    }
    let problem = match &node.value {
        Value::Text(text) => {
            let meant = meant(text, words.all);
            let mut several = Vec::new();
            for word in text.split(separates) {
                if words.all.contains(&word) {
                    several.push(word);
                }
            }
            // Two words that look the same would not be told apart.
            let label = match alike::first(text) {
                Some((_, _, advice)) if meant.is_some() || several.len() > 1 => advice,
                None if several.len() > 1 && is_item => format!("write `[{}]`", joined(&several, ", ")),
                None if several.len() > 1 => "write only one of them".to_owned(),
                _ => did_you_mean(meant),
            };
            Problem::at(node, format!("unknown {} `{}`", words.noun(), shortened(text)), label)
        }
        Value::List(_) => {
            let message = format!("expected {}; found a list", words.one);
            Problem::at(node, message, "write one word, without brackets")
        }
        _ => Problem::at(node, format!("expected {}; found {}", words.one, described(node)), ""),
    };
    problems.report(problem.note(expected_one_of(words.all)));
    node.value = Value::Lost;
}

fn key(node: &mut Node, problems: &mut Problems) {
    let known = inferable();
    match &node.value {
        Value::Text(text) if known.contains(&text.as_str()) => {}
        Value::Text(text) => {
            let message = format!("`{}` is not a field that can be inferred", shortened(text));
            let label = did_you_mean(meant(text, &known));
            problems.report(Problem::at(node, message, label).note(expected_one_of(&known)));
            node.value = Value::Lost;
        }
        _ => wrong_type(node, "the name of a field", "", problems),
    }
}

fn expected_one_of(words: &[&str]) -> String {
    format!("expected one of {}", joined(words, ", "))
}

fn wrong_type(node: &mut Node, wanted: &str, label: &str, problems: &mut Problems) {
    if !node.is_lost() {
        let message = format!("expected {wanted}; found {}", described(node));
        problems.report(Problem::at(node, message, label));
        node.value = Value::Lost;
    }
}

fn described(node: &Node) -> String {
    match &node.value {
        Value::Null | Value::Lost => "nothing".to_owned(),
        Value::Bool(truth) => format!("the boolean {truth}"),
        Value::Integer(number) => format!("the number {number}"),
        Value::Number(number) => format!("the number {}", shortened(number)),
        Value::Text(text) => format!("the string \"{}\"", shortened(text)),
        Value::List(_) => "a list".to_owned(),
        Value::Mapping(_) => "a mapping".to_owned(),
        Value::Tagged(tag) => format!("a value with the tag `!{}`", shortened(tag)),
    }
}
