//! A package that depends on `coinw-errors`, made for one test.

use std::fs;
use std::path::{Path, PathBuf};

use cargo_metadata::Message;
use cargo_metadata::diagnostic::{DiagnosticLevel, DiagnosticSpan};
use tempfile::TempDir;

use crate::{Cargo, artifacts, workspace};

/// A package in a folder of its own, which goes with it.
#[derive(Debug)]
pub struct Scratch {
    folder: TempDir,
    target: PathBuf,
}

/// What the compiler said, without the parts that differ between its versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The message and its labels.
    pub text: String,
    /// The file and the line where it applies.
    pub file: String,
    /// Counted from 1.
    pub line: usize,
    /// The source text that is underlined.
    pub underlined: String,
}

/// The line of a manifest that depends on some `coinw-errors`, with what else there is to say after a comma.
///
/// # Panics
///
/// If the path is not UTF-8.
pub fn dependency_on(package: &Path, more: &str) -> String {
    // Quoted as TOML quotes it, backslashes of Windows included.
    let path = format!("{:?}", package.to_str().expect("a path in UTF-8"));
    format!("coinw-errors = {{ path = {path}{more} }}\n")
}

impl Scratch {
    /// A library that depends on this workspace's `coinw-errors`.
    pub fn new(library: &str) -> Self {
        Self::depending_on(&workspace().join("coinw-errors"), artifacts("scratch"))
            .file("src/lib.rs", library)
    }

    /// A package that depends on some `coinw-errors`, still without sources.
    ///
    /// # Panics
    ///
    /// If its folder cannot be made, or the path is not UTF-8.
    pub fn depending_on(dependency: &Path, target: PathBuf) -> Self {
        Self::empty(target).dependencies(&dependency_on(dependency, ""))
    }

    /// A package that depends on nothing, still without sources.
    ///
    /// # Panics
    ///
    /// If its folder cannot be made.
    pub fn empty(target: PathBuf) -> Self {
        let folder = TempDir::with_prefix("coinw-errors-").expect("a temporary folder");
        // At the end stand the dependencies, to which more may be added. With debug information, cargo would build what the macro and the package
        // share once for each set of packages that share it.
        let manifest = format!(
            "[workspace]\n\n[package]\nname = \"scratch\"\nversion = \"0.0.0+{}\"\nedition = \"2024\"\n\n\
             [profile.dev]\ndebug = false\n\n[profile.dev.build-override]\ndebug = false\n\n\
             [profile.release]\nstrip = true\n\n[dependencies]\n",
            test()
        );
        // The same versions as the workspace, which are on this machine.
        fs::copy(workspace().join("Cargo.lock"), folder.path().join("Cargo.lock")).expect("the lock file");
        Self { folder, target }.file("Cargo.toml", &manifest)
    }

    /// Adds a file.
    ///
    /// # Panics
    ///
    /// If it cannot be written.
    #[must_use]
    pub fn file(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("a folder");
        fs::write(path, content).expect("a file that can be written");
        self
    }

    /// Adds lines to what it depends on.
    ///
    /// # Panics
    ///
    /// If the manifest cannot be written.
    #[must_use]
    pub fn dependencies(self, lines: &str) -> Self {
        let path = self.folder.path().join("Cargo.toml");
        let manifest = fs::read_to_string(&path).expect("the manifest");
        self.file("Cargo.toml", manifest + lines)
    }

    /// Changes its name, so that it may depend on another one.
    ///
    /// # Panics
    ///
    /// If the manifest cannot be written.
    #[must_use]
    pub fn named(self, name: &str) -> Self {
        let manifest = fs::read_to_string(self.folder().join("Cargo.toml")).expect("the manifest");
        self.file("Cargo.toml", manifest.replacen("name = \"scratch\"", &format!("name = \"{name}\""), 1))
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Cargo in this package.
    pub fn cargo(&self) -> Cargo {
        Cargo::new(self.folder.path(), &self.target)
    }

    /// The errors that the compiler has, one by one.
    ///
    /// # Panics
    ///
    /// If cargo itself fails.
    pub fn errors(&self) -> Vec<Diagnostic> {
        self.diagnostics(DiagnosticLevel::Error)
    }

    /// The warnings that the compiler has, one by one.
    ///
    /// # Panics
    ///
    /// If cargo itself fails.
    pub fn warnings(&self) -> Vec<Diagnostic> {
        self.diagnostics(DiagnosticLevel::Warning)
    }

    fn diagnostics(&self, level: DiagnosticLevel) -> Vec<Diagnostic> {
        let output = self.cargo().run(&["check", "--quiet", "--message-format=json"]);
        let folder = self.folder().file_name().expect("a folder has a name").to_string_lossy();
        let messages: Vec<_> = Message::parse_stream(output.stdout.as_slice())
            .filter_map(|message| match message.expect("cargo prints its messages") {
                // A warning about what the package depends on is not about the package.
                Message::CompilerMessage(message)
                    if level == DiagnosticLevel::Error
                        || message.target.src_path.as_str().contains(&*folder) =>
                {
                    Some(message.message)
                }
                _ => None,
            })
            .collect();
        // Cargo may fail before the compiler has a word to say.
        let is_explained =
            output.status.success() || messages.iter().any(|message| message.level == DiagnosticLevel::Error);
        assert!(is_explained, "cargo failed:\n{}", String::from_utf8_lossy(&output.stderr));
        messages
            .into_iter()
            // The summary at the end ("aborting due to …") has no place.
            .filter(|diagnostic| diagnostic.level == level && !diagnostic.spans.is_empty())
            .map(|diagnostic| {
                let primary = diagnostic.spans.iter().find(|span| span.is_primary);
                let primary = primary.expect("one of the places is the first");
                let labels = diagnostic.spans.iter().filter_map(|span| span.label.clone());
                let primary = written(primary);
                let source = &primary.text[0];
                let start = source.highlight_start - 1;
                let length = source.highlight_end - source.highlight_start;
                Diagnostic {
                    text: [diagnostic.message.clone()]
                        .into_iter()
                        .chain(labels)
                        .collect::<Vec<_>>()
                        .join("\n"),
                    file: primary.file_name.clone(),
                    line: primary.line_start,
                    underlined: source.text.chars().skip(start).take(length).collect(),
                }
            })
            .collect()
    }
}

/// The name of the running test, which makes the package one of its own.
///
/// In the eyes of cargo, packages of one name and version that share their artifacts are one package wherever they stand. While
/// one test waits for another's build, its sources grow older than what that leaves behind, and would be taken for built.
fn test() -> String {
    let program = std::env::current_exe().expect("a test knows its program");
    let program = program.file_stem().expect("a program has a name").to_string_lossy().into_owned();
    // Cargo adds a hash that is another one after each change of the tests.
    let program = program.split('-').next().unwrap_or_default();
    let test = std::thread::current();
    let name = format!("{program}.{}", test.name().unwrap_or_default());
    name.chars().map(|character| if character.is_ascii_alphanumeric() { character } else { '-' }).collect()
}

/// Where a person wrote what is underlined: outside of all macros.
fn written(span: &DiagnosticSpan) -> &DiagnosticSpan {
    span.expansion.as_ref().map_or(span, |expansion| written(&expansion.span))
}

/// A library with a `match` on CoinW's codes that has an arm for each of these numbers and names, and no other.
pub fn library_that_matches(codes: impl Iterator<Item = (i32, &'static str)>) -> String {
    let codes: Vec<_> = codes.collect();
    let arm = |&(code, name): &(i32, &str)| {
        // `code!` takes no number that stands for more than one code.
        let is_only = codes.iter().filter(|(other, _)| *other == code).count() == 1;
        let pattern = if is_only { format!("code!({code})") } else { format!("ErrorCode::{name}") };
        format!("        {pattern} => {{}}\n")
    };
    let arms: String = codes.iter().map(arm).collect();
    format!(
        "use coinw_errors::{{ErrorCode, code}};\n\npub fn f(error: ErrorCode) {{\n    match error {{\n{arms}    }}\n}}\n"
    )
}
