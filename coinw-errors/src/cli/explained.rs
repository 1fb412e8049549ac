//! What `explain` prints for programs: one record for each error, with the same keys for all.

use coinw_errors::{Entry, Error, ErrorCode, Idempotency, Market, Outcome, RetryAction};
use serde::{Serialize, Serializer};
use serde_json::Value;

use super::read::finding::{Finding, What};
use super::read::search::Found;
use super::shown::{message, words};
use super::tally::Row;
use super::understood::Understood;

/// The keys of an entry, in the order of the spec.
const ENTRY: [&str; 20] = [
    "code",
    "name",
    "title",
    "markets",
    "channel",
    "message",
    "translation",
    "sample",
    "kind",
    "retry",
    "delay",
    "outcome",
    "remedies",
    "cause",
    "steps",
    "links",
    "aliases",
    "note",
    "inferred",
    "retired",
];

/// Keys and values, in their order.
#[derive(Debug)]
pub struct Record(Vec<(&'static str, Value)>);

impl Serialize for Record {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

pub fn records(understood: &Understood) -> Vec<Record> {
    let candidates = understood.found.iter().flat_map(Found::candidates);
    let candidates = candidates.map(|finding| of_row(&Row::new(finding, "")));
    candidates.chain(understood.tally.rows.iter().map(of_row)).collect()
}

fn of_row(row: &Row) -> Record {
    let finding = &row.finding;
    let error = finding.error();
    let mut fields = vec![("found", found(finding).into()), ("understood", finding.how.as_deref().into())];
    fields.extend(entry(error.and_then(Error::listed).map(ErrorCode::entry)));
    for (key, value) in &mut fields {
        match *key {
            "code" => *value = code(finding),
            // Nothing is certain of a response that is no plain refusal.
            "outcome" => *value = finding.outcome().map(Outcome::as_str).into(),
            _ => {}
        }
    }
    fields.push(("received_market", finding.market.map(Market::as_str).into()));
    fields.push(("received_message", error.and_then(message).or_else(|| words(finding.objection()?)).into()));
    fields.push(("http_status", error.and_then(Error::http_status).into()));
    fields.extend(actions(|idempotency| finding.retry_action(idempotency)));
    fields.push(("count", row.count.into()));
    fields.push(("first", row.first.clone().into()));
    fields.push(("last", row.last.clone().into()));
    Record(fields)
}

fn found(finding: &Finding) -> &'static str {
    let error = match &finding.what {
        What::Error(error) => error,
        What::Success { .. } => return "success",
        What::NoAnswer => return "no_answer",
    };
    match &**error {
        Error::NotJson(_) => "not_json",
        Error::Truncated(_) => "truncated",
        Error::Data(_) => "data",
        _ if finding.is_contradiction() => "contradiction",
        _ if error.listed().is_some() && finding.is_certain() => "listed",
        _ if error.listed().is_some() => "candidate",
        _ if finding.code().is_some() => "unlisted",
        _ => "no_code",
    }
}

/// The code as a number, if it is one.
fn code(finding: &Finding) -> Value {
    let Some(code) = finding.code() else { return Value::Null };
    code.parse::<i64>().map_or_else(|_| code.into(), Value::from)
}

fn entry(entry: Option<&Entry>) -> impl Iterator<Item = (&'static str, Value)> {
    let entry = entry.and_then(|entry| serde_json::to_value(entry).ok());
    ENTRY.into_iter().map(move |key| {
        let value = entry.as_ref().and_then(|entry| entry.get(key)).cloned();
        // A list that an entry leaves out has nothing in it.
        let is_empty_list = entry.is_some() && ["links", "aliases"].contains(&key);
        (key, value.unwrap_or(if is_empty_list { Value::Array(Vec::new()) } else { Value::Null }))
    })
}

fn actions(action: impl Fn(Idempotency) -> Option<RetryAction>) -> [(&'static str, Value); 3] {
    let parts = |idempotency| {
        let action = action(idempotency).and_then(|action| serde_json::to_value(action).ok());
        let part = |key| action.as_ref().and_then(|action| action.get(key)).cloned().unwrap_or(Value::Null);
        (part("action"), part("delay_ms"))
    };
    let (query, delay) = parts(Idempotency::Idempotent);
    let (order, delay_of_order) = parts(Idempotency::NotIdempotent);
    let delay = if delay.is_null() { delay_of_order } else { delay };
    [("if_idempotent", query), ("if_not_idempotent", order), ("delay_ms", delay)]
}
