//! `coinw-errors explain`: what it understands, what it says, and what it refuses.

use std::process::Command;

use coinw_errors::{ErrorCode, Market, check, decode};
use coinw_errors_tests::workspace;

use super::{printed, program, refused, run, run_with_input, text};

/// What was understood comes first, where it is not plain.
#[track_caller]
fn assert_explains(pasted: &str, code: i32) {
    let explanation = printed(&["explain", pasted]);
    let start = format!("{code} ");
    let is_explained = explanation.split("\n\n").take(2).any(|paragraph| paragraph.starts_with(&start));
    assert!(is_explained, "{pasted} is explained as {explanation}");
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

/// Whether a status line of HTTP reads as the code prints itself.
pub fn reads_as_a_status(code: ErrorCode) -> bool {
    let status = u16::try_from(code.code()).ok().and_then(|code| http::StatusCode::from_u16(code).ok());
    status.and_then(|status| status.canonical_reason()) == Some(code.title())
}

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
    for code in ErrorCode::ALL.iter().filter(|code| !reads_as_a_status(**code)) {
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
fn text_in_utf_16_is_explained() {
    let text_of = |line: &str| line.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    for line in ["\u{feff}9012\r\n", "\u{feff}{\"code\":9012,\"msg\":\"Position not found\"}\r\n"] {
        let output = run_with_input(&["explain"], &text_of(line));
        assert!(text(&output.stdout).starts_with("9012 Position Not Found\n"), "{}", text(&output.stderr));
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
        assert_eq!(printed(&["explain", code.name()]), format!("{code:#}\n"), "{code}");
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
        "an idempotent request: yes, after 30s",
        "any other request: not before you have asked the exchange whether the request was carried out",
        "Inferred, not stated by the guide\n  translation, delay, outcome, remedies",
    ] {
        assert!(explanation.contains(part), "{part:?} is missing in\n{explanation}");
    }
}

#[test]
fn the_documentation_shows_what_is_printed() {
    let page = workspace().join("coinw-errors/src/_documentation/command_line.md");
    assert!(std::fs::read_to_string(page).unwrap().contains(&printed(&["explain", PAYLOADS[1].1])));
}

#[test]
fn what_was_understood_is_said_first_where_it_is_not_plain() {
    for (pasted, understood) in [
        ("#9012", "Read as: the number 9012\n\n9012 Position Not Found\n"),
        ("position_not_found", "Read as: the name of 9012 Position Not Found\n\n9012 "),
        ("暂停交易", "Read as: the message of 9111 Trading Suspension\n\n9111 "),
        ("code=9012 took 3 ms", "Read as: a number that the text calls a code\n\n9012 "),
        ("9012 6001", "Read as: 2 errors: 9012, 6001\n\n9012 "),
        (
            r#"{"code":0,"data":[{"msgCode":9012},{"msgCode":0}]}"#,
            "Read as: 1 of 2 items of a batch failed\n\n9012 ",
        ),
    ] {
        let said = printed(&["explain", pasted]);
        assert!(said.starts_with(understood), "{said}");
    }
    for (doubtful, understood) in [
        ("{'code': 9012, 'mess", "Read as: the beginning of a response\n\n9012 "),
        ("PositionNotFoud", "Read as: words that fit one code\n\n9012 "),
        (
            "cancel: Position not found",
            "Read as: a text with the message of 9012 Position Not Found, and without a code\n\n9012 ",
        ),
        (
            "429 Too Many Requests",
            "Read as: a number that may be a code of the guide or a status of HTTP: 429 (by its number alone), no response of the API (HTTP 429)\n",
        ),
    ] {
        let said = told(&["explain", doubtful]);
        assert!(said.starts_with(understood), "{said}");
    }
    for plain in [
        "9012",
        "PositionNotFound",
        "9012 Position Not Found",
        r#"{"code":9012,"message":"Position not found"}"#,
    ] {
        assert!(printed(&["explain", plain]).starts_with("9012 Position Not Found\n"), "{plain}");
    }
}

#[test]
fn arguments_are_several_errors_or_one_text() {
    assert_explains_all(&["9012", "-103", "SignError"], &["9012 ", "-103 ", "6001 "]);
    assert_explains_all(&["position not found", "sign error"], &["9012 ", "6001 "]);
    for words in [&["position", "not", "found"][..], &["code", "9012"]] {
        assert_explains_all(words, &["9012 "]);
    }
    let said = told(&["explain", "1", "order", "failed"]);
    assert!(!said.contains("1 System Error\n\n  name"), "{said}");
}

#[track_caller]
fn assert_explains_all(arguments: &[&str], starts: &[&str]) {
    let said = printed(&[&["explain"], arguments].concat());
    for start in starts {
        assert!(said.split("\n\n").any(|paragraph| paragraph.starts_with(start)), "{arguments:?}: {said}");
    }
}

#[test]
fn a_file_is_explained_by_its_path() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("client.log");
    std::fs::write(&path, "code=9012\n").unwrap();
    assert_explains(path.to_str().unwrap(), 9012);
    assert_explains_all(&[path.to_str().unwrap(), "6001"], &["9012 ", "6001 "]);
    let said = told(&["explain", path.to_str().unwrap(), "SgnError"]);
    assert!(said.contains("\n9012 Position Not Found\n") && said.contains("\n6001 Sign Error\n"), "{said}");
    let said = refused(&["explain", path.to_str().unwrap(), "hello"], 1);
    assert!(said.contains("none that fits the words \"hello\""), "{said}");
    std::fs::write(folder.path().join("order"), "code=9012\n").unwrap();
    let mut program = Command::new(program());
    let output = program.args(["explain", "order"]).current_dir(folder.path()).output().unwrap();
    assert!(!text(&output.stdout).contains("9012"), "a word is no path: {}", text(&output.stdout));
    // Words do not name a file, though the last of them does.
    assert_explains("code 9012 in client.log", 9012);
}

#[test]
fn a_missing_file_and_a_folder_are_named() {
    for (path, reason) in
        [("no/such.log", "No such file"), ("client.json", "No such file"), ("./", "Is a directory")]
    {
        let said = refused(&["explain", path], 1);
        assert!(said.starts_with(&format!("error: {path}: {reason}")), "{said}");
    }
}

#[test]
fn a_status_in_a_line_of_its_own_belongs_to_the_only_code() {
    let limited = r#"{"code":29001,"msg":"API access frequently"}"#;
    for pasted in [format!("HTTP status: 429\n{limited}"), format!("{limited}\nHTTP/1.1 429")] {
        let output = run_with_input(&["explain", "--format", "json"], pasted.as_bytes());
        let records: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(
            records.iter().map(|record| &record["http_status"]).collect::<Vec<_>>(),
            [429],
            "{pasted}"
        );
    }
    for pasted in [
        format!("order 7: HTTP 503\norder 8: {limited}"),
        format!("order 7: timeout\norder 8: {limited}"),
        format!("HTTP 500\nHTTP 500\n{limited}"),
        // A gateway does not answer with a code.
        format!("{limited}\nHTTP 504"),
        format!("HTTP 500\n{limited}\n{}", r#"{"code":6001,"msg":"sign error"}"#),
        format!("HTTP 500\n{limited}\n{limited}"),
        format!("{limited}\n{limited}\nHTTP 500"),
    ] {
        let output = run_with_input(&["explain", "--format", "json"], pasted.as_bytes());
        let records: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
        let without_code = records.iter().find(|record| record["code"].is_null()).unwrap();
        assert_eq!(without_code["if_not_idempotent"], "reconcile", "{pasted}");
        let with_code = records.iter().find(|record| record["code"] == 29001).unwrap();
        assert!(with_code["http_status"].is_null(), "{pasted}");
    }
}

#[test]
fn a_status_in_a_line_of_its_own_belongs_to_no_lost_connection() {
    for pasted in ["HTTP 503\ntimeout", "timeout\nHTTP 503"] {
        let output = run_with_input(&["explain", "--format", "json"], pasted.as_bytes());
        let records: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
        let mut found: Vec<_> = records.iter().map(|record| record["found"].as_str().unwrap()).collect();
        found.sort_unstable();
        assert_eq!(found, ["no_answer", "not_json"], "{pasted}");
    }
}

#[test]
fn the_message_of_the_response_is_shown_where_it_is_not_the_guides() {
    let said = printed(&["explain", r#"{"code":6001,"msg":"sign error: 5b1c9E2F"}"#]);
    assert!(said.starts_with("The server said: \"sign error: [redacted]\"\n\n6001 Sign Error\n"), "{said}");
}

#[test]
fn what_http_says_counts_in_the_decision() {
    let said = printed(&[
        "explain",
        "HTTP/1.1 429 x\nRetry-After: 7\n\n{\"code\":29001,\"msg\":\"API access frequently\"}",
    ]);
    assert!(said.contains("any other request: yes, after 7s"), "{said}");
    let said = told(&["explain", r#"HTTP 503: {"code":77016,"msg":"?"}"#]);
    assert!(said.contains("an idempotent request: yes, after 1s\n"), "{said}");
}

// Several codes fit.

#[test]
fn what_fits_several_codes_lists_them_with_what_tells_them_apart() {
    let said = told(&["explain", "rate", "limit"]);
    assert!(said.starts_with("Read as: words that fit 2 codes\n\n"), "{said}");
    for part in [
        "29001 API Access Frequently\n",
        "429 Too Many Requests\n",
        "  retry     after_delay: 1s\n",
        "  cause     ",
    ] {
        assert!(said.contains(part), "{part:?} is missing in {said}");
    }
    assert!(said.contains("\n\n429 Too Many Requests\n"), "{said}");
    // Both are of both markets.
    assert!(!said.contains("  markets "), "{said}");
}

#[test]
fn the_only_code_that_fits_is_described() {
    let said = told(&["explain", "PositionNotFoud"]);
    assert!(said.contains("\n  markets   futures\n  channel   rest\n  kind      not_found\n"), "{said}");
}

#[test]
fn each_code_that_fits_gets_its_decision_and_an_order_is_never_sent_again() {
    let said = told(&["explain", "rate", "limit"]);
    let (_, decisions) = said.split_once("May the request be sent again?\n").unwrap();
    assert_eq!(
        decisions,
        "  an idempotent request, if it is 29001: yes, after 1s\n  \
         an idempotent request, if it is 429: yes, after 5s\n  \
         any other request: not before you have asked the exchange whether the request was carried out\n"
    );
}

// What the guide does not list.

/// What is printed of an error that the guide does not explain.
#[track_caller]
fn told(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(1), "{arguments:?}: {}", text(&output.stdout));
    text(&output.stdout).to_owned() + text(&output.stderr)
}

#[test]
fn an_unlisted_code_gets_what_the_library_knows() {
    let said = told(&["explain", "--market", "futures", r#"{"code":77016,"msg":"It's low, sign=5b1c9E2F"}"#]);
    for part in [
        "77016: the guide does not list this code for futures\n",
        "  message   \"It's low, sign=[redacted]\"\n",
        "  outcome   unknown\n",
        "an idempotent request: no\n",
        "any other request: not before you have asked the exchange whether the request was carried out\n",
        r#"    coinw-errors draft --market futures '{"code":77016,"msg":"It'\''s low, sign=[redacted]"}'"#,
        r#"    coinw-errors report --market futures '{"code":77016,"#,
    ] {
        assert!(said.contains(part), "{part:?} is missing in\n{said}");
    }
}

#[test]
fn the_channel_of_a_frame_is_told() {
    let said = told(&["explain", r#"{"result":false,"errorCode":77016,"errorMsg":"?"}"#]);
    assert!(said.contains("\n  channel   websocket\n"), "{said}");
    let said = told(&["explain", r#"{"code":77016,"msg":"?"}"#]);
    assert!(!said.contains("  channel "), "{said}");
}

#[test]
fn a_response_without_a_code_is_told_by_what_it_is() {
    let data = decode::<bool>(Market::Futures, r#"{"code":0,"data":"?"}"#).unwrap_err();
    let html = check(Market::Futures, "<html>").unwrap_err();
    for (pasted, headline) in [
        (r#"{"code":0,"da"#, "A response that ends too early"),
        (r#"{"success":false,"msg":"no"}"#, "An error without a code"),
        ("HTTP 504", "No response of the API (HTTP 504)"),
        (&html.to_string(), "No response of the API: it is not JSON"),
        (&data.to_string(), "A success whose data does not fit the requested type"),
    ] {
        let said = told(&["explain", pasted]);
        assert!(said.contains(&format!("\n\n{headline}\n\n")), "{pasted}: {said}");
    }
}

#[test]
fn a_number_that_the_guide_lists_elsewhere_is_told_with_its_place() {
    for arguments in [
        &["explain", "--market", "spot", "500"][..],
        &["explain", "--market", "spot", "InternalServerError"],
        &["explain", r#"{"result":false,"errorCode":500,"errorMsg":"?"}"#],
    ] {
        let said = told(arguments);
        assert!(said.contains("500 Internal Server Error (InternalServerError; futures; rest)\n"), "{said}");
        assert!(said.starts_with("500: the guide does not list this code"), "{said}");
    }
}

#[test]
fn a_contradiction_is_told_as_one() {
    let said = told(&["explain", r#"{"code":29001,"success":true}"#]);
    assert!(said.starts_with("29001 API Access Frequently, not a plain refusal\n"), "{said}");
    assert!(said.contains("says more than that the request was refused"), "{said}");
    assert!(said.contains("any other request: not before you have asked"), "{said}");
}

#[test]
fn a_status_of_http_is_not_taken_for_a_code() {
    for pasted in ["HTTP/1.1 500 Internal Server Error", "HTTP 500 from proxy <html><h1>500</h1></html>"] {
        let said = told(&["explain", pasted]);
        assert!(said.contains("No response of the API"), "{said}");
        assert!(said.contains("The guide's 500 is another thing: a code in a JSON response."), "{said}");
        assert!(!said.contains("InternalServerError"), "{said}");
    }
}

#[test]
fn a_success_is_told_as_one() {
    assert_eq!(
        printed(&["explain", "0"]),
        "0 means success: there is no error to explain, and nothing to send again.\n"
    );
    assert!(printed(&["explain", r#"{"code":"200","success":true}"#]).starts_with("200 means success: "));
}

// What `explain` cannot do.

#[test]
fn what_nothing_fits_is_told_with_what_was_looked_for_and_the_nearest_three() {
    let said = refused(&["explain", "hello"], 1);
    assert!(
        said.starts_with("error: no error code in this text, and none that fits the words \"hello\"\n"),
        "{said}"
    );
    let nearest =
        said.lines().skip_while(|line| *line != "Nearest in the guide, though none is near:").skip(1);
    assert_eq!(nearest.take_while(|line| line.starts_with("  ")).count(), 3, "{said}");
    let said = refused(&["explain", "wallet permission of the subaccount"], 1);
    assert!(said.contains("\nNearest in the guide:\n  6003 "), "{said}");
}

#[test]
fn a_number_that_nothing_calls_a_code_is_pointed_out() {
    let said = refused(&["explain", "500 items"], 1);
    assert!(
        said.starts_with(
            "error: nothing in \"500 items\" is called an error code\n\
             The guide lists numbers that stand in it; if they are codes, these commands explain them:\n  \
             500 Internal Server Error: `coinw-errors explain 500`\n"
        ),
        "{said}"
    );
}

#[test]
fn empty_input_is_refused() {
    for arguments in [&["explain"][..], &["explain", ""], &["explain", "  "], &["explain", "-"]] {
        assert!(refused(arguments, 1).contains("the text is empty"), "{arguments:?}");
    }
}

#[test]
fn what_is_no_text_is_refused() {
    for bytes in [b"\0\0\0".to_vec(), b"\xff\xfe\x00".to_vec(), vec![0xf0; 200_000]] {
        let output = run_with_input(&["explain"], &bytes);
        assert_eq!((output.status.code(), text(&output.stdout)), (Some(1), ""));
    }
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
    for text in ["{".repeat(100_000), "{\"".repeat(50_000), "a:{".repeat(33_000), "code 7 ".repeat(50_000)] {
        let output = run_with_input(&["explain"], text.as_bytes());
        assert_eq!(output.status.code(), Some(1));
    }
    // Seconds, where trying each brace against all that follows would take hours.
    assert!(start.elapsed().as_secs() < 120, "{:?}", start.elapsed());
}

#[test]
fn wrong_usage_is_told_from_a_code_that_is_not_found() {
    for arguments in [
        &["explain", "--market", "margin", "1"][..],
        &["explain", "--markt", "500"],
        &["explain", "500", "--markt", "spot"],
        &["explain", "--format", "xml", "500"],
        &["list", "--format", "xml"],
        &["expound"],
        &[],
    ] {
        assert!(refused(arguments, 2).contains("--help"), "{arguments:?}");
    }
}

#[test]
fn an_option_that_is_none_is_named() {
    for (arguments, format) in [
        (["explain", "--json", "9012"], "json"),
        (["explain", "9012", "--json"], "json"),
        (["explain", "9012", "--yaml"], "yaml"),
    ] {
        let said = refused(&arguments, 2);
        assert!(said.starts_with(&format!("error: unexpected argument '--{format}' found\n")), "{said}");
        assert!(said.contains(&format!("`--format {format}` is an option of `explain`")), "{said}");
    }
}

#[test]
fn a_wrong_market_is_answered_with_the_right_ones() {
    assert!(refused(&["list", "--market", "margin"], 2).contains("[possible values: spot, futures]"));
}
