//! The entries of the guide by their words.

use std::sync::LazyLock;

use coinw_errors::ErrorCode;

use super::likeness::{alike, is_empty_word, likeness};
use super::words::{folded, spaced, squashed, words};

pub struct Index {
    pub entries: Vec<Indexed>,
}

/// An entry by its words.
pub struct Indexed {
    pub code: ErrorCode,
    /// Its name, title, message, translation, kind and aliases.
    pub phrases: Vec<Phrase>,
    /// Each of its words, with how well it stands for the entry.
    words: Vec<(String, f64)>,
}

pub struct Phrase {
    /// Its words, each with how much it says.
    words: Vec<(String, f64)>,
    squashed: String,
}

pub static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let mut index = Index { entries: ErrorCode::ALL.iter().map(|&code| Indexed::new(code)).collect() };
    // How much a word says depends on all entries.
    let weigh = |phrase: &Phrase| phrase.words.iter().map(|(word, _)| index.weight(word)).collect::<Vec<_>>();
    let weights: Vec<Vec<Vec<f64>>> =
        index.entries.iter().map(|entry| entry.phrases.iter().map(weigh).collect()).collect();
    for (entry, weights) in index.entries.iter_mut().zip(weights) {
        for (phrase, weights) in entry.phrases.iter_mut().zip(weights) {
            phrase.words.iter_mut().zip(weights).for_each(|((_, own), weight)| *own = weight);
        }
    }
    index
});

impl Index {
    /// Whether an entry has a word.
    pub fn has(&self, word: &str) -> bool {
        self.entries.iter().any(|entry| entry.has(word))
    }

    /// How much a word says: the more, the fewer entries have it.
    #[expect(clippy::cast_precision_loss, reason = "a guide has fewer entries than an f64 has whole numbers")]
    pub fn weight(&self, word: &str) -> f64 {
        let having = self.entries.iter().filter(|entry| entry.has(word)).count();
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
        let phrases: Vec<_> = of_code.into_iter().flatten().chain(about_it).map(Phrase::new).collect();
        let own = phrases.iter().flat_map(|phrase| phrase.words.iter().map(|(word, _)| (word.clone(), 1.0)));
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

    fn has(&self, word: &str) -> bool {
        self.words.iter().any(|(own, _)| alike(word, own) > 0.0)
    }

    /// How well the entry has a word, from 0 to 1.
    pub fn similarity(&self, word: &str) -> f64 {
        self.words.iter().map(|(own, weight)| weight * alike(word, own)).fold(0.0, f64::max)
    }
}

impl Phrase {
    fn new(text: &str) -> Self {
        let words = words(&folded(text)).into_iter().filter(|word| !is_empty_word(word));
        Self { words: words.map(|word| (word, 0.0)).collect(), squashed: squashed(text) }
    }

    /// How much of the phrase was looked for, and how many of its words. One word of several is no part of a phrase: it may be of any.
    pub fn share(&self, wanted: &[String]) -> (f64, usize) {
        let has = |word: &str| wanted.iter().any(|other| alike(other, word) > 0.0);
        let found: Vec<f64> =
            self.words.iter().filter(|(word, _)| has(word)).map(|(_, weight)| *weight).collect();
        let all: f64 = self.words.iter().map(|(_, weight)| weight).sum();
        if found.len() < 2 && self.words.len() > 1 || all <= 0.0 {
            return (0.0, 0);
        }
        (found.iter().sum::<f64>() / all, found.len())
    }

    /// How alike the letters of the phrase and of a text are.
    pub fn letters(&self, together: &str) -> f64 {
        likeness(&self.squashed, together)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_share_of_a_phrase_is_the_part_that_is_looked_for() {
        let phrases = INDEX.entries.iter().flat_map(|entry| &entry.phrases);
        let phrase = phrases.into_iter().find(|phrase| phrase.squashed == "toomanyrequests").unwrap();
        let share =
            |words: &[&str]| phrase.share(&words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>());
        let (part, words) = share(&["many", "requests"]);
        assert!(part > 0.4 && part < 1.0, "{part}");
        assert_eq!(words, 2);
        assert_eq!(share(&["too", "many", "requests"]), (1.0, 3));
        assert_eq!(share(&["many"]), (0.0, 0));
    }
}
