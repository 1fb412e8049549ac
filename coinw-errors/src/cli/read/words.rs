//! Text without its dress: what is the same to a reader is the same here.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::UnicodeNormalization;

/// In lower case, with full-width letters and digits as plain ones, and every other minus as a hyphen.
pub fn folded(text: &str) -> String {
    // Most lines of most logs are plain, and normalizing takes longer than all else.
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let text = text.nfkc().map(|character| match character {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        _ => character,
    });
    text.flat_map(char::to_lowercase).collect()
}

/// With full-width digits as plain ones.
pub fn plain_digits(text: &str) -> Cow<'_, str> {
    if !text.contains(|character| matches!(character, '０'..='９')) {
        return Cow::Borrowed(text);
    }
    let plain = |character| match character {
        '０'..='９' => std::iter::once(character).nfkc().next().unwrap_or(character),
        _ => character,
    };
    Cow::Owned(text.chars().map(plain).collect())
}

/// Folded, and with nothing but letters and digits: `POSITION_NOT_FOUND` is `positionnotfound`.
pub fn squashed(text: &str) -> String {
    folded(text).chars().filter(|character| character.is_alphanumeric()).collect()
}

/// Whether a script writes its words without blanks between them.
pub fn is_ideograph(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

/// The words of a folded text. Of a script without blanks, each two characters in a row are a word.
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for run in text.split(|character: char| !character.is_alphanumeric()) {
        let mut rest = run;
        while let Some(first) = rest.chars().next() {
            let is_ideographic = is_ideograph(first);
            let end = rest.find(|character| is_ideograph(character) != is_ideographic).unwrap_or(rest.len());
            let Some((part, after)) = rest.split_at_checked(end) else { break };
            rest = after;
            if is_ideographic {
                let characters: Vec<char> = part.chars().collect();
                if let [only] = characters[..] {
                    words.push(only.to_string());
                }
                words.extend(characters.windows(2).map(|pair| pair.iter().collect::<String>()));
            } else {
                words.push(part.to_owned());
            }
        }
    }
    words
}

/// A text with blanks between the words of its names in camel case.
pub fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_uppercase() && spaced.ends_with(char::is_lowercase) {
            spaced.push(' ');
        }
        spaced.push(character);
    }
    spaced
}

/// A pattern that is compiled when it is first used.
pub type Pattern = LazyLock<Regex>;

/// Compiles a pattern of this program. Words end where letters of ASCII end: in `返回error` there are two, and only so does a text in Chinese
/// take no longer than others.
#[expect(
    clippy::expect_used,
    reason = "the patterns are constants, and every run of the tests compiles all of them"
)]
pub fn pattern(text: &str) -> Regex {
    Regex::new(&text.replace(r"\b", r"(?-u:\b)")).expect("a pattern of the program is a pattern")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_reads_alike_is_folded_alike() {
        assert_eq!(folded("Ｅ９０１２ −103"), "e9012 -103");
        assert_eq!(squashed("POSITION_NOT_FOUND"), squashed("PositionNotFound"));
    }

    #[test]
    fn words_of_chinese_are_pairs() {
        assert_eq!(words("用户api出错"), ["用户", "api", "出错"]);
        assert_eq!(words("暂停交易"), ["暂停", "停交", "交易"]);
    }

    #[test]
    fn a_name_has_words() {
        assert_eq!(spaced("PositionNotFound"), "Position Not Found");
        assert_eq!(spaced("API ERROR of MyBot"), "API ERROR of My Bot");
    }
}
