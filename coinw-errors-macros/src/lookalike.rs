//! Characters that look like those of YAML and of the format.

/// Letters of Cyrillic and Greek, and those of ASCII that look the same.
const LETTERS: (&str, &str) =
    ("асеёіјоοрѕυνхуАΑВΒСЕΕНΗІΙКΚМΜОΟРΡЅТΤХΧ", "aceeijoopsuvxyAABBCEEHHIIKKMMOOPPSTTXX");

/// The character that was meant, if another one looks like it.
fn meant(character: char) -> Option<char> {
    let meant = match character {
        // The full-width forms of ASCII are in its order.
        '\u{ff01}'..='\u{ff5e}' => {
            return u32::from(character).checked_sub(0xfee0).and_then(char::from_u32);
        }
        '\u{ad}' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => '-',
        '\u{201c}'..='\u{201f}' | '\u{ab}' | '\u{bb}' | '\u{2033}' | '\u{300c}' | '\u{300d}' => '"',
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{b4}' | '\u{2032}' => '\'',
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        '\u{2236}' | '\u{a789}' | '\u{fe55}' => ':',
        '\u{3001}' | '\u{201a}' => ',',
        '\u{3010}' => '[',
        '\u{3011}' => ']',
        _ => {
            // Each of the first ones takes two bytes, each of the others one.
            let at = LETTERS.0.find(character)? / 2;
            char::from(*LETTERS.1.as_bytes().get(at)?)
        }
    };
    Some(meant)
}

/// The text with what was meant.
pub fn ascii(text: &str) -> String {
    let mut ascii = String::with_capacity(text.len());
    for character in text.chars() {
        ascii.push(meant(character).unwrap_or(character));
    }
    ascii
}

/// The first character of a text that looks like another one: where it is, the other one, and what to do.
pub fn first(text: &str) -> Option<(usize, char, String)> {
    for (at, character) in text.char_indices() {
        let Some(meant) = meant(character) else { continue };
        let number = u32::from(character);
        let advice = match meant {
            ' ' => format!("this space is U+{number:04X}: write an ordinary space"),
            _ => format!("`{character}` is U+{number:04X}: write `{meant}`"),
        };
        return Some((at, meant, advice));
    }
    None
}
