//! Takes secrets out of text before anyone sees it.
//!
//! What the exchange echoes may be a body, a header or a query string, whole, quoted inside another text, or cut off. So
//! this parses none of them: it looks for the names of secrets and removes the values that follow.

use alloc::borrow::Cow;
use alloc::string::String;

const REDACTED: &str = "[redacted]";

/// The text without the values of keys that hold secrets. When in doubt more is removed, not less.
pub(crate) fn redact(text: &str) -> Cow<'_, str> {
    let mut redacted = String::new();
    let mut shown = 0;
    let mut at = 0;
    while let Some(word) = next_word(text, at) {
        at = word.end;
        if !names_a_secret(&text[word.start..word.end]) {
            continue;
        }
        let Some(value) = value_after(text, word.end) else { continue };
        redacted.push_str(&text[shown..value.start]);
        redacted.push_str(REDACTED);
        shown = value.end;
        at = value.end;
    }
    if shown == 0 {
        return Cow::Borrowed(text);
    }
    redacted.push_str(&text[shown..]);
    Cow::Owned(redacted)
}

#[derive(Clone, Copy)]
struct Span {
    start: usize,
    end: usize,
}

/// The next run of the characters that keys are made of.
fn next_word(text: &str, from: usize) -> Option<Span> {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let bytes = &text.as_bytes()[from..];
    let start = from + bytes.iter().position(is_part)?;
    let bytes = &text.as_bytes()[start..];
    let length = bytes.iter().position(|byte| !is_part(byte)).unwrap_or(bytes.len());
    Some(Span { start, end: start + length })
}

/// Whether it is `api_key`, `apiKey`, `X-API-KEY`, `ACCESS_TOKEN` and the like.
fn names_a_secret(word: &str) -> bool {
    const SECRETS: [&str; 15] = [
        "accesskey",
        "apikey",
        "authorization",
        "cookie",
        "credential",
        "credentials",
        "passphrase",
        "passwd",
        "password",
        "privatekey",
        "secret",
        "secretkey",
        "signature",
        "signkey",
        "token",
    ];
    let letters: String = word.chars().filter(char::is_ascii_alphabetic).collect();
    let name = letters.to_ascii_lowercase();
    // `sign` ends other words too, such as `design`, so it has to be a word of its own.
    let is_sign = name == "sign" || word.ends_with("Sign") || {
        let last = word.rsplit(['_', '-']).next().unwrap_or_default();
        last.eq_ignore_ascii_case("sign")
    };
    is_sign || SECRETS.iter().any(|secret| name.ends_with(secret))
}

/// The value that belongs to a key which ends there: after a `:` or `=`, without its quotes. `None` if there is none, or
/// none worth hiding.
fn value_after(text: &str, key_end: usize) -> Option<Span> {
    let after = &text[key_end..];
    let separator = after.trim_start_matches(['"', '\'', '`', '\\', ']', ' ', '\t']);
    // In a spreadsheet's export each quote is written twice.
    let is_doubled = after.starts_with("\"\"");
    let value = ["=>", ":", "=", "%3D", "%3d", "%3A", "%3a"]
        .iter()
        .find_map(|sign| separator.strip_prefix(sign))?
        .trim_start();
    let start = text.len() - value.len();
    let span = match value.as_bytes().first()? {
        b'"' if is_doubled => quoted_twice(value, start),
        b'"' | b'\'' | b'`' | b'\\' => quoted(value, start),
        b'[' | b'{' => Span { start, end: start + bracketed(value) },
        _ => Span { start, end: start + bare(value) },
    };
    let hidden = &text[span.start..span.end];
    let says_nothing = ["", "null", "None", "undefined", "true", "false", REDACTED].contains(&hidden);
    (!says_nothing).then_some(span)
}

/// A value in quotes, which may themselves be escaped: `\"…\"` in a string of JSON. What is cut off ends with the text.
fn quoted(value: &str, start: usize) -> Span {
    let bytes = value.as_bytes();
    let escapes = bytes.iter().take_while(|&&byte| byte == b'\\').count();
    let Some(&quote) = bytes.get(escapes) else { return Span { start, end: start + bytes.len() } };
    let opened = escapes + 1;
    let mut run = 0;
    for (at, &byte) in bytes.iter().enumerate().skip(opened) {
        if byte == b'\\' {
            run += 1;
            continue;
        }
        // Inside, a quote has more escapes than the one that opens; unescaped ones come in pairs.
        let closes = if escapes == 0 { run % 2 == 0 } else { run <= escapes };
        if byte == quote && closes {
            return Span { start: start + opened, end: start + at - if escapes == 0 { 0 } else { run } };
        }
        run = 0;
    }
    Span { start: start + opened, end: start + bytes.len() }
}

fn quoted_twice(value: &str, start: usize) -> Span {
    const QUOTES: &str = "\"\"";
    let inner = value.strip_prefix(QUOTES).unwrap_or(value);
    let start = start + value.len() - inner.len();
    Span { start, end: start + inner.find(QUOTES).unwrap_or(inner.len()) }
}

/// How long an array or object is.
fn bracketed(value: &str) -> usize {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for (at, byte) in value.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => depth += 1,
            b']' | b'}' if !in_string => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    value.len()
}

/// How long a value without quotes is. The scheme of an `Authorization` belongs to it.
fn bare(value: &str) -> usize {
    let ends = |text: &str| {
        let is_end = |character: char| character.is_whitespace() || "&,;}])<>\"'`\\".contains(character);
        text.find(is_end).unwrap_or(text.len())
    };
    let first = ends(value);
    let is_scheme =
        ["bearer", "basic", "digest"].iter().any(|scheme| value[..first].eq_ignore_ascii_case(scheme));
    match value[first..].strip_prefix(' ') {
        Some(rest) if is_scheme => first + 1 + ends(rest),
        _ => first,
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;

    #[track_caller]
    fn assert_redacts(text: &str, expected: &str) {
        assert_eq!(redact(text), expected, "{text}");
    }

    #[test]
    fn values_in_every_notation() {
        for (text, expected) in [
            (r#"{"api_key":"k","a":1}"#, r#"{"api_key":"[redacted]","a":1}"#),
            (r#"{"token" : 12345 , "a":1}"#, r#"{"token" : [redacted] , "a":1}"#),
            ("{'secret_key': 'k', 'a': 1}", "{'secret_key': '[redacted]', 'a': 1}"),
            (r#"{\"sign\":\"k\",\"a\":1}"#, r#"{\"sign\":\"[redacted]\",\"a\":1}"#),
            (r#"{""passphrase"":""k"",""a"":1}"#, r#"{""passphrase"":""[redacted]"",""a"":1}"#),
            ("?symbol=BTC&sign=ab%2Fc==&a=1", "?symbol=BTC&sign=[redacted]&a=1"),
            ("X-API-KEY: k\nHost: x", "X-API-KEY: [redacted]\nHost: x"),
            ("Authorization: Bearer k\nHost: x", "Authorization: [redacted]\nHost: x"),
            (r#"{"token":["k","l"],"a":1}"#, r#"{"token":[redacted],"a":1}"#),
            (r#"{"secret":{"a":"]}"},"a":1}"#, r#"{"secret":[redacted],"a":1}"#),
            ("api_key => k, a => 1", "api_key => [redacted], a => 1"),
        ] {
            assert_redacts(text, expected);
        }
    }

    #[test]
    fn names_in_every_style() {
        for name in [
            "api_key",
            "apiKey",
            "API-KEY",
            "apikey",
            "access_token",
            "accessToken",
            "secretKey",
            "api_secret",
            "sign",
            "Sign",
            "SIGN",
            "api_sign",
            "apiSign",
            "signature",
            "passphrase",
            "password",
            "token",
            "X-CW-SIGN",
            "cookie",
        ] {
            assert_redacts(&format!(r#"{{"{name}":"k"}}"#), &format!(r#"{{"{name}":"[redacted]"}}"#));
        }
    }

    #[test]
    fn what_is_no_secret_stays() {
        for text in [
            r#"{"code":6001,"msg":"sign error"}"#,
            r#"{"design":"k","assign":"k","symbol":"BTC","tokens_left":3}"#,
            r#"{"token":null,"sign":"","signature":true}"#,
            "the token is invalid",
        ] {
            assert_redacts(text, text);
        }
    }

    #[test]
    fn quotes_inside_a_secret_do_not_end_it() {
        assert_redacts(r#"{"sign":"a\"b","x":1}"#, r#"{"sign":"[redacted]","x":1}"#);
        assert_redacts(r#"{\"sign\":\"a\\\"b\",\"x\":1}"#, r#"{\"sign\":\"[redacted]\",\"x\":1}"#);
    }

    #[test]
    fn a_secret_that_is_cut_off_is_redacted() {
        assert_redacts(r#"{"sign":"abc"#, r#"{"sign":"[redacted]"#);
        assert_redacts(r#"{"token":["abc"#, r#"{"token":[redacted]"#);
        assert_redacts("sign=abc", "sign=[redacted]");
        assert_redacts(r#"{"sign":"abc\"#, r#"{"sign":"[redacted]"#);
    }

    #[test]
    fn every_secret_of_several_is_redacted() {
        assert_redacts("api_key=a&sign=b", "api_key=[redacted]&sign=[redacted]");
    }
}
