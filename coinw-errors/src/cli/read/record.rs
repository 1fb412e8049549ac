//! An error as this library serializes it, or as its `Debug` writes it: keys that no response has.

use coinw_errors::{Channel, ErrorCode, Market, check};
use serde_json::Value;

use super::fields::{Fields, raw, string};
use super::finding::{self, Evidence, Finding, Parts, market_of};
use super::printed;

/// The error that a record of this library is, or the code that a row of the guide is.
pub fn read(fields: &Fields) -> Option<Finding> {
    if raw(fields, "found").is_some() {
        return Some(recorded(with_http(explained(fields)?, fields), "a record of `coinw-errors explain`"));
    }
    if raw(fields, "remedies").is_some() {
        let code = ErrorCode::from_name(&text(fields, "name")?)?;
        return Some(recorded(finding::listed(code, None)?, "a row of the guide"));
    }
    let market = market_of(&text(fields, "market")?)?;
    let finding = if raw(fields, "is_plain_refusal").is_some() {
        api(fields, market).or_else(|| printed::read(&text(fields, "error")?).into_iter().next())?
    } else {
        // What cannot be read keeps its body in `Debug`, and its reason everywhere.
        raw(fields, "reason")?;
        let body = text(fields, "body").unwrap_or_default();
        let error = check(market, &body).err().or_else(|| printed::mismatch(market))?;
        Finding::of(error, Some(market))
    };
    Some(recorded(with_http(finding, fields), "an error as this library records it"))
}

fn recorded(finding: Finding, how: &'static str) -> Finding {
    let evidence = if finding.is_certain() { Evidence::Record } else { finding.evidence };
    Finding { evidence, ..finding.by(how) }
}

/// What a record of `explain` was made of.
fn explained(fields: &Fields) -> Option<Finding> {
    let market = text(fields, "received_market").and_then(|market| market_of(&market));
    let known = market.unwrap_or(Market::Futures);
    let message = text(fields, "received_message");
    let code = text(fields, "code");
    let of_guide =
        || text(fields, "name").and_then(|name| finding::listed(ErrorCode::from_name(&name)?, market));
    let parts = |is_contradictory| Parts {
        market: known,
        channel: Channel::Rest,
        code: code.as_deref(),
        message: message.as_deref(),
        is_contradictory,
    };
    let error = match text(fields, "found")?.as_str() {
        "listed" => return of_guide(),
        "candidate" => return Some(of_guide()?.doubtful("")),
        "no_answer" => return Some(Finding::no_answer()),
        "success" => return Some(Finding::success(code, message)),
        "not_json" => check(known, "").err()?,
        "truncated" => check(known, "{").err()?,
        "data" => printed::mismatch(known)?,
        found => parts(found == "contradiction").error()?,
    };
    Some(Finding::of(error, market))
}

/// A record, a row of the guide or the whole guide that was written as YAML, as JSON.
pub fn of_yaml(text: &str) -> Option<String> {
    // Its lines would each say a part, and none that the response was no plain refusal.
    let has_keys = text.contains("is_plain_refusal:") || text.contains("remedies:");
    if !has_keys || text.len() > LONGEST_YAML {
        return None;
    }
    // A blank in front is no part of what was passed.
    let record: Value =
        serde_yaml::from_str(text.strip_prefix(" -").map_or(text, |_| text.trim_start())).ok()?;
    (record.is_object() || record.is_array()).then(|| record.to_string())
}

/// The guide is shorter.
const LONGEST_YAML: usize = 64 * 1024;

fn api(fields: &Fields, market: coinw_errors::Market) -> Option<Finding> {
    let code = text(fields, "code");
    // `Debug` has the name for the number.
    let number = code.map(|code| ErrorCode::from_name(&code).map_or(code, |code| code.code().to_string()));
    if number.is_none() && ["NotJson", "Truncated", "Data"].contains(&text(fields, "name")?.as_str()) {
        return None;
    }
    let channel = text(fields, "channel").unwrap_or_default();
    let message = text(fields, "message");
    let parts = Parts {
        market,
        channel: if channel.eq_ignore_ascii_case("websocket") { Channel::Websocket } else { Channel::Rest },
        code: number.as_deref().filter(|code| *code != "Absent"),
        message: message.as_deref(),
        is_contradictory: number.as_deref().is_some_and(|code| code != "Absent")
            && raw(fields, "is_plain_refusal") == Some("false"),
    };
    Some(Finding::of(parts.error()?, Some(market)))
}

fn with_http(finding: Finding, fields: &Fields) -> Finding {
    let Some(error) = finding.error().cloned() else { return finding };
    let status = text(fields, "http_status").and_then(|status| status.parse().ok());
    let error = status.map_or(error.clone(), |status| error.with_http_status(status));
    let milliseconds = text(fields, "retry_after_ms").map(|delay| format!("{delay}ms"));
    let delay =
        milliseconds.or_else(|| text(fields, "retry_after")).and_then(|delay| printed::duration(&delay));
    let error = delay.map_or(error.clone(), |delay| error.with_retry_after(delay));
    Finding { what: super::finding::What::Error(Box::new(error)), ..finding }
}

/// The text of a string, or a number as it is written.
fn text(fields: &Fields, key: &str) -> Option<String> {
    let value = raw(fields, key)?;
    if value.starts_with('"') {
        return string(fields, key);
    }
    (value != "null").then(|| value.to_owned())
}
