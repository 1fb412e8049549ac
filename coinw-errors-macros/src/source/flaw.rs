//! Why a field is not YAML, in words that help, and where the mistake was made.

mod list;
mod value;

use std::ops::Range;

use self::list::of_list;
pub use self::value::unclosed_quote;
use self::value::{WITH_COLON, of_brackets, of_value};
use super::line::{self, Line, lines};
use crate::alike;
use crate::enclosed::end_of_quote;
use crate::format::{Is, of_code};
use crate::problem::Problem;
use crate::tree::Flaw;
use crate::visible::{is_invisible, shortened};

/// What is wrong with the field in these bytes, of which the library has said what it could.
pub fn of_field(text: &str, field: Range<usize>, flaw: &Flaw) -> Problem {
    let lines = lines(text, field.clone());
    // JSON, where no field has begun that could hold it.
    if let Some((head, below)) = lines.split_first()
        && let Some(json) = below.iter().find(|line| line.opens_json())
        && head
            .field()
            .is_some_and(|(key, value)| key != "sample" && !value.is_void() && !value.opens_block())
        && !head.content.ends_with([',', '[', '{'])
    {
        return Problem::at_byte(json.at(0), NO_FIELD, "write the name of its field above it");
    }
    let mut block: Option<(usize, usize)> = None;
    // The first line is without what stands before the field.
    let mut before = line::before(text, field.start).len();
    for line in &lines {
        if let Some((outside, inside)) = block {
            if line.content.is_empty() {
                continue;
            }
            if line.indent > outside && line.indent >= inside {
                block = Some((outside, if inside == 0 { line.indent } else { inside }));
                continue;
            }
            if let Some(problem) = left_of_block(line, outside, inside) {
                return problem;
            }
        }
        if let Some(problem) = of_line(text, line, field.end) {
            return problem;
        }
        block = line.opens_block().then_some((line.column().saturating_add(before), 0));
        before = 0;
    }
    of_list(&lines).unwrap_or_else(|| unexplained(text, &lines, &field, flaw))
}

/// What is wrong with a line that is less far in than a block, whose text is in the column `inside`, if it has any.
fn left_of_block(line: &Line<'_>, outside: usize, inside: usize) -> Option<Problem> {
    // The keys of JSON are in quotes.
    let is_field = line.field().is_some() && !line.content.starts_with('"');
    if line.has_blanks() || inside > 0 && line.indent <= outside && (is_field || line.item().is_some()) {
        return None;
    }
    let (message, label) = if line.is_void() {
        (ENDED, "write comments above the field".to_owned())
    } else if inside == 0 {
        let column = outside.saturating_add(1);
        (
            "a text has to be further in than what it belongs to",
            format!("write at least {column} spaces before it"),
        )
    } else {
        ("this line is less far in than the text above it", format!("write {inside} spaces before it"))
    };
    Some(Problem::at_byte(line.at(0), message, label))
}

const ENDED: &str = "this comment ends the text above it, which goes on below";
const NO_FIELD: &str = "this belongs to no field";

/// What is left to say is what the library says, at least in a line of the field.
fn unexplained(text: &str, lines: &[Line<'_>], field: &Range<usize>, flaw: &Flaw) -> Problem {
    let below = lines.get(1..).unwrap_or_default();
    if let Some(comment) = below.iter().find(|line| line.content.starts_with('#')) {
        return Problem::at_byte(comment.at(0), ENDED, "write comments above the field");
    }
    if let Some(problem) = tab_alone(text, lines) {
        return problem;
    }
    if flaw.said.contains("mapping values are not allowed") {
        for line in below {
            if line.item().is_none() && line.field().is_some() {
                let colon = line.at(line.content.find(':').unwrap_or_default());
                return Problem::at_byte(colon, WITH_COLON, "write '…' around the whole text");
            }
        }
    }
    let place = flaw.at.clamp(field.start, field.end.saturating_sub(1).max(field.start));
    if flaw.said.contains("unknown anchor") {
        let label = "put a text that starts with `*` in quotes";
        return Problem::at_byte(place, "no `&` marks what this `*` stands for", label);
    }
    if flaw.said.contains("recursion limit") {
        let message = "the values are nested too deeply";
        return Problem::at_byte(place, message, "remove some of the marks or brackets");
    }
    if let [head, .., _] = lines
        && ends_on_its_line(head)
        && let Some(next) = line::first(below)
    {
        return Problem::at_byte(next.at(0), NO_FIELD, "write the name of its field above it");
    }
    let sign = text.get(place..).and_then(|rest| rest.chars().next());
    if let Some(sign) = sign.filter(|sign| ">|*-".contains(*sign)) {
        let message = format!("`{sign}` cannot stand here");
        return Problem::at_byte(place, message, "remove it, or put the text in quotes");
    }
    let mut look_alike = (place, String::new());
    for line in lines.iter().rev() {
        if let Some((at, _, advice)) = alike::first(line.content) {
            look_alike = (line.at(at), advice);
        }
    }
    if look_alike.1.is_empty() && lines.iter().any(|line| line.content.contains(['{', '[', '@', '%'])) {
        look_alike.1 += "if it belongs to a text, put the text in quotes";
    }
    Problem::at_byte(look_alike.0.min(text.len()), "this is not YAML", look_alike.1)
        .note(format!("the YAML library says: {}", said(flaw)))
}

/// What is wrong with an entry in braces.
pub fn of_braces(text: &str, braces: &Line<'_>, end: usize, flaw: &Flaw) -> Problem {
    let range = braces.at(0)..end;
    let below = text.get(range.clone()).unwrap_or_default();
    of_brackets(braces, below, true).unwrap_or_else(|| unexplained(text, &[*braces], &range, flaw))
}

/// Whether a field's value is a word, a number or a list that ends on its line.
pub fn ends_on_its_line(line: &Line<'_>) -> bool {
    let Some((field, value)) = line.field().and_then(|(key, value)| Some((of_code(key)?, value))) else {
        return false;
    };
    !value.is_void()
        && !matches!(field.is, Is::Text | Is::Json)
        && (!field.is_list() || value.content.ends_with(']'))
}

/// A tab on a line of nothing but blanks, which YAML allows in few places.
pub fn tab_alone(text: &str, lines: &[Line<'_>]) -> Option<Problem> {
    for line in lines {
        let blanks = text.get(line.start..)?.split('\n').next()?;
        if let (true, Some(tab)) = (line.content.is_empty(), blanks.find('\t')) {
            let message = "this line has nothing on it but blanks, and one is a tab";
            return Some(Problem::at_byte(line.start.saturating_add(tab), message, "remove it"));
        }
    }
    None
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
    let (message, label) = match (line.content.chars().next()?, alike::first(line.content)) {
        ('\t', _) => ("YAML is indented with spaces; this is a tab", "write spaces".to_owned()),
        ('\u{feff}', _) => ("an invisible byte order mark stands here", "remove it".to_owned()),
        (sign, _) if is_invisible(sign) => ("an invisible character stands here", "remove it".to_owned()),
        (_, Some((0, ' ', advice))) => ("YAML is indented with spaces; this is another blank", advice),
        _ => return None,
    };
    Some(Problem::at_byte(line.at(0), message, label))
}

/// What is wrong with a line that should be a field and is none.
pub fn of_no_field(line: &Line<'_>) -> Problem {
    if let Some(problem) = indentation(line) {
        return problem;
    }
    let (what, comment) = ("this is not a field", "a comment starts with `#`");
    for (start, message, label) in &[
        ("//", what, comment),
        ("/*", what, comment),
        ("<!--", what, comment),
        ("--", what, comment),
        (";", what, comment),
        ("<<", "merge keys (`<<`) are not supported", "write the fields out"),
        ("- ", "no list starts here", "remove the `-`, or write the name of its list above it"),
        ("```", what, "remove it"),
    ] {
        if line.content.starts_with(start) {
            return Problem::at_byte(line.at(0), *message, *label);
        }
    }
    if line.content.starts_with(['{', '['])
        && let Some(problem) = of_brackets(line, line.content, false)
    {
        return problem;
    }
    if let Some(sign) = line.content.chars().next().filter(|sign| "+-><|".contains(*sign)) {
        return Problem::at_byte(line.at(0), what, format!("remove the `{sign}` before it"));
    }
    let word = line.first_word();
    let after = line.content.get(word.len()..).unwrap_or_default().trim_start_matches(' ');
    // Up to where the value begins, something may look like what it is not.
    let head = line.content.split(' ').next().unwrap_or_default();
    let until = line.content.len().saturating_sub(after.len()).saturating_add(4).max(head.len());
    let look_alike = alike::first(line.content).filter(|&(at, ..)| at < until);
    if let Some((at, _, advice)) = look_alike {
        return Problem::at_byte(line.at(at), what, advice);
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
    Problem::at_bytes(start..start.saturating_add(line.content.len()), what, label)
}
