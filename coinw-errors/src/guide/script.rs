//! The script in which a text is written.

/// Where Unicode has the letters of other scripts than Latin, of those in common use. The macro has the same table, and a test compares them.
const OTHER_SCRIPTS: [(char, char); 8] = [
    ('\u{370}', '\u{1dff}'),
    ('\u{1f00}', '\u{1fff}'),
    ('\u{2e80}', '\u{2fff}'),
    ('\u{3005}', '\u{3007}'),
    ('\u{3040}', '\u{d7ff}'),
    ('\u{fb13}', '\u{fdff}'),
    ('\u{fe70}', '\u{fefc}'),
    ('\u{ff66}', '\u{ffdc}'),
];

/// Whether a text has no letter of another script, so that it needs no translation.
pub fn is_latin(text: &str) -> bool {
    let is_other =
        |character: char| OTHER_SCRIPTS.iter().any(|(first, last)| (*first..=*last).contains(&character));
    !text.chars().any(is_other)
}
