//! Finds what it can in a guide that cannot be read.
//!
//! One misplaced space can make the whole file unreadable, and a program that uses the enum would then drown in errors about missing
//! variants. So this searches for names and numbers line by line.

use crate::text::number;

/// The names in a text, each with the number beside it.
pub fn entries(text: &str) -> Vec<(Option<String>, Option<i32>)> {
    let mut entries: Vec<(Option<String>, Option<i32>)> = Vec::new();
    let (mut has_code, mut has_name) = (false, false);
    for line in text.split('\n') {
        let line = line.trim_start();
        let item = line.strip_prefix("- ").map(str::trim_start);
        let mut starts_entry = item.is_some();
        let line = item.unwrap_or(line);
        // In braces there may be several fields.
        let commas: &[char] = if line.starts_with('{') { &['{', ',', '}'] } else { &[] };
        for piece in line.split(commas) {
            let Some((key, value)) = piece.split_once(':') else { continue };
            let value = unquoted(value.split(" #").next().unwrap_or_default());
            let has_key = match unquoted(key) {
                "code" => &mut has_code,
                "name" => &mut has_name,
                _ => {
                    starts_entry = false;
                    continue;
                }
            };
            if starts_entry || *has_key || entries.is_empty() {
                entries.push((None, None));
                (has_code, has_name) = (false, false);
            }
            starts_entry = false;
            let Some((name, code)) = entries.last_mut() else { continue };
            if unquoted(key) == "code" {
                (*code, has_code) = (number(value, 10), true);
            } else {
                (*name, has_name) = (Some(value.to_owned()), true);
            }
        }
    }
    entries
}

fn unquoted(text: &str) -> &str {
    text.trim().trim_matches(['"', '\''])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seven_and_eight() -> Vec<(Option<String>, Option<i32>)> {
        vec![(Some("Seven".to_owned()), Some(7)), (Some("Eight".to_owned()), Some(-8))]
    }

    #[test]
    fn names_and_numbers_are_found_in_any_order() {
        let text =
            "codes:\n  - code: 7 # seven\n   name: 'Seven'\n  - name: Eight\n\tcode: -8\n    title: x\n";
        assert_eq!(entries(text), seven_and_eight());
    }

    #[test]
    fn entries_that_ran_together_are_told_apart() {
        assert_eq!(entries("- code: 7\n  name: Seven\n  code: -8\n  name: Eight\n"), seven_and_eight());
    }

    #[test]
    fn quoted_keys_and_braces_are_found() {
        assert_eq!(
            entries("- \"code\": 7\n  'name': Seven\n- {code: -8, name: Eight, x: [\n"),
            seven_and_eight()
        );
    }

    #[test]
    fn a_text_without_entries_has_none() {
        assert_eq!(entries("title: x\n\u{0}"), []);
    }
}
