//! What was understood, in one line.

use super::headline::headline;
use super::read::finding::{Evidence, Finding};
use super::read::search::Found;
use super::understood::Understood;

/// What was understood, where it is not plain.
pub fn summary(understood: &Understood) -> Option<String> {
    let tally = &understood.tally;
    match &understood.found {
        Some(found @ Found::Fitting(_)) => {
            let how = found.candidates().into_iter().next()?.how?;
            return Some(format!("Read as: {how}"));
        }
        Some(Found::Nearest { .. }) => return None,
        None => {}
    }
    if understood.is_log() && !tally.rows.is_empty() {
        let errors: u64 =
            tally.rows.iter().filter(|row| !row.finding.is_success()).map(|row| row.count).sum();
        let errors = errors.saturating_add(tally.others);
        return Some(format!("Read as: a log of {} lines; {} in it", tally.lines, counted(errors, "error")));
    }
    match &tally.rows[..] {
        [] => None,
        [only] => only.finding.how.as_ref().map(|how| format!("Read as: {how}")),
        several => {
            let names: Vec<_> = several.iter().map(|row| short(&row.finding)).collect();
            let how = several.first().and_then(|row| row.finding.how.clone());
            let is_shared = several.iter().all(|row| row.finding.how == how);
            let what =
                how.filter(|_| is_shared).unwrap_or_else(|| format!("{} errors", several.len()).into());
            Some(format!("Read as: {what}: {}", names.join(", ")))
        }
    }
}

/// Why a code is not certain, after its number or its title.
pub fn doubt(finding: &Finding) -> &'static str {
    match finding.evidence {
        Evidence::Words => " (by its words alone)",
        Evidence::Number => " (by its number alone)",
        Evidence::Code | Evidence::Own | Evidence::Response | Evidence::Record => "",
    }
}

/// An error in a word or two.
pub fn short(finding: &Finding) -> String {
    match finding.listed() {
        Some(code) => format!("{}{}", code.code(), doubt(finding)),
        None => finding.code().unwrap_or_else(|| {
            let headline = headline(finding);
            let mut letters = headline.chars();
            letters
                .next()
                .map_or(String::new(), |first| format!("{}{}", first.to_lowercase(), letters.as_str()))
        }),
    }
}

pub fn counted(count: u64, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
