//! Finds the code in what a person pasted.

use coinw_errors::{Error, ErrorCode, Market, ReceivedCode, check};

use super::failure::Failure;
use super::lenient;

/// The code that a text is about: the text may be a number, a name, a response of the API, or a line of a log that
/// contains any of these.
pub fn find(text: &str, market: Option<Market>) -> Result<ErrorCode, Failure> {
    let text = text.trim();
    let mut readings = [lone_number, name, own_display, payload, labelled_number].into_iter();
    match readings.find_map(|reading| reading(text)) {
        Some(Found::Code { code, meanings }) => meaning(code, meanings, market),
        Some(Found::Success) => Err(Failure::Success),
        None => Err(Failure::NoCode),
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

fn one(code: ErrorCode) -> Found {
    Found::Code { code: code.code().to_string(), meanings: vec![code] }
}

/// The text is nothing but a number.
fn lone_number(text: &str) -> Option<Found> {
    let number = text.trim_matches(['"', '\'', '`']);
    let digits = number.strip_prefix(['-', '+']).unwrap_or(number);
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| Found::Code { code: number.to_owned(), meanings: numbered(number) })
}

fn name(text: &str) -> Option<Found> {
    ErrorCode::from_name(text).map(one)
}

/// The text is what this library prints of a code: `29001 API Access Frequently`.
fn own_display(text: &str) -> Option<Found> {
    let line = text.lines().next()?;
    ErrorCode::ALL.iter().copied().find(|code| code.to_string() == line).map(one)
}

/// The text contains responses of the API. The first that is an error counts, so that what surrounds it may be JSON
/// too, and may itself report success.
fn payload(text: &str) -> Option<Found> {
    let mut success = None;
    for json in lenient::objects(text) {
        match verdict(&json) {
            Some(Found::Success) => success = Some(Found::Success),
            Some(error) => return Some(error),
            None => {}
        }
    }
    success
}

/// The first response in the text that is an error with a code, and of what it says on each market, what the guide lists.
pub fn error(text: &str, market: Option<Market>) -> Option<Error> {
    lenient::objects(text).find_map(|json| {
        let markets = Market::ALL.iter().filter(|&&known| market.is_none_or(|market| market == known));
        let errors = markets.filter_map(|&market| check(market, &json).err());
        let with_code =
            errors.filter(|error| error.api().is_some_and(|error| *error.code() != ReceivedCode::Absent));
        with_code.min_by_key(|error| error.listed().is_none())
    })
}

/// What `check` says to a body. Nobody said which market it came from, so each is asked.
fn verdict(json: &str) -> Option<Found> {
    let mut unlisted = None;
    let mut meanings: Vec<ErrorCode> = Vec::new();
    for &market in Market::ALL {
        let Err(error) = check(market, json) else {
            return Some(Found::Success);
        };
        match error.api()?.code() {
            ReceivedCode::Listed(code) if meanings.contains(code) => {}
            ReceivedCode::Listed(code) => meanings.push(*code),
            ReceivedCode::Unlisted(code) => unlisted = Some(code.to_string()),
            ReceivedCode::Absent => return None,
        }
    }
    let code = meanings.first().map(|code| code.code().to_string()).or(unlisted)?;
    Some(Found::Code { code, meanings })
}

/// The text calls a number a code: `code=29001`, `errorCode: 1004`, or the beginning of a response that was cut off.
/// A number that the guide lists is preferred to one that it does not, which may be something else.
fn labelled_number(text: &str) -> Option<Found> {
    let mut unlisted = None;
    let label = "code";
    for (at, _) in text.to_ascii_lowercase().match_indices(label) {
        let Some((before, from_label)) = text.split_at_checked(at) else { continue };
        if !is_label(before) {
            continue;
        }
        let after = from_label.get(label.len()..).unwrap_or_default();
        let value = after.trim_start_matches(['"', '\'', '\\', ' ', ':', '=']);
        let is_part =
            |(at, character): (usize, char)| character.is_ascii_digit() || at == 0 && character == '-';
        let end = value.char_indices().find(|&place| !is_part(place)).map_or(value.len(), |(at, _)| at);
        match lone_number(value.get(..end).unwrap_or_default()) {
            Some(Found::Code { meanings, code }) if meanings.is_empty() => {
                unlisted.get_or_insert(Found::Code { meanings, code });
            }
            Some(listed) => return Some(listed),
            None => {}
        }
    }
    unlisted
}

/// Whether `code` after this text is a word, or the end of `errorCode`, `msg_code` and the like. The HTTP status says
/// nothing about the error.
fn is_label(before: &str) -> bool {
    let before = before.to_ascii_lowercase();
    let word = before.trim_end_matches(['_', '-', ' ']);
    let starts_a_word = !before.ends_with(|character: char| character.is_alphanumeric());
    let known_prefix = ["error", "err", "msg", "ret", "result"].iter().any(|prefix| before.ends_with(prefix));
    (starts_a_word || known_prefix) && !word.ends_with("status") && !word.ends_with("http")
}
