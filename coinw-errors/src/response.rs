//! From the bytes of a body to its data or its error.
//!
//! [`read`] decides between the two, and nothing else does. An error is kept with what arrived, and what is [`shown`] of it has no
//! secrets.

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
mod mismatch;
mod read;
mod received;
#[cfg(feature = "serde")]
mod record;
mod shown;
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
