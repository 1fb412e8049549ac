//! What can be made out of a guide that is no YAML.
//!
//! A misplaced space anywhere in the file leaves nothing to be read, and a program that uses the enum would drown in
//! errors about variants that do not exist. So the names and the numbers are looked for line by line.

use crate::format::{Code, Guide};

/// The names in a text, each with the number beside it.
pub fn guide(text: &str) -> Guide {
    let mut codes: Vec<Code> = Vec::new();
    for line in text.lines() {
        let line = line.trim_start();
        let (starts_entry, line) = match line.strip_prefix("- ") {
            Some(line) => (true, line.trim_start()),
            None => (false, line),
        };
        let Some((key, value)) = line.split_once(':') else { continue };
        if !["code", "name"].contains(&key) {
            continue;
        }
        let value = value.split(" #").next().unwrap_or_default().trim().trim_matches(['"', '\'']);
        if starts_entry || codes.is_empty() {
            codes.push(Code::default());
        }
        if let Some(code) = codes.last_mut() {
            match key {
                "code" => code.code = value.parse().ok(),
                _ => code.name = Some(value.to_owned()),
            }
        }
    }
    Guide { codes: Some(codes), ..Guide::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_are_found_in_any_order() {
        let found = guide(
            "codes:\n  - code: 7 # seven\n   name: 'Seven'\n  - name: Eight\n\tcode: -8\n  - title: x\n",
        );
        let found: Vec<_> = found.codes.into_iter().flatten().map(|code| (code.code, code.name)).collect();
        assert_eq!(found, [(Some(7), Some("Seven".to_owned())), (Some(-8), Some("Eight".to_owned()))]);
    }

    #[test]
    fn a_text_without_entries_has_none() {
        assert!(guide("title: x\n\u{0}").codes.is_some_and(|codes| codes.is_empty()));
    }
}
