//! The items that the program of this package shares with the library. Do not use this module by hand: it changes without notice.

pub use crate::guide::retry::{Answer, decide_without_code};
pub use crate::guide::script::is_latin;
#[cfg(feature = "json")]
pub use crate::response::read::is_key;
#[cfg(feature = "json")]
pub use crate::response::shown;
