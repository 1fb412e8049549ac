//! A row of the guide as text: one line, or with `{:#}` the whole explanation.

use core::fmt::{self, Display, Formatter};

use super::entry::Entry;
use super::retry::RetryAction;
use super::vocabulary::Idempotency;

impl Display for Entry {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.title)?;
        if f.alternate() {
            resend(f, "May a request that gets this code be sent again?", |idempotency| {
                self.retry_action(idempotency)
            })?;
            explanation(self, f)
        } else {
            Ok(())
        }
    }
}

/// The explanation below the line with the number and the decision.
pub(crate) fn explanation(entry: &Entry, f: &mut Formatter<'_>) -> fmt::Result {
    if let Some(reason) = entry.retired {
        section(f, "No longer sent", reason)?;
    }
    section(f, "Cause", entry.cause)?;
    steps(entry, f)?;
    if let Some(note) = entry.note {
        section(f, "Note", note)?;
    }
    links(entry, f)?;
    facts(entry, f)?;
    inferred(entry, f)
}

fn facts(entry: &Entry, f: &mut Formatter<'_>) -> fmt::Result {
    heading(f, "In the guide")?;
    write!(f, "\n  name      {}", entry.name)?;
    write!(f, "\n  markets   {}", Listed(entry.markets))?;
    write!(f, "\n  channel   {}", entry.channel)?;
    write!(f, "\n  kind      {}", entry.kind)?;
    write!(f, "\n  retry     {}", entry.retry)?;
    if let Some(delay) = entry.delay {
        write!(f, ": {delay:?}")?;
    }
    write!(f, "\n  outcome   {}", entry.outcome)?;
    write!(f, "\n  remedies  {}", Listed(entry.remedies))?;
    write!(f, "\n  message   {}", entry.message)?;
    if let Some(translation) = entry.translation {
        write!(f, " ({translation})")?;
    }
    Ok(())
}

fn steps(entry: &Entry, f: &mut Formatter<'_>) -> fmt::Result {
    heading(f, "What to do")?;
    for (number, step) in (1..).zip(entry.steps) {
        write!(f, "\n  {number}. {}", Indented(step))?;
    }
    Ok(())
}

/// The decision, which comes first: whoever reads no further has read it.
pub(crate) fn resend(
    f: &mut Formatter<'_>,
    question: &str,
    retry_action: impl Fn(Idempotency) -> RetryAction,
) -> fmt::Result {
    heading(f, question)?;
    write!(f, "\n  an idempotent request: {}", retry_action(Idempotency::Idempotent))?;
    write!(f, "\n  any other request: {}", retry_action(Idempotency::NotIdempotent))
}

fn links(entry: &Entry, f: &mut Formatter<'_>) -> fmt::Result {
    if entry.links.is_empty() {
        return Ok(());
    }
    heading(f, "See also")?;
    for link in entry.links {
        write!(f, "\n  {}: {}", link.text, link.url)?;
    }
    Ok(())
}

fn inferred(entry: &Entry, f: &mut Formatter<'_>) -> fmt::Result {
    if entry.inferred.is_empty() {
        return Ok(());
    }
    heading(f, "Inferred, not stated by the guide")?;
    write!(f, "\n  {}", Listed(entry.inferred))
}

pub(crate) fn section(f: &mut Formatter<'_>, title: &str, text: &str) -> fmt::Result {
    heading(f, title)?;
    write!(f, "\n  {}", Indented(text))
}

fn heading(f: &mut Formatter<'_>, title: &str) -> fmt::Result {
    write!(f, "\n\n{title}")
}

/// A text whose further lines, if it has any, do not look like headings.
struct Indented<'a>(&'a str);

impl Display for Indented<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut lines = self.0.lines();
        f.write_str(lines.next().unwrap_or_default())?;
        lines.try_for_each(|line| write!(f, "\n    {line}"))
    }
}

/// The items with commas between them.
struct Listed<'a, T>(&'a [T]);

impl<T: Display> Display for Listed<'_, T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (index, item) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str(", ")?;
            }
            item.fmt(f)?;
        }
        Ok(())
    }
}
