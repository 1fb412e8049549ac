//! Why the program could not say what was asked for.

use std::path::PathBuf;
use std::{fmt, io};

use coinw_errors::ErrorCode;

use super::page::Page;
use super::summary::counted;

#[derive(Debug)]
pub enum Failure {
    /// Nothing was passed, and nothing is piped in.
    Nothing,
    /// Nothing in the text is an error, or words for one.
    NotFound {
        /// The text, as far as it may be shown.
        looked_for: String,
        nearest: Vec<ErrorCode>,
        /// Whether those have to do with the words at all.
        are_near: bool,
        /// Numbers in the text that may be codes.
        numbers: Vec<ErrorCode>,
    },
    /// The text is empty.
    Empty,
    /// There is no error in so many lines.
    NothingInLog(u64),
    /// The output says already that not everything could be explained.
    Said,
    /// The text has no response in it that is an error with a code.
    NoResponse,
    /// The response has no message, which an entry needs.
    NoMessage,
    /// The code is none of 32 bits, as those of a guide are.
    NoNumber(String),
    /// The guide has the code already.
    Listed(ErrorCode),
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
        let width = terminal_size::terminal_size_of(io::stderr()).map(|(width, _)| usize::from(width.0));
        let mut page = Page { output: &mut anstream::stderr(), width };
        format!("error: {self}").lines().try_for_each(|line| page.text(line))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => f.write_str("nothing was passed"),
            Self::NotFound { looked_for, nearest, are_near, numbers } => {
                if numbers.is_empty() {
                    write!(f, "no error code in this text, and none that fits the words {looked_for}")?;
                } else {
                    write!(f, "nothing in {looked_for} is called an error code")?;
                    point_out(f, numbers)?;
                }
                let header =
                    if *are_near { "Nearest in the guide" } else { "Nearest in the guide, though none is near" };
                write!(f, "\n{header}:")?;
                nearest.iter().try_for_each(|code| write!(f, "\n  {code} ({})", code.name()))?;
                f.write_str("\nPass a number such as 29001, words of the message, or the response that CoinW sent.")
            }
            Self::Empty => {
                f.write_str("the text is empty: pass a number such as 29001, or the response that CoinW sent")
            }
            Self::NothingInLog(lines) => write!(f, "no error of CoinW's in {}", counted(*lines, "line")),
            Self::Said => f.write_str("not everything could be explained"),
            Self::NoResponse => f.write_str(
                "no response with an error code in this text: pass the response that CoinW sent, as JSON",
            ),
            Self::NoMessage => f.write_str(
                "no message beside the code, and an entry of a guide needs one: pass the response that CoinW sent",
            ),
            Self::NoNumber(code) => {
                write!(f, "a guide lists whole numbers of 32 bits, and the code {code} is none")
            }
            Self::Listed(code) => write!(
                f,
                "the guide lists {code} as `{}`; `coinw-errors explain {}` explains it",
                code.name(),
                code.code()
            ),
            Self::Input(error) => write!(f, "standard input cannot be read: {error}"),
            Self::Output(error) => write!(f, "standard output cannot be written: {error}"),
            Self::File(path, error) => write!(f, "{}: {error}", path.display()),
        }
    }
}

/// Numbers that the guide lists, though nothing calls them codes.
fn point_out(f: &mut fmt::Formatter<'_>, numbers: &[ErrorCode]) -> fmt::Result {
    f.write_str(
        "\nThe guide lists numbers that stand in it; if they are codes, these commands explain them:",
    )?;
    numbers.iter().try_for_each(|code| write!(f, "\n  {code}: `coinw-errors explain {}`", code.code()))
}
