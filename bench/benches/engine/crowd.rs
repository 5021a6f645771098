//! Who asks for a match, as frames.

use musterd_core::command::{Attribute, Command, Enqueue, Request, Value};
use musterd_wire::compose;

/// The name of the queue.
pub const QUEUE: &str = "duel";
/// The largest legal difference of two ratings.
pub const DISTANCE_MAX: f64 = 100.0;
/// One against one, near in rating, a pass each second.
pub const RULES: &str = r#"{
    "ruleLanguageVersion": "1.0",
    "playerAttributes": [{"name": "rating", "type": "number"}],
    "teams": [
        {"name": "red", "minPlayers": 1, "maxPlayers": 1},
        {"name": "blue", "minPlayers": 1, "maxPlayers": 1}
    ],
    "rules": [{
        "name": "near", "type": "batchDistance", "batchAttribute": "rating", "maxDistance": 100
    }],
    "queue": {"tickMs": 1000}
}"#;

/// Ratings that all find a partner come on islands: within one every two are legal, across two none are.
const ISLANDS: u32 = 20;
const ISLAND_GAP: f64 = 300.0;

/// One player and his request.
pub struct Asker {
    /// His connection, from 1.
    pub connection: u32,
    /// His `enqueue`, encoded.
    pub frame: Vec<u8>,
}

impl Asker {
    fn new(connection: u32, rating: f64) -> Asker {
        let enqueue = Enqueue {
            queue: QUEUE,
            attributes: &[Attribute { name: "rating", value: Value::Number(rating) }],
            ..Enqueue::default()
        };
        let request = Request { id: "enqueue-1", request: 0, command: Command::Enqueue(enqueue) };
        Asker { connection, frame: compose::frame(&request) }
    }
}

/// The id of the player on a connection.
pub fn player_id(connection: u32) -> String {
    format!("player-{connection:07}")
}

/// The connection of a player.
pub fn connection_of(player_id: &str) -> u32 {
    player_id.trim_start_matches("player-").parse().expect("one of ours")
}

/// The island of the player on a connection: two of each, then two of the next, so that each holds an even number
/// where the crowd does.
pub fn island(connection: u32) -> u32 {
    (connection - 1) / 2 % ISLANDS
}

/// An even number of players who can all be matched, in an order that tells nothing.
pub fn matchable(players: u32) -> Vec<Asker> {
    assert_eq!(players % (2 * ISLANDS), 0, "each island holds an even number");
    let mut spread = Spread(0x5eed);
    let askers = (1..=players).map(|connection| {
        let middle = 500.0 + f64::from(island(connection)) * ISLAND_GAP;
        Asker::new(connection, middle + spread.next() * DISTANCE_MAX)
    });
    let mut askers: Vec<Asker> = askers.collect();
    for index in (1..askers.len()).rev() {
        askers.swap(index, spread.below(index + 1));
    }
    askers
}

/// Players of whom no two can be matched.
pub fn lonely(players: u32) -> Vec<Asker> {
    let rating = |connection: u32| f64::from(connection) * 2.0 * DISTANCE_MAX;
    (1..=players).map(|connection| Asker::new(connection, rating(connection))).collect()
}

/// Newcomers, one beside each `every`-th of `players` lonely ones, and beside nobody else.
pub fn partners(players: u32, every: u32) -> Vec<Asker> {
    let beside = |of: u32| f64::from(of) * 2.0 * DISTANCE_MAX + 1.0;
    (1..=players / every).map(|index| Asker::new(players + index, beside(index * every))).collect()
}

/// A small generator of numbers that look random (Steele, Lea and Flood's `SplitMix64`), the same in every run.
pub struct Spread(u64);

impl Spread {
    /// The same numbers for the same seed.
    pub fn new(seed: u64) -> Spread {
        Spread(seed)
    }

    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 up to, but not, 1.
    pub fn next(&mut self) -> f64 {
        f64::from(u32::try_from(self.bits() >> 32).expect("32 bits")) / f64::from(u32::MAX) * 0.999
    }

    /// From 0 up to, but not, `end`.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.bits() >> 1).expect("63 bits") % end
    }
}
