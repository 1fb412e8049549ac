//! What else a piece of text says, which makes a code in it doubtful: a lost connection, a status of another response, another system.

use ::http::StatusCode;
use coinw_errors::{ErrorCode, Market};

use super::finding::{Evidence, Finding, says_success};
use super::http::{self, Http};
use super::lenient::PLACE;
use super::signs::{has_no_answer, leaves_open};
use super::words::{Pattern, folded, pattern};
use super::{listed_numbers, others, phrase};

/// Words before a response that say that it is none of the exchange's.
static MADE_UP: Pattern =
    Pattern::new(|| pattern(r"(?i)\b(?:mock(?:ed)?|fake|example|expected|sample)\b[^{]{0,30}$"));

/// What begins another request in the same line.
static ANOTHER: Pattern = Pattern::new(|| pattern(r"(?i);|->|\bthen\b|\bretry(?:ing)?\b|\border\b"));

/// The codes that a text says, with what else it says; then no code is certain.
pub fn weigh(text: &str, outside: &str, found: Vec<Finding>, market: Option<Market>) -> Vec<Finding> {
    let mut others = Vec::new();
    let codes: Vec<_> = found.iter().filter_map(Finding::listed).collect();
    let messages: Vec<&str> = found.iter().filter_map(|finding| finding.error()?.api()?.message()).collect();
    if let Some(status) = another_status(outside, &found) {
        others.extend(http::of_status(status, &Http::default(), market));
    } else if !messages.iter().any(|message| has_no_answer(message)) && has_no_answer(text) {
        others.push(Finding::no_answer());
    }
    let elsewhere =
        if others.is_empty() { None } else { Some("a code in a text that speaks of another failure, too") };
    let told = found.into_iter().map(|finding| {
        let reason = elsewhere.map(str::to_owned).or_else(|| reason(text, outside, &finding, &codes, market));
        match reason {
            Some(reason) if finding.listed().is_some() && finding.is_certain() => finding.doubtful(reason),
            _ => finding,
        }
    });
    let mut told: Vec<_> = told.collect();
    told.extend(others);
    told
}

/// Why a code of a text without another failure is not certain.
fn reason(
    text: &str,
    outside: &str,
    finding: &Finding,
    found: &[ErrorCode],
    market: Option<Market>,
) -> Option<String> {
    let code = finding.listed()?;
    if let Some(system) = others::system(text, &code.code().to_string()) {
        return Some(format!("a code in a text that speaks of {system}, and not of CoinW"));
    }
    let message = finding.error()?.api()?.message();
    if finding.evidence == Evidence::Own {
        return None;
    }
    if Http::of(outside).status.is_some_and(|status| is_of_gateway(status.as_u16())) {
        return Some(
            "a code beside a status of a gateway, which answers in place of the exchange".to_owned(),
        );
    }
    if finding.evidence == Evidence::Response {
        return response_reason(code, message, outside).map(str::to_owned);
    }
    if leaves_open(outside) {
        return Some(SOMETHING_ELSE.to_owned());
    }
    if phrase::read(outside, market).iter().filter_map(Finding::listed).any(|other| !found.contains(&other)) {
        return Some("a code beside the words of another one".to_owned());
    }
    let others = listed_numbers(outside, market);
    let is_alone = others.iter().all(|other| found.contains(other) || other.code().unsigned_abs() < 1_000);
    (!is_alone && outside.len() < SHORT && finding.how.as_deref() == Some(CALLED))
        .then(|| "one of several numbers that the guide lists".to_owned())
}

const SOMETHING_ELSE: &str = "a code in a text that speaks of something else, too";

/// Why a response with a code is not certain.
fn response_reason(code: ErrorCode, message: Option<&str>, outside: &str) -> Option<&'static str> {
    let message = message.unwrap_or_default();
    let is_of_another = |other: &ErrorCode| *other != code && folded(other.message()) == folded(message);
    if !message.is_empty() && (says_success(message) || has_no_answer(message))
        || ErrorCode::ALL.iter().any(is_of_another)
    {
        return Some("a response whose message does not go with its code");
    }
    if outside.rsplit_once(PLACE).is_some_and(|(_, after)| leaves_open(after)) {
        return Some(SOMETHING_ELSE);
    }
    let before = outside.split_once(PLACE).map_or("", |(before, _)| before);
    MADE_UP.is_match(before).then_some("a response that the text calls made up")
}

/// Whether a status is one that a gateway sends when the exchange has not answered it.
pub fn is_of_gateway(status: u16) -> bool {
    matches!(status, 502..=504 | 520..=527)
}

/// How a number is understood that a text calls a code.
pub const CALLED: &str = "a number that the text calls a code";

/// In a longer text, a number that the guide lists is there by chance.
const SHORT: usize = 200;

/// The status of an error that a text speaks of after a code, as that of another request.
fn another_status(outside: &str, found: &[Finding]) -> Option<StatusCode> {
    let first = found.first()?;
    let after_code = match first.evidence {
        Evidence::Response => outside.split_once(PLACE)?.1,
        _ => outside.split_once(&first.code()?)?.1,
    };
    let status = Http::of(after_code).status.filter(|status| status.as_u16() >= 400)?;
    let (between, _) = after_code.split_once(status.as_str())?;
    ANOTHER.is_match(between).then_some(status)
}
