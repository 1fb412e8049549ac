//! Why the value of a field, or an item of a list, is not YAML.

use crate::enclosed::{Unfit, end_of_brackets, end_of_quote};
use crate::format::{CODE, Field, GUIDE, Is, has, of_code};
use crate::problem::Problem;
use crate::source::line::Line;

const REMOVE: &str = "remove it";

pub fn of_value(value: &Line<'_>, below: &str, key: Option<&str>, is_item: bool) -> Option<Problem> {
    // Quotes would not make it the word or the number that is meant.
    let is_text =
        key.and_then(of_code).is_none_or(|field| matches!(field.is, Is::Text | Is::Json | Is::Texts));
    let quotes = if is_text || is_item { "write '…' around it" } else { REMOVE };
    let starts_with = |sign: &str| {
        if quotes == REMOVE {
            format!("no value starts with `{sign}`")
        } else {
            format!("a text that starts with `{sign}` has to be in quotes")
        }
    };
    let is_list = key == Some("success") || key.and_then(of_code).is_some_and(Field::is_list);
    let mut characters = value.content.chars();
    let (message, label) = match (characters.next()?, characters.next().unwrap_or(' ')) {
        ('"' | '\'', _) => return of_quote(value, below, key),
        ('[', _) if key == Some("url") => {
            ("an address stands by itself".to_owned(), "write only the address")
        }
        ('[' | '{', _) => return of_brackets(value, below, is_list || is_item),
        ('\t', _) => ("this blank is a tab".to_owned(), "write a space"),
        ('-', ' ') if is_list => {
            ("the items of a list start on the next line".to_owned(), "or put them in brackets")
        }
        ('*', ' ') if is_item => ("an item starts with `- `, not with `* `".to_owned(), ""),
        (sign @ ('|' | '>'), _) if !value.opens_block() => {
            let label = if is_text { "or it starts on the next line, further in" } else { quotes };
            (starts_with(&sign.to_string()), label)
        }
        ('-', ' ') if key == Some("code") => (
            "this blank parts the sign from its number".to_owned(),
            "write the number directly behind the `-`",
        ),
        ('&' | '!', _) => {
            let mark = value.content.split(' ').next().unwrap_or_default();
            let rest = value.after(mark.len());
            let below = below.get(value.content.len().saturating_sub(rest.content.len())..)?;
            return of_value(&rest, below, key, is_item);
        }
        ('`', _) if quotes == REMOVE => ("backticks are no part of a value".to_owned(), "remove them"),
        ('`', _) => ("a text that starts with a backtick has to be in quotes".to_owned(), quotes),
        (sign @ ('*' | '@' | '%' | ',' | ']' | '}'), _) => (starts_with(&sign.to_string()), quotes),
        (sign @ ('-' | '?'), ' ') => (starts_with(&format!("{sign} ")), quotes),
        _ => return of_plain_text(value, key, is_item),
    };
    Some(Problem::at_byte(value.at(0), message, label))
}

fn of_quote(value: &Line<'_>, below: &str, key: Option<&str>) -> Option<Problem> {
    let at = |offset: usize| value.at(offset);
    let ends = match end_of_quote(below) {
        Ok(ends) => ends,
        Err(Unfit::Escape(place)) => return Some(escape(below, at(0), place)),
        Err(_) => return Some(unclosed_quote(at(0))),
    };
    let rest = below.get(ends..)?.split('\n').next()?.trim_end();
    let text = rest.trim_start_matches(' ');
    if text.is_empty() || text.starts_with('#') {
        return None;
    }
    let place = at(ends.saturating_add(rest.len().saturating_sub(text.len())));
    if let Some(problem) = behind_value(place, text) {
        return Some(problem);
    }
    let label = if key == Some("sample") && below.starts_with("'{'") {
        "JSON has \" around its texts, and '…' stands around the whole sample"
    } else if below.starts_with('\'') {
        "the text ends at the quote before this: inside '…' write '' for a quote"
    } else {
        "the text ends at the quote before this: inside \"…\" write \\\" for a quote"
    };
    Some(Problem::at_byte(place, AFTER_QUOTE, label))
}

/// What stands behind a value, if that is a sign that ends none, or another field.
fn behind_value(at: usize, text: &str) -> Option<Problem> {
    let sign = text.split(" #").next().unwrap_or_default().trim_end();
    let field = text.trim_start_matches([',', ';', ' ']);
    if let Some((key, _)) = (Line { start: 0, indent: 0, content: field }).field()
        && (has(GUIDE, key) || has(CODE, key))
    {
        return Some(second_field(at.saturating_add(text.len().saturating_sub(field.len())), key));
    }
    let message = "nothing may follow a value on its line";
    let label = format!("a field ends without `{sign}`: remove it");
    [",", ";", "."].contains(&sign).then(|| Problem::at_byte(at, message, label))
}

fn second_field(at: usize, key: &str) -> Problem {
    Problem::at_bytes(
        at..at.saturating_add(key.len()),
        "this field starts on the line of another",
        "write each field on a line of its own",
    )
}

const AFTER_QUOTE: &str = "nothing may follow the quote that ends a text";

pub fn unclosed_quote(at: usize) -> Problem {
    Problem::at_byte(at, "this quote is never closed", "end the text with the same quote")
}

fn escape(text: &str, start: usize, at: usize) -> Problem {
    let text = text.get(at..).unwrap_or_default();
    let mut after = text.chars();
    after.next();
    after.next();
    let escape = text.strip_suffix(after.as_str()).unwrap_or_default();
    let message = format!("`{escape}` is no escape that YAML knows");
    let label = match escape {
        "\\'" => "write `'`, which needs no backslash in \"…\"",
        _ => "write `\\\\` for a backslash, or put the text in '…', where it stands for itself",
    };
    let at = start.saturating_add(at);
    Problem::at_bytes(at..at.saturating_add(escape.len()), message, label)
}

pub fn of_brackets(value: &Line<'_>, below: &str, is_list: bool) -> Option<Problem> {
    let at = |offset: usize| value.at(offset);
    let in_quotes = "or, if it belongs to a text, put the text in quotes";
    let ends = match end_of_brackets(below) {
        Ok(ends) => ends,
        Err(Unfit::Escape(place)) => return Some(escape(below, at(0), place)),
        Err(Unfit::AfterQuote(place)) => {
            let label = "separate items by commas; inside '…' write '' for a quote";
            return Some(Problem::at_byte(at(place), AFTER_QUOTE, label));
        }
        Err(Unfit::Quote(place)) => return Some(unclosed_quote(at(place))),
        Err(Unfit::Closing(place)) => return Some(closes_nothing(at(place))),
        Err(Unfit::Bracket(place)) => {
            return Some(Problem::at_byte(at(place), "this bracket is never closed", in_quotes));
        }
    };
    if let Some(comment) = below.get(..ends).and_then(|inside| inside.find(" #")) {
        let message = "` #` starts a comment, so what follows is not part of the list";
        return Some(Problem::at_byte(at(comment.saturating_add(1)), message, "put the text in quotes"));
    }
    let rest = below.get(ends..)?.split('\n').next()?.trim_end();
    let text = rest.trim_start_matches(' ');
    let place = at(ends.saturating_add(rest.len().saturating_sub(text.len())));
    if text.starts_with([']', '}']) {
        return Some(closes_nothing(place));
    }
    if !(text.is_empty() || text.starts_with('#')) {
        if is_list && let Some(problem) = behind_value(place, text) {
            return Some(problem);
        }
        let sign = below.get(..1).unwrap_or_default();
        let message = format!("a text that starts with `{sign}` has to be in quotes");
        return Some(Problem::at_byte(at(0), message, "write '…' around it"));
    }
    let inside = below.get(1..ends).unwrap_or_default();
    if let Some(comma) = comma_without_item(inside) {
        let at = at(comma.saturating_add(1));
        return Some(Problem::at_byte(
            at,
            "there is nothing before this comma",
            "remove it, or write an item",
        ));
    }
    if let Some(place) = inside.find("- ").filter(|_| inside.trim_start().starts_with("- ")) {
        let label = "separate the items by commas";
        return Some(Problem::at_byte(at(place.saturating_add(1)), "in brackets, items have no `- `", label));
    }
    None
}

/// A comma in front, or behind another one.
fn comma_without_item(inside: &str) -> Option<usize> {
    let mut at = 0_usize;
    // Behind the last comma is the closing bracket, which is no comma without an item.
    for item in inside.split(',') {
        let comma = at.saturating_add(item.len());
        if item.trim().is_empty() {
            return Some(comma);
        }
        at = comma.saturating_add(1);
    }
    None
}

fn closes_nothing(at: usize) -> Problem {
    Problem::at_byte(at, "this bracket closes none that is open", "remove it, or open it before")
}

pub const WITH_COLON: &str = "a text with `: ` in it has to be in quotes";

fn of_plain_text(value: &Line<'_>, key: Option<&str>, is_item: bool) -> Option<Problem> {
    let content = value.content.split(" #").next().unwrap_or_default();
    let colon =
        content.find(": ").or_else(|| content.ends_with(':').then(|| content.len().saturating_sub(1)))?;
    let before = content.get(..colon)?;
    let word = before.rsplit(' ').next()?;
    let is_one_word = key.and_then(of_code).is_some_and(|field| !matches!(field.is, Is::Text | Is::Json));
    let mut second = (before.contains(' ') && (has(GUIDE, word) || has(CODE, word))).then_some(word);
    // Without the line break between two fields, the second begins within a word.
    let is_torn = is_one_word && !matches!(key, Some("name" | "url"));
    for field in CODE {
        // In `after_delay` the last part begins no field.
        let before =
            word.strip_suffix(field.key).filter(|before| !before.is_empty() && !before.ends_with('_'));
        if is_torn && second.is_none() && before.is_some() {
            second = Some(field.key);
        }
    }
    if let Some(key) = second {
        return Some(second_field(value.at(colon.saturating_sub(key.len())), key));
    }
    let label = if is_one_word && !is_item {
        "only one value may stand here"
    } else {
        "write '…' around the whole text"
    };
    Some(Problem::at_byte(value.at(colon), WITH_COLON, label))
}
