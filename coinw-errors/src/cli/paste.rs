//! Finds the code in what a person pasted.

use coinw_errors::{ErrorCode, Market, ReceivedCode, check};

use super::failure::Failure;
use super::lenient;

/// The code that a text is about: the text may be a number, a name, an answer of the API, or a line of a log with
/// any of these in it.
pub fn find(text: &str, market: Option<Market>) -> Result<ErrorCode, Failure> {
    let text = text.trim();
    let mut readings = [lone_number, payload, labelled_number, leading_number].into_iter();
    match readings.find_map(|reading| reading(text)) {
        Some(Found::Code { code, meanings }) => meaning(code, meanings, market),
        Some(Found::Success) => Err(Failure::Success),
        None => ErrorCode::from_name(text).ok_or(Failure::NoCode),
    }
}

enum Found {
    Code {
        code: String,
        /// What it can mean, as far as its surroundings tell.
        meanings: Vec<ErrorCode>,
    },
    Success,
}

/// The one thing that a code means, on one market or on all of them.
fn meaning(code: String, meanings: Vec<ErrorCode>, market: Option<Market>) -> Result<ErrorCode, Failure> {
    let is_here = |code: &ErrorCode| market.is_none_or(|market| code.markets().contains(&market));
    let here: Vec<_> = meanings.into_iter().filter(is_here).collect();
    match here[..] {
        [only] => Ok(only),
        [] => Err(Failure::NotListed { market, elsewhere: numbered(&code), code }),
        _ => Err(Failure::Ambiguous { code, meanings: here }),
    }
}

/// All codes with a number, wherever they come from.
fn numbered(code: &str) -> Vec<ErrorCode> {
    let number = code.trim().parse::<i32>().ok();
    ErrorCode::ALL.iter().copied().filter(|code| Some(code.code()) == number).collect()
}

/// The text is nothing but a number.
fn lone_number(text: &str) -> Option<Found> {
    let number = text.trim_matches(['"', '\'', '`']);
    let digits = number.strip_prefix(['-', '+']).unwrap_or(number);
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| Found::Code { code: number.to_owned(), meanings: numbered(number) })
}

/// The text begins with a number, as this library's own `Display` does: `29001 API Access Frequently`.
fn leading_number(text: &str) -> Option<Found> {
    lone_number(text.split_whitespace().next()?)
}

/// Somewhere in the text stands an answer of the API. Of several the first one that has a code counts, so that
/// what surrounds it may be JSON too.
fn payload(text: &str) -> Option<Found> {
    let braces = text.match_indices('{').map(|(at, _)| at);
    braces.flat_map(|at| lenient::to_json(&text[at..])).find_map(|json| verdict(&json))
}

/// What `check` says to a body. Nobody said which market it came from, so each is asked.
fn verdict(json: &str) -> Option<Found> {
    let mut unlisted = None;
    let mut meanings: Vec<ErrorCode> = Vec::new();
    for &market in Market::ALL {
        let Err(error) = check(market, json) else {
            return Some(Found::Success);
        };
        match error.code() {
            ReceivedCode::Listed(code) if meanings.contains(code) => {}
            ReceivedCode::Listed(code) => meanings.push(*code),
            ReceivedCode::Unlisted(code) => unlisted = Some(code.to_string()),
            ReceivedCode::Absent => return None,
        }
    }
    let code = meanings.first().map(|code| code.code().to_string()).or(unlisted)?;
    Some(Found::Code { code, meanings })
}

/// The text calls a number a code: `code=29001`, `errorCode: 1004`, and also the beginning of an answer that was
/// cut off.
fn labelled_number(text: &str) -> Option<Found> {
    let label = "code";
    let lower = text.to_ascii_lowercase();
    lower.match_indices(label).find_map(|(at, _)| {
        // The HTTP status says nothing about the error.
        if lower[..at].trim_end_matches([' ', '_', '-']).ends_with("status") {
            return None;
        }
        let rest = text[at + label.len()..].trim_start_matches(['"', '\'', '\\', ' ', ':', '=']);
        let end = rest
            .char_indices()
            .find(|&(at, character)| !(character.is_ascii_digit() || at == 0 && character == '-'))
            .map_or(rest.len(), |(at, _)| at);
        lone_number(&rest[..end])
    })
}
