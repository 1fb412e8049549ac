//! Lines as a guide has them: fields, items of lists, and what goes on below.

use std::ops::Range;

use super::alike;

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

/// Why quotes or brackets do not fit together, and where.
#[derive(Debug, PartialEq)]
pub enum Unfit {
    Quote(usize),
    Escape(usize),
    AfterQuote(usize),
    Bracket(usize),
    Closing(usize),
}

/// Where a quoted text ends, behind its quote.
pub fn end_of_quote(text: &str) -> Result<usize, Unfit> {
    let mut characters = text.char_indices();
    let quote = characters.next().map(|(_, quote)| quote);
    while let Some((at, character)) = characters.next() {
        if Some(character) == quote {
            // Doubled, it is part of the text.
            let mut next = characters.clone();
            if character == '\'' && next.next().is_some_and(|(_, next)| next == '\'') {
                characters = next;
                continue;
            }
            return Ok(at.saturating_add(1));
        }
        if character == '\\' && quote == Some('"') {
            let escape = characters.next().map_or('\n', |(_, escape)| escape);
            let digits = match escape {
                'x' => 2,
                'u' => 4,
                'U' => 8,
                _ => 0_usize,
            };
            let digits: String = characters.clone().take(digits).map(|(_, digit)| digit).collect();
            let value = u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32);
            let is_number = digits.is_empty() || value.is_some() && !digits.starts_with('+');
            if !is_number || !"0abt\tnvfre \"/\\N_LPxuU\n\r".contains(escape) {
                return Err(Unfit::Escape(at));
            }
        }
    }
    Err(Unfit::Quote(0))
}

/// Where a list or a mapping in brackets ends, behind the last one.
pub fn end_of_brackets(text: &str) -> Result<usize, Unfit> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut rest = text;
    // Inside of a word, a quote is an apostrophe.
    let mut can_open = true;
    while let Some(character) = rest.chars().next() {
        let at = text.len().saturating_sub(rest.len());
        let mut length = character.len_utf8();
        match character {
            '[' | '{' => open.push((at, character)),
            ']' | '}' => match open.pop() {
                Some((_, opening)) if (opening == '[') == (character == ']') => {
                    if open.is_empty() {
                        return Ok(at.saturating_add(1));
                    }
                }
                _ => return Err(Unfit::Closing(at)),
            },
            '"' | '\'' if can_open => {
                length = end_of_quote(rest).map_err(|unfit| match unfit {
                    Unfit::Escape(inside) => Unfit::Escape(at.saturating_add(inside)),
                    _ => Unfit::Quote(at),
                })?;
                let after = rest.get(length..).unwrap_or_default();
                let blanks = after.len().saturating_sub(after.trim_start().len());
                if !after.trim_start().starts_with([',', ']', '}', ':', '#']) {
                    return Err(Unfit::AfterQuote(at.saturating_add(length).saturating_add(blanks)));
                }
            }
            _ => {}
        }
        can_open = "[{,: \n".contains(character);
        rest = rest.get(length..).unwrap_or_default();
    }
    Err(Unfit::Bracket(open.first().map_or(0, |&(at, _)| at)))
}
