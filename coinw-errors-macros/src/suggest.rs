//! Which of the right words a wrong one was probably meant to be.

use crate::source::alike;

/// A longer text is no misspelt word, and to compare takes time in the square of the length.
const LONGEST: usize = 64;

/// The closest of some words, if it is close enough to have been meant.
pub fn meant<'a>(wrong: &str, words: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if wrong.len() > LONGEST {
        return None;
    }
    let folded = alike::ascii(wrong).trim().to_lowercase().replace(['-', ' '], "_");
    let scored = words.map(|word| (strsim::damerau_levenshtein(&folded, &word.to_lowercase()), word));
    let (distance, word) = scored.min_by_key(|&(distance, _)| distance)?;
    // A third of the letters may differ; in a short word one.
    (distance <= (wrong.chars().count() / 3).max(1)).then_some(word)
}

/// What is to be read beside a caret.
pub fn did_you_mean(meant: Option<&str>) -> String {
    meant.map(|word| format!("did you mean `{word}`?")).unwrap_or_default()
}
