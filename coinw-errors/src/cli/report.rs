//! `coinw-errors report`: the form that CoinW's support asks for.

use std::io::Write;

use clap::{Args, ValueEnum};
use coinw_errors::{Market, SupportRequest};

use super::failure::Failure;
use super::option::market;
use super::read::finding::{Evidence, Finding};
use super::{input, understood};

/// Fill in the form that CoinW's support asks for
///
/// Takes the response that CoinW sent, as copied from a log, or a code. Fields without a value stay blank. Secrets, such as the values
/// of `api_key` and `sign`, are left out.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coinw-errors report 9012 --user-id 1162061
  coinw-errors report \"{'code': 9012, 'message': 'Position not found'}\" --method DELETE --format markdown
  grep CoinW client.log | tail -n 1 | coinw-errors report - --market futures")]
pub struct Arguments {
    /// A response, a code, or a file; `-` reads standard input; without it, the form is blank
    #[arg(value_name = "CODE | PAYLOAD")]
    text: Option<String>,

    /// The market of the request
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
    let known = match &arguments.text {
        Some(text) => prefilled(&input::read(std::slice::from_ref(text))?, arguments.market),
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
    let finding = understood::first_error(text, market);
    let mut request = finding.as_ref().map(of_finding).unwrap_or_default();
    let is_one_word = !text.contains(char::is_whitespace);
    if finding.is_none() || !is_one_word {
        request.logs = text.into();
    }
    request
}

fn of_finding(finding: &Finding) -> SupportRequest {
    let Some(error) = finding.error() else { return SupportRequest::default() };
    let code = error.listed();
    // The code tells the market, if it has only one.
    let market = finding.market.or_else(|| SupportRequest::from(code?).market);
    let has_message = error.api().is_some_and(|error| error.message().is_some());
    match code {
        Some(code) if finding.evidence != Evidence::Response && !has_message => SupportRequest::from(code),
        _ => SupportRequest { market, ..SupportRequest::from(error) },
    }
}
