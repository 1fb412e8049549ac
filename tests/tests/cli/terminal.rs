//! On a terminal: a real one, of a width that is set.

use std::io::Read;

use coinw_errors_tests::program;
use pty_process::Size;
use pty_process::blocking::{Command, open};

/// What the program prints on a terminal that is so many columns wide, without its colours.
fn shown(columns: u16, arguments: &[&str]) -> String {
    let (mut terminal, other_end) = open().unwrap();
    terminal.resize(Size::new(50, columns)).unwrap();
    let mut program = Command::new(program()).args(arguments).env("TERM", "xterm").spawn(other_end).unwrap();
    let mut bytes = Vec::new();
    // Reading fails when the program has closed the other end.
    let _ = terminal.read_to_end(&mut bytes);
    assert!(program.wait().unwrap().success());
    let text = String::from_utf8(bytes).unwrap().replace('\r', "");
    text.replace("\x1b[1m", "").replace("\x1b[0m", "")
}

#[test]
fn an_explanation_fits_the_terminal() {
    for columns in [60, 100] {
        let explanation = shown(columns, &["explain", "29001"]);
        for line in explanation.lines().filter(|line| !line.contains("https://")) {
            assert!(line.chars().count() <= usize::from(columns), "{columns}: {line}");
        }
        assert!(explanation.contains("\n  1. Read CoinW's rules on request frequency"), "{explanation}");
    }
}

#[test]
fn further_lines_of_a_step_stay_right_of_its_number() {
    let explanation = shown(50, &["explain", "6003"]);
    let mut lines = explanation.lines().skip_while(|line| !line.starts_with("  1. "));
    assert!(lines.nth(1).unwrap().starts_with("     "), "{explanation}");
}

#[test]
fn headings_are_bold() {
    let (mut terminal, other_end) = open().unwrap();
    let mut program =
        Command::new(program()).args(["explain", "500"]).env("TERM", "xterm").spawn(other_end).unwrap();
    let mut bytes = Vec::new();
    let _ = terminal.read_to_end(&mut bytes);
    program.wait().unwrap();
    assert!(bytes.starts_with(b"\x1b[1m500 Internal Server Error"));
}
