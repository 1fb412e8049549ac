//! The rules about texts: each says something, and shows all that it says.

use crate::format::{Code, Guide};
use crate::place::Path;
use crate::problem::{Problem, Problems};
use crate::visible::is_invisible;

pub fn of_the_guide_says_something(guide: &Guide, problems: &mut Problems) {
    // An empty address is no address, which is reported as that.
    refuse_empty(guide.title.as_deref(), Path::DOCUMENT.field("title"), problems);
}

pub fn of_the_guide_hides_nothing(guide: &Guide, problems: &mut Problems) {
    refuse_invisible(guide.title.as_deref(), Path::DOCUMENT.field("title"), problems);
}

pub fn says_something(code: &Code, at: &Path<'_>, problems: &mut Problems) {
    for_each_text(code, at, |text, place| refuse_empty(text, place, problems));
}

pub fn hides_nothing(code: &Code, at: &Path<'_>, problems: &mut Problems) {
    for_each_text(code, at, |text, place| refuse_invisible(text, place, problems));
}

fn refuse_empty(text: Option<&str>, place: Path<'_>, problems: &mut Problems) {
    if text.is_some_and(|text| text.trim().is_empty()) {
        problems.report(Problem::at(place, "the text is empty"));
    }
}

/// What cannot be seen cannot be reviewed, and in the documentation it could make one text look like another.
fn refuse_invisible(text: Option<&str>, place: Path<'_>, problems: &mut Problems) {
    let mut characters = text.unwrap_or_default().chars().zip(1_usize..);
    if let Some((hidden, number)) = characters.find(|&(character, _)| is_invisible(character)) {
        problems.report(Problem::at(
            place,
            format!("character {number} of the text is U+{:04X}, which is invisible", u32::from(hidden)),
        ));
    }
}

/// The name and the addresses are not among them: their own rules allow nothing but visible ASCII.
fn for_each_text(code: &Code, at: &Path<'_>, mut rule: impl FnMut(Option<&str>, Path<'_>)) {
    rule(code.title.as_deref(), at.field("title"));
    rule(code.message.as_deref(), at.field("message"));
    rule(code.translation.as_deref(), at.field("translation"));
    rule(code.sample.as_deref(), at.field("sample"));
    rule(code.cause.as_deref(), at.field("cause"));
    rule(code.note.as_deref(), at.field("note"));
    rule(code.retired.as_deref(), at.field("retired"));
    for (index, step) in code.steps.iter().flatten().enumerate() {
        rule(Some(step), at.field("steps").item(index));
    }
    for (index, alias) in code.aliases.iter().flatten().enumerate() {
        rule(Some(alias), at.field("aliases").item(index));
    }
    for (index, link) in code.links.iter().flatten().enumerate() {
        rule(link.text.as_deref(), at.field("links").item(index).field("text"));
    }
}
