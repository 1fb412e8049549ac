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
    /// Whether the text begins within a line, since one that is longer than a part is cut.
    pub is_within_line: bool,
}

/// Reads a text to its end, and passes on its parts, each with as much of it as was read already.
pub fn for_each_part(mut source: impl Read, mut read: impl FnMut(&Part) -> usize) -> io::Result<()> {
    let (mut bytes, mut part, mut is_utf_16) = (Vec::new(), Part::default(), None);
    while !part.is_last {
        let read_now = source.by_ref().take(PART).read_to_end(&mut bytes)?;
        part.is_last = u64::try_from(read_now).unwrap_or(PART) < PART;
        // A shell of Windows writes UTF-16, with its mark in front.
        let is_first = is_utf_16.is_none();
        let is_utf_16 = *is_utf_16.get_or_insert_with(|| bytes.starts_with(b"\xff\xfe"));
        let whole = if part.is_last { bytes.len() } else { whole(&bytes, is_utf_16) };
        let rest = bytes.split_off(whole);
        let text = plain(&std::mem::replace(&mut bytes, rest), is_utf_16);
        part.text.push_str(text.strip_prefix('\u{feff}').filter(|_| is_first).unwrap_or(&text));
        part.end = if part.is_last { part.text.len() } else { end_of_lines(&part.text) };
        let done = read(&part).clamp(part.end, part.text.len());
        let last = part.text.get(..done).and_then(|done| done.bytes().last());
        part.is_within_line = last.map_or(part.is_within_line, |last| last != b'\n');
        part.text.drain(..done);
    }
    Ok(())
}

/// Where the last line of these bytes ends, or else where the last character begins: no character must be cut.
fn whole(bytes: &[u8], is_utf_16: bool) -> usize {
    if is_utf_16 {
        let line = bytes.chunks_exact(2).rposition(|unit| unit == b"\n\0").map(|at| at.saturating_add(1));
        let character = || bytes.chunks_exact(2).rposition(|unit| !matches!(unit, [_, 0xdc..=0xdf]));
        return line.or_else(character).unwrap_or_default().saturating_mul(2);
    }
    let line = bytes.iter().rposition(|byte| *byte == b'\n').map(|at| at.saturating_add(1));
    let character = || bytes.iter().rposition(|byte| !matches!(byte, 0x80..=0xbf));
    line.or_else(character).unwrap_or(bytes.len())
}

/// Where the last line ends that has room behind it for the longest object. A line that is longer than all of it is cut.
fn end_of_lines(text: &str) -> usize {
    let most = text.len().saturating_sub(LONGEST);
    let most = (0..=most).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default();
    let lines = text.get(..most).unwrap_or_default();
    lines.rfind('\n').map_or(most, |at| at.saturating_add(1))
}

static COLOUR: Pattern = Pattern::new(|| pattern(r"\x1b\[[0-9;]*m"));

/// Bytes as text, without colours. What is no character becomes a replacement character.
fn plain(bytes: &[u8], is_utf_16: bool) -> String {
    let text = if is_utf_16 {
        let units = bytes.chunks(2).map(|unit| match *unit {
            [low, high] => u16::from_le_bytes([low, high]),
            _ => 0xfffd,
        });
        String::from_utf16_lossy(&units.collect::<Vec<_>>())
    } else {
        String::from_utf8_lossy(bytes).into_owned()
    };
    if text.contains('\x1b') { COLOUR.replace_all(&text, "").into_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, PART, Part, for_each_part};

    /// The lines of each part, and whether it begins within a line.
    fn parts(bytes: &[u8]) -> Vec<(String, bool)> {
        let mut parts = Vec::new();
        let each = |part: &Part| {
            parts.push((part.text[..part.end].to_owned(), part.is_within_line));
            part.end
        };
        for_each_part(bytes, each).unwrap();
        parts
    }

    fn utf_16(text: &str) -> Vec<u8> {
        let marked = format!("\u{feff}{text}");
        marked.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn everything_is_passed_on_once() {
        let all = |bytes: &[u8]| parts(bytes).into_iter().map(|(lines, _)| lines).collect::<String>();
        // Each is longer than a part. Where a part ends, a character has each of its bytes.
        let times = |text: &str| text.repeat(usize::try_from(PART).unwrap() / text.len() + 10);
        for text in [
            String::new(),
            times("a line\r\n"),
            format!("\n{}", times("xxx")),
            times("\u{feff}"),
            times("余"),
            format!("x{}", times("余")),
            format!("xx{}", times("余")),
        ] {
            assert!(all(&["\u{feff}".as_bytes(), text.as_bytes()].concat()) == text, "{text:.10}");
        }
        // The first of four bytes, or the third.
        for text in [times("a😀\n"), times("😀"), format!("x{}", times("😀"))] {
            assert!(all(&utf_16(&text)) == text, "{text:.10} in UTF-16");
        }
        assert_eq!(parts(b"\xff\xfea\0b"), [("a\u{fffd}".to_owned(), false)]);
    }

    #[test]
    fn a_part_ends_with_a_line_unless_the_line_is_longer() {
        let length = usize::try_from(PART).unwrap();
        let lines = parts("a line\n".repeat(length).as_bytes());
        assert!(lines.len() > 2 && lines.iter().all(|(lines, cut)| lines.ends_with('\n') && !cut));
        let cut: Vec<bool> = parts("x".repeat(3 * length).as_bytes()).iter().map(|(_, cut)| *cut).collect();
        assert!(cut.len() > 2 && !cut[0] && cut[1..].iter().all(|cut| *cut));
    }

    #[test]
    fn a_long_text_takes_no_more_memory_than_a_short_one() {
        let length = usize::try_from(PART).unwrap();
        for text in ["a line\n", "x"] {
            let text = text.repeat(4 * length / text.len());
            let mut longest = 0;
            let each = |part: &Part| {
                longest = longest.max(part.text.len());
                part.end
            };
            for_each_part(text.as_bytes(), each).unwrap();
            assert!(longest <= length + 2 * LONGEST, "{longest}");
        }
    }
}
