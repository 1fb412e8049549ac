//! The rules about texts: each says something, and shows all that it says.

use crate::format::{CODE, Is};
use crate::problem::{Problem, Problems};
use crate::tree::Node;
use crate::visible::hidden;

pub fn of_the_guide(guide: &Node, problems: &mut Problems) {
    // An empty address is no address, which is reported as that.
    guide.get("title").into_iter().for_each(|title| says_what_it_shows(title, "", problems));
}

/// The name and the addresses are not among them: their own rules allow nothing but visible ASCII.
pub fn of_the_entry(code: &Node, problems: &mut Problems) {
    for field in CODE {
        let Some(node) = code.get(field.key) else { continue };
        match field.is {
            Is::Text => says_what_it_shows(node, "", problems),
            // JSON may be laid out with tabs.
            Is::Json => says_what_it_shows(node, "\t", problems),
            Is::Texts => node.items().iter().for_each(|item| says_what_it_shows(item, "", problems)),
            Is::Links => {
                let texts = node.items().iter().filter_map(|link| link.get("text"));
                texts.for_each(|text| says_what_it_shows(text, "", problems));
            }
            _ => {}
        }
    }
}

/// What cannot be seen cannot be reviewed, and in the documentation it could make one text look like another.
fn says_what_it_shows(node: &Node, allowed: &str, problems: &mut Problems) {
    let Some(text) = node.text() else { return };
    if text.trim().is_empty() {
        problems.report(Problem::at(node, "the text is empty").label("write it, or leave the field out"));
    } else if let Some((number, hidden)) = hidden(text, allowed) {
        let message =
            format!("character {number} of the text is U+{:04X}, which is invisible", u32::from(hidden));
        problems.report(Problem::at(node, message).label("remove it"));
    }
}
