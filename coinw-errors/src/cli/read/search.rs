//! The codes that words may mean.
//!
//! Words are compared by the optimal string alignment distance of `strsim`: it counts a transposition of letters, the most frequent typo,
//! as one, and its crate is in every build of the program already, through `clap`. Matchers of file names, such as `nucleo` and `skim`,
//! look for the letters of a text in their order, which finds parts and abbreviations but no typo that changes a letter. An index such as
//! `tantivy`'s would be larger than the rest of the program, for a few dozen entries. So each word is compared by itself, and weighs the more
//! the fewer entries have it: a part of a message counts as much as it says.

use coinw_errors::{ErrorCode, Market};

use super::finding::{Finding, listed};
use super::index::{INDEX, Indexed};
use super::likeness::is_empty_word;
use super::words::{folded, is_ideograph, spaced, squashed, words};

/// A code that may be meant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    pub code: ErrorCode,
    /// How much of what was looked for the code has, from 0 to 1.
    score: f64,
    /// How much of one of the code's own phrases was looked for.
    of_phrase: f64,
    /// How many words of that phrase.
    words_of_phrase: usize,
    /// How alike their letters are, which decides between codes that have nothing else in common with the text.
    letters: f64,
}

/// What was found for words. They suggest codes, and prove none: others use the same words.
#[derive(Debug)]
pub enum Found {
    /// The codes that fit; one, if no other fits nearly as well.
    Fitting(Vec<ErrorCode>),
    /// No code fits; the nearest codes, and whether they have to do with the words at all.
    Nearest { codes: Vec<ErrorCode>, are_near: bool },
}

impl Found {
    /// The codes that fit, as what the words may mean.
    pub fn candidates(&self) -> Vec<Finding> {
        let Self::Fitting(codes) = self else { return Vec::new() };
        let how = match codes.len() {
            1 => "words that fit one code".to_owned(),
            several => format!("words that fit {several} codes"),
        };
        let findings = codes.iter().filter_map(|&code| listed(code, None));
        findings.map(|finding| finding.by_words(how.clone())).collect()
    }
}

/// From which score on a code has something to do with what was looked for.
const NEAR: f64 = 0.2;

/// The longest text that is looked up by its words.
const LONGEST: usize = 1_000;

/// Looks for the codes that words may mean.
pub fn search(text: &str, market: Option<Market>) -> Found {
    let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
    let folded = folded(&spaced(text.get(..end).unwrap_or_default()));
    let wanted: Vec<String> =
        words(&folded).into_iter().filter(|word| !is_empty_word(word)).take(40).collect();
    let weights: Vec<f64> = wanted.iter().map(|word| weight(word)).collect();
    let together = squashed(&folded);
    let mut candidates: Vec<_> = INDEX
        .entries
        .iter()
        .filter(|entry| market.is_none_or(|market| entry.code.markets().contains(&market)))
        .map(|entry| Candidate::new(entry, &wanted, &weights, &together))
        .collect();
    candidates.sort_by(|a, b| b.rank().total_cmp(&a.rank()).then(b.letters.total_cmp(&a.letters)));
    let Some(best) = candidates.first().filter(|best| best.fits()) else {
        let codes = candidates.iter().take(3).map(|candidate| candidate.code).collect();
        return Found::Nearest { codes, are_near: candidates.first().is_some_and(|best| best.score >= NEAR) };
    };
    let fitting: Vec<_> =
        candidates.iter().filter(|other| other.fits() && other.score >= best.score * 0.75).collect();
    Found::Fitting(fitting.into_iter().map(|candidate| candidate.code).take(6).collect())
}

/// How much a word counts of what is looked for.
fn weight(word: &str) -> f64 {
    // Most pairs of characters are no words, but the end of one and the beginning of the next.
    let is_chance = word.contains(is_ideograph) && !INDEX.has(word);
    if is_chance { 0.3 } else { INDEX.weight(word) }
}

impl Candidate {
    fn new(entry: &Indexed, wanted: &[String], weights: &[f64], together: &str) -> Self {
        let had =
            wanted.iter().zip(weights).map(|(word, weight)| weight * entry.similarity(word)).sum::<f64>();
        let total: f64 = weights.iter().sum();
        let of_words = if total > 0.0 { had / total } else { 0.0 };
        // Of phrases that are wholly there, the longer one says more.
        let more = |best: (f64, usize), share: (f64, usize)| if share > best { share } else { best };
        let shares = entry.phrases.iter().map(|phrase| phrase.share(wanted));
        let (of_phrase, words_of_phrase) = shares.fold((0.0, 0), more);
        let letters = entry.phrases.iter().map(|phrase| phrase.letters(together)).fold(0.0, f64::max);
        // Below this, what two texts have in common is chance.
        let as_any = if letters >= 0.75 { letters } else { 0.0 };
        Self {
            code: entry.code,
            score: of_words.max(as_any),
            of_phrase: of_phrase.max(as_any),
            words_of_phrase,
            letters,
        }
    }

    /// Whether the code has to do with what was looked for: with nearly all of it, or with much of it in the words of a phrase.
    fn fits(&self) -> bool {
        let is_whole_phrase = self.of_phrase >= 0.99 && self.words_of_phrase > 1;
        self.score >= 0.8
            || self.score >= 0.55 && self.of_phrase >= 0.5
            || self.score >= 0.3 && is_whole_phrase
    }

    fn rank(&self) -> f64 {
        self.score + self.of_phrase
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(found: Found) -> (&'static str, Vec<i32>) {
        let (kind, codes) = match found {
            Found::Fitting(codes) if codes.len() == 1 => ("one", codes),
            Found::Fitting(codes) => ("several", codes),
            Found::Nearest { codes, .. } => ("nearest", codes),
        };
        (kind, codes.into_iter().map(ErrorCode::code).collect())
    }

    #[test]
    fn a_typo_hides_no_code() {
        for (text, code) in [
            ("PositionNotFoud", 9012),
            ("postion not found", 9012),
            ("Positoin not fuond", 9012),
            ("sgin error", 6001),
            ("requre more permision", 6003),
            ("too mny requests", 429),
            ("api acess frequently", 29001),
            ("trading suspnded", 9111),
            ("BusinesException", -200),
            ("invalid sesion", 1004),
        ] {
            let found = codes(search(text, None));
            assert_eq!(found, ("one", vec![code]), "{text}");
        }
    }

    #[test]
    fn words_of_several_codes_find_all_of_them() {
        for (text, expected) in
            [("rate limit", &[29001, 429][..]), ("signature", &[6001, -103]), ("limit", &[29001, 429, 9031])]
        {
            let (kind, found) = codes(search(text, None));
            assert_eq!(kind, "several", "{text}: {found:?}");
            assert!(expected.iter().all(|code| found.contains(code)), "{text}: {found:?}");
        }
    }

    #[test]
    fn what_nothing_fits_has_three_neighbours() {
        let (kind, found) = codes(search("hello", None));
        assert_eq!((kind, found.len()), ("nearest", 3));
    }
}
