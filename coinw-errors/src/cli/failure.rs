//! The reasons why the program has no answer.

use std::path::PathBuf;
use std::{fmt, io};

use super::page::{Page, width};

#[derive(Debug)]
pub enum Failure {
    /// Nothing was passed, and nothing is piped in.
    Nothing,
    /// The text is empty.
    Empty,
    /// The output says already what is missing.
    Said,
    /// No entry could be drafted, which is said already.
    NoDraft,
    /// The text is no page of the guide.
    NoPage,
    /// Standard input could not be read.
    Input(io::Error),
    /// Standard output could not be written.
    Output(io::Error),
    /// A file could not be read or written.
    File(PathBuf, io::Error),
}

impl Failure {
    /// Prints the failure at the width of the terminal.
    pub fn print(&self) -> io::Result<()> {
        let width = width(terminal_size::terminal_size_of(io::stderr()));
        let mut page = Page { output: &mut anstream::stderr(), width };
        format!("error: {self}").lines().try_for_each(|line| page.text(line))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => f.write_str("nothing was passed"),
            Self::Empty => {
                f.write_str("the text is empty: pass a number such as 29001, or the response that CoinW sent")
            }
            Self::Said => f.write_str("found no error, or a code that is not in the guide"),
            Self::NoDraft => f.write_str("nothing to draft: pass a response with an unlisted code"),
            Self::NoPage => f.write_str(
                "this is not the guide's page: the page has lines such as `500 Internal Server Error (Futures)`, each followed by a line that \
                 starts with `{`; pass it as UTF-8 text, copied or saved from a browser, not as HTML",
            ),
            Self::Input(error) => write!(f, "standard input cannot be read: {error}"),
            Self::Output(error) => write!(f, "standard output cannot be written: {error}"),
            Self::File(path, error) => write!(f, "{}: {error}", path.display()),
        }
    }
}
