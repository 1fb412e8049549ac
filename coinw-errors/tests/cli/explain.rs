//! `coinw-errors explain`: only a response decides; everything else is a candidate.

use std::process::Command;

use coinw_errors::{Error, ErrorCode, Frame, Http, Idempotency, Market, Reason, Response};
use serde_json::Value;

use super::{printed, program, refused, run_with_input, text, told};

/// What was found in a text, as words: what it is, its code, and what to do with an order.
fn all_found(pasted: &str) -> Vec<String> {
    let output = run_with_input(&["explain", "--format", "json"], pasted.as_bytes());
    let records: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    let word = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let of_record =
        |record: &Value| ["found", "code", "if_not_idempotent"].map(|key| word(&record[key])).join(" ");
    records.iter().map(of_record).collect()
}

/// The same without all candidates but the best: the guide may come to list more codes that share a word with the text.
pub fn found(pasted: &str) -> Vec<String> {
    let mut found = all_found(pasted);
    let is_candidate = |found: &&String| found.starts_with("candidate ");
    let others: Vec<_> = found.iter().filter(is_candidate).skip(1).cloned().collect();
    found.retain(|found| !others.contains(found));
    found
}

#[track_caller]
fn assert_found(rows: &[(&str, &[&str])]) {
    for (pasted, expected) in rows {
        assert_eq!(found(pasted), *expected, "{pasted}");
    }
}

#[test]
fn a_number_or_a_name_decides_as_the_whole_text() {
    assert_found(&[
        ("29001", &["listed 29001 retry_after"]),
        (" \"9012\".\n", &["listed 9012 stop"]),
        ("-103", &["listed -103 stop"]),
        ("－２００", &["listed -200 reconcile"]),
        ("–103, −200", &["listed -103 stop", "listed -200 reconcile"]),
        ("SignError", &["listed 6001 stop"]),
        ("sign_error", &["listed 6001 stop"]),
        ("ErrorCode::SignError", &["listed 6001 stop"]),
        ("29001, -103 SignError", &["listed 29001 retry_after", "listed -103 stop", "listed 6001 stop"]),
        ("777001", &["unlisted 777001 null"]),
        ("0", &["success 0 null"]),
        ("it was 29001", &["candidate 29001 null"]),
        ("code 29001", &["candidate 29001 null"]),
    ]);
}

#[test]
fn an_object_is_a_response_by_its_keys() {
    assert_found(&[
        (r#"{"code":29001,"msg":"API access frequently"}"#, &["listed 29001 retry_after"]),
        (r#"{"code":29001,"success":false}"#, &["listed 29001 retry_after"]),
        (r#"{"code":29001}"#, &["listed 29001 retry_after"]),
        // Around a code alone stands more.
        (r#"retry 3 {"code":29001}"#, &["candidate 29001 null"]),
        // A key that no response has, and no flag.
        (r#"{"message":"CoinW rejected order","code":9111,"service":"exec"}"#, &["candidate 9111 null"]),
        // The same with a flag is a response, and no plain refusal.
        (r#"{"code":29001,"msg":"x","success":false,"service":"exec"}"#, &["not_plain 29001 reconcile"]),
        (r#"{"code":29001,"data":{"orderId":"33"}}"#, &["not_plain 29001 reconcile"]),
        (r#"{"code":777001,"msg":"x"}"#, &["unlisted 777001 reconcile"]),
        (r#"{"code":0,"msg":""}"#, &["success 0 null"]),
        (r#"{"code":"200","msg":"ok"}"#, &["success 200 null"]),
        (r#"{"code":0,"success":false,"msg":"x"}"#, &["no_code 0 reconcile"]),
        (
            r#"{"channel":"login","data":{"result":false,"errorCode":1004,"errorMsg":"Invalid session"}}"#,
            &["listed 1004 reconnect"],
        ),
        // In a frame, 500 is another code than the guide's.
        (r#"{"result":false,"errorCode":500,"errorMsg":"exception"}"#, &["unlisted 500 reconcile"]),
        (r#"{"code":500,"type":"a","msg":"x"}"#, &["not_plain 500 reconcile"]),
        (r#"{"channel":"subscribe","data":{"errorCode":0,"result":true}}"#, &["success null null"]),
        (
            r#"{"code":0,"data":[{"msgCode":9012,"msg":"x"},{"msgCode":777001},{"msgCode":0}]}"#,
            &["listed 9012 stop", "unlisted 777001 reconcile"],
        ),
        (
            r#"{"code":29001,"msg":"x"} {"code":0,"msg":"msgCode"}"#,
            &["listed 29001 retry_after", "success 0 null"],
        ),
        // The guide's own row proves nothing.
        (r#"{"code":29001,"sample":"{\"code\":29001,\"msg\":\"x\"}"}"#, &["candidate 29001 null"]),
    ]);
    let pushed = found(r#"{"channel":"ticker","type":"push","data":{"price":"1"}}"#);
    assert!(pushed.iter().all(|found| found.starts_with("candidate ")), "{pushed:?}");
}

#[test]
fn a_response_is_found_in_any_notation_and_any_text() {
    let plain: &[&str] = &["listed 29001 retry_after"];
    assert_found(&[
        ("{'code': 29001, 'msg': 'API access frequently', 'retry': False, 'data': None}", plain),
        ("{ code: 29001, msg: 'it\\'s \"too\" often', }", plain),
        (r#"{\"code\":29001,\"msg\":\"API access frequently\"}"#, plain),
        (r#"{""code"":29001, ""msg"":""API access frequently""}"#, plain),
        (r#"order 7 failed: status=400 body={"code":29001,"msg":"API access frequently"} (2 tries)"#, plain),
        (r#"{"level":"error","body":{"code":29001,"msg":"API access frequently"}}"#, plain),
        (r#"{"level":"error","body":"{\"code\":29001,\"msg\":\"API access frequently\"}"}"#, plain),
        ("body: {\n  \"code\": 29001,\n  \"msg\": \"API access frequently\"\n}\n", plain),
        // A key that stands twice is not lost in another notation.
        ("{'code': 9012, 'code': 29001, 'msg': 'x'}", &["not_plain 9012 reconcile"]),
        // What a text says is kept to the letter.
        ("{'code': 777001, 'msg': 'got None, True'}", &["unlisted 777001 reconcile"]),
        ("WARN place{symbol=BTC}: body={\"code\":29001,\"msg\":\"x\"}, 2 tries", plain),
        ("HTTP/2 429\n\n{\"code\":29001,\"msg\":\"x\"}\n$ ", plain),
        // A line that ends within an object takes the next ones with it, up to one with a time.
        ("{ \"a\": 1\nand {\"code\":29001,\"msg\":\"x\"}", &["candidate 29001 null"]),
        ("Response { status: 200 } {\"code\":29001,\"msg\":\"x\"}", plain),
    ]);
    let output = run_with_input(&["explain"], b"{'code': 777001, 'msg': 'got None, True'}");
    assert!(
        text(&output.stdout).starts_with("777001: the guide does not list this code: \"got None, True\"\n")
    );
}

/// Each of these says the opposite somewhere, or may have said it.
#[test]
fn nothing_is_certain_in_what_began_as_an_object_and_is_none() {
    let inner = r#"{"code":29001,"msg":"x"}"#;
    for pasted in [
        // Cut off, and of a value that JSON has not.
        format!(r#"INFO {{"code":0,"msg":"ok","data":{{"list":[{{"error":{inner}}},{{"orde"#),
        format!(r#"{{"code":0,"msg":"ok","orderId":33n,"warning":{inner}}}"#),
        format!("{{'code': 0, 'data': {{'orderId': Decimal('33'), 'e': {inner}}}}}"),
        format!("{{\n  \"code\"\n: 0, \"orderId\": 33n, \"data\":\n {inner}\n}}"),
        format!("A {{\"code\":0,\"data\":{{\"orderId\":\nB {inner}\n\"33\"}}}}"),
        format!(r#"r {{"code":0,"data":{}{inner}{}}}"#, "[".repeat(70), "]".repeat(70)),
        format!("r {{'code':0,'data':{{'list':[{}{inner}]}}}}", "'aaaaaaaaa',".repeat(7_000)),
        // A code or a flag of its own, and a key that no response has.
        format!(r#"{{"code":0,"msg":"ok","orderId":"33","data":{inner}}}"#),
        format!(r#"{{"ok":true,"result":{{"orderId":"33"}},"warnings":[{inner}]}}"#),
        r#"{"code":0,"traceId":"1","msg":"futures 29001 API Access Frequently"}"#.to_owned(),
        // The data of a success.
        format!(r#"{{"code":0,"data":[{inner},{{"code":0}}]}}"#),
        // Cut off at the front, or broken within a text.
        format!(r#":0,"data":[{{"orderId":7}},{inner}]}}"#),
        format!("\"data\": [\n{inner}\n]\n}}"),
        format!(r#""error":{inner},"orderId":7"#),
        format!("x [{inner} y"),
        format!("x, {inner}, y"),
        format!("{{\"code\":0,\"data\":[{{\"note\":\"aaa\nbbb\"}},\n{inner}\n]}}"),
        format!(
            "> {{\n>   \"code\": 0,\n>   \"data\": [\n>     {{\n>       \"orderId\": 1\n>     }},\n>     {inner}\n>   ]\n> }}"
        ),
        format!("{{\"code\":0,\"data\":[\n{}{inner}\n]}}", "{\"orderId\":12345678},\n".repeat(60_000)),
        format!(
            "ERROR spot 777001 (not listed for spot in the guide): \"x\" body={{\"code\":0,\"data\":[\n{inner}\n]}}"
        ),
        "HTTP/1.1 429 X\n\n{\"m\u{fffd}\":null,\"code\":29001,\"msg\":\"x\"}".to_owned(),
        format!(r#"{{"is_plain_refusal":false,"success":true,"orderId":"7","error":{inner}}}"#),
        r#"{"code":0,"orderId":"7","msg":"futures 29001 API Access Frequently (HTTP 429)"}"#.to_owned(),
        r#"futures websocket 29001 API Access Frequently: "x""#.to_owned(),
        // A line break that no object has, and one within a text.
        format!("A {{\"code\":0,\"msg\":\"ok\"\nB }} {inner}"),
        format!("A {{\"code\":0,\"msg\":\"o\nB\"}} {inner}"),
        // An item that is left out is one all the same.
        "{code:29001,msg:\"x\",data:[,]}".to_owned(),
        // A line with a time may be a part of the object before.
        format!("r {{\"code\":0,\"data\":{{\n\"2026-03-01T08:00:00Z\":{inner},"),
        format!("r {{\"code\":0,\"data\":[\n{{\"time\":\"2026-03-01T08:00:00Z\",\"a\":{inner},"),
        format!("r {{\"code\":0,\"data\":[\n\"2026-03-01T08:00:00Z got {inner} back"),
        format!("r {{\"code\":0,\"data\":[\n{{\"time\":\"2026-03-01T08:00:00Z\",\n\"a\":1}},\nand {inner} x"),
        format!(
            "r {{\"code\":0,\"data\":{{\"orderId\":7\n{}2026-03-01T08:00:00Z {inner}",
            "a".repeat(31) + " "
        ),
        // Not Unicode, and what only a lenient reader takes for another text.
        "{\"code\":29001,\"msg\":\"\u{fffd}\"}".to_owned(),
        "{'code':29000.99999999999999999,'msg':'API access frequently'}".to_owned(),
        "{'code':0x7149,'msg':'API access frequently'}".to_owned(),
        "{'code':29001,'msg':'x','success':Infinity}".to_owned(),
        "{ code: 29001, msg: \"\", orderId: 33n, data: \"\" }".to_owned(),
        // What this library quotes of the body that a line of it is about.
        r#"futures: the response is not JSON; body starts with "{\"code\":29001,\"msg\":\"x\"}{\"code\":0}""#
            .to_owned(),
        // A path, and a piece of a sentence.
        "GET /perpum/futures 429 Too Many Requests".to_owned(),
        "it says \"futures 29001 API Access Frequently\" there".to_owned(),
    ] {
        let found = found(&pasted);
        let is_safe = |found: &String| found.ends_with(" null") || found.ends_with(" reconcile");
        assert!(found.iter().all(is_safe), "{pasted}: {found:?}");
    }
}

#[test]
fn an_object_that_was_cut_off_ends_at_the_next_line_that_begins_with_a_time() {
    let inner = r#"{"code":29001,"msg":"x"}"#;
    for line in [
        format!("2026-03-01T08:00:00Z got {inner} from CoinW"),
        format!("{} 2026-03-01T08:00:00Z {inner}", "a".repeat(30)),
        format!(r#"{{"time":"2026-03-01T08:00:00Z","message":"x","body":{inner}}}"#),
    ] {
        let pasted = format!("got {{\"code\":0,\"data\":{{\"orderId\":7\n{line}\n");
        assert!(
            found(&pasted).contains(&"listed 29001 retry_after".to_owned()),
            "{pasted}: {:?}",
            found(&pasted)
        );
    }
}

#[test]
fn a_response_is_found_32_objects_deep() {
    for (depth, expected) in [(32, "listed 29001 retry_after"), (33, "candidate 29001 null")] {
        let pasted =
            format!("{}{{\"code\":29001,\"msg\":\"x\"}}{}", "{\"a\":".repeat(depth), "}".repeat(depth));
        assert_eq!(found(&pasted), [expected], "{depth}");
    }
}

#[test]
fn an_object_may_be_64_deep() {
    for (depth, expected) in [(64, "not_plain 29001 reconcile"), (65, "candidate 29001 null")] {
        let data = format!("{}{}", "[".repeat(depth - 1), "]".repeat(depth - 1)).replace("[]", "[1]");
        assert_eq!(found(&format!(r#"{{"code":29001,"msg":"x","data":{data}}}"#)), [expected], "{depth}");
    }
}

#[test]
fn an_object_that_is_not_json_may_have_64_kib() {
    for (length, expected) in [(65_536, "listed 29001 retry_after"), (65_537, "candidate 29001 null")] {
        let object = "{'code':29001,'msg':''}";
        let object = object.replace("''", &format!("'{}'", "x".repeat(length - object.len())));
        assert_eq!(found(&object), [expected], "{length}");
    }
}

/// Every object that is none is tried in several notations, which takes time.
#[test]
fn after_too_many_objects_that_are_none_nothing_is_certain() {
    for (length, expected) in [(100, "listed 29001 retry_after"), (60_000, "candidate 29001 null")] {
        let none = format!("{}{}{}", "{".repeat(30), "x".repeat(length), "}".repeat(30));
        assert_eq!(found(&format!("{none}\nsaid {{\"code\":29001,\"msg\":\"x\"}}")), [expected], "{length}");
    }
}

#[test]
fn an_unlisted_code_in_the_data_of_a_success_is_still_told() {
    assert_found(&[(
        r#"{"code":0,"msg":"ok","data":{"code":777001,"msg":"x"}}"#,
        &["success 0 null", "unlisted 777001 reconcile"],
    )]);
}

#[test]
fn what_decides_is_no_candidate_as_well() {
    assert_found(&[
        ("code=9012\n{\"code\":9012,\"msg\":\"x\"}", &["listed 9012 stop"]),
        ("{\"code\":9012,\"msg\":\"x\"}\ncode=9012 code=9031", &["listed 9012 stop", "candidate 9031 null"]),
    ]);
}

/// A longer one is a log without an error.
#[test]
fn a_text_of_less_than_4000_bytes_is_searched_for_what_it_may_mean() {
    for (length, expected) in [(3_999, &["candidate 29001 null"][..]), (4_000, &[])] {
        assert_eq!(found(&format!("{:length$}", "xyzzy 29001")), expected, "{length}");
    }
}

#[test]
fn the_text_that_was_looked_for_is_shown_by_its_beginning() {
    let said = told(&["explain", &format!("{} abcdefghijklmnop", "7f".repeat(95))]);
    assert!(said.contains("matches \"[redacted] [redacted]\""), "{said}");
}

/// Each sample of the guide, as it stands there: with the quotes, blanks and constants of three languages.
#[test]
fn the_samples_of_the_guide_are_responses_in_a_line_of_a_log() {
    for code in ErrorCode::ALL {
        if !Response::new(code.markets()[0], Http::UNKNOWN, code.sample())
            .check()
            .unwrap_err()
            .is_plain_refusal()
        {
            continue;
        }
        let market = code.markets()[0].as_str();
        let line = format!("2026-03-01T08:00:00Z ERROR order 7 failed: body={} (2 tries)", code.sample());
        let said = printed(&["explain", "--market", market, &line]);
        assert!(said.starts_with(&format!("{} ", code.code())), "{line}: {said}");
    }
}

#[test]
fn a_page_and_a_response_that_was_cut_off_decide_as_the_whole_text() {
    let limited = "{\"code\":29001,\"msg\":\"API access frequently\"}";
    assert_found(&[
        ("<html><body>502 Bad Gateway</body></html>", &["not_json null reconcile"]),
        ("<!DOCTYPE html>\n<html>", &["not_json null reconcile"]),
        (r#"{"code":29001,"ms"#, &["truncated null reconcile"]),
        (r#"it said {"code":29001,"ms"#, &["candidate 29001 null"]),
        ("HTTP/1.1 502 Bad Gateway\r\n\r\nupstream", &["not_json null reconcile"]),
        (&format!("HTTP/2 429\r\nretry-after: 7\r\n\r\n{limited}"), &["listed 29001 retry_after"]),
        (
            &format!("HTTP/1.1 200 Connected\r\n\r\nHTTP/2 429\r\nx: y\r\n\r\n{limited}"),
            &["listed 29001 retry_after"],
        ),
    ]);
    let head = found("HTTP/1.1 502 Bad Gateway");
    assert!(!head.contains(&"not_json null reconcile".to_owned()), "{head:?}");
    let said = printed(&["explain", &format!("HTTP/2 429\r\nRetry-After: 7200\r\n\r\n{limited}")]);
    assert!(said.starts_with("29001 API Access Frequently (HTTP 429)\n"), "{said}");
    assert!(said.contains("any other request: yes, after 7200s\n"), "{said}");
}

/// Errors of every kind, each with what HTTP says and without.
fn errors() -> Vec<Error> {
    let known = Http::from(503).with_retry_after(TWO_HOURS);
    let of = |http: Http| {
        let check = |market, body: &str| Response::new(market, http, body).check().unwrap_err();
        [
            check(Market::Futures, r#"{"code":9012,"msg":"no position \"7\""}"#),
            check(Market::Spot, r#"{"code":29001,"msg":"API access frequently"}"#),
            check(Market::Spot, r#"{"code":29001,"msg":"x","data":{"orderId":"7"}}"#),
            check(Market::Spot, r#"{"code":-200,"msg":"业务异常"}"#),
            check(Market::Futures, r#"{"code":777001,"msg":"x"}"#),
            check(Market::Futures, r#"{"code":0,"success":false}"#),
            check(Market::Futures, r#"{"success":false,"msg":"x"}"#),
            check(Market::Futures, "<html>"),
            check(Market::Futures, ""),
            check(Market::Futures, r#"{"code":0"#),
            Response::new(Market::Futures, http, r#"{"code":0,"data":"x"}"#).decode::<bool>().unwrap_err(),
        ]
    };
    let session = Frame::read(Market::Futures, r#"{"result":false,"errorCode":1004,"errorMsg":"x"}"#);
    let without_http = [session.unwrap_err(), Error::no_answer(Market::Futures, "operation timed out")];
    of(Http::UNKNOWN).into_iter().chain(of(known)).chain(without_http).collect()
}

const TWO_HOURS: std::time::Duration = std::time::Duration::from_secs(7_200);

#[test]
fn a_line_of_this_library_decides_as_its_error_did() {
    for error in errors() {
        let order = serde_json::to_value(error.retry_action(Idempotency::NotIdempotent)).unwrap();
        let query = serde_json::to_value(error.retry_action(Idempotency::Idempotent)).unwrap();
        let record = serde_json::to_string(&error).unwrap();
        for line in [
            format!("2026-03-01T08:00:00Z WARN client: refused: {error}"),
            format!("{error}; 2 tries"),
            record.clone(),
            format!(r#"{{"level":"WARN","coinw":{}}}"#, serde_json::to_string(&record).unwrap()),
        ] {
            let output = run_with_input(&["explain", "--format", "json"], line.as_bytes());
            let records: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
            assert_eq!(records.len(), 1, "{line}: {records:#?}");
            assert_eq!(records[0]["if_not_idempotent"], order["action"], "{line}");
            assert_eq!(records[0]["if_idempotent"], query["action"], "{line}");
            let delay = if query["delay_ms"].is_null() { &order["delay_ms"] } else { &query["delay_ms"] };
            assert_eq!(records[0]["delay_ms"], *delay, "{line}");
            assert_eq!(records[0]["outcome"], error.outcome().as_str(), "{line}");
            let found = match (error.reason(), error.listed(), error.number()) {
                (Reason::Exchange, Some(_), _) if error.is_plain_refusal() => "listed",
                (Reason::Exchange, Some(_), _) => "not_plain",
                (Reason::Exchange, None, Some(777_001)) => "unlisted",
                (Reason::Exchange, None, _) => "no_code",
                (Reason::NotJson, ..) => "not_json",
                (Reason::Truncated, ..) => "truncated",
                (Reason::Data, ..) => "data",
                _ => "no_answer",
            };
            assert_eq!(records[0]["found"], found, "{line}");
            assert_eq!(records[0]["http_status"].as_u64(), error.http_status().map(u64::from), "{line}");
        }
    }
}

#[test]
fn prose_that_begins_as_a_line_of_this_library_is_none() {
    assert_found(&[
        ("futures 429 Too Many Requests came back", &["candidate 429 null"]),
        ("429 Too Many Requests", &["candidate 429 null"]),
    ]);
}

#[test]
fn what_people_paste_has_its_entry_among_the_first_two_of_three_at_most() {
    for (pasted, code) in [
        ("coinw API error: 29001 - API access frequently", 29001),
        ("code=9111 msg=暂停交易", 9111),
        ("Code: 9012 | Msg: Position not found", 9012),
        ("my bot gets 9012", 9012),
        ("I keep getting error 6001", 6001),
        ("API acess freqeuntly", 29001),
        ("Trading Suspension", 9111),
        ("业务异常", -200),
        ("这个币种暂停交易了吗？", 9111),
        ("got POSITION-NOT-FOUND from it", 9012),
        ("why do I get position not found when closing?", 9012),
        ("APIError(code=6001): sign error", 6001),
    ] {
        let found = all_found(pasted);
        let place = found.iter().position(|found| *found == format!("candidate {code} null"));
        assert!(place.is_some_and(|place| place < 2) && found.len() <= 3, "{pasted}: {found:?}");
    }
}

#[test]
fn the_exit_status_says_whether_an_error_was_found() {
    for (pasted, status) in [
        ("29001", 0),
        (r#"{"code":777001,"msg":"x"}"#, 0),
        ("<html>", 0),
        ("777001", 1),
        ("29001 777001", 1),
        ("0", 1),
        (r#"{"code":0,"msg":""}"#, 1),
        ("position not found", 1),
        ("timeout", 1),
        ("", 1),
    ] {
        assert_eq!(run_with_input(&["explain"], pasted.as_bytes()).status.code(), Some(status), "{pasted}");
    }
}

#[test]
fn a_text_is_passed_as_words_as_a_file_or_piped() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("client.log");
    std::fs::write(&path, "{\"code\":9012,\"msg\":\"x\"}\n").unwrap();
    let path = path.to_str().unwrap();
    assert!(printed(&["explain", path]).starts_with("9012 "));
    let both = printed(&["explain", path, "6001"]);
    assert!(both.starts_with("9012 ") && both.contains("\n6001 Sign Error\n"), "{both}");
    for arguments in [&["explain"][..], &["explain", "-"]] {
        let output = run_with_input(arguments, b"noise \xff {'code': 6001, 'message': 'sign error'}\n");
        assert!(text(&output.stdout).starts_with("6001 Sign Error\n"), "{}", text(&output.stderr));
    }
    // A word is no path.
    std::fs::write(folder.path().join("order"), "{\"code\":9012,\"msg\":\"x\"}\n").unwrap();
    let output =
        Command::new(program()).args(["explain", "order"]).current_dir(folder.path()).output().unwrap();
    assert!(!text(&output.stdout).contains("9012"), "{}", text(&output.stdout));
}

#[test]
fn text_in_utf_16_is_read() {
    for line in ["\u{feff}9012\r\n", "\u{feff}{\"code\":9012,\"msg\":\"Position not found\"}\r\n"] {
        let bytes: Vec<u8> = line.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let output = run_with_input(&["explain"], &bytes);
        assert!(text(&output.stdout).starts_with("9012 Position Not Found\n"), "{}", text(&output.stderr));
    }
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
fn empty_input_is_refused() {
    for arguments in [&["explain"][..], &["explain", ""], &["explain", "  "], &["explain", "-"]] {
        assert!(refused(arguments, 1).contains("the text is empty"), "{arguments:?}");
    }
}

#[test]
fn a_failure_that_cannot_be_reported_still_has_its_exit_code() {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let status = Command::new(program()).args(["explain", ""]).stderr(writer).status().unwrap();
    assert_eq!(status.code(), Some(1));
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
    assert!(refused(&["list", "--market", "margin"], 2).contains("[possible values: spot, futures]"));
}
