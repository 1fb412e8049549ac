//! `coinw-errors explain`: what the guide knows about an error, wherever it was found.

use std::io::{self, Write};

use clap::{Args, ValueEnum};
use coinw_errors::Market;

use super::answer;
use super::failure::Failure;
use super::input::{self, Source};
use super::option::market;
use super::page::Page;
use super::read::finding::listed;
use super::read::search::Found;
use super::tally::Tally;
use super::understood::Understood;
use super::{data, explained, shown};

/// Explain what a code means and what to do
///
/// Takes whatever one has: a number, a name, a message in either language, words such as `rate limit`, a response of CoinW's as JSON or as
/// a literal of a language, a line of a log, or a whole log. All errors in it are explained, each once; of a log, a digest comes first.
///
/// Several arguments are several errors if each means something by itself, and else one text. An argument with a dot or a slash that is
/// the path of a file stands for what is in the file.
///
/// Each line is explained by itself. A status of HTTP in a line of its own belongs to the code in the only other line that says something.
/// From 13 entries on, a text is a log.
///
/// What is shown of a text is what the library shows of a response: secrets are blanked.
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
  A list with one record for each error. Each has all keys of
  `coinw-errors list`, with null where the guide lists no such code,
  and these:
  found              listed, unlisted, contradiction, no_code, not_json,
                     truncated, data, no_answer, success, or candidate
                     for a code that words or a number may mean: then
                     the decisions are those of an unknown outcome
  understood         what was understood, if it is not plain
  received_market    where the response came from, if the text says so
  received_message   its message, without secrets
  http_status        its status
  if_idempotent      stop, retry_after, reconnect or reconcile: what to
                     do with a request that is idempotent
  if_not_idempotent  the same for any other request
  delay_ms           how long to wait before that, in milliseconds
  count              how often it came
  first, last        the times in its first and in its last line
  What is not known is null.

Exit status:
  0  the guide explains all of it, or it is a success
  1  nothing was found; or the answer on standard output is not
     certain: the guide does not list a code, several codes fit,
     only words or a number suggest the code, no answer came, or
     the server says something else beside a success
  2  wrong usage")]
pub struct Arguments {
    /// Codes, words, responses, files; standard input if missing or `-`
    #[arg(value_name = "TEXT")]
    texts: Vec<String>,

    /// Where the code came from; needed only where a number means more than one thing
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
                Found::One(code) => understood.tally.add(listed(*code, market).into_iter().collect(), text),
                Found::Several(codes) | Found::Nearest { codes, .. } => {
                    return Err(Failure::NotFound {
                        looked_for: shown::beginning(text),
                        nearest: codes.clone(),
                        are_near: !matches!(found, Found::Nearest { are_near: false, .. }),
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
        Some(Found::One(_)) => return Ok(()),
        Some(Found::Several(_)) => return Err(Failure::Said),
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
