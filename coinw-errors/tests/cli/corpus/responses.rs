//! Responses, pages and lines of logs.

use coinw_errors::{Channel, ErrorCode};

use super::Said::{Codes, Kind, Nothing};
use super::{all, assert_all, assert_said, found, may_mean, one, unlisted};
use crate::{run_with_input, text};

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
        ("error 777001: Insufficient balance", unlisted(777_001)),
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
    let output = crate::run(&["explain", "timeout"]);
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
    // A record with the response of a websocket in it is an error by itself: `errorCode` counts wherever it stands.
    let of_rest = ErrorCode::ALL.iter().filter(|code| code.channel() == Channel::Rest);
    let texts = of_rest.flat_map(|code| {
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

#[test]
fn a_code_on_a_page_is_that_of_a_proxy() {
    let (records, _) =
        found("<!DOCTYPE html><html><title>Access denied</title><h1>Error 1015 Ray ID: 8a</h1></html>");
    assert!(records.iter().all(|record| record["code"].is_null()), "{records:?}");
}
