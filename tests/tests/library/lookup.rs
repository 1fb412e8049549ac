//! From a number or a name to the code.

use coinw_errors::{Channel, ErrorCode, Market, code};

#[test]
fn every_code_is_found_on_each_of_its_markets() {
    for &code in ErrorCode::ALL {
        for &market in code.markets() {
            assert_eq!(ErrorCode::from_code_on(market, code.channel(), code.code()), Some(code));
        }
    }
}

#[test]
fn no_code_is_found_on_another_market() {
    for &code in ErrorCode::ALL {
        for market in Market::ALL.iter().filter(|market| !code.markets().contains(market)) {
            assert_ne!(ErrorCode::from_code(*market, code.code()), Some(code), "{code} on {market}");
        }
    }
}

#[test]
fn a_code_of_the_websocket_is_not_one_of_rest() {
    assert_eq!(ErrorCode::from_code_on(Market::Futures, Channel::Rest, 1004), None);
    assert_eq!(ErrorCode::from_code_on(Market::Futures, Channel::Websocket, 500), None);
}

#[test]
fn from_code_finds_a_code_of_the_websocket_where_rest_has_none() {
    assert_eq!(ErrorCode::from_code(Market::Futures, 1004), Some(ErrorCode::InvalidSession));
}

#[test]
fn numbers_that_the_guide_does_not_list_are_not_found() {
    for number in [0, 200, 777_001, -777_001, i32::MIN, i32::MAX] {
        for &market in Market::ALL {
            assert_eq!(ErrorCode::from_code(market, number), None, "{number} on {market}");
        }
    }
}

#[test]
fn every_code_is_found_by_its_name() {
    for &code in ErrorCode::ALL {
        assert_eq!(ErrorCode::from_name(code.name()), Some(code));
        assert_eq!(format!("{code:?}"), code.name());
    }
}

#[test]
fn names_are_case_sensitive_and_whole() {
    for name in ["ratelimited", "RateLimite", "RateLimitedX", "", " RateLimited"] {
        assert_eq!(ErrorCode::from_name(name), None, "{name:?}");
    }
}

#[test]
fn lookups_are_constants() {
    const FOUND: Option<ErrorCode> = ErrorCode::from_code(Market::Spot, -200);
    const NAMED: Option<ErrorCode> = ErrorCode::from_name("BusinessException");
    const TITLE: &str = ErrorCode::BusinessException.title();
    assert_eq!((FOUND, NAMED, TITLE), (Some(code!(-200)), Some(code!(-200)), "业务异常"));
}

#[test]
fn the_matcher_stands_in_patterns_and_expressions() {
    let side = |error| match error {
        code!(-103) | code!(-3) | code!(-200) => "spot",
        code!(29001) | code!(429) | code!(6000) => "both",
        _ => "futures",
    };
    assert_eq!([code!(-3), code!(429), code!(1)].map(side), ["spot", "both", "futures"]);
}
