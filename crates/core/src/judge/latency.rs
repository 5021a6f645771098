//! Latency rules: a region that all parties reach in time.

use super::slack;
use crate::facts::{PartyFacts, PlayerFacts, Symbol};
use crate::rules::Aggregation;
use crate::rules::model::{DistanceReference, Parameters};

/// A latency rule at a step.
#[derive(Clone, Copy, Debug)]
pub(super) struct LatencyRule<'r> {
    pub(super) parameters: &'r Parameters,
    pub(super) distance_reference: DistanceReference,
    pub(super) aggregation: Aggregation,
}

/// The highest, the lowest and the mean latency of some parties to a region.
#[derive(Clone, Copy, Debug)]
struct Reached {
    lowest: f64,
    highest: f64,
    mean: f64,
}

impl LatencyRule<'_> {
    /// By how many milliseconds the rule fails in a region; 0 where it holds, `None` where not everybody knows it.
    pub(super) fn excess<'a>(
        &self,
        region: Symbol,
        parties: impl Iterator<Item = &'a PartyFacts>,
    ) -> Option<f64> {
        let reached = self.reached(region, parties)?;
        let over = self.parameters.max_latency.map_or(0.0, |most| reached.highest - most);
        let apart = self.parameters.max_distance.map_or(0.0, |most| {
            let reference = match self.distance_reference {
                DistanceReference::Min => reached.lowest,
                DistanceReference::Average => reached.mean,
            };
            (reached.highest - reference).max(reference - reached.lowest) - most
        });
        Some(over.max(apart).max(0.0))
    }

    /// Whether the rule may still hold in a region when others join these parties.
    pub(super) fn may_hold<'a>(&self, region: Symbol, parties: impl Iterator<Item = &'a PartyFacts>) -> bool {
        let Some(reached) = self.reached(region, parties) else { return false };
        let in_time = self.parameters.max_latency.is_none_or(|most| reached.highest <= most);
        in_time
            && self.parameters.max_distance.is_none_or(|most| {
                let spread = reached.highest - reached.lowest;
                match self.distance_reference {
                    // Those who join can only lower the lowest.
                    DistanceReference::Min => spread <= most,
                    // They may move the mean to the middle.
                    DistanceReference::Average => spread <= slack(2.0 * most),
                }
            })
    }

    fn reached<'a>(&self, region: Symbol, parties: impl Iterator<Item = &'a PartyFacts>) -> Option<Reached> {
        let mut reached = Reached { lowest: f64::INFINITY, highest: f64::NEG_INFINITY, mean: 0.0 };
        let mut count = 0.0;
        for party in parties {
            let latency = party_latency(party, region, self.aggregation)?;
            reached.lowest = reached.lowest.min(latency);
            reached.highest = reached.highest.max(latency);
            reached.mean += latency;
            count += 1.0;
        }
        reached.mean /= count;
        (count > 0.0).then_some(reached)
    }
}

/// A party's latency to a region that all its members know.
fn party_latency(party: &PartyFacts, region: Symbol, aggregation: Aggregation) -> Option<f64> {
    let is_known = party.players.iter().all(|player| latency(player, region).is_some());
    let latencies = party.players.iter().map(|player| latency(player, region).unwrap_or_default());
    is_known.then(|| aggregation.fold(latencies))
}

/// A player's latency to a region.
pub(super) fn latency(player: &PlayerFacts, region: Symbol) -> Option<f64> {
    let found = player.latencies.binary_search_by_key(&region, |(region, _)| *region).ok()?;
    Some(player.latencies[found].1)
}

/// The mean latency of all players to a region that all know.
pub(super) fn mean_latency<'a>(region: Symbol, parties: impl Iterator<Item = &'a PartyFacts>) -> Option<f64> {
    let mut sum = 0.0;
    let mut count = 0.0;
    for player in parties.flat_map(|party| &party.players) {
        sum += latency(player, region)?;
        count += 1.0;
    }
    Some(sum / count)
}
