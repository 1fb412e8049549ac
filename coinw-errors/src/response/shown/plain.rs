//! Plain text without secrets, by two rules: the shape of a credential, and the name of one.
//!
//! What the exchange echoes may be a header, a query string or a literal of some language, whole, quoted inside another text, or cut
//! off. So nothing here parses any of them.

use alloc::borrow::Cow;
use alloc::string::String;

use super::names::Name;

/// The text in place of a secret.
pub(super) const BLANK: &str = "[redacted]";

/// The text without the secrets that either rule finds.
pub(super) fn shown(text: &str) -> Cow<'_, str> {
    without_secrets(text, without_credentials)
}

/// The same for a text that may end within a credential, of which there are then fewer characters.
pub(super) fn cut(text: &str) -> Cow<'_, str> {
    without_secrets(text, |end| {
        blank_runs(end, |run| is_credential(run) || end.ends_with(run) && is_mixed(run))
    })
}

/// The text without anything in the shape of a credential.
pub(super) fn without_credentials(text: &str) -> Cow<'_, str> {
    blank_runs(text, is_credential)
}

fn without_secrets<'a>(text: &'a str, show_end: impl Fn(&'a str) -> Cow<'a, str>) -> Cow<'a, str> {
    let mut shown = String::new();
    let mut rest = text;
    while let Some(found) = next_named(rest) {
        shown.push_str(&without_credentials(found.before));
        shown.push_str(BLANK);
        rest = found.after;
    }
    let end = show_end(rest);
    if shown.is_empty() {
        return end;
    }
    shown.push_str(&end);
    Cow::Owned(shown)
}

// The shape of a credential.

/// 16 or more of letters, digits and `-_+=`, at least one letter and one digit among them. The number of an order in a query string
/// is none: `orderId=33309907537115139`.
fn is_credential(run: &str) -> bool {
    let is_number = |value: &str| value.bytes().all(|byte| byte.is_ascii_digit());
    let names_a_number =
        run.split_once('=').is_some_and(|(name, value)| !has_digit(name) && is_number(value));
    run.len() >= 16 && is_mixed(run) && !names_a_number
}

fn is_mixed(run: &str) -> bool {
    has_digit(run) && run.bytes().any(|byte| byte.is_ascii_alphabetic())
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

/// Blanks each run of the characters that credentials are made of, if it is a secret.
fn blank_runs(text: &str, is_secret: impl Fn(&str) -> bool) -> Cow<'_, str> {
    let in_run = |character: char| character.is_ascii_alphanumeric() || "-_+=".contains(character);
    let mut shown = String::new();
    let mut rest = text;
    // What has been looked at and stays.
    let mut kept = text;
    while let Some((_, from_run)) = split_where(rest, in_run) {
        let (run, after) = split_where(from_run, |character| !in_run(character)).unwrap_or((from_run, ""));
        if is_secret(run) {
            shown.push_str(up_to(kept, from_run));
            shown.push_str(BLANK);
            kept = after;
        }
        rest = after;
    }
    if shown.is_empty() {
        return Cow::Borrowed(text);
    }
    shown.push_str(kept);
    Cow::Owned(shown)
}

// The name of a credential.

/// A secret that follows its name.
struct Named<'a> {
    before: &'a str,
    after: &'a str,
}

fn next_named(text: &str) -> Option<Named<'_>> {
    let in_word = |character: char| character.is_ascii_alphanumeric() || "_-".contains(character);
    let mut rest = text;
    loop {
        let (_, from_word) = split_where(rest, in_word)?;
        let (word, after) = split_where(from_word, |character| !in_word(character))?;
        if let Some((value, after)) = Name::of(word).and_then(|name| secret_after(after, name)) {
            return Some(Named { before: up_to(text, value), after });
        }
        rest = after;
    }
}

/// The separator between a name and its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sign {
    /// Blanks, quotes or a comma.
    None,
    Colon,
    Equals,
}

/// The text from the secret on, and that after it.
fn secret_after(after_name: &str, name: Name) -> Option<(&str, &str)> {
    let Leading { value, sign, is_sentence } = value_after(after_name);
    let quote = closing_quote(up_to(after_name, value));
    let length = match quote {
        Some(quote) => quote.find(value),
        None if name == Name::Header && sign > Sign::None => length_until(value, "\r\n"),
        None if value.starts_with(['[', '{']) => bracketed(value),
        None => length_until(value, " \t\r\n&,;|})]<>\"'`\\"),
    };
    let (secret, after) = value.split_at_checked(length)?;
    let is_certain = name != Name::Possible && sign > Sign::None && !is_sentence;
    let says_nothing = ["", "null", "None", "undefined", "true", "false", BLANK].contains(&secret);
    let is_shown = says_nothing || !is_certain && is_wording(secret, sign);
    (!is_shown).then_some((value, after))
}

/// The separator between a name and its value, and the value.
struct Leading<'a> {
    /// The text from the value on.
    value: &'a str,
    sign: Sign,
    /// There are words of a sentence between the name and the value.
    is_sentence: bool,
}

fn value_after(after_name: &str) -> Leading<'_> {
    let (mut sign, mut is_sentence) = (Sign::None, false);
    let mut rest = after_name;
    loop {
        let before = rest;
        rest = after_marks(rest, sign);
        let (found, after_sign) = split_sign(rest);
        sign = sign.max(found);
        rest = after_sign;
        let word_ends = |character: char| !character.is_ascii_alphabetic();
        let (word, after) = split_where(rest, word_ends).unwrap_or((rest, ""));
        let is_one_of = |words: &[&str]| words.iter().any(|known| word.eq_ignore_ascii_case(known));
        let is_of_sentence = is_one_of(&SENTENCE);
        // As in Python's `b'…'`.
        let is_prefix = word.len() == 1 && after.starts_with(['"', '\'']);
        if is_of_sentence || is_prefix || is_one_of(&SCHEMES) {
            is_sentence |= is_of_sentence;
            rest = after;
        } else if rest.len() == before.len() {
            return Leading { value: rest, sign, is_sentence };
        }
    }
}

/// What follows blanks, quotes and brackets, as they are or as a page or an address writes them. After a sign, a bracket opens the value.
fn after_marks(text: &str, sign: Sign) -> &str {
    const WRITTEN: [&str; 8] = ["&quot;", "&#34;", "&#39;", "&gt;", "%20", "%22", "%27", "%5C"];
    let marks = if sign == Sign::None { "\"'`\\])>(|*[{" } else { "\"'`\\])>(|*" };
    let is_mark = |character: char| character.is_whitespace() || marks.contains(character);
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
const SENTENCE: [&str; 11] =
    ["error", "expected", "failed", "got", "invalid", "is", "mismatch", "not", "of", "was", "wrong"];

fn split_sign(text: &str) -> (Sign, &str) {
    let signs = [
        ("=>", Sign::Equals),
        ("->", Sign::Equals),
        ("=", Sign::Equals),
        ("%3D", Sign::Equals),
        ("%3d", Sign::Equals),
        (":", Sign::Colon),
        ("%3A", Sign::Colon),
        ("%3a", Sign::Colon),
        (",", Sign::None),
    ];
    let found = signs.into_iter().find_map(|(written, sign)| Some((sign, text.strip_prefix(written)?)));
    found.unwrap_or((Sign::None, text))
}

/// Whether the value reads like a word or the symbol of a currency: `token: BTC not supported`, `sign error`.
fn is_wording(value: &str, sign: Sign) -> bool {
    let mut words =
        value.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    words.all(|word| {
        let is_symbol = word.chars().all(|character| character.is_ascii_uppercase());
        let mut after_first = word.chars().skip(1);
        let is_word =
            word.chars().all(char::is_alphabetic) && after_first.all(|character| !character.is_uppercase());
        let is_small_number = word.len() <= 3 && word.chars().all(|character| character.is_ascii_digit());
        match sign {
            _ if word.len() > 15 && word.is_ascii() => false,
            Sign::Equals => is_symbol,
            Sign::Colon => is_symbol || is_word,
            Sign::None => is_symbol || is_word || is_small_number,
        }
    })
}

/// The quote that ends a value, with the escapes that it then has.
#[derive(Clone, Copy)]
struct Quote {
    quote: char,
    escapes: usize,
}

/// The quote that opens a value, if it stands right before it.
fn closing_quote(before: &str) -> Option<Quote> {
    let quote = before.chars().next_back().filter(|last| "\"'`".contains(*last))?;
    let escapes = before.chars().rev().skip(1).take_while(|&character| character == '\\').count();
    Some(Quote { quote, escapes })
}

impl Quote {
    /// How long the value is before this quote. What is cut off ends with the text.
    fn find(self, value: &str) -> usize {
        let mut escapes = 0_usize;
        for (at, character) in value.char_indices() {
            // Inside, a quote has more escapes than the one that opens; unescaped ones come in pairs.
            let closes = if self.escapes == 0 { escapes.is_multiple_of(2) } else { escapes <= self.escapes };
            match character {
                '\\' => escapes = escapes.saturating_add(1),
                _ if character == self.quote && closes => {
                    return at.saturating_sub(if self.escapes == 0 { 0 } else { escapes });
                }
                _ => escapes = 0,
            }
        }
        value.len()
    }
}

/// The length of an array or object.
fn bracketed(value: &str) -> usize {
    let (mut depth, mut in_string, mut is_escaped) = (0_usize, false, false);
    for (at, byte) in value.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => depth = depth.saturating_add(1),
            b']' | b'}' if !in_string => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at.saturating_add(1);
                }
            }
            _ => {}
        }
    }
    value.len()
}

fn length_until(text: &str, ends: &str) -> usize {
    text.find(|character| ends.contains(character)).unwrap_or(text.len())
}

/// The text before and from the first character that is one of these.
fn split_where(text: &str, is_one: impl Fn(char) -> bool) -> Option<(&str, &str)> {
    text.split_at_checked(text.find(is_one)?)
}

/// The part of a text before one of its ends.
fn up_to<'a>(text: &'a str, end: &str) -> &'a str {
    text.get(..text.len().saturating_sub(end.len())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quoted_secret_goes_to_the_quote_that_closes_it() {
        for (text, expected) in [
            (r#""sign":"a1 b2","x":1"#, r#""sign":"[redacted]","x":1"#),
            (r#""sign":"a1\"b2 c3","x":1"#, r#""sign":"[redacted]","x":1"#),
            (r#""sign":"a1\\","x":"b2""#, r#""sign":"[redacted]","x":"b2""#),
            (r#"\"sign\":\"a1 b2\",\"x\":1"#, r#"\"sign\":\"[redacted]\",\"x\":1"#),
            (r#"\"sign\":\"a1\\\"b2 c3\",\"x\":1"#, r#"\"sign\":\"[redacted]\",\"x\":1"#),
            ("sign: 'a1 \"b2' c3", "sign: '[redacted]' c3"),
            ("sign: `a1 b2` c3", "sign: `[redacted]` c3"),
            (r#""sign":"a1 b2"#, r#""sign":"[redacted]"#),
            (r#""sign":"a1 b2\"#, r#""sign":"[redacted]"#),
            (r"'sign': 'it\'s 5', 'x'", "'sign': '[redacted]', 'x'"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn a_list_or_an_object_after_the_name_of_a_secret_goes_to_its_bracket() {
        for (text, expected) in [
            ("token=[a1, [b2], c3] d4", "token=[redacted] d4"),
            (r#"token: {"a":"}]","b":{"c":"\"}1"}} d4"#, "token: [redacted] d4"),
            ("token: [BTC, ETH] not supported", "token: [BTC, ETH] not supported"),
            ("token=[a1, {b2", "token=[redacted]"),
            (r#"token={"a":"[1"} d4"#, "token=[redacted] d4"),
            ("token [b2] expired", "token [[redacted]] expired"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn a_secret_without_quotes_goes_to_what_ends_a_value() {
        for (text, expected) in [
            ("sign=a1&x=2", "sign=[redacted]&x=2"),
            ("api_key=a/b.c:d, x", "api_key=[redacted], x"),
            ("(sign=a1) x", "(sign=[redacted]) x"),
            ("<sign>a1</sign>", "<sign>[redacted]</sign>"),
            ("sign: a1\nx: b2", "sign: [redacted]\nx: b2"),
            ("Cookie: a=1; b c\r\nx: b2", "Cookie: [redacted]\r\nx: b2"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn after_a_possible_name_words_and_symbols_are_shown() {
        for (text, is_shown) in [
            ("token: BTC", true),
            ("token: BTC_USDT", true),
            ("token=BTC", true),
            ("token: expired", true),
            ("token: Expired", true),
            ("token: abcdefghijklmno", true),
            ("token: abcdefghijklmnop", false),
            ("token=expired", false),
            ("token: aBcDeF", false),
            ("token: a1", false),
            ("token 404", true),
            ("token 4040", false),
            ("token b4", false),
            ("token: 404", false),
            ("token: 业务", true),
        ] {
            assert_eq!(shown(text) == text, is_shown, "{text}");
        }
    }

    #[test]
    fn the_shape_of_a_credential_is_16_characters_with_a_letter_and_a_digit() {
        for (text, expected) in [
            ("a b2345678901234567 c", "a [redacted] c"),
            ("a234567890123456", "[redacted]"),
            ("a23456789012345", "a23456789012345"),
            ("1234567890123456", "1234567890123456"),
            ("abcdefghijklmnop", "abcdefghijklmnop"),
            ("a-_+=-_+=-_+=-_1", "[redacted]"),
            ("id=33309907537115139", "id=33309907537115139"),
            ("i2=33309907537115139", "[redacted]"),
            ("id=3330990753711513a", "[redacted]"),
            ("a234567890123456 b234567890123456", "[redacted] [redacted]"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_cut_off_may_end_within_a_credential() {
        assert_eq!(cut("x a1 b2 c3"), "x a1 b2 [redacted]");
        assert_eq!(cut("x a1 b2 c3 "), "x a1 b2 c3 ");
        assert_eq!(cut("x a1 abc"), "x a1 abc");
        assert_eq!(cut("x 123"), "x 123");
    }
}
