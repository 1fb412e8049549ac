//! What people paste, and what must be said of it.

mod doubts;
mod numbers;
mod responses;
mod successes;
mod words;

use serde_json::Value;

use super::{run_with_input, text};

/// What must be said of a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    /// It is explained by these codes of the guide, and by nothing else.
    Explained(Vec<i64>),
    /// It may mean any of these, and perhaps others.
    MayMean(Vec<i64>),
    /// It may mean this code of the guide, or be the status of HTTP with that number.
    CodeOrStatus(i64),
    /// It reports success, and the server says something else beside it.
    SuccessWithWords(&'static str),
    /// It has these codes, some of which the guide does not list.
    Codes(Vec<Value>),
    /// It is an error of this kind, without a code of the guide.
    Kind(&'static str),
    /// It reports success.
    Success,
    /// Nothing was found.
    Nothing,
}
use Said::{CodeOrStatus, Codes, Explained, Kind, MayMean, Nothing, Success, SuccessWithWords};

/// What the program finds in a text that is passed as an argument.
#[track_caller]
pub fn found(pasted: &str) -> (Vec<Value>, Option<i32>) {
    let output = run_with_input(&["explain", "--format", "json", "--", pasted], b"");
    records(&output, pasted)
}

#[track_caller]
fn records(output: &std::process::Output, pasted: &str) -> (Vec<Value>, Option<i32>) {
    let records = serde_json::from_slice(&output.stdout);
    let records = records.unwrap_or_else(|error| panic!("{pasted}: {error}: {}", text(&output.stderr)));
    (records, output.status.code())
}

#[track_caller]
pub fn assert_said(pasted: &str, said: &Said) {
    assert_eq!(misread(pasted, said), None);
}

/// How a text is read, if not as it should be.
fn misread(pasted: &str, said: &Said) -> Option<String> {
    let (records, exit_code) = found(pasted);
    let key = |key: &'static str| records.iter().map(move |record| record[key].clone());
    let codes: Vec<Value> = key("code").collect();
    let kinds: Vec<Value> = key("found").collect();
    let understood: Vec<Value> = key("understood").collect();
    let seen = format!("{pasted}\nis read as {kinds:?} {codes:?} {understood:?}, exit code {exit_code:?}");
    let is_said = match said {
        Explained(expected) => {
            codes == expected.iter().map(|&code| code.into()).collect::<Vec<Value>>()
                && kinds.iter().all(|kind| kind == "listed")
                && exit_code == Some(0)
        }
        MayMean(expected) => {
            let all = expected.iter().all(|&code| codes.contains(&code.into()));
            let sends_no_order_again =
                records.iter().all(|record| record["if_not_idempotent"] == "reconcile");
            all && kinds.iter().all(|kind| kind == "candidate")
                && sends_no_order_again
                && exit_code == Some(1)
        }
        CodeOrStatus(code) => {
            let status = key("http_status").collect::<Vec<_>>();
            kinds == ["candidate", "not_json"]
                && codes == [(*code).into(), Value::Null]
                && status == [Value::Null, (*code).into()]
                && records.iter().all(|record| record["if_not_idempotent"] == "reconcile")
                && exit_code == Some(1)
        }
        SuccessWithWords(words) => {
            let said = key("received_message").collect::<Vec<_>>();
            kinds == ["success"] && said == [*words] && exit_code == Some(1)
        }
        Codes(expected) => codes == *expected && exit_code == Some(1),
        Kind(kind) => kinds == [*kind] && exit_code == Some(1),
        Success => kinds == ["success"] && exit_code == Some(0),
        Nothing => records.is_empty() && exit_code == Some(1),
    };
    (!is_said).then(|| format!("{seen}\nbut should be {said:?}"))
}

/// Tells of all texts that are read wrongly, not of the first.
#[track_caller]
fn assert_all(texts: impl IntoIterator<Item = (impl AsRef<str>, Said)>) {
    let wrong: Vec<_> =
        texts.into_iter().filter_map(|(pasted, said)| misread(pasted.as_ref(), &said)).collect();
    assert!(wrong.is_empty(), "{} wrong:\n\n{}", wrong.len(), wrong.join("\n\n"));
}

fn one(code: i64) -> Said {
    Explained(vec![code])
}

fn all(codes: &[i64]) -> Said {
    Explained(codes.to_vec())
}

fn may_mean(codes: &[i64]) -> Said {
    MayMean(codes.to_vec())
}

fn unlisted(code: impl Into<Value>) -> Said {
    Codes(vec![code.into()])
}
