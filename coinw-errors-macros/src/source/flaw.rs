//! Why a field is not YAML, in words that help, and where the mistake was made.

mod value;

use std::ops::Range;

use self::value::{WITH_COLON, of_brackets, of_value, unclosed_quote};
use super::line::{Line, lines};
use crate::alike;
use crate::enclosed::end_of_quote;
use crate::format::of_code;
use crate::problem::Problem;
use crate::tree::Flaw;
use crate::visible::shortened;

/// What is wrong with the field in these bytes, of which the library has said what it could.
pub fn of_field(text: &str, field: Range<usize>, flaw: &Flaw) -> Problem {
    let lines = lines(text, field.clone());
    let mut block: Option<(usize, usize)> = None;
    for line in &lines {
        if let Some((outside, inside)) =
            block.filter(|(outside, _)| line.content.is_empty() || line.indent > *outside)
        {
            if line.content.is_empty() || line.indent >= inside {
                let is_first = inside == 0 && !line.content.is_empty();
                block = Some((outside, if is_first { line.indent } else { inside }));
                continue;
            }
            let message = "this line is less far in than the text above it";
            return Problem::at_byte(line.at(0), message).label(format!("write {inside} spaces before it"));
        }
        if let Some(problem) = of_line(text, line, field.end) {
            return problem;
        }
        block = line.opens_block().then_some((line.indent, 0));
    }
    of_list(&lines).unwrap_or_else(|| unexplained(text, &lines, &field, flaw))
}

/// What is wrong with the items of a list, each of which is right by itself.
fn of_list(lines: &[Line<'_>]) -> Option<Problem> {
    let (field, below) = lines.split_first()?;
    let (key, value) = field.field()?;
    if !of_code(key)?.is_list() || !value.is_void() {
        return None;
    }
    let below: Vec<_> = below.iter().filter(|line| !line.is_void()).collect();
    let first = below.first()?;
    // Of the items, the first may be the one that is off.
    let items = || below.iter().filter(|line| line.item().is_some());
    let second =
        items().nth(1).filter(|second| items().filter(|item| item.indent == second.indent).count() > 1);
    let usual = second.unwrap_or(first).indent;
    let column = first.item().and_then(|item| item.field().map(|_| item.indent));
    let problem = |line: &Line<'_>, message: &str, label: &str| {
        Some(Problem::at_byte(line.at(0), message).label(label))
    };
    below.iter().find_map(|line| {
        let sign = line.content.chars().next()?;
        let advice = alike::first(line.content).filter(|&(at, meant, _)| at == 0 && meant == '-');
        let spaces = |count: usize| format!("write {count} spaces before it");
        match (line.item(), advice) {
            (_, Some((.., advice))) => problem(line, "an item starts with `- `", &advice),
            (Some(_), None) if line.indent != usual => {
                problem(line, "this `-` is not in the column of the other items", &spaces(usual))
            }
            (None, None) if sign == '-' => {
                problem(line, "an item starts with `- `", "a space has to follow the `-`")
            }
            (None, None) if "*•+".contains(sign) => {
                problem(line, "an item starts with `- `", &format!("write `-` instead of `{sign}`"))
            }
            (None, None) if line.field().is_some() && column.is_some_and(|column| column != line.indent) => {
                problem(
                    line,
                    "this field is not in the column of the other fields",
                    &spaces(column.unwrap_or_default()),
                )
            }
            (None, None) if column.is_none() && line.indent <= first.indent => problem(
                line,
                "this line is no item of the list",
                "start it with `- `, or, if it goes on the text above, write it further in",
            ),
            _ => None,
        }
    })
}

/// What is left to say is what the library says, at least in a line of the field.
fn unexplained(text: &str, lines: &[Line<'_>], field: &Range<usize>, flaw: &Flaw) -> Problem {
    if let Some(comment) = lines.iter().skip(1).find(|line| line.content.starts_with('#')) {
        let message = "this comment ends the text above it, which goes on below";
        return Problem::at_byte(comment.at(0), message).label("write comments above the field");
    }
    let goes_on = lines.iter().skip(1).find(|line| line.item().is_none() && line.field().is_some());
    if let Some(line) = goes_on.filter(|_| flaw.said.contains("mapping values are not allowed")) {
        let colon = line.at(line.content.find(':').unwrap_or_default());
        return Problem::at_byte(colon, WITH_COLON).label("write '…' around the whole text");
    }
    let known = [
        (
            "unknown anchor",
            "no `&` marks what this `*` stands for",
            "put a text that starts with `*` in quotes",
        ),
        ("recursion limit", "the values are nested too deeply", "remove some of the marks or brackets"),
    ];
    let place = flaw.at.clamp(field.start, field.end.saturating_sub(1).max(field.start));
    if let Some((_, message, label)) = known.into_iter().find(|(said, ..)| flaw.said.contains(said)) {
        return Problem::at_byte(place, message).label(label);
    }
    let look_alike = lines.iter().find_map(|line| Some((line, alike::first(line.content)?)));
    let (at, label) = match look_alike {
        Some((line, (at, _, advice))) => (line.at(at), advice),
        None => (place, String::new()),
    };
    let at = at.min(text.len());
    Problem::at_byte(at, "this is not YAML")
        .label(label)
        .note(format!("the YAML library says: {}", said(flaw)))
}

/// Without the place, which is one in the field and not in the file.
pub fn said(flaw: &Flaw) -> &str {
    flaw.said.split(" at line ").next().unwrap_or_default()
}

fn of_line(text: &str, line: &Line<'_>, end: usize) -> Option<Problem> {
    if line.is_void() {
        return None;
    }
    if let Some(problem) = indentation(line) {
        return Some(problem);
    }
    let is_unclosed = line.content.starts_with(['"', '\'']) && end_of_quote(line.content).is_err();
    if is_unclosed && line.field().is_some() {
        return Some(unclosed_quote(line.at(0)));
    }
    let mut value = *line;
    let mut is_item = false;
    while let Some(item) = value.item() {
        (value, is_item) = (item, true);
    }
    let key = value.field().map(|(key, of_field)| {
        value = of_field;
        key
    });
    if key.is_none() && !is_item {
        return None;
    }
    let below = text.get(value.at(0)..end).unwrap_or_default();
    of_value(&value, below, key, is_item)
}

/// Something in front of a line that looks like spaces.
pub fn indentation(line: &Line<'_>) -> Option<Problem> {
    let first = line.content.chars().next()?;
    let at = line.at(0);
    if first == '\t' {
        return Some(
            Problem::at_byte(at, "YAML is indented with spaces; this is a tab").label("write spaces"),
        );
    }
    let (place, _, advice) = alike::first(line.content).filter(|_| first.is_whitespace())?;
    (place == 0)
        .then(|| Problem::at_byte(at, "YAML is indented with spaces; this is another blank").label(advice))
}

/// What is wrong with a line that should be a field and is none.
pub fn of_no_field(line: &Line<'_>) -> Problem {
    if let Some(problem) = indentation(line) {
        return problem;
    }
    let what = "this is not a field";
    let special = [
        ("//", what, "a comment starts with `#`"),
        ("/*", what, "a comment starts with `#`"),
        ("<!--", what, "a comment starts with `#`"),
        ("--", what, "a comment starts with `#`"),
        (";", what, "a comment starts with `#`"),
        ("<<", "merge keys (`<<`) are not supported", "write the fields out"),
        ("- ", "no list starts here", "remove the `-`"),
        ("```", what, "remove it"),
    ];
    if let Some((_, message, label)) = special.into_iter().find(|(start, ..)| line.content.starts_with(start))
    {
        return Problem::at_byte(line.at(0), message).label(label);
    }
    if line.content.starts_with(['{', '['])
        && let Some(problem) = of_brackets(line, line.content)
    {
        return problem;
    }
    if let Some(sign) = line.content.chars().next().filter(|sign| "+-><|".contains(*sign)) {
        return Problem::at_byte(line.at(0), what).label(format!("remove the `{sign}` before it"));
    }
    let word = line.first_word();
    let after = line.content.get(word.len()..).unwrap_or_default().trim_start_matches(' ');
    // Up to where the value begins, something may look like what it is not.
    let head = line.content.split(' ').next().unwrap_or_default();
    let until = line.content.len().saturating_sub(after.len()).saturating_add(4).max(head.len());
    let look_alike = alike::first(line.content).filter(|&(at, ..)| at < until);
    if let Some((at, _, advice)) = look_alike {
        return Problem::at_byte(line.at(at), what).label(advice);
    }
    let name = if word.is_empty() { "name".to_owned() } else { word };
    let start = line.at(0);
    let label = if let Some(value) =
        after.strip_prefix([':', '=']).filter(|_| name != "name" || line.content.starts_with("name"))
    {
        let value = value.trim_start_matches([':', '=', '>', ' ']);
        format!("write `{}`", format!("{name}: {}", shortened(value)).trim_end())
    } else {
        "a field is written `name: value`; a text that goes on here has to be further in".to_owned()
    };
    Problem::at_bytes(start..start.saturating_add(line.content.len()), what).label(label)
}
