//! Which characters of a text are visible, and which must be written as escapes.

/// A longer text is cut where a message quotes it, in characters.
const LONGEST_QUOTE: usize = 60;

/// As much of a text as a message has room for, with what cannot be seen, or would break the line, written out.
pub fn shortened(text: &str) -> String {
    let mut shown = String::new();
    for (index, character) in text.chars().enumerate() {
        if index == LONGEST_QUOTE {
            shown.push('…');
            break;
        }
        if is_invisible(character) || character.is_control() {
            shown += &format!("\\u{{{:x}}}", u32::from(character));
        } else {
            shown.push(character);
        }
    }
    shown
}

/// The words of a text with single spaces between them.
pub fn in_one_line(text: &str) -> String {
    // Most texts are in one line of plain ASCII already, and macros are compiled without optimization.
    let (mut rest, mut is_after_blank) = (text.as_bytes(), true);
    while let [byte @ b' '..=b'~', after @ ..] = rest
        && !(is_after_blank && *byte == b' ')
    {
        (rest, is_after_blank) = (after, *byte == b' ');
    }
    if rest.is_empty() && !is_after_blank {
        return text.to_owned();
    }
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// The first character of a text that cannot be seen, and its number counted from 1, but for those that are `allowed` and those that
/// shape what stands beside them.
pub fn hidden(text: &str, allowed: &str) -> Option<(usize, char)> {
    // Most texts are plain ASCII here, too.
    let mut rest = text.as_bytes();
    while let [b' '..=b'~' | b'\n', after @ ..] = rest {
        rest = after;
    }
    if rest.is_empty() {
        return None;
    }
    let mut before = ' ';
    let (mut number, mut characters) = (0_usize, text.chars());
    while let Some(character) = characters.next() {
        number = number.saturating_add(1);
        let after = characters.clone().next().unwrap_or(' ');
        if is_invisible(character) && !allowed.contains(character) && !shapes(before, character, after) {
            return Some((number, character));
        }
        before = character;
    }
    None
}

/// Whether a character is one without which its neighbours would look another way: what selects the look of an emoji or an ideograph, and what
/// joins emoji, or joins and parts the letters of scripts such as Persian.
fn shapes(before: char, character: char, after: char) -> bool {
    let is_sign = |character: char| !character.is_ascii() && !character.is_whitespace();
    match character {
        '\u{fe00}'..='\u{fe0f}' => is_sign(before) || before.is_ascii() && after == '\u{20e3}',
        '\u{e0100}'..='\u{e01ef}' => before.is_alphabetic() && !before.is_ascii(),
        '\u{200c}' | '\u{200d}' => is_sign(before) && is_sign(after) && !is_invisible(after),
        '\u{e0020}'..='\u{e007f}' => before == '\u{1f3f4}' || matches!(before, '\u{e0020}'..='\u{e007e}'),
        _ => false,
    }
}

/// Zero-width characters, those that look like nothing, those that turn the direction of the text, and control
/// characters other than the line break.
pub fn is_invisible(character: char) -> bool {
    let format = matches!(
        character,
        '\u{ad}'
            | '\u{115f}'..='\u{1160}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e01ef}'
    );
    format || character.is_control() && character != '\n'
}

#[cfg(test)]
mod tests {
    use super::in_one_line;

    #[test]
    fn blanks_become_single_spaces_between_words() {
        for text in ["", " ", "a", "a b", " a", "a ", "a  b", "a\nb", "a\u{a0}b", "签 名", "~ !"] {
            let words: Vec<&str> = text.split_whitespace().collect();
            assert_eq!(in_one_line(text), words.join(" "), "{text:?}");
        }
    }
}
