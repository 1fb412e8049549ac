//! The library, one file for each subject. One program, because linking one per file would take longer than running them all.

mod by_body;

mod another_exchange;
mod batch;
mod check;
mod decision;
mod decode;
mod diagnostic;
mod display;
mod documentation;
mod frame;
mod guide;
mod http;
mod kept;
mod lookup;
mod other_exchanges;
mod own_guide;
mod published;
mod reading;
mod serde;
mod support;

// Their macros name them here.
use other_exchanges::{Binance, Bybit, Okx};
use own_guide::OwnCode;
