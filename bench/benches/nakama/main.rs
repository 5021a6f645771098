//! One against one beside Nakama's matchmaker: the same ratings in the same order, asked as frames of each one's own
//! protocol; decoded, searched, and every answer encoded. `npm run bench -- nakama`.
//!
//! Nakama runs with its own search, and with a custom processor that sorts and pairs. It may use all cores, ours is one
//! thread. What is left out favours it: no sockets on either side, Nakama's sessions hold nothing, the way in of its
//! own search is not counted (`bench/nakama/crowd.go` says why), and it makes no acknowledgement that it has not got.

#[path = "../engine/crowd.rs"]
#[expect(dead_code, reason = "the engine's own benchmark uses the rest")]
mod crowd;
#[path = "../engine/duel.rs"]
mod duel;
mod rival;
#[path = "../engine/world.rs"]
mod world;

use musterd_bench::compare::{Contestant, medians};
use musterd_bench::nakama::Nakama;
use musterd_bench::report::{Better, Row, is_quick, print_not_measured, rounds};

use duel::Duel;
use rival::{Rival, Search};

/// Who is met, with how many tickets present together, in how many rounds. Odd, so that the median is one of them.
const SCENES: [(Search, u32, usize); 5] = [
    (Search::Own, 1_000, 9),
    (Search::Own, 5_000, 7),
    (Search::Processor, 1_000, 31),
    (Search::Processor, 5_000, 15),
    (Search::Processor, 100_000, 7),
];
/// Where only answers are checked, larger crowds are left out.
const QUICK_TICKETS_MAX: u32 = 1_000;

fn main() {
    let wanted = SCENES.into_iter().filter(|(_, tickets, _)| !is_quick() || *tickets <= QUICK_TICKETS_MAX);
    for (search, tickets, full) in wanted {
        let name = format!("engine 1v1, {} K tickets, beside {}", tickets / 1_000, search.name());
        match Nakama::start() {
            Ok(nakama) => report(&name, search, tickets, rounds(full), nakama),
            Err(why) => print_not_measured(&name, &why),
        }
    }
}

fn report(name: &str, search: Search, tickets: u32, rounds: usize, nakama: Nakama) {
    let mut contestants: Vec<Box<dyn Contestant>> =
        vec![Box::new(Duel::new(tickets)), Box::new(Rival::new(nakama, search, tickets))];
    let medians = medians(&mut contestants, rounds, tickets);
    Row {
        name,
        ours: 1e9 / medians[0],
        rival: Some(1e9 / medians[1]),
        rival_name: search.name(),
        unit: "players/s",
        better: Better::Higher,
        target: None,
    }
    .print_against(search.target());
}
