//! A response or frame, read in one pass and whatever the order of its keys.

use alloc::string::String;
use core::fmt;
use core::marker::PhantomData;

use serde::de::value::UnitDeserializer;
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

use super::envelope::Envelope;
use super::evidence::{self, Surface};
use super::frame::Frame;
use super::key::{Key, KeyAt, Place};
use super::may_have_items;
use super::skip::Skip;
use super::verdict::Verdict;
use super::watch::{Items, Notes, watched};
use crate::{ApiError, Market};

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
pub(super) struct Success<T> {
    data: T,
    /// What decides was not read exactly, or not seen: see [`Notes`].
    is_incomplete: bool,
    is_incomplete_within: bool,
}

/// A response that was read, with what is needed to say what it is.
pub(super) enum Reading<'a, T> {
    Success(Success<T>),
    /// All that there is to say, if the first look found all.
    Failure(Option<Envelope<'a>>),
}

impl<T> Reading<'_, T> {
    /// `text` is what this was read from.
    #[inline]
    pub(super) fn into_data(self, market: Market, text: &str) -> Result<T, ApiError> {
        let body = text.as_bytes();
        match self {
            Self::Success(read) => {
                let needs_second_look =
                    read.is_incomplete || read.is_incomplete_within && may_have_items(body);
                let failure =
                    needs_second_look.then(|| evidence::failure(market, Surface::Rest, body)).flatten();
                failure.map_or(Ok(read.data), Err)
            }
            Self::Failure(Some(envelope)) => Err(evidence::told(market, Surface::Rest, &envelope, text)),
            Self::Failure(None) => Err(evidence::error(market, Surface::Rest, body)),
        }
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
        let reading = self.0.map_or(Reading::Failure(None), Reading::Success);
        reading.into_data(market, &String::from_utf8_lossy(body.as_ref()))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Response<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let items = Items::Wanted(true);
        match (ReadResponse { items, data: PhantomData }).deserialize(deserializer)? {
            Reading::Success(success) => Ok(Self(Some(success))),
            Reading::Failure(_) => Ok(Self(None)),
        }
    }
}

pub(super) struct ReadResponse<'b, T> {
    pub(super) items: Items<'b>,
    pub(super) data: PhantomData<T>,
}

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for ReadResponse<'_, T> {
    type Value = Reading<'de, T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        let mut said = Said::<'de, '_, T>::nothing(self.items);
        deserializer.deserialize_any(Read { said: &mut said })?;
        let (top, inside) = (said.top, said.notes.verdict);
        if !top.verdict.success || top.verdict.failure || inside.failure {
            let is_all = !said.skipped_message && !top.is_inexact;
            let is_top = inside == Verdict::default();
            return Ok(Reading::Failure((is_all && is_top).then_some(top)));
        }
        let data = match said.data {
            Some(data) => data,
            // `()`, an `Option` and the like read nothing from nothing.
            None => T::deserialize(UnitDeserializer::<D::Error>::new())
                .map_err(|_| D::Error::missing_field("data"))?,
        };
        let is_incomplete = said.notes.is_incomplete || top.is_inexact;
        Ok(Reading::Success(Success {
            data,
            is_incomplete,
            is_incomplete_within: said.notes.is_incomplete_within,
        }))
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
        let mut said = Said::<'de, '_, Skip>::nothing(Items::Wanted(true));
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
struct Said<'a, 'b, T> {
    top: Envelope<'a>,
    /// There is a message that was not read.
    skipped_message: bool,
    notes: Notes<'b>,
    /// What there is; nothing after a failure.
    data: Option<T>,
}

impl<'b, T> Said<'_, 'b, T> {
    fn nothing(items: Items<'b>) -> Self {
        Self { top: Envelope::default(), skipped_message: false, notes: Notes::new(items), data: None }
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
                key => said.top.read(Place::Top, key, entries.next_value()?),
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
