//! Why a list below its name is not YAML.

use super::of_no_field;
use crate::alike;
use crate::format::{CODE, LINK, has, of_code};
use crate::problem::Problem;
use crate::source::line::{self, Line};

/// What is wrong with the items of a list, each of which is right by itself.
pub fn of_list(lines: &[Line<'_>]) -> Option<Problem> {
    let (field, below) = lines.split_first()?;
    let (key, value) = field.field()?;
    let is_list = key == "success" || of_code(key)?.is_list();
    if !is_list || !value.is_void() {
        return None;
    }
    let first = line::first(below)?;
    // Of the items, the first may be the one that is off.
    let mut columns = Vec::new();
    for line in below {
        if line.item().is_some() {
            columns.push(line.indent);
        }
    }
    let second = columns.get(1).copied().unwrap_or(first.indent);
    let mut in_second = 0_usize;
    for column in &columns {
        in_second = in_second.saturating_add(usize::from(*column == second));
    }
    let usual = if in_second > 1 { second } else { first.indent };
    let fields = first.item().and_then(|item| item.field().map(|_| item.indent));
    for line in below {
        if key == "links"
            && let Some(problem) = of_link(line, fields)
        {
            return Some(problem);
        }
        if let Some((message, label)) = of_item(line, usual, first.indent, fields) {
            return Some(Problem::at_byte(line.at(0), message, label));
        }
    }
    None
}

/// What is wrong with a line of a link, whose `fields` are in one column.
fn of_link(line: &Line<'_>, fields: Option<usize>) -> Option<Problem> {
    let field = line.item().unwrap_or(*line);
    if field.is_void() || field.field().is_some() {
        return None;
    }
    if has(LINK, &field.first_word()) {
        return Some(of_no_field(&field));
    }
    let message = "this line is no field of the link";
    let label = "if it goes on the text above, write it further in";
    (line.item().is_none() && fields == Some(line.indent))
        .then(|| Problem::at_byte(line.at(0), message, label))
}

/// What is wrong with a line of a list whose dashes are in the column `usual`, and whose items have `fields`, if any.
fn of_item(
    line: &Line<'_>,
    usual: usize,
    first: usize,
    fields: Option<usize>,
) -> Option<(&'static str, String)> {
    const ITEM: &str = "an item starts with `- `";
    if line.is_void() {
        return None;
    }
    let sign = line.content.chars().next()?;
    if let Some((0, '-', advice)) = alike::first(line.content) {
        return Some((ITEM, advice));
    }
    if let Some(item) = line.item() {
        if fields.is_none() && line.indent != usual && item.has_field_of(CODE) {
            return Some((
                "this `-` stands before a field of the entry",
                "write a space instead of it".to_owned(),
            ));
        }
        if item.item().is_some() {
            return Some(("an item starts with one `-`", "remove the second one".to_owned()));
        }
        let message = "this `-` is not in the column of the other items";
        return (line.indent != usual).then(|| (message, format!("write {usual} spaces before it")));
    }
    match fields {
        _ if sign == '-' => Some((ITEM, "a space has to follow the `-`".to_owned())),
        _ if "*•+".contains(sign) => Some((ITEM, format!("write `-` instead of `{sign}`"))),
        Some(column) if column != line.indent && line.field().is_some() => {
            let message = "this field is not in the column of the other fields";
            Some((message, format!("write {column} spaces before it")))
        }
        None if line.indent <= first => {
            let label = "start it with `- `, or, if it goes on the text above, write it further in";
            Some(("this line is no item of the list", label.to_owned()))
        }
        _ => None,
    }
}
