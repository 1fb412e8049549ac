//! Finds the guide, and reads it as YAML.

mod document;
mod flaw;
mod layout;
mod line;
mod missing;
mod repair;
mod silent;

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::problem::{Problem, Problems};

pub use self::document::parse;

/// No guide that people edit comes near this; a file that does is something else.
const LARGEST: u64 = 16 * 1024 * 1024;

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Reads the text of the guide at `path`, which is relative to the directory of the package that is being compiled.
pub fn read(path: &str, problems: &mut Problems) -> Option<String> {
    // Cargo sets this variable for every compilation. The current directory would be a guess: it is the
    // workspace's in a build, the package's in its tests, and any other in an editor.
    let Some(package) = std::env::var_os("CARGO_MANIFEST_DIR") else {
        problems.report(Problem::in_file("CARGO_MANIFEST_DIR is not set: compile the crate with cargo"));
        return None;
    };
    match read_bytes(&PathBuf::from(package), path) {
        Ok(bytes) => Some(decode(&bytes, problems)),
        Err(problem) => {
            problems.report(problem);
            None
        }
    }
}

/// Takes bytes for the text of a guide. Those that are not UTF-8 are reported and replaced, so that the rest can be read.
pub fn decode(bytes: &[u8], problems: &mut Problems) -> String {
    if let Some((text, encoding)) = wide(bytes) {
        problems.report(Problem::in_file(format!("the file is in {encoding}: save it as UTF-8")));
        return text;
    }
    // Some editors put a byte order mark first, which is not part of the text.
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK.as_bytes()).unwrap_or(bytes);
    if let Err(error) = std::str::from_utf8(bytes)
        && let Some((at, byte)) = bytes.iter().enumerate().nth(error.valid_up_to())
    {
        let message = format!("the byte 0x{byte:02X} is not UTF-8");
        problems.report(Problem::at_byte(at, message, "save the file as UTF-8"));
    }
    String::from_utf8_lossy(bytes).into_owned()
}

fn read_bytes(package: &Path, path: &str) -> Result<Vec<u8>, Problem> {
    let full = package.join(path);
    let file = std::fs::metadata(&full).map_err(|error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => missing::explain(package, path),
        _ => unreadable(&error),
    })?;
    // A directory cannot be read, and a pipe or a device may never end.
    if !file.is_file() {
        return Err(Problem::in_file("this is not a file"));
    }
    if file.len() > LARGEST {
        return Err(Problem::in_file("the file is larger than 16 MiB, so this is probably not the guide"));
    }
    let bytes = std::fs::read(&full).map_err(|error| unreadable(&error))?;
    if let Some(problem) = missing::link_as_text(package, path, &bytes) {
        return Err(problem);
    }
    Ok(bytes)
}

/// What some editors call Unicode; a mark at the beginning, or the zeros of ASCII, tell the order of the bytes.
fn wide(bytes: &[u8]) -> Option<(String, &'static str)> {
    let (size, is_little, encoding) = match bytes {
        [0xff, 0xfe, 0, 0, ..] => (4, true, "UTF-32"),
        [0, 0, 0xfe, 0xff, ..] => (4, false, "UTF-32"),
        [0xff, 0xfe, ..] | [1..=255, 0, 1..=255, 0, ..] => (2, true, "UTF-16"),
        [0xfe, 0xff, ..] | [0, 1..=255, 0, 1..=255, ..] => (2, false, "UTF-16"),
        _ => return None,
    };
    let mut text = String::new();
    for unit in bytes.chunks(size) {
        let mut unit = unit.to_vec();
        if is_little {
            unit.reverse();
        }
        let mut number = 0;
        for byte in &unit {
            number = number << 8 | u32::from(*byte);
        }
        // Half of a pair of UTF-16 is no character.
        text.push(char::from_u32(number).unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    Some((text.replace(BYTE_ORDER_MARK, ""), encoding))
}

fn unreadable(error: &std::io::Error) -> Problem {
    Problem::in_file(format!("the file cannot be read: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_16_mib_is_read_and_a_larger_one_is_not() {
        let path = std::env::temp_dir().join(format!("coinw-errors-{}.yaml", std::process::id()));
        let read = |size| {
            std::fs::File::create(&path).unwrap().set_len(size).unwrap();
            read_bytes(Path::new(""), path.to_str().unwrap()).map(|bytes| bytes.len())
        };
        let (allowed, refused) = (read(16_777_216), read(16_777_217));
        std::fs::remove_file(&path).unwrap();
        assert_eq!(allowed.ok(), Some(16_777_216));
        assert!(refused.is_err());
    }
}
