//! From the guide as written to the guide that can be relied on: one function per rule.

mod duration;

use std::collections::HashMap;

use proc_macro2::{Ident, Span};

use crate::format::{self, CODE_KEYS};
use crate::guide;
use crate::problem::{Place, Problems};
use crate::vocabulary::{Channel, Market, Retry, Word};

/// The rules about the guide as a whole.
const GUIDE_RULES: &[fn(&format::Guide, &mut Problems)] = &[
    guide_texts_say_something,
    there_are_codes,
    names_are_unique,
    codes_are_unique_where_they_meet,
    codes_do_not_mean_success,
];

/// The rules about one entry by itself.
const CODE_RULES: &[fn(&format::Code, &Place, &mut Problems)] = &[
    texts_say_something,
    lists_are_not_empty,
    words_are_not_repeated,
    name_is_a_variant,
    delay_goes_with_after_delay,
    translation_translates,
    links_lead_somewhere,
    inferred_names_fields_of_the_entry,
    notes_are_inferred,
];

/// Applies every rule; a guide comes back only if nothing was reported, by the rules or before them.
pub fn check(written: format::Guide, problems: &mut Problems) -> Option<guide::Guide> {
    for rule in GUIDE_RULES {
        rule(&written, problems);
    }
    for (place, code) in codes(&written) {
        for rule in CODE_RULES {
            rule(code, &place, problems);
        }
    }
    if problems.is_empty() { checked_guide(written) } else { None }
}

/// The entries, each with its place.
fn codes(guide: &format::Guide) -> impl Iterator<Item = (Place, &format::Code)> {
    let place = Place::document().key("codes");
    let codes = guide.codes.iter().flatten();
    codes.enumerate().map(move |(index, code)| (place.item(index), code))
}

// The guide as a whole.

fn guide_texts_say_something(guide: &format::Guide, problems: &mut Problems) {
    let document = Place::document();
    say_something(guide.title.as_deref(), &document.key("title"), problems);
    leads_somewhere(guide.url.as_deref(), &document.key("url"), problems);
}

/// An empty enum cannot be used, and its table would have no row to show.
fn there_are_codes(guide: &format::Guide, problems: &mut Problems) {
    if guide.codes.as_ref().is_some_and(Vec::is_empty) {
        problems.report(&Place::document().key("codes"), "the list is empty: add at least one code");
    }
}

/// A name is a variant, and an enum has each only once.
fn names_are_unique(guide: &format::Guide, problems: &mut Problems) {
    let mut seen: HashMap<&str, Place> = HashMap::new();
    for (place, code) in codes(guide) {
        let Some(name) = &code.name else { continue };
        if let Some(first) = seen.get(name.as_str()) {
            problems.report(&place.key("name"), format!("the name `{name}` is taken by {first}"));
        } else {
            seen.insert(name, place);
        }
    }
}

/// A code means something only together with where it came from. Where two entries shared all of market, channel
/// and number, no lookup could tell them apart.
fn codes_are_unique_where_they_meet(guide: &format::Guide, problems: &mut Problems) {
    let mut seen: HashMap<(Market, Channel, i32), Place> = HashMap::new();
    for (place, code) in codes(guide) {
        let (Some(number), Some(markets), Some(channel)) = (code.code, &code.markets, channel(code)) else {
            continue;
        };
        let taken = markets.iter().find_map(|&market| {
            let first = seen.get(&(market, channel, number))?;
            Some((market, first.clone()))
        });
        if let Some((market, first)) = taken {
            let (market, channel) = (market.word(), channel.word());
            problems
                .report(&place.key("code"), format!("{number} on {market}, {channel} is taken by {first}"));
        }
        for &market in markets {
            seen.entry((market, channel, number)).or_insert_with(|| place.clone());
        }
    }
}

/// An entry whose number means success would turn answers that went well into errors, or the other way round.
fn codes_do_not_mean_success(guide: &format::Guide, problems: &mut Problems) {
    for (place, code) in codes(guide) {
        let success = guide.success.iter().flatten();
        if let Some(number) = success.copied().find(|&number| Some(number) == code.code) {
            let message = format!("{number} is listed under `success`, so it cannot be an error code");
            problems.report(&place.key("code"), message);
        }
    }
}

// One entry by itself.

fn texts_say_something(code: &format::Code, place: &Place, problems: &mut Problems) {
    let texts = [
        ("title", &code.title),
        ("message", &code.message),
        ("translation", &code.translation),
        ("sample", &code.sample),
        ("cause", &code.cause),
        ("note", &code.note),
        ("retired", &code.retired),
    ];
    for (key, text) in texts {
        say_something(text.as_deref(), &place.key(key), problems);
    }
    for (index, step) in code.steps.iter().flatten().enumerate() {
        say_something(Some(step), &place.key("steps").item(index), problems);
    }
    for (index, link) in code.links.iter().flatten().enumerate() {
        say_something(link.text.as_deref(), &place.key("links").item(index).key("text"), problems);
    }
}

fn say_something(text: Option<&str>, place: &Place, problems: &mut Problems) {
    let Some(text) = text else { return };
    if text.trim().is_empty() {
        problems.report(place, "the text is empty");
    }
    shows_all_it_says(text, place, problems);
}

/// What cannot be seen cannot be reviewed, and in the documentation it could make one text look like another.
fn shows_all_it_says(text: &str, place: &Place, problems: &mut Problems) {
    if let Some(hidden) = text.chars().find(|&character| is_invisible(character)) {
        let message = format!("the text has the invisible character U+{:04X} in it", u32::from(hidden));
        problems.report(place, message);
    }
}

/// Control characters but the line break, zero-width characters, and those that turn the direction of the text.
fn is_invisible(character: char) -> bool {
    let format = matches!(
        character,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}' | '\u{feff}'
    );
    format || character.is_control() && character != '\n'
}

fn lists_are_not_empty(code: &format::Code, place: &Place, problems: &mut Problems) {
    let empty = [
        ("markets", code.markets.as_ref().is_some_and(Vec::is_empty)),
        ("remedies", code.remedies.as_ref().is_some_and(Vec::is_empty)),
        ("steps", code.steps.as_ref().is_some_and(Vec::is_empty)),
    ];
    for (key, is_empty) in empty {
        if is_empty {
            problems.report(&place.key(key), "the list is empty");
        }
    }
}

fn words_are_not_repeated(code: &format::Code, place: &Place, problems: &mut Problems) {
    not_repeated(code.markets.as_deref(), &place.key("markets"), problems);
    not_repeated(code.remedies.as_deref(), &place.key("remedies"), problems);
}

fn not_repeated<W: Word>(words: Option<&[W]>, place: &Place, problems: &mut Problems) {
    let words = words.unwrap_or_default();
    for (index, word) in words.iter().enumerate() {
        if words[..index].contains(word) {
            let message = format!("the {} `{}` is listed twice", W::WHAT, word.word());
            problems.report(&place.item(index), message);
        }
    }
}

/// The name becomes a variant as it is: it has to be an identifier, look like its neighbours, and leave the
/// names of the generated constants alone.
fn name_is_a_variant(code: &format::Code, place: &Place, problems: &mut Problems) {
    let Some(name) = &code.name else { return };
    let mut characters = name.chars();
    let camel_case = characters.next().is_some_and(|first| first.is_ascii_uppercase())
        && characters.all(|character| character.is_ascii_alphanumeric());
    let message = if !camel_case {
        format!("`{name}` is not a variant's name: write it in UpperCamelCase, as in `RateLimited`")
    } else if syn::parse_str::<Ident>(name).is_err() {
        format!("`{name}` is a keyword of Rust: choose another name")
    } else if ["ALL", "SUCCESS"].contains(&name.as_str()) {
        format!("`{name}` is the name of a generated constant: choose another name")
    } else {
        return;
    };
    problems.report(&place.key("name"), message);
}

/// A delay without a retry would be ignored, and a retry after an unstated delay would come at once.
fn delay_goes_with_after_delay(code: &format::Code, place: &Place, problems: &mut Problems) {
    let written = code.written.iter().any(|key| key == "delay");
    match code.retry {
        Some(Retry::AfterDelay) if !written => {
            problems.report(place, "missing: `delay`; `retry: after_delay` needs it, as in `delay: 1s`");
        }
        Some(Retry::Never | Retry::AfterReconnect) if written => {
            problems.report(&place.key("delay"), "`delay` goes with `retry: after_delay` only");
        }
        _ => {}
    }
    if let Some(delay) = &code.delay
        && let Err(message) = duration::parse(delay)
    {
        problems.report(&place.key("delay"), message);
    }
}

fn translation_translates(code: &format::Code, place: &Place, problems: &mut Problems) {
    if code.translation.is_some() && code.translation == code.message {
        problems.report(
            &place.key("translation"),
            "the translation equals the message: leave it out where the message is English",
        );
    }
}

fn links_lead_somewhere(code: &format::Code, place: &Place, problems: &mut Problems) {
    for (index, link) in code.links.iter().flatten().enumerate() {
        let place = place.key("links").item(index).key("url");
        leads_somewhere(link.url.as_deref(), &place, problems);
    }
}

fn leads_somewhere(url: Option<&str>, place: &Place, problems: &mut Problems) {
    let Some(url) = url else { return };
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let plain = |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_graphic());
    if !rest.is_some_and(plain) {
        problems.report(
            place,
            format!("{url:?} is not a web address: write one that starts with https:// or http:// and has no spaces"),
        );
    }
}

/// What is inferred is marked in the documentation, so the mark has to hit something.
fn inferred_names_fields_of_the_entry(code: &format::Code, place: &Place, problems: &mut Problems) {
    let inferred = code.inferred.as_deref().unwrap_or_default();
    for (index, key) in inferred.iter().enumerate() {
        let message = if !inferable().contains(&key.as_str()) {
            format!("`{key}` cannot be inferred; expected one of {}", inferable().join(", "))
        } else if !code.written.contains(key) {
            format!("the entry has no field `{key}` to mark as inferred")
        } else if inferred[..index].contains(key) {
            format!("`{key}` is listed twice")
        } else {
            continue;
        };
        problems.report(&place.key("inferred").item(index), message);
    }
}

/// All fields but those that say nothing about the code itself.
fn inferable() -> Vec<&'static str> {
    CODE_KEYS.iter().copied().filter(|key| !["name", "inferred", "retired"].contains(key)).collect()
}

/// A note is by definition what the guide does not state.
fn notes_are_inferred(code: &format::Code, place: &Place, problems: &mut Problems) {
    let inferred = code.inferred.as_deref().unwrap_or_default();
    if code.note.is_some() && !inferred.iter().any(|key| key == "note") {
        problems.report(
            &place.key("note"),
            "a note is what the guide does not state: list `note` under `inferred`",
        );
    }
}

// The checked guide. `None` stands for a field that is missing, which was reported where it was read.

fn checked_guide(written: format::Guide) -> Option<guide::Guide> {
    Some(guide::Guide {
        title: written.title?,
        url: written.url?,
        success: written.success.unwrap_or_default(),
        entries: written.codes?.into_iter().map(checked_entry).collect::<Option<_>>()?,
    })
}

fn checked_entry(code: format::Code) -> Option<guide::Entry> {
    Some(guide::Entry {
        channel: channel(&code)?,
        code: code.code?,
        name: Ident::new(&code.name?, Span::call_site()),
        title: code.title?,
        markets: code.markets?,
        message: code.message?,
        translation: code.translation,
        sample: code.sample?,
        kind: code.kind?,
        retry: code.retry?,
        delay: code.delay.and_then(|delay| duration::parse(&delay).ok()),
        outcome: code.outcome?,
        remedies: code.remedies?,
        cause: code.cause?,
        steps: code.steps?,
        links: code.links.unwrap_or_default().into_iter().map(checked_link).collect::<Option<_>>()?,
        note: code.note,
        inferred: code.inferred.unwrap_or_default(),
        retired: code.retired,
    })
}

fn checked_link(link: format::Link) -> Option<guide::Link> {
    Some(guide::Link { text: link.text?, url: link.url? })
}

/// REST is what an entry means that says nothing; `None` where it says something that could not be read.
fn channel(code: &format::Code) -> Option<Channel> {
    if code.written.iter().any(|key| key == "channel") { code.channel } else { Some(Channel::Rest) }
}

#[cfg(test)]
mod tests;
