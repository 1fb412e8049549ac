//! Guesses which of the right words a wrong word was meant to be.

use crate::lookalike;
use crate::text::replaced;

/// A longer text is no misspelt word, and to compare takes time in the square of the length.
const LONGEST: usize = 64;

/// The closest of some words, if it is close enough to have been meant.
pub fn meant<'a>(wrong: &str, words: &[&'a str]) -> Option<&'a str> {
    if wrong.len() > LONGEST {
        return None;
    }
    let folded = replaced(&lookalike::ascii(wrong).trim().to_lowercase(), "- ", "_");
    // A third of the letters may differ; in a short word one.
    let mut nearest = (wrong.chars().count() / 3).max(1).saturating_add(1);
    let mut meant = None;
    for word in words {
        let distance = distance(&folded, &word.to_lowercase());
        if distance < nearest {
            (nearest, meant) = (distance, Some(*word));
        }
    }
    meant
}

/// How many letters have to be changed, added or removed; two that are swapped count as one.
///
/// Levenshtein's distance, but for the swap: a library of its own would take every build longer than all of this file.
fn distance(wrong: &str, word: &str) -> usize {
    let letters: Vec<char> = wrong.chars().collect();
    for at in 1..letters.len() {
        let mut swapped = letters.clone();
        swapped.swap(at.saturating_sub(1), at);
        if wrong != word && String::from_iter(swapped) == word {
            return 1;
        }
    }
    let mut row = vec![0];
    while row.len() <= word.chars().count() {
        row.push(row.len());
    }
    for (count, letter) in letters.iter().enumerate() {
        let (mut diagonal, mut left) = (count, count.saturating_add(1));
        let mut above = row.iter_mut();
        above.next();
        for other in word.chars() {
            let Some(above) = above.next() else { break };
            let changed = diagonal.saturating_add(usize::from(*letter != other));
            left = changed.min(above.saturating_add(1)).min(left.saturating_add(1));
            diagonal = std::mem::replace(above, left);
        }
    }
    row.last().copied().unwrap_or_default()
}

/// What is to be read beside a caret.
pub fn did_you_mean(meant: Option<&str>) -> String {
    meant.map(|word| format!("did you mean `{word}`?")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_changed_added_removed_and_swapped() {
        for (wrong, word, expected) in [
            ("name", "name", 0),
            ("nmae", "name", 1),
            ("nme", "name", 1),
            ("naame", "name", 1),
            ("nane", "name", 1),
            ("", "ab", 2),
            ("kitten", "sitting", 3),
        ] {
            assert_eq!(distance(wrong, word), expected, "{wrong}");
        }
    }
}
