//! Logs of many lines: one pass, each thing counted.

use std::fmt::Write;

use serde_json::Value;

use super::{run_with_input, text};

/// Responses, a line of this library, a number that is called a code, a success and one response that the guide lacks, with times.
fn log(lines: usize) -> String {
    let mut log = String::new();
    for line in 0..lines {
        let (minute, second) = (line / 60 % 60, line % 60);
        let what = match line % 100 {
            7 => r#"ERROR place: {"code":29001,"msg":"API access frequently"}"#,
            8 => "WARN futures 9012 Position Not Found: \"Position not found\"",
            9 => r#"ERROR place: {"code":777001,"msg":"Moon phase wrong"}"#,
            10 => r#"INFO answer {"code":0,"data":[],"msg":""}"#,
            11 => "ERROR place: code=9111",
            _ => "INFO order 9012 filled at 500, took 429 ms",
        };
        writeln!(log, "2026-03-01T08:{minute:02}:{second:02}.123Z {what}").unwrap();
    }
    log
}

#[test]
fn a_digest_comes_first_and_then_each_error_once() {
    let output = run_with_input(&["explain"], log(1_000).as_bytes());
    let said = text(&output.stdout);
    assert!(said.starts_with("A log of 1000 lines; errors: 30\n\n count  code"), "{said}");
    let lines: Vec<String> =
        said.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    for expected in [
        "10 29001 2026-03-01T08:00:07 2026-03-01T08:15:07 API Access Frequently",
        "10 9012 2026-03-01T08:00:08 2026-03-01T08:15:08 Position Not Found",
        "10 777001 2026-03-01T08:00:09 2026-03-01T08:15:09 the guide does not list this code",
        "10 0 2026-03-01T08:00:10 2026-03-01T08:15:10 Success",
    ] {
        assert!(lines.iter().any(|line| line == expected), "{expected} is missing in {said}");
    }
    for start in [
        "29001 API Access Frequently\n",
        "9012 Position Not Found\n",
        "777001: the guide does not list this code",
    ] {
        let parts = said.split("\n\n").filter(|part| format!("{part}\n").starts_with(start));
        assert_eq!(parts.count(), 1, "{start}: {said}");
    }
    assert!(!said.contains(" others"), "{said}");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_number_that_is_called_a_code_is_mentioned_without_a_decision() {
    let output = run_with_input(&["explain"], "08:00:00 ERROR code=9111\n".repeat(20).as_bytes());
    let said = text(&output.stdout);
    assert!(
        said.contains("20  9111  08:00:00  08:00:00  Trading Suspension (mentioned, not proven)\n"),
        "{said}"
    );
    assert!(
        said.ends_with(
            "\nNothing here proves a CoinW code: do not send an order again before you know its state.\n"
        ),
        "{said}"
    );
    assert!(!said.contains("May "), "{said}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_log_without_an_error_says_so() {
    let output =
        run_with_input(&["explain"], "2026-03-01 INFO order 9012 filled at 500\n".repeat(20_000).as_bytes());
    let said = text(&output.stdout);
    assert!(said.starts_with("A log of 20000 lines; errors: 0\n\nNothing here proves"), "{said}");
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(1), ""));
}

/// The count of each code.
fn counts(input: &str) -> Vec<(i64, u64)> {
    let output = run_with_input(&["explain", "--format", "json"], input.as_bytes());
    let records: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    records
        .iter()
        .map(|record| (record["code"].as_i64().unwrap(), record["count"].as_u64().unwrap()))
        .collect()
}

/// The program reads 4 MiB at a time. So much stands in front of what is where the first read ends.
const BEFORE: usize = (4 << 20) - 20_000;

#[test]
fn no_object_is_lost_or_counted_twice_where_one_read_ends() {
    let before = "x".repeat(BEFORE);
    let object = serde_json::json!({"code": 29001, "msg": "余".repeat(1_000)});
    let pretty = serde_json::to_string_pretty(&object).unwrap();
    assert_eq!(counts(&format!("{before}\n{}", format!("body: {pretty}\n").repeat(20))), [(29001, 20)]);
    assert_eq!(counts(&format!("{before} {}", format!("{object} ").repeat(20))), [(29001, 20)]);
    let many = serde_json::json!({"data": vec![object; 20]});
    let many = serde_json::to_string_pretty(&many).unwrap();
    assert_eq!(counts(&format!("{before}\n{many}")), [(29001, 20)]);
}

/// What follows is not the beginning of a line, even if it looks like one.
#[test]
fn nothing_is_certain_where_a_long_line_is_cut() {
    let inner = r#"{\"code\":29001,\"msg\":\"x\"}"#;
    for text in [
        format!("2026-03-01T08:00:00Z said {inner} twice"),
        r#"futures 29001 API Access Frequently (HTTP 429): \"x\""#.to_owned(),
    ] {
        let before = r#"r {"code":0,"data":[""#;
        let before = format!("{before}{}", "x".repeat((3 << 20) - 1 - before.len()));
        let log = format!("{before}{text}{}\"]}}", "y".repeat(3 << 20));
        let output = run_with_input(&["explain", "--format", "json"], log.as_bytes());
        let records: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
        assert!(records.iter().all(|record| record["if_not_idempotent"].is_null()), "{records:#?}");
    }
}

#[test]
fn the_lines_of_a_log_are_counted_once() {
    let long = "x".repeat(9 << 20);
    let object =
        serde_json::to_string_pretty(&serde_json::json!({"code": 29001, "msg": "x".repeat(500_000)}))
            .unwrap();
    for (log, lines) in [
        (format!("{long}\n{}", "a\n".repeat(20)), 21),
        (format!("{}b", "a\n".repeat(20)), 21),
        (format!("{}{}", format!("{object}\n").repeat(20), "a\n".repeat(20)), 100),
    ] {
        let output = run_with_input(&["explain"], log.as_bytes());
        let said = text(&output.stdout);
        assert!(said.starts_with(&format!("A log of {lines} lines; ")), "{said:.100}");
    }
}

#[test]
fn a_text_that_begins_with_blanks_is_not_empty() {
    let output = run_with_input(&["explain"], format!("{}sign error", " ".repeat(9 << 20)).as_bytes());
    assert_eq!(text(&output.stderr), "");
}

#[test]
fn a_response_of_one_mebibyte_is_found_and_of_a_longer_one_only_that_it_mentions_a_code() {
    for (length, found) in [((1 << 20) - 100, "listed"), (1 << 20, "candidate")] {
        let line = format!("got {}\n", serde_json::json!({"code": 29001, "msg": "x".repeat(length)}));
        let output = run_with_input(&["explain", "--format", "json"], line.as_bytes());
        let records: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(records.iter().map(|record| record["found"].clone()).collect::<Vec<_>>(), [found]);
    }
}

#[test]
fn any_number_of_different_codes_is_counted() {
    let mut log = String::new();
    for code in 790_001..793_001 {
        writeln!(log, r#"{{"code":{code},"msg":"x"}}"#).unwrap();
    }
    let output = run_with_input(&["explain"], log.as_bytes());
    let said = text(&output.stdout);
    assert!(said.starts_with("A log of 3000 lines; errors: 3000\n"), "{said}");
    assert!(said.contains("\n  and 2950 others\n"), "{said}");
    assert_eq!(
        said.matches("\nMay the request that got this response be sent again?\n").count(),
        20,
        "{said}"
    );
    assert_eq!(counts(&log).len(), 1_000);
    assert!(said.len() < 50_000, "a page and not a book: {}", said.len());
}

/// Hours, if each brace were tried against all that follows.
#[test]
fn braces_that_are_not_closed_take_no_time() {
    let start = std::time::Instant::now();
    for text in [
        r#"[{"a":"#.repeat(5_000),
        "{".repeat(100_000),
        "{\"".repeat(50_000),
        format!("{{a{}}}", "\n".repeat(100_000)),
        format!("{}{}", "{'a':".repeat(60), "!}".repeat(60)).repeat(100),
        format!("{}{}", "\n".repeat(1 << 20), "{\"a\":1}\n".repeat(2_000)),
        format!("HTTP/1.1 200 OK\n{}\n{{}}", (0..33_000).map(|n| format!("a{n}: 1\n")).collect::<String>()),
    ] {
        assert_eq!(counts(&text), []);
    }
    // A tenth of a second, without optimizations one.
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}
