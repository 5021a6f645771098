//! Regions of a pool as bits, so that parties without a common region part in one instruction.

use std::collections::HashMap;

use crate::facts::{PartyFacts, Symbol};

/// The bit that all regions share which have none of their own.
const SHARED: usize = 63;

/// Which region has which bit in a pool, counted by the players who report it.
///
/// The first 63 regions have a bit of their own, all others share one: two parties whose masks have no bit in common
/// have no region in common; whether those that have are within reach of each other is for the rules to say.
#[derive(Debug, Default)]
pub struct RegionIndex {
    places: HashMap<Symbol, usize>,
    /// How many waiting players report the region of each place.
    uses: Vec<u32>,
    free: Vec<usize>,
}

impl RegionIndex {
    /// A party begins to wait: its regions get their bits.
    pub fn enter(&mut self, party: &PartyFacts) {
        for region in regions_of(party) {
            let place = *self.places.entry(region).or_insert_with(|| {
                self.free.pop().unwrap_or_else(|| {
                    self.uses.push(0);
                    self.uses.len() - 1
                })
            });
            self.uses[place] += 1;
        }
    }

    /// A party that entered leaves, with the regions that it had then.
    pub fn leave(&mut self, party: &PartyFacts) {
        for region in regions_of(party) {
            let place = self.places[&region];
            self.uses[place] -= 1;
            if self.uses[place] == 0 {
                self.places.remove(&region);
                self.free.push(place);
            }
        }
    }

    /// The region's bit; a region that nobody reports shares the last.
    pub fn bit(&self, region: Symbol) -> u64 {
        let place = self.places.get(&region).map_or(SHARED, |&place| place.min(SHARED));
        1 << place
    }
}

fn regions_of(party: &PartyFacts) -> impl Iterator<Item = Symbol> {
    party.players.iter().flat_map(|player| player.latencies.iter().map(|(region, _)| *region))
}
