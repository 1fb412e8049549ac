//! `coinw-errors report`: the form for CoinW's support.

use super::{printed, refused, run_with_input, text};

/// The value of a field of the form.
#[track_caller]
fn field(form: &str, label: &str) -> String {
    let start = format!("{label}:");
    let line = form.lines().find_map(|line| line.strip_prefix(&start));
    line.unwrap_or_else(|| panic!("{form}")).trim().to_owned()
}

#[test]
fn without_arguments_the_form_is_blank() {
    let form = printed(&["report"]);
    assert_eq!(form.lines().count(), 10);
    assert!(form.lines().all(|line| line.ends_with(':')), "{form}");
}

#[test]
fn a_response_fills_in_what_it_tells() {
    let payload = "{'code': 9012, 'message': 'Position not found', 'retry': False, 'success': False}";
    let form = printed(&["report", payload]);
    assert_eq!(field(&form, "Spot/Futures"), "futures");
    assert_eq!(field(&form, "Error Message"), "9012 Position not found");
    assert_eq!(field(&form, "Screenshot or logs(if available)"), payload);
    assert_eq!(field(&form, "User ID"), "");
}

#[test]
fn a_code_fills_in_the_guides_message() {
    for argument in ["-103", "UserApiError"] {
        let form = printed(&["report", argument]);
        assert_eq!(field(&form, "Spot/Futures"), "spot");
        assert_eq!(field(&form, "Error Message"), "-103 用户api出错");
    }
}

#[test]
fn a_response_is_reported_with_its_own_message_or_none() {
    for (payload, message) in
        [(r#"{"code":9012,"msg":"no position 7"}"#, "9012 no position 7"), (r#"{"code":9012}"#, "9012")]
    {
        let form = printed(&["report", payload]);
        assert_eq!(field(&form, "Spot/Futures"), "futures");
        assert_eq!(field(&form, "Error Message"), message);
    }
}

#[test]
fn an_unlisted_code_is_reported_too() {
    let form = printed(&["report", r#"{"code":777001,"msg":"?"}"#, "--market", "spot"]);
    assert_eq!(field(&form, "Spot/Futures"), "spot");
    assert_eq!(field(&form, "Error Message"), "777001 ?");
}

#[test]
fn a_market_that_is_not_known_stays_blank() {
    let form = printed(&["report", r#"{"code":29001,"msg":"API access frequently"}"#]);
    assert_eq!(field(&form, "Spot/Futures"), "");
    assert_eq!(field(&form, "Error Message"), "29001 API access frequently");
}

#[test]
fn a_line_of_this_library_fills_in_what_it_tells() {
    let line = r#"futures 9012 Position Not Found: "no position""#;
    let form = printed(&["report", line]);
    assert_eq!(field(&form, "Spot/Futures"), "futures");
    assert_eq!(field(&form, "Error Message"), "9012 no position");
    assert_eq!(field(&form, "Screenshot or logs(if available)"), line);
}

#[test]
fn an_unlisted_number_fills_in_itself() {
    let form = printed(&["report", "777001", "--market", "spot"]);
    assert_eq!(field(&form, "Spot/Futures"), "spot");
    assert_eq!(field(&form, "Error Message"), "777001");
}

#[test]
fn what_tells_nothing_is_a_log() {
    let output = run_with_input(&["report", "-"], b"no answer within 10 s\n");
    let form = text(&output.stdout);
    assert_eq!(field(form, "Error Message"), "");
    assert_eq!(field(form, "Screenshot or logs(if available)"), "no answer within 10 s");
}

#[test]
fn every_field_can_be_passed() {
    let form = printed(&[
        "report",
        "--market=futures",
        "--endpoint=/v1/perpum/order",
        "--parameters=instrument=BTC",
        "--method=POST",
        "--user-id=1162061",
        "--timestamp=2026-11-22T10:52:03Z",
        "--ip=203.0.113.7",
        "--description=It fails every time.",
    ]);
    for (label, value) in [
        ("Spot/Futures", "futures"),
        ("API End point", "/v1/perpum/order"),
        ("Request Parameters", "instrument=BTC"),
        ("Request Method", "POST"),
        ("User ID", "1162061"),
        ("Timestamp", "2026-11-22T10:52:03Z"),
        ("IP", "203.0.113.7"),
        ("Client's Description of the Problem", "It fails every time."),
    ] {
        assert_eq!(field(&form, label), value);
    }
}

#[test]
fn no_secret_is_printed() {
    let form = printed(&[
        "report",
        "api_key=5b1c {'code': 6001, 'sign': '9E2F'}",
        "--parameters=api_key=5b1c&sign=9E2F",
    ]);
    assert!(!form.contains("5b1c") && !form.contains("9E2F"), "{form}");
}

#[test]
fn the_form_can_be_a_table() {
    let form = printed(&["report", "9012", "--format", "markdown"]);
    assert!(
        form.starts_with("| Fields | Description |\n| --- | --- |\n| Spot/Futures | futures |\n"),
        "{form}"
    );
}

#[test]
fn a_mistyped_option_is_wrong_usage() {
    assert!(refused(&["report", "--user=1"], 2).contains("a similar argument exists: '--user-id'"));
}

#[test]
fn a_file_is_read_by_its_path() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("response.json");
    std::fs::write(&path, r#"{"code":9012,"msg":"Position not found"}"#).unwrap();
    let form = printed(&["report", path.to_str().unwrap()]);
    assert!(form.contains("9012 Position not found"), "{form}");
    assert!(!form.contains("response.json"), "{form}");
}
