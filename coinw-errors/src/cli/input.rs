//! Where the text comes from that a person wants to know about: arguments, files that they name, or a pipe.

use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Read};
use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::failure::Failure;

/// From how many bytes on a log is long enough for people to wait for it.
const LONG: u64 = 8 << 20;

/// What was passed in the place of a text.
#[derive(Debug)]
pub enum Source {
    Text(String),
    File(PathBuf),
    Pipe,
}

/// What arguments stand for. Without any, the pipe does.
pub fn sources(arguments: &[String]) -> Result<Vec<Source>, Failure> {
    if arguments.is_empty() {
        if io::stdin().is_terminal() {
            // To wait for a person to type would look like hanging.
            return Err(Failure::Nothing);
        }
        return Ok(vec![Source::Pipe]);
    }
    arguments.iter().map(|argument| source(argument)).collect()
}

fn source(argument: &str) -> Result<Source, Failure> {
    let path = Path::new(argument);
    // A word may happen to be the name of a file as well. One with a dot or a slash is meant as such.
    let looks_like_a_file = argument.contains(['.', '/', '\\']);
    match argument {
        "-" => Ok(Source::Pipe),
        _ if looks_like_a_file && path.is_file() => Ok(Source::File(path.to_owned())),
        _ if is_name_of_log(argument) && !path.exists() || looks_like_a_file && path.is_dir() => {
            let error = File::open(path).and_then(|mut file| file.read(&mut [0])).err();
            Err(Failure::File(path.to_owned(), error.unwrap_or_else(|| io::ErrorKind::InvalidInput.into())))
        }
        _ => Ok(Source::Text(argument.to_owned())),
    }
}

/// Whether a text can be nothing but the name of a file: its words would find nothing, and hide that the file is missing.
fn is_name_of_log(argument: &str) -> bool {
    const ENDINGS: [&str; 10] = ["gz", "log", "txt", "json", "jsonl", "ndjson", "yaml", "yml", "csv", "html"];
    let is_word =
        !argument.contains(|character: char| character.is_whitespace() || "{}[]<>=,;\"'".contains(character));
    let ending = Path::new(argument).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    is_word && (ENDINGS.contains(&ending) || argument.starts_with("./"))
}

/// Calls with a reader of a file, or of what is piped in; shows how far it is, if that takes a while and somebody watches.
pub fn with_reader<T>(
    path: Option<&Path>,
    call: impl FnOnce(Box<dyn BufRead>) -> io::Result<T>,
) -> Result<T, Failure> {
    let (read, length): (Box<dyn Read>, _) = match path {
        Some(path) => {
            let file = File::open(path).map_err(|error| Failure::File(path.to_owned(), error))?;
            let length = file.metadata().map(|metadata| metadata.len()).ok();
            (Box::new(file), length)
        }
        None => (Box::new(io::stdin()), None),
    };
    let reader = Watched { read, length, seen: 0, bar: None };
    let result = call(Box::new(BufReader::with_capacity(1 << 17, reader)));
    result.map_err(|error| match path {
        Some(path) => Failure::File(path.to_owned(), error),
        None => Failure::Input(error),
    })
}

/// The whole text that an argument stands for, or the pipe without one.
pub fn read(argument: &[String]) -> Result<String, Failure> {
    let path = match sources(argument)?.pop() {
        Some(Source::Text(text)) => return Ok(text),
        Some(Source::File(path)) => Some(path),
        Some(Source::Pipe) | None => None,
    };
    let mut bytes = Vec::new();
    with_reader(path.as_deref(), |mut reader| reader.read_to_end(&mut bytes).map(|_| ()))?;
    // A log may hold any bytes; the code in it is ASCII.
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A reader that shows how far it is.
struct Watched {
    read: Box<dyn Read>,
    length: Option<u64>,
    seen: u64,
    bar: Option<ProgressBar>,
}

impl Read for Watched {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.read.read(buffer)?;
        self.seen = self.seen.saturating_add(count as u64);
        if self.seen >= LONG && self.bar.is_none() {
            self.bar = Some(bar(self.length));
        }
        if let Some(bar) = &self.bar {
            // Dropped with the reader, the bar clears itself.
            bar.set_position(self.seen);
        }
        Ok(count)
    }
}

/// On standard error, and only if that is a terminal.
fn bar(length: Option<u64>) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(length, ProgressDrawTarget::stderr());
    let template = if length.is_some() {
        "{percent:>3} % [{bar:30}] {bytes} of {total_bytes}, {eta} left"
    } else {
        "{spinner} {bytes} read, {bytes_per_sec}"
    };
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style.progress_chars("=> ")),
        Err(_) => bar,
    }
}
