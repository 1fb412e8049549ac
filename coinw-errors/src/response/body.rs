//! A body on its way to data or an error.

use alloc::string::{String, ToString};
use core::str::Utf8Error;

use serde::Deserialize;
use serde::de::{IgnoredAny, IntoDeserializer};

use super::api_error::ApiError;
use super::error::Error;
use super::mismatch::Mismatch;
use super::read::{Data, Evidence, Invalid, Reading, Subject};
use super::unreadable::Unreadable;
use crate::guide::Guide;
use crate::guide::vocabulary::Market;

/// What arrived, and where from.
#[derive(Clone, Copy)]
pub struct Body<'a> {
    pub(super) market: Market,
    pub(super) bytes: &'a [u8],
}

impl<'a> Body<'a> {
    pub fn new(market: Market, body: &'a (impl AsRef<[u8]> + ?Sized)) -> Self {
        Self { market, bytes: body.as_ref() }
    }

    /// Whether a response proves success.
    pub fn check_response<G: Guide>(self) -> Result<(), Error<G>> {
        self.read(Subject::Response).map(drop)
    }

    /// The JSON of a response's data.
    pub fn data_of_response<G: Guide>(self) -> Result<Option<&'a str>, Error<G>> {
        self.json(self.read(Subject::Response)?.data)
    }

    /// The data of a response.
    pub fn decode_response<T: Deserialize<'a>, G: Guide>(self) -> Result<T, Error<G>> {
        self.decode(self.read(Subject::Response)?.data, "data")
    }

    /// The reading of the body, unless the body is an error.
    pub(super) fn read<G: Guide>(self, subject: Subject) -> Result<Reading<'a>, Error<G>> {
        let text = str::from_utf8(self.bytes).map_err(|reason| self.not_utf_8(subject, reason))?;
        let json = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
        let mut evidence = Evidence::default();
        match Reading::of(subject, G::means_success, json, &mut evidence) {
            Ok(reading) if reading.is_error() => {
                let is_plain = || reading.is_plain_refusal(&evidence);
                Err(Error::Api(ApiError::new(self.market, &reading, text, is_plain)))
            }
            Ok(reading) => Ok(reading),
            Err(invalid) => Err(self.not_json(json, invalid)),
        }
    }

    /// The data as the type that the caller wants; `name` is the key of the data.
    pub(super) fn decode<T: Deserialize<'a>, G: Guide>(
        self,
        data: Data<'a>,
        name: &str,
    ) -> Result<T, Error<G>> {
        match self.json(data)? {
            Some(json) => {
                serde_json::from_str(json).map_err(|reason| self.other_type::<T, G>(json, name, &reason))
            }
            None => T::deserialize(().into_deserializer())
                .map_err(|_: serde_json::Error| self.data_error("missing field `data`")),
        }
    }

    /// The JSON of the data, if the body has data.
    pub(super) fn json<G: Guide>(self, data: Data<'a>) -> Result<Option<&'a str>, Error<G>> {
        match data {
            Data::Absent | Data::Json("null") => Ok(None),
            Data::Json(json) => Ok(Some(json)),
            Data::Ambiguous => Err(self.data_error("duplicate field `data`")),
        }
    }

    /// Bytes that are not UTF-8 are neither JSON nor a success. They may be an error with a message in another encoding.
    fn not_utf_8<G: Guide>(self, subject: Subject, reason: Utf8Error) -> Error<G> {
        let text = lossy(self.bytes);
        // The items cannot be returned, so a failure of an item is a failure of the response.
        let subject = if subject == Subject::Batch { Subject::Response } else { subject };
        let json = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&text);
        match Reading::of(subject, G::means_success, json, &mut Evidence::default()) {
            Ok(reading) if reading.is_failure() => {
                Error::Api(ApiError::new(self.market, &reading, &text, || false))
            }
            // The last character was cut in two.
            Err(Invalid::EndsTooEarly) if reason.error_len().is_none() => {
                Error::Truncated(Unreadable::not_text(self.market, self.bytes, reason))
            }
            _ => Error::NotJson(Unreadable::not_text(self.market, self.bytes, reason)),
        }
    }

    fn not_json<G: Guide>(self, json: &str, invalid: Invalid) -> Error<G> {
        // `serde_json` says which rule of JSON is broken, and where.
        let reason = serde_json::from_str::<IgnoredAny>(json).err();
        let unreadable = Unreadable::not_json(self.market, self.bytes, reason);
        match invalid {
            Invalid::EndsTooEarly if !json.trim_ascii().is_empty() => Error::Truncated(unreadable),
            Invalid::EndsTooEarly | Invalid::Syntax => Error::NotJson(unreadable),
        }
    }

    /// The error of data that is no `T`. Finding the place of the mistake needs a second reading, which valid data does not pay for.
    fn other_type<T: Deserialize<'a>, G: Guide>(
        self,
        json: &'a str,
        name: &str,
        reason: &serde_json::Error,
    ) -> Error<G> {
        let mut deserializer = serde_json::Deserializer::from_str(json);
        let path = serde_path_to_error::deserialize::<_, T>(&mut deserializer).err();
        let path = path.map(|error| error.path().to_string()).unwrap_or_default();
        let path = match path.as_str() {
            "" | "." => name.to_string(),
            path if path.starts_with('[') || name.is_empty() => [name, path].concat(),
            path => [name, ".", path].concat(),
        };
        Error::Data(Mismatch::of_value(self.market, self.bytes, json, &path, reason))
    }

    pub(super) fn data_error<G: Guide>(self, reason: &str) -> Error<G> {
        Error::Data(Mismatch::new(self.market, self.bytes, reason))
    }
}

/// The text with `�` in place of what is not UTF-8. The standard library's grows as it goes, and copies a long body twice.
fn lossy(bytes: &[u8]) -> String {
    let parts = || {
        bytes
            .utf8_chunks()
            .flat_map(|chunk| [chunk.valid(), if chunk.invalid().is_empty() { "" } else { "�" }])
    };
    let mut text = String::with_capacity(parts().map(str::len).sum());
    text.extend(parts());
    text
}

/// The byte order mark. Some servers put one in front of JSON, though JSON has none.
const BYTE_ORDER_MARK: char = '\u{feff}';
