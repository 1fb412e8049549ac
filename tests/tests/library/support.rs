//! The form that CoinW's support asks for.

use crate::by_body::{check, check_under};
use coinw_errors::{ErrorCode, Market, SupportRequest};
use coinw_errors_tests::assert_text;

const LABELS: [&str; 10] = [
    "Spot/Futures",
    "API End point",
    "Request Parameters",
    "Request Method",
    "User ID",
    "Error Message",
    "Timestamp",
    "IP",
    "Client's Description of the Problem",
    "Screenshot or logs(if available)",
];

fn filled() -> SupportRequest {
    let body = r#"{"code":9012,"message":"Position not found","retry":false,"success":false}"#;
    let error = check_under(Market::Futures, 200, body);
    SupportRequest {
        endpoint: "/v1/perpum/positions".into(),
        parameters: "api_key=5b1c&id=2435521222632111503&sign=9E2F".into(),
        method: "DELETE".into(),
        user_id: "1162061".into(),
        timestamp: "2026-11-22T10:52:03Z".into(),
        ip: "203.0.113.7".into(),
        description: "The position is open in the app.\nClosing it fails | every time.".into(),
        ..SupportRequest::from(&error)
    }
}

#[test]
fn the_form_has_the_guides_fields_in_the_guides_order() {
    let text = SupportRequest::default().to_string();
    assert_eq!(text.lines().collect::<Vec<_>>(), LABELS.map(|label| format!("{label}:")));
}

#[test]
fn as_text() {
    assert_text!(filled().to_string());
}

#[test]
fn as_markdown() {
    assert_text!(filled().to_markdown());
}

#[test]
fn an_error_that_cannot_be_read_tells_what_the_parser_says() {
    let error = check_under(Market::Spot, 502, "<html>");
    let request = SupportRequest::from(&error);
    assert_eq!(request.error_message, "expected value at line 1 column 1 (HTTP 502)");
    assert_eq!(request.logs, "<html>");
}

#[test]
fn an_unlisted_code_and_none_at_all_are_told() {
    let request = |body| SupportRequest::from(&check(Market::Spot, body).unwrap_err());
    assert_eq!(request(r#"{"code":"777001","msg":"?"}"#).error_message, "777001 ?");
    assert_eq!(request(r#"{"success":false,"msg":"no"}"#).error_message, "no");
}

#[test]
fn a_code_alone_tells_its_market_only_if_it_has_one() {
    assert_eq!(SupportRequest::from(ErrorCode::SignError).market, Some(Market::Futures));
    let request = SupportRequest::from(ErrorCode::RateLimited);
    assert_eq!((request.market, request.error_message.as_str()), (None, "29001 API access frequently"));
}

#[test]
fn no_line_of_a_value_looks_like_a_field() {
    let description = "a\nUser ID: forged".into();
    let request = SupportRequest { description, ..SupportRequest::default() };
    assert_eq!(request.to_string().lines().filter(|line| line.starts_with("User ID:")).count(), 1);
}

#[test]
fn no_value_ends_its_cell() {
    let request = SupportRequest { description: "a | b\n| c".into(), ..SupportRequest::default() };
    assert_eq!(request.to_markdown().lines().count(), LABELS.len() + 2);
    assert!(request.to_markdown().contains(r"a \| b<br>\| c"));
}

#[test]
fn no_character_of_a_value_moves_the_cursor_or_turns_the_text() {
    let description =
        "\u{1b}[2Jone\rUser ID: forged\u{2028}User ID: forged\u{202e}two\u{85}\t\r\nthree".into();
    let request = SupportRequest { description, ..SupportRequest::default() };
    for form in [request.to_string(), request.to_markdown()] {
        let odd = |character: &char| character.is_control() || "\u{2028}\u{202e}".contains(*character);
        assert_eq!(form.chars().filter(|character| *character != '\n').find(odd), None);
    }
    let shown = r" \u{1b}[[redacted]\rUser ID: forged\u{2028}User ID: forged\u{202e}two\u{85}\t";
    assert!(request.to_string().contains(&format!("{shown}\n  three\n")), "{request}");
}
