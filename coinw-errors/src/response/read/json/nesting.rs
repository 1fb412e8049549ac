//! The arrays and objects around a place in the text.

use alloc::vec::Vec;

/// What values stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    Array,
    Object,
}

/// The arrays and objects around a place, a bit for each: the innermost is the lowest. Above the outermost stands a 1.
pub(super) struct Nesting {
    innermost: u64,
    /// What did not fit, 63 at a time.
    around: Vec<u64>,
}

impl Default for Nesting {
    fn default() -> Self {
        Self { innermost: NONE, around: Vec::new() }
    }
}

const NONE: u64 = 1;

impl Nesting {
    pub(super) fn innermost(&self) -> Option<Container> {
        match (self.innermost, self.innermost & 1) {
            (NONE, _) => None,
            (_, 1) => Some(Container::Object),
            _ => Some(Container::Array),
        }
    }

    pub(super) fn push(&mut self, container: Container) {
        if self.innermost.leading_zeros() == 0 {
            self.around.push(self.innermost);
            self.innermost = NONE;
        }
        self.innermost = self.innermost << 1 | u64::from(container == Container::Object);
    }

    pub(super) fn pop(&mut self) {
        self.innermost >>= 1;
        if self.innermost == NONE
            && let Some(around) = self.around.pop()
        {
            self.innermost = around;
        }
    }
}
