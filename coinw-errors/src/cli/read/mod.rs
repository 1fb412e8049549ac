//! What a text says of errors, whatever people paste: a code, a response, a line of a log, words.

mod alone;
pub mod column;
pub mod finding;
pub mod http;
mod index;
mod label;
mod lenient;
mod likeness;
mod number;
mod others;
mod phrase;
mod printed;
mod record;
mod response;
pub mod search;
mod spoken;
mod words;

use coinw_errors::{ErrorCode, Market};

use self::finding::Finding;
use self::http::Http;
use self::words::{Pattern, pattern};

/// What a text means that is nothing but a code, or a list of codes; nothing, if it is more.
pub fn alone(text: &str, market: Option<Market>) -> Vec<Finding> {
    match record::of_yaml(text) {
        Some(record) => within(&record, market),
        None => alone::read(text, market).unwrap_or_default(),
    }
}

static SIGNS: Pattern = Pattern::new(|| {
    let phrases =
        ErrorCode::ALL.iter().flat_map(|code| [code.message(), code.title(), code.name()]).map(regex::escape);
    let signs = "code|coinw|success|failed|result|spot|futures|http|status|time|deadline|connect|econn|epipe|eai_ag|enotfound|dns error|error sending|remotedis|incompletem|socket|pipe|name resolution|<html|<!doctype|<title|错误|代码|返回|报错|异常|状态|curl|nginx|proxy|gateway|getaddrinfo|err";
    pattern(&format!("(?i){signs}|[45][0-9][0-9] [A-Z]|{}", phrases.collect::<Vec<_>>().join("|")))
});

/// Whether a text may say something of an error. Most lines of most logs do not, and a look is cheaper than reading.
pub fn is_worth_reading(text: &str) -> bool {
    SIGNS.is_match(text)
}

/// What a part of a longer text says: a line of a log, or several that belong together.
pub fn within(text: &str, market: Option<Market>) -> Vec<Finding> {
    let found = what_is_said(text, market);
    let Some(system) = others::system(text) else { return found };
    let is_of_guide = |finding: &Finding| {
        let message = finding.error().and_then(|error| error.api()?.message().map(str::to_owned));
        finding.listed().is_none_or(|code| message.as_deref() == Some(code.message()))
    };
    let doubt = |finding: Finding| {
        if is_of_guide(&finding) || !finding.is_certain() {
            return finding;
        }
        finding.doubtful(format!("a code in a text that speaks of {system}, and not of CoinW"))
    };
    found.into_iter().map(doubt).collect()
}

fn what_is_said(text: &str, market: Option<Market>) -> Vec<Finding> {
    let http = Http::of(text);
    let responses = response::read(text, market);
    if !responses.errors.is_empty() {
        return distinct(with_http(responses.errors, &http));
    }
    // What stands in a response that is none of an error is its data.
    let outside = words::plain_digits(responses.outside.as_deref().unwrap_or(text));
    let found = spoken::read(&outside, market);
    if found.iter().any(|finding| finding.error().is_some()) {
        return distinct(with_http(found, &http));
    }
    if !responses.others.is_empty() {
        return distinct(with_http(responses.others, &http));
    }
    if !found.is_empty() {
        return distinct(found);
    }
    if let Some(answer) = http::answer(text, &http, market) {
        return vec![answer];
    }
    let phrases = phrase::read(text, market);
    if phrases.is_empty() && NO_ANSWER.is_match(text) {
        return vec![Finding::no_answer()];
    }
    distinct(phrases)
}

/// What HTTP clients say when no answer came.
static NO_ANSWER: Pattern = Pattern::new(|| {
    pattern(
        r"(?xi)\btimed\ out\b | \btimeout\ of\ \d | \d\ ?m?s\ time-?out | \bgetaddrinfo\b | \b(?:read|connect|connection|request|operation|socket)\ ?time-?out | TimeoutError
        | (?:\A\W*|[:\-–—]\ ?)time-?out(?:\ error)?\W*\z
        | \bE(?:TIMEDOUT|CONNRESET|CONNABORTED|CONNREFUSED|PIPE|AI_AGAIN|NOTFOUND)\b
        | \bconnection\ (?:reset|refused|aborted|lost) | \bsocket\ hang\ up | \bbroken\ pipe | RemoteDisconnected | IncompleteMessage
        | \bdns\ error | \bname\ resolution | \bdeadline\ (?:has\ )?(?:elapsed|exceeded) | \berror\ sending\ request",
    )
});

fn with_http(findings: Vec<Finding>, http: &Http) -> Vec<Finding> {
    let add = |finding: Finding| match finding.what {
        finding::What::Error(error) => {
            Finding { what: finding::What::Error(Box::new(http.add_to(*error))), ..finding }
        }
        finding::What::Success { .. } | finding::What::NoAnswer => finding,
    };
    findings.into_iter().map(add).collect()
}

/// Each error once.
fn distinct(findings: Vec<Finding>) -> Vec<Finding> {
    let mut kept: Vec<Finding> = Vec::new();
    for finding in findings {
        if kept.iter().all(|other| other.key() != finding.key()) {
            kept.push(finding);
        }
    }
    kept
}

static TIME: Pattern = Pattern::new(|| {
    pattern(
        r"(?x)(?P<time>\b\d{4}[-/]\d\d[-/]\d\d[T\x20]\d\d:\d\d(?::\d\d)?
            |\b\d{2}/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d
            |\b[A-Z][a-z]{2}\x20[\x20\d]\d\x20\d\d:\d\d:\d\d
            |\b\d\d:\d\d:\d\d)
        (?:[.,]\d{1,9})?(?P<zone>Z|\x20?[+-]\d\d:?\d\d\b)?",
    )
});

/// The first time in a text, to the second and as it stands there.
pub fn words_of_time(text: &str) -> Option<String> {
    let found = TIME.captures(text)?;
    let zone = found.name("zone").map_or("", |zone| zone.as_str());
    Some(format!("{}{zone}", found.name("time")?.as_str()))
}

static NUMBER: Pattern =
    Pattern::new(|| pattern(r#"(?:^|[\s(\[,;:='"])(-?\d{3,6}|-\d{1,2})(?:$|[\s)\],;:'"!?.])"#));

/// The numbers in a text that the guide lists.
pub fn listed_numbers(text: &str, market: Option<Market>) -> Vec<ErrorCode> {
    let start = text.get(..10_000).unwrap_or(text);
    let numbers = NUMBER.captures_iter(start).filter_map(|found| found.get(1));
    let mut codes: Vec<_> = numbers.flat_map(|number| finding::numbered(number.as_str(), market)).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}
