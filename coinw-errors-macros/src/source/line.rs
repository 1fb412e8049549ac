//! Lines as a guide has them: fields, items of lists, and what goes on below.

use std::ops::Range;

use crate::alike;
use crate::enclosed::end_of_quote;
use crate::format::{Field, has};
use crate::text::{all, separates};
use crate::visible::is_invisible;

/// A line of the text, without its line break.
#[derive(Clone, Copy)]
pub struct Line<'a> {
    pub start: usize,
    /// The spaces that it begins with.
    pub indent: usize,
    /// The rest, without blanks at the end.
    pub content: &'a str,
}

pub fn lines(text: &str, range: Range<usize>) -> Vec<Line<'_>> {
    let mut start = range.start;
    let mut lines = Vec::new();
    for line in text.get(range).unwrap_or_default().split('\n') {
        let content = line.trim_start_matches(' ');
        let indent = line.len().saturating_sub(content.len());
        lines.push(Line { start, indent, content: content.trim_end_matches([' ', '\r', '\t']) });
        start = start.saturating_add(line.len()).saturating_add(1);
    }
    lines
}

/// What stands before a byte on its line.
pub fn before(text: &str, at: usize) -> &str {
    text.get(..at).and_then(|text| text.rsplit('\n').next()).unwrap_or_default()
}

/// The first of some lines that is more than a comment.
pub fn first<'a>(lines: &[Line<'a>]) -> Option<Line<'a>> {
    lines.iter().find(|line| !line.is_void()).copied()
}

/// Whether a field is one that tells an entry from the others.
pub fn names_entry(key: &str) -> bool {
    ["code", "name"].contains(&key)
}

impl<'a> Line<'a> {
    /// The byte at which something of the content is.
    pub fn at(&self, offset: usize) -> usize {
        self.start.saturating_add(self.indent).saturating_add(offset)
    }

    /// The same line without what looks like spaces in front of it, such as a tab or a byte order mark.
    pub fn without_blanks(&self) -> Line<'a> {
        let rest = self.content.trim_start_matches(|sign: char| sign.is_whitespace() || is_invisible(sign));
        self.after(self.content.len().saturating_sub(rest.len()))
    }

    /// Whether there is something in front of it that looks like spaces.
    pub fn has_blanks(&self) -> bool {
        self.without_blanks().content != self.content
    }

    /// The bytes of the content.
    pub fn range(&self) -> Range<usize> {
        self.at(0)..self.at(self.content.len())
    }

    /// Whether there is nothing on it, or only a comment.
    pub fn is_void(&self) -> bool {
        self.content.is_empty() || self.content.starts_with('#')
    }

    /// The same line after so many bytes of its content and the blanks behind them.
    pub fn after(&self, offset: usize) -> Line<'a> {
        let rest = self.content.get(offset..).unwrap_or_default();
        let content = rest.trim_start_matches(' ');
        let skipped = offset.saturating_add(rest.len().saturating_sub(content.len()));
        Line { indent: self.indent.saturating_add(skipped), content, ..*self }
    }

    /// What the item of a list is that starts here.
    pub fn item(&self) -> Option<Line<'a>> {
        (self.content == "-" || self.content.starts_with("- ")).then(|| self.after(1))
    }

    /// The column of the field that starts here, or starts here as an item.
    pub fn column(&self) -> usize {
        self.item().filter(|item| item.field().is_some()).map_or(self.indent, |item| item.indent)
    }

    /// The name of the field that starts here, and its value on this line.
    pub fn field(&self) -> Option<(&'a str, Line<'a>)> {
        let (key, after) = self.content.split_once(':')?;
        let is_quoted = self.content.starts_with(['"', '\'']);
        if is_quoted && end_of_quote(self.content).is_ok_and(|end| end > key.len()) {
            return None;
        }
        let name = key.trim_end().trim_matches(['"', '\'']);
        let is_field = (after.is_empty() || after.starts_with(' '))
            && !name.is_empty()
            && all(name, |character| character.is_alphanumeric() || "_-".contains(character));
        is_field.then(|| (name, self.after(key.len().saturating_add(1))))
    }

    /// Whether one of these fields starts here.
    pub fn has_field_of(&self, fields: &[Field]) -> bool {
        self.field().is_some_and(|(key, _)| has(fields, key))
    }

    /// Whether an entry starts here, in whatever column.
    pub fn starts_entry(&self) -> bool {
        let line = self.without_blanks();
        line.content.starts_with('-') && line.after(1).field().is_some_and(|(key, _)| names_entry(key))
    }

    /// Whether a document starts or ends here.
    pub fn starts_document(&self) -> bool {
        self.indent == 0 && (self.content.starts_with("---") || self.content.starts_with("..."))
    }

    /// The word that the line begins with, as YAML would have it.
    pub fn first_word(&self) -> String {
        let ascii = alike::ascii(self.without_blanks().content);
        let word = ascii.trim_start_matches(['"', '\'']);
        word.split(separates).next().unwrap_or_default().to_owned()
    }

    /// The words on the line that have a colon behind them.
    pub fn keys(&self) -> Vec<&'a str> {
        let mut keys = Vec::new();
        for word in self.content.split(' ') {
            if let Some(key) = word.strip_suffix([':', '：']) {
                let key = key.trim_matches(['"', '\'']);
                keys.push(key.rsplit([']', '}', '"', '\'', ',']).next().unwrap_or(key));
            }
        }
        keys
    }

    /// Whether JSON over several lines starts here.
    pub fn opens_json(&self) -> bool {
        self.content.starts_with('{') || self.content.starts_with("[{") || self.content == "["
    }

    /// Whether the text of a value starts on the next line, in a block.
    pub fn opens_block(&self) -> bool {
        let value = self.content.split(" #").next().unwrap_or_default();
        let last = value.trim_end().rsplit(' ').next().unwrap_or_default();
        let signs = last.strip_prefix(['|', '>']);
        signs.is_some_and(|signs| all(signs, |sign| sign.is_ascii_digit() || "+-".contains(sign)))
    }
}
