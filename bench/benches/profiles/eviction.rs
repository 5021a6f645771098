//! Who is kept: hits on a trace of a million players, of whom the k-th is asked for as often as 1/k^1.1 says, with room
//! for a tenth of them. Beside it LRU, and L. A. Belady's optimum (*A study of replacement algorithms for a
//! virtual-storage computer*, IBM Systems Journal 5, 1966), which knows the future: nobody can do better.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use musterd_bench::report::{Better, Row};
use musterd_host::limits::WARM_ENTRY_BYTES;
use musterd_host::tiers::{Kept, Warm};

const QUEUE: &str = "ladder";
const PLAYERS: usize = 1_000_000;
const ROOM: usize = 100_000;
const EXPONENT: f64 = 1.1;
/// Look-ups that fill what is empty, and those that count.
const WARMING: usize = 2_000_000;
const COUNTED: usize = 4_000_000;
const ID_CHARS: usize = 15;
const VALUE_BYTES: usize = 54;
const SEED: u64 = 0x1f83_d9ab_fb41_bd6b;

/// The trace, by inverting the distribution's sum.
fn trace() -> Vec<u32> {
    let mut sums = Vec::with_capacity(PLAYERS);
    let mut sum = 0.0;
    for rank in 1..=PLAYERS {
        sum += (rank as f64).powf(-EXPONENT);
        sums.push(sum);
    }
    let mut state = SEED;
    let mut random = move || {
        // SplitMix64: G. Steele, D. Lea, C. Flood, Fast splittable pseudorandom number generators, OOPSLA 2014.
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    };
    let pick = |number: f64| u32::try_from(sums.partition_point(|at| *at < number * sum)).expect("a rank");
    (0..WARMING + COUNTED).map(|_| pick(random()).min(u32::try_from(PLAYERS - 1).expect("a rank"))).collect()
}

/// The share of hits among those that count. `ask` says whether it was one.
fn share(trace: &[u32], mut ask: impl FnMut(usize, u32) -> bool) -> f64 {
    let mut hits = 0_u32;
    for (at, &player) in trace.iter().enumerate() {
        let is_hit = ask(at, player);
        hits += u32::from(is_hit && at >= WARMING);
    }
    f64::from(hits) * 100.0 / COUNTED as f64
}

fn ours(trace: &[u32]) -> f64 {
    // As many bytes as a hundred thousand of these players take.
    let one = Kept::new(QUEUE, &id(0), &[0; VALUE_BYTES]).expect("a short id");
    let bytes = ROOM * (WARM_ENTRY_BYTES + one.bytes());
    let warm = Warm::with_bytes(bytes);
    let found = share(trace, |_, player| {
        let id = id(player);
        let hash = warm.hash(QUEUE, &id);
        if let Some(kept) = warm.get(hash, QUEUE, &id, 0) {
            assert_eq!(kept.values()[..4], player.to_le_bytes(), "another player's values");
            return true;
        }
        let mut values = [0; VALUE_BYTES];
        values[..4].copy_from_slice(&player.to_le_bytes());
        warm.put(hash, Kept::new(QUEUE, &id, &values).expect("a short id"), 0);
        false
    });
    let figures = warm.figures();
    assert!(figures.bytes <= bytes as u64 && figures.players <= ROOM as u64, "{figures:?}");
    found
}

fn id(player: u32) -> String {
    let id = format!("player-{player:08x}");
    debug_assert_eq!(id.len(), ID_CHARS);
    id
}

fn lru(trace: &[u32]) -> f64 {
    let mut last: HashMap<u32, usize> = HashMap::new();
    let mut ages: BTreeMap<usize, u32> = BTreeMap::new();
    share(trace, |at, player| {
        let before = last.insert(player, at);
        if let Some(before) = before {
            ages.remove(&before);
        } else if last.len() > ROOM {
            let (_, oldest) = ages.pop_first().expect("somebody is there");
            last.remove(&oldest);
        }
        ages.insert(at, player);
        before.is_some()
    })
}

/// Lets go whoever is wanted last; a newcomer who is wanted later than all others does not come in.
fn belady(trace: &[u32]) -> f64 {
    let mut next = vec![usize::MAX; trace.len()];
    let mut seen = vec![usize::MAX; PLAYERS];
    for (at, &player) in trace.iter().enumerate().rev() {
        next[at] = seen[player as usize];
        seen[player as usize] = at;
    }
    let mut kept: HashMap<u32, usize> = HashMap::new();
    let mut by_next: BTreeSet<(usize, u32)> = BTreeSet::new();
    share(trace, |at, player| {
        let before = kept.insert(player, next[at]);
        if let Some(before) = before {
            by_next.remove(&(before, player));
        }
        by_next.insert((next[at], player));
        if kept.len() > ROOM {
            let (_, last) = by_next.pop_last().expect("somebody is there");
            kept.remove(&last);
        }
        before.is_some()
    })
}

/// Prints the rows.
pub fn report() {
    let trace = trace();
    let (ours, lru, belady) = (ours(&trace), lru(&trace), belady(&trace));
    assert!(belady > ours && belady > lru, "nobody beats who knows the future");
    let row = |name, rival, rival_name, target| Row {
        name,
        ours,
        rival: Some(rival),
        rival_name,
        unit: "% hits",
        better: Better::Higher,
        target,
    };
    row("profiles: warm hits, Zipf(1.1), room for a tenth", lru, "LRU of as many", Some(85.0)).print();
    row("profiles: warm hits beside the best there is", belady, "Belady's optimum", None).print();
}
