//! The shell completions that a package installs.

use std::fs;
use std::process::Command;

use super::printed;

const COMMANDS: [&str; 7] = ["explain", "list", "report", "spec", "draft", "compare", "completions"];

#[test]
fn every_shell_gets_completions_of_every_command() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = printed(&["completions", shell]);
        for command in COMMANDS {
            assert!(script.contains(command), "{shell} does not complete {command}");
        }
        assert!(script.contains("--market") || script.contains("-l market"), "{shell}");
    }
}

#[test]
fn bash_accepts_its_completions() {
    let folder = tempfile::tempdir().unwrap();
    let script = folder.path().join("completions");
    fs::write(&script, printed(&["completions", "bash"])).unwrap();
    // Where there is no bash, nobody installs completions for it.
    if let Ok(checked) = Command::new("bash").arg("-n").arg(&script).output() {
        assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    }
}

#[test]
fn help_shows_examples() {
    for command in COMMANDS {
        assert!(printed(&[command, "--help"]).contains("\nExample"), "{command}");
    }
    assert!(printed(&["--help"]).contains("coinw-errors explain 29001"));
}

#[test]
fn help_is_short() {
    for command in COMMANDS {
        let help = printed(&[command, "--help"]);
        assert!(help.split_whitespace().count() <= 150, "{} words: {help}", help.split_whitespace().count());
    }
}
