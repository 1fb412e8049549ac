//! Reads a text in parts, so that a long log takes no more memory than a short one.

use std::io::{self, Read};

use super::find::LONGEST;
use super::pattern::{Pattern, pattern};

/// How much of a text is read at a time.
const PART: u64 = 4 << 20;

/// Whole lines of a text, and what follows them.
#[derive(Debug, Default)]
pub struct Part {
    pub text: String,
    /// Where the lines of this part end. What stands behind is there for objects that go on, and comes again.
    pub end: usize,
    pub is_last: bool,
}

/// Reads a text to its end, and passes on its parts, each with as much of it as was read already.
pub fn for_each_part(mut source: impl Read, mut read: impl FnMut(&Part) -> usize) -> io::Result<()> {
    let (mut bytes, mut part, mut is_utf_16) = (Vec::new(), Part::default(), None);
    while !part.is_last {
        let read_now = source.by_ref().take(PART).read_to_end(&mut bytes)?;
        part.is_last = u64::try_from(read_now).unwrap_or(PART) < PART;
        // A shell of Windows writes UTF-16, with its mark in front.
        let is_utf_16 = *is_utf_16.get_or_insert_with(|| bytes.starts_with(b"\xff\xfe"));
        // A character must not be cut, and is not at the end of a line.
        let end_of_line = || bytes.iter().rposition(|byte| *byte == b'\n').map(|at| at.saturating_add(1));
        let start_of_character = || bytes.iter().rposition(|byte| byte & 0xc0 != 0x80);
        // A part has an even length, so no unit of UTF-16 is cut.
        let whole = if is_utf_16 { Some(bytes.len()) } else { end_of_line().or_else(start_of_character) };
        let rest = bytes.split_off(whole.filter(|_| !part.is_last).unwrap_or(bytes.len()));
        part.text.push_str(&plain(&std::mem::replace(&mut bytes, rest), is_utf_16));
        part.end = if part.is_last { part.text.len() } else { end_of_lines(&part.text) };
        let done = read(&part).clamp(part.end, part.text.len());
        part.text.drain(..done);
    }
    Ok(())
}

/// Where the last line ends that has room behind it for the longest object. A line that is longer than all of it is cut.
fn end_of_lines(text: &str) -> usize {
    let most = text.len().saturating_sub(LONGEST);
    let most = (0..=most).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default();
    let lines = text.get(..most).unwrap_or_default();
    lines.rfind('\n').map_or(most, |at| at.saturating_add(1))
}

static COLOUR: Pattern = Pattern::new(|| pattern(r"\x1b\[[0-9;]*m"));

/// Bytes as text, without colours and the mark in front. What is no character becomes a replacement character.
fn plain(bytes: &[u8], is_utf_16: bool) -> String {
    let text = if is_utf_16 {
        let units = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(u16::from_le_bytes);
        String::from_utf16_lossy(&units.collect::<Vec<_>>())
    } else {
        String::from_utf8_lossy(bytes).into_owned()
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    if text.contains('\x1b') { COLOUR.replace_all(text, "").into_owned() } else { text.to_owned() }
}
