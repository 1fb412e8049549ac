//! The user parts of addresses: `user:password` of `https://user:password@host`.

use alloc::borrow::Cow;

use super::pieces::{End, Secret, split_where, without};

/// The text without what stands between a scheme and an `@`.
pub(super) fn without_users_after_schemes(text: &str, end: End) -> Cow<'_, str> {
    without_user_parts(text, end, after_scheme)
}

/// The same, and without what has a colon in it and stands before an `@`: `user:password@host`.
pub(super) fn without_users(text: &str, end: End) -> Cow<'_, str> {
    without_user_parts(text, end, |word| {
        after_scheme(word).or_else(|| user_part(word, End::Whole).is_some_and(holds_colon).then_some(word))
    })
}

/// Blanks the user part of each word; `from_user` finds where in the word it begins.
fn without_user_parts(text: &str, end: End, from_user: impl Fn(&str) -> Option<&str>) -> Cow<'_, str> {
    let is_between = |character: char| character.is_whitespace() || "\"'`<>".contains(character);
    let mut rest = text;
    let words = core::iter::from_fn(|| {
        let (_, from_word) = split_where(rest, |character| !is_between(character))?;
        let (word, after) = split_where(from_word, is_between).unwrap_or((from_word, ""));
        rest = after;
        Some((word, from_word, after))
    });
    let secrets = words.filter_map(|(word, from_word, after)| {
        let end = if after.is_empty() { end } else { End::Whole };
        let from_user = from_user(word)?;
        let user = user_part(from_user, end).filter(|user| !user.is_empty())?;
        // The same in the text, which goes on after the word.
        let start = from_word.get(word.len().checked_sub(from_user.len())?..)?;
        Some(Secret { start, after: start.strip_prefix(user)? })
    });
    without(text, secrets)
}

fn after_scheme(word: &str) -> Option<&str> {
    // As it is, in JSON, and encoded once or twice.
    let ends = ["://", r":\/\/", "%3A%2F%2F", "%3a%2f%2f", "%253A%252F%252F"];
    ends.into_iter().find_map(|end| Some(word.split_once(end)?.1))
}

/// What stands before the last `@`, as passwords may hold others. What is cut off may end before it.
fn user_part(text: &str, end: End) -> Option<&str> {
    let at = ["@", "%40", "%2540"].into_iter().filter_map(|at| text.rfind(at)).max();
    match at {
        Some(at) => text.get(..at),
        None => (end == End::Cut && holds_colon(text)).then_some(text),
    }
}

fn holds_colon(text: &str) -> bool {
    [":", "%3A", "%3a", "%253A"].into_iter().any(|colon| text.contains(colon))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_user_part_of_an_address_is_blanked() {
        for (text, expected) in [
            ("a https://u:pw@host:1/x, b", "a https://[redacted]@host:1/x, b"),
            ("redis://:pw@host", "redis://[redacted]@host"),
            ("https://token@host", "https://[redacted]@host"),
            ("postgres://u:p@ss/w@host", "postgres://[redacted]@host"),
            ("u=https://u:pw@a,https://u:pw@b", "u=https://[redacted]@b"),
            (r#"{"a":"https:\/\/u:pw@host"}"#, r#"{"a":"https:\/\/[redacted]@host"}"#),
            ("https%3A%2F%2Fu%3Apw%40host%2Fx", "https%3A%2F%2F[redacted]%40host%2Fx"),
            ("https%253A%252F%252Fu%253Apw%2540host", "https%253A%252F%252F[redacted]%2540host"),
            ("via u:pw@host.", "via [redacted]@host."),
            ("https://[redacted]@host", "https://[redacted]@host"),
            ("https://host:443/x and a@b", "https://host:443/x and a@b"),
            ("git@host:a/b @c", "git@host:a/b @c"),
            ("https://@host", "https://@host"),
        ] {
            assert_eq!(without_users(text, End::Whole), expected, "{text}");
        }
    }

    #[test]
    fn what_is_cut_off_may_end_within_a_user_part() {
        for (text, expected) in [
            ("a https://u:p", "a https://[redacted]"),
            ("a https://u:p ", "a https://u:p "),
            ("a https://u", "a https://u"),
        ] {
            assert_eq!(without_users(text, End::Cut), expected, "{text}");
        }
    }
}
