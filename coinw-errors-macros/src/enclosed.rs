//! Where quotes and brackets end.

use crate::text::number;

/// Why quotes or brackets do not fit together, and where.
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
            let count = match escape {
                'x' => 2,
                'u' => 4,
                'U' => 8,
                _ => 0_usize,
            };
            let digits = characters.as_str().get(..count).unwrap_or("x");
            let value = number(digits, 16).and_then(|number| char::from_u32(number.cast_unsigned()));
            let is_number = count == 0 || value.is_some() && !digits.starts_with('+');
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
