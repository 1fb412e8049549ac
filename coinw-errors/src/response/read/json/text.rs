//! JSON strings, which make up most of a body.

use super::invalid::{Invalid, unexpected};

/// What follows the text that begins here with its quote, and whether the text has escapes.
#[inline]
pub(super) fn after_string(text: &[u8]) -> Result<(&[u8], bool), Invalid> {
    let mut inside = text.get(1..).unwrap_or_default();
    let mut is_escaped = false;
    loop {
        let (stop, after) = after_plain(inside).ok_or(Invalid::EndsTooEarly)?;
        match stop {
            b'"' => return Ok((after, is_escaped)),
            b'\\' => {
                is_escaped = true;
                inside = after_escape(after)?;
            }
            _ => return Err(Invalid::Syntax),
        }
    }
}

/// The first byte that is more than itself in a text, a quote, a backslash or a control character, and what follows it.
#[inline]
fn after_plain(text: &[u8]) -> Option<(u8, &[u8])> {
    let (words, tail) = text.as_chunks();
    // Eight bytes at a time, as most of them are in texts.
    let stops = words.iter().map(|&word| stops(u64::from_le_bytes(word)));
    let in_words = stops.enumerate().find(|&(_, stops)| stops != 0);
    let stop = if let Some((word, stops)) = in_words {
        word.saturating_mul(8).saturating_add(stops.trailing_zeros() as usize / 8)
    } else {
        let stop = tail.iter().position(|&byte| byte < b' ' || byte == b'"' || byte == b'\\')?;
        text.len().saturating_sub(tail.len()).saturating_add(stop)
    };
    let (&stop, after) = text.get(stop..)?.split_first()?;
    Some((stop, after))
}

/// Has the highest bit set of the first of eight bytes that is a quote, a backslash or a control character, and of none before it.
#[inline]
fn stops(word: u64) -> u64 {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const HIGH: u64 = u64::from_le_bytes([0x80; 8]);
    // What a byte borrows reaches only those after it.
    let below = |word: u64, limit: u8| word.wrapping_sub(ONES.wrapping_mul(limit.into())) & !word & HIGH;
    let equal = |byte: u8| below(word ^ ONES.wrapping_mul(byte.into()), 1);
    below(word, b' ') | equal(b'"') | equal(b'\\')
}

/// What follows an escape. A surrogate may be alone: what it means is not asked here.
fn after_escape(text: &[u8]) -> Result<&[u8], Invalid> {
    match text.split_first() {
        Some((b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't', after)) => Ok(after),
        Some((b'u', digits)) => match digits.iter().take(4).find(|digit| !digit.is_ascii_hexdigit()) {
            None => digits.get(4..).ok_or(Invalid::EndsTooEarly),
            Some(_) => Err(Invalid::Syntax),
        },
        found => Err(unexpected(found.map(|(byte, _)| byte))),
    }
}
