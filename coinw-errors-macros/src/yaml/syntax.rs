//! Explains in the words of guide authors why a text is not YAML.

use std::ops::Range;

use super::scanner::{last_before, scan};
use crate::diagnostic::Diagnostic;
use crate::lookalike;

/// Where the library stopped, and why.
pub struct SyntaxError {
    said: String,
    at: usize,
    /// Where what it was reading starts.
    from: usize,
    piece: Range<usize>,
}

impl SyntaxError {
    /// What the library says, as in `did not find expected ',' or ']' at line 5 column 1, while parsing a flow sequence at line 4 column 12`.
    pub fn new(error: &str, text: &str, piece: Range<usize>) -> Self {
        let (diagnostic, context) = error.split_once(", ").unwrap_or((error, ""));
        let (said, at) = diagnostic.rsplit_once(" at ").unwrap_or((diagnostic, ""));
        let at = byte(at, text, &piece).unwrap_or(piece.start);
        // The library does not write out the place of the first sign.
        let from = context.rsplit_once(" at ").map_or("line 1 column 1", |(_, from)| from);
        let from = byte(from, text, &piece).filter(|_| !context.is_empty()).unwrap_or(at);
        Self { said: said.to_owned(), at, from, piece }
    }

    pub fn several_documents(text: &str, piece: Range<usize>) -> Self {
        let second = text.get(piece.clone()).and_then(|text| text.get(1..)?.find("\n---"));
        let at = piece.start.saturating_add(second.map_or(0, |at| at.saturating_add(2)));
        let said = "the file has several YAML documents, but only one would be read".to_owned();
        Self { said, at, from: at, piece }
    }

    /// The name of an anchor that is not in this piece of the text.
    pub fn unknown_anchor<'a>(&self, text: &'a str) -> Option<&'a str> {
        let name = text.get(self.at..)?.strip_prefix('*').filter(|_| self.said == "unknown anchor")?;
        name.split([' ', '\n', ',', ']']).next()
    }

    /// What is wrong, where the mistake was made.
    pub fn explain(&self, text: &str) -> Diagnostic {
        let Self { said, at, from, piece } = self;
        let (at, from) = (*at, *from);
        let line = |at: usize| text.get(at..).and_then(|rest| rest.split('\n').next()).unwrap_or_default();
        let before = |at: usize| text.get(..at).and_then(|text| text.rsplit('\n').next()).unwrap_or_default();
        if let Some(diagnostic) = conflict(at, line(at)).or_else(|| conflict(from, line(from))) {
            return diagnostic;
        }
        let last = last_before(&scan(text, piece.clone()), at, text);
        let written = text.get(last.start..last.end).unwrap_or_default();
        let is_behind = !before(at).trim().is_empty() && at >= last.end;
        let goes_on = written.contains('\n');
        let (at, message, label) = match said.as_str() {
            "could not find expected ':'" => return no_field(from, line(from)),
            "mapping values are not allowed in this context" => return second_colon(text, at, before(at)),
            "did not find expected key"
            | "did not find expected '-' indicator"
            | "did not find expected <document start>" => match written.bytes().next() {
                Some(b'"' | b'\'') if is_behind && goes_on => {
                    (last.start, "this quote is closed only on another line", CLOSE)
                }
                Some(b'"' | b'\'') if is_behind => {
                    (at, "nothing may follow the quote that ends a text", "inside '…' write '' for a quote")
                }
                Some(b'[' | b'{' | b']' | b'}') if is_behind => (
                    at,
                    "nothing may follow the bracket that ends a list",
                    "remove it, or put the whole text in quotes",
                ),
                _ => return out_of_column(at, line(at)),
            },
            "did not find expected ',' or ']'" | "did not find expected ',' or '}'" => (
                from,
                "this bracket is never closed",
                "close it, or if it belongs to text, put the text in quotes",
            ),
            "did not find expected node content" if line(at).is_empty() => {
                (last.start, "this bracket is never closed", "close it, or put the text in quotes")
            }
            "did not find expected node content" => {
                (at, "a value is missing before this", "remove it, or write the value")
            }
            "found unexpected end of stream" | "found unexpected document indicator" => {
                (from, "this quote is never closed", CLOSE)
            }
            "found unknown escape character"
            | "found invalid Unicode character escape code"
            | "did not find expected hexadecimal number" => {
                (at, "YAML has no such escape", "write `\\\\` for a backslash, or put the text in '…'")
            }
            "did not find expected alphabetic or numeric character" => {
                (from, "`&` and `*` have a special meaning in YAML", QUOTES)
            }
            "did not find expected comment or line break" => {
                (from, "after `|` or `>`, the text starts on the next line", "break the line, or use quotes")
            }
            "found a tab character that violates indentation"
            | "found a tab character where an indentation space is expected" => (at, TAB, "write spaces"),
            "found character that cannot start any token" if line(at).starts_with('\t') => {
                (at, TAB, "write spaces")
            }
            "found character that cannot start any token"
            | "block sequence entries are not allowed in this context"
            | "mapping keys are not allowed in this context" => {
                (at, "unquoted text cannot start with this character", QUOTES)
            }
            "unknown anchor" => (
                at,
                "this `*` is an alias, but no `&` defines it",
                "put a text that starts with `*` in quotes",
            ),
            _ => return Diagnostic::at_byte(at, said, ""),
        };
        Diagnostic::at_byte(at, message, label)
    }
}

/// The byte that is meant by `line 5 column 12` of a piece of the text.
fn byte(place: &str, text: &str, piece: &Range<usize>) -> Option<usize> {
    let (line, column) = place.strip_prefix("line ")?.split_once(" column ")?;
    let (line, column): (usize, usize) = (line.parse().ok()?, column.parse().ok()?);
    let mut at = piece.start;
    for (index, content) in text.get(piece.clone())?.split_inclusive('\n').enumerate() {
        if index.saturating_add(1) == line {
            let before = content
                .char_indices()
                .nth(column.saturating_sub(1))
                .map_or(content.trim_end().len(), |(at, _)| at);
            return Some(at.saturating_add(before));
        }
        at = at.saturating_add(content.len());
    }
    Some(at)
}

const QUOTES: &str = "put the text in quotes";
const CLOSE: &str = "end the text with the same quote";
const TAB: &str = "this is a tab; YAML allows only spaces here";

/// A colon in a text that has begun before it, on its line or above.
fn second_colon(text: &str, at: usize, before: &str) -> Diagnostic {
    let key = before.trim_start();
    if key.contains([' ', ':', '-']) {
        let label = "write '…' around the whole text";
        return Diagnostic::at_byte(at, "text with `: ` in it must be in quotes", label);
    }
    let start = at.saturating_sub(key.len());
    // Otherwise the text began on the line above.
    let head = text.get(..at.saturating_sub(before.len())).unwrap_or_default().trim_end();
    let above = head.rsplit('\n').next().unwrap_or_default();
    let content = above.trim_start_matches(' ');
    let from = head.len().saturating_sub(content.len());
    let is_above = above.len().saturating_sub(content.len()) >= before.len().saturating_sub(key.len());
    if is_above || content.starts_with('-') && !content.contains(": ") {
        return no_field(from, content);
    }
    let label = "correct its indentation or that of the line above";
    Diagnostic::at_bytes(start..at, "this field is indented differently from the other fields", label)
}

/// A line that is no field.
fn no_field(at: usize, line: &str) -> Diagnostic {
    if let Some(diagnostic) = conflict(at, line) {
        return diagnostic;
    }
    let message = "this is not a field";
    if line.starts_with("//") || line.starts_with("--") || line.starts_with(';') {
        return Diagnostic::at_byte(at, message, "a comment starts with `#`");
    }
    if let Some((place, _, advice)) = lookalike::first(line) {
        return Diagnostic::at_byte(at.saturating_add(place), message, advice);
    }
    let label = "write a field as `name: value`; if the text above continues here, indent it more";
    Diagnostic::at_bytes(at..at.saturating_add(line.trim_end().len()), message, label)
}

/// A line in a column in which nothing that it belongs to starts.
fn out_of_column(at: usize, line: &str) -> Diagnostic {
    if let Some(diagnostic) = conflict(at, line) {
        return diagnostic;
    }
    let (message, label) = if line.starts_with('-') && !line.starts_with("- ") {
        ("each `-` needs a space after it", "write `- ` before an item".to_owned())
    } else if line.starts_with('-') {
        ("this `-` is indented differently from the other items", "correct the spaces before it".to_owned())
    } else if let Some((.., advice)) = lookalike::first(line.get(..4).unwrap_or_default()) {
        ("this is not an entry", advice)
    } else {
        (
            "this line's indentation fits nothing above it",
            "correct the spaces before it, or write `- ` before a new entry".to_owned(),
        )
    };
    Diagnostic::at_byte(at, message, label)
}

fn conflict(at: usize, line: &str) -> Option<Diagnostic> {
    let is_mark = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"].iter().any(|mark| line.starts_with(mark));
    let label = "keep one side, and remove the conflict markers";
    is_mark.then(|| {
        Diagnostic::at_bytes(at..at.saturating_add(line.len()), "this is an unresolved merge conflict", label)
    })
}
