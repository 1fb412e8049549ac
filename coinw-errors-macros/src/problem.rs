//! What is wrong with a guide: collected, so that one run reports all of it, and turned into compile errors.

mod snippet;

use std::ops::Range;

use proc_macro2::{Span, TokenStream};

use crate::locate;
use crate::place::{Path, Place};

/// So many are shown; the rest is counted.
const MOST_SHOWN: usize = 20;

/// To find a place takes a pass over the text. In a file of many megabytes fewer are shown, so that it does not take
/// minutes: this many bytes are read for them, and as many again where each has a second place to show.
const MOST_READ: usize = 64 * 1024 * 1024;

/// So many are kept, to show the first of them in the order of the file. They are found nearly in that order.
const MOST_KEPT: usize = 200;

/// One thing that is wrong. In a box, since it is what many functions return in place of their result.
#[derive(Debug)]
pub struct Problem(Box<Details>);

#[derive(Debug)]
struct Details {
    at: At,
    message: String,
    /// Beside the caret.
    label: String,
    /// Another place that has to do with it, and what it is.
    other: Option<(At, &'static str)>,
    /// Below the snippet.
    note: String,
}

#[derive(Debug)]
enum At {
    File,
    Byte(usize),
    Value(Place),
}

impl Problem {
    /// A problem with the file as a whole.
    pub fn in_file(message: impl Into<String>) -> Self {
        Self::new(At::File, message)
    }

    /// A problem with the text, before there are values.
    pub fn at_byte(byte: usize, message: impl Into<String>) -> Self {
        Self::new(At::Byte(byte), message)
    }

    /// A problem with a value.
    pub fn at(path: Path<'_>, message: impl Into<String>) -> Self {
        Self::new(At::Value(path.place()), message)
    }

    fn new(at: At, message: impl Into<String>) -> Self {
        let message = message.into();
        Self(Box::new(Details { at, message, label: String::new(), other: None, note: String::new() }))
    }

    /// What is to be read beside the caret.
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.0.label = label.into();
        self
    }

    /// Where something was first that must not be there again.
    pub fn first(self, path: Path<'_>) -> Self {
        self.other(path, "first here")
    }

    /// Another place that has to do with it, and what it is.
    pub fn other(mut self, path: Path<'_>, label: &'static str) -> Self {
        self.0.other = Some((At::Value(path.place()), label));
        self
    }

    /// The same, for a place in the text.
    pub fn other_byte(mut self, byte: usize, label: &'static str) -> Self {
        self.0.other = Some((At::Byte(byte), label));
        self
    }

    /// What is to be read below the snippet.
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.0.note = note.into();
        self
    }

    /// Problems with the file come first, then those of the guide, then those of its entries in their order.
    fn rank(&self) -> (bool, Option<usize>) {
        match &self.0.at {
            At::File | At::Byte(_) => (false, None),
            At::Value(place) => (true, place.entry()),
        }
    }

    fn range(&self, text: &str) -> Option<Range<usize>> {
        self.0.at.range(text)
    }
}

impl At {
    fn range(&self, text: &str) -> Option<Range<usize>> {
        match self {
            Self::File => None,
            Self::Byte(byte) => Some(*byte..byte.saturating_add(1)),
            Self::Value(place) => Some(locate::find(text, place)),
        }
    }
}

/// The problems found so far.
#[derive(Debug, Default)]
pub struct Problems {
    kept: Vec<Problem>,
    /// How many were not kept.
    more: usize,
}

impl Problems {
    pub fn report(&mut self, problem: Problem) {
        if self.is_full() {
            self.more = self.more.saturating_add(1);
        } else {
            self.kept.push(problem);
        }
    }

    /// Whether so many are known that a further one is only counted.
    pub fn is_full(&self) -> bool {
        self.kept.len() >= MOST_KEPT
    }

    /// Whether there is one with exactly this value.
    pub fn is_about(&self, value: Path<'_>) -> bool {
        // As a rule there are none, and then no place has to be made of the path.
        !self.is_empty() && {
            let value = value.place();
            self.kept.iter().any(|problem| matches!(&problem.0.at, At::Value(place) if *place == value))
        }
    }

    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// Each problem as a compile error of its own.
    pub fn into_compile_errors(self, file: &str, text: &str, span: Span) -> TokenStream {
        let errors = self.render(file, text);
        errors.into_iter().map(|error| syn::Error::new(span, error).into_compile_error()).collect()
    }

    /// The problems as they are shown, in the order of the file.
    pub fn render(mut self, file: &str, text: &str) -> Vec<String> {
        self.kept.sort_by_key(Problem::rank);
        let most = MOST_READ.checked_div(text.len()).map_or(MOST_SHOWN, |most| most.min(MOST_SHOWN));
        let more = self.more.saturating_add(self.kept.len().saturating_sub(most));
        self.kept.truncate(most);
        let mut shown: Vec<_> = self.kept.into_iter().map(|problem| (problem.range(text), problem)).collect();
        shown.sort_by_key(|(range, _)| range.as_ref().map(|range| range.start));
        let mut rendered: Vec<_> =
            shown.into_iter().map(|(range, problem)| render(file, text, range, &problem)).collect();
        if more > 0 {
            let problems = if more == 1 { "problem" } else { "problems" };
            rendered.push(format!("{file} has {more} more {problems}, not shown here"));
        }
        rendered
    }
}

fn render(file: &str, text: &str, range: Option<Range<usize>>, problem: &Problem) -> String {
    let Details { message, label, other, note, .. } = &*problem.0;
    let Some(range) = range else {
        return format!("{file}: {message}");
    };
    let mut rendered = message.clone();
    rendered.push_str(&snippet::render(file, text, range, label));
    if let Some((at, label)) = other
        && let Some(range) = at.range(text)
    {
        rendered.push_str(&snippet::render(file, text, range, label));
    }
    if !note.is_empty() {
        rendered.push_str("\n   = ");
        rendered.push_str(note);
    }
    rendered
}
