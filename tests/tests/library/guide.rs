//! The spec against the facts of CoinW's error code guide, code by code. Codes that only the spec has need nothing here.

use coinw_errors::Market::{self, Futures, Spot};
use coinw_errors::{Channel, ErrorCode};
use coinw_errors_tests::assert_text;

/// What the guide states about a code.
struct Fact {
    code: i32,
    title: &'static str,
    markets: &'static [Market],
    message: &'static str,
    payload: &'static str,
    steps: usize,
}

/// In the guide's order. The payloads are the guide's, written as JSON.
#[rustfmt::skip]
const FACTS: [Fact; 15] = [
    Fact { code: 500, title: "Internal Server Error", markets: &[Futures],
        message: "Internal server error", steps: 3,
        payload: r#"{"code":500,"msg":"Internal server error"}"# },
    Fact { code: 6003, title: "Require More Permission", markets: &[Futures],
        message: "require more permission", steps: 5,
        payload: r#"{"code":6003,"message":"require more permission","retry":false,"success":false}"# },
    Fact { code: 402, title: "Param Required", markets: &[Futures],
        message: "param required", steps: 3,
        payload: r#"{"code":402,"msg":"param required"}"# },
    Fact { code: 29001, title: "API Access Frequently", markets: &[Futures, Spot],
        message: "API access frequently", steps: 2,
        payload: r#"{"code":29001,"msg":"API access frequently"}"# },
    Fact { code: -103, title: "用户API出错", markets: &[Spot],
        message: "用户api出错", steps: 5,
        payload: r#"{"code":"-103","data":null,"msg":"用户api出错","success":false,"failed":true}"# },
    Fact { code: 6001, title: "Sign Error", markets: &[Futures],
        message: "sign error", steps: 3,
        payload: r#"{"code":6001,"message":"sign error","retry":false,"success":false}"# },
    Fact { code: 1004, title: "Invalid Session", markets: &[Futures],
        message: "Invalid session", steps: 2,
        payload: r#"{"result":false,"errorCode":1004,"errorMsg":"Invalid session"}"# },
    Fact { code: -3, title: "API Access Error, Contact Us", markets: &[Spot],
        message: "API access error, please contact us", steps: 2,
        payload: r#"{"code":"-3","data":null,"msg":"API access error, please contact us","success":false,"failed":true}"# },
    Fact { code: 1, title: "System Error", markets: &[Futures],
        message: "System error", steps: 3,
        payload: r#"{"code":1,"msg":"System error"}"# },
    Fact { code: 9012, title: "Position Not Found", markets: &[Futures],
        message: "Position not found", steps: 2,
        payload: r#"{"code":9012,"message":"Position not found","retry":false,"success":false}"# },
    Fact { code: 9111, title: "Trading Suspension", markets: &[Futures],
        message: "暂停交易", steps: 3,
        payload: r#"{"code":9111,"msg":"暂停交易"}"# },
    Fact { code: 429, title: "Too Many Requests", markets: &[Futures, Spot],
        message: "Too Many Requests", steps: 4,
        payload: r#"{"code":429,"message":"Too Many Requests","retry":false,"success":false}"# },
    Fact { code: 6000, title: "API Error", markets: &[Futures, Spot],
        message: "api error", steps: 5,
        payload: r#"{"code":6000,"message":"api error","retry":false,"success":false}"# },
    Fact { code: -200, title: "业务异常", markets: &[Spot],
        message: "业务异常", steps: 2,
        payload: r#"{"code":"-200","data":null,"msg":"业务异常","success":false,"failed":true}"# },
    Fact { code: 9031,
        title: "The amount of the order plus your holdings has exceeded the maximum limit of this contract you can buy",
        markets: &[Futures],
        message: "The amount of the order plus your holdings has exceeded the maximum limit of this contract you can buy",
        steps: 3,
        payload: r#"{"code":9031,"msg":"The amount of the order plus your holdings has exceeded the maximum limit of this contract you can buy"}"# },
];

/// Each code of the guide beside what the guide states about it.
fn pairs() -> impl Iterator<Item = (ErrorCode, &'static Fact)> {
    FACTS.iter().map(|fact| {
        let code = ErrorCode::from_code(fact.markets[0], fact.code);
        (code.unwrap_or_else(|| panic!("the spec lacks {} {}", fact.code, fact.title)), fact)
    })
}

/// The codes of the guide as it was transcribed; the spec may have come to list more.
pub fn codes() -> impl Iterator<Item = ErrorCode> {
    pairs().map(|(code, _)| code)
}

#[test]
fn the_codes_stand_in_the_guides_order() {
    let codes = ErrorCode::ALL.iter().filter(|&&listed| pairs().any(|(code, _)| code == listed));
    assert!(codes.copied().eq(pairs().map(|(code, _)| code)));
}

#[test]
fn titles_are_the_guides() {
    for (code, fact) in pairs() {
        assert_eq!(code.title(), fact.title);
    }
}

#[test]
fn markets_are_the_guides() {
    for (code, fact) in pairs() {
        assert_eq!(code.markets(), fact.markets, "{code}");
    }
}

#[test]
fn messages_are_the_guides() {
    for (code, fact) in pairs() {
        assert_eq!(code.message(), fact.message, "{code}");
    }
}

#[test]
fn samples_are_the_guides_payloads() {
    for (code, fact) in pairs() {
        assert_eq!(code.sample(), fact.payload, "{code}");
    }
}

#[test]
fn there_is_a_step_for_each_of_the_guides() {
    for (code, fact) in pairs() {
        assert_eq!(code.steps().len(), fact.steps, "{code}");
    }
}

#[test]
fn only_the_invalid_session_comes_over_the_websocket() {
    let websocket = pairs().map(|(code, _)| code).filter(|code| code.channel() == Channel::Websocket);
    assert_eq!(websocket.collect::<Vec<_>>(), [ErrorCode::InvalidSession]);
}

#[test]
fn the_guide_states_no_outcome_and_no_delay() {
    for (code, _) in pairs() {
        assert!(code.inferred().contains(&"outcome"), "{code}");
        assert_eq!(code.inferred().contains(&"delay"), code.delay().is_some(), "{code}");
    }
}

#[test]
fn only_9031_comes_without_a_cause() {
    let causeless = pairs().map(|(code, _)| code).filter(|code| code.inferred().contains(&"cause"));
    assert_eq!(causeless.collect::<Vec<_>>(), [ErrorCode::PositionLimitExceeded]);
}

#[test]
fn success_is_0_and_200() {
    assert_eq!(ErrorCode::SUCCESS, [0, 200]);
}

/// The classification is not the guide's but ours, so a change of it is to be seen in review.
#[test]
fn the_classification_is_the_reviewed_one() {
    let rows = ErrorCode::ALL.iter().map(|code| {
        let remedies: Vec<_> = code.remedies().iter().map(|remedy| remedy.as_str()).collect();
        let delay = code.delay().map(|delay| format!(" {delay:?}")).unwrap_or_default();
        let (kind, retry, outcome) = (code.kind(), code.retry(), code.outcome());
        format!("{} {}: {kind}, {retry}{delay}, {outcome}, {}", code.code(), code.name(), remedies.join(" "))
    });
    assert_text!(rows.collect::<Vec<_>>().join("\n"));
}
