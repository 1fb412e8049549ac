//! A log in pieces that can be read by themselves: mostly a line, and lines that belong together.

use std::borrow::Cow;
use std::io::{self, BufRead, Read};

/// The longest piece. What is longer is read in several, so that a log of any size takes the same memory.
const LONGEST: usize = 1 << 20;

/// How many lines may belong together, or twice as many if no object ends before.
const MOST_LINES: u64 = 1_000;

/// A piece of a log.
#[derive(Debug, Default)]
pub struct Record {
    pub text: String,
    pub lines: u64,
}

/// Calls for each piece of what is read; returns how many lines there were.
pub fn each(reader: &mut impl BufRead, mut call: impl FnMut(&Record)) -> io::Result<u64> {
    let mut open = Record::default();
    let mut continues = Continues::Unless;
    let mut bytes = Vec::new();
    let mut cut = Vec::new();
    let mut total = 0_u64;
    let mut is_within_line = false;
    loop {
        bytes.clear();
        bytes.append(&mut cut);
        reader.by_ref().take(LONGEST as u64).read_until(b'\n', &mut bytes)?;
        if bytes.is_empty() {
            break;
        }
        total = total.saturating_add(u64::from(!is_within_line));
        is_within_line = !bytes.ends_with(b"\n");
        if bytes.len() >= LONGEST && is_within_line {
            cut = unfinished(&mut bytes);
        }
        // Of text in UTF-16, as PowerShell writes it, every other byte is zero where it is ASCII, as codes are.
        bytes.retain(|&byte| byte != 0);
        // A log may hold any bytes, and colours.
        let line = String::from_utf8_lossy(&bytes);
        let line = if line.contains('\x1b') {
            Cow::Owned(anstream::adapter::strip_str(&line).to_string())
        } else {
            line
        };
        let line = line.trim_end();
        let is_long =
            open.lines >= MOST_LINES && (is_between_objects(&open.text) || open.lines >= 2 * MOST_LINES);
        let is_full = is_long || open.text.len().saturating_add(line.len()) > LONGEST;
        if open.lines > 0 && (is_full || !continues.takes(line, &open)) {
            call(&open);
            open = Record::default();
        }
        if open.lines == 0 {
            continues = Continues::after(line);
        } else {
            open.text.push('\n');
            continues = continues.with(line);
        }
        open.text.push_str(line);
        open.lines = open.lines.saturating_add(1);
    }
    if open.lines > 0 {
        call(&open);
    }
    Ok(total)
}

/// Takes the object off that the end of a piece cuts in two, so that the next piece has all of it.
fn unfinished(piece: &mut Vec<u8>) -> Vec<u8> {
    let end = piece.windows(2).rposition(|pair| pair == b"},").map(|at| at.saturating_add(2));
    end.map(|end| piece.split_off(end.min(piece.len()))).unwrap_or_default()
}

/// Whether the last line ends an item of a list, or of a list in an object.
fn is_between_objects(text: &str) -> bool {
    let is_in_object = usize::from(text.trim_start().starts_with('{'));
    text.ends_with("},") && count(text, "{") == count(text, "}").saturating_add(is_in_object)
}

/// Which further lines belong to those before them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Continues {
    /// Only indented lines belong to the lines before them.
    Unless,
    /// All lines until the brackets are closed; the number of open brackets.
    Brackets(usize),
    /// Those until the page ends.
    Page,
    /// The headers after a status line.
    Headers,
    /// The body after the headers.
    Body,
}

impl Continues {
    fn after(line: &str) -> Self {
        let start = line.trim_start_matches(['<', '>', '*', ' ']);
        let is_status_line = start.starts_with("HTTP/") && !line.contains('{');
        let open = open_brackets(line);
        // A line of a log may have a bracket too many. One that ends in the middle of a value goes on.
        if open > 0 && line.ends_with(['{', '[', ',', '(']) {
            Self::Brackets(open)
        } else if begins_page(line) && !ends_page(line) {
            Self::Page
        } else if is_status_line {
            Self::Headers
        } else {
            Self::Unless
        }
    }

    fn takes(self, line: &str, before: &Record) -> bool {
        match self {
            // Indented lines belong to the one above them, unless that is indented itself.
            Self::Unless => {
                let is_indented = line.is_empty() || line.starts_with([' ', '\t']);
                is_indented && !before.text.starts_with([' ', '\t']) && !before.text.is_empty()
            }
            Self::Brackets(_) | Self::Page => true,
            Self::Headers => {
                let line = line.trim_start_matches(['<', '>', '*', ' ']);
                line.is_empty() || is_header(line)
            }
            Self::Body => line.is_empty() || line.starts_with(['{', '[', '<', '\'', '"', 'e']),
        }
    }

    fn with(self, line: &str) -> Self {
        match self {
            Self::Brackets(open) => {
                let closed = count(line, "}])").saturating_sub(count(line, "{[("));
                let open = open.saturating_add(count(line, "{[(").saturating_sub(count(line, "}])")));
                match open.saturating_sub(closed) {
                    0 => Self::Unless,
                    open => Self::Brackets(open),
                }
            }
            Self::Page if ends_page(line) => Self::Unless,
            Self::Headers if line.trim_start_matches(['<', '>', '*', ' ']).is_empty() => Self::Body,
            Self::Body if !line.is_empty() => Self::after(line),
            same => same,
        }
    }
}

/// How many brackets a line opens and does not close.
fn open_brackets(line: &str) -> usize {
    count(line, "{[(").saturating_sub(count(line, "}])"))
}

fn count(line: &str, characters: &str) -> usize {
    line.bytes().filter(|&byte| characters.bytes().any(|other| other == byte)).count()
}

fn begins_page(line: &str) -> bool {
    if !line.contains('<') {
        return false;
    }
    let line = line.to_ascii_lowercase();
    line.contains("<html") || line.contains("<!doctype html")
}

fn ends_page(line: &str) -> bool {
    line.to_ascii_lowercase().contains("</html>")
}

fn is_header(line: &str) -> bool {
    line.split_once(": ").is_some_and(|(name, _)| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_records(text: &str, expected: &[&str]) {
        let mut records = Vec::new();
        let lines = each(&mut text.as_bytes(), |record| records.push(record.text.clone())).unwrap();
        assert_eq!(records, expected);
        assert_eq!(lines, text.lines().count() as u64);
    }

    #[test]
    fn a_line_is_a_record() {
        assert_records("a\nb {\nc }\n", &["a", "b {\nc }"]);
        assert_records("a { b\nc\nd\n", &["a { b", "c", "d"]);
        assert_records("[{},{}]", &["[{},{}]"]);
        assert_records("", &[]);
    }

    #[test]
    fn a_record_has_a_most_of_lines_and_of_bytes() {
        let lines_of_records = |text: &str| {
            let mut lines = Vec::new();
            each(&mut text.as_bytes(), |record| lines.push(record.lines)).unwrap();
            lines
        };
        assert_eq!(lines_of_records(&format!("[\n{}", "1,\n".repeat(2_001))), [2_000, 1, 1]);
        assert_eq!(lines_of_records(&format!("[\n{}", "{},\n".repeat(1_001))), [1_000, 1, 1]);
        let long = "x".repeat(LONGEST - 1);
        assert_eq!(lines_of_records(&format!("{{\n{long}\n}}")), [2, 1]);
        assert_eq!(lines_of_records(&format!("x{{\n{long}\n}}")), [1, 1, 1]);
    }

    #[test]
    fn what_is_indented_belongs_to_the_line_above() {
        assert_records("a\n  b\n\n  c\nd\n", &["a\n  b\n\n  c", "d"]);
        assert_records("  a\n  b\n", &["  a", "  b"]);
        assert_records("a,\n  b\nc\n", &["a,\n  b", "c"]);
    }

    #[test]
    fn an_object_over_several_lines_is_a_record() {
        assert_records("{\n\"a\": [\n1\n],\n\"b\": 2\n}\nc\n", &["{\n\"a\": [\n1\n],\n\"b\": 2\n}", "c"]);
    }

    #[test]
    fn a_page_and_a_response_with_its_headers_are_records() {
        assert_records("<html>\nb\n</html>\nc\n", &["<html>\nb\n</html>", "c"]);
        assert_records("got <html>\nb\n</html>\nc\n", &["got <html>\nb\n</html>", "c"]);
        let response = "HTTP/1.1 503 x\nServer: a\n\n{\"code\":1}";
        assert_records(&format!("{response}\nb"), &[response, "b"]);
        assert_records(&format!("{response}\n{{\"code\":2}}"), &[response, "{\"code\":2}"]);
        let with_blank_lines = "HTTP/1.1 503 x\nServer: a\n\n\n{\"code\":1}";
        assert_records(with_blank_lines, &[with_blank_lines]);
        assert_records("HTTP/1.1 503 x\nb c: d\n", &["HTTP/1.1 503 x", "b c: d"]);
    }
}
