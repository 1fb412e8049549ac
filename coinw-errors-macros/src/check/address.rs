//! The rules about addresses, which the documentation will link to.

use crate::format::{Code, Guide};
use crate::place::Path;
use crate::problem::{Problem, Problems};

pub fn of_the_guide_leads_somewhere(guide: &Guide, problems: &mut Problems) {
    leads_somewhere(guide.url.as_deref(), Path::DOCUMENT.field("url"), problems);
}

pub fn of_links_lead_somewhere(code: &Code, at: &Path<'_>, problems: &mut Problems) {
    for (index, link) in code.links.iter().flatten().enumerate() {
        leads_somewhere(link.url.as_deref(), at.field("links").item(index).field("url"), problems);
    }
}

fn leads_somewhere(url: Option<&str>, place: Path<'_>, problems: &mut Problems) {
    let Some(url) = url else { return };
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let is_plain = |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_graphic());
    if !rest.is_some_and(is_plain) {
        let message = "this is not a web address";
        let label = "write one that starts with https:// or http:// and has no spaces";
        problems.report(Problem::at(place, message).label(label));
    }
}
