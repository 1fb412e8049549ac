//! Lines as a guide has them: fields, items of lists, and what goes on below.

use std::ops::Range;

use crate::alike;

/// A line of the text, without its line break.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a> {
    pub start: usize,
    /// The spaces that it begins with.
    pub indent: usize,
    /// The rest, without blanks at the end.
    pub content: &'a str,
}

pub fn lines(text: &str, range: Range<usize>) -> impl Iterator<Item = Line<'_>> {
    let mut start = range.start;
    text.get(range).unwrap_or_default().split('\n').map(move |line| {
        let content = line.trim_start_matches(' ');
        let read = Line {
            start,
            indent: line.len().saturating_sub(content.len()),
            content: content.trim_end_matches([' ', '\r', '\t']),
        };
        start = start.saturating_add(line.len()).saturating_add(1);
        read
    })
}

impl<'a> Line<'a> {
    /// The byte at which something of the content is.
    pub fn at(&self, offset: usize) -> usize {
        self.start.saturating_add(self.indent).saturating_add(offset)
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

    /// The name of the field that starts here, and its value on this line.
    pub fn field(&self) -> Option<(&'a str, Line<'a>)> {
        let (key, after) = self.content.split_once(':')?;
        let is_word = |character: char| character.is_alphanumeric() || "_-".contains(character);
        let name = key.trim_end().trim_matches(['"', '\'']);
        let is_field =
            (after.is_empty() || after.starts_with(' ')) && !name.is_empty() && name.chars().all(is_word);
        is_field.then(|| (name, self.after(key.len().saturating_add(1))))
    }

    /// The word that the line begins with, as YAML would have it.
    pub fn first_word(&self) -> String {
        let ascii = alike::ascii(self.content);
        let is_word = |character: char| character.is_ascii_alphanumeric() || character == '_';
        let word = ascii.trim_start().trim_start_matches(['"', '\'']);
        word.split(|character| !is_word(character)).next().unwrap_or_default().to_owned()
    }

    /// The words on the line that have a colon behind them.
    pub fn keys(&self) -> impl Iterator<Item = String> {
        let words = self.content.split(' ').filter_map(|word| word.strip_suffix([':', '：']));
        words.map(|word| word.trim_matches(['"', '\'']).to_owned())
    }

    /// Whether the text of a value starts on the next line, in a block.
    pub fn opens_block(&self) -> bool {
        let last =
            self.content.split(" #").next().unwrap_or_default().split(' ').rfind(|word| !word.is_empty());
        let signs = last.unwrap_or_default().strip_prefix(['|', '>']);
        signs.is_some_and(|signs| signs.bytes().all(|sign| sign.is_ascii_digit() || b"+-".contains(&sign)))
    }
}
