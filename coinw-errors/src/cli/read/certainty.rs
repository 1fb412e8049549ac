//! What else a piece of text says, which makes a code in it doubtful: a lost connection, a status of another response, another system.

use ::http::StatusCode;
use coinw_errors::{ErrorCode, Market};

use super::finding::{Evidence, Finding};
use super::http::{self, Http};
use super::lenient::PLACE;
use super::words::{Pattern, pattern};
use super::{listed_numbers, others};

/// What HTTP clients say when no answer came.
static NO_ANSWER: Pattern = Pattern::new(|| {
    pattern(
        r"(?xi)\btimed\ ?out\b | \btimeout\ of\ \d | \d\ ?m?s\ time-?out | \bgetaddrinfo\b
        | \b(?:read|write|connect|connection|request|operation|socket|handshake|i/o)\ ?time-?out | TimeoutError | 超时
        | (?:\A\W*|[:,=\-–—]\ ?)time-?out(?:\ error)?\W*\z | \A\W*EOF\W*\z | :\ EOF\W*\z
        | \bE(?:TIMEDOUT|CONNRESET|CONNABORTED|CONNREFUSED|PIPE|AI_AGAIN|NOTFOUND)\b
        | \bconnection\ (?:was\ )?(?:reset|refused|aborted|lost|closed)(?:\ by|\ before|\W*\z) | \bsocket\ hang\ up | \bbroken\ pipe
        | RemoteDisconnected | IncompleteMessage | \bempty\ reply\ from\ server | \bserver\ disconnected\b | \bno\ such\ host\b
        | \bcould\ not\ resolve\ host\b | \A\W*network\ error\W*\z | \bfetch\ failed\b
        | \bdns\ error | \bname\ resolution | \bdeadline\ (?:has\ )?(?:elapsed|exceeded) | \berror\ sending\ request",
    )
});

/// Whether a text says that no answer came.
pub fn has_no_answer(text: &str) -> bool {
    NO_ANSWER.is_match(text)
}

/// Words of a success outside of a response.
static SUCCESS: Pattern = Pattern::new(|| {
    pattern(
        r#"(?i)\bsuccess["']?\s*[:=]\s*["']?true\b|\border\s+(?:was\s+|is\s+)?(?:filled|placed|executed)\b|\bsucceeded\b"#,
    )
});

/// What begins another request in the same line.
static ANOTHER: Pattern = Pattern::new(|| pattern(r"(?i);|->|\bthen\b|\bretry(?:ing)?\b|\border\b"));

/// The codes that a text says, with what else it says; then no code is certain.
pub fn weigh(text: &str, outside: &str, found: Vec<Finding>, market: Option<Market>) -> Vec<Finding> {
    let mut others = Vec::new();
    let codes: Vec<_> = found.iter().filter_map(Finding::listed).collect();
    let messages: Vec<&str> = found
        .iter()
        .filter_map(|finding| finding.error()?.api()?.message())
        .filter(|message| !message.is_empty())
        .collect();
    if !messages.iter().any(|message| has_no_answer(message)) && has_no_answer(text) {
        others.push(Finding::no_answer());
    }
    let status = another_status(outside, &found);
    others.extend(status.and_then(|status| http::of_status(status, &Http::default(), market)));
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
    // What this library wrote, and a response with the guide's own message, speak for themselves.
    let message = finding.error()?.api()?.message();
    let is_own = finding.market.is_some() && finding.evidence == Evidence::Code;
    if is_own
        || message.is_some_and(|message| message == code.message())
            && !http::is_reason(code.code(), message.unwrap_or_default())
    {
        return None;
    }
    if let Some(system) = others::system(text, &code.code().to_string()) {
        return Some(format!("a code in a text that speaks of {system}, and not of CoinW"));
    }
    if finding.evidence == Evidence::Response {
        return None;
    }
    if SUCCESS.is_match(outside) {
        return Some("a code in a text that speaks of a success, too".to_owned());
    }
    let others = listed_numbers(outside, market);
    let is_alone = others.iter().all(|other| found.contains(other) || other.code().unsigned_abs() < 1_000);
    (!is_alone && outside.len() < SHORT && finding.how.as_deref() == Some(CALLED))
        .then(|| "one of several numbers that the guide lists".to_owned())
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
