//! Escapes the guide's text for Markdown. rustdoc still turns quotes and dashes in prose into typographic ones.

use crate::text::split_digits;
use crate::visible::in_one_line;

/// Running text. Line breaks and runs of blanks become one blank each, as they would be shown anyway.
pub fn text(text: &str) -> String {
    let line = in_one_line(text);
    let mut escaped = String::with_capacity(line.len().saturating_add(8));
    // At the start of a line, `-`, `+` and `=` can begin a list or underline a heading, and `1.` or `1)` a numbered list.
    let (number, text) = split_digits(&line);
    escaped.push_str(number);
    if text.starts_with(['-', '+', '=']) || !number.is_empty() && text.starts_with(['.', ')']) {
        escaped.push('\\');
    }
    // What is between two special characters is pushed in one piece. They are all ASCII, so bytes are looked at, by a pattern: macros are
    // compiled without optimization, and most of a guide is prose.
    let mut rest = text.as_bytes();
    let mut start = 0;
    while let [byte, after @ ..] = rest {
        let is_special = match byte {
            b'\\' | b'`' | b'*' | b'_' | b'[' | b']' | b'<' | b'>' | b'|' | b'~' | b'&' | b'#' | b'$'
            | b'^' => true,
            // A bare address would become a link, and draw a warning.
            b':' => after.starts_with(b"//"),
            _ => false,
        };
        if is_special {
            let at = text.len().saturating_sub(rest.len());
            escaped.push_str(text.get(start..at).unwrap_or_default());
            escaped.push('\\');
            start = at;
        }
        rest = after;
    }
    escaped.push_str(text.get(start..).unwrap_or_default());
    escaped
}

/// A block of code in a named language, which keeps it from being taken for a test.
pub fn block(language: &str, text: &str) -> String {
    let fence = fence(text);
    format!("{fence}{language}\n{text}\n{fence}")
}

/// A link; the address is one that the rules of the format let pass, so it has no blanks.
pub fn link(label: &str, url: &str) -> String {
    let url = url.replace('\\', "%5C").replace('<', "%3C").replace('>', "%3E");
    format!("[{}](<{url}>)", text(label))
}

/// More backticks than there are in a row in a text.
fn fence(text: &str) -> String {
    let mut fence = "```".to_owned();
    while text.contains(&fence) {
        fence.push('`');
    }
    fence
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_escaped() {
        assert_eq!(
            text("<b>x</b> [y](z) *a* _b_ `c` |d| ~e~ &amp; #f"),
            r"\<b\>x\</b\> \[y\](z) \*a\* \_b\_ \`c\` \|d\| \~e\~ \&amp; \#f"
        );
    }

    #[test]
    fn an_address_does_not_become_a_link() {
        assert_eq!(text("see https://example.com"), r"see https\://example.com");
    }

    #[test]
    fn the_start_of_a_line_does_not_become_a_list() {
        let starts = ["- a", "+ a", "1. a", "12) a", "=== a"].map(text);
        assert_eq!(starts, [r"\- a", r"\+ a", r"1\. a", r"12\) a", r"\=== a"]);
    }

    #[test]
    fn leading_blanks_do_not_become_a_code_block() {
        assert_eq!(text("      indented\n\n    text"), "indented text");
    }

    #[test]
    fn text_without_markup_stays_as_it_is() {
        let plain = "Sign in, open \"API Management\" (futures, read-only) 用户api出错; 3 steps.";
        assert_eq!(text(plain), plain);
    }

    #[test]
    fn a_block_holds_fences_and_is_no_test() {
        assert_eq!(block("json", "```\nx"), "````json\n```\nx\n````");
    }
}
