//! What is wrong with a guide: collected, so that one run reports all of it, and turned into compile errors.

mod snippet;

use std::ops::Range;

use proc_macro2::{Span, TokenStream};

use crate::tree::{At, Node};

/// So many are shown; the rest is counted.
const MOST_SHOWN: usize = 20;

/// So many are kept, to show the first of them in the order of the file.
const MOST_KEPT: usize = 200;

/// One thing that is wrong. In a box, since it is what many functions return in place of their result.
pub struct Problem(Box<Details>);

struct Details {
    /// `None` for the file as a whole.
    at: Option<At>,
    message: String,
    /// Beside the caret.
    label: String,
    /// Another place that has to do with it, and what it is.
    other: Option<(At, &'static str)>,
    /// Below the snippet.
    note: String,
}

impl Problem {
    /// A problem with the file as a whole.
    pub fn in_file(message: impl Into<String>) -> Self {
        Self::new(None, message.into(), String::new())
    }

    /// A problem with a character of the text, and what is to be read beside the caret.
    pub fn at_byte(byte: usize, message: impl Into<String>, label: impl Into<String>) -> Self {
        Self::at_bytes(byte..byte.saturating_add(1), message, label)
    }

    /// A problem with some bytes of the text.
    pub fn at_bytes(bytes: Range<usize>, message: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(Some(At::bytes(bytes)), message.into(), label.into())
    }

    /// A problem with a value.
    pub fn at(node: &Node, message: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(Some(node.at), message.into(), label.into())
    }

    fn new(at: Option<At>, message: String, label: String) -> Self {
        Self(Box::new(Details { at, message, label, other: None, note: String::new() }))
    }

    pub fn starts_in(&self, bytes: &Range<usize>) -> bool {
        self.0.at.is_some_and(|at| bytes.contains(&at.start))
    }

    /// Where something was first that must not be there again.
    pub fn first(self, node: &Node) -> Self {
        self.other(node, "first here")
    }

    /// Another place that has to do with it, and what it is.
    pub fn other(mut self, node: &Node, label: &'static str) -> Self {
        self.0.other = Some((node.at, label));
        self
    }

    /// What is to be read below the snippet.
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.0.note = note.into();
        self
    }
}

/// The problems found so far.
#[derive(Default)]
pub struct Problems {
    kept: Vec<Problem>,
    /// How many were not kept.
    more: usize,
    /// The text in which the places are, if it is not the file's. Each byte is where it is in the file.
    text: Option<String>,
}

impl Problems {
    pub fn report(&mut self, problem: Problem) {
        // The pieces of the text are in its order.
        let mut place = 0_usize;
        for kept in &self.kept {
            place = place.saturating_add(usize::from(kept.0.at <= problem.0.at));
        }
        self.kept.insert(place, problem);
        if self.kept.len() > MOST_KEPT {
            self.kept.pop();
            self.more = self.more.saturating_add(1);
        }
    }

    /// Whether there is one with exactly this value.
    pub fn is_about(&self, node: &Node) -> bool {
        self.kept.iter().any(|problem| problem.0.at == Some(node.at))
    }

    pub fn are_in(&mut self, text: Option<&str>) {
        self.text = text.map(str::to_owned);
    }

    pub fn count(&self) -> usize {
        self.kept.len().saturating_add(self.more)
    }

    /// Forgets all but the first.
    pub fn truncate(&mut self, count: usize) {
        self.kept.truncate(count);
        self.more = count.saturating_sub(MOST_KEPT);
    }

    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// Each problem as a compile error of its own.
    pub fn into_compile_errors(self, file: &str, text: &str, span: Span) -> TokenStream {
        let mut errors = TokenStream::new();
        for error in self.render(file, text) {
            errors.extend(syn::Error::new(span, error).into_compile_error());
        }
        errors
    }

    /// The problems as they are shown, in the order of the file.
    pub fn render(self, file: &str, text: &str) -> Vec<String> {
        let more = self.more.saturating_add(self.kept.len().saturating_sub(MOST_SHOWN));
        let read = self.text.as_deref().unwrap_or(text);
        let mut starts: Vec<Option<usize>> = Vec::new();
        let mut rendered: Vec<String> = Vec::new();
        for problem in self.kept.iter().take(MOST_SHOWN) {
            let Details { at, message, label, other, note } = &*problem.0;
            let (mut start, mut shown) = (None, format!("{file}: {message}"));
            if let Some(at) = at {
                let range = at.range(read);
                start = Some(range.start);
                shown = message.clone() + &snippet::render(file, text, range, label);
            }
            if let Some((at, label)) = other {
                shown += &snippet::render(file, text, at.range(read), label);
            }
            if !note.is_empty() {
                shown += &format!("\n   = {note}");
            }
            let mut place = 0_usize;
            for other in &starts {
                place = place.saturating_add(usize::from(*other <= start));
            }
            starts.insert(place, start);
            rendered.insert(place, shown);
        }
        if more > 0 {
            let problems = if more == 1 { "problem" } else { "problems" };
            rendered.push(format!("{file} has {more} more {problems}, not shown here"));
        }
        rendered
    }
}
