//! Why a file is not there, as far as can be seen.

use std::path::{Component, Path};

use crate::problem::Problem;
use crate::suggest::meant;

/// Says what on the way to a file is missing, and what may have been meant.
pub fn explain(package: &Path, path: &str) -> Problem {
    let mut reached = package.to_owned();
    for component in Path::new(path).components() {
        let parent = reached.clone();
        reached.push(component);
        if let Some(problem) = broken_link(package, &reached).or_else(|| link_as_file(package, &reached)) {
            return problem;
        }
        if !reached.exists() {
            return not_there(package, &parent, component);
        }
    }
    Problem::in_file("there is no such file")
}

/// A link whose target is gone, or never came with the checkout.
fn broken_link(package: &Path, reached: &Path) -> Option<Problem> {
    let target = std::fs::read_link(reached).ok()?;
    if reached.exists() {
        return None;
    }
    let link = shown(package, reached);
    Some(Problem::in_file(format!(
        "`{link}` is a symbolic link to `{}`, which is not there: restore that file, or point the link to where it is",
        target.display()
    )))
}

/// Where a checkout has no symbolic links, git writes the target's path into a plain file instead. Here it stands in
/// place of a directory.
fn link_as_file(package: &Path, reached: &Path) -> Option<Problem> {
    if !reached.is_file() {
        return None;
    }
    let content = std::fs::read(reached).ok()?;
    Some(link_written_out(&shown(package, reached), &content).unwrap_or_else(|| {
        Problem::in_file(format!("`{}` is a file, not a directory", shown(package, reached)))
    }))
}

/// The same in place of the guide itself.
pub fn link_as_text(package: &Path, path: &str, content: &[u8]) -> Option<Problem> {
    let target = package.join(path).parent()?.join(link_target(content)?);
    target.exists().then(|| link_written_out(path, content))?
}

fn link_written_out(link: &str, content: &[u8]) -> Option<Problem> {
    let target = link_target(content)?;
    Some(Problem::in_file(format!(
        "`{link}` holds nothing but the path `{target}`: it is a symbolic link that was checked out as a plain file. \
         Run `git config core.symlinks true`, then `git checkout -- {link}`; on Windows that needs the developer mode"
    )))
}

fn link_target(content: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(content).ok()?.trim();
    let is_path = text.starts_with("../") && !text.contains(char::is_whitespace);
    is_path.then_some(text)
}

fn not_there(package: &Path, parent: &Path, missing: Component<'_>) -> Problem {
    let missing = missing.as_os_str().to_string_lossy();
    let mut files = Vec::new();
    if let Ok(entries) = std::fs::read_dir(parent) {
        for entry in entries {
            let Ok(entry) = entry else { continue };
            files.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    let mut beside = Vec::new();
    for file in &files {
        beside.push(file.as_str());
    }
    let parent = shown(package, parent);
    let whose = if parent.is_empty() { "the package's directory".to_owned() } else { format!("`{parent}`") };
    let meant = meant(&missing, &beside);
    let meant = meant.map(|name| format!(" (did you mean `{name}`?)")).unwrap_or_default();
    Problem::in_file(format!(
        "there is no such file: {whose} has no `{missing}`{meant}. The path is relative to the directory of the \
         package's Cargo.toml"
    ))
}

/// Relative to the package, so that no message has a path of the machine in it.
fn shown(package: &Path, path: &Path) -> String {
    path.strip_prefix(package).unwrap_or(path).display().to_string()
}
