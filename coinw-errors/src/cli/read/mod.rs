//! What a text says of errors, whatever people paste: a code, a response, a line of a log, words.

mod alone;
pub mod certainty;
pub mod column;
mod fields;
pub mod finding;
pub mod http;
mod index;
mod label;
mod lenient;
mod likeness;
mod number;
mod objection;
mod others;
mod phrase;
mod printed;
mod record;
mod response;
pub mod search;
pub mod signs;
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

/// What a part of a longer text says: a line of a log, or several that belong together.
pub fn within(text: &str, market: Option<Market>) -> Vec<Finding> {
    let http = Http::of(text);
    let responses = response::read(text, market);
    // What stands in a response that is none of an error is its data.
    let outside = words::plain_digits(responses.outside.as_deref().unwrap_or(text));
    let mut found = responses.errors;
    if found.is_empty() {
        found = distinct(spoken::read(&outside, market));
    }
    if found.iter().any(|finding| finding.evidence == finding::Evidence::Record) {
        return found;
    }
    if found.iter().any(|finding| finding.error().is_some()) {
        // A failure without a code may be another request's.
        let others: Vec<_> = responses.others.into_iter().filter(|other| is_another(other, &found)).collect();
        found.extend(others);
        let weighed = certainty::weigh(text, &outside, found, market);
        let has_another = weighed.iter().any(|finding| finding.mere_status().is_some());
        return if has_another { weighed } else { with_http(weighed, &http) };
    }
    if !responses.others.is_empty() {
        let mut others = with_http(responses.others, &http);
        if others.iter().all(Finding::is_success) {
            others.extend(failure_beside_success(text, &outside, market));
        }
        return others;
    }
    if !found.is_empty() {
        return found;
    }
    if let Some(answer) = http::answer(text, &http, market) {
        return vec![answer];
    }
    let phrases = phrase::read(text, market);
    if phrases.is_empty() && signs::has_no_answer(text) {
        return vec![Finding::no_answer()];
    }
    distinct(phrases)
}

/// Whether it is a failure, and none that is known already.
fn is_another(other: &Finding, found: &[Finding]) -> bool {
    other.error().is_some() && found.iter().all(|known| known.key() != other.key())
}

/// What a text says against the success that it reports.
fn failure_beside_success(text: &str, outside: &str, market: Option<Market>) -> Option<Finding> {
    let http = Http::of(outside);
    if let Some(status) = http.status.filter(|status| status.is_client_error() || status.is_server_error()) {
        return http::of_status(status, &http, market);
    }
    if signs::has_no_answer(text) {
        return Some(Finding::no_answer());
    }
    Finding::without_code(text, market).filter(|_| signs::is_of_a_failure(outside))
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
