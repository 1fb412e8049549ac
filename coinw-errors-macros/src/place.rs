//! The place of a value in the document, as a path to it. Where that is in the text is found only when it is asked for.

/// A path from the document to one of its values, while it is being walked. It costs nothing to make one, and nearly all
/// of them lead to something right.
#[derive(Debug, Clone, Copy)]
pub struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    step: Option<Step>,
    part: Part,
}

/// The same for keeping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub steps: Vec<Step>,
    pub part: Part,
}

/// One step of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// To the field of that name; the first, if there are several.
    Field(&'static str),
    /// To a field by its number in the mapping, counted from 0.
    Pair(usize),
    /// To an item of a list, counted from 0.
    Item(usize),
}

/// What of the last step is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Value,
    /// The name of the field.
    Key,
}

impl Path<'_> {
    pub const DOCUMENT: Path<'static> = Path { parent: None, step: None, part: Part::Value };
}

impl<'a> Path<'a> {
    pub fn field(&'a self, name: &'static str) -> Self {
        self.then(Step::Field(name))
    }

    pub fn pair(&'a self, index: usize) -> Self {
        self.then(Step::Pair(index))
    }

    pub fn item(&'a self, index: usize) -> Self {
        self.then(Step::Item(index))
    }

    /// The name of the field instead of its value.
    pub fn key(self) -> Self {
        Self { part: Part::Key, ..self }
    }

    pub fn place(&self) -> Place {
        let mut steps: Vec<_> =
            std::iter::successors(Some(self), |path| path.parent).filter_map(|path| path.step).collect();
        steps.reverse();
        Place { steps, part: self.part }
    }

    fn then(&'a self, step: Step) -> Self {
        Self { parent: Some(self), step: Some(step), part: Part::Value }
    }
}

impl Place {
    /// Which entry of the guide it is about, if any.
    pub fn entry(&self) -> Option<usize> {
        match self.steps[..] {
            [Step::Field("codes"), Step::Item(index), ..] => Some(index),
            _ => None,
        }
    }
}
