//! What this library prints of an error in one line, wherever it stands.

use std::time::Duration;

use coinw_errors::{Channel, Error, ErrorCode, Market, check, decode};

use super::finding::{self, Finding, Parts, What, market_of};
use super::words::{Pattern, pattern};

static LINE: Pattern = Pattern::new(|| {
    let titles: Vec<_> = ErrorCode::ALL.iter().map(|code| literal(&code.to_string())).collect();
    pattern(&format!(
        r#"(?x)\b(?P<market>spot|futures)\ (?P<websocket>websocket\ )?
        (?: (?P<listed>{})
          | (?P<success>\S{{1,64}})\ \(a\ code\ that\ means\ success\)
          | (?P<unlisted>\S{{1,64}})\ \(not\ listed\ for\ [^)]{{0,100}}\)
          | (?P<absent>error\ without\ a\ code) )
        (?P<contradiction>,\ (not\ a\ plain\ refusal|in\ a\ response\ that\ does\ not\ prove\ success))?
        {HTTP}
        (?::\ (?P<message>"(?:[^"\\]|\\.)*"?))?"#,
        titles.join("|")
    ))
});

const HTTP: &str =
    r"(?:\ \((?:HTTP\ (?P<status>\d{3}))?(?:,\ )?(?:Retry-After:\ (?P<after>[0-9.]+[a-zµ]+))?\))?";

static UNUSABLE: Pattern = Pattern::new(|| {
    pattern(&format!(
        r#"(?x)\b(?P<market>spot|futures):\ (?P<what>the\ response\ is\ not\ JSON|the\ response\ ends\ too\ early
        |the\ response\ is\ empty|the\ data\ does\ not\ fit\ the\ requested\ type)
        {HTTP}
        (?:;\ body\ starts\ with\ (?P<message>"(?:[^"\\]|\\.)*"?))?"#
    ))
});

/// A line of the form that CoinW's support asks for.
static FORM: Pattern = Pattern::new(|| {
    pattern(&format!(
        r#"(?xm)^[|\ {{"]*Error\ Message(?:":\ "|:\ |\ \|\ )(?P<code>-?\d+)\b(?:\ (?P<message>.*?))??{HTTP}(?:\ \||",?)?\r?$"#
    ))
});

/// A text in a pattern in which blanks do not count.
fn literal(text: &str) -> String {
    regex::escape(text).replace(' ', r"\ ")
}

/// The lines that this library printed.
pub fn read(text: &str) -> Vec<Finding> {
    // Most texts have neither, and the long patterns cost more than a look.
    if text.contains("Error Message") {
        return FORM.captures_iter(text).flat_map(|line| of_form(&line)).collect();
    }
    if !text.contains("spot") && !text.contains("futures") {
        return Vec::new();
    }
    let errors = LINE.captures_iter(text).filter_map(|line| error(&line));
    let unusable = UNUSABLE.captures_iter(text).filter_map(|line| unusable(&line));
    let findings = errors.chain(unusable);
    findings.map(|finding| finding.in_own_words("an error as this library prints it")).collect()
}

fn error(line: &regex::Captures<'_>) -> Option<Finding> {
    let part = |name| line.name(name).map(|part| part.as_str());
    let market = market_of(part("market")?)?;
    let code = match part("listed") {
        Some(listed) => listed.split(' ').next(),
        None => part("success").or(part("unlisted")),
    };
    let message = part("message").map(unquoted);
    let parts = Parts {
        market,
        channel: if part("websocket").is_some() { Channel::Websocket } else { Channel::Rest },
        code,
        message: message.as_deref(),
        is_contradictory: part("contradiction").is_some() || part("success").is_some(),
    };
    Some(Finding::of(with_http(parts.error()?, line), Some(market)))
}

fn of_form(line: &regex::Captures<'_>) -> Vec<Finding> {
    let part = |name| line.name(name).map(|part: regex::Match<'_>| part.as_str());
    let findings = finding::of_number(part("code").unwrap_or_default(), part("message"), None).into_iter();
    let with_http = |finding: Finding| match finding.what {
        What::Error(error) => Finding { what: What::Error(Box::new(with_http(*error, line))), ..finding },
        What::Success { .. } | What::NoAnswer => finding,
    };
    findings.map(|finding| with_http(finding).by("the form that CoinW's support asks for")).collect()
}

fn unusable(line: &regex::Captures<'_>) -> Option<Finding> {
    let market = market_of(line.name("market")?.as_str())?;
    let begins = line.name("message").map(|message| unquoted(message.as_str())).unwrap_or_default();
    let error = match line.name("what")?.as_str() {
        "the data does not fit the requested type" => mismatch(market),
        _ => check(market, &begins).err(),
    };
    Some(Finding::of(with_http(error?, line), Some(market)))
}

/// A response that was cut off.
pub fn truncated(market: Market, begins: &str) -> Option<Error> {
    let as_it_begins = check(market, begins).err().filter(|error| matches!(error, Error::Truncated(_)));
    as_it_begins.or_else(|| check(market, "{").err())
}

/// A success with data of another type.
pub fn mismatch(market: Market) -> Option<Error> {
    decode::<bool>(market, r#"{"code":0,"data":"?"}"#).err()
}

fn with_http(error: Error, line: &regex::Captures<'_>) -> Error {
    let status = line.name("status").and_then(|status| status.as_str().parse().ok());
    let error = status.map_or(error.clone(), |status| error.with_http_status(status));
    let delay = line.name("after").and_then(|delay| duration(delay.as_str()));
    delay.map_or(error.clone(), |delay| error.with_retry_after(delay))
}

/// A duration as Rust prints it: `1.5s`, `500ms`.
pub fn duration(text: &str) -> Option<Duration> {
    let unit_at = text.find(|character: char| character.is_alphabetic())?;
    let (number, unit) = text.split_at_checked(unit_at)?;
    let number: f64 = number.parse().ok()?;
    let seconds = match unit {
        "s" => number,
        "ms" => number / 1e3,
        "µs" => number / 1e6,
        "ns" => number / 1e9,
        _ => return None,
    };
    Duration::try_from_secs_f64(seconds).ok()
}

/// The text of a quoted one, which may be cut off.
fn unquoted(quoted: &str) -> String {
    let text = quoted.strip_prefix('"').unwrap_or(quoted);
    let text = text.strip_suffix('"').unwrap_or(text);
    let mut unquoted = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => unquoted.extend(characters.next().map(|escaped| match escaped {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                other => other,
            })),
            _ => unquoted.push(character),
        }
    }
    unquoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_has_a_unit() {
        for (text, expected) in [
            ("1.5s", Some(Duration::from_millis(1500))),
            ("500ms", Some(Duration::from_millis(500))),
            ("7µs", Some(Duration::from_micros(7))),
            ("9ns", Some(Duration::from_nanos(9))),
            ("9h", None),
        ] {
            assert_eq!(duration(text), expected, "{text}");
        }
    }

    #[test]
    fn a_line_keeps_what_it_says() {
        let errors = [
            check(Market::Futures, r#"{"code":9012,"msg":"Position \"x\" not found"}"#)
                .unwrap_err()
                .with_http_status(200),
            check(Market::Spot, r#"{"code":"E7","msg":"no"}"#).unwrap_err().with_http_status(503),
            check(Market::Futures, r#"{"code":29001,"success":true}"#).unwrap_err(),
            check(Market::Futures, r#"{"code":0,"success":false}"#).unwrap_err(),
            check(Market::Futures, r#"{"success":false,"msg":"no"}"#).unwrap_err(),
            check(Market::Futures, r#"{"result":false,"errorCode":500,"errorMsg":"?"}"#).unwrap_err(),
            check(Market::Futures, "<html>").unwrap_err().with_retry_after(Duration::from_millis(1500)),
            check(Market::Futures, r#"{"code":0"#).unwrap_err(),
            check(Market::Futures, "").unwrap_err(),
        ];
        for error in errors {
            let line = format!("WARN x: {error} (2 tries)");
            let findings = read(&line);
            let read: Vec<_> = findings.iter().filter_map(Finding::error).map(ToString::to_string).collect();
            assert_eq!(read, [error.to_string()], "{line}");
        }
    }
}
