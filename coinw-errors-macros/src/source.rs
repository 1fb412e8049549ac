//! Finds the guide and reads it.

use std::io::ErrorKind;
use std::path::PathBuf;

use serde_yaml::Value;

use crate::problem::{Place, Problems};

/// The text of a guide.
pub struct Source {
    text: String,
}

impl Source {
    /// Reads `path`, which counts from the folder of the package that is being compiled.
    pub fn read(path: &str, problems: &mut Problems) -> Option<Self> {
        let mut report = |message: String| {
            problems.report(&Place::document(), message);
            None
        };
        // Cargo sets this variable for every compilation. The current folder would be a guess: it is the
        // workspace's in a build, the package's in its tests, and any other in an editor.
        let Some(package) = std::env::var_os("CARGO_MANIFEST_DIR") else {
            return report("CARGO_MANIFEST_DIR is not set: compile the crate with cargo".to_owned());
        };
        let bytes = match std::fs::read(PathBuf::from(package).join(path)) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                return report(
                    "there is no such file; the path is relative to the directory of the package's Cargo.toml"
                        .to_owned(),
                );
            }
            Err(error) => return report(format!("the file cannot be read: {error}")),
        };
        match String::from_utf8(bytes) {
            Ok(text) => Some(Self { text }),
            Err(error) => {
                let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
                let line = before.split(|&byte| byte == b'\n').count();
                report(format!("line {line} is not UTF-8: save the file in that encoding"))
            }
        }
    }

    /// The document as a tree of YAML values.
    pub fn parse(&self, problems: &mut Problems) -> Option<Value> {
        match serde_yaml::from_str(&self.text) {
            Ok(value) => Some(value),
            Err(error) => {
                problems.report(&Place::document(), error.to_string());
                None
            }
        }
    }
}
