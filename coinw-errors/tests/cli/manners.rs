//! Colour, pipes, and how the program is called.

use std::process::{Command, Stdio};

use super::{printed, program, text};

#[test]
fn there_is_no_colour_where_no_terminal_is() {
    assert!(!printed(&["explain", "500"]).contains('\x1b'));
}

/// With what a test can say for a terminal, which it is not.
fn printed_in_colour(variable: &str, value: &str) -> String {
    let mut program = Command::new(program());
    program.args(["explain", "500"]).env_remove("NO_COLOR").env("CLICOLOR_FORCE", "1").env(variable, value);
    text(&program.output().unwrap().stdout).to_owned()
}

#[test]
fn headings_are_bold_where_colour_is_wanted() {
    let explanation = printed_in_colour("TERM", "xterm");
    assert!(explanation.starts_with("\x1b[1m500 Internal Server Error\x1b[0m\n"), "{explanation:?}");
}

#[test]
fn no_color_is_respected() {
    assert!(!printed_in_colour("NO_COLOR", "1").contains('\x1b'));
}

#[test]
fn a_closed_pipe_is_no_error() {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut program = Command::new(program());
    let child =
        program.args(["list", "--format", "json"]).stdout(writer).stderr(Stdio::piped()).spawn().unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""));
}
