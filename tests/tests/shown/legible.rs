//! What people need stays legible, and the page names what is hidden.

use std::time::Instant;

use coinw_errors::Market::Futures;
use coinw_errors::{ErrorCode, SupportRequest};

use crate::by_body::{check, decode};
use crate::{shown, with_message};

/// What a line shows of a message.
fn of_message(text: &str) -> String {
    let line = check(Futures, &with_message(text)).unwrap_err().to_string();
    line.split_once("Guide): ").unwrap().1.to_owned()
}

#[test]
fn a_message_of_words_and_numbers_is_shown_as_it_arrived() {
    use ErrorCode::{
        BusinessException, ParamRequired, PositionLimitExceeded, RateLimited, TradingSuspended, UserApiError,
    };
    let of_guide = [
        BusinessException,
        ParamRequired,
        PositionLimitExceeded,
        RateLimited,
        TradingSuspended,
        UserApiError,
    ]
    .map(ErrorCode::message);
    let others = [
        // Seen on the wire and on CoinW's pages.
        "The margin mode cannot be changed for existing orders.",
        "Method parameters verification failed",
        "Contract not found.",
        "Incorrect parameter format/type or missing information.",
        "Requested address does not exist",
        "Rate Limit",
        "exception",
        // Of clients.
        "error sending request for url (http://127.0.0.1:41234/v1/perpum/order)",
        "tcp connect error: Connection refused (os error 111)",
        "dns error: failed to lookup address information: Name or service not known",
        "HTTP error: 502 Bad Gateway",
        "WebSocket protocol error: Connection reset without closing handshake",
        "HTTPSConnectionPool(host='fapi.coinw.com', port=443): Max retries exceeded with url: /v1/perpum/order",
        "JSONDecodeError: Expecting value: line 1 column 1 (char 0)",
        "https://api.coinw.com/api/v1/public?command=returnTicker&symbol=BTC_USDT",
        "wss://ws.futurescw.com/perpum",
        // Of Cloudflare.
        "error code: 1015",
        // Numbers, dates, symbols and names.
        "2026-11-29T18:37:11Z, 2026-11-29 18:37:11.123+08:00, 20261129T183711Z",
        "order 4611772879845982297 of BTC_USDT and 1000PEPE_USDT at 0.00012, -0.00012, 1e-8, 12.5%, 30s, 125x, u64",
        "maintenanceMarginRate, HTTPSConnectionPool, thirdOrderId, openId, is_default, X-Request-Id",
        "账户9012余额不足，请先充值USDT。",
        "下单 失败，余额 不足，请 先 充 值",
        "Ошибка: неверный параметр",
        "エラーコード29001が発生しました",
        "오류코드500",
        "203.0.113.7:443 is banned for 5m",
        "token, : BTC",
        "token\n: BTC",
        "order : BTC",
        "is it ok to do so",
    ];
    for text in of_guide.into_iter().chain(others) {
        assert_eq!(of_message(text), format!("{text:?}"));
    }
}

#[test]
fn a_page_of_a_proxy_is_shown_in_one_line() {
    // As nginx 1.22.1 sent it where nothing listened behind it.
    let page = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n\
                <hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n";
    let error = check(Futures, page).unwrap_err();
    assert_eq!(
        error.to_string(),
        r#"futures: the response is not JSON; body starts with "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1><""#
    );
}

#[test]
fn what_is_lost_is_what_the_page_says() {
    for (text, shown) in [
        ("TLSv1.3 alert", "[redacted] alert"),
        ("x509: unknown authority", "[redacted] unknown authority"),
        ("after 1d2h3m, 1d 2h 3m", "after [redacted], [redacted]"),
        ("WebSocketConnectionClosedException", "[redacted]"),
        ("token: BTC", "token: [redacted]"),
        ("Cloudflare Ray ID: 8f2a1b3c4d5e6f70", "Cloudflare Ray ID: [redacted]"),
        // A name and its sign may have blanks between them.
        ("token : BTC", "token : [redacted]"),
        // Fragments.
        ("a b c", "[redacted]"),
        // A number with what it counts.
        ("BTC1000, BTC12345678", "BTC1000, [redacted]"),
        // Chinese, and then another script with case.
        ("余额жЖжЖжЖ", "余额[redacted]"),
        // A sign belongs to what follows.
        ("余额-5b1c9E2F", "余额[redacted]"),
    ] {
        assert_eq!(of_message(text), format!("{shown:?}"));
    }
}

#[test]
fn a_body_of_json_shows_keys_numbers_literals_the_code_and_the_message() {
    let body = r#"{"code":6001,"msg":"sign error","params":{"symbol":"BTC","price":"0.5","qty":1,"sign":"5b1c9E2F","pin":[482913],"token":null,"otp":-5},"ok":true, "a":null}"#;
    let error = check(Futures, body).unwrap_err();
    let shown = r#"{"code":6001,"msg":"sign error","params":{"symbol":"[redacted]","price":"0.5","qty":1,"sign":"[redacted]","pin":"[redacted]","token":null,"otp":"[redacted]"},"ok":true,"a":null}"#;
    let request = SupportRequest::from(&error).to_string();
    assert!(request.contains(shown), "{request}");
    assert!(format!("{error:?}").ends_with(&format!("body: {shown:?} }}")), "{error:?}");
}

#[test]
fn a_type_error_shows_what_was_expected_where() {
    let error = decode::<Vec<u64>>(Futures, r#"{"code":0,"data":[1,"5b1c9E2F"]}"#).unwrap_err();
    assert_eq!(
        error.to_string(),
        "futures: the data does not fit the requested type; data[1]: invalid type: string \"[redacted]\", expected u64 at line 1 column 30"
    );
}

#[test]
fn a_value_behind_the_name_of_a_credential_is_not_shown_whatever_it_is_in() {
    for (text, shown) in [
        ("password=12345678, a=1", "password=[redacted], a=1"),
        ("password: hunter\nnext", r"password: [redacted]\nnext"),
        ("password=[12345678] x", "password=[[redacted]] x"),
        ("password=(hunter) x", "password=([redacted]) x"),
        ("sign[]=12345678", "sign[]=[redacted]"),
        ("password...................: 12345678", "password...................: [redacted]"),
        ("签名：123456，再试", "签名：[redacted]，再试"),
        ("token: null", "token: null"),
        ("密钥为空，请检查验证码是否正确", "密钥为空，请检查验证码是否正确"),
        ("sign error: 6001", "sign error: 6001"),
    ] {
        assert_eq!(of_message(text), format!("\"{shown}\""));
    }
    assert!(!of_message("seed: ['abandon', 'ability'] x").contains("ab"));
    // The data of a success, whose type error would tell it.
    for data in [r#"{"pin":12345678}"#, r#"{"sign":"hunter"}"#, r#"{"seed":["hunter"]}"#] {
        let body = format!(r#"{{"code":0,"data":{data}}}"#);
        let error = decode::<std::collections::HashMap<String, bool>>(Futures, &body).unwrap_err();
        assert!(
            !shown(&error).contains("hunter") && !shown(&error).contains("12345678"),
            "{}",
            shown(&error)
        );
    }
}

#[test]
fn a_number_that_was_cut_is_not_shown() {
    let cut = check(Futures, r#"{"code":0,"data":{"orderId":12345678"#).unwrap_err();
    assert!(!shown(&cut).contains("12345678"), "{cut:?}");
    let long = format!(r#"{{"code":0,"x":"{}","orderId":1234567890123456789}}"#, "y".repeat(8_150));
    assert!(!shown(&check(Futures, &(long + "x")).unwrap_err()).contains("12345"));
    let page = format!("<html>{}orderId=12345678901234567890", "word ".repeat(15));
    assert!(!check(Futures, &page).unwrap_err().to_string().contains("12345"));
}

#[test]
fn a_message_takes_at_most_300_characters_of_a_line() {
    for text in [
        "word ".repeat(100),
        "x".repeat(10_000),
        "\u{1b}".repeat(200),
        "业".repeat(5_000),
        "a1b2 ".repeat(100),
        "\"".repeat(400),
    ] {
        let message = of_message(&text);
        let length = message.trim_matches('"').chars().count();
        assert!(length <= 300, "{length}: {message}");
    }
    assert!(of_message(&"word ".repeat(100)).ends_with("…\""));
}

#[test]
fn a_text_that_was_cut_loses_its_last_run() {
    let page = "word ".repeat(1_638) + "hunter";
    assert_eq!(page.len(), 8_196);
    let shown = format!("{:?}", check(Futures, &page).unwrap_err());
    assert!(shown.ends_with(r#"word [redacted]"… }"#), "{}", &shown[shown.len() - 40..]);
}

#[test]
fn no_control_character_line_break_or_mark_of_direction_comes_out_raw() {
    let odd = "a\u{1b}[2J\r\n\u{85}\u{2028}\u{202e}\u{2066}\u{200f}b\0";
    let key = serde_json::to_string(odd).unwrap();
    let bodies = [
        with_message(odd),
        format!(r#"{{"code":{key}}}"#),
        format!(r#"{{"code":0,"data":{{{key}:1}}}}"#),
        format!(r#"{{"code":0,"data":{key}}}"#),
        odd.to_owned(),
        format!("{{{key}:{key}"),
    ];
    for body in bodies {
        let type_error = decode::<std::collections::HashMap<String, bool>>(Futures, &body).err();
        for error in [check(Futures, &body).err(), type_error].into_iter().flatten() {
            assert_eq!(error.to_string().lines().count(), 1, "{error}");
            let shown = shown(&error);
            let raw = |character: &char| {
                character.is_control() && *character != '\n'
                    || "\u{2028}\u{202e}\u{2066}\u{200f}\u{85}".contains(*character)
            };
            // miette colours its report by itself.
            let without_colours = shown.replace("\u{1b}[", "");
            assert_eq!(without_colours.chars().find(raw), None, "{shown:?}");
        }
    }
}

#[test]
fn showing_takes_time_in_proportion_to_the_text() {
    // Whatever is repeated: forty times as much takes less than two hundred times as long, even on a busy machine. A square would take
    // 1,600 times as long.
    for piece in [
        "验证码",
        "sign=",
        "a:",
        "key ",
        "x",
        "\"",
        "\\",
        "a b ",
        "业务 ",
        "{\"a\":",
        "[",
        "5b ",
        "=:=:",
        "'sign': ",
    ] {
        let time = |length: usize| {
            let logs = piece.repeat(length / piece.len());
            let request = SupportRequest { logs, ..SupportRequest::default() };
            // The least of three, as other programs may take the processor.
            let times = [(); 3].map(|()| {
                let start = Instant::now();
                assert!(!request.to_string().is_empty());
                start.elapsed()
            });
            times.into_iter().min().unwrap()
        };
        time(500);
        let (short, long) = (time(500), time(20_000));
        assert!(long < short * 200 + std::time::Duration::from_millis(50), "{piece}: {short:?}, {long:?}");
    }
}
