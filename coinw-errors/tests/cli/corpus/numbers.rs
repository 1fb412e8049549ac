//! Numbers: in any dress, in lists, and with words that call them something.

use super::Said::{CodeOrStatus, Nothing};
use super::{all, assert_all, assert_said, found, may_mean, one, unlisted};

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
fn small_numbers_with_a_word_that_calls_them_no_code_are_doubtful() {
    assert_all(["#1", "No. 1", "number 1", "0x1", "1.0", "what is 1?"].map(|text| (text, may_mean(&[1]))));
    assert_all(["1", "code 1", "error 1", "(1)", "\"1\""].map(|text| (text, one(1))));
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

#[test]
fn marks_around_a_number_are_none_of_it() {
    assert_all(["<b>9012</b>", "9012 💥", "❌ 9012", "<td>9012</td>"].map(|text| (text, one(9012))));
    assert_said(r#"{"code":"PositionNotFound"}"#, &one(9012));
    assert_said(r#"{"errno":9012}"#, &one(9012));
}

#[test]
fn a_short_number_after_the_word_error_is_no_code() {
    for (text, number) in [("error 77: x", 77), ("error 777: x", 777)] {
        let (records, _) = found(text);
        assert!(records.iter().all(|record| record["code"] != number), "{records:?}");
    }
}
