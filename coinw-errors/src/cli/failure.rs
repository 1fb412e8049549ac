//! Why the program could not say what was asked for.

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
            Self::Said => f.write_str("no error was found, or its code is not in the guide"),
            Self::NoDraft => f.write_str("no entry to draft: pass the response that CoinW sent"),
            Self::NoPage => f.write_str(
                "no entry of the guide: a page has lines such as `500 Internal Server Error (Futures)`, and below each a line that starts with \
                 `{`; pass the page as text in UTF-8, copied in a browser or saved as text, and not as HTML",
            ),
            Self::Input(error) => write!(f, "standard input cannot be read: {error}"),
            Self::Output(error) => write!(f, "standard output cannot be written: {error}"),
            Self::File(path, error) => write!(f, "{}: {error}", path.display()),
        }
    }
}
