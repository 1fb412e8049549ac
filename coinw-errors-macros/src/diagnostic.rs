//! Collects what is wrong with a guide, so that one run reports everything, and turns it into compile errors.

mod snippet;

use std::ops::Range;

use proc_macro2::TokenStream;

use crate::seen::Seen;
use crate::span::Span;

/// So many are shown; the rest is counted.
const MOST_SHOWN: usize = 20;

/// One thing that is wrong. In a box, since it is what many functions return in place of their result.
pub struct Diagnostic(Box<Details>);

struct Details {
    /// `None` for the file as a whole.
    at: Option<Span>,
    message: String,
    /// Beside the caret.
    label: String,
    /// Another place that has to do with it, and what it is.
    other: Option<(Span, &'static str)>,
    /// Below the snippet.
    note: String,
}

impl Diagnostic {
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
        Self::new(Some(Span { start: bytes.start, end: bytes.end }), message.into(), label.into())
    }

    /// A problem with a value.
    pub fn at(place: Span, message: impl Into<String>, label: impl Into<String>) -> Self {
        Self::new(Some(place), message.into(), label.into())
    }

    fn new(at: Option<Span>, message: String, label: String) -> Self {
        Self(Box::new(Details { at, message, label, other: None, note: String::new() }))
    }

    /// Where something was first that must not be there again.
    pub fn first(self, place: Span) -> Self {
        self.other(place, "first here")
    }

    /// Another place that has to do with it, and what it is.
    pub fn other(mut self, place: Span, label: &'static str) -> Self {
        self.0.other = Some((place, label));
        self
    }

    /// What is to be read below the snippet.
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.0.note = note.into();
        self
    }
}

/// The diagnostics found so far, in the order of the file.
#[derive(Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    pub fn report(&mut self, diagnostic: Diagnostic) {
        let mut place = 0_usize;
        for other in &self.0 {
            if (other.0.at, &other.0.message) == (diagnostic.0.at, &diagnostic.0.message) {
                return;
            }
            place = place.saturating_add(usize::from(other.0.at <= diagnostic.0.at));
        }
        self.0.insert(place, diagnostic);
    }

    /// Whether there is one with exactly this value.
    pub fn is_about(&self, place: Span) -> bool {
        self.0.iter().any(|diagnostic| diagnostic.0.at == Some(place))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each problem as a compile error of its own.
    pub fn into_compile_errors(self, file: &str, text: &str, span: proc_macro2::Span) -> TokenStream {
        let mut errors = TokenStream::new();
        for error in self.render(file, text) {
            errors.extend(syn::Error::new(span, error).into_compile_error());
        }
        errors
    }

    /// The diagnostics as they are shown. Those that say the same are one, with the places of the others.
    pub fn render(self, file: &str, text: &str) -> Vec<String> {
        let mut groups: Vec<Vec<&Details>> = Vec::new();
        let mut first = Seen::default();
        for Diagnostic(diagnostic) in &self.0 {
            let place = match (&diagnostic.at, &diagnostic.other) {
                (Some(_), None) => first.place(
                    format!("{}\n{}\n{}", diagnostic.message, diagnostic.label, diagnostic.note),
                    groups.len(),
                ),
                _ => groups.len(),
            };
            match groups.get_mut(place) {
                Some(group) => group.push(diagnostic),
                None => groups.push(vec![diagnostic]),
            }
        }
        let more: usize = groups.iter().skip(MOST_SHOWN).map(Vec::len).sum();
        let mut rendered: Vec<String> =
            groups.iter().take(MOST_SHOWN).map(|group| shown(file, text, group)).collect();
        if more > 0 {
            let diagnostics = if more == 1 { "problem" } else { "problems" };
            rendered.push(format!("{file} has {more} more {diagnostics} that are not shown"));
        }
        rendered
    }
}

/// A problem, and the places at which it is again.
fn shown(file: &str, text: &str, group: &[&Details]) -> String {
    let [Details { at, message, label, other, note }, again @ ..] = group else { return String::new() };
    let mut shown = match at {
        Some(at) => message.clone() + &snippet::render(file, text, at.start..at.end, label),
        None => format!("{file}: {message}"),
    };
    if let Some((at, label)) = other {
        shown += &snippet::render(file, text, at.start..at.end, label);
    }
    if !note.is_empty() {
        shown += &format!("\n   = {note}");
    }
    if !again.is_empty() {
        let places = again.iter().filter_map(|diagnostic| Some(snippet::place(text, diagnostic.at?.start)));
        let places: Vec<_> =
            places.take(MOST_PLACES).map(|(line, column)| format!("{line}:{column}")).collect();
        let rest = if again.len() > MOST_PLACES { ", …" } else { "" };
        shown +=
            &format!("\n   = the same mistake {} more times, at {}{rest}", again.len(), places.join(", "));
    }
    shown
}

/// How many places are named at which a problem is again.
const MOST_PLACES: usize = 5;
