//! `coinw-errors draft`: a response whose code the guide lacks, as an entry of a guide.

use std::io::Write;

use clap::Args;
use coinw_errors::{ApiError, Channel, ErrorCode, Market, ReceivedCode};
use serde_json::{Map, Value};

use super::failure::Failure;
use super::input;
use super::option::market;
use super::understood;

/// Draft an entry for a code that the guide lacks
///
/// Takes the response that CoinW sent, as copied from a log, and prints an entry to append to a guide in YAML. The entry has what the
/// response says, and a comment for each value that a person has to write. It compiles as it is, with `retry: never` and `outcome: unknown`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coinw-errors spec > spec/coinw.yaml
  coinw-errors draft --market futures '{\"code\":777001,\"msg\":\"what the server said\"}' >> spec/coinw.yaml")]
pub struct Arguments {
    /// The response; read from standard input if missing or `-`
    #[arg(value_name = "PAYLOAD")]
    text: Option<String>,

    /// The market of the request
    #[arg(long, value_parser = market())]
    market: Market,
}

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let text = input::read(arguments.text.as_slice())?;
    let finding = understood::first_error(&text, Some(arguments.market)).ok_or(Failure::NoResponse)?;
    let error = finding.error().and_then(|error| error.api()).ok_or(Failure::NoResponse)?;
    let entry = entry(error)?;
    write!(anstream::stdout().lock(), "{entry}").map_err(Failure::Output)
}

/// The entry as YAML.
fn entry(error: &ApiError) -> Result<String, Failure> {
    let code = number(error)?;
    let message = message(error).ok_or(Failure::NoMessage)?;
    let (name, market) = (name(&message, code), error.market());
    let channel = match error.channel() {
        Channel::Websocket => "    channel: websocket\n",
        Channel::Rest => "",
    };
    let sample = sample(error, code, &message).replace('\'', "''");
    let change = if error.message() == Some(&*message) {
        ""
    } else {
        " # WRITE: the server's text to the letter; what may be secret or cannot be seen was left out"
    };
    // Of JSON's texts, YAML reads each as JSON does.
    let message = Value::from(message);
    Ok(format!(
        "
  - code: {code}
    name: {name} # WRITE: the name of the variant, if another one says more
    title: {message} # WRITE: the heading of the document that explains the code, if there is one
    markets: [{market}]
{channel}    message: {message}{change}
    sample: '{sample}'
    kind: internal # WRITE: what went wrong, in one of the words that the format lists
    retry: never # WRITE: after_delay or after_reconnect, if the unchanged request can succeed later
    outcome: unknown # WRITE: rejected, if it is certain that a request with this answer was not carried out
    remedies: [contact_support] # WRITE: who does what next
    cause: \"Not known yet.\" # WRITE: why it happens
    steps: # WRITE: what to do, in order
      - Ask CoinW's support what the code means.
    inferred: [title, kind, retry, outcome, remedies, cause, steps]
"
    ))
}

fn number(error: &ApiError) -> Result<i32, Failure> {
    match error.code() {
        ReceivedCode::Listed(code) => Err(Failure::Listed(*code)),
        ReceivedCode::Unlisted(code) => {
            let number = code.number().and_then(|number| i32::try_from(number).ok());
            let number = number.ok_or_else(|| Failure::NoNumber(code.to_string()))?;
            if ErrorCode::SUCCESS.contains(&number) { Err(Failure::NoResponse) } else { Ok(number) }
        }
        ReceivedCode::Absent => Err(Failure::NoResponse),
    }
}

/// The server's message without what may be a secret, and without what the format refuses.
fn message(error: &ApiError) -> Option<String> {
    let record = serde_json::to_value(error).ok()?;
    let message = record.get("message")?.as_str()?;
    let message: String =
        message.chars().map(|character| if is_visible(character) { character } else { ' ' }).collect();
    Some(message.trim().to_owned()).filter(|message| !message.is_empty())
}

fn is_visible(character: char) -> bool {
    // What looks like nothing, or shapes what stands before it, though Unicode has it among letters, symbols and marks.
    let is_blank = matches!(
        character,
        '\u{115f}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{ffa0}' | '\u{e0100}'..='\u{e01ef}'
    );
    // After a letter, a mark that combines with it is printed as it is.
    let is_printed = |text: &str| !text.escape_debug().to_string().contains("\\u{");
    !is_blank && !character.is_control() && is_printed(&format!("a{character}"))
}

/// The words of the message as the name of a variant, or the number.
fn name(message: &str, code: i32) -> String {
    let words = message.split(|character: char| !character.is_ascii_alphanumeric());
    let words = words.filter(|word| !word.is_empty()).take(5).map(capitalized);
    let name: String = words.collect();
    let number = code.unsigned_abs();
    let sign = if code.is_negative() { "Minus" } else { "" };
    let is_free = ErrorCode::from_name(&name).is_none()
        && !["ALL", "GUIDE", "SUCCESS", "Self"].contains(&name.as_str())
        // YAML reads these as no text.
        && !["Null", "True", "False"].contains(&name.as_str());
    match name.chars().next() {
        Some(first) if first.is_ascii_uppercase() && is_free => name,
        Some(first) if first.is_ascii_uppercase() => format!("{name}{sign}{number}"),
        _ => format!("Code{sign}{number}"),
    }
}

fn capitalized(word: &str) -> String {
    let mut characters = word.chars();
    let first = characters.next().map(|first| first.to_ascii_uppercase());
    let rest = characters.as_str();
    let is_shouted = !word.contains(|character: char| character.is_ascii_lowercase());
    let rest = if is_shouted { rest.to_ascii_lowercase() } else { rest.to_owned() };
    first.into_iter().chain(rest.chars()).collect()
}

/// The response with nothing in it but what every response of that kind has: an order's number is none of the guide's business.
fn sample(error: &ApiError, code: i32, message: &str) -> String {
    let body: Value = serde_json::from_str(error.body()).unwrap_or_default();
    let empty = Map::new();
    let object = holder(&body, code).unwrap_or(&empty);
    let code_key = if error.channel() == Channel::Websocket { "errorCode" } else { "code" };
    let code = field(object, &CODES, |value| is_code(value, code)).unwrap_or((code_key, code.into()));
    let message_key = field(object, &MESSAGES, Value::is_string).map_or("msg", |(key, _)| key);
    let flags = FLAGS.iter().filter_map(|&key| field(object, &[key], Value::is_boolean));
    let fields = [code, (message_key, message.into())].into_iter().chain(flags);
    let fields: Vec<_> = fields.map(|(key, value)| format!("{}:{value}", Value::from(key))).collect();
    format!("{{{}}}", fields.join(","))
}

const CODES: [&str; 3] = ["code", "errorCode", "msgCode"];
const MESSAGES: [&str; 3] = ["msg", "message", "errorMsg"];
const FLAGS: [&str; 4] = ["success", "failed", "result", "retry"];

/// The object that has the code: the response, the data of a frame, or an item of a batch.
fn holder(value: &Value, code: i32) -> Option<&Map<String, Value>> {
    match value {
        Value::Object(object) if field(object, &CODES, |value| is_code(value, code)).is_some() => {
            Some(object)
        }
        Value::Object(object) => object.values().find_map(|value| holder(value, code)),
        Value::Array(items) => items.iter().find_map(|item| holder(item, code)),
        _ => None,
    }
}

fn is_code(value: &Value, code: i32) -> bool {
    value.as_i64() == Some(code.into()) || value.as_str().is_some_and(|text| text.trim().parse() == Ok(code))
}

fn field<'a>(
    object: &Map<String, Value>,
    keys: &[&'a str],
    is_wanted: impl Fn(&Value) -> bool,
) -> Option<(&'a str, Value)> {
    keys.iter().find_map(|&key| Some((key, object.get(key).filter(|value| is_wanted(value))?.clone())))
}
