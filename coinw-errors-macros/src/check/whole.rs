//! The rules about the guide as a whole.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::format::inferred;
use crate::seen::Seen;
use crate::text::joined;
use crate::yaml::Node;

/// A code means something only together with where it came from. If two entries shared all of market, channel and
/// number, no lookup could tell them apart.
pub fn codes_are_unique_where_they_meet(guide: &Node, diagnostics: &mut Diagnostics) {
    let mut seen = Seen::default();
    let codes = guide.list("codes");
    for (index, code) in codes.iter().enumerate() {
        let channel = code.get("channel").map_or(Some("rest"), Node::text);
        let (Some(node), Some(channel)) = (code.get("code"), channel) else { continue };
        let Some(number) = node.number() else { continue };
        let mut shared: Vec<&str> = Vec::new();
        let mut first = None;
        for market in code.list("markets").iter().filter_map(Node::text) {
            let earlier = seen.place(format!("{number} {market} {channel}"), index);
            if earlier < index {
                shared.push(market);
                first = first.or(codes.get(earlier).and_then(|code| code.get("code")));
            }
        }
        if let Some(first) = first {
            let message =
                format!("the code {number} is listed twice for {} ({channel})", joined(&shared, " and "));
            let label = "remove one, or correct its number, markets or channel";
            let both = "if the exchange documents both meanings, put both in one entry, in `cause`, `steps` and `note`";
            diagnostics.report(Diagnostic::at(node.span, message, label).first(first.span).note(both));
        }
    }
}

/// An entry whose number means success would turn responses that report success into errors, or the other way round.
pub fn codes_do_not_mean_success(guide: &Node, diagnostics: &mut Diagnostics) {
    for code in guide.list("codes") {
        let Some((node, number)) = code.get("code").and_then(|node| Some((node, node.number()?))) else {
            continue;
        };
        let success = guide.list("success").iter().find(|success| success.number() == Some(number));
        if let Some(success) = success {
            let message = format!("the code {number} means success, so it cannot be an error code");
            let label = "remove it here or from `success`";
            diagnostics.report(
                Diagnostic::at(node.span, message, label).other(success.span, "listed as success here"),
            );
        }
    }
}

/// A note is by definition what the guide does not state.
pub fn notes_are_inferred(guide: &Node, diagnostics: &mut Diagnostics) {
    for code in guide.list("codes") {
        let note = code.pairs().iter().find(|(key, note)| key.text() == Some("note") && !note.is_lost());
        // If a list cannot be read, `note` may be in it.
        let may_be_listed = [guide, code].iter().any(|node| node.get("inferred").is_some_and(Node::is_lost));
        if let Some((key, _)) = note.filter(|_| !may_be_listed && !inferred(guide, code).contains(&"note")) {
            let message = "a note is never from the guide, so list `note` in `inferred`";
            diagnostics.report(Diagnostic::at(key.span, message, "add it to `inferred`"));
        }
    }
}
