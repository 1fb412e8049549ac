//! Numbers in any dress, and what the dress calls them.

use ::http::StatusCode;
use coinw_errors::{ErrorCode, Market};

use super::finding::{self, Finding};
use super::http::{self, Http};
use super::words::{Pattern, folded, pattern};

/// What the words around a number call it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Called {
    /// Nothing stands around it.
    Plain,
    Code,
    Error,
    /// Something else, such as `No.`.
    Other,
}

impl Called {
    pub fn by(text: &str) -> Self {
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
pub fn meanings(code: &str, called: Called, market: Option<Market>) -> Vec<Finding> {
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

/// How a number is understood that has both readings.
pub const CODE_OR_STATUS: &str = "a number that may be a code of the guide or a status of HTTP";

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
    of_guide.into_iter().chain(of_http).map(|finding| finding.doubtful(CODE_OR_STATUS)).collect()
}

/// What a text means that is nothing but a number.
pub fn read(text: &str, market: Option<Market>) -> Option<Vec<Finding>> {
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
        (?:(?:coinw|errors?|err|e|codes?|error_?codes?|err_?codes?|msg_?code|code!\(|no|nr|number|num|what\s+is|what's|rc|some|minus|\#|
            错误码|错误代码|错误信息|错误|代码|报错|返回码|返回值|返回|异常|币赢|错误号|什么是|为什么|一直|报|如何解决|怎么解决|是|为|n°|no\.)[\s:=\#("'`。，：_\[]*)*
        (?P<sign>[+-]?)\s?
        (?:0x(?P<hex>[0-9a-f]{1,8})|(?P<digits>[0-9]+(?:[,\x20'_\u{a0}\u{202f}][0-9]{3})*)(?:\.0*)?)
        (?:_?[iu](?:8|16|32|64|128|size)|l|n)?
        [\s\#\[\]()<>"'`*_.,;:!?|«»“”。！？，]*(?:的?(?:错误码?|报错|异常|是什么意思|是什么|什么意思|是啥|怎么办|怎么解决|怎么回事)[\s?!.。！？]*)*$"#,
    )
});

/// The number in a dress such as `#9012`, `E9012`, `error code: 9012.` or `９０１２`, without it.
pub fn dressed(text: &str) -> Option<String> {
    let text = folded(text);
    // The number of an error of the operating system.
    if text.starts_with("errno") {
        return None;
    }
    let parts = DRESS.captures(&text)?;
    let is_minus = parts.name("sign").is_some_and(|sign| sign.as_str() == "-") || text.contains("minus");
    let sign = if is_minus { "-" } else { "" };
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
    // In `err-9012` the sign stands between the words and the number.
    let is_between = BETWEEN.is_match(&text) && is_listed(digits) && !is_listed(&format!("-{digits}"));
    let sign = if is_between { "" } else { sign };
    Some(format!("{}{digits}", if digits == "0" { "" } else { sign }))
}

static BETWEEN: Pattern = Pattern::new(|| pattern("[a-z]-[0-9]"));

/// Whether the guide lists a number, on any market.
pub fn is_listed(number: &str) -> bool {
    let number = number.parse().ok();
    number.is_some_and(|number: i32| ErrorCode::ALL.iter().any(|code| code.code() == number))
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
