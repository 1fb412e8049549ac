//! Codes of something else, and codes beside another failure.

use super::Said::Nothing;
use super::{assert_all, assert_said, found, may_mean, one, unlisted};

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
        ("order code=9012 refused", one(9012)),
        ("code=9012 and code=777", one(9012)),
        ("it was refused with code 1", Nothing),
        ("CoinW refused it with code 1", one(1)),
        ("CoinW refused the cancel with code 500", one(500)),
    ]);
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

/// 29001 says that its own order was refused, and nothing about the other.
#[test]
fn a_failure_without_a_code_is_not_lost_beside_another_ones_code() {
    let limited = r#"{"code":29001,"msg":"API access frequently"}"#;
    for second in [
        "order 2 failed: 777001 Insufficient balance",
        "order 2: [777001] Insufficient balance",
        "order 2 for BTC-USDT with leverage 10 at the price of 60000 was rejected for want of margin",
        "CoinwAPIException(777001): Insufficient balance",
        "error 777001: Insufficient balance",
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
fn a_failure_is_not_lost_before_another_ones_code() {
    let limited = r#"{"code":29001,"msg":"API access frequently"}"#;
    for first in ["order 1 failed: 777001 Insufficient balance", "order 1: [777001] Insufficient balance"] {
        let (records, exit_code) = found(&format!("{first}\n{limited}"));
        let kinds: Vec<_> = records.iter().map(|record| record["found"].as_str().unwrap()).collect();
        assert_eq!((&kinds[..], exit_code), (&["listed", "no_code"][..], Some(1)), "{first}");
    }
}

#[test]
fn a_line_that_announces_a_response_is_no_failure_of_its_own() {
    let limited = r#"{"code":29001,"msg":"API access frequently"}"#;
    for before in ["Order failed:", "ERROR order rejected", "2026-03-01 INFO cancelled order 12"] {
        assert_said(&format!("{before}\n{limited}"), &one(29001));
    }
}
