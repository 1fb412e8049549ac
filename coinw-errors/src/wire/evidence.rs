//! The second look at a body that did not prove success: which error is it, and what came with it?
//!
//! It takes its time. What it finds is kept exactly as it arrived: the digits of a number that fits nowhere, and the text of
//! a message that is not UTF-8.

use alloc::string::String;
use core::fmt;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_json::value::RawValue;

use super::envelope::{Code, Envelope, same_code};
use super::key::{Key, KeyAt, Place};
use super::may_have_items;
use super::watch::DEPTH_LIMIT;
use crate::api_error::Evidence;
use crate::{ApiError, Channel, ErrorCode, Market, ReceivedCode};

/// What a body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Surface {
    /// The response of a REST interface.
    Rest,
    /// The frame of a websocket.
    Websocket,
    /// An item of a batch in the response of a REST interface.
    Item,
}

impl Surface {
    fn place(self) -> Place {
        match self {
            Self::Rest | Self::Websocket => Place::Top,
            Self::Item => Place::Data,
        }
    }
}

/// The error that a body is; where it holds nothing that tells which, an error without a code.
pub(super) fn error(market: Market, surface: Surface, body: &[u8]) -> ApiError {
    let text = String::from_utf8_lossy(body);
    let findings = Findings::of(surface, &text).unwrap_or_default();
    ApiError::new(market, findings.evidence(market, surface), &text)
}

/// The error that a text is, all of which its top tells.
#[inline]
pub(super) fn told(market: Market, surface: Surface, top: &Envelope<'_>, text: &str) -> ApiError {
    ApiError::new(market, evidence(market, surface, top, None, false), text)
}

/// The error that a body is, if it says that it is one.
pub(super) fn failure(market: Market, surface: Surface, body: &[u8]) -> Option<ApiError> {
    let text = String::from_utf8_lossy(body);
    let findings = Findings::of(surface, &text).ok().filter(Findings::claim_failure)?;
    Some(ApiError::new(market, findings.evidence(market, surface), &text))
}

/// Whether the body says that it succeeded, and nothing in it contradicts that.
pub(super) fn proves_success(surface: Surface, body: &[u8]) -> bool {
    let text = String::from_utf8_lossy(body);
    Findings::of(surface, &text)
        .is_ok_and(|findings| findings.top.verdict.success && !findings.claim_failure())
}

#[derive(Default)]
struct Findings<'a> {
    /// The response itself.
    top: Envelope<'a>,
    /// The first object within it that says it failed.
    failing: Option<Envelope<'a>>,
    /// An object within it says that something succeeded.
    part_succeeded: bool,
}

impl<'a> Findings<'a> {
    fn of(surface: Surface, text: &'a str) -> Result<Self, serde_json::Error> {
        let mut findings = Self::default();
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let items = may_have_items(text.as_bytes());
        deserializer.deserialize_map(ReadTop { place: surface.place(), items, findings: &mut findings })?;
        deserializer.end()?;
        Ok(findings)
    }

    fn claim_failure(&self) -> bool {
        self.top.verdict.failure || self.failing.is_some()
    }

    fn note_inside(&mut self, envelope: Envelope<'a>) {
        self.part_succeeded |= envelope.verdict.success || envelope.verdict.result;
        if envelope.verdict.failure && self.failing.is_none() {
            self.failing = Some(envelope);
        }
    }

    fn evidence(&self, market: Market, surface: Surface) -> Evidence<'_> {
        evidence(market, surface, &self.top, self.failing.as_ref(), self.part_succeeded)
    }
}

/// The code that made it an error; without one, the code that a flag contradicts.
#[inline]
fn evidence<'e>(
    market: Market,
    surface: Surface,
    top: &'e Envelope<'_>,
    failing: Option<&'e Envelope<'_>>,
    part_succeeded: bool,
) -> Evidence<'e> {
    let part = failing.unwrap_or(top);
    let top_counts = top.failing_code().is_some() || part.failing_code().is_none() && top.code.is_some();
    let envelope = if top_counts { top } else { part };
    let channel = match (surface, &envelope.code) {
        (Surface::Websocket, _) => Channel::Websocket,
        (_, Some(code)) => code.channel(),
        (_, None) => Channel::Rest,
    };
    Evidence {
        channel,
        code: envelope.code.as_ref().map_or(ReceivedCode::Absent, |code| received(market, channel, code)),
        message: envelope.message.as_deref().or(top.message.as_deref()),
        server_retry: top.server_retry,
        is_contradictory: is_contradictory(top, failing, part_succeeded),
    }
}

/// Whether the body says two things that cannot both be true: then neither is proven.
fn is_contradictory(top: &Envelope<'_>, failing: Option<&Envelope<'_>>, part_succeeded: bool) -> bool {
    let claims_success = top.verdict.success || top.verdict.result || part_succeeded;
    let claims_failure = top.verdict.failure || failing.is_some();
    let parts_differ = failing.is_some_and(|part| {
        let codes = top.failing_code().zip(part.failing_code());
        part.codes_differ || codes.is_some_and(|(top, part)| !same_code(top.value, part.value))
    });
    top.codes_differ || parts_differ || claims_success && claims_failure
}

fn received(market: Market, channel: Channel, code: &Code<'_>) -> ReceivedCode {
    match code.number().and_then(|number| ErrorCode::lookup(market, channel, number)) {
        Some(listed) => ReceivedCode::Listed(listed),
        None => ReceivedCode::unlisted(&code.value.to_text()),
    }
}

/// Reads the response itself.
struct ReadTop<'f, 'a> {
    place: Place,
    /// Whether items of a batch may stand anywhere within.
    items: bool,
    findings: &'f mut Findings<'a>,
}

impl<'a> Visitor<'a> for ReadTop<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a response")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut entries: A) -> Result<(), A::Error> {
        let Self { place, items, findings } = self;
        while let Some(key) = entries.next_key_seed(KeyAt(place))? {
            match key {
                Key::Data => entries.next_value_seed(LookInside { depth: 0, items, findings })?,
                _ if place == Place::Data => {
                    let inside = LookInside { depth: 1, items, findings };
                    if let Some(value) = inside.look_at(key, &mut entries)? {
                        findings.top.read(place, key, value);
                    }
                }
                _ => findings.top.read(place, key, entries.next_value()?),
            }
        }
        Ok(())
    }
}

/// Looks for replies in the data, and for items of a batch anywhere within it: where [`watch`](super::watch) does.
struct LookInside<'f, 'a> {
    depth: u8,
    items: bool,
    findings: &'f mut Findings<'a>,
}

impl<'a> LookInside<'_, 'a> {
    /// The value of a key that says something, after a look inside it.
    fn look_at<A: MapAccess<'a>>(self, key: Key, entries: &mut A) -> Result<Option<&'a RawValue>, A::Error> {
        if key == Key::Other {
            entries.next_value_seed(self)?;
            return Ok(None);
        }
        let value: &RawValue = entries.next_value()?;
        if value.get().starts_with(['[', '{']) {
            let mut inside = serde_json::Deserializer::from_str(value.get());
            self.deserialize(&mut inside).map_err(A::Error::custom)?;
        }
        Ok(Some(value))
    }

    fn further_in(&mut self) -> LookInside<'_, 'a> {
        LookInside { depth: self.depth + 1, items: self.items, findings: self.findings }
    }

    fn looks_further_in(&self) -> bool {
        self.items && self.depth < DEPTH_LIMIT
    }
}

impl<'a> DeserializeSeed<'a> for LookInside<'_, 'a> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.depth == 0 || self.looks_further_in() {
            deserializer.deserialize_any(self)
        } else {
            IgnoredAny::deserialize(deserializer).map(drop)
        }
    }
}

impl<'a> Visitor<'a> for LookInside<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("data")
    }

    fn visit_map<A: MapAccess<'a>>(mut self, mut entries: A) -> Result<(), A::Error> {
        let place = if self.depth == 0 { Place::Data } else { Place::Within };
        let mut envelope = Envelope::default();
        while let Some(key) = entries.next_key_seed(KeyAt(place))? {
            if let Some(value) = self.further_in().look_at(key, &mut entries)? {
                envelope.read(place, key, value);
            }
        }
        self.findings.note_inside(envelope);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'a>>(mut self, mut items: A) -> Result<(), A::Error> {
        while items.next_element_seed(self.further_in())?.is_some() {}
        Ok(())
    }

    visit_scalars!();
}
