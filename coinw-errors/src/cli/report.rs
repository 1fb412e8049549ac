//! `coinw-errors report`: the form that CoinW's support asks for.

use std::io::Write;

use clap::{Args, ValueEnum};
use coinw_errors::{Market, SupportRequest};

use super::failure::Failure;
use super::option::market;
use super::{paste, text};

/// Fill in the form that CoinW's support asks for
///
/// Takes the response that CoinW sent, as copied from a log, or a code. What is not passed stays blank, and the values of keys
/// that hold secrets, such as `api_key` or `sign`, are left out.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coinw-errors report 9012 --user-id 1162061
  coinw-errors report \"{'code': 9012, 'message': 'Position not found'}\" --method DELETE --format markdown
  grep CoinW client.log | tail -n 1 | coinw-errors report - --market futures")]
pub struct Arguments {
    /// A response or a code; read from standard input if `-`; without it, the form is blank
    #[arg(value_name = "CODE | PAYLOAD", allow_hyphen_values = true, value_parser = text::piece)]
    text: Option<String>,

    /// Where the request went
    #[arg(long, value_parser = market())]
    market: Option<Market>,

    /// The path of the interface, or the address of the websocket
    #[arg(long, default_value = "", hide_default_value = true)]
    endpoint: String,

    /// The parameters of the request
    #[arg(long, default_value = "", hide_default_value = true)]
    parameters: String,

    /// The method of the HTTP request
    #[arg(long, default_value = "", hide_default_value = true)]
    method: String,

    /// The user's number at CoinW
    #[arg(long, default_value = "", hide_default_value = true)]
    user_id: String,

    /// When the request was sent, with its time zone
    #[arg(long, default_value = "", hide_default_value = true)]
    timestamp: String,

    /// The address that the request came from
    #[arg(long, default_value = "", hide_default_value = true)]
    ip: String,

    /// What happened
    #[arg(long, default_value = "", hide_default_value = true)]
    description: String,

    /// Output format
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// For an email
    Text,
    /// For a ticket: a table
    Markdown,
}

pub fn run(arguments: Arguments) -> Result<(), Failure> {
    let known = match arguments.text.as_deref() {
        Some(argument) => prefilled(&text::read(Some(argument))?, arguments.market),
        None => SupportRequest::default(),
    };
    let request = SupportRequest {
        market: arguments.market.or(known.market),
        endpoint: arguments.endpoint,
        parameters: arguments.parameters,
        method: arguments.method,
        user_id: arguments.user_id,
        timestamp: arguments.timestamp,
        ip: arguments.ip,
        description: arguments.description,
        ..known
    };
    let form = match arguments.format {
        Format::Text => request.to_string(),
        Format::Markdown => request.to_markdown(),
    };
    write!(anstream::stdout().lock(), "{form}").map_err(Failure::Output)
}

/// The form with what the text tells.
fn prefilled(text: &str, market: Option<Market>) -> SupportRequest {
    let text = text.trim();
    let code = paste::find(text, market).ok();
    let mut request = match (paste::error(text, market), code) {
        // The code tells the market, if it has only one.
        (Some(error), Some(code)) => {
            SupportRequest { market: SupportRequest::from(code).market, ..SupportRequest::from(&error) }
        }
        (Some(error), None) => SupportRequest { market: None, ..SupportRequest::from(&error) },
        (None, Some(code)) => SupportRequest::from(code),
        (None, None) => SupportRequest::default(),
    };
    let is_one_word = !text.contains(char::is_whitespace);
    if code.is_none() || !is_one_word {
        request.logs = text.into();
    }
    request
}
