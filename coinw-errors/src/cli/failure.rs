//! Why the program could not say what was asked for.

use std::{fmt, io};

use coinw_errors::{ErrorCode, Market};

#[derive(Debug)]
pub enum Failure {
    /// The text has no code in it.
    NoCode,
    /// The answer says that all went well.
    Success,
    /// The guide has no such code where it was looked for.
    NotListed {
        code: String,
        market: Option<Market>,
        /// What the same number means elsewhere.
        elsewhere: Vec<ErrorCode>,
    },
    /// The number means several things.
    Ambiguous { code: String, meanings: Vec<ErrorCode> },
    /// Standard input could not be read.
    Input(io::Error),
    /// Standard output could not be written.
    Output(io::Error),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoCode => f.write_str(
                "no error code in this text: pass a number such as 29001, or the answer that CoinW sent",
            ),
            Self::Success => f.write_str("this answer means success: there is no error to explain"),
            Self::NotListed { code, market, elsewhere } => {
                write!(f, "the guide does not list the code {code}")?;
                if let Some(market) = market {
                    write!(f, " for {market}")?;
                }
                if elsewhere.is_empty() {
                    f.write_str("; `coinw-errors list` shows the codes that it lists")
                } else {
                    f.write_str(", where it was looked for; elsewhere it is")?;
                    meanings(f, elsewhere)
                }
            }
            Self::Ambiguous { code, meanings: all } => {
                write!(f, "{code} means more than one thing; say which with --market:")?;
                meanings(f, all)
            }
            Self::Input(error) => write!(f, "standard input cannot be read: {error}"),
            Self::Output(error) => write!(f, "standard output cannot be written: {error}"),
        }
    }
}

fn meanings(f: &mut fmt::Formatter<'_>, codes: &[ErrorCode]) -> fmt::Result {
    for code in codes {
        let markets: Vec<_> = code.markets().iter().map(|market| market.as_str()).collect();
        write!(f, "\n  {code} ({}; {})", markets.join(", "), code.channel())?;
    }
    Ok(())
}
