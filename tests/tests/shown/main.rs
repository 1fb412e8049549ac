//! What is shown of a response: words and numbers, and no secret. The page `what_is_shown` of the documentation has the rule.

#[path = "../library/by_body/mod.rs"]
mod by_body;
mod legible;
mod planted;

use coinw_errors::{Error, SupportRequest};

/// Everything that someone may see of an error.
fn shown(error: &Error) -> String {
    let request = SupportRequest::from(error);
    let report = miette::Report::new(error.clone());
    format!(
        "{error}\n{error:#}\n{error:?}\n{error:#?}\n{report}\n{report:?}\n{request}\n{request:?}\n{}\n{}",
        request.to_markdown(),
        serde_json::to_string(error).unwrap()
    )
}

/// A body with this message.
fn with_message(text: &str) -> String {
    format!(r#"{{"code":777001,"msg":{}}}"#, serde_json::to_string(text).unwrap())
}
