//! The rules: one function for each.

pub mod duration;
mod entry;
pub mod name;
mod sample;
mod value;
mod whole;

use crate::diagnostic::Diagnostics;
use crate::format::{CODE, GUIDE};
use crate::yaml::Node;

/// The rules about one entry by itself.
const CODE_RULES: &[fn(&Node, &mut Diagnostics)] = &[
    name::is_a_variant,
    entry::delay_goes_with_after_delay,
    entry::delay_is_a_duration,
    entry::translation_translates,
    entry::aliases_add_something,
    sample::is_a_response,
    entry::inferred_names_fields_of_the_entry,
    entry::what_may_have_happened_is_reconciled,
    entry::retired_says_why,
];

/// Applies every rule to a guide that has been read.
pub fn check(guide: &Node, diagnostics: &mut Diagnostics) {
    value::check(guide, GUIDE, diagnostics);
    whole::codes_are_unique_where_they_meet(guide, diagnostics);
    whole::codes_do_not_mean_success(guide, diagnostics);
    whole::notes_are_inferred(guide, diagnostics);
    for code in guide.list("codes") {
        value::check(code, CODE, diagnostics);
        for rule in CODE_RULES {
            rule(code, diagnostics);
        }
    }
    name::are_unique(guide, diagnostics);
}
