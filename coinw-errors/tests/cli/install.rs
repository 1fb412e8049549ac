//! What a package of the program installs beside it.

use std::fs;
use std::process::Command;

use super::{printed, refused};

const COMMANDS: [&str; 7] = ["explain", "list", "report", "spec", "draft", "completions", "man"];

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
fn every_command_gets_a_man_page() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(printed(&["man", folder.path().to_str().unwrap()]), "");
    for command in COMMANDS {
        let page = fs::read_to_string(folder.path().join(format!("coinw-errors-{command}.1"))).unwrap();
        assert!(page.contains(".SH NAME"), "{page}");
    }
    assert!(folder.path().join("coinw-errors.1").exists());
}

#[test]
fn a_folder_that_does_not_exist_is_created() {
    let folder = tempfile::tempdir().unwrap();
    let new = folder.path().join("share/man/man1");
    assert_eq!(printed(&["man", new.to_str().unwrap()]), "");
    assert!(new.join("coinw-errors-explain.1").exists());
}

#[test]
fn what_cannot_be_written_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("coinw-errors-explain.1");
    fs::create_dir(&page).unwrap();
    let said = refused(&["man", folder.path().to_str().unwrap()], 1);
    assert!(said.starts_with(&format!("error: {}: ", page.display())), "{said}");
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let said = refused(&["man", file.join("man1").to_str().unwrap()], 1);
    assert!(said.contains("file/man1: "), "{said}");
}

#[test]
fn help_shows_examples() {
    for command in COMMANDS {
        assert!(printed(&[command, "--help"]).contains("\nExample"), "{command}");
    }
    assert!(printed(&["--help"]).contains("coinw-errors explain 29001"));
}
