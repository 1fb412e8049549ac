//! The program that `lookup.rs` makes a package of: one contest for the codes of CoinW, and one for a thousand.

#[path = "contest.rs"]
mod contest;

use std::hint::black_box;

use contest::Contest;

/// So many codes are looked up in a run, in a random order, for which no processor can prepare.
const QUERIES: u32 = 4096;

/// One number out of eight is not in the guide.
const UNKNOWN: u32 = 8;

/// The same codes in each of the ways.
macro_rules! guide {
    ($module:ident, $spec:literal, $perfect:literal) => {
        mod $module {
            use std::collections::HashMap;
            use std::hash::BuildHasher;
            use std::hint::black_box;

            use coinw_errors::Market;
            use num_enum::TryFromPrimitive;
            use strum::VariantArray;

            use crate::contest::Contest;
            use crate::{QUERIES, Random, UNKNOWN, run};

            #[coinw_errors::error_guide($spec)]
            #[derive(Debug, Clone, Copy, PartialEq, Eq)]
            pub enum Ours {}

            #[allow(dead_code)]
            mod by_hand;
            use by_hand::ErrorCode as ByHand;

            mod perfect {
                use super::by_hand::ErrorCode;
                include!($perfect);
            }

            /// A market and a number in one key.
            fn key(market: Market, code: i32) -> u64 {
                u64::from(market as u8) << 32 | u64::from(code.cast_unsigned())
            }

            fn is_on(code: ByHand, market: Market) -> bool {
                code.markets().contains(&by_hands(market))
            }

            fn by_hands(market: Market) -> by_hand::Market {
                match market {
                    Market::Spot => by_hand::Market::Spot,
                    Market::Futures => by_hand::Market::Futures,
                }
            }

            fn map<S: BuildHasher + Default>() -> HashMap<u64, ByHand, S> {
                let listed = ByHand::VARIANTS.iter().flat_map(|&code| {
                    let markets = Market::ALL.iter().filter(move |&&market| is_on(code, market));
                    markets.map(move |&market| (key(market, code.code()), code))
                });
                listed.collect()
            }

            fn queries() -> Vec<(Market, i32)> {
                let mut random = Random(1);
                let mut queries = Vec::new();
                for _ in 0..QUERIES {
                    let code = Ours::ALL[random.below(Ours::ALL.len())];
                    let market = code.markets()[random.below(code.markets().len())];
                    if random.below(UNKNOWN as usize) == 0 {
                        queries.push((market, code.code() + 1 + random.below(1000) as i32));
                    } else {
                        queries.push((market, code.code()));
                    }
                }
                queries
            }

            pub fn lookups(contest: &mut Contest, size: &str) {
                let queries = queries();
                let hash_map = map::<std::hash::RandomState>();
                let fx_hash_map = map::<rustc_hash::FxBuildHasher>();
                let what = format!("`from_code`, {size}");
                let ours = run(&queries, |(market, code)| Ours::from_code(market, code));

                macro_rules! against {
                    ($name:literal, $find:expr) => {
                        let find = $find;
                        for &(market, code) in &queries {
                            let one = Ours::from_code(market, code).map(|code| code.name());
                            let other = find((market, code)).map(|code: ByHand| code.name());
                            assert_eq!(one, other, "{market} {code}");
                        }
                        contest.row(&what, $name, Some(1.0), QUERIES, &ours, run(&queries, find));
                    };
                }
                against!("`num_enum`, then the market", |(market, code)| {
                    ByHand::try_from_primitive(code).ok().filter(|&code| is_on(code, market))
                });
                against!("`strum`, then the market", |(market, code)| {
                    ByHand::from_repr(code).filter(|&code| is_on(code, market))
                });
                against!("`phf`", |(market, code)| perfect::CODES.get(&key(market, code)).copied());
                against!("`HashMap`", |(market, code)| hash_map.get(&key(market, code)).copied());
                against!("`HashMap` with `rustc-hash`", |(market, code)| {
                    fx_hash_map.get(&key(market, code)).copied()
                });
            }

            pub fn accessors(contest: &mut Contest, size: &str) {
                let queries: Vec<_> = queries();
                let found = queries.iter().filter_map(|&(market, code)| Ours::from_code(market, code));
                let ours: Vec<Ours> = found.collect();
                let by_hand: Vec<ByHand> =
                    ours.iter().map(|code| ByHand::try_from_primitive(code.code()).unwrap()).collect();
                let operations = u32::try_from(ours.len()).unwrap();

                macro_rules! accessor {
                    ($name:ident, $peer:literal) => {
                        for (one, other) in ours.iter().zip(&by_hand) {
                            assert_eq!(format!("{:?}", one.$name()), format!("{:?}", other.$name()));
                        }
                        contest.row(
                            &format!("`{}`, {size}", stringify!($name)),
                            $peer,
                            Some(1.0),
                            operations,
                            run(&ours, |code| code.$name()),
                            run(&by_hand, |code| code.$name()),
                        );
                    };
                }
                accessor!(code, "`num_enum`");
                accessor!(name, "`strum`");
                accessor!(title, "`match`");
                accessor!(kind, "`match`");
                accessor!(retry, "`match`");
                accessor!(delay, "`match`");
                accessor!(steps, "`match`");
                let (one, other) =
                    (coinw_errors::Idempotency::NotIdempotent, by_hand::Idempotency::NotIdempotent);
                contest.row(
                    &format!("`retry_action`, {size}"),
                    "`match`",
                    Some(1.0),
                    operations,
                    run(&ours, |code| code.retry_action(black_box(one))),
                    run(&by_hand, |code| code.retry_action(black_box(other))),
                );
            }
        }
    };
}

guide!(few, "spec/few.yaml", "few/perfect.rs");
guide!(many, "spec/many.yaml", "many/perfect.rs");

fn main() {
    let mut contest = Contest::new();
    few::lookups(&mut contest, "15 codes");
    many::lookups(&mut contest, "1,000 codes");
    few::accessors(&mut contest, "15 codes");
    many::accessors(&mut contest, "1,000 codes");
}

/// Asks the same of all, one after the other.
fn run<Q: Copy, A>(queries: &[Q], ask: impl Fn(Q) -> A) -> impl Fn() {
    move || {
        for &query in queries {
            black_box(ask(black_box(query)));
        }
    }
}

/// A sequence that is the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 32) as usize % bound
    }
}
