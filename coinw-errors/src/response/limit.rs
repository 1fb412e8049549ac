//! How much of a response an error keeps.

/// The largest length of a kept body, message or code, in bytes.
pub(super) const KEPT: usize = 8 * 1024;
