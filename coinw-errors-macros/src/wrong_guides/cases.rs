//! The cases of `tests/wrong`, as the tests of the macro and of its schema read them.

use std::fs;
use std::path::{Path, PathBuf};

/// A case of the table.
pub struct Case {
    pub file: PathBuf,
    /// What the schema makes of the guide.
    pub schema: String,
    pub edit: String,
    pub said: String,
    healthy: String,
}

fn folder(package: &Path) -> PathBuf {
    package.join("tests/wrong")
}

/// The guide that each case edits, in the folder of the macro's package.
pub fn healthy(package: &Path) -> String {
    fs::read_to_string(folder(package).join("healthy.yaml")).unwrap()
}

pub fn cases(package: &Path) -> Vec<Case> {
    let healthy = healthy(package);
    let mut files: Vec<_> =
        fs::read_dir(folder(package)).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    files.into_iter().map(|file| case(file, healthy.clone())).collect()
}

fn case(file: PathBuf, healthy: String) -> Case {
    let text = fs::read_to_string(&file).unwrap();
    let (schema, rest) = text.split_once('\n').unwrap();
    let (edit, said) = rest.split_once("\n\n").unwrap_or((rest, ""));
    let [schema, edit, said] = [schema, edit, said].map(str::to_owned);
    Case { file, schema, edit, said, healthy }
}

impl Case {
    /// The healthy guide with the edit made. Where several lines are taken out, they follow one another.
    pub fn guide(&self) -> String {
        let lines = |mark| self.edit.lines().filter_map(move |line: &str| line.strip_prefix(mark));
        let old: String = lines('-').map(|line| format!("{line}\n")).collect();
        let new: String = lines('+').map(|line| format!("{}\n", unescaped(line))).collect();
        let healthy = &self.healthy;
        assert_eq!(healthy.matches(&old).count(), 1, "{}: {old:?} is there once", self.file.display());
        healthy.replace(&old, &new)
    }
}

/// What an editor would not show, a case writes as `\u{…}`.
fn unescaped(line: &str) -> String {
    let mut parts = line.split("\\u{");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').unwrap();
        text.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
        text.push_str(rest);
    }
    text
}
