//! Finds the guide, and reads its text.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::similar::meant;

/// No guide that people edit comes near this; a file that does is something else.
const LARGEST: u64 = 16 * 1024 * 1024;

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Reads the text of the guide at `path`, which is relative to the directory of the package that is being compiled.
pub fn read(path: &str, diagnostics: &mut Diagnostics) -> Option<String> {
    // Cargo sets this variable for every compilation. The current directory would be a guess: it is the
    // workspace's in a build, the package's in its tests, and any other in an editor.
    let Some(package) = std::env::var_os("CARGO_MANIFEST_DIR") else {
        diagnostics
            .report(Diagnostic::in_file("CARGO_MANIFEST_DIR is not set: compile the crate with cargo"));
        return None;
    };
    match read_bytes(&PathBuf::from(package), path) {
        Ok(bytes) => Some(decode(&bytes, diagnostics)),
        Err(diagnostic) => {
            diagnostics.report(diagnostic);
            None
        }
    }
}

/// Takes bytes for the text of a guide. Those that are not UTF-8 are reported and replaced, so that names can be read.
pub fn decode(bytes: &[u8], diagnostics: &mut Diagnostics) -> String {
    // Some editors put a byte order mark first, which is not part of the text.
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK.as_bytes()).unwrap_or(bytes);
    if bytes.contains(&0) {
        diagnostics.report(Diagnostic::in_file("the file is UTF-16 or not text: save it as UTF-8"));
    } else if let Err(error) = std::str::from_utf8(bytes)
        && let Some((at, byte)) = bytes.iter().enumerate().nth(error.valid_up_to())
    {
        let message = format!("the byte 0x{byte:02X} is not UTF-8");
        diagnostics.report(Diagnostic::at_byte(at, message, "save the file as UTF-8"));
    }
    // Where each second byte of UTF-16 is a zero, the rest is readable. YAML reads each way to break a line as the same.
    String::from_utf8_lossy(bytes).replace('\0', "").replace("\r\n", "\n").replace('\r', "\n")
}

fn read_bytes(package: &Path, path: &str) -> Result<Vec<u8>, Diagnostic> {
    let full = package.join(path);
    let unreadable =
        |error: &std::io::Error| Diagnostic::in_file(format!("the file cannot be read: {error}"));
    let file = std::fs::metadata(&full).map_err(|error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => not_there(package, Path::new(path)),
        _ => unreadable(&error),
    })?;
    // A directory cannot be read, and a pipe or a device may never end.
    if !file.is_file() {
        return Err(Diagnostic::in_file("this is not a file"));
    }
    if file.len() > LARGEST {
        return Err(Diagnostic::in_file("the file is larger than 16 MiB: check the path"));
    }
    std::fs::read(&full).map_err(|error| unreadable(&error))
}

/// What on the way to a file is missing, and what may have been meant.
fn not_there(package: &Path, path: &Path) -> Diagnostic {
    let mut parent = package.to_owned();
    for component in path.components() {
        let reached = parent.join(component);
        if reached.exists() {
            parent = reached;
            continue;
        }
        if parent.is_file() {
            let file = parent.strip_prefix(package).unwrap_or(&parent).display();
            return Diagnostic::in_file(format!("`{file}` is a file, not a directory"));
        }
        let missing = component.as_os_str().to_string_lossy();
        let mut beside = Vec::new();
        for entry in std::fs::read_dir(&parent).into_iter().flatten().flatten() {
            beside.push(entry.file_name().to_string_lossy().into_owned());
        }
        let beside: Vec<&str> = beside.iter().map(String::as_str).collect();
        let meant =
            meant(&missing, &beside).map(|name| format!(" (did you mean `{name}`?)")).unwrap_or_default();
        let parent = parent.strip_prefix(package).unwrap_or(&parent).display().to_string();
        let whose =
            if parent.is_empty() { "the package's directory".to_owned() } else { format!("`{parent}`") };
        return Diagnostic::in_file(format!(
            "no such file: {whose} has no `{missing}`{meant}. The path is relative to the directory of the package's Cargo.toml"
        ));
    }
    Diagnostic::in_file("there is no such file")
}
