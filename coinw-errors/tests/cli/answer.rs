//! What `coinw-errors explain` prints about what it found, for people and for programs.

use coinw_errors::{ErrorCode, Market};
use coinw_errors_tests::workspace;
use serde_json::Value;
use textwrap::core::display_width;

use super::explain::found;
use super::{printed, run, run_with_input, text, told};

#[test]
fn what_shares_no_word_with_the_guide_has_no_candidate() {
    for pasted in ["xyzzy: 777006", "xyzzy", "你好"] {
        assert_eq!(found(pasted), [""; 0], "{pasted}");
        let said = told(&["explain", pasted]);
        assert!(said.starts_with(UNPROVEN), "{said}");
        assert!(said.contains(&format!("No code in the guide matches \"{pasted}\".")), "{said}");
    }
}

const UNPROVEN: &str =
    "Nothing here proves a CoinW code: do not send an order again before you know its state.\n";

#[test]
fn a_single_candidate_has_cause_and_steps_and_no_decision() {
    let said = told(&["explain", "xyzzy", "29001"]);
    assert!(
        said.starts_with(&format!("{UNPROVEN}\nPerhaps 29001 API Access Frequently\n\nCause\n  ")),
        "{said}"
    );
    assert!(said.contains("\nWhat to do\n  1. ") && said.contains("\n  2. "), "{said}");
    assert!(!said.contains("sent again"), "{said}");
}

#[test]
fn each_of_several_candidates_has_its_title_and_first_step() {
    let said = told(&["explain", "was", "it", "29001", "or", "9012?"]);
    for code in [29001, 9012].map(|code| ErrorCode::from_code(Market::Futures, code).unwrap()) {
        let step = code.steps()[0].split_whitespace().take(3).collect::<Vec<_>>().join(" ");
        assert!(said.contains(&format!("\nPerhaps {code}\n  1. {step}")), "{said}");
    }
    assert!(!said.contains("  2. ") && !said.contains("sent again"), "{said}");
}

#[test]
fn the_decision_stands_below_the_headline() {
    let after = |code: ErrorCode| format!("yes, after {:?}", code.delay().unwrap());
    let (limited, busy) = (after(ErrorCode::RateLimited), after(ErrorCode::BusinessException));
    for (pasted, start) in [
        (
            "29001",
            format!(
                "29001 API Access Frequently\n\nMay a request that gets this code be sent again?\n  an idempotent request: {limited}\n  \
                 any other request: {limited}\n\n"
            ),
        ),
        (
            r#"{"code":-200,"msg":"busy"}"#,
            format!(
                "-200 业务异常 (Business exception): \"busy\"\n\nMay the request that got this response be sent again?\n  \
                 an idempotent request: {busy}\n  any other request: not before you have asked the exchange whether the request was \
                 carried out\n\n"
            ),
        ),
        (
            r#"{"code":777001,"msg":"x"}"#,
            "777001: the guide does not list this code: \"x\"\n\nMay the request that got this response be sent again?\n".to_owned(),
        ),
    ] {
        let output = run_with_input(&["explain"], pasted.as_bytes());
        assert!(text(&output.stdout).starts_with(&start), "{}", text(&output.stdout));
    }
}

#[test]
fn no_line_is_wider_than_100_columns_and_none_stands_twice() {
    for code in ErrorCode::ALL {
        let said = printed(&["explain", code.name()]);
        // A name and an address are not broken.
        let has_long_word = |line: &str| line.split_whitespace().any(|word| display_width(word) > 70);
        assert!(said.lines().all(|line| display_width(line) <= 100 || has_long_word(line)), "{said}");
        // Neither blank nor the rest of a step.
        let mut lines: Vec<&str> = said
            .lines()
            .filter(|line| !line.starts_with("     ") && !line.is_empty() && !line.contains(" request: "))
            .collect();
        lines.sort_unstable();
        let count = lines.len();
        lines.dedup();
        assert_eq!(lines.len(), count, "{said}");
    }
}

#[test]
fn a_message_without_blanks_is_broken() {
    let output = run(&["explain", &format!(r#"{{"code":777001,"msg":"{}"}}"#, "余额不足".repeat(40))]);
    assert!(text(&output.stdout).lines().all(|line| display_width(line) <= 100), "{}", text(&output.stdout));
}

#[test]
fn the_documentation_shows_what_is_printed() {
    let page = workspace().join("coinw-errors/src/_documentation/command_line.md");
    let payload = "{'code': 6003, 'message': 'require more permission', 'retry': False, 'success': False}";
    let answer = printed(&["explain", payload]);
    let beginning: Vec<_> = answer.split("\n\n").take(2).collect();
    let shown = format!("```text\n{}\n\n…\n```", beginning.join("\n\n"));
    assert!(std::fs::read_to_string(page).unwrap().contains(&shown), "{shown}");
}

#[test]
fn an_item_of_a_batch_is_told_as_one() {
    let said = printed(&["explain", r#"{"code":0,"data":[{"msgCode":9012,"msg":"x"},{"msgCode":0}]}"#]);
    let start = "9012 Position Not Found, in an item of a batch: \"x\"\n\nMay the request of this item be sent again?\n";
    assert!(said.starts_with(start), "{said}");
}

#[test]
fn a_number_that_the_guide_lists_elsewhere_is_told_with_its_place() {
    let output = run(&["explain", r#"{"result":false,"errorCode":500,"errorMsg":"exception"}"#]);
    let said = text(&output.stdout);
    assert!(said.contains("\nThe guide lists 500 Internal Server Error for futures (rest).\n"), "{said}");
}

#[test]
fn a_code_that_was_seen_is_told_with_its_source_and_decides_nothing() {
    let observed: serde_json::Value = serde_yaml::from_str(&printed(&["spec", "--observed"])).unwrap();
    let codes = observed["codes"].as_array().unwrap();
    // Of the others, the guide lists the number for REST.
    let seen = codes.iter().find(|entry| entry["channel"].is_null()).unwrap();
    let (number, sample) = (seen["code"].to_string(), seen["sample"].as_str().unwrap());
    for arguments in [["explain", &number], ["explain", sample]] {
        let output = run(&arguments);
        let said = text(&output.stdout);
        assert!(said.starts_with(&format!("{number}: the guide does not list this code")), "{said}");
        let heading =
            format!("\n\nSeen before: {number} {} (futures; rest)\n", seen["title"].as_str().unwrap());
        assert!(said.contains(&heading), "{said}");
        let note = seen["note"].as_str().unwrap();
        assert!(said.contains(&format!("  This code is not in the guide. {}", &note[..40])), "{said}");
        assert!(!said.contains("yes, after"), "{said}");
    }
    assert_eq!(run(&["explain", &number]).status.code(), Some(1));
    // And by its message, by its name, and where a text calls it a code.
    let message = format!("'{}!'", seen["message"].as_str().unwrap().to_uppercase());
    for pasted in [&*message, seen["name"].as_str().unwrap(), &format!("ERROR order failed code={number}")] {
        let said = told(&["explain", pasted]);
        assert!(said.starts_with(UNPROVEN) && said.contains(&format!("\nSeen before: {number} ")), "{said}");
    }
    let output = run(&["explain", "--format", "json", &number]);
    let records: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        (&records[0]["found"], &records[0]["observed"][0]["code"]),
        (&"unlisted".into(), &seen["code"])
    );
    assert_eq!(records[0]["if_not_idempotent"], serde_json::Value::Null);
}

#[test]
fn a_number_that_was_also_seen_elsewhere_is_told_with_that_but_a_response_is_not() {
    let elsewhere = "\nSeen before: 500 Exception (futures; websocket)\n";
    assert!(printed(&["explain", "500"]).contains(elsewhere));
    assert!(!printed(&["explain", ErrorCode::InternalServerError.sample()]).contains("Seen before"));
}

#[test]
fn no_secret_is_printed() {
    for pasted in [
        r#"{"code":6001,"msg":"sign error: 5b1c9E2F","sign":"5b1c9E2F"}"#,
        "sign=5b1c9E2F",
        "<html>sign=5b1c9E2F",
    ] {
        for format in ["text", "json"] {
            let output = run(&["explain", "--format", format, pasted]);
            assert!(!text(&output.stdout).contains("5b1c9E2F"), "{}", text(&output.stdout));
        }
    }
}

#[test]
fn a_record_says_what_was_received_and_what_became_of_the_request() {
    for (pasted, expected) in [
        ("29001", ["listed", "rejected", "null"]),
        (r#"{"code":9012,"msg":"no position"}"#, ["listed", "rejected", "no position"]),
        (r#"futures 9012 Position Not Found: "no position""#, ["listed", "rejected", "no position"]),
        (r#"{"code":0,"msg":"Order accepted"}"#, ["success", "null", "Order accepted"]),
        (r#"{"code":0,"msg":"OK"}"#, ["success", "null", "null"]),
        ("<html>502 Bad Gateway", ["not_json", "unknown", "<html>502 Bad Gateway"]),
        (
            r#"{"code":0,"data":[{"msgCode":0}],"data":[{"msgCode":0}]}"#,
            ["data", "unknown", r#"{"code":0,"data":[{"msgCode":0}],"data":[{"msgCode":0}]}"#],
        ),
        ("rate limit", ["candidate", "null", "null"]),
    ] {
        let output = run_with_input(&["explain", "--format", "json"], pasted.as_bytes());
        let records: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
        let said = ["found", "outcome", "received_message"]
            .map(|key| records[0][key].as_str().unwrap_or("null").to_owned());
        assert_eq!(said, expected, "{pasted}");
    }
}

#[test]
fn the_headline_says_what_was_found() {
    let long = format!("{{\"code\":7{},\"msg\":\"x\"}}", "0".repeat(30));
    for (pasted, headline) in [
        (r#"{"code":0"#, "A response that ends too early: "),
        ("<html>", "Not a response of the API: it is not JSON: "),
        (r#"{"code":0,"success":false}"#, "0 means success, but the response does not prove success\n"),
        (
            r#"{"code":29001,"msg":"x","data":{"orderId":1}}"#,
            "29001 API Access Frequently, not a plain refusal: ",
        ),
        (&long, "700000000000000000000000000000…: the guide does not list this code: "),
        (
            r#"{"code":0,"data":[{"msgCode":0}],"data":[{"msgCode":0}]}"#,
            "A success whose data does not fit the requested type, in an item of a batch:",
        ),
    ] {
        let output = run(&["explain", pasted]);
        let said = text(&output.stdout);
        assert!(said.starts_with(headline), "{pasted}: {said}");
    }
}

#[test]
fn what_an_entry_has_not_is_null_and_so_is_all_of_no_entry() {
    let record = |pasted: &str| -> Value {
        let output = run_with_input(&["explain", "--format", "json"], pasted.as_bytes());
        serde_json::from_slice::<Vec<Value>>(&output.stdout).unwrap().remove(0)
    };
    let retired = ErrorCode::from_code(Market::Spot, 29001).unwrap().entry().retired;
    assert_eq!(record("29001")["retired"], serde_json::json!(retired));
    assert_eq!(record("777001")["aliases"], Value::Null);
}

#[test]
fn every_record_has_the_same_keys() {
    let keys = |pasted: &str| -> Vec<String> {
        let output = run_with_input(&["explain", "--format", "json"], pasted.as_bytes());
        let records: Vec<serde_json::Map<String, Value>> = serde_json::from_slice(&output.stdout).unwrap();
        records[0].keys().cloned().collect()
    };
    let all = keys("29001");
    for pasted in [
        "777001",
        "0",
        "rate limit",
        "<html>",
        r#"{"code":777001,"msg":"x"}"#,
        "futures: the response is empty",
    ] {
        assert_eq!(keys(pasted), all, "{pasted}");
    }
}
