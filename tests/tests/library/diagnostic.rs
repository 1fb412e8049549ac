//! The errors as miette shows them.

use crate::by_body::check;
use coinw_errors::{ErrorCode, Market};
use coinw_errors_tests::assert_text;
use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme};

fn text(part: Option<Box<dyn std::fmt::Display + '_>>) -> String {
    part.unwrap().to_string()
}

#[test]
fn a_listed_code_helps_with_the_guides_steps() {
    for code in crate::guide::codes() {
        let error = check(code.markets()[0], code.sample()).unwrap_err();
        assert_eq!(text(Diagnostic::code(&error)), format!("coinw::{}", code.name()));
        for (index, step) in code.steps().iter().enumerate() {
            assert!(text(error.help()).contains(&format!("{}. {step}", index + 1)), "{code}");
        }
        let url = code.links().first().map_or(ErrorCode::GUIDE.url, |link| link.url);
        assert_eq!(text(error.url()), url);
    }
}

#[test]
fn what_the_guide_does_not_list_is_reconciled() {
    for body in [
        r#"{"code":777001}"#,
        r#"{"success":false}"#,
        r#"{"code":29001,"success":true}"#,
        "<html>",
        r#"{"code":0"#,
    ] {
        let error = check(Market::Futures, body).unwrap_err();
        assert!(text(error.help()).contains("ask the exchange before sending an order again"), "{body}");
    }
}

#[test]
fn a_report_reads_well() {
    let error = check(Market::Futures, ErrorCode::TooManyRequests.sample()).unwrap_err();
    let mut report = String::new();
    let handler = GraphicalReportHandler::new_themed(GraphicalTheme::unicode_nocolor())
        .with_width(100)
        .with_links(false);
    handler.render_report(&mut report, &error).unwrap();
    assert_text!(report);
}
