//! Prepares the arguments for clap.

use std::ffi::OsString;

/// The arguments of the program. clap would take a text that starts with a negative code for an option, so such a text gets a leading
/// space, which every reader ignores.
pub fn of_program() -> Vec<OsString> {
    std::env::args_os()
        .map(|argument| if starts_like_text(&argument) { blank_before(&argument) } else { argument })
        .collect()
}

fn starts_like_text(argument: &OsString) -> bool {
    let bytes = argument.as_encoded_bytes();
    matches!(bytes, [b'-', next, ..] if next.is_ascii_digit() || next.is_ascii_whitespace() || *next == b'{')
}

fn blank_before(argument: &OsString) -> OsString {
    let mut text = OsString::from(" ");
    text.push(argument);
    text
}
