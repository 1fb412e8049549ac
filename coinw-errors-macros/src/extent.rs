//! How far a value goes, on the line on which it starts: what a caret should be under.

use std::ops::Range;

use crate::enclosed::{end_of_brackets, end_of_quote};

/// From where a key starts to its colon.
pub fn of_key(text: &str, start: usize) -> Range<usize> {
    let line = rest_of_line(text, start);
    let length = quoted_length(line).or_else(|| line.find(": ")).or_else(|| line.find(':'));
    start..start.saturating_add(length.unwrap_or(line.trim_end().len()))
}

/// From where a value starts to its end, or to the end of the line if it goes on below.
pub fn of_value(text: &str, start: usize) -> Range<usize> {
    let line = rest_of_line(text, start);
    let length = if let Some(quoted) = quoted_length(line) {
        quoted
    } else if line.starts_with(['[', '{']) {
        end_of_brackets(line).unwrap_or(without_comment(line).len())
    } else if is_in_brackets(text, start) {
        line.split_once([',', ']', '}']).map_or(without_comment(line), |(item, _)| item.trim_end()).len()
    } else {
        without_comment(line).len()
    };
    start..start.saturating_add(length)
}

fn rest_of_line(text: &str, start: usize) -> &str {
    let rest = text.get(start..).unwrap_or_default();
    rest.split(['\n', '\r']).next().unwrap_or_default()
}

fn without_comment(line: &str) -> &str {
    if line.starts_with('#') { "" } else { line.split(" #").next().unwrap_or_default().trim_end() }
}

/// The length of a quoted string at the start of a line, its quotes included; the rest of the line if it goes on below.
fn quoted_length(line: &str) -> Option<usize> {
    line.starts_with(['"', '\'']).then(|| end_of_quote(line).unwrap_or(line.trim_end().len()))
}

/// Whether what stands before a value shows that it is in brackets.
fn is_in_brackets(text: &str, start: usize) -> bool {
    let before = text.get(..start).unwrap_or_default().trim_end();
    before.ends_with(['[', '{', ',']) || before.rsplit('\n').next().is_some_and(|line| line.contains('{'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn marked(text: &str, value: &str) -> String {
        text[of_value(text, text.find(value).unwrap())].to_owned()
    }

    #[test]
    fn a_plain_value_goes_to_the_end_of_the_line_or_to_a_comment() {
        assert_eq!(marked("a: one two # three\n", "one"), "one two");
    }

    #[test]
    fn a_quoted_value_goes_to_its_quote() {
        assert_eq!(marked("a: 'it''s # 七' # b", "'it"), "'it''s # 七'");
        assert_eq!(marked(r#"a: "\"七" # b"#, "\""), r#""\"七""#);
    }

    #[test]
    fn a_list_goes_to_its_bracket() {
        assert_eq!(marked("a: [b, ']', [c]] # d", "["), "[b, ']', [c]]");
    }

    #[test]
    fn a_list_with_a_quote_that_is_not_closed_on_the_line_goes_to_its_end() {
        assert_eq!(marked("a: [\"七\n  x\"]", "["), "[\"七");
        assert_eq!(marked("a: ['七\n  x']", "["), "['七");
    }

    #[test]
    fn an_item_goes_to_the_comma_also_where_the_bracket_is_on_a_line_above() {
        assert_eq!(marked("a: [b, c d, e]", "c"), "c d");
        assert_eq!(marked("a: [b,\n  c d, e]", "c"), "c d");
    }

    #[test]
    fn a_key_goes_to_its_colon() {
        assert_eq!(&"a b: c"[of_key("a b: c", 0)], "a b");
        assert_eq!(&"'a: b': c"[of_key("'a: b': c", 0)], "'a: b'");
    }
}
