//! What YAML drops or changes without a word. Afterwards nothing of it can be seen, so it is looked for in the lines.

mod brackets;

use std::ops::Range;

use self::brackets::{in_braces, in_brackets};
use super::flaw::unclosed_quote;
use super::line::{Line, first, lines};
use crate::alike;
use crate::enclosed::{end_of_brackets, end_of_quote};
use crate::format::{CODE, Is, has, of_code};
use crate::problem::Problem;
use crate::text::split_digits;

/// A value, on the line on which it starts and those below.
struct Written<'a> {
    /// The field that it stands in, itself or as an item of its list.
    key: &'a str,
    is_item: bool,
    /// The column of the item above, if it is one of the same list.
    item_above: Option<usize>,
    line: Line<'a>,
    below: &'a [Line<'a>],
    /// The column that each line below has to be behind.
    column: usize,
    /// The text from the value on.
    text: &'a str,
    /// All lines of the entry.
    all: &'a [Line<'a>],
}

/// What is wrong with a piece of the text.
pub fn problems(text: &str, piece: Range<usize>) -> Vec<Problem> {
    let mut found = Vec::new();
    found.extend(control_character(text, &piece));
    let end = piece.end;
    let lines = lines(text, piece);
    let mut list = "";
    let mut item_above = None;
    let mut rest = lines.as_slice();
    while let [line, after @ ..] = rest {
        rest = after;
        if line.is_void() {
            continue;
        }
        let (mut value, mut indent, mut is_item) = (*line, line.indent, false);
        while let Some(item) = value.item() {
            (indent, value, is_item) = (value.indent, item, true);
        }
        let mut key = list;
        if let Some((name, of_field)) = value.field() {
            (indent, value, is_item, key) = (value.indent, of_field, false, name);
            if value.is_void() {
                (list, item_above) = (name, None);
                let is_below =
                    |next: &Line<'_>| next.indent > indent && next.item().is_none() && next.field().is_none();
                if !first(after).is_some_and(|next| is_below(&next)) {
                    continue;
                }
            }
        } else if !is_item {
            continue;
        }
        let is_block = value.opens_block();
        let mut least = indent.saturating_add(1);
        // The first line of a block says how far in the others are at least.
        let mut is_first = is_block;
        let mut count = 0_usize;
        for line in after {
            let is_empty = line.content.is_empty();
            if !is_empty && (line.indent < least || !is_block && line.field().is_some()) {
                break;
            }
            if is_first && !is_empty {
                (least, is_first) = (line.indent, false);
            }
            count = count.saturating_add(1);
        }
        if is_item && value.content.starts_with('{') && key == list {
            // Its lines are no values of their own.
            let rest = text.get(value.at(0)..end).unwrap_or_default();
            let end = end_of_brackets(rest).map_or(0, |end| value.at(end));
            while after.get(count).is_some_and(|line| line.start < end) {
                count = count.saturating_add(1);
            }
        }
        let (below, after) = after.split_at_checked(count).unwrap_or((after, &[]));
        rest = after;
        let (mut line, mut below) = (value, below);
        // It may start on a line of its own.
        while line.is_void()
            && let Some((next, after)) = below.split_first()
        {
            (line, below) = (*next, after);
        }
        let text = text.get(line.at(0)..end).unwrap_or_default();
        in_value(
            &Written { key, is_item, item_above, line, below, column: indent, text, all: &lines },
            &mut found,
        );
        item_above = is_item.then_some(indent);
    }
    found
}

/// The library refuses these too, but does not tell where they are.
fn control_character(text: &str, piece: &Range<usize>) -> Option<Problem> {
    let text = text.get(piece.clone())?;
    // Macros are compiled without optimization, in which every step of an iterator is a call or two. What looks at each byte therefore
    // takes a slice apart by a pattern, which is no call.
    let mut rest = text.as_bytes();
    while let [byte, after @ ..] = rest {
        if matches!(byte, 0..=8 | 11 | 12 | 14..=31 | 0x7f | 0xc2) {
            break;
        }
        rest = after;
    }
    let start = text.len().saturating_sub(rest.len());
    for (at, character) in text.get(start..)?.char_indices() {
        if character.is_control() && !"\t\n\r\u{85}".contains(character) {
            let number = u32::from(character);
            let message = format!("the control character U+{number:04X} cannot be part of a YAML file");
            let at = piece.start.saturating_add(start).saturating_add(at);
            return Some(Problem::at_byte(at, message, "remove it"));
        }
    }
    None
}

fn in_value(written: &Written<'_>, found: &mut Vec<Problem>) {
    let Written { key, is_item, line, .. } = written;
    let is = of_code(key).map(|field| field.is);
    let is_text = match is {
        Some(Is::Text) => !is_item,
        Some(Is::Texts) => *is_item,
        _ => *key == "text" && !is_item,
    };
    if is_text {
        in_text(written, found);
    } else if *is_item && line.content.starts_with('{') {
        in_braces(written, found);
    } else if *is_item {
        found.extend(swallowed_item(written));
    } else if matches!(is, Some(Is::Json)) && line.opens_block() {
        found.extend(swallowed_line(written));
    } else if matches!(is, Some(Is::Texts)) && line.content.starts_with('[') {
        in_brackets(written, found);
    } else if *key == "code" || *key == "success" {
        found.extend(number_in_disguise(line));
    }
}

/// An item that is further in than the one above it, and goes on its text.
fn swallowed_item(written: &Written<'_>) -> Option<Problem> {
    let item = written.below.iter().find(|line| line.item().is_some())?;
    let is_beside =
        |line: &Line<'_>| line.start > item.start && line.indent == item.indent && line.item().is_some();
    // Where the others stand in another column, it is the one above that is in the wrong place.
    let is_off = written.item_above == Some(item.indent) || written.below.iter().any(is_beside);
    if written.is_item && is_off {
        let dash = written.line.at(0).saturating_sub("- ".len());
        let label = format!("write {} spaces before it", item.indent);
        return Some(Problem::at_byte(dash, "this `-` is not in the column of the other items", &label));
    }
    let message = "this `-` is part of the text above, not an item of its own";
    let label = if written.is_item {
        "start it in the same column as the item above"
    } else {
        "write the name of the list above it, such as `steps:`"
    };
    Some(Problem::at_byte(item.at(0), message, label))
}

fn in_text(written: &Written<'_>, found: &mut Vec<Problem>) {
    let Written { line, below, .. } = written;
    match line.content.as_bytes() {
        [b'|' | b'>', ..] if line.opens_block() => found.extend(swallowed_line(written)),
        [b'"' | b'\'', ..] => found.extend(closed_elsewhere(written)),
        [b'[' | b'{' | b'*', ..] | [b'!', b'!', ..] => {}
        [b'&' | b'!', ..] => found.push(dropped(line.at(0), line.content)),
        _ => {
            found.extend(look_alike_quotes(written));
            found.extend(never_opened(written));
            found.extend(cut_off(line));
            for line in *below {
                found.extend(cut_off(line));
                found.extend(line_cut_off(line));
            }
            found.extend(swallowed_item(written));
        }
    }
}

/// A comment, an entry, or a field that the entry does not have elsewhere, as a line of a block.
fn swallowed_line(written: &Written<'_>) -> Option<Problem> {
    let is_in_entry = first(written.all).is_some_and(|line| line.item().is_some());
    let mut is_first = true;
    for line in written.below {
        if line.content == "#" || line.content.starts_with("# ") {
            let message = "this line is part of the text, not a comment";
            let label = "put comments above the field, or the text in quotes";
            return Some(Problem::at_byte(line.at(0), message, label));
        }
        if line.starts_entry() {
            let message = "this entry is part of the text above it";
            let label = "write its `-` below those of the other entries";
            return Some(Problem::at_byte(line.at(0), message, label));
        }
        // The keys of JSON are in quotes.
        let is_in_json = written.key == "sample" && line.content.starts_with('"');
        let field = line.field().filter(|(key, _)| is_in_entry && !is_in_json && has(CODE, key));
        if is_first && field.is_some() {
            // It is the head of the block that is in the wrong place, as will be reported.
            return None;
        }
        is_first &= line.content.is_empty();
        let Some((key, _)) = field else { continue };
        let is_same =
            |other: &Line<'_>| other.item().unwrap_or(*other).field().is_some_and(|(it, _)| it == key);
        if !written.all.iter().any(|other| other.indent < line.indent && is_same(other)) {
            let message = format!("the field `{key}` is part of the text above it");
            let label = "write it in the column of the other fields, or put the text in quotes";
            return Some(Problem::at_bytes(line.at(0)..line.at(key.len()), message, label));
        }
    }
    None
}

/// Quotes around a text that YAML takes for a part of it. The message of a server may well have them.
fn look_alike_quotes(written: &Written<'_>) -> Option<Problem> {
    let content = written.line.content;
    let (Some(first), Some(last)) = (content.chars().next(), content.chars().next_back()) else {
        return None;
    };
    if first.is_ascii() || last.is_ascii() || written.key == "message" {
        return None;
    }
    let (_, quote, advice) =
        alike::first(content).filter(|(at, quote, _)| *at == 0 && "\"'".contains(*quote))?;
    let is_quoted = alike::first(&last.to_string()).is_some_and(|(_, other, _)| other == quote);
    let message = "this quote is part of the text";
    is_quoted.then(|| Problem::at_byte(written.line.at(0), message, advice))
}

/// A quote at the end of a text that has none at its start. The message of a server may end in one.
fn never_opened(written: &Written<'_>) -> Option<Problem> {
    let content = written.line.content;
    // In quotes that enclose several lines, a line may end in one.
    let (mut is_odd, mut is_odd_line) = (false, false);
    for line in written.all {
        let is_odd_here = line.content.split('"').count().is_multiple_of(2);
        is_odd ^= is_odd_here;
        is_odd_line |= is_odd_here && line.start == written.line.start;
    }
    let is_closed = content.ends_with('"') && is_odd && is_odd_line && first(written.below).is_none();
    if !is_closed || written.key == "message" {
        return None;
    }
    let at = written.line.at(content.len().saturating_sub(1));
    let label = "start the text with the same quote, or remove it";
    Some(Problem::at_byte(at, "this quote is never opened", label))
}

/// A comment in the middle of a text.
fn cut_off(line: &Line<'_>) -> Option<Problem> {
    let at = line.content.find(" #")?;
    let message = "` #` starts a comment, so what follows is not part of the text";
    let label = "put the text in quotes, and a comment on a line of its own";
    Some(Problem::at_byte(line.at(at.saturating_add(1)), message, label))
}

/// A line of a text that starts with a number such as `#5`.
fn line_cut_off(line: &Line<'_>) -> Option<Problem> {
    line.content.strip_prefix('#')?.starts_with(|sign: char| sign.is_ascii_digit()).then(|| {
        let message = "`#` starts a comment, so this line is not part of the text";
        Problem::at_byte(line.at(0), message, "put the whole text in quotes")
    })
}

/// A quote that is closed only in another item or field, up to which the library reads on.
fn closed_elsewhere(written: &Written<'_>) -> Option<Problem> {
    let end = end_of_quote(written.text).ok()?;
    for line in lines(written.text, 0..end).get(1..)? {
        // A field that the entry has elsewhere is a part of the text.
        let is_elsewhere = |key: &str| {
            let is_it = |other: &Line<'_>| {
                other.start != line.start && other.field().is_some_and(|(it, _)| it == key)
            };
            written.all.iter().any(is_it)
        };
        let is_field = line.field().is_some_and(|(key, _)| has(CODE, key) && !is_elsewhere(key));
        if line.indent <= written.column && (line.item().is_some() || is_field) {
            return Some(unclosed_quote(written.line.at(0)));
        }
    }
    None
}

/// A mark that YAML drops together with its word.
fn dropped(at: usize, text: &str) -> Problem {
    let mark = text.get(..1).unwrap_or_default();
    let message = format!("YAML takes a word that starts with `{mark}` for a mark of its own and drops it");
    Problem::at_byte(at, message, "put the text in quotes")
}

/// A number that YAML reads, but that is not written in digits.
fn number_in_disguise(line: &Line<'_>) -> Option<Problem> {
    let value = line.content.split(" #").next()?;
    for number in value.split([' ', ',', '[', ']', '\n']) {
        let digits = number.trim_start_matches(['+', '-']);
        let has_base = digits.starts_with("0x") || digits.starts_with("0o") || digits.starts_with("0b");
        let is_disguised = number.starts_with('+') || number == "-0" || has_base;
        if is_disguised && !split_digits(digits).0.is_empty() {
            let at = line.at(value.find(number)?);
            let message = format!("`{number}` is not how a number is written here");
            let label = "write it in plain digits, with a `-` if it is negative";
            return Some(Problem::at_bytes(at..at.saturating_add(number.len()), message, label));
        }
    }
    None
}
