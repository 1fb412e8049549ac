//! What is wrong with a guide: collected, so that one run reports all of it, and turned into compile errors.

use std::fmt;

use proc_macro2::{Span, TokenStream};

/// The place of a value in the document, as in `codes[3].kind`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place(Vec<Step>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Key(String),
    Item(usize),
}

impl Place {
    /// The whole document.
    pub fn document() -> Self {
        Self::default()
    }

    pub fn key(&self, key: impl Into<String>) -> Self {
        self.then(Step::Key(key.into()))
    }

    pub fn item(&self, index: usize) -> Self {
        self.then(Step::Item(index))
    }

    fn then(&self, step: Step) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        Self(steps)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (depth, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if depth == 0 => f.write_str(key)?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Item(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// The problems found so far, in the order in which they were found.
#[derive(Debug, Default)]
pub struct Problems(Vec<Problem>);

#[derive(Debug)]
struct Problem {
    place: Place,
    message: String,
}

impl Problems {
    pub fn report(&mut self, place: &Place, message: impl Into<String>) {
        self.0.push(Problem { place: place.clone(), message: message.into() });
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each problem as a compile error of its own.
    pub fn to_compile_errors(&self, file: &str, span: Span) -> TokenStream {
        self.rendered(file).map(|text| syn::Error::new(span, text).into_compile_error()).collect()
    }

    fn rendered(&self, file: &str) -> impl Iterator<Item = String> {
        self.0.iter().map(move |Problem { place, message }| {
            let place = place.to_string();
            let colon = if place.is_empty() { "" } else { ": " };
            format!("{file}: {place}{colon}{message}")
        })
    }

    /// What a test compares: every problem, rendered.
    #[cfg(test)]
    pub fn texts(&self, file: &str) -> Vec<String> {
        self.rendered(file).collect()
    }
}
