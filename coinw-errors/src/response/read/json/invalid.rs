//! What is wrong with a text that is not JSON.

/// Why a text is not JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::response) enum Invalid {
    /// More of it could have made it JSON.
    EndsTooEarly,
    /// Nothing could have.
    Syntax,
}

/// What is wrong where something else was found than what may stand there, or nothing any more.
pub(super) fn unexpected(found: Option<&u8>) -> Invalid {
    found.map_or(Invalid::EndsTooEarly, |_| Invalid::Syntax)
}
