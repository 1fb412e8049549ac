//! Texts that are nothing but codes: numbers in any dress, names, titles and messages.

use std::borrow::Cow;

use coinw_errors::{ErrorCode, Market};

use super::finding::{self, Finding};
use super::http::{self, Http};
use super::number::{self, Called, dressed, is_listed, meanings};
use super::words::{Pattern, folded, pattern, squashed};
use super::{POSSIBLE, label, phrase, signs};

/// How many codes a list of nothing else may have. Longer ones are read as a log is.
const MOST: usize = 1_000;

/// What a text means that is nothing but a code, or a list of codes.
pub fn read(text: &str, market: Option<Market>) -> Option<Vec<Finding>> {
    let text = anstream::adapter::strip_str(text).to_string();
    let text = text.trim();
    one(text, market).or_else(|| list(&without_marks_of_lists(text), market))
}

static MARK: Pattern = Pattern::new(|| pattern(r"^(?:[*•]\s+|-\s+|\d+[.)]\s+)(.+)$"));

/// What `uniq -c` printed: how often a line came, and the line.
static COUNTED: Pattern = Pattern::new(|| pattern(r"^\s*\d+\s+(-?\d+)$"));

/// The lines without bullets, numbers of items and counts, if all lines have such.
fn without_marks_of_lists(text: &str) -> Cow<'_, str> {
    let bare = |pattern: &Pattern| {
        let lines = text.lines().map(|line| pattern.captures(line)?.get(1).map(|rest| rest.as_str()));
        lines.collect::<Option<Vec<_>>>().filter(|lines| lines.len() > 1)
    };
    let is_code = |line: &&str| dressed(line).is_some_and(|code| is_listed(&code));
    let marked = bare(&MARK).filter(|lines| lines.iter().all(is_code));
    match marked.or_else(|| bare(&COUNTED).filter(|lines| lines.iter().any(is_code))) {
        Some(lines) => Cow::Owned(lines.join("\n")),
        None => Cow::Borrowed(text),
    }
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
    number::read(bare, market)
        .or_else(|| own_words(bare, market))
        .or_else(|| asked(bare, market))
        .or_else(|| status(text, market))
        .or_else(|| first_number(text, market))
}

static FIRST: Pattern = Pattern::new(|| pattern(r"^(\d{3}(?:(?::|\s[-–—])\s)|(?:-\d{3}|\d{4,6})[\s:])\D+$"));

/// `429: slow down`, `29001 timeout`: a number of the guide at the beginning, and words about what became of a request.
fn first_number(text: &str, market: Option<Market>) -> Option<Vec<Finding>> {
    let start = FIRST.captures(text)?.get(1)?.as_str();
    let number = start.trim_end_matches(|character: char| !character.is_ascii_digit());
    if !label::read(text, market).is_empty() || finding::numbered(number, market).is_empty() {
        return None;
    }
    if http::status_of(number).is_some() {
        return Some(meanings(number, Called::Other, market));
    }
    let by_number = finding::of_number(number, None, market).into_iter();
    let by_number = by_number.map(|finding| finding.doubtful(POSSIBLE));
    let by_words = phrase::read(text, market).into_iter();
    let by_words = by_words.filter(|other| other.code().as_deref() != Some(number));
    // `9012 USDT` is an amount.
    let is_about_requests = signs::speaks_of_failure(text) || signs::leaves_open(text);
    is_about_requests.then(|| by_number.chain(by_words).collect())
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
        } else if !word.is_empty() && !OF_QUESTIONS.split_whitespace().any(|known| known == word) {
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
const OF_QUESTIONS: &str = "
    a about after all always an and api avoid between but can code codes coinw compare difference do does error errors
    exchange explain fix for from get getting got handle happened have help how i in is issue it keep me mean meaning means
    my of on or perpetual please pls problem receive received receiving resolve response retry returned returns safe see
    seeing since solve still the this to today versus vs what what's when why with";

static PATH: Pattern = Pattern::new(|| {
    pattern(r"^(?:(?:coinw|coinw_errors|errorcode|self|crate)(?:::|\.))+|^(?:listed|code)\(")
});

/// A name, a title, a message or its translation, in any case and with any signs between the words.
fn own_words(text: &str, market: Option<Market>) -> Option<Vec<Finding>> {
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
        let reversed = format!("{}{}", entry.title, entry.code);
        // `rate limited` says what happened; the name is one word.
        let is_name = |known: &str| known != entry.name || !bare.contains(char::is_whitespace);
        let (_, what) = known
            .into_iter()
            .chain([(reversed.as_str(), None)])
            .find(|(known, _)| squashed(known) == wanted && is_name(known))?;
        let is_numbering =
            what.is_none() && bare.starts_with(&format!("{}. ", entry.code)) && entry.code < 100;
        if is_numbering || what.is_none() && http::is_reason(entry.code, entry.title) {
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
            None => findings.extend(number::read(item, market)?),
        }
    }
    // Numbers of which the guide lists few may be anything: a row of prices, the levels of a book.
    let listed = findings.iter().filter(|finding| finding.listed().is_some()).count();
    (listed.saturating_mul(2) >= findings.len()).then_some(findings)
}
