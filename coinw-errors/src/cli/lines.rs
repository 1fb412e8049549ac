//! A text as a row of parts, so that a log of any length takes no more memory than a short one.

use std::io::{self, Read};

use super::find::{LONGEST, Pattern, pattern};

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
    let (mut bytes, mut part, mut encoding) = (Vec::new(), Part::default(), None);
    while !part.is_last {
        let read_now = source.by_ref().take(PART).read_to_end(&mut bytes)?;
        part.is_last = u64::try_from(read_now).unwrap_or(PART) < PART;
        let encoding = *encoding.get_or_insert_with(|| Encoding::of(&bytes));
        let rest = bytes.split_off(if part.is_last { bytes.len() } else { encoding.whole(&bytes) });
        part.text.push_str(&without_colours(encoding.text(&std::mem::replace(&mut bytes, rest))));
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

/// How a text is written, by the mark that it begins with. A shell of Windows writes UTF-16.
#[derive(Debug, Clone, Copy)]
enum Encoding {
    Utf8,
    Utf16(fn([u8; 2]) -> u16),
}

impl Encoding {
    fn of(bytes: &[u8]) -> Self {
        match bytes {
            [0xff, 0xfe, ..] => Self::Utf16(u16::from_le_bytes),
            [0xfe, 0xff, ..] => Self::Utf16(u16::from_be_bytes),
            _ => Self::Utf8,
        }
    }

    /// How many bytes end no character in its middle.
    fn whole(self, bytes: &[u8]) -> usize {
        match self {
            Self::Utf8 => {
                bytes.iter().rposition(|byte| *byte == b'\n').map_or(bytes.len(), |at| at.saturating_add(1))
            }
            Self::Utf16(_) => bytes.len() & !1,
        }
    }

    /// What is no character of the encoding becomes a replacement character. The mark at the beginning is left out.
    fn text(self, bytes: &[u8]) -> String {
        let text = match self {
            Self::Utf8 => String::from_utf8_lossy(bytes).into_owned(),
            Self::Utf16(unit) => {
                let units = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(unit);
                char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
            }
        };
        text.strip_prefix('\u{feff}').map_or(text.clone(), str::to_owned)
    }
}

static COLOUR: Pattern = Pattern::new(|| pattern(r"\x1b\[[0-9;]*m"));

fn without_colours(text: String) -> String {
    if text.contains('\x1b') { COLOUR.replace_all(&text, "").into_owned() } else { text }
}
