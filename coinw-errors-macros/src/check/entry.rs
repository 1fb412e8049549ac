//! The rules about one entry by itself.

use super::duration;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::format::{CODE, Need};
use crate::text::is_latin;
use crate::visible::{in_one_line, shortened};
use crate::yaml::Node;

/// A delay without a retry would be ignored, and a retry without a delay would come at once.
pub fn delay_goes_with_after_delay(code: &Node, diagnostics: &mut Diagnostics) {
    let Some((retry, word)) = code.get("retry").and_then(|retry| Some((retry, retry.text()?))) else {
        return;
    };
    match code.get("delay") {
        // Without an outcome either, more is missing than the delay, which is one mistake.
        None if word == "after_delay" && code.get("outcome").is_some() => {
            let message = "`retry: after_delay` needs a `delay`";
            diagnostics.report(Diagnostic::at(retry.span, message, "add `delay: 1s` or the like"));
        }
        Some(delay) if word != "after_delay" => {
            let message = format!("`delay` needs `retry: after_delay`, not `retry: {word}`");
            diagnostics.report(Diagnostic::at(delay.span, message, "remove it, or change `retry`"));
        }
        _ => {}
    }
}

pub fn delay_is_a_duration(code: &Node, diagnostics: &mut Diagnostics) {
    // Where there should be none, that is what is wrong with it.
    let is_wanted = code.text_of("retry").is_none_or(|retry| retry == "after_delay");
    if let Some(delay) = code.get("delay").filter(|_| is_wanted)
        && let Some(Err((message, label))) = delay.text().map(duration::parse)
    {
        diagnostics.report(Diagnostic::at(delay.span, message, label));
    }
}

/// Whoever cannot read `暂停交易` needs a translation, and a translation of an English message says nothing.
pub fn translation_translates(code: &Node, diagnostics: &mut Diagnostics) {
    let diagnostic = match (code.get("translation"), foreign(code)) {
        (None, Some((key, node))) => {
            let what = format!("the {key} is not in Latin letters, so the entry needs a `translation`");
            Diagnostic::at(node.span, what, "add `translation: …` with the message in English")
        }
        (Some(translation), _) if translation.text().is_some_and(|text| !is_latin(text)) => {
            let what = "the translation is not in Latin letters";
            Diagnostic::at(translation.span, what, "write the message in English")
        }
        (Some(translation), None)
            if translation.text().is_some()
                && code.get("message").is_some_and(|message| message == translation) =>
        {
            let what = "the translation is the same as the message";
            Diagnostic::at(translation.span, what, "remove it if the message is English")
        }
        _ => return,
    };
    diagnostics.report(diagnostic);
}

/// The text of an entry that is not in Latin letters, and its field.
fn foreign(code: &Node) -> Option<(&'static str, &Node)> {
    for key in ["message", "title"] {
        if let Some(node) = code.get(key)
            && node.text().is_some_and(|text| !is_latin(text))
        {
            return Some((key, node));
        }
    }
    None
}

/// What finds the entry anyway, in whatever case it is written, need not be listed.
pub fn aliases_add_something(code: &Node, diagnostics: &mut Diagnostics) {
    let mut found_by = Vec::new();
    for key in ["code", "name", "title", "message", "translation"] {
        if let Some(node) = code.get(key) {
            found_by.push((searched(node), node, key));
        }
    }
    for alias in code.list("aliases") {
        let text = searched(alias);
        if text.is_empty() {
            continue;
        }
        let Some((_, node, key)) = found_by.iter().find(|(other, ..)| *other == text) else {
            found_by.push((text, alias, "aliases"));
            continue;
        };
        let diagnostic = if *key == "aliases" {
            let message = format!("the alias `{}` is listed twice", shortened(&text));
            Diagnostic::at(alias.span, message, "remove one").first(node.span)
        } else {
            let message = format!("a search already finds the entry by its `{key}`");
            Diagnostic::at(alias.span, message, "leave it out").other(node.span, "this already finds it")
        };
        diagnostics.report(diagnostic);
    }
}

/// What stands in a field, as a search sees it.
fn searched(node: &Node) -> String {
    if let Some(number) = node.number() {
        return number.to_string();
    }
    in_one_line(&node.text().unwrap_or_default().to_lowercase())
}

/// What is inferred is marked in the documentation, so there has to be something to mark.
pub fn inferred_names_fields_of_the_entry(code: &Node, diagnostics: &mut Diagnostics) {
    for node in code.list("inferred") {
        let Some(key) = node.text() else { continue };
        // Otherwise the field is missing, which is one mistake and not two.
        let may_be_absent = match key {
            "delay" => code.text_of("retry").is_some_and(|retry| retry != "after_delay"),
            "translation" => foreign(code).is_none(),
            _ => CODE.iter().any(|field| field.key == key && field.need == Need::StatedIfAny),
        };
        let is_complete = code.pairs().iter().all(|(key, _)| !key.is_lost());
        if code.get(key).is_none() && may_be_absent && is_complete {
            let message = format!("`{key}` is not in this entry");
            diagnostics.report(Diagnostic::at(node.span, message, "remove it, or add the field"));
        }
    }
}

/// Why a code is retired is shown as the reason, so a word that only says whether it is would be shown, too, and `no` retires it.
pub fn retired_says_why(code: &Node, diagnostics: &mut Diagnostics) {
    if let Some(retired) = code.get("retired")
        && let Some(text) = retired.text()
        && ["yes", "no", "true", "false"].contains(&text.to_lowercase().as_str())
    {
        let message = "`retired` must say why the exchange no longer sends the code";
        diagnostics.report(Diagnostic::at(retired.span, message, "write the reason, or remove the field"));
    }
}

/// An order that may have been carried out is not sent again before its state is known, and the remedies are what people read.
pub fn what_may_have_happened_is_reconciled(code: &Node, diagnostics: &mut Diagnostics) {
    let remedies = code.get("remedies").filter(|remedies| !remedies.is_lost());
    let is_uncertain =
        code.text_of("retry") == Some("after_delay") && code.text_of("outcome") == Some("unknown");
    let is_named = code.list("remedies").iter().any(|remedy| remedy.text() == Some("reconcile"));
    if let Some(remedies) = remedies.filter(|_| is_uncertain && !is_named) {
        let message = "`retry: after_delay` with `outcome: unknown` needs the remedy `reconcile`";
        let label = "add `reconcile`: an order must not be sent again before its state is known";
        diagnostics.report(Diagnostic::at(remedies.span, message, label));
    }
}
