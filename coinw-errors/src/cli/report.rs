//! `coinw-errors report`: the form that CoinW's support asks for.

use std::io::Write;

use clap::{Args, ValueEnum};
use coinw_errors::{Market, SupportRequest};

use super::failure::Failure;
use super::finding::Finding;
use super::input;
use super::log::Found;
use super::option::market;

/// Fill in the form that CoinW's support asks for
///
/// Fields without a value stay blank. Only words and numbers are shown, `[redacted]` for the rest.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coinw-errors report 9012 --user-id 1162061
  coinw-errors report response.json --format markdown")]
pub struct Arguments {
    /// A code, a response or a file; `-` reads standard input
    #[arg(value_name = "TEXT")]
    text: Option<String>,

    /// The market of the request
    #[arg(long, value_parser = market())]
    market: Option<Market>,

    /// The endpoint's path, or the websocket's URL
    #[arg(long, default_value = "", hide_default_value = true)]
    endpoint: String,

    /// The parameters of the request
    #[arg(long, default_value = "", hide_default_value = true)]
    parameters: String,

    /// The HTTP method
    #[arg(long, default_value = "", hide_default_value = true)]
    method: String,

    /// The CoinW user ID
    #[arg(long, default_value = "", hide_default_value = true)]
    user_id: String,

    /// The time of the request, with time zone
    #[arg(long, default_value = "", hide_default_value = true)]
    timestamp: String,

    /// The IP address the request came from
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
        Some(text) => prefilled(&input::text(std::slice::from_ref(text))?, arguments.market)?,
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

/// The form, filled in from the text.
fn prefilled(text: &str, market: Option<Market>) -> Result<SupportRequest, Failure> {
    let mut found = Found::default();
    found.add(text.as_bytes(), market).map_err(Failure::Input)?;
    let finding = found
        .rows
        .iter()
        .map(|row| &row.finding)
        .find(|finding| finding.is_error() || matches!(finding, Finding::Unlisted(_)));
    let mut request = finding.map(of_finding).unwrap_or_default();
    let is_code = matches!(finding, Some(Finding::Code(_) | Finding::Unlisted(_)));
    if !is_code {
        text.trim().clone_into(&mut request.logs);
    }
    Ok(request)
}

fn of_finding(finding: &Finding) -> SupportRequest {
    match finding {
        Finding::Code(code) => SupportRequest::from(*code),
        Finding::Response(error) | Finding::Item(error) => {
            // The response is the same on both markets, unless the code tells them apart.
            let market = error.listed().and_then(|code| SupportRequest::from(code).market);
            SupportRequest { market, ..SupportRequest::from(&**error) }
        }
        Finding::Printed(line) => {
            let words = finding.code().into_iter().chain(finding.message());
            let error_message = words.collect::<Vec<_>>().join(" ");
            SupportRequest { market: Some(line.market), error_message, ..SupportRequest::default() }
        }
        Finding::Unlisted(number) => {
            SupportRequest { error_message: number.clone(), ..SupportRequest::default() }
        }
        Finding::Success { .. } | Finding::Candidate(_) => SupportRequest::default(),
    }
}
