//! `coinw-errors explain`: what the guide knows about an error, wherever it was found.

use std::io::{self, Write};

use clap::{Args, ValueEnum};
use coinw_errors::Market;

use super::answer;
use super::failure::Failure;
use super::input::{self, Source};
use super::option::market;
use super::page::Page;
use super::read::search::Found;
use super::tally::Tally;
use super::understood::Understood;
use super::{data, explained, shown};

/// Explain what a code means and what to do
///
/// The input may be a number, a name, a message in English or Chinese, words such as `rate limit`, a response of CoinW as JSON or in the
/// notation of a programming language, a line of a log, or a whole log. Each error in the input is explained once. A log gets a digest first.
///
/// If each argument means something by itself, each one is explained; otherwise all arguments are one text. The path of a file, if it has a
/// dot or a slash, stands for the contents of the file.
///
/// Each line of a text is explained by itself, with one exception: a line that is nothing but an HTTP status belongs to the code in the
/// only other line with an error, unless it is the status of a gateway, such as 504. A line that reports a failure and has no code is told
/// as an error without a code. A text of 13 lines or more is a log.
///
/// No secrets are printed: what the library blanks in a response is blanked here.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coinw-errors explain 29001
  coinw-errors explain 29001 -103
  coinw-errors explain position not found
  coinw-errors explain \"{'code': 6003, 'message': 'sign error'}\"
  coinw-errors explain client.log
  kubectl logs client | coinw-errors explain
  coinw-errors explain --format json client.log | jq '.[].code'

Formats json and yaml:
  A list with one record for each error. A record has all keys of
  `coinw-errors list`, with null where the guide does not list the code,
  and these keys:
  found              listed, unlisted, contradiction, no_code, not_json,
                     truncated, data, no_answer, success, or candidate:
                     a code that words or a number suggest, decided as
                     if the outcome were unknown
  understood         how the input was understood, if it was not plain
  received_market    the market that the response came from
  received_message   the message of the response, without secrets
  http_status        the HTTP status of the response
  if_idempotent      stop, retry_after, reconnect or reconcile: what to
                     do with an idempotent request
  if_not_idempotent  the same for any other request
  delay_ms           the delay before sending again, in milliseconds
  count              how often the error occurred
  first, last        the times in the first and the last line with it
  Unknown values are null.

Exit status:
  0  the guide explains the whole input, or the input is a success
  1  nothing was found; or the answer on standard output is not
     certain: an error has no code, the guide does not list it,
     several codes fit, only words or a number suggest the code,
     no answer came, or a success comes with words of a failure
  2  wrong usage")]
pub struct Arguments {
    /// Codes, words, responses, files; standard input if missing or `-`
    #[arg(value_name = "TEXT")]
    texts: Vec<String>,

    /// The market of the code; needed only if a number means more than one code
    #[arg(long, value_parser = market())]
    market: Option<Market>,

    /// Output format
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For reading
    Text,
    /// For programs: one record for each error
    Json,
    /// The same as YAML
    Yaml,
}

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let (understood, text) = understand(&arguments.texts, arguments.market)?;
    let records = explained::records(&understood);
    let written = match arguments.format {
        Format::Text => print(&understood),
        Format::Json => data::print_json(&records),
        Format::Yaml => data::print_yaml(&records),
    };
    written.map_err(Failure::Output)?;
    conclude(understood, &text)
}

/// What the arguments mean, and the text that they are.
fn understand(texts: &[String], market: Option<Market>) -> Result<(Understood, String), Failure> {
    let sources = input::sources(texts)?;
    let are_texts = sources.iter().all(|source| matches!(source, Source::Text(_)));
    if are_texts {
        return Ok((Understood::of_arguments(texts, market), texts.join(" ")));
    }
    let mut all = Understood::default();
    for source in &sources {
        let mut understood = match source {
            Source::Text(text) => Understood::of_arguments(std::slice::from_ref(text), market),
            Source::File(path) => {
                input::with_reader(Some(path), |reader| Understood::of_input(reader, market))?
            }
            Source::Pipe => input::with_reader(None, |reader| Understood::of_input(reader, market))?,
        };
        if sources.len() == 1 {
            let text = understood.text.clone();
            return Ok((understood, text));
        }
        // A text that is none of an error must not get lost among those that are.
        if let (Source::Text(text), Some(found)) = (source, &understood.found) {
            match found {
                Found::Fitting(_) => understood.tally.add(found.candidates(), text),
                Found::Nearest { codes, are_near } => {
                    return Err(Failure::NotFound {
                        looked_for: shown::beginning(text),
                        nearest: codes.clone(),
                        are_near: *are_near,
                        numbers: understood.numbers,
                    });
                }
            }
        }
        all.tally.join(understood.tally);
    }
    let tally = std::mem::take(&mut all.tally);
    all.tally = Tally::into_errors(tally);
    Ok((all, texts.join(" ")))
}

fn print(understood: &Understood) -> io::Result<()> {
    let width = terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| usize::from(width.0));
    let mut output = anstream::stdout().lock();
    answer::print(understood, &mut Page { output: &mut output, width })?;
    output.flush()
}

/// Whether everything is explained.
fn conclude(understood: Understood, text: &str) -> Result<(), Failure> {
    match understood.found {
        Some(Found::Fitting(_)) => return Err(Failure::Said),
        Some(Found::Nearest { .. }) if text.trim().is_empty() => return Err(Failure::Empty),
        Some(Found::Nearest { codes: nearest, are_near }) => {
            let (looked_for, numbers) = (shown::beginning(text), understood.numbers);
            return Err(Failure::NotFound { looked_for, nearest, are_near, numbers });
        }
        None => {}
    }
    let tally = understood.tally;
    if tally.rows.is_empty() {
        return Err(Failure::NothingInLog(tally.lines));
    }
    let is_explained = |row: &super::tally::Row| {
        let finding = &row.finding;
        finding.is_success() && finding.objection().is_none()
            || finding.listed().is_some() && finding.is_certain()
    };
    if tally.others == 0 && tally.rows.iter().all(is_explained) { Ok(()) } else { Err(Failure::Said) }
}
