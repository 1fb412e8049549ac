//! The rules about one entry by itself.

use super::duration;
use crate::format::{Code, Delay, inferable};
use crate::place::Path;
use crate::problem::{Problem, Problems};
use crate::suggest::{did_you_mean, meant};
use crate::visible::shortened;
use crate::vocabulary::{Retry, Word};

/// Without a market the code could never be found, and without remedy or step nobody would know what to do. The other
/// lists say nothing if they are empty.
pub fn lists_are_not_empty(code: &Code, at: &Path<'_>, problems: &mut Problems) {
    let leave_out = "leave it out";
    let lists = [
        ("markets", code.markets.as_ref().map(Vec::len), ""),
        ("remedies", code.remedies.as_ref().map(Vec::len), ""),
        ("steps", code.steps.as_ref().map(Vec::len), ""),
        ("links", code.links.as_ref().map(Vec::len), leave_out),
        ("aliases", code.aliases.as_ref().map(Vec::len), leave_out),
        ("inferred", code.inferred.as_ref().map(Vec::len), leave_out),
    ];
    for (key, length, label) in lists {
        if length == Some(0) {
            problems.report(Problem::at(at.field(key), "the list is empty").label(label));
        }
    }
}

pub fn words_are_not_repeated(code: &Code, at: &Path<'_>, problems: &mut Problems) {
    not_repeated(code.markets.as_deref(), &at.field("markets"), problems);
    not_repeated(code.remedies.as_deref(), &at.field("remedies"), problems);
}

fn not_repeated<W: Word>(words: Option<&[W]>, list: &Path<'_>, problems: &mut Problems) {
    let words = words.unwrap_or_default();
    for (index, word) in words.iter().enumerate() {
        if let Some(first) = words.iter().take(index).position(|other| other == word) {
            let message = format!("the {} `{}` is there twice", W::WHAT, word.word());
            problems.report(Problem::at(list.item(index), message).first(list.item(first)));
        }
    }
}

/// A delay without a retry would be ignored, and a retry without a delay would come at once.
pub fn delay_goes_with_after_delay(code: &Code, at: &Path<'_>, problems: &mut Problems) {
    match code.retry {
        Some(Retry::AfterDelay) if !code.has("delay") => {
            let message = "missing: `delay`, which `retry: after_delay` needs";
            problems.report(Problem::at(at.field("retry"), message).label("add `delay: 1s` or the like"));
        }
        Some(retry @ (Retry::Never | Retry::AfterReconnect)) if code.has("delay") => {
            let message =
                format!("a delay goes with `retry: after_delay`, not with `retry: {}`", retry.word());
            problems.report(Problem::at(at.field("delay"), message));
        }
        _ => {}
    }
}

pub fn delay_is_a_duration(code: &Code, at: &Path<'_>, problems: &mut Problems) {
    // Where there should be none, that is what is wrong with it.
    let is_wanted = code.retry.is_none_or(|retry| retry == Retry::AfterDelay);
    if let Some(Delay(delay)) = code.delay.as_ref().filter(|_| is_wanted)
        && let Err(wrong) = duration::parse(delay)
    {
        problems.report(Problem::at(at.field("delay"), wrong.message).label(wrong.label));
    }
}

/// A translation that repeats the message claims that it is not English.
pub fn translation_translates(code: &Code, at: &Path<'_>, problems: &mut Problems) {
    if code.translation.is_some() && code.translation == code.message {
        let message = "the translation is the same as the message";
        let label = "leave it out if the message is English";
        problems.report(
            Problem::at(at.field("translation"), message)
                .label(label)
                .other(at.field("message"), "the message"),
        );
    }
}

/// What finds the entry anyway, in whatever case it is written, need not be listed.
pub fn aliases_add_something(code: &Code, at: &Path<'_>, problems: &mut Problems) {
    let aliases: Vec<_> = code.aliases.iter().flatten().map(|alias| searched(alias)).collect();
    let number = code.code.map(|code| code.to_string());
    let found_by = [
        ("code", number.as_deref()),
        ("name", code.name.as_deref()),
        ("title", code.title.as_deref()),
        ("message", code.message.as_deref()),
        ("translation", code.translation.as_deref()),
    ];
    for (index, alias) in aliases.iter().enumerate().filter(|(_, alias)| !alias.is_empty()) {
        let list = at.field("aliases");
        let key = found_by.iter().find(|(_, text)| text.is_some_and(|text| searched(text) == *alias));
        if let Some(first) = aliases.iter().take(index).position(|other| other == alias) {
            let message = format!("the alias `{}` is there twice", shortened(alias));
            problems.report(Problem::at(list.item(index), message).first(list.item(first)));
        } else if let Some((key, _)) = key {
            let message = format!("the entry is found by its `{key}` anyway");
            let problem = Problem::at(list.item(index), message).label("leave it out");
            problems.report(problem.other(at.field(key), "found by this"));
        }
    }
}

/// As a search sees it.
fn searched(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is inferred is marked in the documentation, so there has to be something to mark.
pub fn inferred_names_fields_of_the_entry(code: &Code, at: &Path<'_>, problems: &mut Problems) {
    let inferred = code.inferred.as_deref().unwrap_or_default();
    let known = inferable();
    for (index, key) in inferred.iter().enumerate() {
        let list = at.field("inferred");
        if !known.contains(&key.as_str()) {
            problems.report(
                Problem::at(
                    list.item(index),
                    format!("`{}` is not a field that can be inferred", shortened(key)),
                )
                .label(did_you_mean(meant(key, known.iter().copied())))
                .note(format!("expected one of {}", known.join(", "))),
            );
        } else if !code.has(key) && is_optional(key, code) {
            problems.report(Problem::at(list.item(index), format!("the entry has no field `{key}`")));
        } else if let Some(first) = inferred.iter().take(index).position(|other| other == key) {
            let message = format!("the field `{key}` is there twice");
            problems.report(Problem::at(list.item(index), message).first(list.item(first)));
        }
    }
}

/// Whether the entry may do without a field. Otherwise it is missing, which is one mistake and not two.
fn is_optional(key: &str, code: &Code) -> bool {
    match key {
        "delay" => code.retry.is_some_and(|retry| retry != Retry::AfterDelay),
        _ => ["channel", "translation", "links", "note"].contains(&key),
    }
}

/// A note is by definition what the guide does not state.
pub fn notes_are_inferred(code: &Code, at: &Path<'_>, problems: &mut Problems) {
    // If the list cannot be read, or has a word in it that no field is called, `note` may be what was meant.
    let known = inferable();
    let is_clear = |list: &Vec<String>| list.iter().all(|key| known.contains(&key.as_str()));
    if code.has("inferred") && !code.inferred.as_ref().is_some_and(is_clear) {
        return;
    }
    let inferred = code.inferred.as_deref().unwrap_or_default();
    if code.has("note") && !inferred.iter().any(|key| key == "note") {
        let message = "a note is never from the guide, so `note` has to be listed in `inferred`";
        problems.report(Problem::at(at.field("note").key(), message));
    }
}
