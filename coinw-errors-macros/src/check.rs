//! The rules that no single value can keep: one function per rule.

mod address;
pub mod duration;
mod entry;
pub mod name;
mod sample;
mod text;
mod whole;

use crate::problem::Problems;
use crate::tree::Node;

type Rule = fn(&Node, &mut Problems);

/// The rules about the guide as a whole.
const GUIDE_RULES: &[Rule] = &[
    text::of_the_guide,
    address::of_the_guide_leads_somewhere,
    whole::lists_are_not_empty,
    whole::success_is_not_repeated,
    whole::codes_are_unique_where_they_meet,
    whole::codes_do_not_mean_success,
];

/// The rules about one entry by itself.
const CODE_RULES: &[Rule] = &[
    text::of_the_entry,
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

/// Applies every rule to a guide that has been read.
pub fn check(guide: &Node, problems: &mut Problems) {
    for rule in GUIDE_RULES {
        rule(guide, problems);
    }
    for code in guide.list("codes") {
        for rule in CODE_RULES {
            rule(code, problems);
        }
    }
    name::are_unique(guide, problems);
}
