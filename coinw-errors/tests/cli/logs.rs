//! Logs of many lines.

use std::fmt::Write;
use std::time::Instant;

use super::{run_with_input, text};

/// A log in which two codes of the guide and one that it lacks come, with times.
fn log(lines: usize) -> String {
    let mut log = String::new();
    for line in 0..lines {
        let (minute, second) = (line / 60 % 60, line % 60);
        let what = match line % 100 {
            7 => r#"ERROR place: {"code":29001,"msg":"API access frequently"}"#,
            8 => "ERROR cancel: {'code': 9012, 'message': 'Position not found'}",
            9 => r#"ERROR place: {"code":77016,"msg":"Moon phase wrong"}"#,
            10 => r#"INFO answer {"code":0,"data":[],"msg":""}"#,
            _ => "INFO order 9012 filled at 500, took 429 ms",
        };
        writeln!(log, "2026-03-01T08:{minute:02}:{second:02}.123Z {what}").unwrap();
    }
    log
}

/// 29001 says that its own order was refused, and nothing about the other.
#[test]
fn an_order_without_an_answer_is_not_lost_beside_another_ones_code() {
    for lost in ["timed out", "HTTP/1.1 502 Bad Gateway"] {
        let log = format!(
            "2026-03-01 08:00:00 ERROR order A: {lost}\n2026-03-01 08:00:05 ERROR order B: code=29001\n"
        );
        let output = run_with_input(&["explain", "--format", "json"], log.as_bytes());
        let records: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(records.len(), 2, "{lost}: {records:#?}");
        assert!(
            records.iter().any(|record| record["if_not_idempotent"] == "reconcile"),
            "{lost}: {records:#?}"
        );
    }
}

#[test]
fn a_digest_comes_first_and_then_each_code_once() {
    let output = run_with_input(&["explain"], log(1_000).as_bytes());
    let said = text(&output.stdout);
    assert!(said.starts_with("Read as: a log of 1000 lines; 30 errors in it\n\n count  code"), "{said}");
    let lines: Vec<Vec<&str>> = said.lines().map(|line| line.split_whitespace().collect()).collect();
    for expected in [
        ["10", "29001", "2026-03-01T08:00:07Z", "2026-03-01T08:15:07Z", "API Access Frequently"],
        ["10", "9012", "2026-03-01T08:00:08Z", "2026-03-01T08:15:08Z", "Position Not Found"],
        ["10", "77016", "2026-03-01T08:00:09Z", "2026-03-01T08:15:09Z", "not listed"],
    ] {
        let expected = expected.join(" ");
        assert!(lines.iter().any(|line| line.join(" ") == expected), "{expected} is missing in {said}");
    }
    for start in [
        "29001 API Access Frequently\n",
        "9012 Position Not Found\n",
        "77016: the guide does not list this code\n",
    ] {
        assert_eq!(
            said.split("\n\n").filter(|part| format!("{part}\n").starts_with(start)).count(),
            1,
            "{start}"
        );
    }
    assert_eq!(output.status.code(), Some(1), "not everything is explained");
}

#[test]
fn a_log_without_times_has_a_digest_without_them() {
    let output = run_with_input(&["explain"], "code=9012\n".repeat(50).as_bytes());
    let said = text(&output.stdout);
    assert!(said.contains("\n    50  9012  Position Not Found\n\n"), "{said}");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_digest_says_what_each_error_is() {
    let kinds = [
        r#"{"code":77016,"msg":"Moon phase wrong"}"#,
        r#"{"success":false,"msg":"no"}"#,
        r#"{"code":0,"success":false,"msg":"no"}"#,
        r#"{"code":0,"msg":"rejected"}"#,
        "code=9012",
    ];
    let output = run_with_input(&["explain"], (kinds.join("\n") + "\n").repeat(3).as_bytes());
    let digest: Vec<_> = text(&output.stdout).lines().skip(2).take(6).collect();
    assert_eq!(
        digest,
        [
            " count  code   what it is",
            "     3  77016  not listed",
            "     3  -      An error without a code",
            "     3  0      0 (a code that means success), in a response that does not prove success",
            "     3  0      Success, but the server said \"rejected\"",
            "     3  9012   Position Not Found",
        ]
    );
}

#[test]
fn records_say_how_often_and_when() {
    let output = run_with_input(&["explain", "--format", "json"], log(1_000).as_bytes());
    let records: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
    let limited = records.iter().find(|record| record["code"] == 29001).unwrap();
    assert_eq!(limited["count"], 10);
    assert_eq!(limited["first"], "2026-03-01T08:00:07Z");
    assert_eq!(limited["last"], "2026-03-01T08:15:07Z");
}

#[test]
fn a_log_without_an_error_says_so() {
    let output =
        run_with_input(&["explain"], "2026-03-01 INFO order 9012 filled at 500\n".repeat(20_000).as_bytes());
    assert_eq!(text(&output.stderr), "error: no error of CoinW's in 20000 lines\n");
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(1), ""));
}

#[test]
fn a_long_log_takes_seconds() {
    let log = log(100_000);
    let start = Instant::now();
    let output = run_with_input(&["explain"], log.as_bytes());
    assert!(text(&output.stdout).starts_with("Read as: a log of 100000 lines; 3000 errors in it\n"));
    // A tenth of the lines that are promised, without the optimizations that make it ten times as fast.
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
    // No progress is drawn where no terminal is.
    assert_eq!(text(&output.stderr), "");
}

#[test]
fn a_line_without_an_end_is_read_in_pieces() {
    let line = "x".repeat(5 << 20) + r#" {"code":9012,"msg":"Position not found"} "#;
    let output = run_with_input(&["explain"], line.as_bytes());
    assert!(text(&output.stdout).contains("9012 Position Not Found"), "{}", text(&output.stderr));
}

#[test]
fn any_number_of_different_codes_is_counted() {
    let log: String = (100_000..103_000).map(|code| format!("code={code}\n")).collect();
    let output = run_with_input(&["explain"], log.as_bytes());
    let said = text(&output.stdout);
    assert!(said.contains("a log of 3000 lines; 3000 errors in it"), "{said}");
    assert!(said.contains("  and 2950 other errors\n"), "{said}");
    assert!(said.len() < 50_000, "a page and not a book: {}", said.len());
    let output = run_with_input(&["explain", "--format", "json"], log.as_bytes());
    let records: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(records.len(), 1_000);
}

/// How often each code came, by what the program says.
fn counts(input: &str) -> Vec<(i64, u64)> {
    let output = run_with_input(&["explain", "--format", "json"], input.as_bytes());
    let records: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
    let count =
        |record: &serde_json::Value| (record["code"].as_i64().unwrap(), record["count"].as_u64().unwrap());
    records.iter().map(count).collect()
}

#[test]
fn each_item_of_a_batch_counts() {
    let item = r#"{"code":9012,"msg":"Position not found"}"#;
    assert_eq!(counts(&format!("[{item},{item},{item}]")), [(9012, 3)]);
}

#[test]
fn no_item_is_lost_where_a_batch_of_many_lines_is_cut() {
    let item = serde_json::json!({"code": 29001, "msg": "API access frequently", "data": {"order": 1}});
    let batch = serde_json::to_string_pretty(&vec![item; 300]).unwrap();
    assert!(batch.lines().count() > 2_000);
    assert_eq!(counts(&batch), [(29001, 300)]);
}

#[test]
fn no_item_is_lost_where_a_long_line_is_cut() {
    let item = serde_json::json!({"code": 29001, "msg": "API access frequently", "note": "x".repeat(5_000)});
    let batch = serde_json::to_string(&vec![item; 300]).unwrap();
    assert!(batch.len() > 1 << 20);
    assert_eq!(counts(&batch), [(29001, 300)]);
}
