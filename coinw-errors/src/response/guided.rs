//! A guide as values, so the reader of responses is compiled only once for all guides.

use super::read::MeansSuccess;
use crate::guide::Guide;
use crate::guide::entry::{Entry, Link};
use crate::guide::vocabulary::{Channel, Market};

/// What a guide says, whichever guide it is.
#[derive(Clone, Copy)]
pub(super) struct Guided {
    /// The document that describes the codes.
    pub(super) document: &'static Link,
    pub(super) means_success: MeansSuccess,
    /// The row of a number, if the guide lists the number.
    pub(super) find: fn(Market, Channel, i32) -> Option<&'static Entry>,
}

impl Guided {
    pub(super) const fn by<G: Guide>() -> Self {
        Self { document: const { &G::GUIDE }, means_success: G::means_success, find: entry::<G> }
    }
}

fn entry<G: Guide>(market: Market, channel: Channel, code: i32) -> Option<&'static Entry> {
    G::from_code_on(market, channel, code).map(Guide::entry)
}
