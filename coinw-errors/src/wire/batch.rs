//! The items of a batch, each with a verdict of its own.

use core::marker::PhantomData;

use serde::Deserialize;
use serde::de::DeserializeSeed;
use serde_json::value::RawValue;

use super::evidence::{self, Surface};
use super::watch::{Items, Notes, watched};
use crate::{Error, Market};

/// One item: its data if its own code means success, and an error otherwise.
pub(super) fn decode_item<'de, T: Deserialize<'de>>(market: Market, item: &'de RawValue) -> Result<T, Error> {
    let mut notes = Notes::new(Items::Wanted(true));
    let mut deserializer = serde_json::Deserializer::from_str(item.get());
    let data = watched(PhantomData::<T>, &mut notes).deserialize(&mut deserializer);
    let body = item.get().as_bytes();
    match data {
        Ok(data) if notes.prove_success() => Ok(data),
        // The item says that it succeeded, so the type is wrong, or the type reads it in a way that cannot be watched.
        data if evidence::proves_success(Surface::Item, body) => {
            data.map_err(|reason| Error::data(market, body, "", &reason))
        }
        _ => Err(Error::Api(evidence::error(market, Surface::Item, body))),
    }
}
