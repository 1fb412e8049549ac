//! How much is kept of a response.

/// The largest length of a kept body, message or code, in bytes.
pub(super) const KEPT: usize = 8 * 1024;
