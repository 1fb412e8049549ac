//! From the guide as written to the guide that can be relied on: one function per rule.

mod address;
mod duration;
mod entry;
mod name;
mod sample;
mod text;
mod whole;

use std::collections::HashSet;

use proc_macro2::{Ident, Span};

use crate::format;
use crate::guide;
use crate::place::Path;
use crate::problem::Problems;
use crate::vocabulary::{Channel, ErrorKind, Outcome, Retry};

/// The rules about the guide as a whole.
const GUIDE_RULES: &[fn(&format::Guide, &mut Problems)] = &[
    text::of_the_guide_says_something,
    text::of_the_guide_hides_nothing,
    address::of_the_guide_leads_somewhere,
    whole::there_are_codes,
    whole::success_is_not_empty,
    name::are_unique,
    whole::codes_are_unique_where_they_meet,
    whole::codes_do_not_mean_success,
];

/// The rules about one entry by itself.
const CODE_RULES: &[fn(&format::Code, &Path<'_>, &mut Problems)] = &[
    text::says_something,
    text::hides_nothing,
    name::is_a_variant,
    entry::lists_are_not_empty,
    entry::words_are_not_repeated,
    entry::delay_goes_with_after_delay,
    entry::delay_is_a_duration,
    entry::translation_translates,
    entry::aliases_add_something,
    sample::is_json,
    sample::agrees_with_the_entry,
    address::of_links_lead_somewhere,
    entry::inferred_names_fields_of_the_entry,
    entry::notes_are_inferred,
];

/// Applies every rule. The guide comes back with what could be read; it is sound if nothing was reported, by the rules
/// or before them.
pub fn check(written: format::Guide, problems: &mut Problems) -> guide::Guide {
    for rule in GUIDE_RULES {
        rule(&written, problems);
    }
    let codes = Path::DOCUMENT.field("codes");
    for (index, code) in written.codes.iter().flatten().enumerate() {
        let entry = codes.item(index);
        for rule in CODE_RULES {
            rule(code, &entry, problems);
        }
    }
    checked_guide(written, problems.is_empty())
}

/// What is missing was reported where it was read; here something neutral takes its place.
pub fn checked_guide(written: format::Guide, is_sound: bool) -> guide::Guide {
    let mut guide = guide::Guide {
        is_sound,
        title: written.title.unwrap_or_default(),
        url: written.url.unwrap_or_default(),
        success: written.success.unwrap_or_default(),
        entries: Vec::new(),
        unnumbered: Vec::new(),
    };
    let mut names = HashSet::new();
    for code in written.codes.into_iter().flatten() {
        let Some(name) = code.name.as_deref().and_then(name::variant) else { continue };
        if !names.insert(name.clone()) {
            continue;
        }
        let name = Ident::new(&name, Span::call_site());
        if code.code.is_none() {
            guide.unnumbered.push(name.clone());
        }
        guide.entries.push(checked_entry(code, name));
    }
    guide
}

fn checked_entry(code: format::Code, name: Ident) -> guide::Entry {
    guide::Entry {
        channel: code.channel().unwrap_or(Channel::Rest),
        code: code.code.unwrap_or_default(),
        name,
        title: code.title.unwrap_or_default(),
        markets: code.markets.unwrap_or_default(),
        message: code.message.unwrap_or_default(),
        translation: code.translation,
        sample: code.sample.unwrap_or_default(),
        kind: code.kind.unwrap_or(ErrorKind::Internal),
        retry: code.retry.unwrap_or(Retry::Never),
        delay: code.delay.and_then(|format::Delay(delay)| duration::parse(&delay).ok()),
        outcome: code.outcome.unwrap_or(Outcome::Unknown),
        remedies: code.remedies.unwrap_or_default(),
        cause: code.cause.unwrap_or_default(),
        steps: code.steps.unwrap_or_default(),
        links: code.links.into_iter().flatten().map(checked_link).collect(),
        aliases: code.aliases.unwrap_or_default(),
        note: code.note,
        inferred: code.inferred.unwrap_or_default(),
        retired: code.retired,
    }
}

fn checked_link(link: format::Link) -> guide::Link {
    guide::Link { text: link.text.unwrap_or_default(), url: link.url.unwrap_or_default() }
}
