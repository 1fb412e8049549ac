//! `coinw-errors draft`: responses whose codes are not in the guide, as entries of a guide.

use std::io::Write;

use clap::Args;
use coinw_errors::__program::{is_latin, shown};
use coinw_errors::{Channel, ErrorCode, Market};
use serde_json::{Value, json};

use super::failure::Failure;
use super::finding::{Finding, is_success, name as name_of, with_number};
use super::input;
use super::log::Found;
use super::observed;
use super::option::market;
use super::pattern::{Pattern, pattern};

/// Draft entries for codes that are not in the guide
///
/// Takes CoinW responses, copied from a log, and prints an entry for each code, to append to your YAML file. A `# WRITE` comment marks each
/// value that you have to fill in. The entries compile unchanged, with `retry: never` and `outcome: unknown`.
///
/// Standard error lists the responses without an entry, with the reason.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coinw-errors spec > spec/coinw.yaml
  coinw-errors draft --market futures client.log >> spec/coinw.yaml
  coinw-errors draft --market spot 'code=777001 msg=what the server said'")]
pub struct Arguments {
    /// Responses, or a file; `-` or nothing reads standard input
    #[arg(value_name = "PAYLOAD")]
    text: Option<String>,

    /// The market of the request
    #[arg(long, value_parser = market())]
    market: Market,
}

/// What an entry is made of.
struct Draft {
    code: i32,
    market: Market,
    channel: Channel,
    message: Part,
    sample: Part,
}

/// A part of a response, and a comment if it is not what arrived.
struct Part {
    text: String,
    remark: &'static str,
}

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let text = input::text(arguments.text.as_slice())?;
    let mut found = Found::default();
    found.add(text.as_bytes(), Some(arguments.market)).map_err(Failure::Input)?;
    let mut drafts: Vec<Result<Draft, String>> = Vec::new();
    for row in found.rows.iter().filter(|row| !row.finding.is_candidate()) {
        drafts.push(of_finding(&row.finding));
        if let (Some(Ok(draft)), 2..) = (drafts.last(), row.count) {
            let others =
                format!("{}: further responses with this code: {}", draft.code, row.count.saturating_sub(1));
            drafts.push(Err(others));
        }
    }
    if drafts.is_empty() {
        let lines = text.lines().filter_map(|line| WORDS.captures(line));
        drafts.extend(lines.map(|line| of_words(&line, arguments.market)));
    }
    let mut errors = anstream::stderr().lock();
    let mut has_entry = false;
    for draft in drafts {
        match draft.and_then(not_seen) {
            Ok(draft) => {
                has_entry = true;
                write!(anstream::stdout().lock(), "{}", entry(&draft)).map_err(Failure::Output)?;
            }
            Err(reason) => writeln!(errors, "no entry: {reason}").map_err(Failure::Output)?,
        }
    }
    if has_entry { Ok(()) } else { Err(Failure::NoDraft) }
}

/// The draft, unless the file of the codes that were seen has an entry for it, which may be in the user's file, too.
fn not_seen(draft: Draft) -> Result<Draft, String> {
    let entry = observed::from_code_on(draft.market, draft.channel, draft.code)
        .map(|seen| format!("{}: `coinw-errors spec --observed` has an entry, `{}`", draft.code, seen.name));
    entry.map_or(Ok(draft), Err)
}

/// The draft of a response, or the reason why it has none.
fn of_finding(finding: &Finding) -> Result<Draft, String> {
    if let Some(code) = finding.listed() {
        return Err(format!("the guide lists {} as `{}`", name_of(code), code.name()));
    }
    let code = finding.code().unwrap_or_else(|| finding.headline());
    if matches!(finding, Finding::Success { .. }) {
        return Err(format!("{code}: a success"));
    }
    let error = finding.error().ok_or(format!("{code}: no response found"))?;
    let Some(channel) = error.channel().filter(|_| error.code_text().is_some()) else { return Err(code) };
    let code = number(&code)?;
    let message = finding.message().ok_or(without_message(code))?;
    if error.body_is_cut() {
        return Err(format!("{code}: the response is longer than the 8 KiB that an error keeps"));
    }
    let message = Part::message(&message, error.message().unwrap_or_default());
    let body = error.body().trim();
    let is_shown = body.chars().count() < 300 && !shown::text(body).contains("[redacted]");
    // The macro holds the message against the sample.
    let sample = if is_shown && message.remark.is_empty() {
        Part { text: visible_json(body), remark: "" }
    } else {
        Part::of_words(code, channel, &message.text)
    };
    Ok(Draft { code, market: error.market(), channel, message, sample })
}

impl Part {
    /// The message as far as it is shown.
    fn message(shown: &str, arrived: &str) -> Self {
        let visible = |character| if is_visible(character) { character } else { ' ' };
        let text = shown.chars().map(visible).collect::<String>().trim().to_owned();
        let remark = if text == arrived {
            ""
        } else {
            " # WRITE: the server's exact text; parts that may be secret or are invisible were left out"
        };
        Self { text, remark }
    }

    /// The response as far as its code and message tell.
    fn of_words(code: i32, channel: Channel, message: &str) -> Self {
        let sample = match channel {
            Channel::Websocket => json!({ "errorCode": code, "errorMsg": message }),
            Channel::Rest => json!({ "code": code, "msg": message }),
        };
        let remark = " # WRITE: the exact response; only its code and message are here";
        Self { text: sample.to_string(), remark }
    }
}

static WORDS: Pattern = Pattern::new(|| {
    pattern(concat!(
        r#"(?i)\bcode["']?\s*[:=]\s*["']?(?P<code>-?[0-9]+)\b.*?\b(?:msg|message)["']?\s*[:=]\s*"#,
        r#"(?:(?P<quoted>"(?:[^"\\]|\\.)*")|'(?P<single>[^']*)'|(?P<bare>.*?)(?:[,;|]?\s+[\w.]+=.*)?$)"#
    ))
});

/// The draft of a line with a code and a message but no response: `code=777001 msg=No such pair`.
fn of_words(line: &regex::Captures<'_>, market: Market) -> Result<Draft, String> {
    if let Some(code) = with_number(&line["code"], Some(market)).next() {
        return Err(format!("the guide lists {} as `{}`", name_of(code), code.name()));
    }
    let code = number(&line["code"])?;
    let quoted = line.name("quoted").and_then(|quoted| serde_json::from_str(quoted.as_str()).ok());
    let bare = || line.name("single").or(line.name("bare")).map(|bare| bare.as_str().trim().to_owned());
    let arrived: String =
        quoted.or_else(bare).filter(|message| !message.is_empty()).ok_or(without_message(code))?;
    let mut message = Part::message(&shown::text(&arrived), &arrived);
    message.remark = " # WRITE: the server's exact text; the line may contain more of it";
    let sample = Part::of_words(code, Channel::Rest, &message.text);
    Ok(Draft { code, market, channel: Channel::Rest, message, sample })
}

fn without_message(code: i32) -> String {
    format!("{code}: no message found, which an entry needs")
}

fn number(code: &str) -> Result<i32, String> {
    if is_success(code) {
        return Err(format!("{code} means success"));
    }
    code.trim()
        .parse()
        .map_err(|_| format!("{}: not a 32-bit integer, which an entry needs", shown::text(code)))
}

/// The entry as YAML.
fn entry(draft: &Draft) -> String {
    let Draft { code, market, channel, message, sample } = draft;
    let name = name(&message.text, *code);
    let channel = match channel {
        Channel::Websocket => "    channel: websocket\n",
        Channel::Rest => "",
    };
    // Without it, a message in other letters than Latin ones does not compile.
    let (translation, is_inferred) = if is_latin(&message.text) {
        ("", "")
    } else {
        ("    translation: \"Not translated yet.\" # WRITE: the message in English\n", "translation, ")
    };
    // Of JSON's texts, YAML reads each as JSON does.
    let (message, change) = (Value::from(&*message.text), message.remark);
    let (sample, remark) = (sample.text.replace('\'', "''"), sample.remark);
    format!(
        "
  - code: {code}
    name: {name} # WRITE: a better name for the variant, if you have one
    title: {message} # WRITE: the code's heading in the document that explains it, if there is one
    markets: [{market}]
{channel}    message: {message}{change}
{translation}    sample: '{sample}'{remark}
    kind: internal # WRITE: what went wrong; `coinw-errors spec` lists the words
    retry: never # WRITE: after_delay (add a delay) or after_reconnect, if the unchanged request can succeed later
    outcome: unknown # WRITE: rejected, if it is certain that a request with this answer was not carried out
    remedies: [contact_support] # WRITE: the next steps; `coinw-errors spec` lists the words
    cause: \"Not known yet.\" # WRITE: why it happens
    steps: # WRITE: what to do, in order
      - Ask CoinW's support what the code means.
    inferred: [title, {is_inferred}kind, retry, outcome, remedies, cause, steps]
"
    )
}

/// JSON in which each character that cannot be seen is an escape, and no line ends.
fn visible_json(json: &str) -> String {
    let mut visible = String::with_capacity(json.len());
    for character in json.chars() {
        match character {
            '\n' | '\r' | '\t' => visible.push(' '),
            _ if is_visible(character) => visible.push(character),
            _ => {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    visible.push_str(&format!("\\u{unit:04x}"));
                }
            }
        }
    }
    visible
}

pub fn is_visible(character: char) -> bool {
    // After a letter, a mark that combines with it is printed as it is.
    !character.is_control() && !format!("a{character}").escape_debug().to_string().contains("\\u{")
}

/// The words of the message as the name of a variant, or the number.
fn name(message: &str, code: i32) -> String {
    let words = message.split(|character: char| !character.is_ascii_alphanumeric());
    let words = words.filter(|word| !word.is_empty()).take(5).map(capitalized);
    let name: String = words.collect();
    let number = code.unsigned_abs();
    let sign = if code.is_negative() { "Minus" } else { "" };
    let is_free = ErrorCode::from_name(&name).is_none()
        // What each guide has, a word of Rust, and what YAML reads as no text.
        && !["ALL", "GUIDE", "SUCCESS", "Self", "Null", "True", "False"].contains(&name.as_str());
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
