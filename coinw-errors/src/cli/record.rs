//! What `explain` prints for programs: one record for each thing found, with the same keys for all.

use coinw_errors::{Entry, ErrorCode, Idempotency, Market, Outcome, Reason};
use serde::{Serialize, Serializer};
use serde_json::Value;

use super::finding::{Finding, is_success};
use super::log::Row;
use super::observed::observed;

/// The keys of an entry, in the order of the spec.
const ENTRY: &str = "code name title markets channel message translation sample kind retry delay outcome remedies cause steps links aliases \
                     note inferred retired";

/// Keys and values, in their order.
#[derive(Debug)]
pub struct Record(Vec<(&'static str, Value)>);

impl Serialize for Record {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// The record of a row. A response does not say which market it came from: `market` is what the user said.
pub fn of_row(row: &Row, market: Option<Market>) -> Record {
    let finding = &row.finding;
    let mut fields = vec![("found", found(finding).into())];
    fields.extend(entry(finding.listed().map(ErrorCode::entry)));
    for (key, value) in &mut fields {
        match *key {
            "code" => *value = finding.code().map_or(Value::Null, number),
            "outcome" => *value = finding.outcome().map(Outcome::as_str).into(),
            _ => {}
        }
    }
    let market = if let Finding::Printed(line) = finding { Some(line.market) } else { market };
    fields.push(("received_market", market.map(Market::as_str).into()));
    fields.push(("received_message", finding.message().into()));
    fields.push(("is_batch_item", matches!(finding, Finding::Item(_)).into()));
    fields.push(("http_status", finding.http_status().into()));
    fields.extend(actions(finding));
    fields
        .push(("observed", serde_json::to_value(observed(finding).collect::<Vec<_>>()).unwrap_or_default()));
    fields.push(("count", row.count.into()));
    fields.push(("first", row.first.clone().into()));
    fields.push(("last", row.last.clone().into()));
    Record(fields)
}

fn found(finding: &Finding) -> &'static str {
    match finding {
        Finding::Success { .. } => "success",
        Finding::Code(_) => "listed",
        Finding::Candidate(_) => "candidate",
        Finding::Unlisted(_) => "unlisted",
        Finding::Printed(line) if line.listed.is_some() => of_listed(line.is_plain_refusal),
        Finding::Printed(line) => match &*line.what {
            "the response is not JSON" | "the response is empty" => "not_json",
            "the response ends too early" => "truncated",
            "no answer" => "no_answer",
            "the data does not fit the requested type" => "data",
            _ => of_code(line.code.as_deref()),
        },
        Finding::Response(error) | Finding::Item(error) => match error.reason() {
            Reason::NotJson => "not_json",
            Reason::Truncated => "truncated",
            Reason::Data => "data",
            _ if error.listed().is_some() => of_listed(error.is_plain_refusal()),
            _ => of_code(finding.code().as_deref()),
        },
    }
}

/// A code as a number, if it is one.
fn number(code: String) -> Value {
    code.parse::<i64>().map_or_else(|_| code.into(), Value::from)
}

fn of_listed(is_plain_refusal: bool) -> &'static str {
    if is_plain_refusal { "listed" } else { "not_plain" }
}

fn of_code(code: Option<&str>) -> &'static str {
    if code.is_some_and(|code| !is_success(code)) { "unlisted" } else { "no_code" }
}

fn entry(entry: Option<&Entry>) -> impl Iterator<Item = (&'static str, Value)> {
    let entry = entry.and_then(|entry| serde_json::to_value(entry).ok());
    ENTRY.split(' ').map(move |key| {
        let value = entry.as_ref().and_then(|entry| entry.get(key)).cloned();
        // A list that an entry leaves out has nothing in it.
        let is_empty_list = entry.is_some() && ["links", "aliases"].contains(&key);
        (key, value.unwrap_or(if is_empty_list { Value::Array(Vec::new()) } else { Value::Null }))
    })
}

fn actions(finding: &Finding) -> [(&'static str, Value); 3] {
    let parts = |idempotency| {
        let action = finding.retry_action(idempotency).and_then(|action| serde_json::to_value(action).ok());
        let part = |key| action.as_ref().and_then(|action| action.get(key)).cloned().unwrap_or(Value::Null);
        (part("action"), part("delay_ms"))
    };
    let (query, delay) = parts(Idempotency::Idempotent);
    let (order, delay_of_order) = parts(Idempotency::NotIdempotent);
    let delay = if delay.is_null() { delay_of_order } else { delay };
    [("if_idempotent", query), ("if_not_idempotent", order), ("delay_ms", delay)]
}
