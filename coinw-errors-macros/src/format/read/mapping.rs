//! Checks the keys of a mapping: misspelt, unknown, duplicate or missing ones.

use super::{described, expected_one_of, value, wrong_type};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::format::{CODE, Field, GUIDE, LINK, has};
use crate::similar::{did_you_mean, meant};
use crate::text::joined;
use crate::visible::shortened;
use crate::yaml::{Node, Value};

/// What a mapping with these fields is called, and how one is written.
fn described_as(fields: &[Field]) -> (&'static str, &'static str) {
    match fields.first().map(|first| first.key) {
        Some("code") => ("an entry", "write an entry's fields, starting with `code: …`, or remove this"),
        Some("text") => ("a link", "write `text: …` and, below it, `url: …`"),
        _ => ("a guide", "the file begins with `title: …`, `url: …`, `success: […]` and `codes:`"),
    }
}

/// The field that a key of a mapping was meant to be, going by how it is written or by what it says, of those that the mapping lacks.
fn like(key: &str, node: &Node, fields: &[Field]) -> Option<&'static str> {
    let folded = key.to_lowercase();
    let mut free = Vec::new();
    for field in fields {
        if node.get(field.key).is_some() {
            continue;
        }
        if field.alike.contains(&folded.as_str()) {
            return Some(field.key);
        }
        free.push(field.key);
    }
    meant(key, &free)
}

/// Reads a mapping with these fields. A key that is misspelt is then the one that was meant, so that one mistake is not reported as
/// two, and the value is not lost.
pub fn mapping(node: &mut Node, fields: &'static [Field], diagnostics: &mut Diagnostics) {
    let (what, label) = described_as(fields);
    let Value::Mapping(pairs) = &node.value else {
        return wrong_type(node, "a mapping (`key: value`)", label, diagnostics);
    };
    let mut is_known = pairs.is_empty();
    for (key, _) in pairs {
        is_known = is_known
            || match key.text() {
                Some(key) => has(fields, key) || like(key, node, fields).is_some(),
                None => key.is_lost(),
            };
    }
    if !is_known {
        diagnostics.report(Diagnostic::at(node.span, format!("this is not {what}"), label));
        node.value = Value::Lost;
        return;
    }
    keys(node, fields, diagnostics);
    for field in fields {
        if let Some(found) = node.get_mut(field.key) {
            value(found, field, diagnostics);
        }
    }
}

/// Reports keys that are there twice, that no field has, and that are missing.
fn keys(node: &mut Node, fields: &'static [Field], diagnostics: &mut Diagnostics) {
    repeated(node, diagnostics);
    let mut known = Vec::new();
    for field in fields {
        known.push(field.key);
    }
    let mut is_incomplete = false;
    let unknown = unknown(node, fields);
    for index in &unknown {
        let Some((key, _)) = node.pairs().get(*index) else { continue };
        let Some(name) = key.text() else {
            is_incomplete = true;
            if !key.is_lost() {
                let message = format!("a field's name must be a string; found {}", described(key));
                diagnostics.report(Diagnostic::at(
                    key.span,
                    message,
                    "write the name of a field before the colon",
                ));
            }
            continue;
        };
        if name == "<<" {
            is_incomplete = true;
            diagnostics.report(Diagnostic::at(
                key.span,
                "merge keys (`<<`) are not supported",
                "write out each field",
            ));
            continue;
        }
        let like = like(name, node, fields);
        let hint = if like.is_some() { did_you_mean(like) } else { belongs_elsewhere(name, fields) };
        let message = format!("unknown field `{}`", shortened(name));
        diagnostics.report(Diagnostic::at(key.span, message, hint).note(expected_one_of(&known)));
        let Some(like) = like else { continue };
        if let Value::Mapping(pairs) = &mut node.value
            && let Some((key, _)) = pairs.get_mut(*index)
        {
            key.value = Value::Text(like.to_owned());
        }
    }
    if !is_incomplete {
        missing(node, fields, diagnostics);
    }
}

fn missing(node: &Node, fields: &[Field], diagnostics: &mut Diagnostics) {
    let (mut missing, mut what) = (Vec::new(), "");
    for field in fields {
        if field.is_required() && node.get(field.key).is_none() {
            missing.push(field.key);
            what = field.what;
        }
    }
    let (headline, advice) = match missing[..] {
        [] => return,
        [only] => (format!("the field `{only}` is missing"), format!("`{only}`: {what}")),
        _ => (format!("the fields `{}` are missing", joined(&missing, "`, `")), String::new()),
    };
    diagnostics.report(Diagnostic::at(node.span, headline, "add what is missing").note(advice));
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
fn belongs_elsewhere(key: &str, fields: &[Field]) -> String {
    let of = described_as(fields).0;
    if of != "a link" && key != "title" && has(LINK, key) {
        format!("`{key}` belongs to an item of `links`")
    } else if of != "an entry" && has(CODE, key) {
        format!("`{key}` belongs to an entry of `codes`")
    } else if of != "a guide" && has(GUIDE, key) {
        format!("`{key}` belongs at the top of the file, above `codes`")
    } else {
        "remove it".to_owned()
    }
}

/// Many fields that are there twice are one mistake: two entries that ran together.
fn repeated(node: &mut Node, diagnostics: &mut Diagnostics) {
    let mut repeated = Vec::new();
    let mut firsts = Vec::new();
    let mut starts = None;
    for (index, (key, _)) in node.pairs().iter().enumerate() {
        let Some(name) = key.text() else { continue };
        let above = node.pairs().get(..index).unwrap_or_default();
        let place = above.iter().position(|(other, _)| other.text() == Some(name));
        if let Some(place) = place
            && let Some((first, _)) = above.get(place)
        {
            firsts.push(place);
            if ["code", "name"].contains(&name) {
                starts = Some("entry");
            } else if name == "text" {
                starts = Some("link");
            }
            repeated.push((name, first, key));
        }
    }
    let ran_together = repeated.len() > 3 || starts.is_some() && repeated.len() > 1;
    for (name, first, key) in &repeated {
        let message = format!("the field `{}` is given twice", shortened(name));
        let label = if ran_together {
            format!("if a new {} starts here, write `-` before it", starts.unwrap_or("entry"))
        } else {
            "remove one".to_owned()
        };
        diagnostics.report(Diagnostic::at(key.span, message, label).first(first.span));
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
