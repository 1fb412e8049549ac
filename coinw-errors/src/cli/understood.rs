//! What a person asked, understood as a whole: the errors in it, or else the codes that its words may mean.

use std::io::{self, BufRead, Read};

use coinw_errors::{ErrorCode, Market};

use super::read;
use super::read::finding::Finding;
use super::read::search::{Found, search};
use super::tally::Tally;

/// How much of what is piped in is looked at as one text. More is a log.
const SMALL: u64 = 64 * 1024;

/// In a longer text, a number that the guide lists is there by chance.
const SHORT: usize = 300;

/// From how many records on a text is a log, of which a digest comes first. The form of CoinW's support has up to twelve lines.
const RECORDS_OF_A_LOG: u64 = 13;

/// What is known of a text.
#[derive(Debug, Default)]
pub struct Understood {
    pub tally: Tally,
    /// What its words may mean, where nothing in it says so outright.
    pub found: Option<Found>,
    /// Listed numbers in it of which nothing says that they are codes.
    pub numbers: Vec<ErrorCode>,
    /// The text, if it is small.
    pub text: String,
}

impl Understood {
    /// What the arguments mean: each of them by itself if each means something, or else all as one text.
    pub fn of_arguments(texts: &[String], market: Option<Market>) -> Self {
        let each: Vec<_> = texts.iter().map(|text| errors(text, market)).collect();
        if texts.len() > 1 && each.iter().all(|tally| !tally.rows.is_empty()) {
            let mut all = Tally::default();
            for tally in each {
                all.join(tally);
            }
            return Self { tally: all.into_errors(), ..Self::default() };
        }
        Self::of_text(&texts.join(" "), market)
    }

    /// What is piped in.
    pub fn of_input(mut input: impl BufRead, market: Option<Market>) -> io::Result<Self> {
        let mut start = Vec::new();
        input.by_ref().take(SMALL).read_to_end(&mut start)?;
        if (start.len() as u64) < SMALL {
            // Of text in UTF-16, every other byte is zero, and the first two are no UTF-8.
            let text = String::from_utf8_lossy(&start).replace('\0', "");
            let text = text.trim_start_matches(['\u{feff}', char::REPLACEMENT_CHARACTER]);
            return Ok(Self::of_text(text, market));
        }
        let mut log = io::BufReader::with_capacity(1 << 17, start.chain(input));
        let tally = Tally::of_log(&mut log, market)?.into_errors();
        Ok(Self { tally, ..Self::default() })
    }

    fn of_text(text: &str, market: Option<Market>) -> Self {
        let tally = errors(text, market);
        let is_log = tally.records >= RECORDS_OF_A_LOG;
        let mut tally = if is_log { tally.into_errors() } else { tally.of_one_text() };
        if !is_log && !tally.rows.is_empty() && !tally.has_certain_code() && text.len() < SHORT {
            let known: Vec<_> = tally.rows.iter().filter_map(|row| row.finding.listed()).collect();
            let possible = read::possible_codes(text, market).into_iter();
            let possible =
                possible.filter(|finding| finding.listed().is_none_or(|code| !known.contains(&code)));
            tally.add(possible.collect(), text);
            tally = tally.into_errors();
        }
        if !tally.rows.is_empty() || is_log {
            return Self { tally, ..Self::default() };
        }
        let numbers = read::listed_numbers(text, market);
        let found = match search(text, market) {
            // The words around a number that the guide lists are no better guess than the number.
            Found::Fitting(codes) if !numbers.is_empty() => Found::Nearest { codes, are_near: true },
            found => found,
        };
        Self { tally, found: Some(found), numbers, text: text.to_owned() }
    }

    /// Whether it is a log, and not a text of a few lines.
    pub fn is_log(&self) -> bool {
        self.tally.records >= RECORDS_OF_A_LOG
    }
}

/// The errors that a text speaks of.
fn errors(text: &str, market: Option<Market>) -> Tally {
    let mut tally = Tally::default();
    let alone = read::alone(text, market);
    if !alone.is_empty() {
        tally.add(alone, "");
        return tally;
    }
    // Reading from memory does not fail.
    Tally::of_text(text, market).unwrap_or_default()
}

/// The first error in a text that is certain, if it has one.
pub fn first_error(text: &str, market: Option<Market>) -> Option<Finding> {
    let tally = errors(text, market).into_errors();
    let mut findings = tally.rows.into_iter().map(|row| row.finding);
    findings
        .find(|finding| finding.is_certain() && finding.error().is_some_and(|error| error.api().is_some()))
}
