//! Why a field is not YAML, in words that help, and where the mistake was made.

use std::ops::Range;

use super::line::{Line, lines};
use crate::alike;
use crate::enclosed::{Unfit, end_of_brackets, end_of_quote};
use crate::format::{CODE, Field, GUIDE, Is, of_code};
use crate::problem::Problem;
use crate::tree::Flaw;
use crate::visible::shortened;

/// What is wrong with the field in these bytes, of which the library has said what it could.
pub fn of_field(text: &str, field: Range<usize>, flaw: &Flaw) -> Problem {
    let lines: Vec<_> = lines(text, field.clone()).collect();
    let mut block: Option<(usize, usize)> = None;
    for line in &lines {
        if let Some((outside, inside)) =
            block.filter(|(outside, _)| line.content.is_empty() || line.indent > *outside)
        {
            if line.content.is_empty() || line.indent >= inside {
                block = Some((outside, if inside == 0 { line.indent } else { inside }));
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
            (Some(_), None) if line.indent != first.indent => {
                problem(line, "this `-` is not in the column of the other items", &spaces(first.indent))
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

fn of_value(value: &Line<'_>, below: &str, key: Option<&str>, is_item: bool) -> Option<Problem> {
    let at = value.at(0);
    let quotes = |sign: &str| {
        let label = "write '…' around it";
        Some(
            Problem::at_byte(at, format!("a text that starts with `{sign}` has to be in quotes"))
                .label(label),
        )
    };
    let is_list = key == Some("success") || key.and_then(of_code).is_some_and(Field::is_list);
    let mut characters = value.content.chars();
    match (characters.next()?, characters.next().unwrap_or(' ')) {
        ('"' | '\'', _) => of_quote(value, below),
        ('[' | '{', _) => of_brackets(value, below),
        ('-', ' ') if is_list => Some(
            Problem::at_byte(at, "the items of a list start on the next line")
                .label("or put them in brackets"),
        ),
        ('*', ' ') if is_item => Some(Problem::at_byte(at, "an item starts with `- `, not with `* `")),
        ('|' | '>', _) if !value.opens_block() => {
            let problem = quotes(value.content.get(..1).unwrap_or_default())?;
            Some(problem.label("or it starts on the next line, further in"))
        }
        ('&' | '!', _) => {
            let mark = value.content.split(' ').next().unwrap_or_default();
            let rest = value.after(mark.len());
            of_value(
                &rest,
                below.get(value.content.len().saturating_sub(rest.content.len())..)?,
                key,
                is_item,
            )
        }
        ('`', _) => Some(
            Problem::at_byte(at, "a text that starts with a backtick has to be in quotes")
                .label("write '…' around it"),
        ),
        (sign @ ('*' | '@' | '%' | ',' | ']' | '}'), _) => quotes(&sign.to_string()),
        (sign @ ('-' | '?'), ' ') => quotes(&format!("{sign} ")),
        _ => of_plain_text(value, key, is_item),
    }
}

fn of_quote(value: &Line<'_>, below: &str) -> Option<Problem> {
    let at = |offset: usize| value.at(offset);
    let ends = match end_of_quote(below) {
        Ok(ends) => ends,
        Err(Unfit::Escape(place)) => return Some(escape(below, at(0), place)),
        Err(_) => return Some(unclosed_quote(at(0))),
    };
    let rest = below.get(ends..)?.split('\n').next()?.trim_end();
    let text = rest.trim_start_matches(' ');
    if text.is_empty() || text.starts_with('#') && text.len() < rest.len() {
        return None;
    }
    let place = at(ends.saturating_add(rest.len().saturating_sub(text.len())));
    let label = if text.starts_with(',') {
        "a field ends without a comma: remove it"
    } else if below.starts_with('\'') {
        "the text ends at the quote before this: inside '…' write '' for a quote"
    } else {
        "the text ends at the quote before this: inside \"…\" write \\\" for a quote"
    };
    Some(Problem::at_byte(place, AFTER_QUOTE).label(label))
}

const AFTER_QUOTE: &str = "nothing may follow the quote that ends a text";

fn unclosed_quote(at: usize) -> Problem {
    Problem::at_byte(at, "this quote is never closed").label("end the text with the same quote")
}

fn escape(text: &str, start: usize, at: usize) -> Problem {
    let escape: String = text.get(at..).unwrap_or_default().chars().take(2).collect();
    let message = format!("`{escape}` is no escape that YAML knows");
    let label = "write `\\\\` for a backslash, or put the text in '…', where it stands for itself";
    let at = start.saturating_add(at);
    Problem::at_bytes(at..at.saturating_add(escape.len()), message).label(label)
}

fn of_brackets(value: &Line<'_>, below: &str) -> Option<Problem> {
    let at = |offset: usize| value.at(offset);
    let in_quotes = "or, if it belongs to a text, put the text in quotes";
    let ends = match end_of_brackets(below) {
        Ok(ends) => ends,
        Err(Unfit::Escape(place)) => return Some(escape(below, at(0), place)),
        Err(Unfit::AfterQuote(place)) => {
            let label = "separate items by commas; inside '…' write '' for a quote";
            return Some(Problem::at_byte(at(place), AFTER_QUOTE).label(label));
        }
        Err(Unfit::Quote(place)) => return Some(unclosed_quote(at(place))),
        Err(Unfit::Closing(place)) => return Some(closes_nothing(at(place))),
        Err(Unfit::Bracket(place)) => {
            return Some(Problem::at_byte(at(place), "this bracket is never closed").label(in_quotes));
        }
    };
    if let Some(comment) = below.get(..ends).and_then(|inside| inside.find(" #")) {
        let message = "` #` starts a comment, so what follows is not part of the list";
        return Some(
            Problem::at_byte(at(comment.saturating_add(1)), message).label("put the text in quotes"),
        );
    }
    let rest = below.get(ends..)?.split('\n').next()?.trim_end();
    let text = rest.trim_start_matches(' ');
    let place = at(ends.saturating_add(rest.len().saturating_sub(text.len())));
    if text.starts_with([']', '}']) {
        return Some(closes_nothing(place));
    }
    if !(text.is_empty() || text.starts_with('#') && text.len() < rest.len()) {
        let sign = below.get(..1).unwrap_or_default();
        let message = format!("a text that starts with `{sign}` has to be in quotes");
        return Some(Problem::at_byte(at(0), message).label("write '…' around it"));
    }
    let inside = below.get(1..ends).unwrap_or_default();
    if let Some(comma) = comma_without_item(inside) {
        let at = at(comma.saturating_add(1));
        return Some(
            Problem::at_byte(at, "there is nothing before this comma").label("remove it, or write an item"),
        );
    }
    if let Some(place) = inside.find("- ").filter(|_| inside.trim_start().starts_with("- ")) {
        let label = "separate the items by commas";
        return Some(
            Problem::at_byte(at(place.saturating_add(1)), "in brackets, items have no `- `").label(label),
        );
    }
    None
}

/// A comma in front, or behind another one.
fn comma_without_item(inside: &str) -> Option<usize> {
    if inside.trim_start().starts_with(',') {
        return inside.find(',');
    }
    let (first, second) =
        inside.match_indices(',').zip(inside.match_indices(',').skip(1)).find(|((one, _), (other, _))| {
            inside.get(one.saturating_add(1)..*other).is_some_and(|between| between.trim().is_empty())
        })?;
    let _ = first;
    Some(second.0)
}

fn closes_nothing(at: usize) -> Problem {
    Problem::at_byte(at, "this bracket closes none that is open").label("remove it, or open it before")
}

const WITH_COLON: &str = "a text with `: ` in it has to be in quotes";

fn of_plain_text(value: &Line<'_>, key: Option<&str>, is_item: bool) -> Option<Problem> {
    let content = value.content.split(" #").next().unwrap_or_default();
    let colon =
        content.find(": ").or_else(|| content.ends_with(':').then(|| content.len().saturating_sub(1)))?;
    let before = content.get(..colon)?;
    let word = before.rsplit(' ').next()?;
    let start = value.at(colon.saturating_sub(word.len()));
    if before.contains(' ') && GUIDE.iter().chain(CODE).any(|field| field.key == word) {
        return Some(
            Problem::at_bytes(
                start..start.saturating_add(word.len()),
                "this field starts on the line of another",
            )
            .label("write each field on a line of its own"),
        );
    }
    let is_one_word = key.and_then(of_code).is_some_and(|field| !matches!(field.is, Is::Text | Is::Json));
    let label = if is_one_word && !is_item {
        "only one value may stand here"
    } else {
        "write '…' around the whole text"
    };
    Some(Problem::at_byte(value.at(colon), WITH_COLON).label(label))
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
