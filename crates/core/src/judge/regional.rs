//! The judge of regions: whether one serves a group, which one a match takes, which a party reaches.

use std::cmp::Ordering;

use super::latency::{LatencyRule, mean_latency};
use super::{Judge, RegionIndex, Verdict};
use crate::facts::{Interner, PartyFacts, Placed, Symbol};
use crate::rules::model::{Rule, RuleKind};

impl<'r> Judge<'r> {
    /// The region of a match with this lineup: of those where all latency rules that count hold, or of all that
    /// everybody knows where there is none, the one of the lowest mean latency over all players; of equals the first
    /// by name. `names` has the texts of the lineup's symbols.
    pub fn region(&self, lineup: &[Placed<'_>], names: &Interner) -> Option<Symbol> {
        let first = lineup.first()?;
        let mut best: Option<(Symbol, f64)> = None;
        for &(region, _) in &first.party.players[0].latencies {
            if self.excess_in(region, &self.plan.latency, lineup) != Some(0.0) {
                continue;
            }
            let Some(mean) = mean_latency(region, lineup.iter().map(|placed| placed.party)) else { continue };
            let is_better = best.is_none_or(|(known, least)| match mean.total_cmp(&least) {
                Ordering::Less => true,
                Ordering::Equal => names.text(region) < names.text(known),
                Ordering::Greater => false,
            });
            if is_better {
                best = Some((region, mean));
            }
        }
        best.map(|(region, _)| region)
    }

    /// The bits of the regions that a party alone reaches by all latency rules that count. All bits where there are no
    /// such rules. Two parties without a common bit are in no match together; those with one may be.
    pub fn regions(&self, party: &PartyFacts, index: &RegionIndex) -> u64 {
        if !self.plan.needs_region() {
            return u64::MAX;
        }
        let known = party.players[0].latencies.iter().map(|(region, _)| *region);
        let reached = known.filter(|region| self.may_serve(*region, &self.plan.latency, &[party]));
        reached.fold(0, |bits, region| bits | index.bit(region))
    }

    /// Whether some region may satisfy all of these latency rules.
    pub(super) fn may_share_region(&self, rules: &[usize], parties: &[&PartyFacts]) -> bool {
        let Some(first) = parties.first() else { return true };
        let mut known = first.players[0].latencies.iter().map(|(region, _)| *region);
        known.any(|region| self.may_serve(region, rules, parties))
    }

    fn may_serve(&self, region: Symbol, rules: &[usize], parties: &[&PartyFacts]) -> bool {
        let mut rules = rules.iter().filter_map(|&rule| self.latency_rule(rule));
        rules.all(|rule| rule.may_hold(region, parties.iter().copied()))
    }

    pub(super) fn latency_verdict(&self, rule: usize, lineup: &[Placed<'_>]) -> Verdict {
        let parameters = &self.step.rules[rule];
        let most = parameters.max_latency.or(parameters.max_distance).unwrap_or(1.0);
        let excess = self.latency_excess(&[rule], lineup);
        Verdict::of(excess == Some(0.0), excess.unwrap_or(most))
    }

    /// Milliseconds by which these latency rules fail together in the region where they fail least; `None` where no
    /// region is known to all.
    pub(super) fn latency_excess(&self, rules: &[usize], lineup: &[Placed<'_>]) -> Option<f64> {
        let first = lineup.first()?;
        let regions = first.party.players[0].latencies.iter().map(|(region, _)| *region);
        let excesses = regions.filter_map(|region| self.excess_in(region, rules, lineup));
        excesses
            .fold(None, |least: Option<f64>, excess| Some(least.map_or(excess, |least| least.min(excess))))
    }

    /// The worst of these latency rules in a region.
    fn excess_in(&self, region: Symbol, rules: &[usize], lineup: &[Placed<'_>]) -> Option<f64> {
        let mut worst = 0.0_f64;
        for rule in rules.iter().filter_map(|&rule| self.latency_rule(rule)) {
            worst = worst.max(rule.excess(region, lineup.iter().map(|placed| placed.party))?);
        }
        Some(worst)
    }

    fn latency_rule(&self, rule: usize) -> Option<LatencyRule<'r>> {
        let Rule { kind: RuleKind::Latency { distance_reference, aggregation }, .. } = self.rules.rules[rule]
        else {
            return None;
        };
        Some(LatencyRule { parameters: &self.step.rules[rule], distance_reference, aggregation })
    }
}
