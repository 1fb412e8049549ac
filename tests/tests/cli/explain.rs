//! `coinw-errors explain`: what it understands, what it says, and what it refuses.

use std::process::Command;

use coinw_errors::ErrorCode;
use coinw_errors_tests::{program, workspace};

use super::{printed, refused, run_with_input, text};

#[track_caller]
fn assert_explains(pasted: &str, code: i32) {
    let explanation = printed(&["explain", pasted]);
    assert!(explanation.starts_with(&format!("{code} ")), "{pasted} is explained as {explanation}");
}

/// As the guide prints them: with its quotes, blanks and constants of three languages.
#[rustfmt::skip]
const PAYLOADS: [(i32, &str); 15] = [
    (500, "{'code': 500, 'msg': 'Internal server error'}"),
    (6003, "{'code': 6003, 'message': 'require more permission', 'retry': False, 'success': False}"),
    (402, r#"{"code":402, "msg":"param required"}"#),
    (29001, " { code: 29001, msg: 'API access frequently' }"),
    (-103, r#"{code: "-103",data: null, msg: "用户api出错",success: false, failed: true}    "#),
    (6001, "{'code': 6001, 'message': 'sign error', 'retry': False, 'success': False}    "),
    (1004, r#"{""result"":false,""errorCode"":1004, ""errorMsg"":""Invalid session""}  "#),
    (-3, "{'code': '-3', 'data': None, 'msg': 'API access error, please contact us', 'success': False, 'failed': True} "),
    (1, r#"{ "code":1, "msg":"System error" }  "#),
    (9012, "{'code': 9012, 'message': 'Position not found', 'retry': False, 'success': False}"),
    (9111, "{'code': 9111, 'msg': '暂停交易'}"),
    (429, "{'code': 429, 'message': 'Too Many Requests', 'retry': False, 'success': False}"),
    (6000, "{'code': 6000, 'message': 'api error', 'retry': False, 'success': False}"),
    (-200, "{'code': '-200', 'data': None, 'msg': '业务异常', 'success': False, 'failed': True}"),
    (9031, "{'code': 9031, 'msg': 'The amount of the order plus your holdings has exceeded the maximum limit of this contract you can buy'}"),
];

#[test]
fn each_payload_of_the_guide_is_explained_as_it_stands_there() {
    for (code, payload) in PAYLOADS {
        assert_explains(payload, code);
    }
}

#[test]
fn each_payload_of_the_guide_is_explained_in_a_line_of_a_log() {
    for (code, payload) in PAYLOADS {
        assert_explains(
            &format!("2026-03-01T08:00:00Z ERROR order 7 failed: status=400 body={payload} (2 tries)"),
            code,
        );
    }
}

#[test]
fn each_number_is_explained() {
    for code in ErrorCode::ALL {
        assert_explains(&code.code().to_string(), code.code());
    }
}

#[test]
fn each_name_is_explained() {
    for code in ErrorCode::ALL {
        assert_explains(code.name(), code.code());
    }
}

#[test]
fn what_the_library_prints_of_a_code_is_explained() {
    for code in ErrorCode::ALL {
        assert_explains(&code.to_string(), code.code());
    }
}

#[test]
fn other_ways_to_write_an_answer_are_explained() {
    for (code, pasted) in [
        (29001, "{code:29001,msg:'API access frequently'}"),
        (29001, r#"{\"code\":29001,\"msg\":\"API access frequently\"}"#),
        (29001, r#"{"level":"error","body":{"code":29001,"msg":"API access frequently"}}"#),
        (29001, r#"{"level":"error","body":"{\"code\":29001,\"msg\":\"API access frequently\"}"}"#),
        (29001, "{\n  \"msg\": \"API access frequently\",\n  \"code\": \"29001\",\n}"),
        (29001, "{'msg': 'it\\'s \"too\" often', 'code': 29001}"),
        (6003, "{'code': 6003, 'message': 'require more permi"),
        (1004, "errorCode=1004 errorMsg=Invalid session"),
        (-103, "got error code: -103"),
        (9012, "HTTP status code: 400, code: 9012"),
        (9012, "response code: 400, code: 9012"),
        (9012, "barcode: 1, unicode 500, code 9012"),
        (29001, r#"{"level":"info","success":true,"body":{"code":29001}}"#),
        (29001, r#"{"code":"200"} and later {"code":29001}"#),
        (6001, "\"6001\""),
        (402, " 402 \n"),
        (500, "+500"),
    ] {
        assert_explains(pasted, code);
    }
}

#[test]
fn standard_input_is_explained() {
    for arguments in [&["explain"][..], &["explain", "-"]] {
        let output = run_with_input(arguments, b"noise \xff {'code': 6001, 'message': 'sign error'}\n");
        assert!(text(&output.stdout).starts_with("6001 Sign Error\n"), "{}", text(&output.stderr));
    }
}

#[test]
fn the_market_may_be_named() {
    assert!(printed(&["explain", "--market", "spot", "29001"]).starts_with("29001 "));
    assert!(printed(&["explain", "29001", "--market", "futures"]).starts_with("29001 "));
    assert!(printed(&["explain", "-103", "--market=spot"]).starts_with("-103 "));
}

// What `explain` prints.

#[test]
fn an_explanation_is_that_of_the_library() {
    for code in ErrorCode::ALL {
        assert_eq!(printed(&["explain", code.name()]), format!("{code:#}\n"));
    }
}

#[test]
fn an_explanation_says_all_that_is_asked_for() {
    let explanation = printed(&["explain", "-200"]);
    for part in [
        "-200 业务异常",
        "markets   spot",
        "kind      unavailable",
        "message   业务异常 (Business exception)",
        "retry     after_delay: 30s",
        "Cause\n  The business logic raised an exception.",
        "  1. Usually the system is being updated",
        "  2. If the error keeps occurring",
        "if it is idempotent: yes, after 30s",
        "if it is not: not until you have asked the exchange whether it was carried out",
        "Inferred, not stated by the guide\n  translation, delay, outcome, remedies",
    ] {
        assert!(explanation.contains(part), "{part:?} is missing in\n{explanation}");
    }
}

#[test]
fn the_readme_shows_what_is_printed() {
    let readme = std::fs::read_to_string(workspace().join("README.md")).unwrap();
    assert!(readme.contains(&printed(&["explain", PAYLOADS[1].1])));
}

// What `explain` cannot do.

#[test]
fn a_text_without_a_code_is_refused() {
    for pasted in [
        "hello",
        "1 order failed",
        "500 items",
        "{}",
        "{'msg': 'x'}",
        "error",
        "the code is unknown",
        "<html>",
        "2026-03-01 08:00:00",
    ] {
        assert_eq!(
            refused(&["explain", pasted], 1),
            "error: no error code in this text: pass a number such as 29001, or the response that CoinW sent\n",
            "{pasted}"
        );
    }
}

#[test]
fn empty_input_is_refused() {
    assert!(refused(&["explain"], 1).contains("no error code in this text"));
}

#[test]
fn a_code_that_is_not_listed_is_refused_by_its_number() {
    for pasted in ["12345", "{'code': 12345}", "code=12345", r#"{"code":"12345","success":false}"#] {
        assert_eq!(
            refused(&["explain", pasted], 1),
            "error: the guide does not list the code 12345; `coinw-errors list` shows the codes that it lists, and \
             `coinw-errors draft` makes an entry of the response, for a guide of your own\n"
        );
    }
}

#[test]
fn a_code_beyond_all_numbers_is_refused() {
    let number = "9".repeat(40);
    assert!(refused(&["explain", &number], 1).contains(&number));
}

#[test]
fn a_code_of_another_market_is_refused_with_its_market() {
    assert_eq!(
        refused(&["explain", "--market", "spot", "500"], 1),
        "error: the guide does not list the code 500 for spot; it does list:\n  \
         500 Internal Server Error (InternalServerError; futures; rest)\n"
    );
}

#[test]
fn a_name_of_another_market_is_refused_too() {
    let said = refused(&["explain", "--market", "spot", "InternalServerError"], 1);
    assert!(said.contains("does not list the code 500 for spot"), "{said}");
}

#[test]
fn a_failure_that_cannot_be_reported_still_has_its_exit_code() {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let status = Command::new(program()).args(["explain", "hello"]).stderr(writer).status().unwrap();
    assert_eq!(status.code(), Some(1));
}

#[test]
fn a_long_text_is_refused_without_delay() {
    let start = std::time::Instant::now();
    let output = run_with_input(&["explain"], "{".repeat(100_000).as_bytes());
    assert_eq!(output.status.code(), Some(1));
    // Seconds, where trying each brace against all that follows would take hours.
    assert!(start.elapsed().as_secs() < 120, "{:?}", start.elapsed());
}

#[test]
fn a_code_of_rest_in_an_answer_of_the_websocket_is_refused_with_its_channel() {
    let said = refused(&["explain", r#"{"result":false,"errorCode":500,"errorMsg":"?"}"#], 1);
    assert!(said.contains("500 Internal Server Error (InternalServerError; futures; rest)"), "{said}");
}

#[test]
fn a_success_is_refused_as_one() {
    for pasted in ["{'code': 0, 'data': None}", r#"{"code":"200","success":true}"#] {
        assert_eq!(
            refused(&["explain", pasted], 1),
            "error: this response reports success: there is no error to explain\n"
        );
    }
}

#[test]
fn wrong_usage_is_told_from_a_code_that_is_not_found() {
    for arguments in [
        &["explain", "--market", "margin", "1"][..],
        &["explain", "--markt", "500"],
        &["explain", "500", "--markt", "spot"],
        &["explain", "500", "6003"],
        &["list", "--format", "xml"],
        &["expound"],
        &[],
    ] {
        assert!(refused(arguments, 2).contains("--help"), "{arguments:?}");
    }
}

#[test]
fn a_wrong_market_is_answered_with_the_right_ones() {
    assert!(refused(&["list", "--market", "margin"], 2).contains("[possible values: spot, futures]"));
}
