//! Words: names, titles, messages, and what people search for.

use super::{assert_all, found, may_mean, one};
use crate::text;

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
    let said = crate::run(&["explain", "Order 1 rejected: API Access Frequently"]);
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
