//! Which of the right words a wrong one is close to.

/// The closest of some words, if it is close enough to have been meant.
pub fn closest<'a>(wrong: &str, words: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let folded = wrong.to_lowercase().replace(['-', ' '], "_");
    let scored = words.map(|word| (strsim::damerau_levenshtein(&folded, &word.to_lowercase()), word));
    let (distance, word) = scored.min_by_key(|&(distance, _)| distance)?;
    // A third of the letters may differ; in a short word one.
    (distance <= (wrong.chars().count() / 3).max(1)).then_some(word)
}

/// The same as what stands beside a caret.
pub fn did_you_mean<'a>(wrong: &str, words: impl Iterator<Item = &'a str>) -> String {
    // A text that is longer than any word is no misspelling, and comparing takes time in the square of its length.
    let wrong = Some(wrong).filter(|wrong| wrong.len() <= 64);
    let meant = wrong.and_then(|wrong| closest(wrong, words));
    meant.map(|word| format!("did you mean `{word}`?")).unwrap_or_default()
}
