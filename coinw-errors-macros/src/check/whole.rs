//! The rules about the guide as a whole.

use std::collections::HashMap;

use crate::problem::{Problem, Problems};
use crate::tree::Node;

/// An enum without variants could not be used for anything, and an empty list of what means success says no more than none.
pub fn lists_are_not_empty(guide: &Node, problems: &mut Problems) {
    for (key, label) in [("codes", "add at least one code"), ("success", "leave it out")] {
        super::entry::is_not_empty(guide.get(key), label, problems);
    }
}

pub fn success_is_not_repeated(guide: &Node, problems: &mut Problems) {
    super::entry::not_repeated(guide.list("success"), "number", problems);
}

/// A code means something only together with where it came from. If two entries shared all of market, channel and
/// number, no lookup could tell them apart.
pub fn codes_are_unique_where_they_meet(guide: &Node, problems: &mut Problems) {
    let mut seen: HashMap<(&str, &str, i32), &Node> = HashMap::new();
    for code in guide.list("codes") {
        let channel = code.get("channel").map_or(Some("rest"), Node::text);
        let (Some(node), Some(channel)) = (code.get("code"), channel) else { continue };
        let Some(number) = node.number() else { continue };
        let markets = code.list("markets").iter().filter_map(Node::text);
        let key = |market| (market, channel, number);
        let shared: Vec<_> = markets.clone().filter(|market| seen.contains_key(&key(*market))).collect();
        if let Some(first) = shared.first().and_then(|market| seen.get(&key(*market)))
            && let Some(first) = first.get("code")
        {
            let message =
                format!("the code {number} is there twice for {} ({channel})", shared.join(" and "));
            let label = "remove one, or correct its number, markets or channel";
            problems.report(Problem::at(node, message).label(label).first(first));
        }
        for market in markets {
            seen.entry(key(market)).or_insert(code);
        }
    }
}

/// An entry whose number means success would turn responses that report success into errors, or the other way round.
pub fn codes_do_not_mean_success(guide: &Node, problems: &mut Problems) {
    for node in guide.list("codes").iter().filter_map(|code| code.get("code")) {
        let Some(number) = node.number() else { continue };
        let success = guide.list("success").iter().find(|success| success.number() == Some(number));
        if let Some(success) = success {
            let message = format!("the code {number} means success, so it cannot be an error code");
            let label = "remove it here or from `success`";
            problems.report(Problem::at(node, message).label(label).other(success, "listed as success here"));
        }
    }
}
