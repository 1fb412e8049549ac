//! Text that YAML reads otherwise than it was meant, and that would be lost without a word.
//!
//! This is looked for line by line, before YAML has the file: afterwards nothing of it can be seen.

use crate::problem::Problem;

/// The fields that hold prose.
const TEXTS: [&str; 7] = ["title", "message", "translation", "cause", "note", "retired", "text"];

/// What is wrong with the lines of a text, outside of blocks (`|`, `>`), in which every line is text.
pub fn texts(text: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut block: Option<usize> = None;
    let mut item: Option<usize> = None;
    let mut start = 0_usize;
    for line in text.split('\n') {
        let content = line.trim_start();
        let indent = line.len().saturating_sub(content.len());
        let is_in_block = block.is_some_and(|block| content.is_empty() || indent > block);
        if !is_in_block {
            block = opens_block(content).then_some(indent);
            if let Some(at) = cut_by_comment(line) {
                problems.push(
                    Problem::at_byte(
                        start.saturating_add(at),
                        "` #` starts a comment, so this is not part of the text",
                    )
                    .label("put the text in quotes, or a space after the `#` of a comment"),
                );
            }
            if content.starts_with("- ") && item.is_some_and(|item| indent > item) {
                problems.push(
                    Problem::at_byte(
                        start.saturating_add(indent),
                        "this `-` is part of the text above, not an item of its own",
                    )
                    .label("start it in the same column as the item above"),
                );
            }
            item = content.strip_prefix("- ").filter(|value| is_plain_text(value)).map(|_| indent);
        }
        start = start.saturating_add(line.len()).saturating_add(1);
    }
    problems
}

fn opens_block(content: &str) -> bool {
    let last = content.split(" #").next().unwrap_or_default().split_whitespace().last().unwrap_or_default();
    let signs = last.strip_prefix(['|', '>']);
    signs.is_some_and(|signs| signs.chars().all(|sign| sign.is_ascii_digit() || "+-".contains(sign)))
}

/// Where in a line the text of a field or an item is cut short. A comment has a blank after its `#`.
fn cut_by_comment(line: &str) -> Option<usize> {
    let content = line.trim_start();
    let value = match content.strip_prefix("- ") {
        Some(item) => item,
        None => content.split_once(": ").filter(|(key, _)| TEXTS.contains(key))?.1,
    };
    let (_, cut_off) = value.split_once(" #").filter(|_| is_plain(value))?;
    let is_comment = cut_off.trim_end().is_empty() || cut_off.starts_with([' ', '#']);
    (!is_comment).then(|| line.len().saturating_sub(cut_off.len()).saturating_sub("#".len()))
}

fn is_plain(value: &str) -> bool {
    !value.starts_with(['"', '\'', '[', '{', '|', '>', '#', '&', '*', '!'])
}

/// A text that goes on below if the next line is further in.
fn is_plain_text(value: &str) -> bool {
    is_plain(value) && !value.starts_with("- ") && !value.contains(": ") && !value.trim_end().ends_with(':')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_meant_as_it_is_read_is_no_problem() {
        for text in [
            "cause: one # two",
            "cause: one ## two",
            "cause: 'one #2'",
            "cause: one#2",
            "kind: one #2",
            "steps:\n  - one\n  - two",
            "steps:\n  - one\n    two",
            "steps:\n  - >-\n    - one #1\n      - two\n\n    - three\n  - four",
            "cause: |2-\n  - one #1\n     - two",
            "links:\n  - text: one\n    url: x\n    more:\n      - y",
            "a:\n  - - b\n    - c",
        ] {
            assert_eq!(texts(text).len(), 0, "{text}");
        }
    }

    #[test]
    fn a_text_that_a_comment_cuts_short_is_one() {
        for text in ["cause: one #2", "  - one #2", "note: a: b #c", "- x\n  cause: one #2\r\n"] {
            assert_eq!(texts(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn an_item_that_is_swallowed_by_the_one_above_is_one() {
        assert_eq!(texts("steps:\n  - one\n    - two\n").len(), 1);
    }
}
