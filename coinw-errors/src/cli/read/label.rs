//! Numbers that a text calls a code.

use coinw_errors::{Channel, ErrorCode, Market};

use super::certainty::CALLED;
use super::finding::{self, Finding};
use super::http;
use super::number;
use super::others;
use super::printed;
use super::signs;
use super::words::{Pattern, folded, pattern};

/// How many numbers of a text are looked at. A line of a log has a few.
const MOST: usize = 1_000;

static LABELLED: Pattern = Pattern::new(|| {
    pattern(
        r#"(?xi)
        (?P<label>(?:\b[a-z]+[._\s-]?)?code[s]?|["']err(?:no|ors?)|错误码|错误代码|代码|返回码|报错|返回|错误|报)
        (?:\\*["'])? (?:\s|\\t|\b(?:is|was|of|no\.?|number|int|string)\b|[:=\#>\[\](→⇒：＝]|->)* (?:\\*["'])? \s*
        (?P<number>-?\d{1,20})"#,
    )
});

/// Words of an error without the word `code`, which count for listed numbers of three digits or more, and for negative ones.
static CALLED_ERROR: Pattern = Pattern::new(|| {
    // No `errno`: `[Errno -3]` is the system's.
    pattern(
        r#"(?i)\b(?:[a-z_]*error|[a-z_]*exception|err|errcode|coinw|ret)(?:\\*["'])?\s*[:=#(\[]*\s*(?:\\*["'])?(?P<number>-\d{1,6}|\d{3,6})"#,
    )
});

/// What follows the number of a process: `ERROR 29001 --- [main]`, `ERROR 29001 [main]`.
static AFTER_PROCESS: Pattern = Pattern::new(|| pattern(r"^\s+(?:---|\[)"));

/// What follows a code with its message: `error 777001: Insufficient balance`.
static MESSAGE_FOLLOWS: Pattern = Pattern::new(|| pattern(r"^[\])]?\s?(?::|\s-)?\s*[^\W\d_]"));

/// `9012 Position not found`: a number with the words that belong to it.
static WITH_WORDS: Pattern = Pattern::new(|| {
    let phrases = ErrorCode::ALL.iter().flat_map(|code| [code.title(), code.message(), code.name()]);
    let phrases: Vec<_> = phrases.map(regex::escape).collect();
    pattern(&format!(
        r#"(?i)(?:^|[^\w.:/+-])[Ee\#]?(?P<number>-?\d{{1,6}})[\s:,;|\])>\-–—"']{{1,12}}(?P<words>{})"#,
        phrases.join("|")
    ))
});

/// Words before a number that call it a code.
static CALLED_BEFORE: Pattern =
    Pattern::new(|| pattern(r"(?i)(?:code|error|coinw|futures|spot|错误码?|\[)\W*$"));

/// `Position not found (9012)`: the words first.
static AFTER_WORDS: Pattern = Pattern::new(|| {
    let phrases = ErrorCode::ALL.iter().flat_map(|code| [code.title(), code.message(), code.name()]);
    let phrases: Vec<_> = phrases.map(regex::escape).collect();
    pattern(&format!(
        r#"(?i)(?P<words>{})[\s:,;|\[<(\-–—"'=]{{1,12}}(?P<number>-?\d{{1,6}})(?:$|[^\w.:/%-])"#,
        phrases.join("|")
    ))
});

/// The numbers that a text calls codes. Those that the guide lists are preferred to those that it does not, which may be something else.
pub fn read(text: &str, market: Option<Market>) -> Vec<Finding> {
    let words = with_words(text, market);
    if !words.is_empty() {
        return words;
    }
    let (is_about_coinw, is_about_requests) = (is_about_coinw(text), is_about_requests(text));
    let of_errors = CALLED_ERROR.captures_iter(text).take(MOST);
    let of_errors = of_errors.filter(|found| is_of_a_named_error(text, found, market));
    let of_errors = of_errors.filter_map(|found| Some((number(text, &found)?, doubt(text, &found))));
    let labelled: Vec<_> = LABELLED
        .captures_iter(text)
        .take(MOST)
        .filter(|found| is_of_an_error(text, found) && (is_about_coinw || !is_too_short(found)))
        .flat_map(|found| {
            let doubt = doubt(text, &found);
            numbers(text, &found).into_iter().map(move |number| (number, doubt))
        })
        .filter(|(number, _)| !(is_about_requests && is_status(number)))
        .chain(of_errors)
        .collect();
    let is_cut = text.matches('{').count() > text.matches('}').count();
    let beginning = text.find('{').and_then(|at| text.get(at..)).filter(|_| is_cut);
    let how = if beginning.is_some() { "the beginning of a response" } else { CALLED };
    let mut findings: Vec<Finding> = Vec::new();
    for (number, doubt) in labelled {
        for finding in finding::of_number(number, None, market.or_else(|| one_market(text))) {
            findings.push(match finding.how {
                _ if doubt.is_some() && finding.error().is_some() => {
                    finding.doubtful(doubt.unwrap_or_default())
                }
                // What follows may say the opposite.
                _ if finding.is_success() && beginning.is_some() => {
                    truncated(beginning.unwrap_or_default(), market)
                }
                _ if finding.is_success() => Finding::success(Some(number.to_owned()), objection(text)),
                None if http::status_of(number).is_some()
                    && finding.listed().is_some()
                    && !is_about_coinw
                    && beginning.is_none() =>
                {
                    finding.doubtful(number::CODE_OR_STATUS)
                }
                // The rest may say the opposite, or the number go on.
                None if beginning.is_some() => finding.doubtful(how),
                // In another channel, the number is another code or none.
                None if finding.listed().is_some_and(|code| code.channel() == Channel::Websocket)
                    && !is_about_websockets(text) =>
                {
                    finding.doubtful("a number that is a code on a websocket only")
                }
                None => finding.by(how),
                Some(_) => finding,
            });
        }
    }
    let is_listed = |finding: &Finding| finding.listed().is_some();
    if findings.iter().any(is_listed) {
        // A short number beside a code of the guide is something else; others are codes as well.
        findings.retain(|finding| {
            is_listed(finding) || finding.code().is_some_and(|code| code.len() > 3 && !finding.is_success())
        });
    }
    findings
}

/// A response that was cut off.
fn truncated(beginning: &str, market: Option<Market>) -> Finding {
    let known = market.unwrap_or(Market::Futures);
    match printed::truncated(known, beginning) {
        Some(error) => Finding::of(error, market).by("the beginning of a response"),
        None => Finding::no_answer(),
    }
}

/// The market that a text names, if it names one only.
fn one_market(text: &str) -> Option<Market> {
    let words = text.split(|character: char| !character.is_ascii_alphanumeric());
    let mut named: Vec<Market> = words.filter_map(finding::market_of).collect();
    named.dedup();
    if let [only] = named[..] { Some(only) } else { None }
}

/// A text that speaks of a failure beside the code of a success.
fn objection(text: &str) -> Option<String> {
    let has_status = http::Http::of(text).status.is_some_and(|status| status.as_u16() >= 400);
    (has_status || signs::speaks_of_failure(text) || signs::has_no_answer(text)).then(|| text.to_owned())
}

fn with_words(text: &str, market: Option<Market>) -> Vec<Finding> {
    let pairs = WITH_WORDS.captures_iter(text).chain(AFTER_WORDS.captures_iter(text)).filter_map(|found| {
        let number = found.name("number")?.as_str();
        let words = found.name("words")?.as_str();
        let belong = |code: &ErrorCode| {
            [code.title(), code.message(), code.name()].iter().any(|known| folded(known) == folded(words))
        };
        // The minus may have been taken for a sign between the words and the number.
        let negative = format!("-{number}");
        let codes = [number, &negative].into_iter().flat_map(|number| finding::numbered(number, market));
        let code = codes.into_iter().find(belong)?;
        // `500 Internal Server Error` is what HTTP says, and `429 Too Many Requests` as well. In the table of `coinw-errors list`, the name
        // stands further off.
        let is_of_list = found.get(0).is_some_and(|whole| whole.as_str().contains("   "));
        if http::is_reason(code.code(), code.title()) && !is_of_list {
            return None;
        }
        let listed = finding::listed(code, market)?;
        // `1. System error` and `line 1: system error` count something.
        let whole = found.get(0)?.as_str();
        let is_numbering = (1..100).contains(&code.code()) && !is_of_list && text.trim() != code.to_string();
        let is_called = CALLED_BEFORE.is_match(text.get(..text.find(whole)?)?);
        if is_numbering && !is_called {
            return Some(listed.doubtful("a number before words of the guide, which may count something"));
        }
        Some(listed.by("a number with the words that belong to it"))
    });
    pairs.collect()
}

/// What stands before the words that call a number a code.
fn before<'a>(text: &'a str, found: &regex::Captures<'_>) -> &'a str {
    let start = found.get(0).map_or(0, |whole| whole.start());
    text.get(..start).unwrap_or_default()
}

/// Why the words around a number make it doubtful.
fn doubt(text: &str, found: &regex::Captures<'_>) -> Option<&'static str> {
    let number = found.name("number")?;
    let (before_number, after) = (text.get(..number.start())?, text.get(number.end()..)?);
    if others::is_denied(before_number, after) {
        return Some("a code that the text says is not there");
    }
    let label = found.name("label").map_or("", |label| label.as_str());
    let is_key = before_number.ends_with(['"', '\'']);
    (!is_key && others::is_of_a_stranger(before(text, found), label))
        .then_some("a code of something else, as it seems")
}

static LIST: Pattern = Pattern::new(|| pattern(r#"^(?:-?\d{1,6}(?:["'\s,、/&和或与]|and|or)*)+"#));

/// The number, and after `codes` those that follow it.
fn numbers<'a>(text: &'a str, found: &regex::Captures<'a>) -> Vec<&'a str> {
    let is_list = found.name("label").is_some_and(|label| {
        let label = label.as_str().to_ascii_lowercase();
        label.ends_with("codes") || label.ends_with("errors") || !label.is_ascii()
    });
    let start = found.name("number").map_or(0, |number| number.start());
    let list = text.get(start..).filter(|_| is_list).and_then(|text| LIST.find(text));
    let Some(list) =
        list.filter(|list| list.as_str().contains([',', '、', '/', '&', '和', '或', '与', 'a', 'o']))
    else {
        return number(text, found).into_iter().collect();
    };
    let of_list = |character: char| !character.is_ascii_digit() && character != '-';
    list.as_str().split(of_list).filter(|number| !number.is_empty()).collect()
}

/// The number, unless it goes on: a date, an address, a fraction, a part of a word.
fn number<'a>(text: &'a str, found: &regex::Captures<'a>) -> Option<&'a str> {
    let number = found.name("number")?;
    let mut after = text.get(number.end()..)?.chars();
    let (next, second) = (after.next(), after.next());
    let goes_on = match next {
        Some('.' | ':' | '/' | '-' | ',') => second.is_some_and(|second| second.is_ascii_digit()),
        Some('%') => true,
        Some(next) => next.is_ascii_alphanumeric() || next == '_',
        None => false,
    };
    (!goes_on).then_some(number.as_str())
}

/// Whether `code` is a word, or the end of `errorCode`, `msg_code` and the like, and not the code of something else.
fn is_of_an_error(text: &str, found: &regex::Captures<'_>) -> bool {
    let Some(label) = found.name("label") else { return false };
    let before = text.get(..label.start()).unwrap_or_default();
    let glued = label.as_str().trim_start_matches(['"', '\'']).to_lowercase();
    let prefix = glued.trim_end_matches('s').trim_end_matches("code").trim_end_matches(['_', '-', '.', ' ']);
    let is_known = prefix.is_empty()
        || glued.ends_with("errno")
        || !glued.is_ascii()
        || glued.contains([' ', '_', '-', '.'])
        || ["error", "err", "msg", "ret", "result", "e", "s", "biz", "api", "sub", "coinw"].contains(&prefix);
    let starts_a_word = !before.ends_with(|character: char| character.is_alphanumeric()) || !glued.is_ascii();
    // `order code=9012` speaks of an order and has a key; `order code 9012` is the code of an order.
    let is_key = text.get(label.end()..).is_some_and(|after| after.starts_with('='));
    let is_another =
        others::is_near_another(before, label.as_str()) || !is_key && others::is_kind(before, label.as_str());
    is_known && starts_a_word && !is_another
}

/// `code 1` in a sentence is the code of anything, such as a process. Under a key in quotes it is not.
fn is_too_short(found: &regex::Captures<'_>) -> bool {
    let number = found.name("number").map_or("", |number| number.as_str());
    let has_quotes = found.get(0).is_some_and(|whole| whole.as_str().contains(['"', '\'']));
    let is_listed = !finding::numbered(number, None).is_empty();
    let least = if is_listed { 2 } else { 3 };
    number.len() < least && !has_quotes
}

fn is_about_coinw(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    ["coinw", "futures", "spot"].iter().any(|word| text.contains(word))
}

fn is_about_websockets(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    ["websocket", "errorcode", "invalid session"].iter().any(|word| text.contains(word))
}

/// Whether a text speaks of requests of HTTP: in `method=GET path=/x code=500` the number is a status.
fn is_about_requests(text: &str) -> bool {
    const WORDS: [&str; 8] = ["method=", "path=", "uri=", "GET ", "POST ", "DELETE ", "handler=", "upstream"];
    WORDS.iter().any(|word| text.contains(word))
}

fn is_status(number: &str) -> bool {
    number.parse().is_ok_and(|number: u16| (100..600).contains(&number))
}

/// After the mere word `error`, a number counts if the guide lists it and HTTP does not, or if a message follows.
fn is_of_a_named_error(text: &str, found: &regex::Captures<'_>, market: Option<Market>) -> bool {
    let Some(number) = found.name("number") else { return false };
    let after = text.get(number.end()..).unwrap_or_default();
    if is_status(number.as_str()) || AFTER_PROCESS.is_match(after) {
        return false;
    }
    // A page has the codes of a proxy.
    let has_message = number.len() > 3 && MESSAGE_FOLLOWS.is_match(after) && !text.contains('<');
    has_message || !finding::numbered(number.as_str(), market).is_empty()
}
