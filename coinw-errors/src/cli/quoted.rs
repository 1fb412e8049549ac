//! Commands that a person can copy to a shell.

use coinw_errors::Channel;
use serde_json::{Map, Value};

use super::read::finding::Finding;
use super::shown::message;

/// The command that drafts an entry for an error that the guide lacks, if a guide could list its code.
pub fn command_for_draft(finding: &Finding) -> Option<String> {
    let code = finding.code()?;
    code.trim().parse::<i32>().ok()?;
    // Only a response tells the market, and an entry needs one.
    let market = finding.market.map_or("MARKET", |market| market.as_str());
    Some(format!("coinw-errors draft --market {market} {}", response(finding, &code)))
}

/// The command that fills in the form of CoinW's support.
pub fn command_for_report(finding: &Finding) -> String {
    let market = finding.market.map(|market| format!(" --market {market}")).unwrap_or_default();
    match finding.code() {
        Some(code) => format!("coinw-errors report{market} {}", response(finding, &code)),
        None => format!("coinw-errors report{market} - < FILE"),
    }
}

/// What is known of the response, as it may be shown and in the quotes of a shell.
fn response(finding: &Finding, code: &str) -> String {
    let error = finding.error();
    let is_frame =
        error.and_then(|error| error.api()).is_some_and(|error| error.channel() == Channel::Websocket);
    let keys = if is_frame { ["errorCode", "errorMsg"] } else { ["code", "msg"] };
    let number = code.parse::<i64>().map_or_else(|_| Value::from(code), Value::from);
    let message = error.and_then(message).unwrap_or_else(|| "WRITE: its message".to_owned());
    let [code_key, message_key] = keys.map(str::to_owned);
    let mut body = Map::from_iter([(code_key, number), (message_key, message.into())]);
    if is_frame {
        body.insert("result".to_owned(), false.into());
    }
    format!("'{}'", Value::Object(body).to_string().replace('\'', r"'\''"))
}
