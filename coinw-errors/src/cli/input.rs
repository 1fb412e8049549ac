//! The sources of the input: arguments, the files they name, or a pipe.

use std::fs::File;
use std::io::{self, Cursor, IsTerminal, Read};
use std::path::{Path, PathBuf};

use super::failure::Failure;

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
    let sources = arguments.iter().map(|argument| source(argument)).collect::<Result<Vec<_>, _>>()?;
    // Words that are no file are one text: `position not found`.
    if sources.iter().all(|source| matches!(source, Source::Text(_))) {
        return Ok(vec![Source::Text(arguments.join(" "))]);
    }
    Ok(sources)
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

impl Source {
    /// Passes the bytes of the source to a reader.
    pub fn read<T>(self, read: impl FnOnce(&mut dyn Read) -> io::Result<T>) -> Result<T, Failure> {
        match self {
            Self::Text(text) => read(&mut Cursor::new(text)).map_err(Failure::Input),
            Self::File(path) => File::open(&path)
                .and_then(|mut file| read(&mut file))
                .map_err(|error| Failure::File(path, error)),
            Self::Pipe => read(&mut io::stdin().lock()).map_err(Failure::Input),
        }
    }
}

/// The whole text that an argument stands for, or the pipe without one. A text may hold any bytes; the code in it is ASCII.
pub fn text(argument: &[String]) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    for source in sources(argument)? {
        source.read(|source| source.read_to_end(&mut bytes))?;
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
