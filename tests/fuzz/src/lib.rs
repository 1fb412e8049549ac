//! What must hold for every input. The fuzzer calls these with invented inputs, and a test with inputs that it found earlier.

#![forbid(unsafe_code)]

#[path = "../../tests/library/by_body/mod.rs"]
mod by_body;
mod cli;
#[path = "../../tests/properties/integer.rs"]
mod integer;
#[path = "../../tests/properties/plain_refusal.rs"]
mod plain_refusal;
mod shown;

use std::collections::HashMap;
use std::time::Duration;

use coinw_errors::{Error, Frame, Http, Market, Reason, Response};
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value;
use serde_json::value::RawValue;

use by_body::{check, check_frame, data, decode, decode_batch, is};
use cli::log::Found;
use plain_refusal::{Subject, wrong_decision};
use shown::show;

/// The file of a guide: whatever is in it, Rust comes out.
pub fn spec(input: &[u8]) {
    let expansion = coinw_errors_expander::expansion(input).expect("the attribute is right");
    syn::parse2::<syn::File>(expansion).expect("the expansion is Rust");
}

/// A body: every way of reading it gives the same verdict, which agrees with `serde_json` on what JSON is.
pub fn body(input: &[u8]) {
    for &market in Market::ALL {
        let checked = check(market, input);
        assert_is_json_if_it_is(input, &checked);
        assert_eq!(wrong_decision(Subject::Response, market, input, &checked), None);
        if let Err(error) = &checked {
            show(error);
        }
        for status in [200, 429, 503, 520] {
            let http = Http::from(status).with_retry_after(Duration::from_secs(7));
            let under = Response::new(market, http, input).check();
            assert_eq!(wrong_outcome(&checked, &under), None);
        }
        let text = data(market, input);
        assert_agrees(&checked, &text);
        if let Ok(Some(json)) = text {
            serde_json::from_str::<&RawValue>(json).expect("the data is JSON");
            assert!(input.as_ptr_range().contains(&json.as_ptr()), "the data is a part of the body");
        }
        assert_decodes_alike::<Value>(market, input, &checked);
        assert_decodes_alike::<IgnoredAny>(market, input, &checked);
        assert_decodes_alike::<()>(market, input, &checked);
        assert_decodes_alike::<u64>(market, input, &checked);
        assert_decodes_alike::<Vec<Option<String>>>(market, input, &checked);
        assert_decodes_alike::<HashMap<String, u32>>(market, input, &checked);
        assert_decodes_alike::<Order>(market, input, &checked);
        assert_decodes_alike::<Buffered>(market, input, &checked);
        assert_agrees(&checked, &decode::<&RawValue>(market, input));
        assert_agrees(&checked, &decode::<Option<&str>>(market, input));
    }
}

/// The first difference in what two errors of one body prove, of which one is under a status.
fn wrong_outcome(plain: &Result<(), Error>, under: &Result<(), Error>) -> Option<String> {
    let decides = |result: &Result<(), Error>| {
        let error = result.as_ref().err()?;
        show(error);
        Some((error.reason(), error.outcome(), error.listed()))
    };
    (decides(plain) != decides(under)).then(|| format!("{plain:?}, but {under:?}"))
}

/// A frame: what is no JSON is an error, and what is one is shown.
pub fn frame(input: &[u8]) {
    for &market in Market::ALL {
        let read = check_frame(market, input);
        assert_is_json_if_it_is(input, &read.clone().map(drop));
        assert_eq!(wrong_decision(Subject::Frame, market, input, &read), None);
        // Nothing that a response says of failure is overheard in a frame.
        if let (Ok(_), Err(error)) = (&read, check(market, input))
            && error.reason() == Reason::Exchange
        {
            let is_unproven =
                error.name() == "Absent" || error.number().is_some_and(|code| code == 0 || code == 200);
            assert!(is_unproven, "{error}");
        }
        if let Ok(frame) = Frame::read(market, input) {
            let decoded = frame.decode::<Value>();
            assert!(decoded.is_ok() || is(&decoded, Reason::Data), "{decoded:?}");
        }
        if let Err(error) = read {
            show(&error);
        }
    }
}

/// A batch: it succeeds where the response does, and an item only with a code that says so.
pub fn batch(input: &[u8]) {
    for &market in Market::ALL {
        let items = decode_batch::<Value>(market, input);
        match (&items, check(market, input)) {
            // An item speaks for itself alone.
            (Ok(items), Err(error)) if error.reason() == Reason::Exchange => {
                assert!(items.iter().any(Result::is_err));
            }
            (Ok(_), Ok(())) => {}
            (Err(error), _) if error.reason() == Reason::Data => {}
            (Err(whole), Err(checked)) => assert_eq!(*whole, checked),
            (items, checked) => panic!("{items:?}, but {checked:?}"),
        }
        // Many items show nothing that a few do not.
        for item in items.into_iter().flatten().take(10) {
            match item {
                Ok(item) => {
                    let code = ["msgCode", "code"]
                        .into_iter()
                        .find_map(|key| item.get(key).filter(|code| !code.is_null()));
                    assert!(code.is_some(), "{item}");
                }
                Err(error) => {
                    // A long item is kept in part.
                    if !error.body_is_cut() {
                        let body = error.body().to_owned();
                        assert_eq!(
                            wrong_decision(
                                Subject::Item,
                                market,
                                body.as_bytes(),
                                &Err::<(), _>(error.clone())
                            ),
                            None
                        );
                    }
                    show(&error);
                }
            }
        }
    }
}

/// A text that someone pasted to the command line.
pub fn paste(input: &[u8]) {
    for market in Market::ALL.iter().copied().map(Some).chain([None]) {
        let mut found = Found::default();
        found.add(input, market).expect("reading from memory does not fail");
        found.sift();
        for row in found.rows {
            assert!(row.count > 0);
            assert!(!row.finding.headline().is_empty());
            if let Some(error) = row.finding.error() {
                show(error);
                assert_decides_by_its_body(error);
            }
        }
    }
}

/// The error of a text decides as a plain reading of its own body does, as a response, a frame or an item of a batch.
fn assert_decides_by_its_body(error: &Error) {
    let body = error.body().as_bytes();
    let is_right =
        |subject| wrong_decision(subject, error.market(), body, &Err::<(), _>(error.clone())).is_none();
    let subjects = [Subject::Response, Subject::Frame, Subject::Item];
    assert!(error.body_is_cut() || subjects.into_iter().any(is_right), "{error}");
}

fn assert_agrees<T>(checked: &Result<(), Error>, decoded: &Result<T, Error>) {
    match (checked, decoded) {
        (Ok(()), Ok(_)) => {}
        (Ok(()), Err(error)) if error.reason() == Reason::Data => show(error),
        (Err(checked), Err(decoded)) => assert_eq!(checked, decoded),
        (_, Ok(_)) => panic!("data, but {checked:?}"),
        (Ok(()), Err(error)) => panic!("a success, but {error:?}"),
    }
}

fn assert_decodes_alike<T: DeserializeOwned>(market: Market, input: &[u8], checked: &Result<(), Error>) {
    let decoded = decode::<T>(market, input);
    assert_agrees(checked, &decoded);
    // It is what the text of the data is.
    if let Ok(Some(json)) = data(market, input) {
        assert_eq!(decoded.is_ok(), serde_json::from_str::<T>(json).is_ok(), "{json}");
    }
}

fn assert_is_json_if_it_is(input: &[u8], read: &Result<(), Error>) {
    let Ok(text) = str::from_utf8(input) else {
        assert!(read.as_ref().is_err_and(|error| error.reason() != Reason::Data), "{read:?}");
        return;
    };
    let json = serde_json::from_str::<&RawValue>(text.strip_prefix('\u{feff}').unwrap_or(text));
    let is_json = !is(read, Reason::NotJson) && !is(read, Reason::Truncated);
    assert_eq!(is_json, json.is_ok(), "{text:?}: {read:?}, but {json:?}");
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(dead_code)]
struct Order {
    open_id: String,
    side: Side,
    price: Option<f64>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Side {
    Long,
    Short,
}

/// Reads what it gets into memory before it decides.
#[derive(Deserialize)]
#[serde(untagged)]
#[allow(dead_code)]
enum Buffered {
    Number(f64),
    Anything(Value),
}
