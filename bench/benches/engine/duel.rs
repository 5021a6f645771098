//! All tickets arrive, one pass matches them: what the engine takes for it.

use std::time::Duration;

use cpu_time::ThreadTime;

use musterd_bench::compare::Contestant;

use crate::crowd::{Asker, island, matchable};
use crate::world::World;

/// Our side. The engine goes on from round to round, as a server does: it keeps its memory, its sessions and the
/// tickets that have ended.
pub struct Duel {
    askers: Vec<Asker>,
    world: World,
}

impl Duel {
    /// With so many tickets a round. Runs one round with its matches checked.
    pub fn new(tickets: u32) -> Duel {
        let mut duel = Duel { askers: matchable(tickets), world: World::new(tickets) };
        duel.world.said.keeps_pairs = true;
        duel.world.enqueue(&duel.askers);
        duel.world.pass();
        duel.check();
        duel.world.said.keeps_pairs = false;
        duel.world.acknowledge();
        duel
    }

    /// Every player is in one match, which his partner was told of too, and both are of one island.
    fn check(&mut self) {
        let pairs = &mut self.world.said.pairs;
        assert_eq!(pairs.len(), self.askers.len(), "each player was told of his match");
        pairs.sort_unstable();
        let mut seen = vec![false; self.askers.len() + 1];
        for told in pairs.chunks_exact(2) {
            assert_eq!(told[0], told[1], "both players were told of the same match");
            for connection in told[0] {
                assert!(
                    !std::mem::replace(&mut seen[connection as usize], true),
                    "{connection} has one match"
                );
            }
            let [first, second] = told[0].map(island);
            assert_eq!(first, second, "near in rating");
        }
    }
}

impl Contestant for Duel {
    fn name(&self) -> &'static str {
        "musterd"
    }

    fn round(&mut self) -> Duration {
        let start = ThreadTime::now();
        self.world.enqueue(&self.askers);
        self.world.pass();
        let elapsed = start.elapsed();
        assert_eq!(self.world.said.match_frames as usize, self.askers.len(), "all are matched");
        self.world.acknowledge();
        elapsed
    }
}
