//! The rules about addresses, which the documentation will link to.

use crate::problem::{Problem, Problems};
use crate::tree::Node;

pub fn of_the_guide_leads_somewhere(guide: &Node, problems: &mut Problems) {
    leads_somewhere(guide.get("url"), problems);
}

pub fn of_links_lead_somewhere(code: &Node, problems: &mut Problems) {
    code.list("links").iter().for_each(|link| leads_somewhere(link.get("url"), problems));
}

fn leads_somewhere(node: Option<&Node>, problems: &mut Problems) {
    let Some((node, url)) = node.and_then(|node| Some((node, node.text()?))) else { return };
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let is_plain = |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_graphic());
    if !rest.is_some_and(is_plain) {
        let message = "this is not a web address";
        let label = "write one that starts with https:// or http:// and has no spaces";
        problems.report(Problem::at(node, message).label(label));
    }
}
