//! Holds the tree against the format. What does not fit is reported, and lost from then on: no rule judges it.

use super::{CODE, Field, GUIDE, Is, LINK, Words, inferable};
use crate::alike;
use crate::problem::{Problem, Problems};
use crate::suggest::{did_you_mean, meant};
use crate::tree::{Node, Value};
use crate::visible::shortened;

/// Reads the document as a guide.
pub fn guide(document: &mut Node, problems: &mut Problems) {
    let is_known = |(key, _): &(Node, Node)| key.is_lost() || GUIDE.iter().any(|field| is_like(key, field));
    let is_guide = document.pairs().iter().any(is_known);
    if !is_guide && !document.pairs().is_empty() {
        let label = "a guide begins with `title: …`, `url: …` and `codes:`";
        problems.report(Problem::at(document, "this is not a guide").label(label));
        document.value = Value::Lost;
        return;
    }
    mapping(document, GUIDE, problems);
}

/// Whether a key is that of a field, or may well be meant to be.
fn is_like(key: &Node, field: &Field) -> bool {
    let is_meant = |key| meant(key, &mut [field.key].into_iter()).is_some() || field.alike.contains(&key);
    key.text().is_some_and(is_meant)
}

/// Reads a mapping with these fields. A key that is misspelt is then the one that was meant, so that one mistake is not reported as
/// two, and the value is not lost.
fn mapping(node: &mut Node, fields: &'static [Field], problems: &mut Problems) {
    let Value::Mapping(_) = node.value else {
        let label = match fields.first().map(|first| first.key) {
            Some("code") => "write the fields of an entry, from `code: …` on, or remove this",
            Some("text") => "write `text: …` and, below it, `url: …`",
            _ => "a guide begins with `title: …`, `url: …` and `codes:`",
        };
        wrong_type(node, "a mapping (`key: value`)", label, problems);
        return;
    };
    let is_known = |(key, _): &(Node, Node)| key.is_lost() || fields.iter().any(|field| is_like(key, field));
    if fields.len() == LINK.len() && !node.pairs().iter().any(is_known) {
        let label = "write `text: …` and, below it, `url: …`";
        problems.report(Problem::at(node, "this is not a link").label(label));
        node.value = Value::Lost;
        return;
    }
    let doubtful = keys(node, fields, problems);
    let Value::Mapping(pairs) = &mut node.value else { return };
    for field in fields {
        let pair = pairs.iter_mut().find(|(key, _)| key.text() == Some(field.key));
        let Some((_, found)) = pair else { continue };
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
    let is_there = |node: &Node, key: &str| node.get(key).is_some();
    let mut doubtful = Vec::new();
    let mut is_incomplete = false;
    let unknown: Vec<_> = unknown(node, fields);
    for (count, index) in unknown.iter().copied().enumerate() {
        let Some((key, found)) = node.pairs().get(index) else { continue };
        let (key, found) = (key.clone(), found.clone());
        if key.is_lost() {
            is_incomplete = true;
            continue;
        }
        let Some(name) = key.text().map(str::to_owned) else {
            let message = format!("the name of a field has to be a string; found {}", described(&key));
            problems.report(Problem::at(&key, message).label("write the name of a field before the colon"));
            is_incomplete = true;
            continue;
        };
        if name == "<<" {
            is_incomplete = true;
            problems.report(
                Problem::at(&key, "merge keys (`<<`) are not supported").label("write the fields out"),
            );
            continue;
        }
        let free = fields.iter().filter(|field| !is_there(node, field.key));
        let free: Vec<_> = free.collect();
        let alike = || free.iter().find(|field| field.alike.contains(&name.to_lowercase().as_str()));
        let near = meant(&name, &mut free.iter().map(|field| field.key)).filter(|_| alike().is_none());
        let is_needed = |field: &Field| {
            field.is_required() || field.key == "delay" && node.text_of("retry") == Some("after_delay")
        };
        let missing = || match free.iter().filter(|field| is_needed(field)).collect::<Vec<_>>()[..] {
            [only] if unknown.len() == count.saturating_add(1) && fits(&found, only) => Some(only),
            _ => None,
        };
        let guess = near.is_none().then(|| alike().or_else(missing)).flatten().map(|field| field.key);
        let near = near.and_then(|near| fields.iter().find(|field| field.key == near)).map(|field| field.key);
        doubtful.extend(guess);
        let problem = Problem::at(&key, format!("unknown field `{}`", shortened(&name)));
        let hint = near.or(guess).map_or_else(|| misplaced(&name, fields), |meant| did_you_mean(Some(meant)));
        let known: Vec<_> = fields.iter().map(|field| field.key).collect();
        problems.report(problem.label(hint).note(format!("expected one of {}", known.join(", "))));
        if LINK.iter().any(|field| field.key == name) {
            complete_links(node, &key);
        }
        if let (Value::Mapping(pairs), Some(meant)) = (&mut node.value, near.or(guess))
            && let Some((key, _)) = pairs.get_mut(index)
        {
            key.value = Value::Text(meant.to_owned());
        }
    }
    let missing: Vec<_> =
        fields.iter().filter(|field| field.is_required() && !is_there(node, field.key)).collect();
    if !is_incomplete && !missing.is_empty() {
        let missing: Vec<_> = missing.iter().map(|field| field.key).collect();
        let message = format!("missing: `{}`", missing.join("`, `"));
        problems.report(Problem::at(node, message).label("add it here"));
    }
    doubtful
}

/// What stands beside `links` instead of in it, its items do not miss.
fn complete_links(entry: &mut Node, key: &Node) {
    let Value::Mapping(pairs) = &mut entry.value else { return };
    let links =
        pairs.iter_mut().find(|(key, _)| key.text() == Some("links")).map(|(_, links)| &mut links.value);
    let Some(Value::List(links)) = links else { return };
    for link in links {
        if let Value::Mapping(fields) = &mut link.value
            && fields.iter().all(|(known, _)| known.text() != key.text())
        {
            fields.push((key.clone(), Node::lost(key.at)));
        }
    }
}

/// The places of the keys that none of the fields has.
fn unknown(node: &Node, fields: &[Field]) -> Vec<usize> {
    let is_known = |key: &Node| key.text().is_some_and(|key| fields.iter().any(|field| field.key == key));
    let is_first = |index: usize, key: &Node| {
        let text = key.text();
        text.is_none() || node.pairs().iter().take(index).all(|(other, _)| other.text() != text)
    };
    let pairs = node.pairs().iter().enumerate();
    pairs
        .filter(|(index, (key, _))| !is_known(key) && is_first(*index, key))
        .map(|(index, _)| index)
        .collect()
}

/// What to do with a field that belongs elsewhere.
fn misplaced(key: &str, fields: &[Field]) -> String {
    let is_in = |others: &[Field]| {
        others.first().map(|first| first.key) != fields.first().map(|first| first.key)
            && others.iter().any(|field| field.key == key)
    };
    if is_in(LINK) && key != "title" {
        format!("`{key}` belongs to an item of `links`")
    } else if is_in(CODE) {
        format!("`{key}` belongs to an entry of `codes`")
    } else if is_in(GUIDE) {
        format!("`{key}` belongs to the guide as a whole, above `codes`")
    } else {
        "remove it".to_owned()
    }
}

/// Many fields that are there twice are one mistake: two entries that ran together.
fn repeated(node: &Node, problems: &mut Problems) {
    let mut repeated = Vec::new();
    for (index, (key, _)) in node.pairs().iter().enumerate() {
        let earlier = node.pairs().iter().take(index).find(|(other, _)| other.text() == key.text());
        if let (Some(name), Some((first, _))) = (key.text(), earlier) {
            repeated.push((name, first, key));
        }
    }
    let is_entry = repeated.iter().any(|(name, ..)| ["code", "name"].contains(name));
    let ran_together = repeated.len() > 3 || is_entry && repeated.len() > 1;
    for (name, first, key) in repeated.into_iter().take(if ran_together { 1 } else { usize::MAX }) {
        let message = format!("the field `{}` is there twice", shortened(name));
        let label =
            if ran_together { "if a new entry starts here, it needs a `-` before it" } else { "remove one" };
        problems.report(Problem::at(key, message).label(label).first(first));
    }
}

/// Whether a value may stand in a field.
fn fits(found: &Node, field: &Field) -> bool {
    let mut problems = Problems::default();
    value(&mut found.clone(), field, &mut problems);
    problems.is_empty()
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
    let pairs = links.items().iter().zip(links.items().iter().skip(1));
    let torn = pairs.filter(|(one, other)| has_only(one, "text") && has_only(other, "url"));
    let torn: Vec<_> = torn.map(|(_, other)| other).collect();
    for address in &torn {
        let message = "this address belongs to the link above it";
        problems.report(Problem::at(address, message).label("remove the `-` before it"));
    }
    !torn.is_empty()
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
    if let Value::List(items) = &mut node.value {
        items.iter_mut().filter(|item| !item.is_lost()).for_each(|item| read(item, problems));
        return;
    }
    let label = match &node.value {
        Value::Text(text) if text.starts_with('-') => "a space has to follow each `-`",
        Value::Text(text)
            if text.starts_with(|first: char| first.is_ascii_digit()) && text.contains(". ") =>
        {
            "start each item with `- ` instead of a number"
        }
        Value::Text(text) if alike::ascii(text).starts_with(['-', '*', '+', '•']) => {
            "start each item with `- `"
        }
        Value::Text(_) | Value::Integer(_) | Value::Number(_) | Value::Bool(_) => "put it in brackets",
        Value::Mapping(_) => "start each item with `- `",
        Value::Null => "write its items below it, each of which starts with `- `",
        Value::Tagged(_) => "remove the tag",
        _ => "",
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
        Value::Text(text) if text.parse::<i32>().is_ok() => {
            "write it without quotes or leading zeros".to_owned()
        }
        Value::Text(text) => {
            let digits = alike::ascii(text).replace(['_', ',', ' ', '\''], "");
            match digits.parse::<i32>() {
                Ok(number) if number.to_string() == digits => format!("did you mean `{number}`?"),
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
    problems.report(Problem::at(node, message).label("write the number that the exchange sends, in digits"));
    node.value = Value::Lost;
}

fn word(node: &mut Node, words: &'static Words, is_item: bool, problems: &mut Problems) {
    if node.text().is_some_and(|text| words.all.contains(&text)) {
        return;
    }
    let what = words.one.split_once(' ').map_or(words.one, |(_, what)| what);
    let problem = match &node.value {
        Value::Text(text) => {
            let meant = meant(text, &mut words.all.iter().copied());
            let several = text.split(|character: char| !character.is_alphanumeric() && character != '_');
            let several: Vec<_> = several.filter(|word| words.all.contains(word)).collect();
            // Two words that look the same would not be told apart.
            let label = match alike::first(text) {
                Some((_, _, advice)) if meant.is_some() || several.len() > 1 => advice,
                None if several.len() > 1 && is_item => format!("write `[{}]`", several.join(", ")),
                None if several.len() > 1 => "write only one of them".to_owned(),
                _ => did_you_mean(meant),
            };
            Problem::at(node, format!("unknown {what} `{}`", shortened(text))).label(label)
        }
        Value::List(_) => Problem::at(node, format!("expected {}; found a list", words.one))
            .label("write one word, without brackets"),
        _ => Problem::at(node, format!("expected {}; found {}", words.one, described(node))),
    };
    problems.report(problem.note(format!("expected one of {}", words.all.join(", "))));
    node.value = Value::Lost;
}

fn key(node: &mut Node, problems: &mut Problems) {
    let known: Vec<_> = inferable().collect();
    match &node.value {
        Value::Text(text) if known.contains(&text.as_str()) => {}
        Value::Text(text) => {
            let message = format!("`{}` is not a field that can be inferred", shortened(text));
            let label = did_you_mean(meant(text, &mut known.iter().copied()));
            let expected = format!("expected one of {}", known.join(", "));
            problems.report(Problem::at(node, message).label(label).note(expected));
            node.value = Value::Lost;
        }
        _ => wrong_type(node, "the name of a field", "", problems),
    }
}

fn wrong_type(node: &mut Node, wanted: &str, label: &str, problems: &mut Problems) {
    if !node.is_lost() {
        let message = format!("expected {wanted}; found {}", described(node));
        problems.report(Problem::at(node, message).label(label));
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
