//! From text to tree, and what the YAML library says where the text is not YAML, in words that help.

use serde_yaml::Deserializer;

use crate::locate;
use crate::problem::Problem;
use crate::tree::{Node, TOO_MANY_ALIASES};

/// The library takes time in the square of how many brackets are open. No guide has more than a few.
const DEEPEST: usize = 100;

/// More lines, items and brackets than ten thousand entries have together.
const MOST_VALUES: usize = 1_000_000;

/// Reads the one document of a text.
///
/// Macros are compiled without optimization, in which every step of an iterator is a call or two. What looks at each byte of
/// the guide therefore takes a slice apart by a pattern, which is no call.
pub fn parse(text: &str) -> Result<Node, Problem> {
    refuse_deep_brackets(text)?;
    refuse_deep_marks(text)?;
    refuse_too_many_values(text)?;
    refuse_merge_conflicts(text)?;
    // The library refuses these too, but does not tell where they are.
    read(text).map_err(|problem| control_character(text).unwrap_or(problem))
}

fn read(text: &str) -> Result<Node, Problem> {
    let mut documents = Deserializer::from_str(text);
    let first = match documents.next() {
        Some(document) => Node::read(document, text.len()).map_err(|error| explained(&error, text))?,
        None => Node::Null,
    };
    match documents.next() {
        None => Ok(first),
        Some(second) => Err(several_documents(second, text)),
    }
}

fn control_character(text: &str) -> Option<Problem> {
    let control = |character: char| character.is_control() && !"\t\n\r\u{85}".contains(character);
    let (at, character) = text.char_indices().find(|&(_, character)| control(character))?;
    let message =
        format!("the control character U+{:04X} cannot be part of a YAML file", u32::from(character));
    Some(Problem::at_byte(at, message))
}

/// Counts a bracket only where YAML could take it for one: after another, after a mark, or at the start of a line.
fn refuse_deep_brackets(text: &str) -> Result<(), Problem> {
    let mut rest = text.as_bytes();
    let mut depth = 0_usize;
    let mut can_open = true;
    while let [byte, after @ ..] = rest {
        match byte {
            // Blanks change nothing about what may follow.
            b' ' => {}
            b'[' | b'{' => {
                if can_open {
                    depth = depth.saturating_add(1);
                    if depth > DEEPEST {
                        let at = text.len().saturating_sub(rest.len());
                        return Err(Problem::at_byte(at, "more than 100 brackets are open here"));
                    }
                }
                can_open = true;
            }
            b']' | b'}' => {
                depth = depth.saturating_sub(1);
                can_open = false;
            }
            byte => can_open = matches!(byte, b',' | b':' | b'-' | b'?' | b'\n' | b'\r' | b'\t'),
        }
        rest = after;
    }
    Ok(())
}

/// The same for lists and mappings that are opened one in another on one line: `- - - - a`.
fn refuse_deep_marks(text: &str) -> Result<(), Problem> {
    let mut line_start = 0_usize;
    for line in text.split('\n') {
        let marks =
            line.split(' ').filter(|word| !word.is_empty()).take_while(|word| ["-", "?"].contains(word));
        if marks.count() > DEEPEST {
            return Err(Problem::at_byte(
                line_start,
                "more than 100 lists or mappings are opened on this line",
            ));
        }
        line_start = line_start.saturating_add(line.len()).saturating_add(1);
    }
    Ok(())
}

/// The library takes hundreds of bytes for each value, however short. A guide has long ones.
fn refuse_too_many_values(text: &str) -> Result<(), Problem> {
    let mut rest = text.as_bytes();
    let mut values = 0_usize;
    while let [byte, after @ ..] = rest {
        if matches!(byte, b'\n' | b',' | b'[' | b'{') {
            values = values.saturating_add(1);
            if values > MOST_VALUES {
                let at = text.len().saturating_sub(rest.len());
                let message = "the file has more than a million values, so this is probably not a guide";
                return Err(Problem::at_byte(at, message));
            }
        }
        rest = after;
    }
    Ok(())
}

fn refuse_merge_conflicts(text: &str) -> Result<(), Problem> {
    let at = if text.starts_with("<<<<<<< ") {
        Some(0)
    } else {
        text.find("\n<<<<<<< ").map(|line_break| line_break.saturating_add(1))
    };
    at.map_or(Ok(()), |at| Err(Problem::at_byte(at, "a merge conflict is not resolved here")))
}

fn several_documents(second: Deserializer<'_>, text: &str) -> Problem {
    let message = "the file holds several documents: keep one, and remove the line `---` between them";
    let start = locate::start_of_document(second).unwrap_or(text.len());
    // The mark itself is in the last line before what it starts.
    let mark = text.get(..start).and_then(|before| before.rfind("---")).unwrap_or(start);
    Problem::at_byte(mark, message)
}

fn explained(error: &serde_yaml::Error, text: &str) -> Problem {
    let said = error.to_string();
    if said.contains(TOO_MANY_ALIASES) || said.contains("repetition limit exceeded") {
        return Problem::in_file(TOO_MANY_ALIASES);
    }
    let Some(location) = error.location() else {
        return Problem::in_file(said);
    };
    let at = location.index().min(text.len());
    if said.contains("recursion limit exceeded") {
        return Problem::at_byte(at, "the values are nested too deeply");
    }
    // The places are shown in another way, and counted in characters.
    let place = format!(" at line {} column {}", location.line(), location.column());
    let message = said.replacen(&place, "", 1);
    let context = context(&message, text);
    let lines = [Some(at), context.map(|(_, byte)| byte)];
    let line = |byte: Option<usize>| byte.map_or("", |byte| line_of(text, byte));
    let hint = lines.into_iter().find_map(|byte| lookalike(line(byte)));
    let hint = hint.unwrap_or_else(|| hint_for(&message, text, at));
    match context {
        // The library notices only on the next line.
        Some((_, byte)) if message.contains("could not find expected ':'") => {
            let label = "a field is written `name: value`, with a space after the colon";
            let label = lookalike(line(Some(byte))).unwrap_or(label);
            Problem::at_byte(byte, "this is not a field").label(label)
        }
        Some((message, byte)) => {
            Problem::at_byte(at, message).label(hint).other_byte(byte, "which started here")
        }
        None => Problem::at_byte(at, message).label(hint),
    }
}

fn line_of(text: &str, byte: usize) -> &str {
    let before = text.get(..byte).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |at| at.saturating_add(1));
    text.get(start..).and_then(|rest| rest.split('\n').next()).unwrap_or_default()
}

/// A character on a line that a person takes for one that YAML knows.
fn lookalike(line: &str) -> Option<&'static str> {
    if line.contains('：') {
        Some("`：` is a full-width colon: YAML needs `: `")
    } else if line.contains('，') {
        Some("`，` is a full-width comma: YAML needs `, `")
    } else if line.contains(['\u{a0}', '\u{3000}']) {
        Some("there is a blank in this line that is no space (U+00A0 or U+3000): YAML needs a space")
    } else {
        None
    }
}

/// What the library was in the middle of, as in `while parsing a list at line 8 column 14`, without the place, and the
/// place as a byte.
fn context<'a>(message: &'a str, text: &str) -> Option<(&'a str, usize)> {
    let (message, place) = message.rsplit_once(" at line ")?;
    let (line, column) = place.split_once(" column ")?;
    let (line, column): (usize, usize) = (line.parse().ok()?, column.parse().ok()?);
    let line_start = match line.checked_sub(2) {
        Some(line_breaks) => text.match_indices('\n').nth(line_breaks)?.0.saturating_add(1),
        None => 0,
    };
    let (offset, _) = text.get(line_start..)?.char_indices().nth(column.checked_sub(1)?)?;
    Some((message, line_start.saturating_add(offset)))
}

/// What usually is behind a message of the library.
fn hint_for(message: &str, text: &str, at: usize) -> &'static str {
    let (before, rest) = text.split_at_checked(at).unwrap_or((text, ""));
    let is_after_quote = before.trim_end_matches(' ').ends_with(['"', '\'']);
    if rest.starts_with('\t') {
        "YAML is indented with spaces; this is a tab"
    } else if is_after_quote && !rest.starts_with(['\n', '\r']) && !rest.is_empty() {
        "the quoted text ends before this: inside '…' write '' for a quote, inside \"…\" write \\\""
    } else if message.contains("mapping values are not allowed") {
        "a text with `: ` in it has to be in quotes; or the indentation is off"
    } else if message.contains("while scanning a quoted scalar") {
        "a quote is not closed"
    } else if message.contains("did not find expected key") || message.contains("did not find expected '-'") {
        "the indentation may be off, here or in the lines above, or a quote above is not closed"
    } else if message.contains("unknown anchor") || message.contains("while scanning an alias") {
        "a text that starts with `*` has to be in quotes"
    } else if message.contains("while scanning an anchor") || message.contains("while scanning a tag") {
        "a text that starts with `&` or `!` has to be in quotes"
    } else if message.contains("cannot start any token") {
        "a text that starts with this character has to be in quotes"
    } else if message.contains("block sequence entries are not allowed") {
        "a list with `- ` starts on the next line"
    } else {
        ""
    }
}
