//! The engine on one thread: encoded frames → decode → apply → pass → encoded frames, one against one.
//!
//! `cargo bench --bench engine`, or one part of it: `-- duel`, `-- waiting`, `-- teams`. Beside it runs a floor, not a rival: the same frames through the same codec, and a
//! sort of the ratings where the engine is: no sessions, no tickets, no claims, no acknowledgements, nothing that could
//! be cancelled. It says what the matchmaking itself costs. The rival of the targets, Nakama with its own search and
//! with a sort-and-pair processor, is measured by the work that compares matchmakers, and not here.

mod crowd;
mod duel;
mod floor;
mod teams;
mod waiting;
mod world;

use musterd_bench::compare::{Contestant, medians};
use musterd_bench::report::{Better, Row};

/// Tickets present together, and how often that is measured. Odd, so that the median is one of the rounds.
const SIZES: [(u32, usize); 3] = [(1_000, 101), (10_000, 31), (100_000, 9)];

fn main() {
    match std::env::args().nth(1).as_deref() {
        Some("duel") => return duels(),
        Some("waiting") => return waiting::report(),
        Some("teams") => return teams::report(),
        _ => {}
    }
    duels();
    waiting::report();
    teams::report();
}

fn duels() {
    for (tickets, rounds) in SIZES {
        let mut contestants: Vec<Box<dyn Contestant>> =
            vec![Box::new(duel::Duel::new(tickets)), Box::new(floor::Floor::new(tickets))];
        let medians = medians(&mut contestants, rounds, tickets);
        Row {
            name: &format!("engine 1v1, {} K tickets", tickets / 1_000),
            ours: 1e9 / medians[0],
            rival: Some(1e9 / medians[1]),
            rival_name: contestants[1].name(),
            unit: "players/s",
            better: Better::Higher,
            target: Some(5e6),
        }
        .print();
    }
}
