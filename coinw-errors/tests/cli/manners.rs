//! Colour, pipes, and how the program is called.

use std::process::{Command, Stdio};

use super::{printed, program, text};

#[test]
fn there_is_no_colour_where_no_terminal_is() {
    assert!(!printed(&["explain", "500"]).contains('\x1b'));
}

/// With what a test can say for a terminal, which it is not.
fn in_colour(arguments: &[&str], variable: &str, value: &str) -> String {
    let mut program = Command::new(program());
    program.args(arguments).env_remove("NO_COLOR").env("CLICOLOR_FORCE", "1").env(variable, value);
    text(&program.output().unwrap().stdout).to_owned()
}

#[test]
fn headings_are_bold_where_colour_is_wanted() {
    let explanation = in_colour(&["explain", "500"], "TERM", "xterm");
    assert!(explanation.starts_with("\x1b[1m500 Internal Server Error\x1b[0m\n"), "{explanation:?}");
    for line in explanation.lines() {
        let is_heading = !line.is_empty() && !line.starts_with(' ');
        assert_eq!(line.starts_with("\x1b[1m"), is_heading, "{line:?}");
    }
}

#[test]
fn the_reason_of_a_doubt_is_no_heading() {
    let explanation = in_colour(&["explain", r#"{"code":29001,"success":true}"#], "TERM", "xterm");
    let headings =
        explanation.lines().filter_map(|line| line.strip_prefix("\x1b[1m")?.strip_suffix("\x1b[0m"));
    let headings: Vec<_> = headings.filter(|heading| *heading != "No longer sent").take(4).collect();
    let question = "May the request that got this response be sent again?";
    assert_eq!(headings, ["29001 API Access Frequently, not a plain refusal", question, "Reason", "Cause"]);
}

#[test]
fn the_header_of_a_table_is_bold() {
    let list = in_colour(&["list"], "TERM", "xterm");
    assert!(list.starts_with("\x1b[1m code "), "{list:?}");
    assert_eq!(list.matches("\x1b[1m").count(), 1, "{list:?}");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("client.log");
    std::fs::write(&path, "08:00:00 code=9012\n".repeat(20)).unwrap();
    let log = in_colour(&["explain", path.to_str().unwrap()], "TERM", "xterm");
    assert!(
        log.contains("\n\x1b[1m count  code  first     last      what it is\x1b[0m\n    20  9012 "),
        "{log:?}"
    );
}

#[test]
fn no_color_is_respected() {
    assert!(!in_colour(&["explain", "500"], "NO_COLOR", "1").contains('\x1b'));
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

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_is_full_is_an_error() {
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let output = Command::new(program()).args(["explain", "9012"]).stdout(full).output().unwrap();
    assert!(text(&output.stderr).starts_with("error: standard output cannot be written: "));
    assert_eq!(output.status.code(), Some(1));
}
