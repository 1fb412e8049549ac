//! A guide as data, and guides of any size to measure with.

use std::fs;

use serde::{Deserialize, Serialize};

use crate::workspace;

/// A guide, as its file has it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)] // The keys of the format.
pub struct Guide {
    pub title: String,
    pub url: String,
    pub success: Vec<i32>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inferred: Vec<String>,
    pub codes: Vec<Code>,
}

/// One entry of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)] // The keys of the format.
pub struct Code {
    pub code: i32,
    pub name: String,
    pub title: String,
    pub markets: Vec<String>,
    #[serde(default = "rest")]
    pub channel: String,
    pub message: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub translation: Option<String>,
    pub sample: String,
    pub kind: String,
    pub retry: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delay: Option<String>,
    pub outcome: String,
    pub remedies: Vec<String>,
    pub cause: String,
    pub steps: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inferred: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retired: Option<String>,
}

/// A page that an entry links to.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)] // The keys of the format.
pub struct Link {
    pub text: String,
    pub url: String,
}

fn rest() -> String {
    "rest".to_owned()
}

impl Guide {
    /// CoinW's own.
    ///
    /// # Panics
    ///
    /// If the spec cannot be read.
    pub fn of_coinw() -> Self {
        let text = fs::read_to_string(workspace().join("coinw-errors/spec/coinw.yaml")).expect("the spec");
        serde_yaml::from_str(&text).expect("the spec has the fields of the format")
    }

    /// A guide of this many codes. The first are CoinW's, and the others are like them: texts as long, in the same mix, and numbers
    /// in blocks, as exchanges hand them out.
    pub fn of_size(codes: usize) -> Self {
        let mut guide = Self::of_coinw();
        let mut known = std::mem::take(&mut guide.codes);
        // Which would make the entries longer, and the uses of their variants warn.
        for code in &mut known {
            code.retired = None;
        }
        guide.codes =
            (0..codes).map(|index| like(&known[index % known.len()], index / known.len(), index)).collect();
        guide
    }

    /// The file.
    ///
    /// # Panics
    ///
    /// Never: there is nothing in it that YAML cannot say.
    pub fn to_yaml(&self) -> String {
        serde_yaml::to_string(self).expect("a guide can be written")
    }
}

/// A code like another, told apart by its number, its name and its texts.
fn like(code: &Code, round: usize, index: usize) -> Code {
    let mut code = code.clone();
    if round == 0 {
        return code;
    }
    let text = |text: &str| format!("{text} ({round})");
    code.code = number(index);
    code.name = format!("{}{round}", code.name);
    code.title = text(&code.title);
    code.message = text(&code.message);
    code.translation = code.translation.map(|translation| text(&translation));
    code.sample = serde_json::json!({ "code": code.code, "msg": code.message }).to_string();
    code.cause = text(&code.cause);
    code.steps = code.steps.iter().map(|step| text(step)).collect();
    code.note = code.note.map(|note| text(&note));
    code
}

/// Above all of CoinW's: blocks of 40 numbers of which every second is taken, a block for each thousand.
fn number(index: usize) -> i32 {
    let (block, within) = (index / 20, index % 20);
    i32::try_from(100_000 + block * 1_000 + within * 2).expect("fewer codes than numbers")
}
