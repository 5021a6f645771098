//! One look-up.

use std::collections::HashMap;
use std::hint::black_box;
use std::time::{Duration, Instant};

use musterd_bench::clock::ticks;
use musterd_bench::compare::{Contestant, medians};
use musterd_bench::latency::Quantiles;
use musterd_bench::report::{Better, Row};
use musterd_host::tiers::{Hot, Kept, Warm};

const QUEUE: &str = "ladder";
/// Players in the warm tier.
const PLAYERS: usize = 100_000;
/// Of whom so many are asked for at one time.
const BUSY: usize = 200;
const LOOK_UPS: u32 = 20_000;
const ROUNDS: usize = 51;
const TIMED: usize = 400_000;

/// A profile as large as a rating is: two named numbers.
fn values(player: usize) -> Vec<u8> {
    let mut values = vec![0x5a; 46];
    values.extend_from_slice(&player.to_le_bytes());
    values
}

fn ids(count: usize) -> Vec<String> {
    // Ids as a player has them, in an order that no cache foresees.
    (0..count)
        .map(|number| format!("player-{:08x}", number.wrapping_mul(2_654_435_761) & 0xffff_ffff))
        .collect()
}

/// Which player is asked for when.
fn order(count: usize) -> Vec<usize> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    (0..LOOK_UPS)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            usize::try_from(state % count as u64).expect("below the count")
        })
        .collect()
}

struct Asked {
    ids: Vec<String>,
    order: Vec<usize>,
}

impl Asked {
    fn of(count: usize) -> Self {
        Asked { ids: ids(count), order: order(count) }
    }

    /// Times one look-up for each of the order; each answer is looked at.
    fn time(&self, mut look_up: impl FnMut(&str) -> u8) -> Duration {
        let start = Instant::now();
        let mut sum = 0_u64;
        for &player in &self.order {
            sum += u64::from(look_up(black_box(&self.ids[player])));
        }
        let elapsed = start.elapsed();
        let expected: u64 = self.order.iter().map(|player| u64::from(values(*player)[46])).sum();
        assert_eq!(sum, expected, "every player has his own values");
        elapsed
    }
}

struct HotTier(Asked, Warm, Hot);

impl HotTier {
    fn new() -> Self {
        let (asked, warm, mut hot) = (Asked::of(BUSY), Warm::with_bytes(1 << 26), Hot::default());
        // Two of them may have the same places; the last comes first.
        for (number, id) in asked.ids.iter().enumerate() {
            hot.put(warm.hash(QUEUE, id), kept(number, id), 1_000);
        }
        let is_there = |id: &str| hot.get(warm.hash(QUEUE, id), QUEUE, id, 1).is_some();
        let order = asked.order.iter().copied().filter(|player| is_there(&asked.ids[*player])).collect();
        HotTier(Asked { order, ..asked }, warm, hot)
    }
}

impl Contestant for HotTier {
    fn name(&self) -> &'static str {
        "hot"
    }

    fn round(&mut self) -> Duration {
        let Self(asked, warm, hot) = self;
        let share = asked.order.len() as f64 / f64::from(LOOK_UPS);
        let took =
            asked.time(|id| hot.get(warm.hash(QUEUE, id), QUEUE, id, 1).expect("it is hot").values()[46]);
        took.div_f64(share)
    }
}

struct WarmTier(Asked, Warm);

impl WarmTier {
    fn new() -> Self {
        let (asked, warm) = (Asked::of(PLAYERS), Warm::with_bytes(1 << 26));
        for (number, id) in asked.ids.iter().enumerate() {
            warm.put(warm.hash(QUEUE, id), kept(number, id), 0);
        }
        assert_eq!(warm.figures().players, PLAYERS as u64, "all of them fit");
        WarmTier(asked, warm)
    }
}

impl Contestant for WarmTier {
    fn name(&self) -> &'static str {
        "warm"
    }

    fn round(&mut self) -> Duration {
        let Self(asked, warm) = self;
        asked.time(|id| warm.get(warm.hash(QUEUE, id), QUEUE, id, 1).expect("it is warm").values()[46])
    }
}

/// The map that one would take: by player, for each queue one.
struct Map(Asked, HashMap<String, Box<[u8]>>);

impl Map {
    fn of(count: usize) -> Self {
        let asked = Asked::of(count);
        let map =
            asked.ids.iter().enumerate().map(|(number, id)| (id.clone(), values(number).into())).collect();
        Map(asked, map)
    }
}

impl Contestant for Map {
    fn name(&self) -> &'static str {
        "std HashMap"
    }

    fn round(&mut self) -> Duration {
        let Self(asked, map) = self;
        asked.time(|id| map.get(id).expect("it is there")[46])
    }
}

fn kept(number: usize, id: &str) -> Kept {
    Kept::new(QUEUE, id, &values(number)).expect("a short id")
}

fn compared(name: &str, ours: Box<dyn Contestant>, players: usize) {
    let mut contestants: Vec<Box<dyn Contestant>> = vec![ours, Box::new(Map::of(players))];
    let medians = medians(&mut contestants, ROUNDS, LOOK_UPS);
    Row {
        name,
        ours: medians[0],
        rival: Some(medians[1]),
        rival_name: "std HashMap of as many",
        unit: "ns",
        better: Better::Lower,
        target: None,
    }
    .print();
}

/// Every look-up timed by itself: what the slowest in a hundred takes.
fn timed(name: &str, target: f64, players: usize, mut look_up: impl FnMut(&str) -> u8) {
    let ids = ids(players);
    let order = order(players);
    let mut times = Vec::with_capacity(TIMED);
    for &player in order.iter().cycle().take(TIMED) {
        let start = ticks();
        black_box(look_up(black_box(&ids[player])));
        times.push(u32::try_from(ticks() - start).unwrap_or(u32::MAX));
    }
    let quantiles = Quantiles::of_ticks(&mut times);
    println!("{name}: {quantiles}");
    Row {
        name,
        ours: quantiles.p99 / 1_000.0,
        rival: None,
        rival_name: "",
        unit: "µs",
        better: Better::Lower,
        target: Some(target),
    }
    .print();
}

/// Prints the rows.
pub fn report() {
    compared("profiles: hot look-up", Box::new(HotTier::new()), BUSY);
    compared("profiles: warm look-up, 100,000 players", Box::new(WarmTier::new()), PLAYERS);
    let HotTier(_, warm, hot) = HotTier::new();
    timed("profiles: hot look-up, p99", 5.0, BUSY, |id| {
        hot.get(warm.hash(QUEUE, id), QUEUE, id, 1).map_or(0, |kept| kept.values()[46])
    });
    let WarmTier(_, warm) = WarmTier::new();
    timed("profiles: warm look-up, p99", 20.0, PLAYERS, |id| {
        warm.get(warm.hash(QUEUE, id), QUEUE, id, 1).expect("it is warm").values()[46]
    });
}
