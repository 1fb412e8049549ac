//! The rules: one function for each.

pub mod duration;
mod entry;
pub mod name;
mod sample;
mod value;
mod whole;

use crate::format::{CODE, GUIDE};
use crate::problem::Problems;
use crate::tree::Node;

/// The rules about one entry by itself.
const CODE_RULES: &[fn(&Node, &mut Problems)] = &[
    name::is_a_variant,
    entry::delay_goes_with_after_delay,
    entry::delay_is_a_duration,
    entry::translation_translates,
    entry::aliases_add_something,
    sample::is_a_response,
    entry::inferred_names_fields_of_the_entry,
    entry::notes_are_inferred,
    entry::retired_says_why,
];

/// Applies every rule to a guide that has been read.
pub fn check(guide: &Node, problems: &mut Problems) {
    value::check(guide, GUIDE, problems);
    whole::codes_are_unique_where_they_meet(guide, problems);
    whole::codes_do_not_mean_success(guide, problems);
    for code in guide.list("codes") {
        value::check(code, CODE, problems);
        for rule in CODE_RULES {
            rule(code, problems);
        }
    }
    name::are_unique(guide, problems);
}
