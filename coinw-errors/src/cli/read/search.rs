//! The codes that words may mean.
//!
//! Words are compared by the optimal string alignment distance of `strsim`: it counts a transposition of letters, the most frequent typo,
//! as one, and its crate is in every build of the program already, through `clap`. Matchers of file names, such as `nucleo` and `skim`,
//! look for the letters of a text in their order, which finds parts and abbreviations but no typo that changes a letter. An index such as
//! `tantivy`'s would be larger than the rest of the program, for fifteen entries. So each word is compared by itself, and weighs the more
//! the fewer entries have it: a part of a message counts as much as it says.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use coinw_errors::{ErrorCode, Market};

use super::words::{folded, spaced, squashed, words};

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
    /// How alike the text as a whole and the code's name, title, message or translation are.
    as_one: f64,
}

/// What was found for words.
#[derive(Debug)]
pub enum Found {
    /// One code fits, and no other nearly as well.
    One(ErrorCode),
    /// These fit.
    Several(Vec<ErrorCode>),
    /// None does; these are the nearest.
    Nearest(Vec<ErrorCode>),
}

/// The longest text that is looked up by its words.
const LONGEST: usize = 2_000;

/// Looks for the codes that words may mean.
pub fn search(text: &str, market: Option<Market>) -> Found {
    let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
    let folded = folded(text.get(..end).unwrap_or_default());
    let wanted: Vec<String> =
        words(&folded).into_iter().filter(|word| !is_empty_word(word)).take(60).collect();
    let mut candidates: Vec<_> = INDEX
        .entries
        .iter()
        .filter(|entry| market.is_none_or(|market| entry.code.markets().contains(&market)))
        .map(|entry| entry.candidate(&wanted, &folded))
        .collect();
    candidates.sort_by(|a, b| b.rank().total_cmp(&a.rank()));
    let nearest = || candidates.iter().take(3).map(|candidate| candidate.code).collect();
    let Some(best) = candidates.first().filter(|best| best.fits()) else {
        return Found::Nearest(nearest());
    };
    let fitting: Vec<_> =
        candidates.iter().filter(|other| other.fits() && other.score >= best.score * 0.75).collect();
    if best.is_clear(wanted.len(), fitting.get(1).copied()) {
        return Found::One(best.code);
    }
    Found::Several(fitting.into_iter().map(|candidate| candidate.code).take(6).collect())
}

impl Candidate {
    /// Whether the code has to do with what was looked for: with nearly all of it, or with much of it in the words of a phrase.
    fn fits(&self) -> bool {
        self.score >= 0.8 || self.score >= 0.55 && self.of_phrase >= 0.5
    }

    /// Whether the code is meant, and not the next best.
    fn is_clear(&self, wanted: usize, next: Option<&Self>) -> bool {
        if self.as_one >= 0.85 && next.is_none_or(|next| next.as_one <= self.as_one - 0.05) {
            return true;
        }
        // A word by itself may be of several codes, even if it is all of a phrase of one.
        let is_much = wanted > 1 && self.score >= 0.8 && (self.of_phrase >= 0.6 || self.words_of_phrase > 2);
        is_much && next.is_none_or(|next| self.of_phrase >= 0.99 && next.of_phrase < 0.6)
    }

    fn rank(&self) -> f64 {
        self.score + self.of_phrase / 4.0
    }
}

struct Index {
    entries: Vec<Indexed>,
}

/// An entry by its words.
struct Indexed {
    code: ErrorCode,
    /// Its name, title, message, translation, kind and aliases.
    phrases: Vec<Phrase>,
    /// Each of its words, with how well it stands for the entry.
    words: Vec<(String, f64)>,
}

struct Phrase {
    words: Vec<String>,
    squashed: String,
    /// Whether it is words about the code, and none that the code has itself.
    is_alias: bool,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let entries = ErrorCode::ALL.iter().map(|&code| Indexed::new(code)).collect();
    Index { entries }
});

impl Index {
    /// How much a word says: the more, the fewer entries have it.
    #[expect(clippy::cast_precision_loss, reason = "a guide has fewer entries than an f64 has whole numbers")]
    fn weight(&self, word: &str) -> f64 {
        let having = self.entries.iter().filter(|entry| entry.similarity(word) > 0.0).count();
        (1.0 + self.entries.len() as f64 / (having as f64 + 0.5)).ln()
    }
}

impl Indexed {
    fn new(code: ErrorCode) -> Self {
        let entry = code.entry();
        let name = spaced(entry.name);
        let kind = entry.kind.as_str().replace('_', " ");
        let of_code = [Some(name.as_str()), Some(entry.title), Some(entry.message), entry.translation];
        let about_it = entry.aliases.iter().copied().chain([kind.as_str()]);
        let of_code = of_code.into_iter().flatten().map(|text| Phrase::new(text, false));
        let phrases: Vec<_> = of_code.chain(about_it.map(|text| Phrase::new(text, true))).collect();
        let own = phrases.iter().flat_map(|phrase| phrase.words.iter().map(|word| (word.clone(), 1.0)));
        // What is written about the code stands for it, too, but less: it names other things as well.
        let texts = [(entry.cause, 0.75), (entry.note.unwrap_or_default(), 0.6)];
        let steps = entry.steps.iter().map(|&step| (step, 0.6));
        let about = texts.into_iter().chain(steps).flat_map(|(text, weight)| {
            words(&folded(text))
                .into_iter()
                .filter(|word| !is_empty_word(word))
                .map(move |word| (word, weight))
        });
        let mut words: Vec<(String, f64)> = own.chain(about).collect();
        words.sort_by(|(a, of_a), (b, of_b)| a.cmp(b).then(of_b.total_cmp(of_a)));
        words.dedup_by(|(a, _), (b, _)| a == b);
        Self { code, phrases, words }
    }

    /// How well the entry has a word, from 0 to 1.
    fn similarity(&self, word: &str) -> f64 {
        self.words.iter().map(|(own, weight)| weight * alike(word, own)).fold(0.0, f64::max)
    }

    fn candidate(&self, wanted: &[String], folded: &str) -> Candidate {
        let weighed: Vec<(f64, f64)> =
            wanted.iter().map(|word| (INDEX.weight(word), self.similarity(word))).collect();
        let total: f64 = weighed.iter().map(|(weight, _)| weight).sum();
        let had: f64 = weighed.iter().map(|(weight, similarity)| weight * similarity).sum();
        let of_words = if total > 0.0 { had / total } else { 0.0 };
        let together = squashed(folded);
        let shares = self.phrases.iter().map(|phrase| phrase.share(wanted));
        let (of_phrase, words_of_phrase) =
            shares.fold((0.0, 0), |best: (f64, usize), share| if share.0 > best.0 { share } else { best });
        let of_code = self.phrases.iter().filter(|phrase| !phrase.is_alias);
        let as_one = of_code.map(|phrase| phrase.likeness(&together)).fold(0.0, f64::max);
        let as_any = self.phrases.iter().map(|phrase| phrase.likeness(&together)).fold(0.0, f64::max);
        Candidate {
            code: self.code,
            score: of_words.max(as_any),
            of_phrase: of_phrase.max(as_any),
            words_of_phrase,
            as_one,
        }
    }
}

impl Phrase {
    fn new(text: &str, is_alias: bool) -> Self {
        let folded = folded(text);
        let words = words(&folded).into_iter().filter(|word| !is_empty_word(word)).collect();
        Self { words, squashed: squashed(text), is_alias }
    }

    /// How much of the phrase was looked for, and how many of its words. One word of several is no part of a phrase: it may be of any.
    fn share(&self, wanted: &[String]) -> (f64, usize) {
        let has = |word: &&String| wanted.iter().any(|other| alike(other, word) > 0.0);
        let found: BTreeSet<_> = self.words.iter().filter(has).collect();
        if found.len() < 2 && self.words.len() > 1 {
            return (0.0, 0);
        }
        let weight =
            |words: &mut dyn Iterator<Item = &String>| -> f64 { words.map(|word| word_weight(word)).sum() };
        let all = weight(&mut self.words.iter());
        let count = found.len();
        if all > 0.0 { (weight(&mut found.into_iter()) / all, count) } else { (0.0, 0) }
    }

    /// How alike the phrase and a text are as a whole, for texts without blanks and with blanks in wrong places.
    fn likeness(&self, together: &str) -> f64 {
        let (shorter, longer) =
            (self.squashed.len().min(together.len()), self.squashed.len().max(together.len()));
        if shorter < 6 || longer > shorter.saturating_mul(2) {
            return 0.0;
        }
        let likeness = likeness(&self.squashed, together);
        // Below this, what two texts have in common is chance.
        if likeness >= 0.75 { likeness } else { 0.0 }
    }
}

fn word_weight(word: &str) -> f64 {
    INDEX.weight(word)
}

/// How alike two words are: the same, one the beginning of the other, or the same but for a typo; else 0.
fn alike(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    let (shorter, longer) = if a.len() < b.len() { (a, b) } else { (b, a) };
    if shorter.len() < 4 || !shorter.is_ascii() {
        return 0.0;
    }
    // `limit` and `limited`, `withdraw` and `withdrawal`, but not `sign` and `signal`.
    if let Some(ending) = longer.strip_prefix(shorter) {
        let is_form = ["s", "d", "ed", "ing"].contains(&ending) || shorter.len() > 4 && ending.len() < 4;
        return if is_form { 0.95 } else { 0.0 };
    }
    let typos = if shorter.len() < 8 { 1 } else { 2 };
    if longer.len().saturating_sub(shorter.len()) <= typos && strsim::osa_distance(a, b) <= typos {
        return likeness(a, b);
    }
    0.0
}

/// 1 less the share of characters that differ.
#[expect(clippy::cast_precision_loss, reason = "texts are shorter than an f64 has whole numbers")]
fn likeness(a: &str, b: &str) -> f64 {
    let longest = a.chars().count().max(b.chars().count()).max(1);
    1.0 - strsim::osa_distance(a, b) as f64 / longest as f64
}

/// Words that stand in every text or are too short to say anything, and numbers, which are no words.
fn is_empty_word(word: &str) -> bool {
    const EMPTY: [&str; 55] = [
        "about", "after", "all", "and", "any", "are", "been", "being", "but", "can", "cannot", "could",
        "did", "does", "for", "from", "get", "getting", "give", "given", "got", "had", "has", "have",
        "hello", "help", "how", "into", "its", "keep", "keeps", "mean", "means", "more", "our", "please",
        "than", "that", "the", "their", "then", "there", "they", "this", "was", "were", "what", "when",
        "where", "which", "why", "with", "you", "your", "not",
    ];
    let is_short = word.is_ascii() && word.len() < 3;
    is_short || EMPTY.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(found: Found) -> (&'static str, Vec<i32>) {
        let (kind, codes) = match found {
            Found::One(code) => ("one", vec![code]),
            Found::Several(codes) => ("several", codes),
            Found::Nearest(codes) => ("nearest", codes),
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
            ("exceeded the maximum limit of this contract", 9031),
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
    fn plain_words_are_no_code() {
        for text in [
            "order",
            "the",
            "hello",
            "",
            "price",
            "BTC",
            "system",
            "error",
            "api",
            "request",
            "code",
            "buy 100 BTC at 500",
        ] {
            let (kind, found) = codes(search(text, None));
            assert_ne!(kind, "one", "{text}: {found:?}");
        }
    }

    #[test]
    fn what_nothing_fits_has_three_neighbours() {
        let (kind, found) = codes(search("hello", None));
        assert_eq!((kind, found.len()), ("nearest", 3));
    }
}
