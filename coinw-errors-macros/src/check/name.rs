//! The rules about names, which become the variants of the enum.

use std::collections::HashMap;

use proc_macro2::Ident;

use crate::format::{Code, Guide};
use crate::place::Path;
use crate::problem::{Problem, Problems};

/// The constants that are generated beside the variants.
const CONSTANTS: [&str; 3] = ["ALL", "SUCCESS", "GUIDE"];

/// The name becomes a variant as it is: it has to be an identifier, look like its neighbours, and leave the names of the
/// generated constants alone.
pub fn is_a_variant(code: &Code, at: &Path<'_>, problems: &mut Problems) {
    let Some(name) = code.name.as_deref().filter(|name| !can_be_a_variant(name)) else { return };
    let place = at.field("name");
    let problem = if name.trim().is_empty() {
        Problem::at(place, "the name is empty")
    } else if CONSTANTS.contains(&name) {
        Problem::at(place, format!("`{name}` is the name of a generated constant"))
            .label("choose another name")
    } else if is_upper_camel_case(name) {
        Problem::at(place, format!("`{name}` is a keyword of Rust")).label("choose another name")
    } else {
        // Not if a letter would be lost.
        let is_ascii =
            name.chars().all(|character| character.is_ascii_alphanumeric() || "_- .".contains(character));
        let meant = variant(name).filter(|_| is_ascii).map(|meant| format!("did you mean `{meant}`?"));
        let label = meant.unwrap_or_else(|| "as in `RateLimited`".to_owned());
        Problem::at(place, "a name has to be in UpperCamelCase, of the letters A to Z and digits")
            .label(label)
    };
    problems.report(problem);
}

/// A name is a variant, and an enum has each only once.
pub fn are_unique(guide: &Guide, problems: &mut Problems) {
    let codes = Path::DOCUMENT.field("codes");
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (index, code) in guide.codes.iter().flatten().enumerate() {
        // As the variant that was meant: what is only written in another case will be the same once that is mended.
        let Some(name) = code.name.as_deref().and_then(variant) else { continue };
        let first = *seen.entry(name.clone()).or_insert(index);
        if first < index {
            let message = format!("the name `{name}` is there twice");
            let problem = Problem::at(codes.item(index).field("name"), message);
            problems.report(problem.first(codes.item(first).field("name")));
        }
    }
}

/// Whether a name can be a variant of the enum.
fn can_be_a_variant(name: &str) -> bool {
    is_upper_camel_case(name) && !CONSTANTS.contains(&name) && syn::parse_str::<Ident>(name).is_ok()
}

/// The variant that a name is, or was probably meant to be.
pub fn variant(name: &str) -> Option<String> {
    [name.to_owned(), upper_camel_case(name)].into_iter().find(|name| can_be_a_variant(name))
}

fn is_upper_camel_case(name: &str) -> bool {
    let mut characters = name.chars();
    characters.next().is_some_and(|first| first.is_ascii_uppercase())
        && characters.all(|character| character.is_ascii_alphanumeric())
}

fn upper_camel_case(name: &str) -> String {
    let words = name.split(|character: char| !character.is_ascii_alphanumeric());
    let parted = words.filter_map(|word| word.split_at_checked(1));
    parted.map(|(first, rest)| first.to_ascii_uppercase() + rest).collect()
}
