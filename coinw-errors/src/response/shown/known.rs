//! Texts that are known to be no secrets.

use crate::code::ErrorCode;

/// What every response may say: names of its keys, words for success and failure, and what the guide lists.
pub(super) fn is_known(text: &str) -> bool {
    WORDS.contains(&text) || ErrorCode::ALL.iter().any(|&code| is_of_guide(text, code))
}

fn is_of_guide(text: &str, code: ErrorCode) -> bool {
    text.parse() == Ok(code.code()) || text == code.message() || text == code.title()
}

const WORDS: [&str; 14] = [
    "code",
    "data",
    "error",
    "errorCode",
    "errorMsg",
    "fail",
    "failed",
    "false",
    "message",
    "msg",
    "msgCode",
    "ok",
    "success",
    "true",
];
