//! The value after the name of a secret: where it is, how long it is, and whether it is a secret.

use super::known::is_known;
use super::length::{bracketed, closing_quote, length_until};
use super::names::Name;
use super::pieces::{BLANK, in_word, is_chinese, split_where, up_to};

/// The text from the secret on, and that after it.
pub(super) fn secret_after(after_name: &str, name: Name) -> Option<(&str, &str)> {
    if name == Name::Block {
        let block = up_to_end_of_block(after_name);
        return (!block.is_empty()).then_some((after_name, after_name.strip_prefix(block)?));
    }
    let leading = Leading::after(after_name);
    let value = leading.value;
    let quote = closing_quote(up_to(after_name, value));
    let length = match quote {
        Some(quote) => quote.find(value),
        None if name == Name::Header && leading.sign > Sign::None => length_until(value, "\r\n"),
        // The shell's words: a password may hold anything else.
        None if name == Name::Login => length_until(value, " \t\r\n\"'`<>"),
        None if value.starts_with(['[', '{']) => bracketed(value),
        None => length_until(value, ENDS),
    };
    let (secret, after) = value.split_at_checked(length)?;
    (!is_shown(secret, name, &leading, quote.is_some())).then_some((value, after))
}

/// What ends a value without quotes.
const ENDS: &str = " \t\r\n&,;|})]<>\"'`\\，、；。！）】》」』”’";

fn is_shown(secret: &str, name: Name, leading: &Leading<'_>, is_quoted: bool) -> bool {
    let Leading { sign, is_sentence, .. } = *leading;
    let says_nothing = ["", "null", "None", "undefined", "true", "false", BLANK].contains(&secret);
    let is_certain = !is_sentence
        && match name {
            Name::Chinese => true,
            Name::Certain | Name::Header => sign > Sign::None,
            Name::Login => secret.contains(':'),
            Name::Compared | Name::Possible | Name::Block => false,
        };
    // What is quoted or after a colon is no part of the sentence that compares.
    let is_set_apart = name == Name::Compared && (is_quoted || sign > Sign::None);
    let sign = if is_set_apart { Sign::Equals } else { sign };
    says_nothing || !is_certain && (is_wording(secret, sign) || is_known(secret))
}

/// A block of PEM goes to the line that ends it.
fn up_to_end_of_block(text: &str) -> &str {
    text.split_once("---END").map_or(text, |(block, _)| block.trim_end_matches('-'))
}

/// The separator between a name and its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sign {
    /// Blanks, quotes or a comma.
    None,
    Colon,
    Equals,
}

/// The separator between a name and its value, and the value.
struct Leading<'a> {
    /// The text from the value on.
    value: &'a str,
    sign: Sign,
    /// There are words of a sentence between the name and the value.
    is_sentence: bool,
}

impl<'a> Leading<'a> {
    fn after(name_end: &'a str) -> Self {
        let mut leading = Self { value: name_end, sign: Sign::None, is_sentence: false };
        for _ in 0..STEPS {
            let before = leading.value.len();
            leading.pass_sign();
            leading.pass_chinese();
            leading.pass_word();
            if leading.value.len() == before {
                break;
            }
        }
        leading
    }

    fn pass_sign(&mut self) {
        let (sign, after) = split_sign(after_marks(self.value, self.sign));
        self.sign = self.sign.max(sign);
        self.value = after;
    }

    /// Words between the name and the value, unless the value itself may be a Chinese word.
    fn pass_chinese(&mut self) {
        if self.sign == Sign::Equals {
            return;
        }
        let after = self.value.trim_start_matches(is_chinese);
        let words = up_to(self.value, after);
        if words.ends_with(['为', '為', '是']) {
            self.sign = self.sign.max(Sign::Colon);
        } else {
            self.is_sentence |= !words.is_empty();
        }
        self.value = after;
    }

    fn pass_word(&mut self) {
        let word_ends = |character: char| !character.is_ascii_alphabetic();
        let (word, after) = split_where(self.value, word_ends).unwrap_or((self.value, ""));
        let is_one_of = |words: &[&str]| words.iter().any(|known| word.eq_ignore_ascii_case(known));
        let is_of_sentence = is_one_of(&SENTENCE);
        // As in Python's `b'…'`.
        let is_prefix = word.len() == 1 && after.starts_with(['"', '\'']);
        if is_of_sentence || is_prefix || is_one_of(&SCHEMES) {
            self.is_sentence |= is_of_sentence;
            self.value = after;
        } else if self.sign == Sign::None {
            self.value = after_another_name(self.value).unwrap_or(self.value);
        }
    }
}

/// How many words stand between a name and its value at most. Without a limit, a text of nothing but names takes the square of its length.
const STEPS: usize = 16;

/// The text after a name that stands beside the name before it, as in `密钥 api_key: 5b1c9E2F`. Before no value, it is one itself.
fn after_another_name(text: &str) -> Option<&str> {
    let (word, after) = split_where(text, |character| !in_word(character))?;
    let next = split_sign(after_marks(after, Sign::None)).1.trim_start();
    (Name::is_exactly(word) && next.starts_with(in_word)).then_some(after)
}

/// What follows blanks, quotes and brackets, as they are or as a page or an address writes them. After a sign, a bracket opens the value.
fn after_marks(text: &str, sign: Sign) -> &str {
    const WRITTEN: [&str; 8] = ["&quot;", "&#34;", "&#39;", "&gt;", "%20", "%22", "%27", "%5C"];
    let marks = if sign == Sign::None { "\"'`\\])>(|*[{" } else { "\"'`\\])>(|*" };
    let is_mark = |character: char| {
        character.is_whitespace()
            || marks.contains(character)
            || "“”‘’（）【】《》「」『』".contains(character)
    };
    let mut rest = text;
    loop {
        let after = rest.trim_start_matches(is_mark);
        let written = WRITTEN.iter().find_map(|mark| after.strip_prefix(mark));
        match written {
            Some(after_mark) => rest = after_mark,
            None => return after,
        }
    }
}

/// The scheme of a header, and what a table calls its value.
const SCHEMES: [&str; 7] = ["basic", "bearer", "digest", "hmac", "key", "token", "value"];

/// Words between a name and its value: `sign error: 5b1c9E2F`.
const SENTENCE: [&str; 12] =
    ["be", "error", "expected", "failed", "got", "invalid", "is", "mismatch", "not", "of", "was", "wrong"];

fn split_sign(text: &str) -> (Sign, &str) {
    let signs = [
        ("=>", Sign::Equals),
        ("->", Sign::Equals),
        ("=", Sign::Equals),
        ("＝", Sign::Equals),
        ("%3D", Sign::Equals),
        ("%3d", Sign::Equals),
        (":", Sign::Colon),
        ("：", Sign::Colon),
        ("%3A", Sign::Colon),
        ("%3a", Sign::Colon),
        (",", Sign::None),
        ("，", Sign::None),
    ];
    let found = signs.into_iter().find_map(|(written, sign)| Some((sign, text.strip_prefix(written)?)));
    found.unwrap_or((Sign::None, text))
}

/// In bytes. What is longer and has no blank in it is no wording.
const LONGEST_WORDING: usize = 100;

/// Whether the value reads like a word or the symbol of a currency: `token: BTC not supported`, `sign error`.
fn is_wording(value: &str, sign: Sign) -> bool {
    if value.len() > LONGEST_WORDING {
        return false;
    }
    let mut words =
        value.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    words.all(|word| {
        let is_symbol = word.chars().all(|character| character.is_ascii_uppercase());
        let mut after_first = word.chars().skip(1);
        let is_word =
            word.chars().all(char::is_alphabetic) && after_first.all(|character| !character.is_uppercase());
        // Chinese sets words to a number: `3次`.
        let number = word.trim_end_matches(is_chinese);
        let is_small_number = number.len() <= 3 && number.chars().all(|character| character.is_ascii_digit());
        match sign {
            _ if word.len() > 15 && word.is_ascii() => false,
            Sign::Equals => is_symbol,
            Sign::Colon => is_symbol || is_word,
            Sign::None => is_symbol || is_word || is_small_number,
        }
    })
}
