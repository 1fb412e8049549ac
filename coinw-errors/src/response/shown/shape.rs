//! What is a secret by its shape, whatever stands around it.

use alloc::borrow::Cow;

use super::address;
use super::pieces::{End, Secret, split_where, then, without};

/// The text without the user parts of addresses, and without anything in the shape of a credential.
pub(super) fn without_credentials(text: &str, end: End) -> Cow<'_, str> {
    then(address::without_users(text, end), |text| without_runs(text, end))
}

/// Blanks each run of the characters that credentials are made of, if it is a secret.
fn without_runs(text: &str, end: End) -> Cow<'_, str> {
    let mut rest = text;
    let runs = core::iter::from_fn(|| {
        let (_, from_run) = split_where(rest, in_run)?;
        let (run, mut after) = split_run(from_run);
        let is_service_key = begins_like_a_service_key(run);
        if is_service_key {
            after = after_parts(after);
        }
        rest = after;
        let may_be_cut = end == End::Cut && after.is_empty();
        let is_secret = is_service_key || is_credential(run) || may_be_cut && is_mixed(run);
        Some(is_secret.then_some(Secret { start: from_run, after }))
    });
    without(text, runs.flatten())
}

fn in_run(character: char) -> bool {
    character.is_ascii_alphanumeric() || "-_+=".contains(character)
}

fn split_run(text: &str) -> (&str, &str) {
    split_where(text, |character| !in_run(character)).unwrap_or((text, ""))
}

/// 16 or more of letters, digits and `-_+=`, at least one letter and one digit among them. The number of an order in a query string
/// is none: `orderId=33309907537115139`.
fn is_credential(run: &str) -> bool {
    let is_number = |value: &str| value.bytes().all(|byte| byte.is_ascii_digit());
    let names_a_number =
        run.split_once('=').is_some_and(|(name, value)| !has_digit(name) && is_number(value));
    run.len() >= 16 && is_mixed(run) && !names_a_number
}

fn is_mixed(run: &str) -> bool {
    has_digit(run) && run.bytes().any(|byte| byte.is_ascii_alphabetic())
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

/// What the keys of services begin with, so that a key without a digit, or the beginning of one, is known, too.
const SERVICES: [&str; 20] = [
    "AIza",
    "AKIA",
    "eyJ",
    "ghp_",
    "gho_",
    "ghr_",
    "ghs_",
    "ghu_",
    "github_pat_",
    "glpat-",
    "pk_live_",
    "pk_test_",
    "rk_live_",
    "rk_test_",
    "sk_live_",
    "sk_test_",
    "xoxa-",
    "xoxb-",
    "xoxp-",
    "xoxs-",
];

/// Also after a name and a sign: `x=ghp_…`.
fn begins_like_a_service_key(run: &str) -> bool {
    let is_longer =
        |part: &str| SERVICES.iter().any(|start| part.len() > start.len() && part.starts_with(start));
    run.split(['=', '+']).any(is_longer)
}

/// The text after further runs, each after a point, as in the three parts of a JSON web token.
fn after_parts(mut after: &str) -> &str {
    while let Some((part, after_part)) = after.strip_prefix('.').map(split_run)
        && !part.is_empty()
    {
        after = after_part;
    }
    after
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shape_of_a_credential_is_16_characters_with_a_letter_and_a_digit() {
        for (text, expected) in [
            ("a b2345678901234567 c", "a [redacted] c"),
            ("a234567890123456", "[redacted]"),
            ("a23456789012345", "a23456789012345"),
            ("1234567890123456", "1234567890123456"),
            ("abcdefghijklmnop", "abcdefghijklmnop"),
            ("a-_+=-_+=-_+=-_1", "[redacted]"),
            ("id=33309907537115139", "id=33309907537115139"),
            ("i2=33309907537115139", "[redacted]"),
            ("id=3330990753711513a", "[redacted]"),
            ("a234567890123456 b234567890123456", "[redacted] [redacted]"),
        ] {
            assert_eq!(without_credentials(text, End::Whole), expected, "{text}");
        }
    }

    #[test]
    fn the_key_of_a_service_is_known_by_its_beginning() {
        for (text, expected) in [
            ("sk_live_abc", "[redacted]"),
            ("sk_live_", "sk_live_"),
            ("a rk_test_abc, b", "a [redacted], b"),
            ("x=ghp_abc", "[redacted]"),
            ("task_test_x", "task_test_x"),
            ("keyJson", "keyJson"),
            ("a eyJhbGc.eyJzdWI.abc-_d. b", "a [redacted]. b"),
            ("eyJhbGc.. b", "[redacted].. b"),
        ] {
            assert_eq!(without_credentials(text, End::Whole), expected, "{text}");
        }
    }

    #[test]
    fn what_is_cut_off_may_end_within_a_credential() {
        for (text, expected) in [
            ("x a1 b2 c3", "x a1 b2 [redacted]"),
            ("x a1 b2 c3 ", "x a1 b2 c3 "),
            ("x a1 abc", "x a1 abc"),
            ("x 123", "x 123"),
        ] {
            assert_eq!(without_credentials(text, End::Cut), expected, "{text}");
        }
    }
}
