//! The codes of the guide that the words and numbers of a text may mean, best first. They prove nothing.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use coinw_errors::{ErrorCode, Market};

use super::super::finding::with_number;
use super::super::pattern::{Pattern, pattern};
use super::named::folded;

/// The most codes that are listed. Each has at least so much of the best one's score, and at least so much by itself.
const MOST: usize = 3;
const SHARE: f64 = 0.6;
const LEAST: f64 = 0.58;

/// A number that a text calls a code: `code=9012`, `APIError(code: -103)`, `coinw 9111`, `错误码：9111`.
static CALLED: Pattern = Pattern::new(|| {
    pattern(
        r#"(?i)(?:code|coinw|errno|error|错误码?|代码|返回码?|报错?)[\\"'\s:：=>（(\[-]{0,6}?(?P<number>-?[0-9]{1,6})(?:[^A-Za-z0-9_.%]|$|\.\s|\.$)"#,
    )
});
static NUMBER: Pattern = Pattern::new(|| {
    pattern(r"(?:^|[^A-Za-z0-9_.:/+-])(?P<number>-?[0-9]{1,6})(?:$|[^A-Za-z0-9_.:/%-]|[.:](?:[^0-9]|$))")
});

/// The numbers that a folded text calls codes.
pub fn called_numbers(text: &str) -> Vec<String> {
    CALLED.captures_iter(text).map(|found| found["number"].to_owned()).collect()
}

/// The codes whose numbers a text calls codes.
pub fn called(text: &str, market: Option<Market>) -> impl Iterator<Item = ErrorCode> {
    numbers(&CALLED, text, market).into_iter()
}

fn numbers(pattern: &Pattern, text: &str, market: Option<Market>) -> Vec<ErrorCode> {
    let mut codes: Vec<ErrorCode> = Vec::new();
    for found in pattern.captures_iter(text) {
        let new = with_number(&found["number"], market).filter(|code| !codes.contains(code));
        codes.extend(new.collect::<Vec<_>>());
    }
    codes
}

/// The codes that a text may mean: a number that it calls a code counts most, then words, then a number.
pub fn search(text: &str, market: Option<Market>) -> Vec<ErrorCode> {
    PHRASES.search(text, market)
}

static PHRASES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(ErrorCode::ALL.iter().map(|&code| (code, phrases(code))).collect()));

/// The phrases of each code: its name, title, message, translation and aliases.
struct Phrases {
    of_codes: Vec<(ErrorCode, Vec<HashSet<String>>)>,
    /// How much a piece says: the fewer codes have it, the more.
    weights: HashMap<String, f64>,
}

fn phrases(code: ErrorCode) -> Vec<HashSet<String>> {
    let entry = code.entry();
    let own = [entry.name, entry.title, entry.message, entry.translation.unwrap_or_default()];
    // A number is looked for by itself: `HTTP 429` is no more about 429 than about `HTTP 503`.
    let is_of_words = |phrase: &&str| !phrase.contains(|character: char| character.is_ascii_digit());
    let phrases = own.into_iter().chain(entry.aliases.iter().copied()).filter(is_of_words).map(pieces);
    phrases.filter(|pieces| !pieces.is_empty()).collect()
}

impl Phrases {
    fn of(of_codes: Vec<(ErrorCode, Vec<HashSet<String>>)>) -> Self {
        let mut codes_with = HashMap::<String, HashSet<ErrorCode>>::new();
        for (code, phrases) in &of_codes {
            for piece in phrases.iter().flatten() {
                codes_with.entry(piece.clone()).or_default().insert(*code);
            }
        }
        let count = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        let weight = |codes: HashSet<ErrorCode>| (1.0 + count(of_codes.len()) / count(codes.len())).ln();
        let weights = codes_with.into_iter().map(|(piece, codes)| (piece, weight(codes))).collect();
        Self { of_codes, weights }
    }

    fn search(&self, text: &str, market: Option<Market>) -> Vec<ErrorCode> {
        let folded = folded(text);
        let (called, numbers) = (numbers(&CALLED, &folded, market), numbers(&NUMBER, &folded, market));
        let pieces = pieces(text);
        let here = self
            .of_codes
            .iter()
            .filter(|(code, _)| market.is_none_or(|market| code.markets().contains(&market)));
        let mut scored: Vec<_> = here
            .map(|(code, phrases)| {
                let words = phrases.iter().map(|phrase| self.likeness(phrase, &pieces)).fold(0.0, f64::max);
                // 429 and 500 are as often something else; 29001 is not.
                let is_rare = !(0..1_000).contains(&code.code());
                let is_likely = numbers.contains(code) && (is_rare || words > LEAST / 2.0);
                (*code, words + f64::from(called.contains(code)).max(if is_likely { 0.8 } else { 0.0 }))
            })
            .filter(|(_, score)| *score >= LEAST)
            .collect();
        scored.sort_by(|(_, one), (_, other)| other.total_cmp(one));
        let best = scored.first().map_or(0.0, |(_, score)| *score);
        scored.retain(|(_, score)| *score >= best * SHARE);
        scored.into_iter().map(|(code, _)| code).take(MOST).collect()
    }

    /// How much of a phrase a text has, or of the text the phrase; less where both are little.
    fn likeness(&self, phrase: &HashSet<String>, text: &HashSet<String>) -> f64 {
        let weight = |piece: &String| self.weights.get(piece).copied().unwrap_or(1.0);
        let sum = |pieces: &HashSet<String>| pieces.iter().map(weight).sum::<f64>();
        let both: f64 = phrase.intersection(text).map(weight).sum();
        let (of_phrase, of_text) = (both / sum(phrase), both / sum(text).max(ENOUGH));
        (0.9 * of_phrase.max(of_text) + 0.1 * of_phrase.min(of_text)) * both / (both + ENOUGH / 8.0)
    }
}

/// The weight of a short word that few codes have.
const ENOUGH: f64 = 16.0;

/// Three letters in a row of each word, with its ends; of a script without blanks, two characters in a row.
fn pieces(text: &str) -> HashSet<String> {
    let mut parted = String::with_capacity(text.len());
    for character in text.chars() {
        // A word ends where the script changes, and within a name in camel case.
        let ends = |last: char| {
            last.is_ascii() != character.is_ascii() || last.is_lowercase() && character.is_uppercase()
        };
        if parted.chars().next_back().is_some_and(ends) {
            parted.push(' ');
        }
        parted.push(character);
    }
    let mut pieces = HashSet::new();
    for word in folded(&parted).split(|character: char| !character.is_alphanumeric()) {
        let is_latin = word.is_ascii();
        // Too short to say anything, or a number.
        if is_latin && (word.len() < 3 || word.bytes().all(|byte| byte.is_ascii_digit())) {
            continue;
        }
        let dressed = if is_latin { format!("^{word}$") } else { word.to_owned() };
        let characters: Vec<char> = dressed.chars().collect();
        pieces.extend(
            characters.windows(if is_latin { 3 } else { 2 }).map(|piece| piece.iter().collect::<String>()),
        );
    }
    pieces
}

#[cfg(test)]
mod tests {
    use coinw_errors::ErrorCode::{PositionNotFound, RateLimited, SignError, TooManyRequests};

    use super::{Phrases, pieces};

    /// Not those of the spec, so that a new code changes nothing here.
    fn phrases() -> Phrases {
        Phrases::of(vec![
            (TooManyRequests, vec![pieces("too many requests"), pieces("throttled")]),
            (RateLimited, vec![pieces("requests exceed the rate limit")]),
            (PositionNotFound, vec![pieces("position not found")]),
            (SignError, vec![pieces("sign error")]),
        ])
    }

    #[test]
    fn a_word_is_its_rows_of_three_letters_or_two_characters_and_a_number_is_none() {
        assert_eq!(pieces("ParamRequired"), pieces("param required"));
        assert_eq!(pieces("API出错了"), pieces("api 出错了"));
        assert_eq!(pieces("出错了").len(), 2);
        assert!(pieces("12345 is at 5").is_empty());
    }

    #[test]
    fn a_piece_weighs_more_if_fewer_codes_have_it() {
        let weights = phrases().weights;
        let weight = |piece: &str| (weights[piece] * 1_000.0).round();
        // The natural logarithms of 5 and of 3.
        assert_eq!((weight("^si"), weight("^re")), (1_609.0, 1_099.0));
    }

    #[test]
    fn likeness_is_between_nothing_and_one_and_less_where_both_are_little() {
        let phrases = phrases();
        let likeness = |phrase: &str, text: &str| phrases.likeness(&pieces(phrase), &pieces(text));
        assert!(likeness("sign error", "balance") < 0.001);
        let [whole, half] =
            ["position not found", "position"].map(|text| likeness("position not found", text));
        assert!(whole > 0.9 && whole <= 1.0 && half < whole, "{whole} {half}");
        assert!(likeness("sign", "sign") < 0.8, "{}", likeness("sign", "sign"));
    }

    #[test]
    fn what_shares_few_letters_with_every_phrase_means_no_code() {
        let phrases = phrases();
        for text in ["ETIMEDOUT", "HTTP 503", "connection reset by peer"] {
            assert_eq!(phrases.search(text, None), [], "{text}");
        }
        assert_eq!(phrases.search("positon not fuond", None), [PositionNotFound]);
    }

    #[test]
    fn a_small_number_counts_only_beside_words() {
        let phrases = phrases();
        for (text, found) in [
            ("429 requests", vec![TooManyRequests]),
            ("requests", vec![]),
            ("429 ms", vec![]),
            ("9012 ms", vec![PositionNotFound]),
        ] {
            assert_eq!(phrases.search(text, None), found, "{text}");
        }
    }
}
