//! A text with nothing but codes, given by number or name.

use coinw_errors::{ErrorCode, Market};

use super::super::finding::{Finding, is_success, with_number};

/// The most codes that one text lists.
const MOST: usize = 1_000;

/// The codes of a text that is nothing but codes: `29001`, `"-103", SignError`.
pub fn codes(text: &str, market: Option<Market>) -> Vec<Finding> {
    let text = folded(text);
    let words = text.split(|character: char| character.is_whitespace() || ",;，；、".contains(character));
    let words = words.filter(|word| !word.is_empty()).take(MOST);
    let each: Option<Vec<_>> = words.map(|word| one(word, market)).collect();
    each.unwrap_or_default().into_iter().flatten().collect()
}

/// The codes that have a number or a name; `None` for another word.
fn one(word: &str, market: Option<Market>) -> Option<Vec<Finding>> {
    let word = word.trim_matches(['"', '\'', '`', '(', ')', '[', ']', '.', ':', '#']);
    if let Ok(number) = word.parse::<i64>() {
        let number = number.to_string();
        let listed: Vec<_> = with_number(&number, market).map(Finding::Code).collect();
        return Some(match listed.is_empty() {
            true if is_success(&number) => vec![Finding::Success { code: Some(number), message: None }],
            true => vec![Finding::Unlisted(number)],
            false => listed,
        });
    }
    let joined = |name: &str| name.to_lowercase().replace(['_', '-'], "");
    let name = joined(word.rsplit("::").next()?);
    let code = ErrorCode::ALL.iter().find(|code| joined(code.name()) == name)?;
    Some(vec![Finding::Code(*code)])
}

/// In lower case, with full-width characters as plain ones, and each minus as a hyphen: `－１０３` is `-103`.
pub fn folded(text: &str) -> String {
    let plain = text.chars().map(|character| match character {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32((character as u32).wrapping_sub(0xfee0)).unwrap_or(character)
        }
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        _ => character,
    });
    plain.flat_map(char::to_lowercase).collect()
}
