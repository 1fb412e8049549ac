//! How alike words are.

/// How alike two words are: the same, one the beginning of the other, or the same but for a typo; else 0.
pub fn alike(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    let mut both = [a, b];
    both.sort_by_key(|word| word.len());
    let [shorter, longer] = both;
    // Most pairs of words are told apart by their lengths.
    if shorter.len() < 4 || longer.len() > shorter.len().saturating_add(3) || !shorter.is_ascii() {
        return 0.0;
    }
    // `limit` and `limited`, `withdraw` and `withdrawal`, but not `sign` and `signal`.
    if let Some(ending) = longer.strip_prefix(shorter) {
        let is_form = ["s", "d", "ed", "ing"].contains(&ending) || shorter.len() > 4;
        return if is_form { 0.95 } else { 0.0 };
    }
    let typos = if shorter.len() < 8 { 1 } else { 2 };
    // A typo leaves the first letter or the last one.
    if a.bytes().next() != b.bytes().next() && a.bytes().last() != b.bytes().last() {
        return 0.0;
    }
    if strsim::osa_distance(a, b) <= typos { likeness(a, b) } else { 0.0 }
}

/// 1 less the share of characters that differ.
#[expect(clippy::cast_precision_loss, reason = "texts are shorter than an f64 has whole numbers")]
pub fn likeness(a: &str, b: &str) -> f64 {
    let longest = a.chars().count().max(b.chars().count()).max(1);
    1.0 - strsim::osa_distance(a, b) as f64 / longest as f64
}

/// Words that stand in every text or are too short to say anything, and numbers, which are no words.
pub fn is_empty_word(word: &str) -> bool {
    const EMPTY: [&str; 56] = [
        "about", "after", "all", "and", "any", "are", "been", "being", "but", "can", "cannot", "could",
        "did", "does", "for", "from", "get", "getting", "give", "given", "got", "had", "has", "have",
        "hello", "help", "how", "http", "https", "into", "its", "keep", "keeps", "mean", "means", "our",
        "please", "than", "that", "the", "their", "then", "there", "they", "this", "was", "were", "what",
        "when", "where", "which", "why", "with", "you", "your", "not",
    ];
    let is_short = word.is_ascii() && word.len() < 3;
    is_short || EMPTY.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_alike_in_their_forms_and_but_for_a_typo() {
        for (a, b) in [
            ("limit", "limit"),
            ("sign", "signs"),
            ("sign", "signed"),
            ("sign", "signing"),
            ("limit", "limited"),
            ("limit", "limital"),
            ("withdraw", "withdrawal"),
            ("limit", "limt"),
            ("limit", "timit"),
            ("limit", "limix"),
            ("limit", "limti"),
            ("position", "poxxtion"),
        ] {
            assert!(alike(a, b) > 0.7 && alike(b, a) > 0.7, "{a} {b}");
        }
    }

    #[test]
    fn words_that_only_look_alike_are_not() {
        for (a, b) in [
            ("sign", "signal"),
            ("key", "keys"),
            ("limit", "limitation"),
            ("session", "sexxion"),
            ("position", "bositiox"),
            ("position", "poxxxion"),
            ("业务异常", "业务异长"),
        ] {
            assert!(alike(a, b) + alike(b, a) == 0.0, "{a} {b}");
        }
    }
}
