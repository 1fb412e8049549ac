//! Each rule, on a guide in which one thing was changed.

use super::check;
use crate::format::{Guide, Read};
use crate::problem::{Place, Problems};

const GUIDE: &str = r#"
title: Test guide
url: https://example.com/errors
success: [0, 200]
codes:
  - code: 7
    name: Seven
    title: Seven
    markets: [spot, futures]
    channel: rest
    message: 七
    translation: seven
    sample: '{"code":7}'
    kind: internal
    retry: after_delay
    delay: 1s
    outcome: unknown
    remedies: [wait, reconcile]
    cause: It is seven.
    steps: [Wait.]
    links: [{text: Help, url: https://example.com/help}]
    note: Some say so.
    inferred: [delay, note]
    retired: It became eight.
"#;

/// What is wrong with the guide after one text in it was replaced by another.
#[track_caller]
fn problems(old: &str, new: &str) -> Vec<String> {
    assert_eq!(GUIDE.matches(old).count(), 1, "{old:?} has to be there once");
    let value = serde_yaml::from_str(&GUIDE.replace(old, new)).unwrap();
    let mut problems = Problems::default();
    let checked = Guide::read(&value, &Place::document(), &mut problems)
        .and_then(|written| check(written, &mut problems));
    assert_eq!(checked.is_none(), !problems.is_empty());
    problems.texts("guide.yaml")
}

macro_rules! rules {
    ($($name:ident: $old:literal => $new:literal, [$($problem:literal),* $(,)?];)+) => {$(
        #[test]
        fn $name() {
            assert_eq!(problems($old, $new), vec![$(concat!("guide.yaml: ", $problem)),*] as Vec<&str>);
        }
    )+};
}

rules! {
    a_right_guide_passes:
        "title: Test guide" => "title: Test guide", [];
    the_channel_may_be_left_out:
        "    channel: rest\n" => "", [];
    the_translation_may_be_left_out:
        "    translation: seven\n" => "", [];
    the_links_may_be_left_out:
        "    links: [{text: Help, url: https://example.com/help}]\n" => "", [];
    the_note_may_be_left_out:
        "    note: Some say so.\n    inferred: [delay, note]\n" => "    inferred: [delay]\n", [];
    the_reason_of_retiring_may_be_left_out:
        "    retired: It became eight.\n" => "", [];
    the_numbers_of_success_may_be_left_out:
        "success: [0, 200]\n" => "", [];
    missing_fields_are_listed_together:
        "    title: Seven\n    markets: [spot, futures]\n" => "", ["codes[0]: missing: `title`, `markets`"];
    an_unknown_field_is_named:
        "title: Test guide" => "title: Test guide\nauthor: me",
        ["author: unknown field `author`; expected one of title, url, success, codes"];
    the_name_of_a_field_is_a_text:
        "title: Test guide" => "title: Test guide\n1: me",
        ["the name of a field is a string, not the number 1"];
    a_text_is_a_text:
        "cause: It is seven." => "cause: 7",
        ["codes[0].cause: expected a string; put it in quotes if it looks like something else; found the number 7"];
    a_code_is_a_number:
        "- code: 7" => "- code: seven", ["codes[0].code: expected a whole number; found the string \"seven\""];
    a_code_is_whole:
        "- code: 7" => "- code: 7.5",
        ["codes[0].code: 7.5 is not a whole number from -2147483648 to 2147483647"];
    a_code_fits:
        "- code: 7" => "- code: 2147483648",
        ["codes[0].code: 2147483648 is not a whole number from -2147483648 to 2147483647"];
    a_list_is_a_list:
        "steps: [Wait.]" => "steps: Wait.", ["codes[0].steps: expected a list; found the string \"Wait.\""];
    an_entry_has_fields:
        "  - code: 7\n" => "  - eight\n  - code: 7\n",
        ["codes[0]: expected a mapping (`key: value`); found the string \"eight\""];
    a_word_is_one_of_the_vocabulary:
        "kind: internal" => "kind: external",
        ["codes[0].kind: unknown kind `external`; expected one of invalid_request, unauthenticated, permission_denied, \
          session_expired, rate_limited, not_found, limit_exceeded, trading_halted, unavailable, internal"];
    a_word_in_a_list_is_one_of_the_vocabulary:
        "[spot, futures]" => "[spot, margin]",
        ["codes[0].markets[1]: unknown market `margin`; expected one of spot, futures"];
    there_is_at_least_one_code:
        "codes:" => "codes: []\nrest:",
        ["rest: unknown field `rest`; expected one of title, url, success, codes", "codes: the list is empty: add at least one code"];
    the_address_of_the_guide_is_one:
        "https://example.com/errors" => "example.com",
        ["url: \"example.com\" is not a web address: write one that starts with https:// or http:// and has no spaces"];
    a_code_is_not_one_of_success:
        "- code: 7" => "- code: 200", ["codes[0].code: 200 is listed under `success`, so it cannot be an error code"];
    a_text_says_something:
        "cause: It is seven." => "cause: ' '", ["codes[0].cause: the text is empty"];
    a_text_has_no_control_character:
        "cause: It is seven." => "cause: \"It is\\tseven.\"",
        ["codes[0].cause: the text has the invisible character U+0009 in it"];
    a_text_has_no_character_that_turns_its_direction:
        "title: Seven" => "title: \"Se\\u202even\"",
        ["codes[0].title: the text has the invisible character U+202E in it"];
    a_text_has_no_character_without_width:
        "[Wait.]" => "[\"Wa\\u200bit.\"]",
        ["codes[0].steps[0]: the text has the invisible character U+200B in it"];
    a_text_may_have_lines:
        "cause: It is seven." => "cause: \"It is\\nseven.\"", [];
    a_step_says_something:
        "[Wait.]" => "[Wait., '']", ["codes[0].steps[1]: the text is empty"];
    the_text_of_a_link_says_something:
        "text: Help" => "text: ''", ["codes[0].links[0].text: the text is empty"];
    there_is_at_least_one_step:
        "[Wait.]" => "[]", ["codes[0].steps: the list is empty"];
    a_market_is_not_repeated:
        "[spot, futures]" => "[spot, spot]", ["codes[0].markets[1]: the market `spot` is listed twice"];
    a_remedy_is_not_repeated:
        "[wait, reconcile]" => "[wait, wait]", ["codes[0].remedies[1]: the remedy `wait` is listed twice"];
    a_name_is_in_upper_camel_case:
        "name: Seven" => "name: seven_up",
        ["codes[0].name: `seven_up` is not a variant's name: write it in UpperCamelCase, as in `RateLimited`"];
    a_name_is_no_keyword:
        "name: Seven" => "name: Self",
        ["codes[0].name: `Self` is a keyword of Rust: choose another name"];
    a_name_is_not_that_of_a_constant:
        "name: Seven" => "name: ALL",
        ["codes[0].name: `ALL` is the name of a generated constant: choose another name"];
    after_delay_needs_a_delay:
        "    delay: 1s\n" => "",
        ["codes[0]: missing: `delay`; `retry: after_delay` needs it, as in `delay: 1s`",
         "codes[0].inferred[0]: the entry has no field `delay` to mark as inferred"];
    a_delay_needs_after_delay:
        "after_delay" => "never", ["codes[0].delay: `delay` goes with `retry: after_delay` only"];
    a_delay_is_a_duration:
        "delay: 1s" => "delay: soon",
        ["codes[0].delay: \"soon\" is not a duration: write a whole number and ms, s, m or h, as in `500ms` or `2s`"];
    a_translation_translates:
        "translation: seven" => "translation: 七",
        ["codes[0].translation: the translation equals the message: leave it out where the message is English"];
    a_link_leads_somewhere:
        "https://example.com/help" => "'ftp://example.com'",
        ["codes[0].links[0].url: \"ftp://example.com\" is not a web address: write one that starts with https:// or http:// and has no spaces"];
    what_is_inferred_is_a_field:
        "[delay, note]" => "[dealy, note]",
        ["codes[0].inferred[0]: `dealy` cannot be inferred; expected one of code, title, markets, channel, message, \
          translation, sample, kind, retry, delay, outcome, remedies, cause, steps, links, note"];
    what_is_inferred_is_a_field_of_the_entry:
        "    note: Some say so.\n" => "",
        ["codes[0].inferred[1]: the entry has no field `note` to mark as inferred"];
    what_is_inferred_is_not_repeated:
        "[delay, note]" => "[delay, note, delay]", ["codes[0].inferred[2]: `delay` is listed twice"];
    a_note_is_inferred:
        "[delay, note]" => "[delay]",
        ["codes[0].note: a note is what the guide does not state: list `note` under `inferred`"];
}

/// A second entry, alike but for what the test changes.
#[track_caller]
fn problems_of_two(old: &str, new: &str) -> Vec<String> {
    let (_, entry) = GUIDE.split_once("codes:\n").unwrap();
    let other = entry.replace("name: Seven", "name: Eight").replace(old, new);
    problems("    retired: It became eight.\n", &format!("    retired: It became eight.\n{other}"))
}

#[test]
fn a_code_on_a_shared_market_is_taken() {
    assert_eq!(
        problems_of_two("[spot, futures]", "[futures]"),
        ["guide.yaml: codes[1].code: 7 on futures, rest is taken by codes[0]"]
    );
}

#[test]
fn a_code_on_another_channel_is_free() {
    assert_eq!(problems_of_two("channel: rest", "channel: websocket"), [""; 0]);
}

#[test]
fn a_name_is_taken_once() {
    assert_eq!(
        problems_of_two("- code: 7\n    name: Eight", "- code: 8\n    name: Seven"),
        ["guide.yaml: codes[1].name: the name `Seven` is taken by codes[0]"]
    );
}

#[test]
fn all_problems_are_found_in_one_run() {
    let found =
        problems("    kind: internal\n    retry: after_delay\n", "    kind: x\n    retry: y\n    z: 1\n");
    assert_eq!(found.len(), 3, "{found:#?}");
}
