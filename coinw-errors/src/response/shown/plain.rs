//! Plain text without secrets, by two rules: the shape of a credential, and the name of one.
//!
//! What the exchange echoes may be a header, a query string or a literal of some language, whole, quoted inside another text, or cut
//! off. So nothing here parses any of them.

use alloc::borrow::Cow;
use alloc::string::String;

use super::address::without_users_after_schemes;
use super::names::Name;
use super::pieces::{BLANK, End, Secret, in_word, is_chinese, then, up_to};
use super::shape::without_credentials;
use super::value::secret_after;

/// The text without the secrets that either rule finds.
pub(super) fn shown(text: &str, end: End) -> Cow<'_, str> {
    // First: the name of a secret may be a part of an address, and would hide the rest of it.
    then(without_users_after_schemes(text, end), |text| without_secrets(text, end))
}

fn without_secrets(text: &str, end: End) -> Cow<'_, str> {
    let mut shown = String::new();
    let mut search = Search { rest: text, has_named: false };
    let mut rest = text;
    while let Some(secret) = search.next_secret() {
        shown.push_str(&without_credentials(up_to(rest, secret.start), End::Whole));
        shown.push_str(BLANK);
        rest = secret.after;
    }
    let last = without_credentials(rest, end);
    if shown.is_empty() {
        return last;
    }
    shown.push_str(&last);
    Cow::Owned(shown)
}

/// The search for secrets that follow their names.
struct Search<'a> {
    rest: &'a str,
    /// Whether a name of a secret stands before the rest. What is compared from there on may be a secret.
    has_named: bool,
}

impl<'a> Search<'a> {
    fn next_secret(&mut self) -> Option<Secret<'a>> {
        loop {
            let (name, after_name) = self.next_name()?;
            self.rest = after_name;
            if name == Name::Compared && !self.has_named {
                continue;
            }
            self.has_named = true;
            if let Some((start, after)) = secret_after(after_name, name) {
                self.rest = after;
                return Some(Secret { start, after });
            }
        }
    }

    fn next_name(&mut self) -> Option<(Name, &'a str)> {
        loop {
            let first = self.rest.chars().next()?;
            let after = self.rest.strip_prefix(first)?;
            let in_same_word = match first {
                _ if in_word(first) => in_word,
                _ if is_chinese(first) => is_chinese,
                // Compares, as in `!=`.
                '!' | '≠' => return Some((Name::Compared, after)),
                _ => {
                    self.rest = after;
                    continue;
                }
            };
            let after_word = self.rest.trim_start_matches(in_same_word);
            let word = up_to(self.rest, after_word);
            if let Some((name, of_value)) = Name::split_from(word) {
                let (_, after_name) =
                    self.rest.split_at_checked(word.len().saturating_sub(of_value.len()))?;
                return Some((name, after_name));
            }
            self.rest = after_word;
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;

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
            assert_eq!(shown(text, End::Whole), expected, "{text}");
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
            assert_eq!(shown(text, End::Whole), expected, "{text}");
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
            assert_eq!(shown(text, End::Whole), expected, "{text}");
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
            ("token=业务", false),
        ] {
            assert_eq!(shown(text, End::Whole) == text, is_shown, "{text}");
        }
    }

    #[test]
    fn a_long_value_is_no_wording() {
        let value = "a-".repeat(50);
        assert_eq!(shown(&format!("token {value}"), End::Whole), format!("token {value}"));
        assert_eq!(shown(&format!("token {value}a"), End::Whole), "token [redacted]");
    }

    #[test]
    fn a_value_is_looked_for_a_few_words_after_its_name() {
        let words = "error ".repeat(15);
        assert_eq!(shown(&format!("sign {words}b2"), End::Whole), format!("sign {words}[redacted]"));
        assert_eq!(shown(&format!("sign {words}error b2"), End::Whole), format!("sign {words}error b2"));
    }
}
