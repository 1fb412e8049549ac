//! Text at the width of a terminal.

use std::borrow::Cow;

use textwrap::{Options, WordSeparator, WordSplitter};

/// A line of an explanation as lines that fit. What follows a label or a number stays right of it.
pub fn lines(line: &str, width: usize) -> Vec<Cow<'_, str>> {
    let indent = " ".repeat(hanging_indent(line));
    // At blanks, whatever features of textwrap other crates turn on. An address is not broken, so that it can be copied; Chinese has no blanks.
    let options = Options::new(width)
        .subsequent_indent(&indent)
        .break_words(!line.is_ascii() && !line.contains("://"))
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation);
    textwrap::wrap(line, options)
}

/// Where the text begins: after the blanks, and after `1. ` or a label and its blanks.
fn hanging_indent(line: &str) -> usize {
    let text = line.trim_start();
    let after_number =
        text.split_once(". ").filter(|(number, _)| number.parse::<u32>().is_ok()).map(|(_, text)| text);
    let after_label = || text.split_once("  ").map(|(_, value)| value.trim_start());
    line.len().saturating_sub(after_number.or_else(after_label).unwrap_or(text).len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_stays_right_of_its_number() {
        assert_eq!(lines("  12. Wait and see.", 14), ["  12. Wait and", "      see."]);
    }

    #[test]
    fn a_value_stays_right_of_its_label() {
        assert_eq!(lines("  kind      rate limited", 18), ["  kind      rate", "            limited"]);
    }

    #[test]
    fn a_paragraph_keeps_its_indent() {
        assert_eq!(lines("  Wait and see.", 12), ["  Wait and", "  see."]);
    }

    #[test]
    fn an_address_is_not_broken() {
        assert_eq!(lines("  Rules: https://example.com/a-b", 12), ["  Rules:", "  https://example.com/a-b"]);
    }
}
