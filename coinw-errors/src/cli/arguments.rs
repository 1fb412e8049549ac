//! The arguments as clap should see them.

use std::ffi::OsString;

/// The arguments of the program. A text may start with a negative code, which clap would take for an option: it gets a blank in front,
/// which no reading of a text counts.
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
