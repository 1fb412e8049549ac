//! The index from numbers to rows: a hash table that the compiler fills.

#![cfg_attr(
    not(test),
    expect(
        clippy::arithmetic_side_effects,
        clippy::indexing_slicing,
        reason = "a place is below `SLOTS`, by the shift or the remainder that makes it; rows and markets are counted up to their number"
    )
)]

use super::entry::Entry;
use super::vocabulary::{Channel, Market};

/// The codes of a guide by their numbers, with `SLOTS` places: a power of two, at least twice as many as codes.
///
/// The keys of a guide are known when it is compiled, so the table is built then, in a `static`, and a lookup multiplies, shifts
/// and compares: mostly once, for at least half of the places are free.
#[derive(Debug)]
pub struct Index<T: 'static, const SLOTS: usize> {
    slots: [Slot<T>; SLOTS],
}

#[derive(Debug, Clone, Copy)]
struct Slot<T> {
    code: i32,
    /// Where the code comes from, a bit each. None is set where the place is free.
    origins: u8,
    variant: Option<T>,
}

impl<T: Copy, const SLOTS: usize> Index<T, SLOTS> {
    /// The index of these rows, each of which stands for the variant in the same place.
    ///
    /// If two rows share a number, the first row that applies counts.
    pub const fn new(rows: &'static [Entry], variants: &'static [T]) -> Self {
        let mut slots = [Slot { code: 0, origins: 0, variant: None }; SLOTS];
        // Rows of REST come first, since `from_code` takes the first that it meets.
        insert(&mut slots, rows, variants, Channel::Rest);
        insert(&mut slots, rows, variants, Channel::Websocket);
        Self { slots }
    }

    /// The code with this number on this market and channel.
    #[inline]
    pub const fn from_code_on(&self, market: Market, channel: Channel, code: i32) -> Option<T> {
        self.find(code, origin(market, channel))
    }

    /// The code with this number on this market: the REST code or, without one, the websocket code.
    #[inline]
    pub const fn from_code(&self, market: Market, code: i32) -> Option<T> {
        self.find(code, origin(market, Channel::Rest) | origin(market, Channel::Websocket))
    }

    #[inline]
    const fn find(&self, code: i32, origins: u8) -> Option<T> {
        let mut place = first_place(code, SLOTS);
        loop {
            let slot = &self.slots[place];
            if slot.code == code && slot.origins & origins != 0 {
                return slot.variant;
            }
            if slot.origins == 0 {
                return None;
            }
            place = (place + 1) % SLOTS;
        }
    }
}

const fn insert<T: Copy>(slots: &mut [Slot<T>], rows: &[Entry], variants: &[T], channel: Channel) {
    let mut row = 0;
    while row < rows.len() {
        let Entry { code, markets, .. } = rows[row];
        let mut origins = 0;
        let mut market = 0;
        while market < markets.len() {
            origins |= origin(markets[market], channel);
            market += 1;
        }
        // A guide that is not sound, in a program that does not compile, may have a row without a market.
        if rows[row].channel as u8 == channel as u8 && origins != 0 {
            let mut place = first_place(code, slots.len());
            while slots[place].origins != 0 {
                place = (place + 1) % slots.len();
            }
            slots[place] = Slot { code, origins, variant: Some(variants[row]) };
        }
        row += 1;
    }
}

/// The bit that stands for a market and a channel.
#[inline]
const fn origin(market: Market, channel: Channel) -> u8 {
    1 << (2 * market as u8 + channel as u8)
}

/// Numbers come in runs, which a multiplication by the golden ratio spreads most evenly; its upper bits are the good ones.
#[inline]
const fn first_place(code: i32, slots: usize) -> usize {
    let product = code.cast_unsigned().wrapping_mul(0x9E37_79B9);
    // Nothing is lost: the shift leaves fewer bits than a `usize` has.
    (product >> (32 - slots.trailing_zeros())) as usize
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::boxed::Box;
    use std::collections::BTreeSet;
    use std::vec::Vec;

    use super::*;
    use crate::guide::entry::{BLANK, Row, entry};

    const FUTURES: &[Market] = &[Market::Futures];
    const BOTH: &[Market] = &[Market::Spot, Market::Futures];

    fn row(code: i32, markets: &'static [Market], channel: Channel) -> Entry {
        entry(Row { code, markets, channel, ..BLANK })
    }

    /// An index of rows, each of which stands for its place.
    fn index<const SLOTS: usize>(rows: Vec<Entry>) -> (&'static [Entry], Index<usize, SLOTS>) {
        let places: Vec<usize> = (0..rows.len()).collect();
        let rows: &'static [Entry] = Box::leak(rows.into());
        (rows, Index::new(rows, Box::leak(places.into())))
    }

    #[test]
    fn a_table_that_is_half_full_finds_what_a_search_of_the_rows_finds() {
        // Runs, as exchanges hand them out, and the ends of the type.
        let runs = (-40..40)
            .chain((0..84).map(|step| 100_000 + 1_000 * step))
            .chain((0..90).map(|step| 5 << (step % 28)));
        let ends = [i32::MIN, i32::MAX];
        let mut numbers: Vec<i32> = runs.chain(ends).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.truncate(128);
        let rows = numbers.iter().enumerate().map(|(place, &number)| {
            let channel = if place % 5 == 0 { Channel::Websocket } else { Channel::Rest };
            row(number, if place % 3 == 0 { FUTURES } else { BOTH }, channel)
        });
        let (rows, index) = index::<256>(rows.collect());
        for code in
            numbers.iter().flat_map(|&number| [number, number.wrapping_add(1), number.wrapping_mul(3)])
        {
            for &market in Market::ALL {
                for &channel in Channel::ALL {
                    let is_it = |row: &Entry| {
                        row.code == code && row.channel == channel && row.markets.contains(&market)
                    };
                    let expected = rows.iter().position(is_it);
                    assert_eq!(
                        index.from_code_on(market, channel, code),
                        expected,
                        "{code} on {market} by {channel}"
                    );
                }
                let on = |channel| index.from_code_on(market, channel, code);
                let expected = on(Channel::Rest).or(on(Channel::Websocket));
                assert_eq!(index.from_code(market, code), expected, "{code} on {market}");
            }
        }
    }

    #[test]
    fn a_number_of_both_channels_is_that_of_rest_wherever_it_stands() {
        for rest_is_first in [true, false] {
            let mut rows = std::vec![row(7, BOTH, Channel::Websocket), row(7, BOTH, Channel::Rest)];
            if rest_is_first {
                rows.reverse();
            }
            let (rows, index) = index::<4>(rows);
            let found = index.from_code(Market::Spot, 7).map(|place| rows[place].channel);
            assert_eq!(found, Some(Channel::Rest));
        }
    }

    #[test]
    fn a_number_of_one_row_for_each_market_is_told_apart() {
        let (_, index) =
            index::<4>(std::vec![row(7, &[Market::Spot], Channel::Rest), row(7, FUTURES, Channel::Rest)]);
        assert_eq!(
            [Market::Spot, Market::Futures].map(|market| index.from_code(market, 7)),
            [Some(0), Some(1)]
        );
    }
    #[test]
    fn runs_of_numbers_are_spread_over_the_places() {
        for step in [1, 2, 1_000] {
            let places: BTreeSet<usize> =
                (0..128).map(|count| first_place(9_000 + step * count, 256)).collect();
            assert!(places.len() > 100, "{} places for steps of {step}", places.len());
        }
    }
}
