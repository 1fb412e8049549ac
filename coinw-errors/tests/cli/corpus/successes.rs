//! Successes, and what is said beside them.

use super::Said::{Kind, Success, SuccessWithWords};
use super::{assert_all, assert_said, found, may_mean, one};
use crate::text;

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
    let said = crate::run(&["explain", r#"{"code":0,"msg":"no, sign=5b1c9E2F"}"#]);
    assert!(text(&said.stdout).starts_with("0 means success, but the server said \"no, sign=[redacted]\". "));
    let said = crate::run(&["explain", "0", "9012"]);
    assert!(text(&said.stdout).starts_with("Read as: 2 errors: 0, 9012\n\n0 means success: "), "{said:?}");
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
