//! `coinw-errors compare`: the guide as published against the spec.

use std::io::{self, Write};

use clap::Args;
use coinw_errors::ErrorCode;

use super::failure::Failure;
use super::input;
use super::page::{self, Page};
use super::published::{Published, entries};

/// Compare CoinW's published guide with the spec
///
/// Takes the guide's page, copied or saved as text, and lists the codes that are new, gone or different in title, markets, message, payload
/// or number of steps.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  coinw-errors compare error-codes.txt
  xclip -out | coinw-errors compare

Exit status:
  0  no difference
  1  a difference, or the text is not the guide's page
  2  wrong usage")]
pub struct Arguments {
    /// The page's text, or a file; `-` or nothing reads standard input
    #[arg(value_name = "PAGE")]
    page: Option<String>,
}

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let text = input::text(arguments.page.as_slice())?;
    let is_html = text.trim_start().starts_with('<');
    let page = if is_html { Vec::new() } else { entries(&text) };
    if page.is_empty() {
        return Err(Failure::NoPage);
    }
    let mut spec: Vec<Published> = ErrorCode::ALL.iter().map(|code| code.entry().into()).collect();
    let has_steps = page.iter().any(|entry| entry.steps > 0);
    if !has_steps {
        for entry in &mut spec {
            entry.steps = 0;
        }
    }
    let differences = differences(&page, &spec);
    let result = match differences.len() {
        0 => format!("no difference: {} codes", page.len()),
        count => format!("differences: {count}"),
    };
    // Chromium copies a list without its numbers.
    let doubt =
        if has_steps { "" } else { "; steps were not compared, because no line of the page is numbered" };
    print(&differences, &format!("{result}{doubt}")).map_err(Failure::Output)?;
    if differences.is_empty() { Ok(()) } else { Err(Failure::Said) }
}

struct Difference<'a> {
    what: &'static str,
    entry: &'a Published,
    /// The entry of the spec, if both have one.
    listed: Option<&'a Published>,
}

/// Two entries with one number are about the same code if they share a market, or if each is the only one with it. The page does not name the
/// channel: of several entries in the spec, the one that is most alike is meant.
fn differences<'a>(page: &'a [Published], spec: &'a [Published]) -> Vec<Difference<'a>> {
    let is_only = |entry: &Published| {
        [page, spec].iter().all(|side| side.iter().filter(|other| other.number == entry.number).count() == 1)
    };
    let mut left: Vec<&Published> = spec.iter().collect();
    let mut found = Vec::new();
    for (place, entry) in page.iter().enumerate() {
        let is_same = |listed: &Published| {
            listed.shares_market(entry) || listed.number == entry.number && is_only(entry)
        };
        let same = left.iter().enumerate().filter(|(_, listed)| is_same(listed));
        let best = same.min_by_key(|(_, listed)| differing(entry, listed).count()).map(|(place, _)| place);
        let listed = best.map(|place| left.remove(place));
        let is_again = page.iter().take(place).any(|before| before.shares_market(entry));
        let what = match listed {
            Some(listed) if differing(entry, listed).next().is_none() => continue,
            Some(_) => "different",
            None if is_again => "duplicate on the page",
            None => "new on the page",
        };
        found.push(Difference { what, entry, listed });
    }
    let gone = left.into_iter().filter(|listed| !listed.is_retired);
    found.extend(gone.map(|entry| Difference { what: "missing from the page", entry, listed: None }));
    found
}

/// What the page and the spec say about each fact on which they differ.
fn differing(page: &Published, spec: &Published) -> impl Iterator<Item = (&'static str, String, String)> {
    let facts = page.facts().into_iter().zip(spec.facts());
    facts.map(|((label, page), (_, spec))| (label, page, spec)).filter(|(_, page, spec)| page != spec)
}

fn print(differences: &[Difference<'_>], result: &str) -> io::Result<()> {
    let width = page::width(terminal_size::terminal_size_of(io::stdout()));
    let mut output = io::BufWriter::new(anstream::stdout().lock());
    let page = &mut Page { output: &mut output, width };
    let or_none = |text: String| if text.is_empty() { "none".to_owned() } else { text };
    for Difference { what, entry, listed } in differences {
        page.heading(&format!("{what}: {} {}", entry.number, entry.title))?;
        if let Some(listed) = listed {
            for (label, published, listed) in differing(entry, listed) {
                page.text(&format!("  {label}"))?;
                page.text(&format!("    page  {}", or_none(published)))?;
                page.text(&format!("    spec  {}", or_none(listed)))?;
            }
        } else {
            for (label, fact) in entry.facts().into_iter().filter(|(_, fact)| !fact.is_empty()) {
                page.text(&format!("  {label:<7}  {fact}"))?;
            }
        }
        page.blank()?;
    }
    page.text(result)?;
    output.flush()
}

#[cfg(test)]
mod tests {
    use coinw_errors::{Entry, ErrorCode, Market};

    use super::*;

    const SECTION: &str =
        "777001 Moon Phase Wrong (Futures)\n{'code': 777001, 'msg': 'moon phase wrong'}\n1. Wait.\n";

    fn entry() -> Entry {
        let mut entry = ErrorCode::ALL[0].entry().clone();
        (entry.code, entry.title, entry.markets) = (777_001, "Moon Phase Wrong", &[Market::Futures]);
        (entry.sample, entry.steps) = (r#"{"code":777001,"msg":"moon phase wrong"}"#, &["Wait."]);
        entry
    }

    /// What differs, and the title that the spec has of it.
    fn found(page: &str, spec: &[Entry]) -> Vec<(&'static str, Option<String>)> {
        let (page, spec) = (entries(page), spec.iter().map(Published::from).collect::<Vec<_>>());
        let title = |listed: &Published| listed.title.clone();
        let differences = differences(&page, &spec);
        differences.iter().map(|difference| (difference.what, difference.listed.map(title))).collect()
    }

    #[test]
    fn a_retired_entry_may_be_gone() {
        let mut retired = entry();
        retired.retired = Some("It rose.");
        let other = SECTION.replace("777001", "777002");
        assert_eq!(found(&other, std::slice::from_ref(&retired)), [("new on the page", None)]);
        assert_eq!(found(SECTION, &[retired]), []);
    }

    #[test]
    fn of_several_entries_with_a_number_the_one_of_the_market_is_meant() {
        let mut spot = entry();
        (spot.title, spot.markets) = ("Sun Phase Wrong", &[Market::Spot]);
        let of_spot = SECTION.replace("Moon Phase Wrong (Futures)", "Sun phase wrong (Spot)");
        let spec = [entry(), spot];
        assert_eq!(
            found(&(of_spot.clone() + SECTION), &spec),
            [("different", Some("Sun Phase Wrong".to_owned()))]
        );
        assert_eq!(found(&(of_spot.clone() + SECTION), &spec[..1]), [("new on the page", None)]);
        assert_eq!(found(&of_spot, &spec[..1]), [("different", Some("Moon Phase Wrong".to_owned()))]);
    }

    #[test]
    fn of_several_entries_of_a_market_the_one_most_alike_is_meant() {
        let mut other = entry();
        other.title = "Sun Phase Wrong";
        let page = SECTION.replace("Moon Phase", "Sun Phase").replace("1.", "") + SECTION;
        assert_eq!(found(&page, &[entry(), other]), [("different", Some("Sun Phase Wrong".to_owned()))]);
    }
}
