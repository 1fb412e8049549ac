//! What people paste, and what must be said of it.

use coinw_errors::ErrorCode;
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

#[test]
fn a_number_in_any_dress() {
    let of_9012 = [
        "9012",
        " 9012\n",
        "#9012",
        "E9012",
        "e9012",
        "9012.",
        "9012,",
        "９０１２",
        "(9012)",
        "[9012]",
        "<9012>",
        "\"9012\"",
        "'9012'",
        "`9012`",
        "**9012**",
        "code 9012",
        "Code: 9012",
        "code=9012",
        "error 9012",
        "Error: 9012",
        "error code 9012",
        "ERROR_CODE=9012",
        "errorCode: 9012",
        "errcode 9012",
        "err 9012",
        "code!(9012)",
        "ErrorCode 9012",
        "CoinW 9012",
        "CoinW error 9012",
        "9,012",
        "9_012",
        "9012_i32",
        "09012",
        "9012.0",
        "+9012",
        "0x2334",
        "错误码 9012",
        "错误码：9012",
        "错误 9012",
        "№9012",
        "No. 9012",
        "what is 9012?",
        "9012?",
        "9012!",
        "9012;",
        "- 9012",
    ];
    let of_minus_103 = [
        "-103",
        "code -103",
        "code: -103",
        "−103",
        "–103",
        "－103",
        "\"-103\"",
        "(-103)",
        "error code: -103",
        "E-103",
    ];
    let texts = of_9012.iter().filter(|text| **text != "- 9012").map(|text| (*text, one(9012)));
    assert_all(texts.chain(of_minus_103.iter().map(|text| (*text, one(-103)))));
}

#[test]
fn a_number_that_is_asked_about() {
    assert_all([
        ("what does 29001 mean", one(29001)),
        ("What does error 29001 mean?", one(29001)),
        ("why do I get 9012", one(9012)),
        ("CoinW returned -200", one(-200)),
        ("futures 9012", one(9012)),
        ("coinw api 29001 how to avoid", one(29001)),
        ("coinw error 6001 python", one(6001)),
        ("Hi, since yesterday I get 业务异常 on every order. My uid is 1162061.", may_mean(&[-200])),
        ("9012 on futures", one(9012)),
        ("spot -103", one(-103)),
        ("现货 -103", one(-103)),
        ("合约 9012", one(9012)),
        ("spot 500", unlisted(500)),
        ("9012 error", one(9012)),
        ("500 error", CodeOrStatus(500)),
        ("ApiError(9012)", one(9012)),
        ("System Error 1", one(1)),
        ("I get error -103 all the time", one(-103)),
        ("9012 hello", Nothing),
        ("what does 77016 mean", unlisted(77016)),
        ("rate limit of 500 orders", Nothing),
        ("code, 9012", one(9012)),
        ("code 9012\n77016", one(9012)),
        ("1 order failed", Nothing),
    ]);
}

/// Neither success nor a shorter number.
#[test]
fn digits_of_other_scripts_are_no_other_number() {
    assert_all(["٩٠١٢", "9٠12"].map(|text| (text, Nothing)));
    assert_said("29００1", &one(29001));
}

#[test]
fn numbers_with_blanks_between_them_are_several() {
    assert_said("500 402 429", &all(&[500, 402, 429]));
    assert_said("29 001", &one(29001));
}

#[test]
fn several_codes() {
    assert_all([
        ("9012 6001", all(&[9012, 6001])),
        ("9012, 6001 -103", all(&[9012, 6001, -103])),
        ("9012\n6001\n-103\n", all(&[9012, 6001, -103])),
        ("9012|6001", all(&[9012, 6001])),
        ("[9012, 6001]", all(&[9012, 6001])),
        ("9012/6001", all(&[9012, 6001])),
        ("PositionNotFound SignError", all(&[9012, 6001])),
        ("9012 9012", all(&[9012])),
        ("9012 and 6001", all(&[9012, 6001])),
        ("9012 & 6001", all(&[9012, 6001])),
        ("what is the difference between 9012 and 9031?", all(&[9012, 9031])),
        ("9012 和 6001", all(&[9012, 6001])),
        (r#"{"codes":[9012,6001]}"#, all(&[9012, 6001])),
        (r#"{"errors":[9012,6001]}"#, all(&[9012, 6001])),
        (r#"[{"code":29001},{"log":"futures 9012 Position Not Found"}]"#, all(&[29001, 9012])),
        (
            r#"{"code":29001,"msg":"API access frequently","data":{"code":1,"msg":"System error"}}"#,
            all(&[29001, 1]),
        ),
        ("error codes: 9012, 6001 and others", all(&[9012, 6001])),
        ("错误码9012和6001", all(&[9012, 6001])),
        ("{\"code\":29001,\"msg\":\"API access frequently\"}\n9012\n-103\n", all(&[29001, 9012, -103])),
        ("code 9012\nPositionLimitExceeded\nmore text", all(&[9012, 9031])),
        ("code=9012 then code=6001", all(&[9012, 6001])),
    ]);
    let codes = |count| "9012 ".repeat(count);
    assert_all([(codes(1_000), one(9012)), (codes(1_001), Nothing)]);
}

#[test]
fn names_titles_and_messages() {
    assert_all([
        ("PositionNotFound", one(9012)),
        ("positionnotfound", one(9012)),
        ("position_not_found", one(9012)),
        ("POSITION_NOT_FOUND", one(9012)),
        ("position-not-found", one(9012)),
        ("ErrorCode::PositionNotFound", one(9012)),
        ("coinw_errors::ErrorCode::PositionNotFound", one(9012)),
        ("ErrorCode.PositionNotFound", one(9012)),
        ("Listed(PositionNotFound)", one(9012)),
        ("Position Not Found", one(9012)),
        ("position not found", one(9012)),
        ("Position not found.", one(9012)),
        ("\"Position not found\"", one(9012)),
        ("9012 Position Not Found", one(9012)),
        ("9012: Position not found", one(9012)),
        ("9012 - position not found", one(9012)),
        ("E9012: Position not found", one(9012)),
        ("Position not found (9012)", one(9012)),
        ("api error", one(6000)),
        ("sign error", one(6001)),
        ("System error", one(1)),
        ("Invalid session", one(1004)),
        ("param required", one(402)),
        ("require more permission", one(6003)),
        ("API access frequently", one(29001)),
        ("API access error, please contact us", one(-3)),
        ("业务异常", one(-200)),
        ("暂停交易", one(9111)),
        ("用户api出错", one(-103)),
        ("用户API出错", one(-103)),
        ("用户 API 出错", one(-103)),
        ("Business exception", one(-200)),
        ("Trading suspension", one(9111)),
        ("User API error", one(-103)),
        (
            "The amount of the order plus your holdings has exceeded the maximum limit of this contract you can buy",
            one(9031),
        ),
    ]);
}

#[test]
fn typos_and_parts() {
    assert_all([
        ("PositionNotFoud", may_mean(&[9012])),
        ("PositonNotFound", may_mean(&[9012])),
        ("Postion not found", may_mean(&[9012])),
        ("Positoin not fuond", may_mean(&[9012])),
        ("position not fond", may_mean(&[9012])),
        ("SigError", may_mean(&[6001])),
        ("sgin error", may_mean(&[6001])),
        ("requre more permision", may_mean(&[6003])),
        ("RateLimted", may_mean(&[29001])),
        ("TooManyRequest", may_mean(&[429])),
        ("too many requets", may_mean(&[429])),
        ("Invalid sesion", may_mean(&[1004])),
        ("InvalidSesion", may_mean(&[1004])),
        ("BusinesException", may_mean(&[-200])),
        ("api acces frequently", may_mean(&[29001])),
        ("exceeded the maximum limit of this contract", may_mean(&[9031])),
        ("order plus your holdings has exceeded", may_mean(&[9031])),
        ("paramater required", may_mean(&[402])),
        ("TradingSuspened", may_mean(&[9111])),
        ("systm error", may_mean(&[1])),
        ("业务异长", may_mean(&[-200])),
        ("暂停", may_mean(&[9111])),
        ("交易暂停", may_mean(&[9111])),
        ("出错", may_mean(&[-103])),
    ]);
}

#[test]
fn words() {
    assert_all([
        ("rate limit", may_mean(&[29001, 429])),
        ("ratelimit", may_mean(&[29001, 429])),
        ("throttled", may_mean(&[29001, 429])),
        ("signature", may_mean(&[6001, -103])),
        ("wrong signature", may_mean(&[6001, -103])),
        ("withdraw permission", may_mean(&[6003])),
        ("permission denied", may_mean(&[6003])),
        ("permission", may_mean(&[6003])),
        ("API key", may_mean(&[6000, 6003])),
        ("exceeded limit", may_mean(&[9031, 429])),
        ("server error", may_mean(&[500])),
        ("maintenance", may_mean(&[1, 9111, -200])),
        ("session expired", may_mean(&[1004])),
        ("position limit", may_mean(&[9031])),
        ("limit", may_mean(&[29001, 429, 9031])),
        ("missing parameter", may_mean(&[402])),
        ("copy trading", may_mean(&[9012])),
        ("session", may_mean(&[1004])),
        ("how do I fix invalid signature?", may_mean(&[6001])),
        ("need more permission", may_mean(&[6003])),
    ]);
}

/// What says most of the words comes first, and a word says the more, the fewer entries have it.
#[test]
fn words_suggest_the_codes_in_an_order() {
    for (words, codes) in [
        ("missing url", &[402][..]),
        ("server error", &[500, 6001]),
        ("serve error", &[500, 6001]),
        ("acces error", &[-3, 29001]),
        ("API access", &[-3, 29001]),
        ("api", &[6000, -103, 29001, -3, 6003]),
        ("large invalid_request", &[402, -103, -3]),
        ("suspension unauthenticated", &[]),
        ("mandatory server", &[]),
        ("general trading", &[]),
    ] {
        let (records, _) = found(words);
        let suggested: Vec<_> = records.iter().map(|record| record["code"].as_i64().unwrap()).collect();
        assert_eq!(suggested, codes, "{words}");
    }
}

#[test]
fn plain_words_and_numbers_of_other_things_are_no_code() {
    let nothing = [
        "hello",
        "the",
        "lorem ipsum dolor",
        "foo",
        "?",
        "???",
        "{}",
        "[]",
        "null",
        "true",
        "1.5",
        "$9012",
        "9012 USDT",
        "9012ms",
        "9012%",
        "500 items",
        "2026-03-01 08:00:00",
        "08:00:00",
        "10.0.0.1:9012",
        "port 9012",
        "listening on port 6001",
        "price 9012 qty 500",
        "BTC-USDT 9012.5 500 1",
        "order 9012 filled",
        "orderId=9012 status=filled",
        "exit code 1",
        "exit code: 1",
        "process exited with code 1",
        "exited with code 402",
        "websocket closed with code 1004",
        "connection closed: code=1004",
        "close code 1006",
        "zip code 6003",
        "country code 1",
        "unicode 500",
        "barcode: 9012",
        "promo code 6000",
        "signal 9",
        "http://localhost:6000/",
        "v9012",
        "build 29001",
        "pid 6001",
        "took 500 ms",
        "retry 1 of 3",
        "2026-03-01T08:00:00Z INFO order 29001 placed at 9012",
        "{'msg': 'x'}",
        "{\"price\":9012,\"qty\":500}",
        "{\"id\":402}",
        "{\"country\":{\"code\":\"US\"}}",
        "[1, 2, 3]",
        "1 2 3 4",
        "65000 1 64999 2 64998 3",
        "\u{1}\u{2}",
        "\u{fffd}\u{fffd}",
        "😀",
        "2FA code 429001",
        "verification code: 6001",
    ];
    assert_all(nothing.iter().map(|text| (*text, Nothing)));
    // Words of the guide may be meant, and nothing says so.
    for pasted in [
        "order",
        "system",
        "error",
        "api",
        "request",
        "code",
        "contract",
        "key",
        "server",
        "GET /v1/orders?id=9012",
    ] {
        let (records, exit_code) = found(pasted);
        assert!(records.iter().all(|record| record["found"] == "candidate"), "{pasted}: {records:?}");
        assert_eq!(exit_code, Some(1), "{pasted}");
    }
}

#[test]
fn success() {
    for pasted in [
        "0",
        "200",
        "code 0",
        "code=200",
        "{'code': 0, 'data': None}",
        r#"{"code":"200","success":true}"#,
        r#"{"code":0,"data":[]}"#,
        r#"{"code":0,"data":{"failCount":0}}"#,
        r#"{"code":0,"data":{"list":[{"code":9012,"name":"x"}]}}"#,
        r#"{"channel":"login","data":{"result":true}}"#,
        r#"{"code":0,"data":[{"msgCode":0}]}"#,
        r#"{"code":"200","data":["4611772879845982297"],"msg":"SUCCESS","success":true,"failed":false}"#,
    ] {
        assert_said(pasted, &Success);
    }
}

/// A refusal may hide behind the code of a success.
#[test]
fn what_a_success_says_beside_its_code_is_told() {
    assert_all([
        (r#"{"code":0,"msg":"Insufficient balance"}"#, SuccessWithWords("Insufficient balance")),
        (r#"{"code":200,"msg":"不成功"}"#, SuccessWithWords("不成功")),
        (r#"{"code":0,"msg":"unsuccessful"}"#, SuccessWithWords("unsuccessful")),
        (r#"{"code":0,"msg":"1 success, 3 failed"}"#, SuccessWithWords("1 success, 3 failed")),
        (r#"{"code":0,"msg":"部分成功"}"#, SuccessWithWords("部分成功")),
        (
            r#"{"code":0,"msg":"success","error":"insufficient margin"}"#,
            SuccessWithWords("insufficient margin"),
        ),
        (r#"{"code":0,"data":{"status":"REJECTED"}}"#, SuccessWithWords("REJECTED")),
        (r#"{"code":0,"data":{"failedOrders":[{"id":5}]}}"#, SuccessWithWords("failedOrders")),
        (r#"{"code":0,"data":false}"#, SuccessWithWords("data: false")),
        ("order rejected, code 200", SuccessWithWords("order rejected, code 200")),
        (r#"{"code":0,"data":[{"success":false,"code":29001}]}"#, may_mean(&[29001])),
        (r#"{"code":0,"msg":"Success!"}"#, Success),
        (r#"{"code":0,"msg":"操作成功"}"#, Success),
        (r#"{"code":0,"msg":"ok","data":{"chain":{"code":5}}}"#, Success),
        (r#"{"code":0,"data":[{"code":9012,"msg":"Position not found"}]}"#, may_mean(&[9012])),
        (r#"{"code":0,"data":{"a":{"b":[{"code":9012,"msg":"?"}]}}}"#, may_mean(&[9012])),
        (r#"{"code":0,"data":[{"id":1,"success":false,"msg":"no"}]}"#, Kind("no_code")),
        (r#"{"code":0,"data":{"failed":[{"id":1}],"done":[2]}}"#, Kind("no_code")),
        (r#"{"code":0,"data":{"failed":[],"success":[2]}}"#, Success),
        (r#"{"id":9012,"code":0,"order":{"code":500}}"#, may_mean(&[500])),
        (r#"{"level":"error","code":0,"body":{"code":9012,"msg":"x"}}"#, one(9012)),
    ]);
    let said = super::run(&["explain", r#"{"code":0,"msg":"no, sign=5b1c9E2F"}"#]);
    assert!(text(&said.stdout).starts_with("0 means success, but the server said \"no, sign=[redacted]\". "));
    let said = super::run(&["explain", "0", "9012"]);
    assert!(text(&said.stdout).starts_with("Read as: 2 errors: 0, 9012\n\n0 means success: "), "{said:?}");
}

#[test]
fn a_number_that_http_has_as_well_is_read_in_both_ways() {
    assert_all([
        ("429 Too Many Requests", CodeOrStatus(429)),
        ("500 Internal Server Error", CodeOrStatus(500)),
        ("got 429", CodeOrStatus(429)),
        ("429 error", CodeOrStatus(429)),
        ("Error: 429", CodeOrStatus(429)),
        ("E429", CodeOrStatus(429)),
        ("#500", CodeOrStatus(500)),
        ("429: slow down", CodeOrStatus(429)),
        ("Too Many Requests (429)", CodeOrStatus(429)),
        ("issue #429", CodeOrStatus(429)),
        ("错误 429", CodeOrStatus(429)),
        ("429", one(429)),
        ("code 429", one(429)),
        ("错误码 429", one(429)),
        ("CoinW 429", one(429)),
        ("futures 429", one(429)),
    ]);
}

#[test]
fn codes_of_other_things_are_no_codes_of_coinw() {
    let nothing = [
        "sms code 6001",
        "color code 6000",
        "product code: 9012",
        "order code 9012",
        "errno 1004",
        "2024-05-01T12:00:00.123Z ERROR 29001 --- [bot] [main] c.b.OrderService : started",
        "2024-05-01 12:00:00.123 ERROR 29001 [main] started",
        "code!=29001",
        "股票代码6001",
        "SMTP error 500",
        "airport code 9111",
        "zipcode=9012",
        "barcode: 29001",
        "code=9012abc",
        "the job ended with code 77",
    ];
    assert_all(nothing.map(|text| (text, Nothing)));
    // The number may be CoinW's all the same.
    assert_all([
        (r#"{"exchange":"okx","code":"9012","msg":"no"}"#, may_mean(&[9012])),
        ("hedge on Binance, then error code 9012", may_mean(&[9012])),
        ("ERROR 1004 (HY000): MySQL said no", may_mean(&[1004])),
        ("Run-time error '1004'", may_mean(&[1004])),
        ("code > 29001", may_mean(&[29001])),
        ("when code == 29001 wait", may_mean(&[29001])),
        ("stops while code == 29001", may_mean(&[29001])),
        ("code => 9012", one(9012)),
        ("code -> 9012", one(9012)),
        ("<code>9012</code> failed", one(9012)),
        ("err-9012", one(9012)),
        ("-9012", unlisted(-9012)),
        (r#"{"found":true,"code":9012,"msg":"Position not found"}"#, one(9012)),
        ("postgres error 1004", may_mean(&[1004])),
        ("bybit error code 29001", may_mean(&[29001])),
        ("binance error 6001", may_mean(&[6001])),
        ("Gate code=29001", may_mean(&[29001])),
        ("币安错误码29001", may_mean(&[29001])),
        (r#"binance: {"code":29001,"msg":"API access frequently"}"#, may_mean(&[29001])),
        ("hedge on Binance, then CoinW error code 9012", one(9012)),
        (r#"{"exchange":"okx","code":9012,"msg":"Position not found"}"#, may_mean(&[9012])),
        ("order code=9012 refused", one(9012)),
        ("code=9012 and code=777", one(9012)),
        ("it was refused with code 1", Nothing),
        ("CoinW refused it with code 1", one(1)),
        ("CoinW refused the cancel with code 500", one(500)),
    ]);
}

#[test]
fn small_numbers_with_a_word_that_calls_them_no_code_are_doubtful() {
    assert_all(["#1", "No. 1", "number 1", "0x1", "1.0", "what is 1?"].map(|text| (text, may_mean(&[1]))));
    assert_all(["1", "code 1", "error 1", "(1)", "\"1\""].map(|text| (text, one(1))));
}

#[test]
fn a_code_that_is_denied_is_doubtful() {
    assert_all(
        [
            "no error 9012 today",
            "it is not code 9012 but 6001",
            "we saw no code 9012",
            "never saw error code 9012",
            "code 9012 no longer occurs",
            "if code == 9012 { retry() }",
            "不是错误码 9012",
            "没有报错9012",
        ]
        .map(|text| (text, may_mean(&[9012]))),
    );
    assert_said("could not place order: code 9012", &one(9012));
}

/// A code in a text that speaks of another failure, of a success or of another system may be about another request.
#[test]
fn what_else_a_text_says_makes_its_code_doubtful() {
    let limited = r#"{"code":29001,"msg":"API access frequently"}"#;
    for (pasted, kinds) in [
        ("code 29001, then read timeout".to_owned(), &["candidate", "no_answer"][..]),
        (format!("{limited} then connection reset by peer"), &["candidate", "no_answer"]),
        (format!("POST /order -> {limited}; retry -> HTTP 502 Bad Gateway"), &["candidate", "not_json"]),
        ("code=29001 order=1, order=2 status=504".to_owned(), &["candidate", "not_json"]),
        ("29001 HTTP 504".to_owned(), &["not_json", "candidate"]),
        (
            r#"{"orders":[{"response":{"code":29001}},{"response":null,"error":"read timeout"}]}"#.to_owned(),
            &["candidate", "no_answer"],
        ),
        (r#"[{"code":29001},{"success":false}]"#.to_owned(), &["listed", "no_code"]),
        (
            r#"{"success":false,"message":"futures 9012 Position Not Found"}"#.to_owned(),
            &["listed", "no_code"],
        ),
        ("order=1 code=29001 order=2 code=77777".to_owned(), &["listed", "unlisted"]),
        ("getaddrinfo error -3".to_owned(), &["candidate", "no_answer"]),
        (format!("[{limited},{{\"order\":2,\"error\":\"timeout\"}}]"), &["candidate", "no_answer"]),
        ("code=29001 EOF".to_owned(), &["candidate"]),
        ("code=29001 disconnected".to_owned(), &["candidate"]),
        (format!("{limited} / timeout"), &["candidate"]),
        (format!("attempt 1 {limited} attempt 2 cancelled"), &["candidate"]),
        (format!("HTTP/1.1 504 Gateway Timeout\r\n\r\n{limited}"), &["candidate", "no_answer"]),
        (r#"{"code":429,"message":"Gateway Timeout"}"#.to_owned(), &["candidate"]),
        (format!("[{limited},{{\"msg\":\"request rejected\"}}]"), &["listed", "no_code"]),
        ("code=29001 已成交".to_owned(), &["candidate"]),
        ("code=29001 partially filled".to_owned(), &["candidate"]),
        ("HTTP 504 code=29001".to_owned(), &["candidate"]),
        ("code=29001 msg=System error".to_owned(), &["candidate"]),
        (r#"{"code":29001,"msg":"success"}"#.to_owned(), &["candidate"]),
        (r#"{"code":29001,"msg":"Position not found"}"#.to_owned(), &["candidate"]),
        (format!("fake response {limited}"), &["candidate"]),
        ("ERROR code=1004 reason=going away".to_owned(), &["candidate"]),
        (r#"[{"code":0},{"error":"read timed out"}]"#.to_owned(), &["no_answer"]),
        (r#"{"code":0,"data":[{"ok":true},{"error":"connection reset"}]}"#.to_owned(), &["no_answer"]),
        ("29001 position not found".to_owned(), &["candidate", "candidate"]),
        ("code 9012 took 29001 ms".to_owned(), &["candidate", "candidate"]),
        ("error 9012 in line 6001".to_owned(), &["candidate", "candidate"]),
        ("order 1 failed with 29001\norder 2 timed out".to_owned(), &["no_answer", "candidate"]),
        ("code=29001 success=true".to_owned(), &["candidate"]),
        ("code 29001 but order filled".to_owned(), &["candidate"]),
        ("expected code 9012, got 6001".to_owned(), &["candidate", "candidate"]),
        ("Twilio error 29001".to_owned(), &["candidate"]),
        ("SSL error -3".to_owned(), &["candidate"]),
        ("failover from coinw to bybit, bybit body {\"code\":29001}".to_owned(), &["candidate"]),
        (r#"{"address":{"code":9012}}"#.to_owned(), &["candidate"]),
        (r#"{"status":"exited","code":1}"#.to_owned(), &["candidate"]),
        (r#"{"error":{"code":429,"message":"Rate limit","status":"EXHAUSTED"}}"#.to_owned(), &["candidate"]),
        ("1. System error".to_owned(), &["candidate"]),
        ("line 1: system error".to_owned(), &["candidate"]),
        ("服务器返回429".to_owned(), &["candidate"]),
    ] {
        let (records, exit_code) = found(&pasted);
        let found: Vec<&str> = records.iter().map(|record| record["found"].as_str().unwrap()).collect();
        assert_eq!((&found[..], exit_code), (kinds, Some(1)), "{pasted}");
        let mut of_doubtful = records.iter().filter(|record| record["found"] == "candidate");
        assert!(of_doubtful.all(|record| record["if_not_idempotent"] == "reconcile"), "{pasted}");
    }
}

#[test]
fn a_response_that_ends_after_the_code_of_a_success_is_cut_off() {
    assert_all(
        [
            r#"{"code":200,"data":null,"msg":"x","success":fal"#,
            r#"{"code":0,"data":[{"id":1},"#,
            r#"{"code":0,"msg":"succ"#,
            r#"HTTP 200 {"code":0,"ms"#,
        ]
        .map(|text| (text, Kind("truncated"))),
    );
}

#[test]
fn lists_have_codes_beside_counts_bullets_and_numbers() {
    assert_all([
        ("     17 29001\n      1 -103\n", all(&[29001, -103])),
        ("- 29001\n- 9012", all(&[29001, 9012])),
        ("1. 29001\n2. 9012", all(&[29001, 9012])),
        ("id,msg,code\n1,\"a, b\",29001\n2,x,9012\n", all(&[29001, 9012])),
    ]);
}

/// Others use the same words.
#[test]
fn words_without_a_code_are_no_proof() {
    assert_all([
        (r#"{"msg":"Too Many Requests"}"#, may_mean(&[429])),
        (r#"{"msg":"Position not found"}"#, may_mean(&[9012])),
        ("Order 1 rejected: API Access Frequently", may_mean(&[29001])),
        ("ERROR cancel failed: Position not found", may_mean(&[9012])),
        ("error RateLimited", may_mean(&[29001])),
        ("rate limited", may_mean(&[29001])),
        ("PositionNotFoundException", may_mean(&[9012])),
        ("RateLimitedError", may_mean(&[429, 29001])),
        ("29001 timeout", may_mean(&[29001])),
        ("sign error, position not found", may_mean(&[6001, 9012])),
        ("-103 failed", may_mean(&[-103])),
        ("29001 position not found", may_mean(&[29001, 9012])),
        ("ERROR Too Many Requests\nERROR position not found", may_mean(&[429, 9012])),
        ("code: 0 msg: sign error", may_mean(&[6001])),
    ]);
    let said = super::run(&["explain", "Order 1 rejected: API Access Frequently"]);
    let said = text(&said.stdout);
    assert!(said.contains("Only the response that CoinW sent proves the code."), "{said}");
    assert!(!said.contains("any other request: yes"), "{said}");
}

#[test]
fn chinese_words_find_codes() {
    assert_all([
        ("错误码：９０１２ 持仓不存在", one(9012)),
        ("报错9012", one(9012)),
        ("返回 9012", one(9012)),
        ("9012错误", one(9012)),
        ("9012 是什么错误？", one(9012)),
        ("9012报错怎么解决", one(9012)),
        ("9012是什么意思？", one(9012)),
        ("为什么一直报9012", one(9012)),
        ("合约 9012", one(9012)),
        ("合约下单报6001，签名错误", one(6001)),
        ("【币赢】错误 9111：暂停交易", one(9111)),
        ("现货报-200，业务异常", one(-200)),
        ("业务异常(-200)", one(-200)),
        ("下单报错 9012，请问怎么办", one(9012)),
    ]);
    for (text, code) in [
        ("签名错误", 6001),
        ("签名不正确", 6001),
        ("频率限制", 29001),
        ("会话过期", 1004),
        ("没有持仓", 9012),
        ("提现权限", 6003),
        ("限频", 29001),
        ("频繁", 29001),
        ("系统繁忙", 1),
        ("请求过于频繁", 29001),
        ("持仓不存在", 9012),
        ("权限不足", 6003),
        ("会话失效", 1004),
        ("系统错误", 1),
        ("缺少参数", 402),
        ("服务器错误", 500),
        ("超过最大持仓", 9031),
        ("停止交易", 9111),
    ] {
        let (records, _) = found(text);
        assert!(records.iter().any(|record| record["code"] == code), "{text}: {records:?}");
    }
}

#[test]
fn marks_around_a_number_are_none_of_it() {
    assert_all(["<b>9012</b>", "9012 💥", "❌ 9012", "<td>9012</td>"].map(|text| (text, one(9012))));
    assert_said(r#"{"code":"PositionNotFound"}"#, &one(9012));
    assert_said(r#"{"errno":9012}"#, &one(9012));
}

#[test]
fn responses_in_any_notation() {
    assert_all([
        (r#"{"code":29001,"msg":"API access frequently"}"#, one(29001)),
        ("{code:29001,msg:'API access frequently'}", one(29001)),
        ("{'code': 29001, 'msg': 'API access frequently'}", one(29001)),
        (r#"{\"code\":29001,\"msg\":\"API access frequently\"}"#, one(29001)),
        (r#""{\"code\":29001,\"msg\":\"API access frequently\"}""#, one(29001)),
        (r#"{\\\"code\\\":29001,\\\"msg\\\":\\\"API access frequently\\\"}"#, one(29001)),
        (r#"{""code"":29001,""msg"":""API access frequently""}"#, one(29001)),
        (r#"b'{"code":29001,"msg":"API access frequently"}'"#, one(29001)),
        (r#"b"{\"code\":29001}""#, one(29001)),
        (r#"{"success":true,"data":{"code":9012,"msg":"Position not found"}}"#, one(9012)),
        (r#"{"code":5,"inner":{"code":9012,"msg":"Position not found"}}"#, one(9012)),
        ("E1", one(1)),
        ("error 9016: Insufficient balance", unlisted(9016)),
        ("2024-05-01T12:00:07.123456789Z stderr F code=-103", one(-103)),
        ("code -> 29001", one(29001)),
        ("code => 29001", one(29001)),
        ("<code>29001</code>", one(29001)),
        ("It answers <code>29001</code>, whatever is sent", one(29001)),
        ("The server returned code -> 29001, whatever is sent", one(29001)),
        ("The server returned code => 29001, whatever is sent", one(29001)),
        (r#"{"code":"PositionNotFound","msg":"no"}"#, one(9012)),
        ("ERROR, code, 9012", one(9012)),
        ("{“code”:29001,“msg”:“API access frequently”}", one(29001)),
        ("{&quot;code&quot;:29001,&quot;msg&quot;:&quot;API access frequently&quot;}", one(29001)),
        ("%7B%22code%22%3A29001%7D", one(29001)),
        ("{\n  \"msg\": \"API access frequently\",\n  \"code\": \"29001\",\n}", one(29001)),
        // What follows may say the opposite.
        ("{'code': 6003, 'message': 'require more permi", may_mean(&[6003])),
        (r#"{"code":9012,"mess"#, may_mean(&[9012])),
        (r#"{"result":false,"errorCode":1004,"errorMsg":"Invalid session"}"#, one(1004)),
        (
            r#"{"channel":"login","data":{"result":false,"errorCode":1004,"errorMsg":"Invalid session"}}"#,
            one(1004),
        ),
        (r#"{"code":0,"data":[{"msgCode":0},{"msgCode":9012,"msg":"Position not found"}]}"#, one(9012)),
        (r#"{"code":0,"data":[{"msgCode":9031},{"msgCode":0},{"msgCode":9012}]}"#, all(&[9031, 9012])),
        (
            r#"[{"code":9012,"msg":"Position not found"},{"code":6001,"message":"sign error"}]"#,
            all(&[9012, 6001]),
        ),
        ("{\"code\":9012,\"msg\":\"x\"}\n{\"code\":6001,\"msg\":\"y\"}", all(&[9012, 6001])),
        ("\u{feff}{\"code\":9012}", one(9012)),
        (r#"Response { status: 200, body: "{\"code\":9012,\"msg\":\"Position not found\"}" }"#, one(9012)),
        ("map[code:9012 msg:Position not found]", one(9012)),
        ("array(1) { [\"code\"]=> int(9012) }", one(9012)),
        ("{:code=>9012, :msg=>\"x\"}", one(9012)),
        ("{code=9012, msg=x}", one(9012)),
        ("ApiResponse(code=9012, msg=x, data=null)", one(9012)),
        ("['code' => -103, 'msg' => 'x']", one(-103)),
        ("%{code: 9012, msg: \"x\"}", one(9012)),
        ("Response(code='-103', msg='x')", one(-103)),
        ("&{9012 Position not found}", one(9012)),
        ("<code>9012</code>", one(9012)),
        ("code\\t9012", one(9012)),
        ("code → 9012", one(9012)),
        ("42[\"error\",{\"errorCode\":1004,\"errorMsg\":\"Invalid session\",\"result\":false}]", one(1004)),
        ("{\"code\":\"\",\"msg\":\"Position not found\"}", may_mean(&[9012])),
        ("coinw_errors_total{code=\"RateLimited\"} 17", one(29001)),
        ("listed: Some(RateLimited)", one(29001)),
        ("<error><code>9012</code><msg>Position not found</msg></error>", one(9012)),
        ("code: 9012\nmsg: Position not found\n", one(9012)),
        ("code,msg\n9012,Position not found\n", one(9012)),
        ("id,code\n1,9012\n500,6001\n", all(&[9012, 6001])),
        ("time\tcode\tprice\n08:00\t\"-103\"\t500\n", one(-103)),
    ]);
}

#[test]
fn lines_of_logs() {
    let json = r#"{"code":9012,"message":"Position not found","retry":false,"success":false}"#;
    let escaped = json.replace('"', "\\\"");
    let lines = [
        format!("2026-03-01T08:00:00Z ERROR order 7 failed: status=400 body={json} (2 tries)"),
        format!("2026-03-01 08:00:00,123 - client - ERROR - {json}"),
        format!("Mar  1 08:00:00 host client[6001]: got {json}"),
        format!(r#"{{"level":"error","time":"2026-03-01T08:00:00Z","body":"{escaped}"}}"#),
        format!(r#"{{"level":"error","status":400,"response":{json}}}"#),
        format!(r#"{{"log":"got {escaped}\n","stream":"stderr","time":"2026-03-01T08:00:00.1Z"}}"#),
        format!(r#"{{"log":"{{\"body\":\"{}\"}}\n","stream":"stdout"}}"#, escaped.replace('\\', "\\\\\\")),
        format!(r#"{{"MESSAGE":"client: {escaped}","PRIORITY":"3","_PID":"6001","__REALTIME_TIMESTAMP":"1772352000000000"}}"#),
        r#"level=error ts=2026-03-01T08:00:00Z msg="order refused" code=9012 attempt=1"#.to_owned(),
        r#"time="2026-03-01T08:00:00Z" level=error msg="Position not found" code=9012"#.to_owned(),
        "2026-03-01,futures,9012,Position not found".to_owned(),
        "ERROR [client] CoinW error 9012: Position not found".to_owned(),
        "Error: CoinW returned code 9012 (Position not found)".to_owned(),
        "coinw.exceptions.ApiError: [9012] Position not found".to_owned(),
        "Traceback (most recent call last):\n  File \"a.py\", line 402, in place\n    raise ApiError(resp)\nApiError: {'code': 9012, 'message': 'Position not found'}".to_owned(),
        "thread 'main' panicked at src/main.rs:402:9: ErrorCode::PositionNotFound".to_owned(),
        "barcode: 1, unicode 500, code 9012".to_owned(),
        "HTTP status code: 400, code: 9012".to_owned(),
        "response code: 400, code: 9012".to_owned(),
        format!("HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nX-Trace: 6001\r\n\r\n{json}"),
        format!("< HTTP/2 200 \n< content-type: application/json\n< \n{json}"),
        format!("$ curl -s https://api.coinw.com/v1/perpum/positions -H 'sign: a1'\n{json}"),
        "\u{1b}[31mERROR\u{1b}[0m code=\u{1b}[1m9012\u{1b}[0m".to_owned(),
        "错误码：9012，持仓不存在".to_owned(),
        format!("received frame: Text(\"{escaped}\")"),
        "AxiosError: Request failed with status code 400 { data: { code: 9012, message: 'Position not found' } }".to_owned(),
        "{ data: { code: 9012, msg: 'Position not found' }, status: 200 }".to_owned(),
    ];
    assert_all(lines.map(|line| (line, one(9012))));
}

#[test]
fn what_others_answer() {
    let page = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>";
    let of_500 = "<!DOCTYPE html><html><head><title>500 Internal Server Error</title></head><body><h1>Internal Server Error</h1></body></html>";
    assert_all([
        (page.to_owned(), Kind("not_json")),
        (of_500.to_owned(), Kind("not_json")),
        (format!("HTTP 500 from proxy {of_500}"), Kind("not_json")),
        (format!("futures call failed (HTTP 502): {page}"), Kind("not_json")),
        ("HTTP/1.1 502 Bad Gateway".to_owned(), Kind("not_json")),
        ("HTTP/2 503".to_owned(), Kind("not_json")),
        ("HTTP 429".to_owned(), Kind("not_json")),
        ("HTTP/1.1 429 Too Many Requests".to_owned(), Kind("not_json")),
        ("HTTP/1.1 500 Internal Server Error".to_owned(), Kind("not_json")),
        ("HTTP 500".to_owned(), Kind("not_json")),
        ("http status 500".to_owned(), Kind("not_json")),
        ("status code 429".to_owned(), Kind("not_json")),
        ("502 Bad Gateway".to_owned(), Kind("not_json")),
        ("503 Service Temporarily Unavailable".to_owned(), Kind("not_json")),
        ("504 Gateway Time-out".to_owned(), Kind("not_json")),
        ("503 items were shipped".to_owned(), Nothing),
        ("504 items were shipped".to_owned(), Nothing),
        ("Request failed with status code 500".to_owned(), Kind("not_json")),
        ("reqwest: HTTP status server error (500 Internal Server Error) for url (https://api.coinw.com/)".to_owned(), Kind("not_json")),
        ("requests.exceptions.HTTPError: 429 Client Error: Too Many Requests for url: https://api.coinw.com/".to_owned(), Kind("not_json")),
        (r#"10.0.0.1 - - [01/Mar/2026:08:00:00 +0000] "POST /v1/order HTTP/1.1" 500 157 "-" "client""#.to_owned(), Kind("not_json")),
        (r#"{"timestamp":"2026-03-01T08:00:00Z","status":500,"error":"Internal Server Error","path":"/"}"#.to_owned(), Kind("not_json")),
        ("werkzeug.exceptions.InternalServerError: 500 Internal Server Error".to_owned(), Kind("not_json")),
        ("Cloudflare Error 522".to_owned(), Kind("not_json")),
        ("HTTP/1.1 200 OK".to_owned(), Kind("not_json")),
        ("状态码：429".to_owned(), Kind("not_json")),
        ("HTTP状态码 500".to_owned(), Kind("not_json")),
        ("curl: (22) The requested URL returned error: 429".to_owned(), Kind("not_json")),
        ("error 500 from nginx".to_owned(), Kind("not_json")),
        ("the gateway answered 502".to_owned(), Kind("not_json")),
        ("error 404".to_owned(), Kind("not_json")),
        ("<Response [429]>".to_owned(), Kind("not_json")),
        ("Unexpected server response: 429".to_owned(), Kind("not_json")),
        ("Bad Gateway".to_owned(), Kind("not_json")),
        ("INFO GET /v1/orders HTTP/1.1\" 200 157".to_owned(), Nothing),
        ("npm ERR! code 1".to_owned(), Nothing),
        ("rpc error: code = 1 desc = canceled".to_owned(), Nothing),
        ("method=POST path=/order code=500 duration=3ms".to_owned(), Nothing),
    ]);
}

#[test]
fn no_answer_at_all() {
    for pasted in [
        "timeout",
        "timeout of 5000ms exceeded",
        "Error: connect ETIMEDOUT 10.0.0.1:443",
        "read ECONNRESET",
        "connection reset by peer",
        "socket hang up",
        "requests.exceptions.ConnectionError: ('Connection aborted.', RemoteDisconnected('Remote end closed connection'))",
        "operation timed out",
        "500ms timeout",
        r#"{"code":"ECONNRESET","message":"read ECONNRESET"}"#,
        "TLS handshake timeout",
        "Empty reply from server",
        "请求超时",
        "socket.gaierror: [Errno -3] Temporary failure in name resolution",
        "error sending request for url (https://api.coinw.com/): operation timed out",
    ] {
        assert_said(pasted, &Kind("no_answer"));
    }
    let output = super::run(&["explain", "timeout"]);
    let said = text(&output.stdout);
    assert!(
        said.contains("an idempotent request: yes, after 1s\n  any other request: not before you have asked"),
        "{said}"
    );
}

#[test]
fn what_the_guide_does_not_list() {
    assert_all([
        ("12345", unlisted(12345)),
        ("{'code': 12345}", unlisted(12345)),
        ("code=12345", unlisted(12345)),
        (r#"{"code":"12345","msg":"no","success":false}"#, unlisted(12345)),
        (r#"{"code":"E7","msg":"no"}"#, unlisted("E7")),
        ("404", unlisted(404)),
        ("code 404", unlisted(404)),
        (
            r#"{"code":9012,"msg":"x"} and {"code":77016,"msg":"Moon phase wrong"}"#,
            Codes(vec![9012.into(), 77016.into()]),
        ),
        (r#"{"result":false,"errorCode":500,"errorMsg":"?"}"#, unlisted(500)),
        (r#"{"code":29001,"success":true}"#, Kind("contradiction")),
        (r#"{"code":0,"success":false,"msg":"no"}"#, Kind("contradiction")),
        (r#"{"code":9012,"code":0}"#, Kind("contradiction")),
        (r#"{"success":false,"msg":"no"}"#, Kind("no_code")),
        (r#"{"success":false}"#, Kind("no_code")),
    ]);
    assert_said(&"9".repeat(40), &unlisted("9".repeat(40)));
}

#[test]
fn no_secret_of_a_text_is_printed() {
    let secret = "a1b2c3d4e5f6g7h8i9j0";
    for pasted in [
        format!("api_key={secret} hello"),
        format!("curl -H 'sign: {secret}' https://api.coinw.com/v1"),
        format!(r#"{{"apiKey":"{secret}","password":"hunter2"}}"#),
        format!(r#"{{"code":9012,"msg":"x sign={secret}","sign":"{secret}"}}"#),
        format!(r#"{{"code":77016,"msg":"token={secret}","sign":"{secret}","password":"hunter2"}}"#),
        format!(r#"{{"code":"{secret}","msg":"?"}}"#),
        format!(r#"{{"success":false,"data":{{"password":"hunter2","sign":"{secret}"}}}}"#),
        format!("<html><title>502</title>sign={secret} password: hunter2</html>"),
        format!("HTTP/1.1 502 Bad Gateway\nAuthorization: Bearer {secret}\nCookie: s={secret}\n"),
        format!(
            "futures 77016 (not listed for futures in the CoinW API Error Code Guide): \"sign={secret} password=hunter2\""
        ),
        format!("ERROR code=12345 sign={secret} password=hunter2"),
        format!("code={secret}"),
        secret.to_owned(),
        format!("order {secret} sign error"),
    ] {
        for format in ["text", "json", "yaml"] {
            let output = run_with_input(&["explain", "--format", format, "--", &pasted], b"");
            let said = text(&output.stdout).to_owned() + text(&output.stderr);
            assert!(!said.contains(secret) && !said.contains("hunter2"), "{pasted}\n{said}");
        }
    }
}

#[test]
fn codes_of_all_entries_are_explained_in_all_notations() {
    let texts = ErrorCode::ALL.iter().flat_map(|code| {
        let sample = code.sample();
        let python = sample
            .replace('"', "'")
            .replace("false", "False")
            .replace("true", "True")
            .replace("null", "None");
        let quoted = serde_json::to_string(sample).unwrap();
        [
            sample.to_owned(),
            python.clone(),
            format!("2026-03-01T08:00:00Z ERROR try 2: {python}"),
            format!(r#"{{"level":"error","message":"refused","body":{sample}}}"#),
            format!(r#"{{"level":"error","message":"refused","body":{quoted}}}"#),
            code.code().to_string(),
            code.name().to_owned(),
            format!("{code:#}"),
        ]
        .map(|text| (text, one(code.code().into())))
    });
    assert_all(texts);
}

/// 29001 says that its own order was refused, and nothing about the other.
#[test]
fn a_failure_without_a_code_is_not_lost_beside_another_ones_code() {
    let limited = r#"{"code":29001,"msg":"API access frequently"}"#;
    for second in [
        "order 2 failed: 9016 Insufficient balance",
        "order 2: [9016] Insufficient balance",
        "order 2 for BTC-USDT with leverage 10 at the price of 60000 was rejected for want of margin",
        "CoinwAPIException(9016): Insufficient balance",
        "error 9016: Insufficient balance",
        "504 Server Error: Gateway Time-out for url: https://api.coinw.com/v1/perpum/order",
        "aiohttp.ClientPayloadError: Response payload is not completed",
        "httpx.ReadError",
        "ccxt.base.errors.NetworkError: coinw POST https://api.coinw.com/v1/perpum/order",
        "java.io.EOFException",
        "System.Threading.Tasks.TaskCanceledException: A task was canceled.",
        "System.Net.Http.HttpRequestException: An error occurred while sending the request.",
        "The response ended prematurely.",
        "TypeError: Failed to fetch",
        "AbortError: This operation was aborted",
        "net/http: request canceled (Client.Timeout exceeded while awaiting headers)",
        "got 502",
        "timeout after 10s",
        "lost connection",
        "网络错误",
        "连接失败",
        "下单失败",
    ] {
        for pasted in [format!("{limited}\n{second}"), format!("{{\"code\":0}}\n{second}")] {
            let (records, exit_code) = found(&pasted);
            assert_eq!(exit_code, Some(1), "{pasted}: {records:?}");
            assert!(
                records.iter().any(|record| record["if_not_idempotent"] == "reconcile"),
                "{pasted}: {records:?}"
            );
        }
    }
}

#[test]
fn a_line_that_announces_a_response_is_no_failure_of_its_own() {
    let limited = r#"{"code":29001,"msg":"API access frequently"}"#;
    for before in ["Order failed:", "ERROR order rejected", "2026-03-01 INFO cancelled order 12"] {
        assert_said(&format!("{before}\n{limited}"), &one(29001));
    }
}

#[test]
fn what_contradicts_a_success_is_told() {
    for pasted in [
        r#"HTTP 504 {"code":0,"data":{}}"#,
        "HTTP/1.1 500 Internal Server Error\r\nContent-Type: application/json\r\n\r\n{\"code\":0,\"data\":null}",
        r#"{"status":500,"code":0,"msg":""}"#,
        r#"{"code":0,"data":{"failCount":2}}"#,
        r#"{"code":0,"error":{"code":9012}}"#,
        "status=429 code=200",
        r#"ERROR order failed: {"code":"200","data":null,"msg":"SUCCESS","success":true,"failed":false}"#,
        r#"{"code":"200","data":{"errors":["balance"]},"msg":"SUCCESS","success":true,"failed":false}"#,
        r#"[{"code":0},{"msg":"request rejected"}]"#,
    ] {
        let (records, exit_code) = found(pasted);
        assert_eq!(exit_code, Some(1), "{pasted}: {records:?}");
    }
}

#[test]
fn a_code_on_a_page_is_that_of_a_proxy() {
    let (records, _) =
        found("<!DOCTYPE html><html><title>Access denied</title><h1>Error 1015 Ray ID: 8a</h1></html>");
    assert!(records.iter().all(|record| record["code"].is_null()), "{records:?}");
}

#[test]
fn a_short_number_after_the_word_error_is_no_code() {
    for (text, number) in [("error 77: x", 77), ("error 777: x", 777)] {
        let (records, _) = found(text);
        assert!(records.iter().all(|record| record["code"] != number), "{records:?}");
    }
}

#[test]
fn a_failure_is_not_lost_before_another_ones_code() {
    let limited = r#"{"code":29001,"msg":"API access frequently"}"#;
    for first in ["order 1 failed: 9016 Insufficient balance", "order 1: [9016] Insufficient balance"] {
        let (records, exit_code) = found(&format!("{first}\n{limited}"));
        let kinds: Vec<_> = records.iter().map(|record| record["found"].as_str().unwrap()).collect();
        assert_eq!((&kinds[..], exit_code), (&["listed", "no_code"][..], Some(1)), "{first}");
    }
}
