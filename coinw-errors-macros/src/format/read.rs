//! Checks the tree against the format. What does not fit is reported and dropped, so no rule sees it.

mod mapping;

use self::mapping::mapping;
use super::{CODE, Field, GUIDE, Is, LINK, Words, inferable};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lookalike;
use crate::similar::{did_you_mean, meant};
use crate::text::{self, joined, replaced, separates, split_digits};
use crate::visible::shortened;
use crate::yaml::{Difference, Node, Style, Value};

/// Reads the document as a guide.
pub fn guide(document: &mut Node, diagnostics: &mut Diagnostics) {
    mapping(document, GUIDE, diagnostics);
}

fn value(node: &mut Node, field: &Field, diagnostics: &mut Diagnostics) {
    if node.is_lost() {
        return;
    }
    match field.is {
        Is::Number => number(node, diagnostics),
        Is::Name if matches!(node.value, Value::Integer(_)) => {
            wrong_type(node, "a name", "write it as in `RateLimited`", diagnostics);
        }
        Is::Text if field.key == "retired" && matches!(node.value, Value::Bool(_)) => {
            wrong_type(
                node,
                "a string",
                "write why the code is retired, or leave the field out",
                diagnostics,
            );
        }
        Is::Text => text(node, diagnostics),
        Is::Name | Is::Json | Is::Address => string(node, diagnostics),
        Is::Delay => delay(node, diagnostics),
        Is::Word(words) => word(node, words, false, diagnostics),
        Is::Numbers => items(node, diagnostics, &number),
        Is::Texts if matches!(node.value, Value::Text(_)) && field.key == "steps" => {
            wrong_type(node, "a list", "start each item with `- `", diagnostics);
        }
        Is::Texts => {
            if field.key == "steps" {
                not_torn(node, diagnostics);
            }
            items(node, diagnostics, &text);
        }
        Is::Words(words) => match node.text().and_then(|text| in_brackets(text, words.all)) {
            Some(label) => wrong_type(node, "a list", &label, diagnostics),
            None => items(node, diagnostics, &|item, diagnostics| word(item, words, true, diagnostics)),
        },
        Is::Keys => items(node, diagnostics, &key),
        Is::Links => items(node, diagnostics, &|item, diagnostics| mapping(item, LINK, diagnostics)),
        // Those that cannot be read keep their places.
        Is::Entries if !matches!(node.value, Value::List(_)) => {
            wrong_type(node, "a list", "write the entries below it, each starting with `- `", diagnostics);
        }
        Is::Entries => each(node, diagnostics, &|item, diagnostics| mapping(item, CODE, diagnostics)),
    }
}

/// How an item is read.
type Read<'a> = &'a dyn Fn(&mut Node, &mut Diagnostics);

/// A list is whole or it is lost, so that no rule judges a list by what could be read of it.
fn items(node: &mut Node, diagnostics: &mut Diagnostics, read: Read<'_>) {
    each(node, diagnostics, read);
    if node.items().iter().any(Node::is_lost) {
        node.value = Value::Lost;
    }
}

fn each(node: &mut Node, diagnostics: &mut Diagnostics, read: Read<'_>) {
    let label = match &mut node.value {
        Value::List(items) => {
            for item in items {
                if !item.is_lost() {
                    read(item, diagnostics);
                }
            }
            return;
        }
        Value::Text(text) if text.starts_with('-') => "a space has to follow each `-`",
        Value::Text(text) if text.starts_with('[') && text.ends_with(']') => "remove the quotes around it",
        Value::Mapping(pairs) if pairs.iter().all(|(_, value)| value.value == Value::Null) => {
            "write `[` and `]` instead of `{` and `}`"
        }
        Value::Text(text) if !lookalike::ascii(text).starts_with(['-', '*', '+', '•']) => {
            "put it in brackets"
        }
        Value::Integer(_) | Value::Number(_) | Value::Bool(_) => "put it in brackets",
        Value::Text(_) | Value::Mapping(_) => "start each item with `- `",
        Value::Null => "write its items below it, each starting with `- `",
        Value::Tagged(_) => "remove the tag",
        Value::Lost => "",
    };
    wrong_type(node, "a list", label, diagnostics);
}

/// A text that people read: what YAML drops from it or adds to it is refused.
fn text(node: &mut Node, diagnostics: &mut Diagnostics) {
    if let Some(Difference { at, message, label }) = node.difference {
        diagnostics.report(Diagnostic::at_byte(at, message, label));
        node.value = Value::Lost;
    }
    string(node, diagnostics);
}

/// In brackets, each comma starts another step, also one that belongs to a sentence.
fn not_torn(steps: &mut Node, diagnostics: &mut Diagnostics) {
    let Some(second) = steps.items().get(1).filter(|_| steps.style == Style::Flow) else { return };
    if steps.items().iter().any(|step| step.style == Style::Plain) {
        let message = "in brackets, the comma before this starts another step";
        let label = "quote each step, or start each on a new line with `- `";
        diagnostics.report(Diagnostic::at(second.span, message, label));
        steps.value = Value::Lost;
    }
}

fn string(node: &mut Node, diagnostics: &mut Diagnostics) {
    let label = match &node.value {
        Value::Text(_) => return,
        Value::Bool(_) | Value::Integer(_) | Value::Number(_) => "put it in quotes",
        Value::Mapping(_) => "put it in quotes, which JSON and text with `: ` need",
        Value::List(_) => "if this is text that starts with a bracket or `-`, put it in quotes",
        Value::Null => "write a text, quoted if YAML reads it as nothing (`~`, `null`)",
        Value::Tagged(_) => "put the text in quotes",
        Value::Lost => "",
    };
    wrong_type(node, "a string", label, diagnostics);
}

fn delay(node: &mut Node, diagnostics: &mut Diagnostics) {
    let label = match &node.value {
        Value::Text(_) => return,
        // Of more, milliseconds may be meant.
        Value::Integer(number @ 1..=60) => format!("did you mean `{number}s`?"),
        _ => "write a whole number and ms, s, m or h, as in `500ms` or `2s`".to_owned(),
    };
    wrong_type(node, "a duration", &label, diagnostics);
}

fn number(node: &mut Node, diagnostics: &mut Diagnostics) {
    let label = match &node.value {
        Value::Integer(number) if i32::try_from(*number).is_ok() => return,
        Value::Integer(number) => return out_of_range(node, &number.to_string(), diagnostics),
        Value::Number(number) => return out_of_range(node, &shortened(number), diagnostics),
        Value::Text(text) if text::number(text, 10).is_some() => {
            "write it without quotes or leading zeros".to_owned()
        }
        Value::Text(text) if text.contains(", ") || has_two_numbers(text) => {
            "write one number; each code needs its own entry".to_owned()
        }
        Value::Text(text) => {
            let digits = replaced(&lookalike::ascii(text), "_, '", "");
            match text::number(&digits, 10) {
                Some(number) if number.to_string() == digits => format!("did you mean `{number}`?"),
                _ if text.contains('，') => "`，` is U+FF0C: write `,`".to_owned(),
                _ => "the format allows only numbers: write the number that the exchange sends, in digits"
                    .to_owned(),
            }
        }
        Value::List(_) => "write one number; each code needs its own entry".to_owned(),
        _ => "write the number that the exchange sends".to_owned(),
    };
    wrong_type(node, "a whole number", &label, diagnostics);
}

/// Whether a text is two numbers, and not one with a blank between its thousands.
fn has_two_numbers(text: &str) -> bool {
    text.split_once(' ').is_some_and(|(first, second)| {
        let are_digits = split_digits(first).1.is_empty() && split_digits(second).1.is_empty();
        are_digits && (second.len() != 3 || first.len() > 3)
    })
}

fn out_of_range(node: &mut Node, number: &str, diagnostics: &mut Diagnostics) {
    let message = format!("{number} is not a whole number from {} to {}", i32::MIN, i32::MAX);
    diagnostics.report(Diagnostic::at(
        node.span,
        message,
        "write the number that the exchange sends, in digits",
    ));
    node.value = Value::Lost;
}

fn word(node: &mut Node, words: &'static Words, is_item: bool, diagnostics: &mut Diagnostics) {
    if node.text().is_some_and(|text| words.all.contains(&text)) {
        return;
    }
    let diagnostic = match &node.value {
        Value::Text(text) => {
            let meant = meant(text, words.all);
            // Two words that look the same would not be told apart.
            let label = match (lookalike::first(text), in_brackets(text, words.all)) {
                (Some((_, _, advice)), several) if meant.is_some() || several.is_some() => advice,
                (None, Some(several)) if is_item => several,
                (None, Some(_)) => "write only one of them".to_owned(),
                _ => did_you_mean(meant),
            };
            Diagnostic::at(node.span, format!("unknown {} `{}`", words.noun(), shortened(text)), label)
        }
        Value::List(_) => {
            let message = format!("expected {}; found a list", words.one);
            Diagnostic::at(node.span, message, "write one word, without brackets")
        }
        _ => Diagnostic::at(node.span, format!("expected {}; found {}", words.one, described(node)), ""),
    };
    diagnostics.report(diagnostic.note(expected_one_of(words.all)));
    node.value = Value::Lost;
}

/// How several words in one text are written as a list.
fn in_brackets(text: &str, words: &[&str]) -> Option<String> {
    let mut several = Vec::new();
    for word in text.split(separates) {
        if words.contains(&word) {
            several.push(word);
        }
    }
    (several.len() > 1).then(|| format!("write `[{}]`", joined(&several, ", ")))
}

fn key(node: &mut Node, diagnostics: &mut Diagnostics) {
    let known = inferable();
    match &node.value {
        Value::Text(text) if known.contains(&text.as_str()) => {}
        Value::Text(text) => {
            let message = format!("`{}` cannot be listed in `inferred`", shortened(text));
            let advice =
                lookalike::first(text).map(|(.., advice)| advice).or_else(|| in_brackets(text, &known));
            let label = advice.unwrap_or_else(|| did_you_mean(meant(text, &known)));
            diagnostics.report(Diagnostic::at(node.span, message, label).note(expected_one_of(&known)));
            node.value = Value::Lost;
        }
        _ => wrong_type(node, "the name of a field", "", diagnostics),
    }
}

fn expected_one_of(words: &[&str]) -> String {
    format!("expected one of {}", joined(words, ", "))
}

fn wrong_type(node: &mut Node, wanted: &str, label: &str, diagnostics: &mut Diagnostics) {
    if !node.is_lost() {
        let message = format!("expected {wanted}; found {}", described(node));
        diagnostics.report(Diagnostic::at(node.span, message, label));
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
