//! A text as a row of parts, so that a log of any length takes no more memory than a short one.

use std::borrow::Cow;
use std::io::{self, Read};

use super::find::LONGEST;

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
    let (mut bytes, mut part) = (Vec::new(), Part::default());
    while !part.is_last {
        let read_now = source.by_ref().take(PART).read_to_end(&mut bytes)?;
        part.is_last = u64::try_from(read_now).unwrap_or(PART) < PART;
        // A character must not be cut, and is not at the end of a line.
        let whole = bytes.iter().rposition(|byte| *byte == b'\n').filter(|_| !part.is_last);
        let whole = whole.map_or(bytes.len(), |at| at.saturating_add(1));
        let rest = bytes.split_off(whole.min(bytes.len()));
        part.text.push_str(&plain(&std::mem::replace(&mut bytes, rest)));
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

/// Bytes as text: of UTF-16, every other byte is zero; a log may have colours and a byte order mark.
fn plain(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let text = if text.contains('\0') { Cow::Owned(text.replace('\0', "")) } else { text };
    let text = if text.contains('\x1b') {
        Cow::Owned(anstream::adapter::strip_str(&text).to_string())
    } else {
        text
    };
    text.into_owned()
}
