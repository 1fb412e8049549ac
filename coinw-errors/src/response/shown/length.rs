//! The length of a value: up to its quote, its bracket, or what ends a value without either.

/// The quote that ends a value, with the escapes that it then has.
#[derive(Clone, Copy)]
pub(super) struct Quote {
    quote: char,
    escapes: usize,
}

/// The quote that opens a value, if it stands right before it.
pub(super) fn closing_quote(before: &str) -> Option<Quote> {
    let quote = before.chars().next_back().filter(|last| "\"'`".contains(*last))?;
    let escapes = before.chars().rev().skip(1).take_while(|&character| character == '\\').count();
    Some(Quote { quote, escapes })
}

impl Quote {
    /// How long the value is before this quote. What is cut off ends with the text.
    pub(super) fn find(self, value: &str) -> usize {
        let mut escapes = 0_usize;
        for (at, character) in value.char_indices() {
            // Inside, a quote has more escapes than the one that opens; unescaped ones come in pairs.
            let closes = if self.escapes == 0 { escapes.is_multiple_of(2) } else { escapes <= self.escapes };
            match character {
                '\\' => escapes = escapes.saturating_add(1),
                _ if character == self.quote && closes => {
                    return at.saturating_sub(if self.escapes == 0 { 0 } else { escapes });
                }
                _ => escapes = 0,
            }
        }
        value.len()
    }
}

/// The length of an array or object.
pub(super) fn bracketed(value: &str) -> usize {
    let (mut depth, mut in_string, mut is_escaped) = (0_usize, false, false);
    for (at, byte) in value.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => depth = depth.saturating_add(1),
            b']' | b'}' if !in_string => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at.saturating_add(1);
                }
            }
            _ => {}
        }
    }
    value.len()
}

pub(super) fn length_until(text: &str, ends: &str) -> usize {
    text.find(|character| ends.contains(character)).unwrap_or(text.len())
}
