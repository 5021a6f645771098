//! Which regions a party reaches in time, as bits: a region that several parties share is an `and` of numbers.

use crate::facts::{PartyFacts, Symbol};
use crate::rules::model::RuleKind;
use crate::rules::{Aggregation, RuleSet};
use crate::value::Latencies;

/// Regions that one pool can tell apart. Where more are reported, each party that names one beyond them counts as
/// reaching every region here, and the rules alone decide.
const REGIONS: usize = u64::BITS as usize;

/// Every region.
pub(super) const ALL: u64 = u64::MAX;

/// The regions that waiting parties report, and what the latency rules ask for.
#[derive(Debug, Default)]
pub(super) struct Regions {
    /// Which region each bit is, and how many parties report it.
    bits: Vec<Option<(Symbol, u32)>>,
    /// The demands of each level: aggregation and maximum of every latency rule.
    levels: Vec<Vec<(Aggregation, f64)>>,
    level_of_step: Vec<usize>,
}

/// Where a party can play.
#[derive(Debug)]
pub(super) struct Reach {
    /// Bits of the regions that it reports.
    taken: u64,
    /// Bits of the regions that it reaches in time, at each level; none where no rule asks for a region.
    pub(super) masks: Box<[u64]>,
}

impl Regions {
    /// For the latency rules that no compound rule contains.
    pub(super) fn of(rules: &RuleSet) -> Regions {
        let mut regions = Regions::default();
        for step in &rules.steps {
            let asked = rules.rules.iter().zip(&step.rules).filter(|(rule, _)| !rule.is_part);
            let demands: Vec<(Aggregation, f64)> = asked
                .filter_map(|(rule, parameters)| match rule.kind {
                    RuleKind::Latency { aggregation, .. } => Some((aggregation, parameters.max_latency?)),
                    _ => None,
                })
                .collect();
            let known = regions.levels.iter().position(|level| *level == demands);
            regions.level_of_step.push(known.unwrap_or(regions.levels.len()));
            if known.is_none() {
                regions.levels.push(demands);
            }
        }
        regions
    }

    /// True when no rule asks for a region.
    pub(super) fn are_free(&self) -> bool {
        self.levels.iter().all(Vec::is_empty)
    }

    /// Which of a party's masks holds at a step.
    pub(super) fn level_of(&self, step: usize) -> usize {
        self.level_of_step[step]
    }

    /// Where a party can play, level by level; its regions are known from now on.
    pub(super) fn admit(&mut self, party: &PartyFacts) -> Reach {
        if self.are_free() {
            return Reach { taken: 0, masks: Box::default() };
        }
        let (mut taken, mut is_known) = (0, true);
        for region in reported(party) {
            match self.take(region) {
                Some(bit) => taken |= 1 << bit,
                None => is_known = false,
            }
        }
        let mask = |level: &Vec<(Aggregation, f64)>| match (is_known, level.is_empty()) {
            (true, false) => self.mask(level, party),
            _ => ALL,
        };
        Reach { taken, masks: self.levels.iter().map(mask).collect() }
    }

    /// The party no longer waits.
    pub(super) fn release(&mut self, reach: &Reach) {
        for (bit, known) in self.bits.iter_mut().enumerate().filter(|(bit, _)| reach.taken & 1 << bit != 0) {
            debug_assert!(known.is_some(), "bit {bit} is taken");
            *known = known.and_then(|(region, uses)| (uses > 1).then_some((region, uses - 1)));
        }
    }

    /// The region of a bit.
    pub(super) fn region(&self, bit: usize) -> Option<Symbol> {
        self.bits.get(bit).copied().flatten().map(|(region, _)| region)
    }

    /// The region's bit, used once more, if there is one for it.
    fn take(&mut self, region: Symbol) -> Option<usize> {
        let is_it = |bit: &Option<(Symbol, u32)>| bit.is_some_and(|(known, _)| known == region);
        let place = self.bits.iter().position(is_it).or_else(|| self.bits.iter().position(Option::is_none));
        let place = place.unwrap_or(self.bits.len());
        if place == REGIONS {
            return None;
        }
        if place == self.bits.len() {
            self.bits.push(None);
        }
        let uses = self.bits[place].map_or(0, |(_, uses)| uses);
        self.bits[place] = Some((region, uses + 1));
        Some(place)
    }

    fn mask(&self, level: &[(Aggregation, f64)], party: &PartyFacts) -> u64 {
        let bits = self.bits.iter().enumerate();
        let reached = bits.filter(|(_, bit)| {
            let Some((region, _)) = bit else { return false };
            level.iter().all(|(aggregation, max)| {
                party_latency(party, *region, *aggregation).is_some_and(|latency| latency <= *max)
            })
        });
        reached.fold(0, |mask, (bit, _)| mask | 1 << bit)
    }
}

/// The party's round trip to a region, if every player reports one.
pub(super) fn party_latency(party: &PartyFacts, region: Symbol, aggregation: Aggregation) -> Option<f64> {
    let known = party.players.iter().all(|player| latency(&player.latencies, region).is_some());
    known.then(|| {
        let players = party.players.iter();
        aggregation.fold(players.map(|player| latency(&player.latencies, region).unwrap_or(0.0)))
    })
}

/// A player's round trip to a region.
pub(super) fn latency(latencies: &[(Symbol, f64)], region: Symbol) -> Option<f64> {
    latencies.iter().find(|(known, _)| *known == region).map(|(_, latency)| *latency)
}

/// The regions that the party's first player reports: one that he lacks is nobody's.
fn reported(party: &PartyFacts) -> impl Iterator<Item = Symbol> + '_ {
    party.players.first().into_iter().flat_map(|player| player.latencies.iter().map(|(region, _)| *region))
}

/// The region known to all with the lowest mean round trip, ties by name; `None` when there is none.
pub(crate) fn nearest_common<'a>(players: &(impl Iterator<Item = &'a Latencies> + Clone)) -> Option<&'a str> {
    let first = players.clone().next()?;
    let mean = |region: &str| {
        let mut sum = 0.0;
        let mut count = 0.0;
        for latencies in players.clone() {
            sum += latencies.iter().find(|(known, _)| **known == *region)?.1;
            count += 1.0;
        }
        Some(sum / count)
    };
    let known = first.iter().filter_map(|(region, _)| Some((mean(region)?, &**region)));
    known.min_by(|left, right| left.0.total_cmp(&right.0).then(left.1.cmp(right.1))).map(|(_, region)| region)
}
