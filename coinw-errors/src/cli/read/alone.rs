//! Texts that are nothing but codes: numbers in any dress, names, titles and messages.

use ::http::StatusCode;
use coinw_errors::{ErrorCode, Market};

use super::finding::{self, Finding};
use super::http::{self, Http};
use super::label;
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
    let bare = TAG.replace_all(text, " ");
    // Emoji and the like. A dash of any kind may be a minus.
    let is_mark = |character: char| {
        !character.is_ascii() && !character.is_alphanumeric() && folded(&character.to_string()) != "-"
    };
    let is_dress = |character: char| character.is_whitespace() || is_mark(character);
    let bare = bare.trim_matches(is_dress);
    number(bare, market)
        .or_else(|| phrase(bare, market))
        .or_else(|| asked(bare, market))
        .or_else(|| status(text, market))
        .or_else(|| labels_all(text, market))
}

static FIRST: Pattern = Pattern::new(|| pattern(r"^(\d{3})(?::|\s[-–—])\s"));

/// `429: slow down`: a status of HTTP that the guide lists, with whatever words.
fn labels_all(text: &str, market: Option<Market>) -> Option<Vec<Finding>> {
    let number = FIRST.captures(text)?.get(1)?.as_str();
    let belongs = label::read(text, market).is_empty() && http::status_of(number).is_some();
    (belongs && !finding::numbered(number, market).is_empty())
        .then(|| meanings(number, Called::Other, market))
}

static TAG: Pattern = Pattern::new(|| pattern("</?[A-Za-z][A-Za-z0-9]*>"));

/// A status of HTTP, of which a log says nothing unless it is that of an error.
fn status(text: &str, market: Option<Market>) -> Option<Vec<Finding>> {
    let http = Http::of(text);
    let status = http.status.filter(|_| http::is_only_status(text))?;
    Some(vec![http::of_status(status, &http, market)?])
}

/// Numbers among words that say nothing but that they are asked about: `what does 29001 mean`, `spot -103`.
fn asked(text: &str, market: Option<Market>) -> Option<Vec<Finding>> {
    let mut codes = Vec::new();
    let mut named = None;
    for word in text.split(|character: char| character.is_whitespace() || ",;:?!\"'()".contains(character)) {
        let word = folded(word);
        if let Some(found) = finding::market_of(&word) {
            named = Some(found);
        } else if word.chars().any(|character| character.is_ascii_digit()) {
            codes.push(dressed(&word)?);
        } else if !word.is_empty() && !OF_QUESTIONS.contains(&word.as_str()) {
            return None;
        }
    }
    // Several numbers may be anything, such as prices, or a time.
    let has_words = text.contains(char::is_alphabetic);
    if codes.len() > 1 && !(has_words && codes.iter().all(|code| is_listed(code))) {
        return None;
    }
    let market = market.or(named);
    let called = if named.is_some() { Called::Code } else { Called::by(text) };
    let findings: Vec<_> = codes.iter().flat_map(|code| meanings(code, called, market)).collect();
    (!findings.is_empty()).then_some(findings)
}

/// Words around a number that is asked about.
const OF_QUESTIONS: [&str; 70] = [
    "a",
    "about",
    "after",
    "all",
    "always",
    "an",
    "and",
    "api",
    "avoid",
    "between",
    "but",
    "code",
    "codes",
    "coinw",
    "compare",
    "difference",
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
    "or",
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
    "versus",
    "vs",
    "what",
    "what's",
    "when",
    "why",
    "with",
];

/// What the words around a number call it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Called {
    /// Nothing stands around it.
    Plain,
    Code,
    Error,
    /// Something else, such as `No.`.
    Other,
}

impl Called {
    fn by(text: &str) -> Self {
        let text = folded(text);
        let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
        let starts_with_e =
            text.starts_with('e') && text.chars().nth(1).is_some_and(|second| !second.is_alphabetic());
        if has(&["code", "coinw", "错误码", "代码", "返回码"]) {
            Self::Code
        } else if starts_with_e || has(&["err", "错误", "报错", "异常", "返回"]) {
            Self::Error
        } else if text.contains(|character: char| character.is_alphabetic() || character == '#') {
            Self::Other
        } else {
            Self::Plain
        }
    }
}

/// What a number means that stands alone, or among words that call it something.
fn meanings(code: &str, called: Called, market: Option<Market>) -> Vec<Finding> {
    let is_called_a_code = matches!(called, Called::Plain | Called::Code);
    if let Some(status) = http::status_of(code).filter(|_| !is_called_a_code) {
        return code_or_status(code, status, market);
    }
    // `No. 1` numbers anything; few things but codes have numbers such as 29001 and -103.
    let is_doubtful = called == Called::Other && !code.starts_with('-') && code.len() < 3;
    let findings = finding::of_number(code, None, market).into_iter();
    findings
        .map(|finding| match finding.how {
            None if is_doubtful => finding.doubtful(format!("the number {code}, which nothing calls a code")),
            None if called != Called::Plain => finding.by(format!("the number {code}")),
            _ => finding,
        })
        .collect()
}

/// Both readings of a number that is a code of the guide and a status of HTTP.
fn code_or_status(code: &str, status: StatusCode, market: Option<Market>) -> Vec<Finding> {
    let of_http = http::of_status(status, &Http::default(), market);
    let of_guide: Vec<_> = finding::numbered(code, market)
        .into_iter()
        .filter_map(|code| finding::listed(code, market))
        .collect();
    if of_guide.is_empty() {
        return of_http.into_iter().collect();
    }
    let how =
        "a number that is a code of the guide and a status of HTTP; the body of the response tells which";
    of_guide.into_iter().chain(of_http).map(|finding| finding.doubtful(how)).collect()
}

fn number(text: &str, market: Option<Market>) -> Option<Vec<Finding>> {
    let code = dressed(text)?;
    let bare = text.trim_matches(|character: char| !character.is_alphanumeric());
    let is_as_written = bare == code.trim_start_matches('-');
    let called = match Called::by(text) {
        // `1.0` and `0x1` are more often something else.
        Called::Plain if !is_as_written && code.len() < 3 => Called::Other,
        called => called,
    };
    let findings = meanings(&code, called, market).into_iter();
    let how = format!("the number {code}");
    let told = |finding: Finding| {
        if is_as_written || finding.how.is_some() { finding } else { finding.by(how.clone()) }
    };
    Some(findings.map(told).collect())
}

static DRESS: Pattern = Pattern::new(|| {
    pattern(
        r#"(?x)^[\s\#\[\]()<>"'`*_.,;:!?|«»„“]*
        (?:(?:coinw|errors?|err|e|codes?|error_?codes?|err_?codes?|msg_?code|code!|no|nr|number|num|what\s+is|what's|\#|
            错误码|错误代码|错误信息|错误|代码|报错|返回码|返回值|返回|异常|n°|no\.)[\s:=\#("'`。，\[]*)*
        (?P<sign>[+-]?)\s?
        (?:0x(?P<hex>[0-9a-f]{1,8})|(?P<digits>[0-9]+(?:[,\x20'_\u{a0}\u{202f}][0-9]{3})*)(?:\.0*)?)
        (?:_?[iu](?:8|16|32|64|128|size)|l|n)?
        [\s\#\[\]()<>"'`*_.,;:!?|«»“”。！？，]*(?:的?(?:错误码?|报错|异常|是什么|什么意思|怎么办|怎么解决|怎么回事)[\s?!.。！？]*)*$"#,
    )
});

/// The number in a dress such as `#9012`, `E9012`, `error code: 9012.` or `９０１２`, without it.
fn dressed(text: &str) -> Option<String> {
    let text = folded(text);
    // The number of an error of the operating system.
    if text.starts_with("errno") {
        return None;
    }
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
        if what.is_none() && http::is_reason(entry.code, entry.title) {
            return Some(meanings(&entry.code.to_string(), Called::Other, market));
        }
        let how = what.map(|what| format!("{what} of {code}"));
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
    let separators =
        |character: char| character.is_whitespace() || ",;|/&、，；[]()和与及".contains(character);
    let is_item = |item: &&str| !item.is_empty() && !["and", "or"].contains(item);
    let items: Vec<&str> = text.split(separators).filter(is_item).take(MOST.saturating_add(1)).collect();
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
