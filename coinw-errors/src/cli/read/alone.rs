//! Texts that are nothing but codes: numbers in any dress, names, titles and messages.

use coinw_errors::{ErrorCode, Market};

use super::finding::{self, Finding};
use super::http;
use super::words::{Pattern, folded, pattern, squashed};

/// How many codes a list of nothing else may have. Longer ones are read as a log is.
const MOST: usize = 1_000;

/// What a text means that is nothing but a code, or a list of codes.
pub fn read(text: &str, market: Option<Market>) -> Option<Vec<Finding>> {
    let text = text.trim();
    one(text, market).or_else(|| list(text, market))
}

fn one(text: &str, market: Option<Market>) -> Option<Vec<Finding>> {
    // What is longer than any title is no single code, and folding it would be in vain.
    if text.is_empty() || text.len() > 400 {
        return None;
    }
    number(text, market).or_else(|| phrase(text, market)).or_else(|| asked(text, market))
}

/// One number among words that say nothing but that it is asked about: `what does 29001 mean`, `spot -103`.
fn asked(text: &str, market: Option<Market>) -> Option<Vec<Finding>> {
    let mut code = None;
    let mut named = None;
    for word in text.split(|character: char| character.is_whitespace() || ",;:?!\"'()".contains(character)) {
        let word = folded(word);
        if let Some(found) = finding::market_of(&word) {
            named = Some(found);
        } else if word.chars().any(|character| character.is_ascii_digit()) {
            let number = dressed(&word).filter(|_| code.is_none())?;
            code = Some(number);
        } else if !word.is_empty() && !OF_QUESTIONS.contains(&word.as_str()) {
            return None;
        }
    }
    let code = code?;
    let how = how_of_number(&code, text);
    let findings = finding::of_number(&code, None, market.or(named)).into_iter();
    Some(
        findings
            .map(|finding| if finding.how.is_some() { finding } else { finding.by(how.clone()) })
            .collect(),
    )
}

/// Words around a number that is asked about.
const OF_QUESTIONS: [&str; 64] = [
    "a",
    "about",
    "after",
    "all",
    "always",
    "an",
    "and",
    "api",
    "avoid",
    "but",
    "code",
    "codes",
    "coinw",
    "do",
    "does",
    "error",
    "errors",
    "exchange",
    "explain",
    "fix",
    "for",
    "from",
    "get",
    "getting",
    "got",
    "happened",
    "have",
    "help",
    "how",
    "i",
    "in",
    "is",
    "issue",
    "it",
    "keep",
    "me",
    "mean",
    "means",
    "my",
    "of",
    "on",
    "perpetual",
    "please",
    "problem",
    "receive",
    "received",
    "receiving",
    "response",
    "returned",
    "returns",
    "see",
    "seeing",
    "since",
    "solve",
    "still",
    "the",
    "this",
    "to",
    "today",
    "what",
    "what's",
    "when",
    "why",
    "with",
];

/// The number that was understood. Where HTTP has the same one, and nothing says that it is a code, a word on that.
fn how_of_number(code: &str, text: &str) -> String {
    let is_status = code.parse().is_ok_and(http::is_status);
    if is_status && !folded(text).contains("code") {
        format!("the code {code} of the guide, and not the HTTP status {code}, which says nothing of a code")
    } else {
        format!("the number {code}")
    }
}

fn number(text: &str, market: Option<Market>) -> Option<Vec<Finding>> {
    let code = dressed(text)?;
    let is_plain = text.trim_matches(['"', '\'', '`']) == code || text.strip_prefix('+') == Some(&code);
    let findings = finding::of_number(&code, None, market).into_iter();
    let explained = findings.map(|finding| {
        if is_plain || finding.how.is_some() { finding } else { finding.by(how_of_number(&code, text)) }
    });
    Some(explained.collect())
}

static DRESS: Pattern = Pattern::new(|| {
    pattern(
        r#"(?x)^[\s\#\[\]()<>"'`*_.,;:!?|«»„“]*
        (?:(?:coinw|errors?|err|e|codes?|error_?codes?|err_?codes?|msg_?code|code!|errno|no|nr|number|num|what\s+is|what's|\#|
            错误码|错误代码|错误|代码|状态码|n°|no\.)[\s:=\#("'`。，\[]*)*
        (?P<sign>[+-]?)\s?
        (?:0x(?P<hex>[0-9a-f]{1,8})|(?P<digits>[0-9]+(?:[,\x20'_\u{a0}\u{202f}][0-9]{3})*)(?:\.0*)?)
        (?:_?[iu](?:8|16|32|64|128|size)|l|n)?
        [\s\#\[\]()<>"'`*_.,;:!?|«»“”。！？，]*$"#,
    )
});

/// The number in a dress such as `#9012`, `E9012`, `error code: 9012.` or `９０１２`, without it.
fn dressed(text: &str) -> Option<String> {
    let text = folded(text);
    let parts = DRESS.captures(&text)?;
    let sign = parts.name("sign").filter(|sign| sign.as_str() == "-").map_or("", |_| "-");
    let digits = match parts.name("hex") {
        Some(hex) => u32::from_str_radix(hex.as_str(), 16).ok()?.to_string(),
        None => parts.name("digits")?.as_str().chars().filter(char::is_ascii_digit).collect(),
    };
    // With blanks in it, several numbers look like one.
    let has_blanks = parts.name("digits").is_some_and(|digits| digits.as_str().contains(' '));
    if has_blanks && !is_listed(&format!("{sign}{digits}")) {
        return None;
    }
    let trimmed = digits.trim_start_matches('0');
    let digits = if trimmed.is_empty() { "0" } else { trimmed };
    Some(format!("{}{digits}", if digits == "0" { "" } else { sign }))
}

fn is_listed(number: &str) -> bool {
    let number = number.parse().ok();
    number.is_some_and(|number: i32| ErrorCode::ALL.iter().any(|code| code.code() == number))
}

static PATH: Pattern = Pattern::new(|| {
    pattern(r"^(?:(?:coinw|coinw_errors|errorcode|self|crate)(?:::|\.))+|^(?:listed|code)\(")
});

/// A name, a title, a message or its translation, in any case and with any signs between the words.
fn phrase(text: &str, market: Option<Market>) -> Option<Vec<Finding>> {
    if let Some(code) = ErrorCode::from_name(text) {
        return Some(of_code(code, market, None));
    }
    let folded = folded(text);
    let bare = PATH.replace(&folded, "");
    let wanted = squashed(&bare);
    if wanted.is_empty() {
        return None;
    }
    ErrorCode::ALL.iter().find_map(|&code| {
        let numbered_title = code.to_string();
        let entry = code.entry();
        let known = [
            (numbered_title.as_str(), None),
            (entry.name, Some("the name")),
            (entry.title, Some("the title")),
            (entry.message, Some("the message")),
            (entry.translation.unwrap_or_default(), Some("the message, translated,")),
        ];
        let (_, what) = known.into_iter().find(|(known, _)| squashed(known) == wanted)?;
        let how = match what {
            Some(what) => Some(format!("{what} of {code}")),
            None if http::is_reason(entry.code, entry.title) => Some(format!(
                "the code {} of the guide; a status line of HTTP reads the same and says nothing of a code, which only the body of \
                 the response has",
                entry.code
            )),
            None => None,
        };
        Some(of_code(code, market, how.as_deref()))
    })
}

/// A code that was named. On a market that lacks it, its number is not listed.
fn of_code(code: ErrorCode, market: Option<Market>, how: Option<&str>) -> Vec<Finding> {
    let is_here = market.is_none_or(|market| code.markets().contains(&market));
    if !is_here {
        return finding::of_number(&code.code().to_string(), None, market);
    }
    let finding = finding::listed(code, market).into_iter();
    finding.map(|finding| how.map_or(finding.clone(), |how| finding.by(how.to_owned()))).collect()
}

/// Numbers and names with nothing but signs between them.
fn list(text: &str, market: Option<Market>) -> Option<Vec<Finding>> {
    let separators = |character: char| character.is_whitespace() || ",;|/、，；[]()".contains(character);
    let items: Vec<&str> =
        text.split(separators).filter(|item| !item.is_empty()).take(MOST.saturating_add(1)).collect();
    if items.len() < 2 || items.len() > MOST {
        return None;
    }
    let mut findings = Vec::new();
    for item in items {
        // A blank is no part of a number here, and a word is a code only if it is the name of one.
        match ErrorCode::from_name(item) {
            Some(code) => findings.extend(of_code(code, market, None)),
            None if item.contains(|character: char| character.is_alphabetic()) => return None,
            None => findings.extend(number(item, market)?),
        }
    }
    // Numbers of which the guide lists few may be anything: a row of prices, the levels of a book.
    let listed = findings.iter().filter(|finding| finding.listed().is_some()).count();
    (listed.saturating_mul(2) >= findings.len()).then_some(findings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_in_any_dress() {
        for text in [
            "9012",
            "#9012",
            "E9012",
            "e9012",
            "9012.",
            "９０１２",
            "(9012)",
            "[9012]",
            "\"9012\"",
            "code 9012",
            "error 9012",
            "Error code: 9012",
            "error_code=9012",
            "errorCode: 9012;",
            "code!(9012)",
            "9,012",
            "9_012",
            "9012_i32",
            "9012i32",
            "09012",
            "9012.0",
            "0x2334",
            "CoinW 9012",
            "错误码：9012",
            "№9012",
            "what is 9012?",
            "err #9012",
            "`9012`",
            "<9012>",
        ] {
            assert_eq!(dressed(text).as_deref(), Some("9012"), "{text}");
        }
        for text in
            ["-103", "code -103", "−103", "code: -103", "–103", "\"-103\"", "(-103)", "E-103", "- 103"]
        {
            assert_eq!(dressed(text).as_deref(), Some("-103"), "{text}");
        }
    }

    #[test]
    fn what_is_more_than_a_number_is_none() {
        for text in [
            "1 order",
            "500 items",
            "9012ms",
            "9012%",
            "2026-03-01",
            "08:00:00",
            "10.0.0.7",
            "9012.5",
            "HTTP 429",
            "$9012",
            "9012 USDT",
            "",
            "-",
            "#",
            "v9012",
            "port 9012",
            "status 500",
        ] {
            assert_eq!(dressed(text), None, "{text}");
        }
    }
}
