//! The codes as people read them.
//!
//! The texts are snapshots. After an intended change, `INSTA_UPDATE=always cargo test -p coinw-errors-tests --test
//! display` regenerates them; review the diff before committing it.

use coinw_errors::{ErrorCode, Market, check};

#[test]
fn one_line_is_the_number_and_the_title() {
    let lines: Vec<_> = ErrorCode::ALL.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn the_alternate_form_is_the_whole_explanation() {
    let explanations: Vec<_> = ErrorCode::ALL.iter().map(|code| format!("{code:#}")).collect();
    insta::assert_snapshot!(explanations.join("\n\n────────\n\n"));
}

#[test]
fn an_error_is_one_line_with_the_servers_own_words() {
    let bodies = [
        (Market::Futures, r#"{"code":500,"msg":"Internal server error"}"#),
        (Market::Spot, r#"{"code":"-200","msg":"业务异常"}"#),
        (Market::Spot, r#"{"code":500,"msg":"Internal server error"}"#),
        (Market::Futures, r#"{"code":"E7"}"#),
        (Market::Futures, r#"{"success":false,"msg":"no"}"#),
        (Market::Futures, "<html>\n<h1>502 Bad Gateway</h1>\n</html>"),
    ];
    let lines = bodies.map(|(market, body)| check(market, body).unwrap_err().to_string());
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn an_error_explains_itself_in_the_alternate_form() {
    let error = check(Market::Spot, ErrorCode::UserApiError.sample()).unwrap_err();
    insta::assert_snapshot!(format!("{error:#}"));
}

#[test]
fn a_code_is_an_error_by_itself() {
    let error: Box<dyn std::error::Error> = Box::new(ErrorCode::SignError);
    assert_eq!(error.to_string(), "6001 Sign Error");
}
