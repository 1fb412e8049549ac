//! Where the text comes from that a person wants to know about: an argument, or a pipe.

use std::io::{IsTerminal, Read};

use super::failure::Failure;

/// Text may start with a negative number. Anything else that starts with `-` is a mistyped option.
pub fn piece(text: &str) -> Result<String, &'static str> {
    let negative_number = |rest: &str| rest.starts_with(|character: char| character.is_ascii_digit());
    match text.strip_prefix('-') {
        Some(rest) if !rest.is_empty() && !negative_number(rest) => {
            Err("no such option; to explain text that starts with `-`, pipe it in")
        }
        _ => Ok(text.to_owned()),
    }
}

/// What was passed, or else what is piped in.
pub fn read(argument: Option<&str>) -> Result<String, Failure> {
    if let Some(text) = argument.filter(|&text| text != "-") {
        return Ok(text.to_owned());
    }
    let mut input = std::io::stdin().lock();
    if argument.is_none() && input.is_terminal() {
        // To wait for a person to type would look like hanging.
        return Err(Failure::Nothing);
    }
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes).map_err(Failure::Input)?;
    // A log may hold any bytes; the code in it is ASCII.
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
