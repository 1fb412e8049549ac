//! The rules about the guide as a whole.

use std::collections::HashMap;

use crate::format::Guide;
use crate::place::Path;
use crate::problem::{Problem, Problems};
use crate::vocabulary::{Channel, Market, Word};

/// An enum without variants could not be used for anything.
pub fn there_are_codes(guide: &Guide, problems: &mut Problems) {
    if guide.codes.as_ref().is_some_and(Vec::is_empty) {
        let list = Path::DOCUMENT.field("codes");
        problems.report(Problem::at(list, "the list is empty").label("add at least one code"));
    }
}

/// An empty list of them says no more than none.
pub fn success_is_not_empty(guide: &Guide, problems: &mut Problems) {
    if guide.success.as_ref().is_some_and(Vec::is_empty) {
        let list = Path::DOCUMENT.field("success");
        problems.report(Problem::at(list, "the list is empty").label("leave it out"));
    }
}

/// A code means something only together with where it came from. If two entries shared all of market, channel and
/// number, no lookup could tell them apart.
pub fn codes_are_unique_where_they_meet(guide: &Guide, problems: &mut Problems) {
    let codes = Path::DOCUMENT.field("codes");
    let mut seen: HashMap<(Market, Channel, i32), usize> = HashMap::new();
    for (index, code) in guide.codes.iter().flatten().enumerate() {
        let (Some(number), Some(markets), Some(channel)) = (code.code, &code.markets, code.channel()) else {
            continue;
        };
        let first = |market: &Market| seen.get(&(*market, channel, number)).copied();
        let shared: Vec<_> =
            markets.iter().filter_map(|market| Some((market.word(), first(market)?))).collect();
        if let Some(&(_, first)) = shared.first() {
            let words: Vec<_> = shared.iter().map(|&(market, _)| market).collect();
            let message =
                format!("the code {number} is there twice for {} ({})", words.join(" and "), channel.word());
            let problem = Problem::at(codes.item(index).field("code"), message);
            problems.report(problem.first(codes.item(first).field("code")));
        }
        for &market in markets {
            seen.entry((market, channel, number)).or_insert(index);
        }
    }
}

/// An entry whose number means success would turn responses that report success into errors, or the other way round.
pub fn codes_do_not_mean_success(guide: &Guide, problems: &mut Problems) {
    let codes = Path::DOCUMENT.field("codes");
    let success = guide.success.as_deref().unwrap_or_default();
    for (index, code) in guide.codes.iter().flatten().enumerate() {
        let Some(number) = code.code else { continue };
        if let Some(listed) = success.iter().position(|&success| success == number) {
            let message = format!("the code {number} means success, so it cannot be an error code");
            let problem = Problem::at(codes.item(index).field("code"), message);
            problems.report(
                problem.other(Path::DOCUMENT.field("success").item(listed), "listed as success here"),
            );
        }
    }
}
