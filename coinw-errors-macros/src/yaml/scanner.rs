//! Finds the positions of a guide's values in the text alone: fields, items, quotes, brackets and their columns.
//!
//! The library decides what a value is, and whether a text is YAML. Syntax that the scanner does not know (`? key`, `"\x6eame"`, …) gets
//! the position of the value around it; a text in it is refused, because nothing could show what YAML dropped.

use std::ops::Range;

use super::{Node, Style, Value, Written, verbatim};
use crate::span::Span;

/// Guides nest less.
const DEEPEST: usize = 32;

/// Where a value stands.
#[derive(Default)]
pub struct Place {
    pub span: Span,
    /// The items, or the fields, each with the place of its name.
    pub parts: Vec<(Option<Span>, Place)>,
}

/// Lays places over values, as far as both agree. What is only known to be in something has the place of that.
pub fn put(node: &mut Node, span: Span, place: Option<&Place>, guide: Written<'_>) {
    node.span = span;
    let text = guide.text;
    let written = text.get(span.start..span.end).unwrap_or_default();
    let first = verbatim::behind_marks(written).bytes().next().unwrap_or_default();
    node.style = match (&node.value, first) {
        (Value::List(_) | Value::Mapping(_), b'[' | b'{') => Style::Flow,
        (Value::List(_) | Value::Mapping(_), _) | (_, b'|' | b'>') => Style::Block,
        (_, b'"' | b'\'') => Style::Quoted,
        _ => Style::Plain,
    };
    if place.is_some() {
        if let Value::Integer(number) = node.value
            && verbatim::behind_marks(written).split('\n').next() != Some(&number.to_string())
            && node.style == Style::Plain
            && !written.starts_with('*')
        {
            // `0x10`, `-0`: no exchange sends that.
            node.value = Value::Number(written.to_owned());
        }
        node.difference = verbatim::of(guide, node);
    } else if !written.starts_with('*') {
        node.difference = Some(verbatim::not_found(span));
    }
    let parts = place.map_or(&[][..], |place| &place.parts);
    match &mut node.value {
        Value::List(items) => {
            let agrees = items.len() == parts.len();
            for (index, item) in items.iter_mut().enumerate() {
                let part = parts.get(index).filter(|_| agrees).map(|(_, part)| part);
                put(item, part.map_or(span, |part| part.span), part, guide);
            }
        }
        Value::Mapping(pairs) => {
            let mut agrees = pairs.len() == parts.len();
            for ((key, _), (name, _)) in pairs.iter().zip(parts) {
                let name = name.and_then(|name| text.get(name.start..name.end)).unwrap_or_default();
                agrees = agrees && key.text().is_none_or(|key| name.contains(key));
            }
            for (index, (key, value)) in pairs.iter_mut().enumerate() {
                let part = parts.get(index).filter(|_| agrees);
                put(key, part.and_then(|(name, _)| *name).unwrap_or(span), None, guide);
                put(value, part.map_or(span, |(_, part)| part.span), part.map(|(_, part)| part), guide);
            }
        }
        _ => {}
    }
}

/// The places in a piece of the text.
pub fn scan(text: &str, piece: Range<usize>) -> Place {
    let text = text.get(..piece.end).unwrap_or_default();
    let mut scanner = Scanner { text, at: piece.start, depth: 0, brackets: 0 };
    scanner.next_value();
    while scanner.column() == 0 && (scanner.next() == Some(b'%') || scanner.follows("---")) {
        scanner.at = scanner.end_of_line();
        scanner.next_value();
    }
    scanner.value(0)
}

#[derive(Clone, Copy)]
struct Scanner<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    /// How many are open.
    brackets: usize,
}

impl Scanner<'_> {
    fn next(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn follows(&self, text: &str) -> bool {
        self.text.as_bytes().get(self.at..).is_some_and(|rest| rest.starts_with(text.as_bytes()))
    }

    /// Whether a sign stands here with a blank behind it.
    fn is_sign(&self, sign: u8) -> bool {
        let after = self.text.as_bytes().get(self.at.saturating_add(1));
        self.next() == Some(sign) && after.is_none_or(|after| b" \t\n".contains(after))
    }

    fn end_of_line(&self) -> usize {
        let rest = self.text.get(self.at..).unwrap_or_default();
        self.at.saturating_add(rest.find('\n').unwrap_or(rest.len()))
    }

    fn column(&self) -> usize {
        let line = self.text.get(..self.at).and_then(|before| before.rsplit('\n').next());
        line.unwrap_or_default().len()
    }

    fn step(&mut self) {
        self.at = self.at.saturating_add(1);
    }

    fn skip(&mut self, skipped: &[u8]) {
        while self.next().is_some_and(|byte| skipped.contains(&byte)) {
            self.step();
        }
    }

    /// Goes on to what is neither blank nor a comment.
    fn next_value(&mut self) {
        self.skip(b" \t\n");
        while self.next() == Some(b'#') {
            self.at = self.end_of_line();
            self.skip(b" \t\n");
        }
    }

    /// The value that starts here; its other lines stand at least in a column.
    fn value(&mut self, least: usize) -> Place {
        let start = self.at;
        self.depth = self.depth.saturating_add(1);
        let is_flow = self.brackets != 0;
        let mut place = match self.next() {
            _ if self.depth > DEEPEST => Place::default(),
            Some(b'&' | b'!') => {
                while self.next().is_some_and(|byte| !b" \t\n".contains(&byte)) {
                    self.step();
                }
                self.behind(least, least)
            }
            Some(b'[' | b'{') => self.in_brackets(),
            _ if !is_flow && (self.is_sign(b'-') || self.key().is_some()) => self.below_each_other(),
            Some(b'"' | b'\'') => self.quoted(),
            Some(b'|' | b'>') => self.lines(least, true),
            _ => self.lines(least, false),
        };
        self.depth = self.depth.saturating_sub(1);
        place.span = Span { start, end: place.span.end.max(start) };
        place
    }

    /// The name of a field that stands here, and the place behind its colon.
    fn key(mut self) -> Option<(Span, usize)> {
        let (start, line_end) = (self.at, self.end_of_line());
        if let Some(b'"' | b'\'') = self.next() {
            self.quoted();
        }
        while self.at < line_end && !self.is_sign(b':') && !self.follows(" #") {
            self.step();
        }
        let end = start.saturating_add(self.text.get(start..self.at)?.trim_end().len());
        (self.at < line_end && self.is_sign(b':')).then(|| (Span { start, end }, self.at.saturating_add(1)))
    }

    /// What stands behind a `-` or a colon, or below it.
    fn behind(&mut self, least: usize, least_dash: usize) -> Place {
        let start = self.at;
        self.skip(b" \t");
        if let Some(b'\n' | b'#') | None = self.next() {
            self.next_value();
            let least = if self.is_sign(b'-') { least_dash } else { least };
            if self.next().is_none() || self.column() < least {
                return Place { span: Span { start, end: start }, parts: Vec::new() };
            }
        }
        self.value(least)
    }

    /// The items or the fields that stand in this column.
    fn below_each_other(&mut self) -> Place {
        let (column, is_list) = (self.column(), self.is_sign(b'-'));
        let least = column.saturating_add(1);
        let mut place = Place::default();
        while self.column() == column && self.is_sign(b'-') == is_list {
            let mut name = None;
            if is_list {
                self.step();
            } else {
                let Some((span, behind)) = self.key() else { break };
                (name, self.at) = (Some(span), behind);
            }
            let part = self.behind(least, if is_list { least } else { column });
            place.span.end = part.span.end;
            place.parts.push((name, part));
            self.next_value();
            // What is further in was not understood.
            while self.column() > column && self.next().is_some() {
                self.at = self.end_of_line();
                self.next_value();
            }
        }
        place
    }

    fn quoted(&mut self) -> Place {
        let quote = self.next();
        self.step();
        while let Some(byte) = self.next() {
            self.step();
            let is_doubled = quote == Some(b'\'') && self.next() == quote;
            if byte == b'\\' && quote == Some(b'"') || Some(byte) == quote && is_doubled {
                self.step();
            } else if Some(byte) == quote {
                break;
            }
        }
        Place { span: Span { start: 0, end: self.at }, parts: Vec::new() }
    }

    /// A text that goes on as long as its lines stand in this column or further in.
    fn lines(&mut self, least: usize, is_block: bool) -> Place {
        let start = self.at;
        let mut end = start;
        loop {
            let line_end = self.end_of_line();
            while self.at < line_end && (is_block || !self.ends_plain()) {
                self.step();
            }
            let line = self.text.get(end..self.at).unwrap_or_default();
            end = end.saturating_add(line.trim_end_matches([' ', '\t', '\n']).len());
            if self.at < line_end {
                break;
            }
            self.skip(b" \n");
            if self.next().is_none() || self.column() < least || !is_block && self.is_sign(b'#') {
                break;
            }
        }
        self.at = end;
        Place { span: Span { start, end }, parts: Vec::new() }
    }

    fn ends_plain(&self) -> bool {
        let is_sign = || self.next().is_some_and(|byte| b",[]{}".contains(&byte)) || self.is_sign(b':');
        self.follows(" #") || self.brackets > 0 && is_sign()
    }

    fn in_brackets(&mut self) -> Place {
        let is_list = self.next() == Some(b'[');
        let mut parts = Vec::new();
        self.step();
        self.brackets = self.brackets.saturating_add(1);
        loop {
            self.next_value();
            match self.next() {
                None => break,
                Some(b',') => self.step(),
                Some(b']' | b'}') => {
                    self.step();
                    break;
                }
                _ => {
                    let before = self.at;
                    let mut part = self.value(0);
                    let name = part.span;
                    self.next_value();
                    if self.next() == Some(b':') {
                        self.step();
                        self.next_value();
                        part = self.value(0);
                    } else if !is_list {
                        part.span.start = name.end;
                    }
                    if self.at == before {
                        self.step();
                    }
                    parts.push((Some(name), part));
                }
            }
        }
        self.brackets = self.brackets.saturating_sub(1);
        Place { span: Span { start: 0, end: self.at }, parts }
    }
}

/// The last value that starts at a place or before it: a text, or a list in brackets that are closed there.
pub fn last_before(place: &Place, at: usize, text: &str) -> Span {
    let mut last = place.span;
    let is_closed = text.get(last.start..).unwrap_or_default().starts_with(['[', '{']) && last.end <= at;
    for (_, part) in &place.parts {
        if part.span.start <= at && !is_closed {
            last = last_before(part, at, text);
        }
    }
    last
}
