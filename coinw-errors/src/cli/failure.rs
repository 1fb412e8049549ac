//! Why the program could not say what was asked for.

use std::{fmt, io};

use coinw_errors::{ErrorCode, Market};

use super::markets::markets;

#[derive(Debug)]
pub enum Failure {
    /// Nothing was passed, and nothing is piped in.
    Nothing,
    /// The text has no code in it.
    NoCode,
    /// The response reports success.
    Success,
    /// The guide does not list the code where it came from.
    NotListed {
        code: String,
        market: Option<Market>,
        /// What the same number means elsewhere.
        elsewhere: Vec<ErrorCode>,
    },
    /// The number means more than one thing.
    Ambiguous { code: String, meanings: Vec<ErrorCode> },
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
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => f.write_str("nothing was passed"),
            Self::NoCode => f.write_str(
                "no error code in this text: pass a number such as 29001, or the response that CoinW sent",
            ),
            Self::Success => f.write_str("this response reports success: there is no error to explain"),
            Self::NotListed { code, market, elsewhere } => {
                write!(f, "the guide does not list the code {code}")?;
                match market {
                    Some(market) => write!(f, " for {market}")?,
                    None if elsewhere.is_empty() => {}
                    None => f.write_str(" for this kind of response")?,
                }
                if elsewhere.is_empty() {
                    f.write_str(
                        "; `coinw-errors list` shows the codes that it lists, and `coinw-errors draft` makes an entry of the \
                         response, for a guide of your own",
                    )
                } else {
                    f.write_str("; it does list:")?;
                    meanings(f, elsewhere)
                }
            }
            Self::Ambiguous { code, meanings: all } => {
                write!(f, "{code} means more than one thing; choose one with --market, or pass a name:")?;
                meanings(f, all)
            }
            Self::NoResponse => f.write_str(
                "no response with an error code in this text: pass the response that CoinW sent, as JSON",
            ),
            Self::NoMessage => f.write_str("the response has no message, which an entry of a guide needs"),
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
        }
    }
}

fn meanings(f: &mut fmt::Formatter<'_>, codes: &[ErrorCode]) -> fmt::Result {
    for code in codes {
        write!(f, "\n  {code} ({}; {}; {})", code.name(), markets(code.entry()), code.channel())?;
    }
    Ok(())
}
