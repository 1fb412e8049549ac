//! Numbers that a text calls a code.

use coinw_errors::{ErrorCode, Market};

use super::finding::{self, Finding};
use super::http;
use super::words::{Pattern, pattern};

/// How many numbers of a text are looked at. A line of a log has a few.
const MOST: usize = 1_000;

static LABELLED: Pattern = Pattern::new(|| {
    pattern(
        r#"(?xi)
        (?P<label>(?:\b[a-z]+[._\s-]?)?code[s]?|错误码|错误代码|代码)
        (?:\\*["'])? (?:\s|\\t|\b(?:is|was|of|no\.?|number|int|string)\b|[:=\#>\](→⇒：＝]|->)* (?:\\*["'])? \s*
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

/// `9012 Position not found`: a number with the words that belong to it.
static WITH_WORDS: Pattern = Pattern::new(|| {
    let phrases = ErrorCode::ALL.iter().flat_map(|code| [code.title(), code.message(), code.name()]);
    let phrases: Vec<_> = phrases.map(regex::escape).collect();
    pattern(&format!(
        r#"(?i)(?:^|[^\w.:/+-])(?P<number>-?\d{{1,6}})[\s:,;|\])>\-–—"']{{1,12}}(?P<words>{})"#,
        phrases.join("|")
    ))
});

/// `Position not found (9012)`: the words first.
static AFTER_WORDS: Pattern = Pattern::new(|| {
    let phrases = ErrorCode::ALL.iter().flat_map(|code| [code.title(), code.message(), code.name()]);
    let phrases: Vec<_> = phrases.map(regex::escape).collect();
    pattern(&format!(
        r#"(?i)(?P<words>{})[\s:,;|\[<(\-–—"'=]{{1,12}}(?P<number>-?\d{{1,6}})(?:$|[^\w.:/%-])"#,
        phrases.join("|")
    ))
});

/// What is said of other codes than an exchange's, right before the word.
const OTHERS: [&str; 24] = [
    "http",
    "status",
    "exit",
    "clos",
    "disconnect",
    "signal",
    "response",
    "zip",
    "country",
    "postal",
    "currency",
    "bar",
    "qr",
    "uni",
    "area",
    "promo",
    "otp",
    "2fa",
    "verification",
    "grpc",
    "source",
    "language",
    "invite",
    "referral",
];

/// The numbers that a text calls codes. Those that the guide lists are preferred to those that it does not, which may be something else.
pub fn read(text: &str, market: Option<Market>) -> Vec<Finding> {
    let words = with_words(text, market);
    if !words.is_empty() {
        return words;
    }
    let (is_about_coinw, is_about_requests) = (is_about_coinw(text), is_about_requests(text));
    let of_errors = CALLED_ERROR.captures_iter(text).take(MOST).filter_map(|found| number(text, &found));
    let of_errors = of_errors.filter(|number| is_meant(number, market));
    let labelled: Vec<_> = LABELLED
        .captures_iter(text)
        .take(MOST)
        .filter(|found| is_of_an_error(text, found) && (is_about_coinw || !is_too_short(found)))
        .filter_map(|found| number(text, &found))
        .filter(|number| !(is_about_requests && is_status(number)))
        .chain(of_errors)
        .collect();
    let findings = labelled.iter().flat_map(|number| finding::of_number(number, None, market));
    let (listed, others): (Vec<_>, Vec<_>) = findings.partition(|finding| finding.listed().is_some());
    let found = if listed.is_empty() { others } else { listed };
    let is_cut = text.contains('{') && !text.contains('}');
    let how = if is_cut { "the beginning of a response" } else { "a number that the text calls a code" };
    found.into_iter().map(|finding| if finding.how.is_some() { finding } else { finding.by(how) }).collect()
}

fn with_words(text: &str, market: Option<Market>) -> Vec<Finding> {
    let pairs = WITH_WORDS.captures_iter(text).chain(AFTER_WORDS.captures_iter(text)).filter_map(|found| {
        let number = found.name("number")?.as_str();
        let words = found.name("words")?.as_str();
        let belong = |code: &ErrorCode| {
            [code.title(), code.message(), code.name()].iter().any(|known| known.eq_ignore_ascii_case(words))
        };
        let code = finding::numbered(number, market).into_iter().find(belong)?;
        // `500 Internal Server Error` is what HTTP says, and `429 Too Many Requests` as well. In the table of `coinw-errors list`, the name
        // stands further off.
        let is_of_list = found.get(0).is_some_and(|whole| whole.as_str().contains("   "));
        if http::is_reason(code.code(), code.title()) && !is_of_list {
            return None;
        }
        Some(finding::listed(code, market)?.by("a number with the words that belong to it"))
    });
    pairs.collect()
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
    let near = before.char_indices().rev().nth(80).map_or(0, |(at, _)| at);
    let before = before.get(near..).unwrap_or_default();
    // Of the same clause: what stands before a sign or another number is about something else.
    let clause =
        before.rsplit(|character: char| ",;|(){}\n\"'".contains(character)).next().unwrap_or_default();
    let clause = format!("{clause} {}", label.as_str()).to_lowercase();
    let is_number = |word: &&str| word.ends_with(|character: char| character.is_ascii_digit());
    let near: Vec<&str> =
        clause.split_whitespace().rev().take_while(|word| !is_number(word)).take(5).collect();
    let is_another = near.iter().any(|word| OTHERS.iter().any(|other| word.starts_with(other)));
    let glued = label.as_str().to_lowercase();
    let prefix = glued.trim_end_matches('s').trim_end_matches("code").trim_end_matches(['_', '-', '.', ' ']);
    let is_known = prefix.is_empty()
        || !glued.is_ascii()
        || !glued.contains(prefix)
        || glued.contains([' ', '_', '-', '.'])
        || ["error", "err", "msg", "ret", "result", "e", "s", "biz", "api", "sub", "coinw"].contains(&prefix);
    let starts_a_word = !before.ends_with(|character: char| character.is_alphanumeric());
    is_known && !is_another && starts_a_word
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

/// Whether a text speaks of requests of HTTP: in `method=GET path=/x code=500` the number is a status.
fn is_about_requests(text: &str) -> bool {
    const WORDS: [&str; 8] = ["method=", "path=", "uri=", "GET ", "POST ", "DELETE ", "handler=", "upstream"];
    WORDS.iter().any(|word| text.contains(word))
}

fn is_status(number: &str) -> bool {
    number.parse().is_ok_and(|number: u16| (100..600).contains(&number))
}

/// After the mere word `error`, a number counts if the guide lists it and HTTP does not.
fn is_meant(number: &str, market: Option<Market>) -> bool {
    !is_status(number) && !finding::numbered(number, market).is_empty()
}
