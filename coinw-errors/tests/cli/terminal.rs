//! On a terminal: a real one, of a width that is set.

use std::io::Read;

use coinw_errors::ErrorCode;
use pty_process::Size;
use pty_process::blocking::{Command, open};
use textwrap::core::display_width;

use super::program;

/// What the program prints on a terminal that is so many columns wide, without its colours.
fn shown(columns: u16, arguments: &[&str]) -> String {
    let (mut terminal, other_end) = open().unwrap();
    terminal.resize(Size::new(50, columns)).unwrap();
    let mut program = Command::new(program()).args(arguments).env("TERM", "xterm").spawn(other_end).unwrap();
    let mut bytes = Vec::new();
    // Reading fails when the program has closed the other end.
    let _ = terminal.read_to_end(&mut bytes);
    program.wait().unwrap();
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
        let step = ErrorCode::RateLimited.steps()[0].split_whitespace().take(3).collect::<Vec<_>>().join(" ");
        assert!(explanation.contains(&format!("\n  1. {step}")), "{explanation}");
    }
}

#[test]
fn further_lines_of_a_step_stay_right_of_its_number() {
    let is_long = |code: &&ErrorCode| code.steps()[0].len() > 60;
    let code = ErrorCode::ALL.iter().find(is_long).unwrap();
    let explanation = shown(50, &["explain", code.name()]);
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

#[test]
fn a_list_fits_the_terminal() {
    for columns in [40, 60, 80, 100, 160] {
        let list = shown(columns, &["list"]);
        assert!(
            list.lines().all(|line| display_width(line) <= usize::from(columns.min(100))),
            "{columns}: {list}"
        );
    }
}

/// What a column needs: its longest value and two blanks.
#[test]
fn a_list_has_the_columns_that_fit_and_names_the_others() {
    let room = |value: fn(ErrorCode) -> String| {
        ErrorCode::ALL.iter().map(|&code| value(code).len()).max().unwrap() + 2
    };
    let name = room(|code| code.name().to_owned());
    let some =
        room(|code| code.code().to_string()).max(6) + name + room(|code| code.retry().to_string()) + 22;
    let markets = room(|code| code.markets().iter().map(ToString::to_string).collect::<Vec<_>>().join(", "));
    let all = some + markets.max(9) + room(|code| code.outcome().to_string());
    for columns in [40, 60, 80, 90, 100] {
        let list = shown(columns, &["list"]);
        let head = list.lines().next().unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
        let (expected, left_out) = match usize::from(columns) {
            columns if columns >= all => ("code name markets retry outcome title", None),
            columns if columns >= some => ("code name retry title", Some("markets, outcome")),
            _ => ("code title", Some("name,")),
        };
        assert!(head.contains(expected), "{columns}: {head}");
        let is_told = |left_out| list.contains(&format!("\nToo narrow for the columns {left_out}"));
        assert!(left_out.is_none_or(is_told), "{columns}: {list}");
    }
}

#[test]
fn a_digest_fits_the_terminal_and_breaks_no_time() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("client.log");
    std::fs::write(&path, "2026-03-01T08:00:00.123Z code=9012\n".repeat(20)).unwrap();
    for columns in [40, 80, 160] {
        let said = shown(columns, &["explain", path.to_str().unwrap()]);
        let digest: Vec<_> = said.lines().take_while(|line| !line.starts_with('─')).collect();
        assert!(digest.iter().all(|line| display_width(line) <= usize::from(columns)), "{columns}: {said}");
        let times: usize = digest.iter().map(|line| line.matches("2026-03-01T08:00:00").count()).sum();
        assert_eq!(times, if columns < 80 { 0 } else { 2 }, "{columns}: {said}");
        assert_eq!(said.contains(" first "), columns >= 80, "{columns}: {said}");
    }
}
