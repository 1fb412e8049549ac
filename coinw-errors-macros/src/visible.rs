//! What of a text can be seen, and what has to be written out.

/// A longer text is cut where a message quotes it, in characters.
const LONGEST_QUOTE: usize = 60;

/// As much of a text as a message has room for, with what cannot be seen, or would break the line, written out.
pub fn shortened(text: &str) -> String {
    let escape = |character: char| {
        let hidden = is_invisible(character) || character.is_control();
        if hidden { character.escape_unicode().to_string() } else { character.to_string() }
    };
    let mut shown: String = text.chars().take(LONGEST_QUOTE).map(escape).collect();
    if text.chars().nth(LONGEST_QUOTE).is_some() {
        shown.push('…');
    }
    shown
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
