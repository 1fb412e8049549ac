//! What a text says of errors, whatever people paste: a code, a response, a line of a log, words.

mod alone;
mod certainty;
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

/// What a line of a text means that is nothing but a code of the guide. A small number may count anything there.
pub fn code_alone(line: &str, market: Option<Market>) -> Vec<Finding> {
    let found =
        if line.len() < LONGEST_LINE { alone::read(line, market).unwrap_or_default() } else { Vec::new() };
    let is_code = |finding: &Finding| {
        let is_small = finding.listed().is_some_and(|code| (0..100).contains(&code.code()));
        finding.listed().is_some() && (!is_small || finding.how.is_some())
    };
    if found.iter().all(is_code) { found } else { Vec::new() }
}

/// The longest title is shorter.
const LONGEST_LINE: usize = 150;

static SIGNS: Pattern = Pattern::new(|| {
    let phrases =
        ErrorCode::ALL.iter().flat_map(|code| [code.message(), code.title(), code.name()]).map(regex::escape);
    let signs = "code|coinw|success|response|gateway|unavailable|failed|result|spot|futures|http|status|time|deadline|connect|econn|epipe|eai_ag|enotfound|dns error|error sending|remotedis|incompletem|socket|pipe|name resolution|<html|<!doctype|<title|错误|代码|返回|报错|异常|状态|curl|nginx|proxy|gateway|getaddrinfo|eof|reply|server|fetch|no such|no re|disconnect|incomplete|断|响应|重置|closed|abort|could not|超时|network|err";
    pattern(&format!("(?i){signs}|[45][0-9][0-9] [A-Z]|{}", phrases.collect::<Vec<_>>().join("|")))
});

/// Whether a text may say something of an error. Most lines of most logs do not, and a look is cheaper than reading.
pub fn is_worth_reading(text: &str) -> bool {
    SIGNS.is_match(text)
}

/// What a part of a longer text says: a line of a log, or several that belong together.
pub fn within(text: &str, market: Option<Market>) -> Vec<Finding> {
    let http = Http::of(text);
    let responses = response::read(text, market);
    // What stands in a response that is none of an error is its data.
    let outside = words::plain_digits(responses.outside.as_deref().unwrap_or(text));
    let mut found = responses.errors;
    if found.is_empty() {
        found = spoken::read(&outside, market);
    }
    if found.iter().any(|finding| finding.evidence == finding::Evidence::Record) {
        return distinct(found);
    }
    if found.iter().any(|finding| finding.error().is_some()) {
        // A failure without a code may be another request's.
        found.extend(responses.others.into_iter().filter(|other| other.error().is_some()));
        let weighed = certainty::weigh(text, &outside, found, market);
        let has_another = weighed.iter().any(|finding| finding.mere_status().is_some());
        return distinct(if has_another { weighed } else { with_http(weighed, &http) });
    }
    if !responses.others.is_empty() {
        let mut others = with_http(responses.others, &http);
        if others.iter().all(Finding::is_success) && certainty::has_no_answer(text) {
            others.push(Finding::no_answer());
        }
        return distinct(others);
    }
    if !found.is_empty() {
        return distinct(found);
    }
    if let Some(answer) = http::answer(text, &http, market) {
        return vec![answer];
    }
    let phrases = phrase::read(text, market);
    if phrases.is_empty() && certainty::has_no_answer(text) {
        return vec![Finding::no_answer()];
    }
    distinct(phrases)
}

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

/// Listed numbers in a text as codes that may be meant. Small ones, and those of HTTP, are there for other reasons.
pub fn possible_codes(text: &str, market: Option<Market>) -> Vec<Finding> {
    let codes = listed_numbers(text, market).into_iter();
    let codes = codes.filter(|code| code.code() <= -100 || code.code() >= 1_000);
    let findings = codes.filter_map(|code| finding::listed(code, market));
    findings.map(|finding| finding.doubtful(POSSIBLE)).collect()
}

/// How a number is understood that nothing calls a code.
const POSSIBLE: &str = "a number that the guide lists, which nothing calls a code";
