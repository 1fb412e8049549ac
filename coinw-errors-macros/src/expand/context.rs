//! What the expanders work from.

use crate::args::{Args, Stub};
use crate::guide::Guide;

/// The attribute, the enum that it stands on, and the guide that it names.
pub struct Context<'a> {
    pub args: &'a Args,
    pub stub: &'a Stub,
    pub guide: &'a Guide,
}
