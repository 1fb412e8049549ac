//! What a text says of codes outside of responses: lines that this library printed, names, and numbers that are called codes.

use coinw_errors::{ErrorCode, Market};

use super::finding::{self, Finding};
use super::words::{Pattern, pattern};
use super::{label, printed};

/// The errors that a text speaks of; of several kinds of evidence, the strongest.
pub fn read(text: &str, market: Option<Market>) -> Vec<Finding> {
    let printed = printed::read(text);
    if !printed.is_empty() {
        return printed;
    }
    let named = named(text, market);
    if !named.is_empty() {
        return named;
    }
    label::read(text, market)
}

static NAMED: Pattern = Pattern::new(|| {
    let names: Vec<_> = ErrorCode::ALL.iter().map(|code| code.name()).collect();
    pattern(&format!(
        r#"(?:coinw::|ErrorCode(?:::|\.)|Listed\(|\b(?:Err|Some)\(|\bname\s+|\b(?:code|listed|coinw)\\?"?\s*[=:]\s*\\?"?(?:Some\()?)(?P<name>{})\b"#,
        names.join("|")
    ))
});

static UNLISTED: Pattern = Pattern::new(|| pattern(r#"UnlistedCode\(\\*"([^"\\]{1,64})\\*"\)"#));

/// The names of variants where only this library writes them.
fn named(text: &str, market: Option<Market>) -> Vec<Finding> {
    let names = NAMED.captures_iter(text).filter_map(|found| found.name("name"));
    let unlisted = UNLISTED.captures_iter(text).filter_map(|found| found.get(1));
    let unlisted = unlisted.flat_map(|code| finding::of_number(code.as_str(), None, market));
    let codes = names.filter_map(|name| ErrorCode::from_name(name.as_str()));
    let listed = codes.filter_map(|code| finding::listed(code, market));
    listed.chain(unlisted).map(|finding| finding.in_own_words("a name of this library")).collect()
}
