//! From the bytes of a body to its data or its error.
//!
//! Only [`read`] decides between data and error. An error keeps the response as it arrived; [`shown`] leaves out the secrets.

mod api_error;
pub mod batch;
pub mod body;
mod coinw;
#[cfg(feature = "miette")]
mod diagnostic;
mod display;
mod error;
pub mod frame;
mod http;
mod kept;
mod limit;
mod mismatch;
pub mod read;
mod received;
#[cfg(feature = "serde")]
mod record;
pub mod shown;
mod support;
mod unreadable;
mod unusable;

pub use self::api_error::ApiError;
pub use self::batch::MapErrors;
pub use self::coinw::{check, check_frame, data, decode, decode_batch, decode_frame};
pub use self::error::Error;
pub use self::frame::{DecodedFrame, Frame};
pub use self::mismatch::Mismatch;
pub use self::received::{ReceivedCode, UnlistedCode};
pub use self::support::SupportRequest;
pub use self::unreadable::Unreadable;
