//! A response or frame, read in one pass and whatever the order of its keys.

use core::fmt;
use core::marker::PhantomData;

use serde::de::value::UnitDeserializer;
use serde::de::{Deserialize, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::envelope::{Envelope, ReadScalar};
use super::evidence::{self, Surface};
use super::frame::Frame;
use super::key::{Key, KeyAt, Place};
use super::may_have_items;
use super::skip::Skip;
use super::verdict::Verdict;
use super::watch::{Items, Notes, watched};
use crate::{ApiError, Error, Market};

/// The response of a REST interface, before anyone asked whether it is data or an error.
///
/// [`decode`](crate::decode) is the way to read one with `serde_json`. This is what it reads, for use with other
/// parsers: whatever drives serde's [`Deserialize`] can read it.
///
/// # Examples
///
/// With `sonic-rs`, where reading a lot of data has to be fast:
///
/// ```
/// use coinw_errors::{Error, Market, Response, check};
/// use serde::de::DeserializeOwned;
///
/// fn decode<T: DeserializeOwned>(market: Market, body: &[u8]) -> Result<T, Box<dyn std::error::Error>> {
///     match sonic_rs::from_slice::<Response<T>>(body) {
///         Ok(response) => Ok(response.into_data(market, body)?),
///         Err(wrong) => {
///             // The body of an error need not have the data of a success: is it one?
///             check(market, body)?;
///             Err(wrong.into())
///         }
///     }
/// }
///
/// let price: u32 = decode(Market::Futures, br#"{"code":0,"data":95400}"#).unwrap();
/// assert_eq!(price, 95400);
///
/// let refused = decode::<u32>(Market::Futures, br#"{"code":9012,"data":{},"msg":"Position not found"}"#);
/// assert_eq!(refused.unwrap_err().to_string(), r#"futures 9012 Position Not Found: "Position not found""#);
/// ```
///
/// `simd-json` writes into the body it parses: pass it a copy, and the body to
/// [`into_data`](Self::into_data).
#[derive(Debug, Clone)]
pub struct Response<T>(Option<Success<T>>);

#[derive(Debug, Clone)]
struct Success<T> {
    data: T,
    /// What decides was not read exactly, or not seen: see [`Notes`].
    is_incomplete: bool,
    is_incomplete_within: bool,
}

impl<T> Success<T> {
    /// The data, unless a second look finds that it is none.
    fn into_data(self, market: Market, body: &[u8]) -> Result<T, ApiError> {
        let needs_second_look = self.is_incomplete || self.is_incomplete_within && may_have_items(body);
        let failure = needs_second_look.then(|| evidence::failure(market, Surface::Rest, body)).flatten();
        failure.map_or(Ok(self.data), Err)
    }
}

impl<T> Response<T> {
    /// The data, if the response proves success.
    ///
    /// `body` is what this was read from; the error keeps a part of it.
    ///
    /// # Errors
    ///
    /// As [`check`](crate::check) for the body.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{Market, Response};
    ///
    /// let body = r#"{"code":"200","data":[1,2,3],"success":true}"#;
    /// let response: Response<Vec<u8>> = serde_json::from_str(body)?;
    /// assert_eq!(response.into_data(Market::Spot, body).unwrap(), [1, 2, 3]);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn into_data(self, market: Market, body: impl AsRef<[u8]>) -> Result<T, ApiError> {
        let body = body.as_ref();
        match self.0 {
            Some(success) => success.into_data(market, body),
            None => Err(evidence::error(market, Surface::Rest, body)),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Response<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut said = Said::new(Items::Wanted(true));
        said.read(deserializer)?;
        Ok(Self(said.success()))
    }
}

/// The frame of a websocket, before anyone asked whether it is an error.
///
/// [`check_frame`](crate::check_frame) is the way to read one with `serde_json`. This is what it reads, for use with other
/// parsers.
///
/// # Examples
///
/// ```
/// use coinw_errors::{Frame, Market, Reply};
///
/// let frame = r#"{"channel":"login","data":{"result":true}}"#;
/// let reply: Reply = serde_json::from_str(frame)?;
/// assert_eq!(reply.into_frame(Market::Futures, frame), Ok(Frame::Accepted));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Reply {
    /// Nothing if it is an error.
    frame: Option<Frame>,
    /// What decides was not read exactly.
    is_incomplete: bool,
}

impl Reply {
    /// What kind of frame it is, if it is no error.
    ///
    /// `body` is what this was read from; the error keeps a part of it.
    ///
    /// # Errors
    ///
    /// As [`check_frame`](crate::check_frame) for the body.
    ///
    /// # Examples
    ///
    /// ```
    /// use coinw_errors::{ErrorCode, Market, Reply};
    ///
    /// let frame = r#"{"channel":"login","data":{"result":false,"errorCode":1004,"errorMsg":"Invalid session"}}"#;
    /// let reply: Reply = serde_json::from_str(frame)?;
    /// let error = reply.into_frame(Market::Futures, frame).unwrap_err();
    /// assert_eq!(error.listed(), Some(ErrorCode::InvalidSession));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn into_frame(self, market: Market, body: impl AsRef<[u8]>) -> Result<Frame, ApiError> {
        let body = body.as_ref();
        let frame = self.frame.ok_or_else(|| evidence::error(market, Surface::Websocket, body))?;
        let failure =
            self.is_incomplete.then(|| evidence::failure(market, Surface::Websocket, body)).flatten();
        failure.map_or(Ok(frame), Err)
    }
}

impl<'de> Deserialize<'de> for Reply {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut said = Said::<'de, '_, Skip>::new(Items::Wanted(true));
        deserializer.deserialize_any(Read { said: &mut said })?;
        let (top, data) = (said.top.verdict, said.notes.verdict);
        let frame = if top.failure || data.failure {
            None
        } else if top.success || top.result || data.result {
            Some(Frame::Accepted)
        } else {
            Some(Frame::Push)
        };
        Ok(Self { frame, is_incomplete: said.notes.is_incomplete || said.top.is_inexact })
    }
}

/// What a response or frame says: at its top, and in its data.
pub(super) struct Said<'a, 'b, T> {
    top: Envelope<'a>,
    /// There is a message that was not read.
    skipped_message: bool,
    notes: Notes<'b>,
    /// What there is; nothing after a failure.
    data: Option<T>,
}

impl<'a, 'b, T: Deserialize<'a>> Said<'a, 'b, T> {
    pub(super) fn new(items: Items<'b>) -> Self {
        Self { top: Envelope::default(), skipped_message: false, notes: Notes::new(items), data: None }
    }

    /// Reads a response.
    pub(super) fn read<D: Deserializer<'a>>(&mut self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(Read { said: self })?;
        if self.data.is_none() && self.proves_success() {
            // `()`, an `Option` and the like read nothing from nothing.
            let nothing = UnitDeserializer::<D::Error>::new();
            self.data = Some(T::deserialize(nothing).map_err(|_| D::Error::missing_field("data"))?);
        }
        Ok(())
    }

    fn proves_success(&self) -> bool {
        self.top.verdict.success && !self.top.verdict.failure && !self.notes.verdict.failure
    }

    fn success(&mut self) -> Option<Success<T>> {
        let data = self.proves_success().then(|| self.data.take())??;
        Some(Success {
            data,
            is_incomplete: self.notes.is_incomplete || self.top.is_inexact,
            is_incomplete_within: self.notes.is_incomplete_within,
        })
    }

    /// Whether this proves success, and no second look is needed.
    pub(super) fn is_success_for_certain(&mut self) -> bool {
        self.success().is_some_and(|success| !success.is_incomplete && !success.is_incomplete_within)
    }

    /// The data, if this proves success; `text` is what it was read from.
    ///
    /// Neither this nor the error is moved on the way to the caller. Both are large beside a small body, and to copy what has
    /// only just been written, piece by piece, makes the processor wait.
    #[inline]
    pub(super) fn take_data(&mut self, market: Market, text: &str) -> Result<T, Error> {
        if let Some(success) = self.success() {
            return success.into_data(market, text.as_bytes()).map_err(Error::Api);
        }
        // The first look has found all that there is to say, unless it passed something over.
        let is_all =
            !self.skipped_message && !self.top.is_inexact && self.notes.verdict == Verdict::default();
        if is_all {
            Err(Error::Api(evidence::told(market, Surface::Rest, &self.top, text)))
        } else {
            Err(Error::Api(evidence::error(market, Surface::Rest, text.as_bytes())))
        }
    }
}

struct Read<'s, 'a, 'b, T> {
    said: &'s mut Said<'a, 'b, T>,
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for Read<'_, 'de, '_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a response")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let said = self.said;
        while let Some(key) = entries.next_key_seed(KeyAt(Place::Top))? {
            match key {
                Key::Data if said.top.verdict.failure => {
                    let seed = PhantomData::<Skip>;
                    entries.next_value_seed(watched(seed, &mut said.notes))?;
                }
                Key::Data if said.data.is_some() => return Err(A::Error::duplicate_field("data")),
                // `null` is no data, and so is what is missing.
                Key::Data => {
                    let seed = PhantomData::<Option<T>>;
                    said.data = entries.next_value_seed(watched(seed, &mut said.notes))?;
                }
                // Reading a message may allocate, and a success needs none.
                Key::Message if !said.top.verdict.failure => {
                    said.skipped_message = true;
                    entries.next_value::<IgnoredAny>()?;
                }
                Key::Other | Key::Number => {
                    entries.next_value::<IgnoredAny>()?;
                }
                Key::Code | Key::ErrorCode | Key::MsgCode | Key::Message => {
                    entries.next_value_seed(ReadScalar { envelope: &mut said.top, key })?;
                }
                Key::Success | Key::Failed | Key::Result | Key::Retry => {
                    said.top.read_flag(Place::Top, key, entries.next_value()?);
                }
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    visit_scalars!();
}
