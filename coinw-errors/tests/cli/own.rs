//! Whatever this library prints or serializes itself, the program understands.

use std::time::Duration;

use coinw_errors::{Error, ErrorCode, Market, SupportRequest, check, check_frame, code, decode};
use miette::{GraphicalReportHandler, GraphicalTheme, NarratableReportHandler};

use super::corpus::{Said, assert_said, found};
use super::explain::reads_as_a_status;
use super::{printed, run_with_input};

/// Codes that say something different each: of HTTP as well, of a websocket, negative, Chinese, long, of one digit.
const TELLING: [ErrorCode; 6] = [code!(500), code!(1004), code!(-103), code!(9111), code!(9031), code!(1)];

/// Every text of an error.
fn texts(error: &Error) -> Vec<String> {
    let request = SupportRequest::from(error);
    let graphical = |theme| {
        let mut report = String::new();
        GraphicalReportHandler::new_themed(theme)
            .with_links(false)
            .render_report(&mut report, error)
            .unwrap();
        report
    };
    let mut narrated = String::new();
    NarratableReportHandler::new().render_report(&mut narrated, error).unwrap();
    let json = serde_json::to_string(error).unwrap();
    vec![
        format!("{error}"),
        format!("2026-03-01T08:00:00Z WARN client: refused: {error} (2 tries)"),
        format!("{error:#}"),
        format!("{error:?}"),
        format!("{error:#?}"),
        format!("Err({error:?})"),
        json.clone(),
        serde_json::to_string_pretty(error).unwrap(),
        format!(
            r#"{{"level":"WARN","message":"refused","coinw":{}}}"#,
            serde_json::to_string(&json).unwrap()
        ),
        format!(
            r#"{{"level":"WARN","message":"refused","error":{}}}"#,
            serde_json::to_string(&error.to_string()).unwrap()
        ),
        format!(
            r#"{{"level":"WARN","message":"refused","error":{}}}"#,
            serde_json::to_string(&format!("{error:?}")).unwrap()
        ),
        serde_yaml::to_string(error).unwrap(),
        graphical(GraphicalTheme::unicode_nocolor()),
        graphical(GraphicalTheme::ascii()),
        narrated,
        request.to_string(),
        request.to_markdown(),
    ]
}

#[track_caller]
fn assert_understood(error: &Error, said: &Said) {
    for text in texts(error) {
        assert_said(&text, said);
    }
}

#[test]
fn errors_with_a_listed_code() {
    for &code in ErrorCode::ALL {
        let error = check(code.markets()[0], code.sample()).unwrap_err();
        let said = Said::Explained(vec![code.code().into()]);
        if TELLING.contains(&code) {
            assert_understood(&error, &said);
        } else {
            let texts = [error.to_string(), format!("{error:?}"), serde_json::to_string(&error).unwrap()];
            for text in &texts {
                assert_said(text, &said);
            }
        }
    }
    // What comes beside a code does not depend on the code.
    let error = check(Market::Spot, ErrorCode::RateLimited.sample()).unwrap_err();
    let error = error.with_http_status(429).with_retry_after(Duration::from_millis(1500));
    assert_understood(&error, &Said::Explained(vec![29001]));
}

#[test]
fn words_around_what_the_library_printed_make_it_no_less_certain() {
    let error = check(Market::Futures, code!(9012).sample()).unwrap_err();
    assert_said(&format!("order 7 was not closed: {error}"), &Said::Explained(vec![9012]));
}

/// A line that leaves out the market speaks of the same error as one that names it.
#[test]
fn an_unlisted_code_is_one_error_with_its_market_and_without() {
    let error = check(Market::Futures, r#"{"code":77016,"msg":"Moon phase wrong"}"#).unwrap_err();
    for text in [format!("{error}\ncode=77016\n"), format!("code=77016\n{error}\n")] {
        assert_said(&text, &Said::Codes(vec![77016.into()]));
    }
}

#[test]
fn codes_and_entries() {
    for code in TELLING {
        let said = Said::Explained(vec![code.code().into()]);
        let request = SupportRequest::from(code);
        let entry = code.entry();
        for text in [
            format!("{code}"),
            format!("{code:#}"),
            format!("{code:?}"),
            format!("{entry:?}"),
            format!("{entry:#?}"),
            serde_json::to_string(&code).unwrap(),
            serde_json::to_string(entry).unwrap(),
            serde_json::to_string_pretty(entry).unwrap(),
            serde_yaml::to_string(entry).unwrap(),
            request.to_string(),
            request.to_markdown(),
            printed(&["explain", code.name()]),
        ] {
            let is_of_http_too = text == code.to_string() && reads_as_a_status(code);
            let said = if is_of_http_too { Said::CodeOrStatus(code.code().into()) } else { said.clone() };
            assert_said(&text, &said);
        }
    }
}

#[test]
fn errors_that_the_guide_does_not_list() {
    for (market, body) in [
        (Market::Futures, r#"{"code":77016,"msg":"Moon phase wrong"}"#),
        (Market::Spot, r#"{"code":"77016","msg":"no"}"#),
    ] {
        let error = check(market, body).unwrap_err();
        assert_understood(&error, &Said::Codes(vec![77016.into()]));
        assert_understood(&error.with_http_status(503), &Said::Codes(vec![77016.into()]));
    }
    let frame = check_frame(Market::Futures, r#"{"errorCode":77016,"errorMsg":"?"}"#).unwrap_err();
    assert_understood(&frame, &Said::Codes(vec![77016.into()]));
}

#[test]
fn contradictions() {
    // The form has no word for one.
    for body in [r#"{"code":29001,"success":true,"msg":"?"}"#, r#"{"code":0,"success":false,"msg":"no"}"#] {
        let error = check(Market::Futures, body).unwrap_err();
        let mut texts = texts(&error);
        texts.retain(|text| !text.contains("Error Message"));
        for text in texts {
            assert_said(&text, &Said::Kind("contradiction"));
        }
    }
}

#[test]
fn what_cannot_be_read() {
    for (error, kind) in [
        (check(Market::Futures, "<html>502</html>").unwrap_err().with_http_status(502), "not_json"),
        (check(Market::Spot, r#"{"code":0,"da"#).unwrap_err(), "truncated"),
        (check(Market::Futures, "").unwrap_err(), "not_json"),
        (decode::<bool>(Market::Futures, r#"{"code":0,"data":"?"}"#).unwrap_err(), "data"),
        (check(Market::Futures, r#"{"success":false,"msg":"no"}"#).unwrap_err(), "no_code"),
    ] {
        for text in [
            error.to_string(),
            format!("{error:#}"),
            format!("{error:?}"),
            serde_json::to_string(&error).unwrap(),
        ] {
            assert_said(&text, &Said::Kind(kind));
        }
    }
}

#[test]
fn what_cannot_be_read_for_different_reasons_is_told_apart() {
    let cut = check(Market::Futures, r#"{"code":0,"da"#).unwrap_err();
    let data = decode::<bool>(Market::Futures, r#"{"code":0,"data":"?"}"#).unwrap_err();
    let no_code = check(Market::Futures, r#"{"success":false,"msg":"no"}"#).unwrap_err();
    let text = format!("HTTP 502\nHTTP 503\n{cut}\n{data}\n{no_code}\n");
    let (records, _) = found(&text);
    let kinds: Vec<_> = records.iter().map(|record| record["found"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["not_json", "not_json", "truncated", "data", "no_code"]);
}

#[test]
fn a_long_body_that_is_printed_in_part() {
    let body =
        format!(r#"{{"code":9012,"msg":"Position not found","data":{{"note":"{}"}}}}"#, "x".repeat(9_000));
    let error = check(Market::Futures, &body).unwrap_err();
    assert_said(&error.to_string(), &Said::Kind("contradiction"));
}

#[test]
fn the_delay_of_an_error_counts_and_not_one_beside_it() {
    let error = check(Market::Spot, ErrorCode::RateLimited.sample()).unwrap_err();
    let (records, _) = found(&format!("Retry-After: 7 {}", ErrorCode::RateLimited.sample()));
    assert_eq!(records[0]["delay_ms"], 7_000);
    let (records, _) =
        found(&format!("Retry-After: 7 {}", error.with_retry_after(Duration::from_millis(1500))));
    assert_eq!(records[0]["delay_ms"], 1_500);
}

/// What the program writes for programs, it reads as it wrote it.
#[test]
fn its_own_records() {
    for pasted in [
        "timeout",
        "HTTP 504",
        r#"{"code":29001,"success":true}"#,
        "429 Too Many Requests",
        "no error 29001 today",
        r#"{"code":0,"msg":"rejected"}"#,
        r#"{"code":77016,"msg":"Moon phase wrong"}"#,
        r#"{"success":false,"msg":"no"}"#,
        r#"{"code":0,"da"#,
        "0",
        "9012",
    ] {
        for format in ["json", "yaml"] {
            let records = |text: &[u8]| run_with_input(&["explain", "--format", format], text);
            let first = records(pasted.as_bytes());
            let again = records(&first.stdout);
            let shape = |output: &std::process::Output| {
                let records: Vec<serde_json::Value> = serde_yaml::from_slice(&output.stdout).unwrap();
                let keys = ["found", "code", "http_status", "if_idempotent", "if_not_idempotent"];
                let shape = |record: &serde_json::Value| keys.map(|key| record[key].clone());
                (records.iter().map(shape).collect::<Vec<_>>(), output.status.code())
            };
            assert_eq!(shape(&again), shape(&first), "{pasted} as {format}");
        }
    }
}

#[test]
fn all_that_the_program_lists() {
    let all: Vec<i64> = ErrorCode::ALL.iter().map(|code| code.code().into()).collect();
    for arguments in [&["list"][..], &["list", "--format", "json"], &["list", "--format", "yaml"], &["spec"]]
    {
        assert_said(&printed(arguments), &Said::Explained(all.clone()));
    }
}
